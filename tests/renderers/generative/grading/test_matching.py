"""Exposure and white balance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.grading.grain import grained
from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.grading.matching import Bounds, gains, graded, relit
from renderers.generative.requests import Pixels


def picture(seed: int = 0) -> Pixels:
    rng = np.random.default_rng(seed)
    return rng.integers(40, 160, (30, 40, 3)).astype(np.uint8)


def test_light_and_back() -> None:
    codes = np.arange(256, dtype=np.uint8)
    assert (encoded(linear(codes)) == codes).all()
    assert linear(np.uint8([0, 255])) == pytest.approx([0, 1])


@given(st.floats(0.7, 1.4), st.floats(0.9, 1.1), st.floats(0.9, 1.1))
def test_gains_find_what_was_done(exposure: float, red: float, blue: float) -> None:
    done = np.array([exposure * red, exposure, exposure * blue], np.float32)
    before = picture()
    after = encoded(np.clip(linear(before) * done, 0, 1))
    assert gains(before, after) == pytest.approx(done, rel=0.06)


def test_outliers_do_not_count() -> None:
    before = picture()
    after = before.copy()
    after[:2] = 255  # a lamp in the picture
    assert gains(before, after) == pytest.approx(np.ones(3), rel=0.1)


def test_gains_are_bounded() -> None:
    dark, bright = (
        np.full((30, 40, 3), 20, np.uint8),
        np.full((30, 40, 3), (250, 200, 90), np.uint8),
    )
    found = gains(dark, bright, bounds=Bounds(1.5, 1.2))
    assert found.max() <= 1.5 * 1.2 + 1e-4
    assert found.min() >= 1 / (1.5 * 1.2) - 1e-4
    assert (gains(dark, bright, bounds=Bounds(share=0.0)) == 1).all()


def test_too_few_pixels_say_nothing() -> None:
    where = np.zeros((30, 40), np.bool_)
    where[0, :5] = True
    assert (gains(picture(), picture(1), where) == 1).all()


def test_no_gain_no_change() -> None:
    assert (graded(picture(), np.ones(3, np.float32)) == picture()).all()


def test_a_painted_figure_gets_the_level_of_the_drawn_one_in_the_plates_light() -> None:
    drawn, where = picture(), np.zeros((30, 40), np.bool_)
    where[5:25, 10:30] = True
    light = np.array([1.3, 1.2, 1.1], np.float32)
    painted = graded(drawn, np.array([0.8, 0.8, 0.8], np.float32))
    made = relit(painted, drawn, where, light)
    wanted = graded(drawn, light)
    apart = linear(made[where]).mean(axis=0) / linear(wanted[where]).mean(axis=0)
    assert apart == pytest.approx(np.ones(3), rel=0.06)


def test_grain_is_asked_for_or_not_there() -> None:
    grey = np.full((60, 80, 3), 128, np.uint8)
    assert grained(grey, 0, 1) is grey
    one = grained(grey, 0.5, 1)
    assert (one == grained(grey, 0.5, 1)).all()
    assert (one != grained(grey, 0.5, 2)).any()
    assert one.std() == pytest.approx(7, rel=0.2)
    assert (grained(np.zeros_like(grey), 0.5, 1) == 0).all()
