"""Where people stand and sit: marks by words, by role and by distance.

Enters: a Ground, words of the script and who is there already. Leaves: stances that overlap neither
furniture nor people, at the distances of `planner.spatial_words`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.floor_plan import Furniture, Posture, Spot
from planner.footprints import nearest_edge, outside_m, reach_m
from planner.ground import ORNAMENT_DEPTH_M, Ground, is_slim
from planner.shots import Stance
from planner.spatial_words import CLOSE_M, SOCIAL_M, Side, side_of

TALKING_M = 1.15
TOUCHING_M = 0.62
BESIDE_DEG = 75.0  # off the audience's view; less stands before somebody
SEAT_REACH_M, SEAT_SIDE_M = 0.95, 0.62  # as far as one rises; where one stands beside a seat
STEP_M = 0.22  # room that somebody on their feet needs
ELBOW_M = 0.9  # room that somebody who joins others wants
APART_M = 0.75  # strangers; nobody ever comes nearer than 0.55 m without touching
BACK_TURNED = 0.03  # a degree, to whom one sits down with
TRUNK_M, TRUNK_DEG = 1.2, 68.0  # from a trunk that people stand by, off the way they came
ROW_M = 0.85  # between those who stand there
SEATED = frozenset({Posture.SIT, Posture.DRIVE})
THINGS: Mapping[str, tuple[str, ...]] = {
    "window": ("window",), "table": ("table",), "booth": ("booth", "table"),
    "desk": ("desk", "table"),
    "counter": ("counter", "bar", "till"), "bar": ("bar", "counter"), "door": ("door",),
    "doorway": ("door",), "entrance": ("door",), "threshold": ("door",), "bed": ("bed",),
    "cot": ("bed",), "couch": ("sofa", "couch"), "sofa": ("sofa", "couch"),
    "armchair": ("armchair", "sofa"), "chair": ("chair", "seat", "armchair"),
    "stool": ("stool", "bar_stool", "seat"), "bench": ("bench",), "wheel": ("wheel",),
    "stove": ("stove", "counter"), "oven": ("stove",), "pan": ("stove", "campfire"),
    "skillet": ("stove",), "saucepan": ("stove",), "sink": ("sink", "counter"),
    "fridge": ("fridge",), "refrigerator": ("fridge",), "shelf": ("shelf", "bookcase"),
    "shelves": ("shelf", "bookcase"), "blackboard": ("blackboard", "board", "whiteboard"),
    "whiteboard": ("whiteboard", "board"), "tree": ("tree",), "fence": ("fence",),
    "car": ("car",), "wall": ("wall",), "computer": ("computer", "desk"),
    "laptop": ("table", "desk"),
    "register": ("till", "counter"), "till": ("till", "counter"), "campfire": ("campfire", "fire"),
    "fire": ("campfire", "fireplace", "fire"), "fireplace": ("fireplace",),
    "mirror": ("mirror",), "wardrobe": ("wardrobe",), "closet": ("wardrobe",), "lamp": ("lamp",),
    "tv": ("tv", "television"), "television": ("tv", "television"), "stairs": ("stairs",),
    "steps": ("stairs", "steps"), "rock": ("rock",), "tent": ("tent",), "umbrella": ("umbrella",),
    "van": ("van",), "truck": ("truck", "lorry"), "bus": ("bus",), "taxi": ("taxi", "car"),
    "motorbike": ("motorbike",), "ambulance": ("ambulance",), "boat": ("boat",),
    "headboard": ("bed",), "bedside": ("bed",), "passenger": ("passenger",), "piano": ("piano",),
    "trough": ("trough",), "rail": ("rail",), "boardwalk": ("boardwalk",),
}  # fmt: skip
BEHIND_COUNTER = re.compile(
    r"\b(waitress|waiter|barista|bartender|barkeep|clerk|cashier|receptionist|shopkeeper|server|"
    r"salesman|saleswoman|vendor|cook|chef)\b",
    re.IGNORECASE,
)
BACK_TO = re.compile(r"\b(under|beneath|against)\b", re.IGNORECASE)  # such a thing is no sight
_GROUND = re.compile(r"\b(floor|ground|grass|sand|gravel|dirt|dust|mud|snow)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def things_named(text: str) -> tuple[str, ...]:
    """Nouns of `THINGS` in a phrase, in order."""
    found = []
    for word in _WORD.findall(text.lower()):
        noun = word if word in THINGS else word.removesuffix("s")
        if noun in THINGS:
            found.append(noun)
    return tuple(found)


def free_spots(ground: Ground, people: Iterable[Stance]) -> list[Spot]:
    """Spots that nobody takes or crowds."""
    taken = list(people)
    ids = {s.spot_id for s in taken}
    return [
        spot for spot in ground.plan.spots
        if spot.id not in ids
        and all(distance((spot.x_m, spot.z_m), (s.x_m, s.z_m)) >= 0.5 for s in taken)
    ]  # fmt: skip


def matching(ground: Ground, spots: Sequence[Spot], noun: str) -> list[Spot]:
    """Spots for a noun: by tag, by the furniture they belong to, by their own name."""
    kinds = {f.id: f.kind for f in ground.plan.furniture}
    names = THINGS.get(noun, (noun,))
    return [
        s for s in spots
        if any(n in s.tags or n == kinds.get(s.furniture or "", "") for n in names)
    ]  # fmt: skip


def furniture_named(ground: Ground, noun: str, near: Point | None = None) -> Furniture | None:
    """The nearest thing of the set that a noun means."""
    names = THINGS.get(noun, (noun,))
    things = [
        f
        for f in ground.plan.furniture
        if any(n == f.kind or n == f.kind.rsplit("_")[-1] for n in names)
    ]
    centre = near or ground.plan.centre_m
    return min(things, key=lambda f: (distance((f.x_m, f.z_m), centre), f.id), default=None)


def at_spot(character_id: str, spot: Spot) -> Stance:
    """The stance of somebody who takes a spot."""
    return Stance(
        character_id, round(spot.x_m, 3), round(spot.z_m, 3), round(spot.yaw_deg, 1), spot.posture,
        spot.seat_m, spot.id,
    )  # fmt: skip


def standing(character_id: str, at: Point, yaw_deg: float) -> Stance:
    """Somebody on their feet."""
    return Stance(character_id, round(at[0], 3), round(at[1], 3), round(turn(0.0, yaw_deg), 1))


def marked(
    character_id: str, text: str, ground: Ground, people: Sequence[Stance], near: Point
) -> Stance | None:
    """A standing mark that words name ("at the window", "behind the counter"), or None."""
    for noun in things_named(text):
        side = side_of(text, noun)
        spots = [s for s in matching(ground, free_spots(ground, people), noun)
                 if s.posture is Posture.STAND and _fits(s, side)]  # fmt: skip
        if spots:
            return at_spot(
                character_id, min(spots, key=lambda s: (distance((s.x_m, s.z_m), near), s.id))
            )
        thing = furniture_named(ground, noun, near)
        if thing is not None:
            return at_thing(character_id, thing, side, ground, people, near)
    return None


def _fits(spot: Spot, side: Side) -> bool:
    """Whether a set's own mark is on the side that words tell; most are before their thing."""
    if side is Side.BEHIND or "behind" in spot.tags:
        return side is Side.BEHIND and "behind" in spot.tags
    return side in {Side.AT, Side.BEFORE}


def at_thing(
    character_id: str,
    thing: Furniture,
    side: Side,
    ground: Ground,
    people: Sequence[Stance],
    near: Point,
) -> Stance:
    """On one's feet on some side of a thing: turned to it, or with one's back to it.

    Across from somebody at the same thing, or from where one comes from.
    """
    at_it, yaw = _side_point(thing, side, people, near)
    away = {Side.AWAY: SOCIAL_M / 2, Side.AGAINST: 0.2}.get(side, _before_m(thing))
    wish = ahead(at_it, yaw, away)
    if side is Side.UNDER and is_slim(thing):
        return _beside_trunk(character_id, thing, yaw, ground, people)
    at = ground.nearest_free(wish, points(people), 0.2 if side is Side.AGAINST else 0.25, APART_M)
    out = side in {Side.AGAINST, Side.UNDER, Side.AWAY}
    return standing(character_id, at, yaw_towards(at_it, at) if out else yaw_towards(at, at_it))


def _beside_trunk(
    character_id: str, trunk: Furniture, yaw_deg: float, ground: Ground, people: Sequence[Stance]
) -> Stance:
    """Under a tree, looking out, and beside its trunk: it would grow out of a head before it.

    Those who join somebody there stand on in a row, away from the trunk.
    """
    middle, crowd = (trunk.x_m, trunk.z_m), points(people)
    sides = [(off, ahead(middle, yaw_deg + off, TRUNK_M)) for off in (TRUNK_DEG, -TRUNK_DEG)]
    off, wish = min(sides, key=lambda s: distance(s[1], ground.plan.centre_m))
    there = sum(distance(p, wish) < ROW_M * (len(crowd) + 0.5) for p in crowd)
    wish = ahead(wish, yaw_deg + (90.0 if off > 0 else -90.0), ROW_M * there)
    at = ground.nearest_free(wish, crowd, 0.25, APART_M)
    return standing(character_id, at, yaw_deg + 0.25 * turn(yaw_deg, yaw_towards(middle, at)))


def _side_point(
    thing: Furniture, side: Side, people: Sequence[Stance], near: Point
) -> tuple[Point, float]:
    """The point of a thing's outline on some side of it, and the yaw that leads away from there."""
    middle = (thing.x_m, thing.z_m)
    come = yaw_towards(middle, near)
    there = [p for p in points(people) if outside_m(thing, p) < CLOSE_M]
    opposite = yaw_towards(middle, min(there, key=lambda p: distance(p, near))) if there else come
    beside = min((90.0, -90.0), key=lambda off: abs(turn(thing.yaw_deg + off, come)))
    yaw = {
        Side.BEFORE: thing.yaw_deg, Side.BEHIND: thing.yaw_deg + 180.0,
        Side.ACROSS: opposite + 180.0, Side.BESIDE: thing.yaw_deg + beside,
    }.get(side)  # fmt: skip
    if yaw is None:
        return nearest_edge(thing, near, ELBOW_M / 3)
    return ahead(middle, yaw, reach_m(thing, yaw)), yaw


def _before_m(thing: Furniture) -> float:
    """From a thing's outline to who uses it; one looks out of a window from a step off."""
    return 0.6 if min(thing.size_m[0], thing.size_m[2]) < ORNAMENT_DEPTH_M else 0.4


def seat(
    character_id: str, text: str, ground: Ground, people: Sequence[Stance], near: Point,
    partner: Stance | None = None,
) -> Stance:  # fmt: skip
    """A seat: the named one, else the best to talk from; the ground where no seat is left."""
    seats = [s for s in free_spots(ground, people) if s.posture in SEATED]
    if re.search(r"\bwheel\b|\bdriv", text, re.IGNORECASE):
        seats = [s for s in seats if "wheel" in s.tags] or seats
    else:
        for noun in things_named(text):
            named = matching(ground, seats, noun)
            if named:
                seats = named
                break
    if _GROUND.search(text) or not seats:
        at = ground.nearest_free(near, points(people), 0.3, 0.8)
        yaw = yaw_towards(at, place(partner)) if partner else yaw_towards(at, (at[0], at[1] + 1))
        return Stance(
            character_id, round(at[0], 3), round(at[1], 3), round(yaw, 1), Posture.SIT, 0.08
        )
    return at_spot(character_id, min(seats, key=lambda s: (_seat_cost(s, near, partner), s.id)))


def _seat_cost(spot: Spot, near: Point, partner: Stance | None) -> float:
    """Near, and turned so that two sitters can talk."""
    here = (spot.x_m, spot.z_m)
    cost = distance(here, near)
    if partner is None:
        return cost + 0.004 * abs(turn(spot.yaw_deg, 0.0))
    there = place(partner)
    gap = distance(here, there)
    mine = abs(turn(spot.yaw_deg, yaw_towards(here, there)))
    theirs = abs(turn(partner.yaw_deg, yaw_towards(there, here)))
    turned = 0.012 * (mine + theirs) + BACK_TURNED * max(mine - 90.0, 0.0)
    return 0.3 * cost + 1.5 * abs(gap - 1.2) + turned


def bed(character_id: str, ground: Ground, people: Sequence[Stance], near: Point) -> Stance:
    """Lying: on a bed or sofa where there is one, on the ground otherwise."""
    spots = free_spots(ground, people)
    lying = [s for s in spots if s.posture is Posture.LIE]
    if lying:
        return at_spot(
            character_id, min(lying, key=lambda s: (distance((s.x_m, s.z_m), near), s.id))
        )
    return on_floor(character_id, ground, people, near)


def on_floor(character_id: str, ground: Ground, people: Sequence[Stance], near: Point) -> Stance:
    """Lying on the ground, as in a sleeping bag."""
    at = ground.nearest_free(near, points(people), 0.45, 0.9)
    return Stance(character_id, round(at[0], 3), round(at[1], 3), 90.0, Posture.LIE, 0.0)


def before_seat(stance: Stance, ground: Ground, people: Sequence[Stance]) -> Stance:
    """On one's feet in front of a seat: where sitting down starts and standing up ends."""
    step = 0.5 if stance.posture in SEATED else 0.8
    wish = ahead(place(stance), stance.yaw_deg, step)
    at = ground.nearest_free(wish, points(people), 0.2, 0.5)
    if distance(at, wish) < 0.12:
        at = wish
    elif stance.posture in SEATED and distance(at, place(stance)) > SEAT_REACH_M:
        # Beyond the counter that the seat is at.
        at = _beside_seat(stance, ground, people) or at
    return standing(stance.character_id, at, stance.yaw_deg)


def _beside_seat(stance: Stance, ground: Ground, people: Sequence[Stance]) -> Point | None:
    """A free place at a seat's side or behind it, the nearest to its front first."""
    here, offs = place(stance), (75.0, -75.0, 120.0, -120.0, 180.0)
    wishes = (ahead(here, stance.yaw_deg + off, SEAT_SIDE_M) for off in offs)
    free = (ground.nearest_free(wish, points(people), 0.2, 0.5) for wish in wishes)
    return next((at for at in free if distance(at, here) <= SEAT_REACH_M), None)


def facing_mark(
    character_id: str, other: Stance, ground: Ground, people: Sequence[Stance], start: Point,
    gap_m: float = TALKING_M,
) -> Stance:  # fmt: skip
    """Before somebody, on the side one comes from but within their view, facing them."""
    centre = place(other)
    base = yaw_towards(centre, start)
    if other.posture is not Posture.STAND or gap_m > TOUCHING_M:
        off = turn(other.yaw_deg, base)
        base = other.yaw_deg + max(-75.0, min(75.0, off))
        open_side = _off_the_view(base)
        if ground.clearance_at(ahead(centre, open_side, gap_m)) >= STEP_M:
            base = open_side
    crowd = [p for p in points(people) if distance(p, centre) > 0.01]
    wish = _roomier(ahead(centre, base, gap_m), ahead(centre, -base, gap_m), crowd)
    at = ground.nearest_free(wish, crowd, STEP_M, 0.6)
    if distance(at, wish) < 0.15 and ground.clearance_at(wish) > 0.2:
        at = wish
    if distance(at, centre) < min(0.55, gap_m - 0.02):
        at = ground.nearest_free(wish, [*crowd, centre], 0.22, 0.56)
    return standing(character_id, at, yaw_towards(at, centre))


def _roomier(wish: Point, across: Point, crowd: Sequence[Point]) -> Point:
    """The wished side, or the other one as the audience sees it where somebody has taken that."""
    gaps = [min((distance(p, at) for p in crowd), default=ELBOW_M) for at in (wish, across)]
    return across if gaps[0] < ELBOW_M <= gaps[1] else wish


def _off_the_view(yaw_deg: float) -> float:
    """A side to stand on that hides nobody: sets are seen from +z, so not right before somebody.

    Whoever came to stand there would be seen from behind, and the other not at all.
    """
    off = turn(0.0, yaw_deg)
    return yaw_deg if abs(off) >= BESIDE_DEG else BESIDE_DEG if off >= 0 else -BESIDE_DEG


def place(stance: Stance) -> Point:
    """Where a stance is on the floor."""
    return stance.x_m, stance.z_m


def points(people: Iterable[Stance]) -> list[Point]:
    """Where people are."""
    return [place(s) for s in people]
