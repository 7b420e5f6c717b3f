"""Backdrops with what belongs to the shot."""

from collections.abc import Sequence

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.plates.filmed import Focus, filmed
from renderers.generative.plates.viewpoint import SetPasses
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets


@pytest.fixture(scope="module")
def empty(toon: ToonRenderer, room_assets: Assets) -> Sequence[SetPasses]:
    measured = EmptySet(two_people(), room_assets, toon).frames(SIZE, range(3))
    return [passes for _, passes in measured]


def test_a_shot_drawn_without_shadows_has_none(two: ShotPasses, empty: Sequence[SetPasses]) -> None:
    """But where people stand."""
    plate = np.stack([passes.beauty for passes in empty])
    made = filmed(plate, two, empty)
    changed = (made != plate).any(axis=-1)
    assert changed.mean() < 0.05
    assert (made <= plate).all()
    assert made.shape == plate.shape


def test_the_room_goes_soft_behind_the_focus(two: ShotPasses, empty: Sequence[SetPasses]) -> None:
    plate = np.stack([passes.beauty for passes in empty])
    sharp = filmed(plate, two, empty)
    soft = filmed(plate, two, empty, [Focus(0.7, 85.0)] * 3)
    edges = [np.abs(np.diff(p[0].astype(int), axis=1)).mean() for p in (sharp, soft)]
    assert edges[1] < 0.9 * edges[0]
    assert (soft[0] == soft[1]).mean() > 0.97
