"""A thing put against a wall: its back to it, beside doors, below nothing that hangs there.

Enters: the scenes of a place, where people are in them and the thing as sets have it. Leaves: the
middle of its footprint and its direction; None where no wall has room.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from planner.bearings import Point, distance
from planner.floor_plan import FloorPlan, Furniture
from planner.ground import Floats, Ground

WALL = re.compile(r"\bwalls?\b", re.IGNORECASE)
_GAP_M, _STEP_M, _DOOR_M = 0.03, 0.2, 0.6


def against_wall(
    thing: Furniture, plans: Sequence[FloorPlan], people: Sequence[Point], passage_m: float
) -> tuple[Point, float] | None:
    """A place at a wall that is free in every plan, nearest to the middle of the back wall."""
    plan = plans[0]
    if not plan.interior:
        return None
    back = plan.centre_m[0], plan.z0_m
    found = sorted(_places(thing, plan), key=lambda place: (distance(place[0], back), place))
    grounds = [Ground(p) for p in plans]
    return next(
        (at for at in found if _is_free(thing, *at, grounds=grounds, people=people,
                                        passage_m=passage_m)), None
    )  # fmt: skip


def _places(thing: Furniture, plan: FloorPlan) -> Iterator[tuple[Point, float]]:
    """Along the back wall and the walls beside it; the one before it is the audience's."""
    width, _, depth = thing.size_m
    off, half = depth / 2 + _GAP_M, width / 2 + _GAP_M
    for x in np.arange(plan.x0_m + half, plan.x1_m - half, _STEP_M):
        yield (round(float(x), 3), round(plan.z0_m + off, 3)), 0.0
    for z in np.arange(plan.z0_m + half, plan.z1_m - half, _STEP_M):
        yield (round(plan.x0_m + off, 3), round(float(z), 3)), 90.0
        yield (round(plan.x1_m - off, 3), round(float(z), 3)), -90.0


def _is_free(
    thing: Furniture, at: Point, yaw_deg: float, *, grounds: Sequence[Ground],
    people: Sequence[Point], passage_m: float,
) -> bool:  # fmt: skip
    across, along = _half_sizes(thing, yaw_deg)
    if any(_gap_m(p, at, across, along) < passage_m for p in people):
        return False
    for ground in grounds:
        plan = ground.plan
        doors = ((e.inside_x_m, e.inside_z_m) for e in plan.entrances)
        if any(_gap_m(door, at, across, along) < _DOOR_M for door in doors):
            return False
        if ground.inside_things(_floor_under(at, across, along), 0.02).any():
            return False
        if any(_meets(thing, at, across, along, other) for other in plan.furniture):
            return False
    return True


def _half_sizes(thing: Furniture, yaw_deg: float) -> Point:
    """Half of a footprint's reach along x and along z."""
    turned = yaw_deg % 180.0 > 45.0
    width, depth = thing.size_m[0] / 2, thing.size_m[2] / 2
    return (depth, width) if turned else (width, depth)


def _gap_m(point: Point, at: Point, across: float, along: float) -> float:
    """Metres from a point to a footprint."""
    dx, dz = abs(point[0] - at[0]) - across, abs(point[1] - at[1]) - along
    return float(np.hypot(max(dx, 0.0), max(dz, 0.0)))


def _floor_under(at: Point, across: float, along: float) -> Floats:
    """Points of a footprint [N, 3], a hand's breadth above the floor."""
    xs, zs = (np.linspace(c - half, c + half, 5)
              for c, half in zip(at, (across, along), strict=True))  # fmt: skip
    x, z = np.meshgrid(xs, zs)
    return np.stack([x.ravel(), np.full(x.size, 0.1), z.ravel()], axis=1)


def _meets(thing: Furniture, at: Point, across: float, along: float, other: Furniture) -> bool:
    """Whether a thing would stand in another, or before what hangs lower than it is high."""
    if other.base_m >= thing.base_m + thing.size_m[1] or other.size_m[1] < 0.05:
        return False
    wide, deep = _half_sizes(other, other.yaw_deg)
    apart_x = abs(other.x_m - at[0]) - wide - across
    apart_z = abs(other.z_m - at[1]) - deep - along
    return max(apart_x, apart_z) < 0.0
