"""Where words put somebody in a set, how, and which way they then face.

Enters: a Block, the stance before it and who else is there. Leaves: the stance asked for; marks the
set does not have are refused with those it has.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from planner import marks
from planner.amending.draft import Draft
from planner.amending.telling import name_of
from planner.bearings import Point, distance, yaw_towards
from planner.company import open_yaw
from planner.edits import Block
from planner.errors import RefusedEdit
from planner.floor_plan import Furniture, Posture
from planner.marks import SEATED, place
from planner.shots import Stance
from planner.spatial_words import side_of
from planner.staging import Staging

SAME_M = 0.15  # somebody this near to a mark is there
_GROUND = re.compile(r"\b(floor|ground|grass|sand|wheel)\b", re.IGNORECASE)
_NO_NAMES = frozenset(("the", "and", "old", "young", "little", "big", "man", "woman", "of", "in"))


def placed(
    draft: Draft, edit: Block, here: Stance, people: Mapping[str, Stance], staging: Staging
) -> Stance:
    """The stance that words and posture ask for, facing as it should, hands as they are."""
    posture = edit.posture or (Posture.STAND if edit.at else here.posture)
    person = _person(draft, edit.at, people, edit.character)
    others = [s for w, s in people.items() if w != edit.character and s.visible]
    if posture in SEATED:
        found = _seated(edit, posture, here, others, person, staging)
    else:
        found = _afoot(edit, posture, here, others, person, staging)
    if found is None:
        raise RefusedEdit(f"the set has no {edit.at!r}; it has {_things(staging)}")
    if found.posture is here.posture and distance(place(found), place(here)) < SAME_M:
        found = here
    found = replace(found, holding=here.holding, on_phone=here.on_phone, visible=True)
    return _turned(found, edit, people, staging)


def _seated(
    edit: Block,
    posture: Posture,
    here: Stance,
    others: list[Stance],
    person: Stance | None,
    staging: Staging,
) -> Stance | None:
    """A seat: the one they have, one by somebody, the one that words name."""
    if not edit.at and here.posture in SEATED:
        return here
    if edit.at and person is None and not _known(edit.at, staging):
        return None
    words = "wheel" if posture is Posture.DRIVE else edit.at
    near = place(person) if person is not None else place(here)
    if thing := _unlisted(edit.at, near, staging):
        own = {s.id for s in staging.plan.floor_plan.spots if s.furniture == thing.id}
        seats = [s for s in marks.free_spots(staging.ground, others) if s.id in own]
        return next((marks.at_spot(edit.character, s) for s in seats if s.posture in SEATED), None)
    return marks.seat(edit.character, words, staging.ground, others, near, person)


def _afoot(
    edit: Block,
    posture: Posture,
    here: Stance,
    others: list[Stance],
    person: Stance | None,
    staging: Staging,
) -> Stance | None:
    """Standing, crouching or lying: by somebody, at a thing, or where they are."""
    who, ground, near = edit.character, staging.ground, place(here)
    if posture is Posture.LIE:
        lies = here.posture is Posture.LIE
        return here if lies else marks.bed(who, ground, others, near)
    if person is not None:
        found: Stance | None = marks.facing_mark(who, person, ground, others, near)
    elif thing := _unlisted(edit.at, near, staging):
        side = side_of(edit.at, thing.kind)
        found = marks.at_thing(who, thing, side, ground, others, near)
    elif edit.at:
        found = marks.marked(who, edit.at, ground, others, near)
    elif posture is Posture.STAND and here.posture is not Posture.STAND:
        found = marks.before_seat(here, ground, others)
    else:
        found = replace(here, posture=posture)
    if found is not None and posture is Posture.CROUCH:
        return replace(found, posture=posture)
    return found


def _known(words: str, staging: Staging) -> bool:
    """Whether words name a seat or a thing of the set, or the ground."""
    if _GROUND.search(words) or _unlisted(words, staging.ground.plan.centre_m, staging):
        return True
    spots = staging.plan.floor_plan.spots
    return any(
        marks.matching(staging.ground, spots, noun) or marks.furniture_named(staging.ground, noun)
        for noun in marks.things_named(words)
    )


def _unlisted(words: str, near: Point, staging: Staging) -> Furniture | None:
    """The nearest thing of the set that words name, but no list of things that scripts name."""
    if not words or marks.things_named(words):
        return None
    said = f" {words.lower().replace('_', ' ')} "
    return min(
        (
            f for f in staging.ground.plan.furniture
            if any(f" {n.replace('_', ' ')} " in said for n in (f.id, f.kind))
        ),
        key=lambda f: (distance((f.x_m, f.z_m), near), f.id), default=None,
    )  # fmt: skip


def _things(staging: Staging) -> str:
    """What the set has, in words."""
    kinds = {f.kind.replace("_", " ") for f in staging.plan.floor_plan.furniture}
    return ", ".join(sorted(kinds)) or "nothing to stand at"


def _person(draft: Draft, words: str, people: Mapping[str, Stance], who: str) -> Stance | None:
    """Somebody whom words name: by id, or by a part of the name."""
    seen = {w: s for w, s in people.items() if w != who and s.visible}
    if words in seen:
        return seen[words]
    said = set(re.findall(r"[^\W_]+", words.casefold()))
    for other, stance in seen.items():
        name = set(name_of(draft, other).casefold().split()) - _NO_NAMES
        if name & said:
            return stance
    return None


def _turned(there: Stance, edit: Block, people: Mapping[str, Stance], staging: Staging) -> Stance:
    """The stance, facing what a note asks for."""
    at = place(there)
    if edit.facing is None:
        return _to_company(there, edit, people, staging)
    if edit.facing == "camera":
        goal = staging.front
    elif edit.facing == "away":
        goal = 2 * at[0] - staging.front[0], 2 * at[1] - staging.front[1]
    elif edit.facing in people:
        goal = place(people[edit.facing])
    else:
        things = staging.plan.floor_plan.furniture
        thing = next((f for f in things if f.id == edit.facing), None)
        thing = thing or marks.furniture_named(staging.ground, edit.facing, at)
        if thing is None:
            raise RefusedEdit(f"the set has no {edit.facing!r}; it has {_things(staging)}")
        goal = thing.x_m, thing.z_m
    if distance(at, goal) < SAME_M:
        return there
    return replace(there, yaw_deg=round(yaw_towards(at, goal), 1))


def _to_company(
    there: Stance, edit: Block, people: Mapping[str, Stance], staging: Staging
) -> Stance:
    """Whoever goes somewhere on their feet still faces the nearest other, half to the audience."""
    others = [place(s) for w, s in people.items() if w != there.character_id and s.visible]
    if not edit.at or not others or there.posture is not Posture.STAND:
        return there
    at = place(there)
    nearest = min(others, key=lambda p: (distance(p, at), p))
    return replace(there, yaw_deg=round(open_yaw(at, nearest, staging.front), 1))
