"""Walks keep their distance from things and people and take no needless way."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from planner.bearings import Point, distance
from planner.floor_plan import Furniture
from planner.ground import Floats, Ground
from planner.paths import BRUSHING_M, PERSON_M, SIDEWAYS_M, WALKER_M, length_m, shortened, walk
from planner.walkable import CORNER, ROUND, footprint
from tests.planner.scripts import room

WALL = Furniture("shelf_1", "shelf", 0.0, 0.5, 0.0, (3.0, 1.8, 0.4))
GROUND = Ground(room(WALL, Furniture("box_1", "box", 1.6, 2.0, 30.0, (0.6, 0.6, 0.6))))
MILLIMETRES = 0.004

spots = st.tuples(st.floats(-2.9, 2.9), st.floats(-2.2, 2.9))
boxes = st.tuples(
    st.floats(-2.5, 2.5), st.floats(-2.0, 2.5), st.floats(-180, 180), st.floats(0.2, 2.4),
    st.floats(0.2, 1.2),
)  # fmt: skip


def furnished(things: list[tuple[float, float, float, float, float]]) -> Ground:
    return Ground(room(*(
        Furniture(f"box_{n}", "box", x, z, yaw, (wide, 0.8, deep))
        for n, (x, z, yaw, wide, deep) in enumerate(things)
    )))  # fmt: skip


def every_step(path: tuple[Point, ...]) -> Floats:
    return np.concatenate([np.linspace(a, b, 80) for a, b in pairwise(path)] or [np.array(path)])


def all_round(ground: Ground, start: Point, end: Point) -> float:
    """Length of the shortest way, by the visibility graph of the whole floor; inf without one."""
    outlines = [footprint(f).buffer(WALKER_M * ROUND, CORNER) for f in ground.solid.things]
    plan, r = ground.plan, WALKER_M
    floor = shapely.box(plan.x0_m + r, plan.z0_m + r, plan.x1_m - r, plan.z1_m - r)
    free = floor.difference(shapely.union_all(outlines)).buffer(MILLIMETRES)
    corners = [shapely.get_coordinates(o) for o in outlines]
    points = np.concatenate([[start, end], *corners])
    one, other = np.triu_indices(len(points), 1)
    seen = shapely.covers(free, shapely.linestrings(np.stack([points[one], points[other]], axis=1)))
    metres = np.hypot(*(points[one] - points[other]).T) + 1e-9
    graph = csr_array((metres[seen], (one[seen], other[seen])), shape=(len(points),) * 2)
    return float(dijkstra(graph, directed=False, indices=0)[1])


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
    line = every_step(path)
    assert np.hypot(line[:, 0], line[:, 1] + 1.5).min() >= PERSON_M - MILLIMETRES


def test_a_seat_is_left_straight_and_then_the_table_is_walked_round() -> None:
    table = Furniture("table_1", "table", 0.0, 0.0, 0.0, (1.6, 0.75, 0.9))
    chair = Furniture("chair_1", "chair", 0.0, -0.75, 0.0, (0.46, 0.9, 0.48))
    ground = Ground(room(table, chair))
    path = walk(ground, (0.0, -0.75), (0.0, 1.5))
    assert path[0] == (0.0, -0.75)
    assert distance(path[0], path[1]) < 0.6
    assert ground.clearance_m(every_step(path[1:])).min() >= WALKER_M - MILLIMETRES


def test_through_a_narrow_gap_one_squeezes_sideways() -> None:
    halves = [(-1.72, 0.0, 0.0, 3.06, 0.3), (1.72, 0.0, 0.0, 3.06, 0.3)]  # 0.38 m between them
    ground = furnished(halves)
    path = walk(ground, (0.0, -1.5), (0.0, 1.5))
    assert SIDEWAYS_M - MILLIMETRES <= ground.clearance_m(every_step(path)).min() < WALKER_M


def test_where_all_is_closed_off_the_walk_is_straight() -> None:
    ground = furnished([(0.0, 0.0, 0.0, 8.0, 0.3)])
    assert walk(ground, (0.0, -1.5), (0.0, 1.5)) == ((0.0, -1.5), (0.0, 1.5))


@settings(max_examples=80, deadline=None)
@given(st.lists(boxes, max_size=5), spots, spots)
def test_no_walk_enters_furniture_and_none_is_needlessly_long(
    things: list[tuple[float, float, float, float, float]], start: Point, end: Point
) -> None:
    ground = furnished(things)
    room_m = WALKER_M * ROUND + 0.01
    assume(min(ground.clearance_at(start), ground.clearance_at(end)) >= room_m)
    assume(distance(start, end) > 0.01)
    shortest = all_round(ground, start, end)
    path = walk(ground, start, end)
    assert (path[0], path[-1]) == (start, end)
    if shortest < np.inf:
        assert ground.clearance_m(every_step(path)).min() >= WALKER_M - MILLIMETRES
        assert distance(start, end) - 1e-6 <= length_m(path) <= 1.05 * shortest + MILLIMETRES


@settings(max_examples=80, deadline=None)
@given(st.lists(spots, max_size=4), spots, spots)
def test_nobody_is_walked_into(people: list[Point], start: Point, end: Point) -> None:
    ends = [distance(p, e) for p in people for e in (start, end)]
    assume(min([GROUND.clearance_at(start), GROUND.clearance_at(end)]) >= 0.3)
    assume(all(gap >= 0.55 for gap in ends) and distance(start, end) > 0.01)
    path = walk(GROUND, start, end, people)
    circles = [(p, BRUSHING_M) for p in people]
    if GROUND.walkable(SIDEWAYS_M).way(start, end, circles) is None:
        assert path == (start, end)  # people fill the room
        return
    line = every_step(path)
    for x, z in people:
        assert np.hypot(line[:, 0] - x, line[:, 1] - z).min() >= BRUSHING_M - MILLIMETRES


def test_who_stands_at_the_goal_is_not_walked_through() -> None:
    partner = (1.0, -1.5)
    path = walk(GROUND, (-2.0, -1.5), (1.45, -1.5), [partner])
    line = every_step(path)
    assert np.hypot(line[:, 0] - partner[0], line[:, 1] - partner[1]).min() >= 0.4


def test_shortened_keeps_the_first_metres() -> None:
    path = shortened(((0.0, 0.0), (3.0, 0.0), (3.0, 4.0)), 5.0)
    assert path == ((0.0, 0.0), (3.0, 0.0), (3.0, 2.0))
    assert length_m(path) == pytest.approx(5.0)
