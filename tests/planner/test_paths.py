"""Walks keep their distance from things and people and take no needless way."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bearings import distance
from planner.floor_plan import Furniture
from planner.ground import Ground
from planner.paths import length_m, shortened, walk
from tests.planner.scripts import room

WALL = Furniture("shelf_1", "shelf", 0.0, 0.5, 0.0, (3.0, 1.8, 0.4))
GROUND = Ground(room(WALL, Furniture("box_1", "box", 1.6, 2.0, 30.0, (0.6, 0.6, 0.6))))


def test_an_open_way_is_straight() -> None:
    assert walk(GROUND, (-3.0, -2.0), (3.0, -2.0)) == ((-3.0, -2.0), (3.0, -2.0))


def test_the_way_goes_round_the_shelf() -> None:
    path = walk(GROUND, (0.0, -1.0), (0.0, 1.8))
    assert path[0] == (0.0, -1.0)
    assert path[-1] == (0.0, 1.8)
    assert 4.0 < length_m(path) < 6.0  # 2 × hypot(1.75, 1.4) is about 4.5


def test_people_are_walked_round() -> None:
    path = walk(GROUND, (-2.0, -1.5), (2.0, -1.5), [(0.0, -1.5)])
    assert len(path) > 2
    line = np.concatenate([np.linspace(a, b, 50) for a, b in pairwise(path)])
    assert np.hypot(line[:, 0], line[:, 1] + 1.5).min() >= 0.44


@settings(max_examples=40, deadline=None)
@given(st.tuples(*[st.floats(-2.9, 2.9), st.floats(-2.0, 2.8)] * 2))
def test_no_walk_goes_through_furniture(ends: tuple[float, float, float, float]) -> None:
    start, end = ends[:2], ends[2:]
    if min(GROUND.clearance_at(start), GROUND.clearance_at(end)) < 0.35:
        return
    path = walk(GROUND, start, end)
    line = np.concatenate([np.linspace(a, b, 60) for a, b in pairwise(path)] or [np.array([start])])
    assert GROUND.clearance_m(line).min() > 0.1
    assert length_m(path) >= distance(start, end) - 1e-6


def test_shortened_keeps_the_first_metres() -> None:
    path = shortened(((0.0, 0.0), (3.0, 0.0), (3.0, 4.0)), 5.0)
    assert path == ((0.0, 0.0), (3.0, 0.0), (3.0, 2.0))
    assert length_m(path) == pytest.approx(5.0)
