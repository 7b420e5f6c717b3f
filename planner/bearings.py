"""Directions and sides on the floor.

Enters: points (x, z) in metres and yaws in degrees, 0 facing +z, counted about +y so that 90 faces
+x. Leaves: headings, yaws, turns and the side of a line that a point lies on.
"""

from math import atan2, cos, degrees, hypot, radians, sin

Point = tuple[float, float]


def heading(yaw_deg: float) -> Point:
    """Unit vector (x, z) that a yaw faces."""
    return sin(radians(yaw_deg)), cos(radians(yaw_deg))


def yaw_of(dx: float, dz: float) -> float:
    """Yaw in degrees, −180…180, that faces along (dx, dz)."""
    return degrees(atan2(dx, dz))


def yaw_towards(start: Point, end: Point) -> float:
    """Yaw in degrees at `start` that faces `end`."""
    return yaw_of(end[0] - start[0], end[1] - start[1])


def turn(start_deg: float, end_deg: float) -> float:
    """Signed smallest turn in degrees from one yaw to another, −180…180."""
    return (end_deg - start_deg + 180.0) % 360.0 - 180.0


def distance(a: Point, b: Point) -> float:
    """Metres between two points of the floor."""
    return hypot(b[0] - a[0], b[1] - a[1])


def ahead(point: Point, yaw_deg: float, metres: float) -> Point:
    """The point `metres` in front of `point`."""
    dx, dz = heading(yaw_deg)
    return point[0] + dx * metres, point[1] + dz * metres


def offset_from_line(a: Point, b: Point, point: Point) -> float:
    """Signed metres from the line a→b; one sign per side, 0 on the line or where a equals b."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dz)
    if length < 1e-6:
        return 0.0
    return (dx * (point[1] - a[1]) - dz * (point[0] - a[0])) / length
