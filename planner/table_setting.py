"""Sets with enough seats: chairs drawn up to a table, or a long table set up.

Enters: a floor plan and how many sit together in it. Leaves: the set with a seat for each; small
things make room.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.bearings import Point, ahead, distance, turn
from planner.floor_plan import FloorPlan, Furniture, Posture, Spot
from planner.footprints import outside_m
from planner.tables import TABLES, tables

YIELDING = frozenset({
    "table", "round_table", "coffee_table", "chair", "stool", "plant", "coat_stand", "rug",
    "side_table", "crate", "armchair",
})  # fmt: skip
NEVER_SET = frozenset({"car", "bedroom", "bathroom", "hallway", "stairwell", "elevator"})
"""Kinds of place in which nobody sets up a table: one sits on the bed, or on the stairs."""
CHAIR_M = (0.46, 0.92, 0.48)
SEAT_M = 0.46
PLACE_M = 0.74  # width that one sitter needs
ROOMY_M = 1.2  # narrower tables seat three at most
_GAP_M = 0.3  # from a table's edge to the middle of a chair
_AISLE_M = 0.45


def furnished(plan: FloorPlan, company: int) -> FloorPlan:
    """The set with a table that seats a company: chairs drawn up, else a long table set up.

    A table whose near side would be taken, backs to the audience, yields to a long one.
    """
    most = max((len(t.seats) for t in tables(plan)), default=0)
    if company <= max(most, 1) or plan.kind in NEVER_SET:
        return plan
    near = sorted(
        (f for f in plan.furniture if f.kind in TABLES),
        key=lambda f: (distance((f.x_m, f.z_m), plan.centre_m), f.id),
    )
    drawn = [(thing, _drawn_up(plan, thing, company)) for thing in near]
    opened = [p for thing, p in drawn if p is not None and company <= _row(thing) + 2]
    if opened:
        return opened[0]
    long = _long_table(plan, company)
    return next((p for _, p in drawn if p is not None), long) if long is plan else long


def _drawn_up(plan: FloorPlan, thing: Furniture, company: int) -> FloorPlan | None:
    """More chairs at a table that is large enough, or None."""
    if thing.size_m[0] < ROOMY_M and company > 3:
        return None
    own = next((t.seats for t in tables(plan) if t.thing.id == thing.id), ())
    free = [
        p for p in _places(thing)
        if all(distance(p[0], (s.x_m, s.z_m)) > PLACE_M - 0.1 for s in own) and _clear(plan, p[0])
    ]  # fmt: skip
    missing = company - len(own)
    return _with_chairs(plan, free[:missing]) if len(free) >= missing else None


def _places(thing: Furniture) -> list[tuple[Point, float]]:
    """Where chairs fit round a table, far side first, then the ends, then the near side."""
    width, depth = thing.size_m[0], thing.size_m[2]
    row = _row(thing)
    along = [(n - (row - 1) / 2) * PLACE_M for n in range(row)]
    local = [((x, -depth / 2 - _GAP_M), 0.0) for x in along]
    local += [((side * (width / 2 + _GAP_M), 0.0), -90.0 * side) for side in (-1, 1)]
    local += [((x, depth / 2 + _GAP_M), 180.0) for x in along]
    placed = []
    for (x, z), yaw in local:
        across = ahead((thing.x_m, thing.z_m), thing.yaw_deg + 90.0, x)
        placed.append((ahead(across, thing.yaw_deg, z), turn(0.0, thing.yaw_deg + yaw)))
    return placed


def _row(thing: Furniture) -> int:
    """How many chairs fit along one side of a table."""
    return max(1, int((thing.size_m[0] + 0.1) / PLACE_M))


def _clear(plan: FloorPlan, at: Point) -> bool:
    """Whether a chair can stand somewhere without standing in anything."""
    inside = plan.x0_m + 0.3 < at[0] < plan.x1_m - 0.3 and plan.z0_m + 0.3 < at[1] < plan.z1_m - 0.3
    solid = (f for f in plan.furniture if f.solid and f.base_m < 1.5)
    return inside and all(outside_m(f, at) > 0.2 for f in solid)


def _with_chairs(plan: FloorPlan, places: Sequence[tuple[Point, float]]) -> FloorPlan:
    furniture, spots = list(plan.furniture), list(plan.spots)
    for (x, z), yaw in places:
        name = _next_name("chair", [f.id for f in furniture])
        furniture.append(
            Furniture(name, "chair", round(x, 3), round(z, 3), yaw, CHAIR_M, opaque=False)
        )
        spot = _next_name("chair", [s.id for s in spots])
        spots.append(
            Spot(spot, round(x, 3), round(z, 3), yaw, Posture.SIT, name, SEAT_M, ("table", "seat"))
        )
    return replace(plan, furniture=tuple(furniture), spots=tuple(spots))


def _next_name(stem: str, taken: Sequence[str]) -> str:
    numbers = [int(n.rsplit("_", 1)[1]) for n in taken if re.fullmatch(rf"{stem}_\d+", n)]
    return f"{stem}_{max(numbers, default=0) + 1}"


def _long_table(plan: FloorPlan, company: int) -> FloorPlan:
    """A table in the free middle of the set, with a chair for each; small things make room.

    It is of the kind that the place has: a home's dining table, else one for meetings.
    """
    row = max(1, company - 2) if company <= 6 else -(-(company - 2) // 2)
    size = (max(1.5, min(PLACE_M * row + 0.3, 4.4)), 0.75, 1.0)
    half = size[0] / 2 + _GAP_M + _AISLE_M, size[2] / 2 + _GAP_M + _AISLE_M
    spot = _room_for(plan, half)
    if spot is None:
        return plan
    cleared = _cleared(plan, spot, half)
    kind = "table" if any(f.kind == "table" for f in plan.furniture) else "meeting_table"
    name = _next_name(kind, [f.id for f in cleared.furniture])
    table = Furniture(name, kind, *spot, 0.0, size, opaque=False)
    set_up = replace(cleared, furniture=(*cleared.furniture, table))
    return _with_chairs(set_up, _places(table)[: max(company, min(row + 2, company + 1))])


def _room_for(plan: FloorPlan, half: Point) -> Point | None:
    """The middle of a free rectangle nearest to where scenes play; None where nothing fits."""
    fixed = [
        f for f in plan.furniture if f.solid and f.base_m < 1.5 and f.kind not in YIELDING
    ]  # fmt: skip
    loose = [f for f in plan.furniture if f.solid and f.kind in YIELDING]
    best: tuple[float, Point] | None = None
    for nx in range(-12, 13):
        for nz in range(-12, 13):
            at = plan.centre_m[0] + nx * 0.25, plan.centre_m[1] + nz * 0.25
            if not _within(plan, at, half) or any(_overlaps(f, at, half) for f in fixed):
                continue
            cost = distance(at, plan.centre_m) + 0.4 * sum(_overlaps(f, at, half) for f in loose)
            if best is None or cost < best[0] - 1e-9:
                best = cost, (round(at[0], 3), round(at[1], 3))
    return best[1] if best else None


def _within(plan: FloorPlan, at: Point, half: Point) -> bool:
    return (
        plan.x0_m <= at[0] - half[0] and at[0] + half[0] <= plan.x1_m
        and plan.z0_m <= at[1] - half[1] and at[1] + half[1] <= plan.z1_m
    )  # fmt: skip


def _overlaps(thing: Furniture, at: Point, half: Point) -> bool:
    """Whether a thing's outline reaches into an upright rectangle; turned things as circles."""
    wide, deep = thing.size_m[0] / 2, thing.size_m[2] / 2
    if abs(turn(thing.yaw_deg, 90.0)) < 5 or abs(turn(thing.yaw_deg, -90.0)) < 5:
        wide, deep = deep, wide
    return abs(thing.x_m - at[0]) < half[0] + wide and abs(thing.z_m - at[1]) < half[1] + deep


def _cleared(plan: FloorPlan, at: Point, half: Point) -> FloorPlan:
    """The set without the small things, and their marks, that stand where the table will."""
    loose = [f for f in plan.furniture if f.kind in YIELDING]
    gone = {f.id for f in loose if _overlaps(f, at, half)}
    tops = [f for f in loose if f.id in gone and f.kind in TABLES]
    gone |= {f.id for f in loose if f.kind == "chair" and any(outside_m(t, (f.x_m, f.z_m)) < 0.5
                                                             for t in tops)}  # fmt: skip
    spots = tuple(
        s for s in plan.spots
        if s.furniture not in gone
        and not (abs(s.x_m - at[0]) < half[0] - 0.3 and abs(s.z_m - at[1]) < half[1] - 0.3)
    )  # fmt: skip
    furniture = tuple(f for f in plan.furniture if f.id not in gone)
    return replace(plan, furniture=furniture, spots=spots)
