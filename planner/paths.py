"""Walks that go round furniture and people.

Enters: a Ground, two points and the people who stand about. Leaves: the corners of the shortest
walk that keeps a body's radius from things and an arm's length from people, as far as there is one.
"""

from collections.abc import Sequence
from itertools import pairwise

from planner.bearings import Point, distance
from planner.ground import Ground
from planner.walkable import ROUND

WALKER_M = 0.24  # half a body's width plus a little
PERSON_M = 0.5  # walkers pass people at this distance
SIDEWAYS_M = 0.15  # half a body's depth: one squeezes through
BRUSHING_M = 0.34  # past people in a narrow place
_DEMANDS = ((WALKER_M, PERSON_M), (WALKER_M, BRUSHING_M), (SIDEWAYS_M, BRUSHING_M))


def walk(
    ground: Ground, start: Point, end: Point, people: Sequence[Point] = ()
) -> tuple[Point, ...]:
    """Corner points (x, z) of a walk, start and end included, in metres.

    Ends may lie on closed ground (a seat, a door's outside): the walk then leaves or enters them
    straight. People nearer to an end than they are passed at are passed no nearer than that end.
    Where a set is too crammed people are brushed past, then things squeezed past sideways; where
    even that is closed off, the straight line is returned: the drawn walk is then wrong but the
    story goes on.
    """
    if distance(start, end) < 1e-3:
        return (start,)
    for walker_m, person_m in _DEMANDS:
        circles = [(p, _apart_m(p, (start, end), person_m)) for p in people]
        path = ground.walkable(walker_m).way(start, end, circles)
        if path is not None:
            return path
    return start, end


def _apart_m(person: Point, ends: tuple[Point, Point], wished_m: float) -> float:
    """How far off somebody is passed: not so far that an end would lie within."""
    nearest = min(distance(person, end) for end in ends)
    return max(0.02, min(wished_m, nearest / ROUND - 0.01))


def length_m(path: Sequence[Point]) -> float:
    """Metres along a path."""
    return sum(distance(a, b) for a, b in pairwise(path))


def shortened(path: Sequence[Point], metres: float) -> tuple[Point, ...]:
    """The first `metres` of a path."""
    kept, left = [path[0]], metres
    for a, b in pairwise(path):
        step = distance(a, b)
        if step >= left:
            share = left / step
            return (*kept, (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        kept.append(b)
        left -= step
    return tuple(kept)
