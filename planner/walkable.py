"""Where somebody can walk: the floor of a set less what stands on it, as polygons.

Enters: a floor plan's bounds, its solid things and a body's radius. Leaves: obstacles grown by that
radius (Lozano-Pérez & Wesley 1979, configuration space), the floor that is left, and the shortest
way over it: a visibility graph (de Berg et al. 2008, chapter 15) that takes in an obstacle only
once a way has run into it (docs/decisions/0006). Metres.
"""

from collections.abc import Sequence
from functools import cached_property
from math import cos, pi

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from planner.bearings import Point, ahead, distance
from planner.floor_plan import FloorPlan, Furniture

CORNER = 2  # corners per quarter of a rounded edge
ROUND = 1.0 / cos(pi / (4 * CORNER))  # a polygon with these corners encloses its circle
REPEATED_M = 0.01
TOUCH_M = 1e-4  # ways along an obstacle's edge do not enter it
Floats = npt.NDArray[np.float64]
Polygons = npt.NDArray[np.object_]


class Walkable:
    """The floor of one set for a body of one radius."""

    def __init__(self, plan: FloorPlan, things: Sequence[Furniture], radius_m: float) -> None:
        """`things` are those that nobody walks through."""
        r = radius_m
        self.floor = shapely.box(plan.x0_m + r, plan.z0_m + r, plan.x1_m - r, plan.z1_m - r)
        self.obstacles = _polygons([_grown(footprint(f), r) for f in things])

    @cached_property
    def free(self) -> BaseGeometry:
        """The floor that is left between the things."""
        return self.floor.difference(shapely.union_all(self.obstacles))

    def way(
        self, start: Point, end: Point, people: Sequence[tuple[Point, float]] = (), hop_m: float = 1
    ) -> tuple[Point, ...] | None:
        """The shortest way, ends included; None where there is none.

        `people` are kept away from by metres of their own. An end on closed ground (a seat, a door)
        is left or reached in a straight hop of `hop_m` at most.
        """
        circles = _polygons([shapely.Point(p).buffer(m * ROUND, CORNER) for p, m in people])
        obstacles: Polygons = np.concatenate([self.obstacles, circles])
        free = self.free.difference(shapely.union_all(circles)) if people else self.free
        for first, last in _entries(free, start, end, hop_m):
            inner = _shortest(self.floor, obstacles, first, last)
            if inner is not None:
                return _joined(start, inner, end)
        return None


def _joined(start: Point, inner: Sequence[Point], end: Point) -> tuple[Point, ...]:
    """A way from end to end; corners that only repeat an end are left out."""
    far = [p for p in inner if min(distance(p, start), distance(p, end)) > REPEATED_M]
    return (start, *far, end)


def footprint(thing: Furniture) -> shapely.Polygon:
    """A thing's outline on the floor."""
    wide, deep = thing.size_m[0] / 2, thing.size_m[2] / 2
    middle = (thing.x_m, thing.z_m)
    return shapely.Polygon([
        ahead(ahead(middle, thing.yaw_deg + 90.0, u * wide), thing.yaw_deg, v * deep)
        for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ])  # fmt: skip


def _grown(outline: shapely.Polygon, radius_m: float) -> BaseGeometry:
    return outline.buffer(radius_m * ROUND, CORNER)


def _polygons(shapes: Sequence[BaseGeometry]) -> Polygons:
    return np.array(shapes, dtype=np.object_)


def _entries(
    free: BaseGeometry, start: Point, end: Point, hop_m: float
) -> list[tuple[Point, Point]]:
    """Where a way over each part of the floor begins and ends, the shortest hops first."""
    found = []
    for number, part in enumerate(shapely.get_parts(free)):
        hops = [shapely.shortest_line(part, shapely.Point(end)) for end in (start, end)]
        lengths = [hop.length for hop in hops]
        if max(lengths) <= hop_m:
            first, last = (_rounded(hop.coords[0]) for hop in hops)
            found.append((sum(lengths), number, first, last))
    return [(first, last) for _, _, first, last in sorted(found)]


def _rounded(point: Sequence[float]) -> Point:
    return round(float(point[0]), 3), round(float(point[1]), 3)


def _shortest(
    floor: shapely.Polygon, obstacles: Polygons, start: Point, end: Point
) -> list[Point] | None:
    """Round convex obstacles on a rectangular floor, from one free point to another.

    A way that is shortest round some obstacles and runs into no other is shortest round all.
    """
    solid = shapely.buffer(obstacles, -20 * TOUCH_M)  # ends are rounded to the millimetre
    path, met = [start, end], np.zeros(len(obstacles), np.bool_)
    while True:
        hit = shapely.intersects(solid, shapely.LineString(path)) if path[0] != path[-1] else met
        if not (hit & ~met).any():
            return path
        met = met | hit
        corners = shapely.get_coordinates(obstacles[met])
        inside = shapely.intersects_xy(floor, *corners.T)
        found = _round(corners[inside], solid[met], start, end)
        if found is None:
            return None
        path = found


def _round(corners: Floats, solid: Polygons, start: Point, end: Point) -> list[Point] | None:
    """The shortest way over the corners, [P, 2], of a few obstacles."""
    points: Floats = np.round(np.concatenate([[start, end], corners]), 3)
    one, other = np.triu_indices(len(points), 1)
    lines = shapely.linestrings(np.stack([points[one], points[other]], axis=1))
    closed = shapely.union_all(solid)
    shapely.prepare(closed)
    seen = ~shapely.intersects(closed, lines)
    gaps: Floats = np.full((len(points), len(points)), np.inf)
    gaps[one[seen], other[seen]] = np.hypot(*(points[one] - points[other])[seen].T)
    path = _searched(np.minimum(gaps, gaps.T))
    return None if path is None else [(float(x), float(z)) for x, z in points[path]]


def _searched(gaps: Floats) -> list[int] | None:
    """The shortest way from point 0 to point 1 over [P, P] metres, inf where there is no edge.

    Dijkstra (1959) on a dense matrix: graphs have some fifty points, and importing SciPy's search
    would cost every command 0.2 s.
    """
    away = np.full(len(gaps), np.inf)
    away[0] = 0.0
    before = np.zeros(len(gaps), np.int64)
    waiting = away.copy()  # inf once a point is done
    while np.isfinite(waiting).any():
        here = int(waiting.argmin())
        if here == 1:
            return _unwound(before)
        waiting[here] = np.inf
        reached = away[here] + gaps[here]
        nearer = reached < away
        away[nearer] = waiting[nearer] = reached[nearer]
        before[nearer] = here
    return None


def _unwound(before: npt.NDArray[np.int64]) -> list[int]:
    path = [1]
    while path[-1] != 0:
        path.append(int(before[path[-1]]))
    return path[::-1]
