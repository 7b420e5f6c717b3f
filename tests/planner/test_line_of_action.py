"""Sides of lines are remembered: small moves do not turn them."""

from planner.line_of_action import Sides, side_of
from planner.marks import standing
from tests.planner.scripts import room

FRONT = (0.0, 14.0)


def test_a_line_across_the_view_is_seen_from_the_front() -> None:
    a, b = standing("ch-a", (-0.6, 0.0), 90.0), standing("ch-b", (0.6, 0.0), -90.0)
    sides = Sides(FRONT, room())
    assert sides.of(a, b) == sides.of(b, a) == side_of(((-0.6, 0.0), (0.6, 0.0)), FRONT, room())


def test_a_shift_of_weight_keeps_the_side_of_a_line_that_points_at_the_audience() -> None:
    a = standing("ch-a", (0.0, 0.0), 0.0)
    leans = [standing("ch-b", (x, 1.0), 180.0) for x in (0.2, 0.3, -0.3, -0.2)]
    sides = Sides(FRONT, room())
    assert len({sides.of(a, b) for b in leans}) == 1
    assert len({Sides(FRONT, room()).of(a, b) for b in leans}) == 2  # each seen for itself


def test_a_walk_across_makes_a_new_line() -> None:
    a, b = standing("ch-a", (-1.0, 0.0), 90.0), standing("ch-b", (1.0, 0.0), -90.0)
    swapped = standing("ch-a", (1.0, 0.0), 90.0), standing("ch-b", (-1.0, 0.0), -90.0)
    sides = Sides(FRONT, room())
    assert sides.of(a, b) == -sides.of(*swapped)
