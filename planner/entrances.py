"""Ways in and out of a set.

Enters: a Ground, a point and words. Leaves: the entrance that somebody would use.
"""

import re

from planner.bearings import Point, distance
from planner.floor_plan import Entrance
from planner.ground import Ground


def way_in(ground: Ground, near: Point, text: str = "") -> Entrance | None:
    """The entrance somebody would use: by the words' kind, else the nearest."""
    ways = list(ground.plan.entrances)
    doors = [e for e in ways if e.kind == "door"]
    if doors and re.search(r"\b(door|inside|house|home|building)\b", text, re.IGNORECASE):
        ways = doors
    return min(
        ways, key=lambda e: (distance((e.inside_x_m, e.inside_z_m), near), e.id), default=None
    )
