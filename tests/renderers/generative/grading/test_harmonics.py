"""Nine numbers of light."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.grading.harmonics import (
    basis,
    brightest,
    fitted,
    gathered,
    shading,
    sphere,
)

EVERY = np.full(len(sphere()), 4 * np.pi / len(sphere()), np.float32)


def unit(x: float, y: float, z: float) -> np.ndarray:
    found = np.array([x, y, z])
    return found / np.linalg.norm(found)


def test_the_functions_are_at_right_angles() -> None:
    found = basis(sphere()).T @ (basis(sphere()) * EVERY[:, None])
    assert found == pytest.approx(np.eye(9), abs=0.02)


def test_even_light_shades_nothing() -> None:
    light = np.tile(np.array([0.5, 0.4, 0.2], np.float32), (len(sphere()), 1))
    numbers = gathered(sphere(), light, EVERY)
    assert shading(numbers, sphere()) == pytest.approx(1, abs=0.01)
    assert np.linalg.norm(numbers[1:]) < 0.01 * np.linalg.norm(numbers[0])


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, 1))
def test_a_wide_light_shades_as_lambert_says(x: float, y: float, z: float) -> None:
    """Against the sum over directions, within the hundredths that nine numbers leave out."""
    towards = unit(x, y, z)
    light = np.repeat(np.clip(sphere() @ towards, 0, 1)[:, None] ** 2 * 5 + 0.2, 3, axis=1)
    numbers = gathered(sphere(), light.astype(np.float32), EVERY)
    truth = np.maximum(sphere() @ sphere().T, 0) @ light
    truth /= truth.mean()
    assert np.abs(shading(numbers, sphere()) - truth).max() < 0.12
    assert float(brightest(numbers) @ towards) > 0.99


def test_directions_that_nobody_looked_in_are_not_invented() -> None:
    """Half of the sphere is missing: what is left still tells the direction."""
    towards = unit(1, 0.2, 0)
    light = np.repeat(np.clip(sphere() @ towards, 0, 1)[:, None] * 3 + 0.2, 3, axis=1)
    known = sphere()[:, 0] > -0.1
    numbers = gathered(sphere()[known], light[known].astype(np.float32), EVERY[known])
    assert float(brightest(numbers) @ towards) > 0.9
    assert np.isfinite(numbers).all()


def test_colour_is_told_by_direction_and_not_as_a_whole() -> None:
    warm, cool = np.array([1.0, 0.6, 0.3]), np.array([0.3, 0.6, 1.0])
    share = np.clip(sphere()[:, :1] * 0.5 + 0.5, 0, 1)
    numbers = gathered(sphere(), (warm * share + cool * (1 - share)).astype(np.float32), EVERY)
    left, right = shading(numbers, np.array([[-1.0, 0, 0], [1.0, 0, 0]]))
    assert right[0] / right[2] > 1.5
    assert left[0] / left[2] < 1 / 1.5
    assert shading(numbers, sphere()).mean(axis=0) == pytest.approx(np.ones(3), abs=0.01)


def test_two_tones_are_held_as_nearly_as_nine_numbers_can() -> None:
    key = unit(0.6, 0.5, 0.6)
    tones = np.where((sphere() @ key > 0)[:, None], [1.0, 0.9, 0.8], [0.5, 0.5, 0.6])
    numbers = fitted(tones.astype(np.float32))
    assert float(brightest(numbers) @ key) > 0.99
    held = shading(numbers, sphere()) * tones.mean(axis=0)
    assert np.sqrt(((held - tones) ** 2).mean()) < 0.12
