"""Tops of tables, desks and counters: where things can be laid.

Enters: furniture and points of the floor. Leaves: whether a thing has a top, how high, and the
point of it that is nearest.
"""

from planner.bearings import Point, distance
from planner.floor_plan import Furniture
from planner.footprints import local, world

TOPS = ("table", "desk", "counter", "sideboard", "nightstand", "bar_counter", "dresser", "trolley",
        "cabinet", "bench", "crate", "stump")  # fmt: skip
TOP_HEIGHTS_M = (0.35, 1.25)


def has_top(thing: Furniture) -> bool:
    """Whether things can be laid on a thing, at a height that hands reach."""
    kinds = any(word in thing.kind for word in TOPS)
    return kinds and thing.base_m < 0.3 and TOP_HEIGHTS_M[0] < top_m(thing) < TOP_HEIGHTS_M[1]


def top_m(thing: Furniture) -> float:
    """Height of a top above the floor, metres."""
    return thing.base_m + thing.size_m[1]


def clamped(top: Furniture, point: Point, margin_m: float) -> Point:
    """The point of a top nearest to a point, `margin_m` from its rim."""
    x, z = local(top, point)
    half_x = max(top.size_m[0] / 2 - margin_m, 0.0)
    half_z = max(top.size_m[2] / 2 - margin_m, 0.0)
    return world(top, max(-half_x, min(half_x, x)), max(-half_z, min(half_z, z)))


_BUILT_IN = {
    "bar_counter": ((-0.18, -0.2, 0.2),),  # taps
    "cafe_counter": ((-0.24, 0.0, 0.56), (0.28, 0.0, 0.34), (0.06, 0.0, 0.22)),
    "shop_counter": ((0.2, 0.0, 0.24), (-0.32, 0.0, 0.16)),
}
"""What stands on a top for good: shares of its width and depth from the middle, radius in m."""


def clear_of_fittings(top: Furniture, point: Point, half_m: float) -> bool:
    """Whether a thing `half_m` round stands clear of the taps, tills and cases of a counter."""
    wide, deep = top.size_m[0], top.size_m[2]
    return all(
        distance(world(top, x * wide, z * deep), point) > radius + half_m
        for x, z, radius in _BUILT_IN.get(top.kind, ())
    )


def gap_m(top: Furniture, point: Point) -> float:
    """Metres from a footprint to a point; 0 inside."""
    return distance(clamped(top, point, 0.0), point)


def in_from_rim(top: Furniture, near: Point) -> Point:
    """A little in from the rim on somebody's side."""
    rim = clamped(top, near, 0.0)
    middle = (top.x_m, top.z_m)
    gap = distance(rim, middle)
    share = min(0.26 / gap, 1.0) if gap > 0.01 else 0.0
    return rim[0] + (middle[0] - rim[0]) * share, rim[1] + (middle[1] - rim[1]) * share
