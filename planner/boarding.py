"""Into vehicles and out of them: nobody sees who sits in a car that is seen from outside.

Enters: a scene being played and a deed. Leaves: its acts. Who has got in is out of sight, at the
vehicle, until they get out of it again: in this scene or in one that carries on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner import marks
from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.floor_plan import KEPT, Furniture, Posture
from planner.ground import Ground
from planner.marks import place
from planner.paths import walk
from planner.playing import Playing, keeping
from planner.shots import Stance
from planner.thing_words import THINGS
from screenplay.scene_graph import Deed

ABOARD = "in:"  # before a vehicle's id, as the spot of somebody who sits in it
ROOFED_M = 1.3  # lower vehicles are ridden in full view
DOOR_M, STEP_M = 0.4, 0.9  # from the vehicle's side to where one gets in, and on when one gets out
_OUT = re.compile(r"\b(?:out|off|from|down)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|into|inside|aboard|onto)\b", re.IGNORECASE)
_LEAVES_IT = frozenset({"exit", "climb", "jump", "walk", "run"})


_OF_A_CAR = re.compile(
    r"\bfrom (?:behind|under) the (?:steering )?wheel\b"
    r"|\bfrom (?:the|his|her) (?:driver['’]s|passenger|back) seat\b",
    re.IGNORECASE,
)
_LIKE_A_CAR = re.compile(r"\b(?:station wagon|limousine|limo|cruiser|pickup|jeep)\b", re.IGNORECASE)


def vehicle(deed: Deed, ground: Ground) -> Furniture | None:
    """The vehicle with a roof that a deed names, or whose wheel it names, if it is in the set."""
    if _OF_A_CAR.search(deed.text):
        return _any_vehicle(ground)
    return vehicle_named(f"{deed.target or ''} {deed.direction}", ground)


def vehicle_named(text: str, ground: Ground) -> Furniture | None:
    """The vehicle with a roof that words name, if it is in the set."""
    for word in re.findall(r"[\w-]+", text.lower()):
        thing = THINGS.get(word)
        if thing is None or not thing.moves or thing.size_m[1] < ROOFED_M:
            continue
        own = [f for f in ground.plan.furniture
               if f.kind == thing.kind or f.kind.endswith(f"_{thing.kind}")]  # fmt: skip
        return _nearest(own, ground)
    return _any_vehicle(ground) if _LIKE_A_CAR.search(text) else None


def _any_vehicle(ground: Ground) -> Furniture | None:
    kinds = {t.kind for t in THINGS.values() if t.moves and t.size_m[1] >= ROOFED_M}
    near = [f for f in ground.plan.furniture if f.kind.removeprefix(KEPT) in kinds]
    return _nearest(near, ground)


def _nearest(things: Sequence[Furniture], ground: Ground) -> Furniture | None:
    middle = ground.plan.centre_m
    return min(things, key=lambda f: (distance((f.x_m, f.z_m), middle), f.id), default=None)


def gets_out(deed: Deed) -> bool:
    """Whether a deed is getting out of something; from behind a wheel one only stands up."""
    if deed.verb == "stand":
        return _OF_A_CAR.search(deed.text) is not None
    return deed.verb in _LEAVES_IT and _OUT.search(deed.direction) is not None


def gets_in(deed: Deed) -> bool:
    """Whether a deed is getting into something."""
    inward = _IN.search(deed.direction) is not None and not gets_out(deed)
    return deed.verb in {"enter", "climb"} and inward


def is_aboard(stance: Stance) -> bool:
    """Whether somebody sits in a vehicle, out of sight."""
    return not stance.visible and (stance.spot_id or "").startswith(ABOARD)


def boarded(stance: Stance, ground: Ground) -> Furniture | None:
    """The vehicle that somebody sits in, if it is in the set."""
    name = (stance.spot_id or "").removeprefix(ABOARD)
    return next((f for f in ground.plan.furniture if f.id == name), None)


def seated_in(character_id: str, thing: Furniture, ground: Ground) -> Stance:
    """Somebody in a vehicle when a scene opens."""
    x, z = _door(thing, ground)[0]
    return Stance(character_id, x, z, round(turn(0.0, thing.yaw_deg), 1), visible=False,
                  spot_id=f"{ABOARD}{thing.id}")  # fmt: skip


def get_in(playing: Playing, deed: Deed, thing: Furniture) -> None:
    """Walk to the vehicle's door and be gone."""
    here = playing.now[deed.actor or ""]
    inside, door = _door(thing, playing.ground)
    people = marks.points(playing.others(here.character_id))
    path = (*walk(playing.ground, place(here), door, people), inside)
    gone = keeping(here, seated_in(here.character_id, thing, playing.ground))
    playing.act(deed, "exit", replace(gone, visible=False), path)


def get_out(playing: Playing, deed: Deed, thing: Furniture) -> None:
    """Step out of the door, a pace clear of it; who stands there already comes no further."""
    actor = deed.actor or ""
    here = playing.now[actor]
    if here.visible:
        return
    inside, door = _door(thing, playing.ground)
    out = yaw_towards(inside, door)
    people = marks.points(playing.others(actor))
    at = playing.ground.nearest_free(ahead(door, out, STEP_M), people, 0.25, marks.APART_M)
    start = replace(here, x_m=inside[0], z_m=inside[1], yaw_deg=round(turn(0.0, out), 1),
                    posture=Posture.STAND, seat_m=0.0, visible=True, spot_id=None)  # fmt: skip
    playing.now[actor] = start
    goal = playing.turned(marks.standing(actor, at, out))
    path = (inside, *walk(playing.ground, door, at, people))
    playing.act(deed, "enter", keeping(start, goal), path)


def _door(thing: Furniture, ground: Ground) -> tuple[Point, Point]:
    """A point inside and one before the door: on the side nearer to where the scene plays."""
    middle = (thing.x_m, thing.z_m)
    half = min(thing.size_m[0], thing.size_m[2]) / 2
    across = thing.yaw_deg + (90.0 if thing.size_m[0] <= thing.size_m[2] else 0.0)
    sides = [(across, ahead(middle, across, half + DOOR_M)),
             (across + 180.0, ahead(middle, across + 180.0, half + DOOR_M))]  # fmt: skip
    free = [s for s in sides if ground.clearance_at(s[1]) >= marks.STEP_M] or sides
    yaw, door = min(free, key=lambda s: (distance(s[1], ground.plan.centre_m), s[0]))
    inside = ahead(middle, yaw, half - 0.1)
    return _rounded(inside), _rounded(door)


def _rounded(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)
