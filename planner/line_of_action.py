"""The 180° line: the axis between two who deal with each other, and the side cameras keep to.

Enters: stances and the scene's front, the side that the audience sees the set from. Leaves: a line
and its side per pair. All sides follow from one front, so that screen direction holds for every
pair of a scene; it changes only when people move, which the audience sees.
"""

from collections.abc import Sequence
from math import radians, sin
from typing import Protocol

from planner.bearings import (
    Point,
    ahead,
    distance,
    heading,
    offset_from_line,
    turn,
    yaw_towards,
)
from planner.floor_plan import FloorPlan
from planner.marks import SEATED, place
from planner.shots import Stance

ALONG_DEG = 15.0  # a line this near to the audience's view has no front side
STAYS_M = 1.0
FRONT_M = 14.0  # far enough that sides hold when people shift by a step


def front_of(plan: FloorPlan, people: Sequence[Stance] = ()) -> Point:
    """The point far off that the scene is seen from.

    Sets are drawn to be seen from +z. Where everybody sits the same way (a car, a bench, an
    audience) they are seen from before their faces, a little from the side.
    """
    seated = [s for s in people if s.posture in SEATED and s.visible]
    if seated and (plan.kind == "car" or len(seated) == len(people) > 1):
        yaw = seated[0].yaw_deg
        if all(abs(turn(yaw, s.yaw_deg)) < 30 for s in seated):
            return ahead(place(seated[0]), yaw + 12.0, FRONT_M)
    return plan.centre_m[0], plan.centre_m[1] + FRONT_M


class Placed(Protocol):
    """Somebody at a place of the floor: a stance, or the figure made of it."""

    @property
    def character_id(self) -> str:
        """Who it is."""

    @property
    def x_m(self) -> float:
        """Metres along x."""

    @property
    def z_m(self) -> float:
        """Metres along z."""


class Sides:
    """Which side of each pair's line a scene is seen from.

    A pair that stays about where it is keeps its side, and so does one whose line points at the
    audience, where either would do.
    """

    def __init__(self, front: Point, plan: FloorPlan) -> None:
        """Nobody has been seen yet."""
        self.front, self.plan = front, plan
        self._known: dict[tuple[str, str], tuple[int, tuple[Point, Point]]] = {}

    def of(self, one: Placed, other: Placed) -> int:
        """The side of the line between two, told from `line_between`."""
        first, second = sorted((one.character_id, other.character_id))
        line = line_between(one, other)
        side, before = self._known.get((first, second), (0, line))
        shifts = [distance(a, b) for a, b in zip(line, before, strict=True)]
        if side == 0 or max(shifts) > STAYS_M:
            side = side_of(line, self.front, self.plan, side)
            self._known[first, second] = (side, line)
        return side


def side_of(line: tuple[Point, Point], front: Point, plan: FloorPlan, before: int = 0) -> int:
    """Side of a line, −1 or 1, that cameras keep to; 0 where two points make no line.

    Where the line points at the audience either side would do: the one `before`, else the roomier.
    """
    a, b = line
    if distance(a, b) < 0.2:
        return 0
    off = offset_from_line(a, b, front)
    if abs(off) < FRONT_M * sin(radians(ALONG_DEG)):
        if before:
            return before
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        aside = yaw_towards(a, b) - 90.0
        return 1 if _room_m(plan, middle, aside) >= _room_m(plan, middle, aside + 180) else -1
    return 1 if off > 0 else -1


def _room_m(plan: FloorPlan, point: Point, yaw_deg: float) -> float:
    """Metres from a point to the set's edge along a yaw."""
    dx, dz = heading(yaw_deg)
    reach = [
        (high - at if d > 0 else low - at) / d
        for at, d, low, high in (
            (point[0], dx, plan.x0_m, plan.x1_m),
            (point[1], dz, plan.z0_m, plan.z1_m),
        )
        if abs(d) > 1e-6
    ]
    return min(reach)


def line_between(a: Placed, b: Placed) -> tuple[Point, Point]:
    """The line of two people, in an order that does not depend on who speaks."""
    first, second = sorted((a, b), key=lambda s: s.character_id)
    return (first.x_m, first.z_m), (second.x_m, second.z_m)
