"""Ways in and out of a set.

Enters: a Ground, a point and words. Leaves: the entrance that somebody would use. A street has
doors in its fronts: who steps out of a shop comes out of one.
"""

import re
from math import copysign, cos, radians, sin

from planner.bearings import Point, distance
from planner.floor_plan import Entrance, Furniture
from planner.ground import Ground

DOOR_FROM_END_M = 0.95  # from the end of a shop's front to the middle of its door
_ON_STEP_M, _STEP_M = 0.2, 0.7  # before the front, and the first step from there
_OUT_OF_A_SHOP = re.compile(
    r"\b(?:out of|from) (?:an?|the|his|her|their|one of the|[\w.]+['’]s) (?:\w+ ){0,2}"
    r"(?:shop|store|bakery|butcher|grocery|deli|caf[eé]|diner|pharmacy|salon|restaurant)s?\b",
    re.IGNORECASE,
)


def way_in(ground: Ground, near: Point, text: str = "") -> Entrance | None:
    """The entrance somebody would use: by the words' kind, else the nearest."""
    ways = list(ground.plan.entrances)
    doors = [e for e in ways if e.kind == "door"]
    if doors and re.search(r"\b(door|inside|house|home|building)\b", text, re.IGNORECASE):
        ways = doors
    return min(
        ways, key=lambda e: (distance((e.inside_x_m, e.inside_z_m), near), e.id), default=None
    )


def shop_way(ground: Ground, near: Point, text: str) -> Entrance | None:
    """The shop's door that somebody steps out of, nearest to a point; None if words name none."""
    if not _OUT_OF_A_SHOP.search(text):
        return None
    ways = [_way_out_of(f) for f in ground.plan.furniture if f.kind == "shop_front"]
    return min(ways, key=lambda e: distance((e.x_m, e.z_m), near), default=None)


def shop_door_m(front: Furniture) -> float:
    """Where along a shop's front its door is, metres to the right of its middle, in its own axes.

    At the end that is nearer to the middle of the street, where scenes are played.
    """
    toward = -copysign(1.0, front.x_m) * copysign(1.0, cos(radians(front.yaw_deg)))
    return toward * (front.size_m[0] / 2 - DOOR_FROM_END_M)


def _way_out_of(front: Furniture) -> Entrance:
    yaw, along = radians(front.yaw_deg), shop_door_m(front)
    out = [front.size_m[2] / 2 + step for step in (_ON_STEP_M, _ON_STEP_M + _STEP_M)]
    (x, z), (inside_x, inside_z) = (
        (
            front.x_m + along * cos(yaw) + far * sin(yaw),
            front.z_m - along * sin(yaw) + far * cos(yaw),
        )
        for far in out
    )
    return Entrance(f"{front.id}_door", x, z, inside_x, inside_z)
