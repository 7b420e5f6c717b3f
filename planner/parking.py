"""Large things that a scene names: where vehicles, boats and tents stand, and how they move.

Enters: a place's floor plan, a scene, and where its vehicles were left. Leaves: the floor plan with
their room taken, and the drives of those that move. Things that never move are furniture that the
set is built with; a vehicle that moves keeps its room free and is drawn over the set.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

import numpy as np

from planner.bearings import Point, ahead, distance, turn
from planner.floor_plan import KEPT, FloorPlan, Furniture
from planner.ground import Floats, Ground
from planner.shots import Drive
from planner.thing_words import THINGS, Mention, Thing, mentions
from screenplay.scene_graph import Beat, BeatKind, Scene

NAMED = "_named"  # ends the ids of things that a scene's words put into its place
ROLL_M, DOWN_M, GO_M, COME_M = 2.4, 9.0, 14.0, 9.0
APART_M = 1.1  # between a parked thing and the middle of the action
KERB_M = 0.2
_MOVES = re.compile(
    r"^(?:'s|’s)?\W*(?:\w+ly\W+|begins? to |starts? to |starts )?"
    r"(rolls?|rolling|moves?|moving|drives?|speeds?|pulls?|lurche?s?|bumps?|creeps?|races?|"
    r"screeche?s?|reverses?|backs?|accelerates?|skids?|cruises?|zooms?|crawls?|drifts?|slides?|"
    r"arrives?|parks?|comes?|stops?|swerves?|barrels|careens?|roars|noses)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(pulls? (up|in|over)|arrives?|parks?|stops?|to a (halt|stop|rest)|to rest|"
    r"comes? (up|in|down|round|around))\b", re.IGNORECASE,
)  # fmt: skip
_GOES = re.compile(r"\b(off|away|out|past|speeds?|zooms?|races?|distance)\b", re.IGNORECASE)
_ON = re.compile(r"\b(down|along|across|through|over|hill)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parked:
    """Where a vehicle was left; its nose points along `yaw_deg`."""

    at_m: Point
    yaw_deg: float


@dataclass(frozen=True, slots=True)
class Parking:
    """A place with its large things, for one scene."""

    plan: FloorPlan
    drives: tuple[Drive, ...] = ()
    left: tuple[tuple[str, Parked], ...] = ()  # kind and place, when the scene is over


def park(
    plan: FloorPlan,
    scene: Scene,
    before: Mapping[str, Parked] | None = None,
    known: frozenset[str] = frozenset(),
    ridden: frozenset[str] = frozenset(),
) -> Parking:
    """Give every large thing that a scene names its room; interiors keep theirs.

    `before` says where the scene before left vehicles in this place; `known` are the kinds that the
    film has shown: "the van" is the ice cream van that was seen before. What is `ridden` has its
    room already.
    """
    if plan.interior or plan.kind == "car":
        return Parking(plan)
    left, drives = dict(before or {}), []
    standing = dict(left)
    for mention, moves in _large(scene):
        if mention.thing.kind in ridden:
            continue
        plan, mine = _one(plan, mention, moves, left, known)
        drives += mine
    plan = _still_there(plan, standing)
    order = {beat.id: n for n, beat in enumerate(scene.beats)}
    drives.sort(key=lambda d: (order[d.beat_id], d.share))
    return Parking(plan, tuple(drives), tuple(left.items()))


def _large(scene: Scene) -> list[tuple[Mention, list["_Move"]]]:
    """Each kind once, under its longest name, with its moves.

    "The van" after "an ice cream van" is the same van.
    """
    named: dict[str, Mention] = {}
    moves: dict[str, list[_Move]] = {}
    for beat in scene.beats:
        if beat.kind is not BeatKind.ACTION:
            continue
        for mention in mentions(beat.text):
            if not mention.thing.large or not mention.here:
                continue
            kind = next((k for k in named if k.endswith(mention.thing.kind)), mention.thing.kind)
            named.setdefault(kind, mention)
            moves.setdefault(kind, []).extend(_moves(beat, mention))
    return [(named[kind], moves[kind]) for kind in named]


def _still_there(plan: FloorPlan, left: Mapping[str, Parked]) -> FloorPlan:
    """Vehicles that the scene before left here and this one does not speak of."""
    sizes = {thing.kind: thing.size_m for thing in THINGS.values()}
    here = {f.id for f in plan.furniture}
    still = [
        _parked(kind, kind, spot, sizes[kind])
        for kind, spot in sorted(left.items())
        if f"{kind}{NAMED}" not in here
    ]
    return replace(plan, furniture=(*plan.furniture, *still)) if still else plan


def _parked(kind: str, built: str, spot: Parked, size: tuple[float, float, float]) -> Furniture:
    return Furniture(f"{kind}{NAMED}", built, round(spot.at_m[0], 3), round(spot.at_m[1], 3),
                     round(spot.yaw_deg, 1), size, opaque=size[1] > 1.25)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Move:
    beat_id: str
    manner: str
    metres: float
    share: tuple[float, float]


def _moves(beat: Beat, mention: Mention) -> list[_Move]:
    """How a vehicle moves in the sentence that names it as its subject."""
    after = re.split(r"(?<=[.!?])\s", beat.text[mention.end :])[0]
    if not mention.thing.moves or not _MOVES.match(after):
        return []
    sentence = max(len(after) + mention.end - mention.start + 4, 1)
    first = min(mention.start / max(len(beat.text), 1), 0.6) if mention.start > 12 else 0.0
    last = min(1.0, max((mention.end + len(after)) / max(len(beat.text), sentence), first + 0.35))
    share = (round(first, 3), round(last, 3))
    if _COMES.search(after):
        return [_Move(beat.id, "come", COME_M, share)]
    if _GOES.search(after):
        return [_Move(beat.id, "go", GO_M, share)]
    if _ON.search(after):
        return [_Move(beat.id, "go", DOWN_M, share)]
    return [_Move(beat.id, "roll", ROLL_M, share)]


def _one(
    plan: FloorPlan,
    mention: Mention,
    moves: Sequence[_Move],
    left: dict[str, Parked],
    known: frozenset[str],
) -> tuple[FloorPlan, list[Drive]]:
    """Park one thing, and drive it where it moves."""
    kind = mention.thing.kind
    kind = min((k for k in {*left, *known} if k.endswith(f"_{kind}")), default=kind)
    own = [f for f in plan.furniture if f.kind == kind]
    spot = left.get(kind)
    if own and spot is None:
        near = min(own, key=lambda f: (distance((f.x_m, f.z_m), plan.centre_m), f.id))
        if not moves:
            return plan, []
        spot = Parked((near.x_m, near.z_m), near.yaw_deg)
        plan = replace(plan, furniture=tuple(f for f in plan.furniture if f.id != near.id))
    if spot is None:
        spot = _room_for(plan, mention.thing, moves)
    size = mention.thing.size_m
    built = kind if not moves else KEPT + kind
    plan = replace(plan, furniture=(*plan.furniture, _parked(kind, built, spot, size)))
    drives, spot = _driven(mention.noun, kind, size, spot, moves)
    if moves and moves[-1].manner == "go" and moves[-1].metres == GO_M:
        left.pop(kind, None)
    else:
        left[kind] = spot
    return plan, drives


def _driven(
    noun: str, kind: str, size: tuple[float, float, float], spot: Parked, moves: Sequence[_Move]
) -> tuple[list[Drive], Parked]:
    """The paths of all moves, one after the other, and where they end."""
    drives, at = [], spot.at_m
    for number, move in enumerate(moves):
        if move.manner == "come" and number == 0:
            start, end = ahead(at, spot.yaw_deg + 180.0, move.metres), at
        else:
            start, end = at, ahead(at, spot.yaw_deg, move.metres)
        path = tuple((round(x, 3), round(z, 3)) for x, z in (start, end))
        drives.append(Drive(noun, kind, move.beat_id, path, move.manner, move.share, size))
        at = end
    return drives, Parked(at, spot.yaw_deg)


def _room_for(plan: FloorPlan, thing: Thing, moves: Sequence[_Move]) -> Parked:
    """At the kerb where there is a carriageway, else on free ground behind the action."""
    ground = Ground(plan)
    coming = bool(moves) and moves[0].manner == "come"
    reach = sum(m.metres for m in moves[coming:])
    before = COME_M if coming else 0.0
    choices = [*_at_kerb(plan, thing), *([] if _roads(plan) and thing.moves else _around(plan))]
    return min(choices, key=lambda p: (_cost(p, ground, thing, before, reach), p.at_m, p.yaw_deg))


def _roads(plan: FloorPlan) -> list[Furniture]:
    return [f for f in plan.furniture if f.kind == "carriageway"]


def _at_kerb(plan: FloorPlan, thing: Thing) -> list[Parked]:
    """Along the near edge of a carriageway, to the left and right of the action."""
    if not (thing.moves and _roads(plan)):
        return []
    road = _roads(plan)[0]
    centre_x, centre_z = plan.centre_m
    edge = road.z_m - road.size_m[2] / 2 if centre_z < road.z_m else road.z_m + road.size_m[2] / 2
    inward = 1.0 if centre_z < road.z_m else -1.0
    z = edge + inward * (thing.size_m[0] / 2 + KERB_M)
    offsets = [side * (1.0 + 0.5 * n) for n in range(20) for side in (-1, 1)]
    return [Parked((centre_x + off, z), 90.0 if off > 0 else -90.0) for off in offsets]


def _around(plan: FloorPlan) -> list[Parked]:
    """Points round the middle, broadside on."""
    x, z = plan.centre_m
    return [
        Parked((x + r * sin(radians(a)), z + r * cos(radians(a))), yaw)
        for r in (2.4, 3.2, 4.0, 5.0, 6.2, 7.5, 9.0)
        for a in range(90, 271, 15)
        for yaw in (70.0, -70.0, 110.0, -110.0)
    ]


def _cost(spot: Parked, ground: Ground, thing: Thing, before: float, reach: float) -> float:
    """Near the action without standing in it; clear of things, of marks, and of its own way."""
    plan, (width, _, depth) = ground.plan, thing.size_m
    clear = float(ground.clearance_m(_footprint(spot, width, depth)).min())
    cost = 40.0 * max(0.0, 0.15 - clear)
    off = _from(spot, width, depth, plan.centre_m)
    cost += 25.0 * max(0.0, APART_M - off) + 0.8 * max(0.0, off - APART_M)
    aside = abs(spot.at_m[0] - plan.centre_m[0]) - _half_width(spot, width, depth)
    if spot.at_m[1] > plan.centre_m[1] - 0.5:  # before the action: out of the camera's way
        cost += 12.0 * max(0.0, 0.9 - aside)
    crowded = [s for s in plan.spots if _from(spot, width, depth, (s.x_m, s.z_m)) < 0.35]
    ways = [e for e in plan.entrances
            if _from(spot, width, depth, (e.inside_x_m, e.inside_z_m)) < 0.5]  # fmt: skip
    cost += 4.0 * len(crowded) + 6.0 * len(ways)
    if before + reach > 0:
        tail, nose = ahead(spot.at_m, spot.yaw_deg, -before), ahead(spot.at_m, spot.yaw_deg, reach)
        line = np.linspace(tail, nose, 12)
        inside = [p for p in line if plan.x0_m < p[0] < plan.x1_m and plan.z0_m < p[1] < plan.z1_m]
        if inside and len(ground.solid):
            near = float(ground.solid.distance_m(np.array(inside)).min())
            cost += 3.0 * max(0.0, width / 2 - near)
        cost += 1.0 * (distance(tail, plan.centre_m) < width / 2 + 0.6)
    return round(cost, 4)


def standing_cost(spot: Parked, ground: Ground, size_m: tuple[float, float, float]) -> float:
    """What it costs that a thing of some size stands at a place: see `_cost`."""
    return _cost(spot, ground, Thing("", size_m, large=True), 0.0, 0.0)


def _footprint(spot: Parked, width: float, depth: float) -> Floats:
    """Points over a thing's floor, [9, 2]."""
    s, c = sin(radians(spot.yaw_deg)), cos(radians(spot.yaw_deg))
    points = [
        (spot.at_m[0] + u * width / 2 * c + v * depth / 2 * s,
         spot.at_m[1] - u * width / 2 * s + v * depth / 2 * c)
        for u in (-1, 0, 1) for v in (-1, 0, 1)
    ]  # fmt: skip
    return np.array(points)


def _half_width(spot: Parked, width: float, depth: float) -> float:
    """Half of what a thing takes along x, as the audience sees it."""
    s, c = abs(sin(radians(spot.yaw_deg))), abs(cos(radians(spot.yaw_deg)))
    return (width * c + depth * s) / 2


def _from(spot: Parked, width: float, depth: float, point: Point) -> float:
    """Metres from a thing's footprint to a point."""
    yaw = radians(spot.yaw_deg)
    gap_x, gap_z = point[0] - spot.at_m[0], point[1] - spot.at_m[1]
    x = abs(cos(yaw) * gap_x - sin(yaw) * gap_z) - width / 2
    z = abs(sin(yaw) * gap_x + cos(yaw) * gap_z) - depth / 2
    return hypot(max(x, 0.0), max(z, 0.0)) + min(max(x, z), 0.0)


def heading_deg(drive: Drive) -> float:
    """Where the nose of a moving vehicle points."""
    (x0, z0), (x1, z1) = drive.path_m[0], drive.path_m[-1]
    return round(turn(0.0, float(np.degrees(np.arctan2(x1 - x0, z1 - z0)))), 1)
