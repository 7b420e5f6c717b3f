"""Things' outlines on the floor, seen from a point.

Enters: a thing of a floor plan and points. Leaves: metres to its outline and the nearest point of
it. Outlines are rectangles turned about y.
"""

from planner.bearings import Point, ahead, distance, heading, yaw_towards
from planner.floor_plan import Furniture


def local(thing: Furniture, point: Point) -> Point:
    """A floor point in a thing's own axes: across and along its facing."""
    middle = (thing.x_m, thing.z_m)
    away = distance(middle, point)
    if away < 1e-6:
        return 0.0, 0.0
    return ahead((0.0, 0.0), yaw_towards(middle, point) - thing.yaw_deg, away)


def world(thing: Furniture, x: float, z: float) -> Point:
    """A point of a thing's own axes on the floor."""
    return ahead(ahead((thing.x_m, thing.z_m), thing.yaw_deg + 90.0, x), thing.yaw_deg, z)


def outside_m(thing: Furniture, point: Point) -> float:
    """Metres from a thing's outline to a point, along its own axes; negative inside."""
    x, z = local(thing, point)
    return max(abs(x) - thing.size_m[0] / 2, abs(z) - thing.size_m[2] / 2)


def reach_m(thing: Furniture, yaw_deg: float) -> float:
    """Metres from a thing's middle to its outline along a yaw."""
    dx, dz = (abs(part) for part in heading(yaw_deg - thing.yaw_deg))
    return min(thing.size_m[0] / 2 / max(dx, 1e-6), thing.size_m[2] / 2 / max(dz, 1e-6))


def nearest_edge(thing: Furniture, point: Point, inset_m: float) -> tuple[Point, float]:
    """The point of an outline nearest to a point, off its corners, and the yaw it faces there."""
    x, z = local(thing, point)
    half_x, half_z = thing.size_m[0] / 2, thing.size_m[2] / 2
    wide, deep = max(half_x - inset_m, 0.0), max(half_z - inset_m, 0.0)
    if abs(z) - half_z >= abs(x) - half_x:
        side = half_z if z >= 0 else -half_z
        return world(thing, max(-wide, min(wide, x)), side), thing.yaw_deg + (0 if z >= 0 else 180)
    side = half_x if x >= 0 else -half_x
    return world(thing, side, max(-deep, min(deep, z))), thing.yaw_deg + (90 if x >= 0 else -90)
