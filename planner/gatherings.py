"""Scenes that are played sitting down: who sits from the start, at which table, on what seats.

Enters: a scene's words and its set. Leaves: who is seated when it opens, the set with as many seats
as its scenes ask for, and a seat for each: the far side and the ends of a table come first, so that
the audience looks at faces across it and not at backs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.floor_plan import FloorPlan, Furniture, Posture, Spot
from planner.shots import Stance
from screenplay.scene_graph import Beat, Character, Deed, Scene

TABLES = frozenset({"table", "round_table", "meeting_table", "picnic_table"})
YIELDING = frozenset({
    "table", "round_table", "coffee_table", "chair", "stool", "plant", "coat_stand", "rug",
    "side_table", "crate", "armchair",
})  # fmt: skip
CHAIR_M = (0.46, 0.92, 0.48)
SEAT_M = 0.46
PLACE_M = 0.74  # width that one sitter needs
ROOMY_M = 1.2  # narrower tables seat three at most
_GAP_M = 0.3  # from a table's edge to the middle of a chair
_AISLE_M = 0.45
_TABLE = re.compile(
    r"\b(?:at|around|round)\s+(?:the|an?|his|her|their|our|its)?\s*(?:[\w'-]+\s+){0,3}?"
    r"(table|desk|booth|bar|counter|piano|computer)\b",
    re.IGNORECASE,
)
_THEY_SIT = re.compile(  # of one it would be "sits"
    r"\bsit\s+(?:at|around|round)\s+(?:[\w'-]+\s+){1,4}?(?:table|desk|booth)\b", re.IGNORECASE
)
_GATHERING = re.compile(
    r"\b(meeting|dinner|supper|lunch|breakfast|interview|interrogation|conference|banquet)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(MEETING|CONFERENCE|BOARD ?ROOM|DINING|INTERROGATION|DINNER|TABLE|BOOTH)\b", re.IGNORECASE
)
_SEATED_WORK = re.compile(
    r"\b(typ(?:es|ing)|writ(?:es|ing) (?:in|at|on)|dines|dining|plays? (?:cards|chess|poker))\b",
    re.IGNORECASE,
)
_ON_FEET = re.compile(
    r"\b(stands?|standing|walks?|walking|paces?|pacing|leans?|leaning|runs? (?:in|up|to)|dances?|"
    r"dancing|wait(?:s|ing) (?:at|on) tables?|behind the (?:bar|counter))\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(stands? up|gets? up|got up|rises?|gets? to (?:his|her|their) feet|pushes? back)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(again|back down|back in (?:his|her|their))\b", re.IGNORECASE)
_MOVES = frozenset({"walk", "enter", "exit", "approach", "follow", "sneak", "climb", "dance"})
_SETTLED = frozenset({"type", "write"})


def seated_from_start(
    scene: Scene, plan: FloorPlan, characters: Mapping[str, Character]
) -> tuple[str, ...]:
    """Who sits when a scene opens, in the scene's order: told so, or because they later get up."""
    if plan.kind == "car":
        return ()
    people = [w for w in scene.present if not _is_crowd(characters.get(w))]
    company = _company_sits(scene, plan)
    together = _named_together(scene)
    return tuple(w for w in people if w in together or _sits(scene, w, company=company))


def _named_together(scene: Scene) -> frozenset[str]:
    """People of whom one sentence says that they sit at a table: "A, B and C sit around it"."""
    return frozenset(
        who
        for beat in _before_speech(scene.beats)
        if _THEY_SIT.search(beat.text) and not _ON_FEET.search(beat.text)
        for who in beat.mentions
    )


def _is_crowd(character: Character | None) -> bool:
    return character is not None and character.group


def _company_sits(scene: Scene, plan: FloorPlan) -> bool:
    """Whether the scene tells of people at a table, without saying who."""
    gathering = _ROOM.search(scene.heading.text) is not None and plan.interior
    for beat in _before_speech(scene.beats):
        if _ON_FEET.search(beat.text) and not _TABLE.search(beat.text):
            continue
        table = _TABLE.search(beat.text)
        alone = len({d.actor for d in beat.deeds if d.actor}) == 1
        if table and not alone and not _ON_FEET.search(beat.text):
            return True
        if gathering and _GATHERING.search(beat.text):
            return True
    return False


def _before_speech(beats: Sequence[Beat]) -> Iterator[Beat]:
    for beat in beats:
        if beat.line is not None:
            return
        yield beat


def _sits(scene: Scene, who: str, *, company: bool) -> bool:
    """Whether somebody is seated, from what is said of them before they move."""
    spoken = False
    for beat in scene.beats:
        for deed in beat.deeds:
            if deed.actor == who:
                told = _told(deed, spoken=spoken)
                if told is not None:
                    return told
        if beat.line is not None and who in beat.line.speakers:
            spoken = True
    return company


def _told(deed: Deed, *, spoken: bool) -> bool | None:
    """What one deed says about how its actor was before it: seated, on their feet, or nothing."""
    words = f"{deed.text} {deed.direction}"
    if deed.verb == "stand":
        return bool(_UP.search(words)) or "up" in deed.direction.split()
    if deed.verb == "sit":
        return bool(_AGAIN.search(words)) or not (spoken or _settles(words))
    if deed.verb in _MOVES or (deed.verb == "run" and deed.direction):
        return bool(_UP.search(deed.text)) if deed.verb != "enter" else False
    if deed.verb in _SETTLED or _SEATED_WORK.search(words):
        return None if spoken else True
    if not spoken and _ON_FEET.search(words):
        return False
    if not spoken and _TABLE.search(words):
        return True
    return None


def _settles(words: str) -> bool:
    """Sitting down is done in the scene; sitting is how it opens."""
    return bool(re.search(r"\bsits? (?:down|across|next|beside|opposite)|takes? a seat", words))


# Seats -------------------------------------------------------------------------------------------


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
        near = min(things, key=lambda f: (_reach_m(f, spot), f.id), default=None)
        if near is not None and _reach_m(near, spot) < 0.75:
            seats.setdefault(near.id, []).append(spot)
    found = [Table(f, tuple(seats[f.id])) for f in things if f.id in seats]
    return tuple(sorted(found, key=lambda t: (-len(t.seats), t.thing.id)))


def _reach_m(thing: Furniture, spot: Spot) -> float:
    """Metres from a table's outline to a seat."""
    x, z = _local(thing, (spot.x_m, spot.z_m))
    return max(abs(x) - thing.size_m[0] / 2, abs(z) - thing.size_m[2] / 2)


def _local(thing: Furniture, point: Point) -> Point:
    """A floor point in a thing's own axes: across and along its facing."""
    away = distance((thing.x_m, thing.z_m), point)
    if away < 1e-6:
        return 0.0, 0.0
    return ahead((0.0, 0.0), yaw_towards((thing.x_m, thing.z_m), point) - thing.yaw_deg, away)


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


# Sets with enough seats --------------------------------------------------------------------------


def furnished(plan: FloorPlan, company: int) -> FloorPlan:
    """The set with a table that seats a company: chairs drawn up, else a long table set up.

    A table whose near side would be taken, backs to the audience, yields to a long one.
    """
    most = max((len(t.seats) for t in tables(plan)), default=0)
    if company <= max(most, 1) or plan.kind == "car":
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
    return inside and all(_outside_m(f, at) > 0.2 for f in solid)


def _outside_m(thing: Furniture, at: Point) -> float:
    x, z = _local(thing, at)
    return max(abs(x) - thing.size_m[0] / 2, abs(z) - thing.size_m[2] / 2)


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
    gone |= {f.id for f in loose if f.kind == "chair" and any(_outside_m(t, (f.x_m, f.z_m)) < 0.5
                                                             for t in tops)}  # fmt: skip
    spots = tuple(
        s for s in plan.spots
        if s.furniture not in gone
        and not (abs(s.x_m - at[0]) < half[0] - 0.3 and abs(s.z_m - at[1]) < half[1] - 0.3)
    )  # fmt: skip
    furniture = tuple(f for f in plan.furniture if f.id not in gone)
    return replace(plan, furniture=furniture, spots=spots)
