"""Seats that people share round one table.

Enters: a floor plan and a company. Leaves: its tables, and a seat for each: the far side and the
ends of a table come first, so that the audience looks at faces across it and not at backs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from planner.bearings import Point, distance, turn, yaw_towards
from planner.floor_plan import FloorPlan, Furniture, Posture, Spot
from planner.footprints import outside_m
from planner.shots import Stance

TABLES = frozenset({"table", "round_table", "meeting_table", "picnic_table"})


@dataclass(frozen=True, slots=True)
class Table:
    """Seats that people share: round one table or desk."""

    thing: Furniture
    seats: tuple[Spot, ...]


def tables(plan: FloorPlan) -> tuple[Table, ...]:
    """Every table or desk with its seats, the largest company first."""
    things = [f for f in plan.furniture if f.kind in TABLES or f.kind.endswith("desk")]
    seats: dict[str, list[Spot]] = {}
    for spot in plan.spots:
        if spot.posture is not Posture.SIT or not {"table", "desk"} & set(spot.tags):
            continue
        at = (spot.x_m, spot.z_m)
        gaps = [(outside_m(f, at), f.id) for f in things]
        reach, near = min(gaps, default=(np.inf, ""))
        if reach < 0.75:
            seats.setdefault(near, []).append(spot)
    found = [Table(f, tuple(seats[f.id])) for f in things if f.id in seats]
    return tuple(sorted(found, key=lambda t: (-len(t.seats), t.thing.id)))


def seated_together(
    company: Sequence[str], plan: FloorPlan, near: Point, taken: Iterable[Stance] = ()
) -> dict[str, Stance]:
    """A seat at one table for each of a company; empty where no table has enough seats."""
    used = {s.spot_id for s in taken}
    free = [replace(t, seats=tuple(s for s in t.seats if s.id not in used)) for t in tables(plan)]
    fitting = [t for t in free if len(t.seats) >= len(company)]
    if not fitting or not company:
        return {}
    table = min(fitting, key=lambda t: (_table_cost(t, len(company), near), t.thing.id))
    chosen = _facing(table.seats, len(company))
    return {who: _on(who, spot) for who, spot in zip(company, chosen, strict=True)}


def _table_cost(table: Table, count: int, near: Point) -> float:
    """Near the middle of the set, and no more seats than are needed."""
    away = distance((table.thing.x_m, table.thing.z_m), near)
    desk = 1.2 if table.thing.kind.endswith("desk") else 0.0
    return away + 0.25 * (len(table.seats) - count) + desk


def _facing(seats: Sequence[Spot], count: int) -> list[Spot]:
    """The seats to be used: turned to the audience first, one head of the table for its first."""

    def away(spot: Spot) -> float:
        return abs(turn(spot.yaw_deg, 0.0))

    by_face = sorted(seats, key=lambda s: (max(away(s) - 95.0, 0.0), s.x_m, s.id))
    chosen = by_face[:count]
    if count == 2:
        pairs = list(combinations(by_face, 2))
        chosen = list(pairs[int(np.argmin([_pair_cost(p) for p in pairs]))])
    return sorted(chosen, key=lambda s: (s.x_m, s.id))


def _pair_cost(pair: tuple[Spot, Spot]) -> float:
    """Two sit across from each other and are seen from the side."""
    a, b = pair
    ends = (a.x_m, a.z_m), (b.x_m, b.z_m)
    mine = abs(turn(a.yaw_deg, yaw_towards(*ends)))
    theirs = abs(turn(b.yaw_deg, yaw_towards(*ends[::-1])))
    backs = sum(max(abs(turn(s.yaw_deg, 0.0)) - 100.0, 0.0) for s in (a, b))
    return mine + theirs + 0.5 * backs + 40.0 * abs(distance(*ends) - 1.5)


def _on(who: str, spot: Spot) -> Stance:
    return Stance(
        who, round(spot.x_m, 3), round(spot.z_m, 3), round(spot.yaw_deg, 1), spot.posture,
        spot.seat_m, spot.id,
    )  # fmt: skip
