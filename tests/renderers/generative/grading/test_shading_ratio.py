"""People turned from one light to another."""

import numpy as np
import pytest

from renderers.generative.grading.harmonics import fitted, sphere
from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.grading.shading_ratio import (
    Shadings,
    Turn,
    light_seen,
    turned,
    world_normals,
)
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import ShotPasses

SIDE = 96


def ball() -> tuple[Floats, Mask]:
    """Normals [h, w, 3] of a ball seen from the front, and where it is."""
    across = np.linspace(-1, 1, SIDE)
    x, y = np.meshgrid(across, -across)
    who = x**2 + y**2 < 0.9
    z = np.sqrt(np.clip(1 - x**2 - y**2, 0, 1))
    normals = np.stack([x, y, z], -1)
    normals /= np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-6)
    return normals.astype(np.float32), who


NORMALS, WHO = ball()


def lamp(x: float, y: float, z: float, colour: tuple[float, float, float] = (1, 1, 1)) -> Floats:
    towards = np.array([x, y, z]) / np.linalg.norm([x, y, z])
    return fitted((np.maximum(sphere() @ towards, 0)[:, None] * colour + 0.4).astype(np.float32))


def lit(numbers: Floats) -> Pixels:
    """A grey ball in a light, on a green ground."""
    from renderers.generative.grading.harmonics import shading

    light = np.full((SIDE, SIDE, 3), (0.05, 0.3, 0.1))
    light[WHO] = 0.25 * shading(numbers, NORMALS[WHO])
    return encoded(light)


def test_the_light_comes_from_where_it_comes_there() -> None:
    drawn, here = lamp(-1, 0.5, 0.8), lamp(1, 0.4, 0.6)
    picture = lit(drawn)
    made = turned(picture, NORMALS, WHO, Shadings(drawn, here), Turn(1.0, exposure=3.0))
    wanted = light_seen(lit(here), NORMALS, WHO)
    before, after = (float(light_seen(p, NORMALS, WHO) @ wanted) for p in (picture, made))
    assert before < 0.5
    assert after > 0.85
    half = turned(picture, NORMALS, WHO, Shadings(drawn, here), Turn(0.5))
    assert before < float(light_seen(half, NORMALS, WHO) @ wanted) < after


def test_nothing_else_is_touched_and_the_level_stays() -> None:
    drawn, here = lamp(-1, 0.5, 0.8), lamp(1, 0.4, 0.6)
    picture = lit(drawn)
    made = turned(picture, NORMALS, WHO, Shadings(drawn, here), Turn())
    far = ~np.isin(np.arange(SIDE), range(1, SIDE - 1))
    assert (made[far] == picture[far]).all()
    assert (made[:8, :8] == picture[:8, :8]).all()
    level = np.log(linear(made[WHO])).mean() - np.log(linear(picture[WHO])).mean()
    assert abs(level) < 0.03


def test_the_same_light_and_no_strength_change_nothing() -> None:
    drawn = lamp(-1, 0.5, 0.8)
    picture = lit(drawn)
    same = turned(picture, NORMALS, WHO, Shadings(drawn, drawn), Turn(1.0))
    assert np.abs(same.astype(int) - picture).max() <= 1
    assert turned(picture, NORMALS, WHO, Shadings(drawn, lamp(1, 0, 0)), Turn(0.0)) is picture
    nobody = np.zeros_like(WHO)
    assert turned(picture, NORMALS, nobody, Shadings(drawn, lamp(1, 0, 0)), Turn()) is picture


def test_it_is_bounded() -> None:
    drawn, here = lamp(-1, 0, 0.1, (30, 30, 30)), lamp(1, 0, 0.1, (30, 3, 3))
    picture = lit(lamp(0, 0, 1))
    made = turned(picture, NORMALS, WHO, Shadings(drawn, here), Turn(1.0, 1.5, 1.1))
    times = linear(made[WHO]) / np.maximum(linear(picture[WHO]), 1e-4)
    assert times.max() < 1.5 * 1.1 * 1.05
    assert times.min() > 1 / (1.5 * 1.1 * 1.1)


def test_normals_of_the_pass_are_turned_into_the_world(two: ShotPasses) -> None:
    """The wall behind faces the camera, the floor faces up."""
    found = world_normals(two.normal[0], two.extrinsics[0])
    room = np.isin(two.ids[0], two.ids_of("set:"))
    assert np.linalg.norm(found[room], axis=-1) == pytest.approx(1, abs=1e-3)
    known = np.abs(found[room]).max(axis=-1)
    assert np.median(known) > 0.98  # walls, floor and crate lie along the axes
    ups = found[room][:, 1]
    assert (ups > 0.95).sum() > 50
    assert (ups < -0.95).sum() < (ups > 0.95).sum()
