"""Shadows of people on the plate."""

from dataclasses import replace

import numpy as np
from scipy import ndimage

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.grading.shadows import shadow_light, shadowed
from renderers.generative.plates.empty_set import EmptySet
from renderers.profile import Profile
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets

DRAWN = np.full((96, 160, 3), 150, np.uint8)
NOBODY = np.zeros((96, 160), np.bool_)


def test_a_shadow_darkens_the_plate_where_it_falls_and_nothing_else() -> None:
    drawn = DRAWN.copy()
    drawn[60:80, 40:90] = encoded(linear(DRAWN[60:80, 40:90]) * 0.5)
    plate = np.random.default_rng(0).integers(60, 200, DRAWN.shape).astype(np.uint8)
    made = shadowed(plate, drawn, DRAWN, NOBODY)
    middle = linear(made[64:76, 46:84]).mean() / linear(plate[64:76, 46:84]).mean()
    assert 0.5 <= middle < 0.62
    assert (made[:50] == plate[:50]).all()
    assert (made <= plate).all()


def test_lines_and_lamps_are_no_shadows() -> None:
    drawn = DRAWN.copy()
    drawn[:, 80] = encoded(linear(DRAWN[:, 80]) * 0.8)  # a faint line
    drawn[10:30, 10:30] = 220  # brighter than before
    assert (shadow_light(drawn, DRAWN, NOBODY) == 1).all()


def test_people_themselves_are_no_shadows() -> None:
    drawn, people = DRAWN.copy(), NOBODY.copy()
    drawn[20:70, 60:90] = 5
    people[20:70, 60:90] = True
    assert (shadow_light(drawn, DRAWN, people) == 1).all()


def test_drawn_shadows_on_the_floor_are_found(toon: ToonRenderer, room_assets: Assets) -> None:
    sheet = replace(two_people(), frames=1)
    empty = EmptySet(sheet, room_assets, toon)
    ((_, alone),) = empty.frames(SIZE, (0,))
    pictures = {
        shadows: next(
            toon.render(sheet, Profile("t", *SIZE, step=1, shadows=shadows), room_assets)
        ).pixels[..., :3].copy()
        for shadows in (True, False)
    }  # fmt: skip
    truth = linear(pictures[True]).mean(axis=2) < 0.8 * linear(pictures[False]).mean(axis=2)
    ((passes, _),) = [next(toon.every_pass(sheet, *SIZE, room_assets, (0,)))]
    people = passes.ids >= 40_000
    light = shadow_light(pictures[True], alone.beauty, people)
    deep = ndimage.binary_erosion(truth & ~ndimage.binary_dilation(people, iterations=3))
    assert deep.sum() > 20
    assert (light[deep] < 1).mean() > 0.8
    assert (shadow_light(pictures[False], alone.beauty, people) < 0.97).mean() < 0.01
