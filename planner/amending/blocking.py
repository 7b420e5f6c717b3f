"""Re-blocking by note: where somebody is, how, and which way they face.

Enters: a draft and a Block. Leaves: the amended draft. From a beat on somebody is elsewhere until
the script moves them; later walks begin there, and cameras that see it are solved anew.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from planner import marks
from planner.amending.businesses import Row, first_row, relaid, rows_of, with_rows
from planner.amending.draft import (
    Amended,
    Draft,
    beat_of,
    character_of,
    scene_of,
    shots_of_scene,
    with_scene_plan,
)
from planner.amending.placing import SAME_M, placed
from planner.amending.reshooting import reshot_where_changed
from planner.amending.restaging import in_set, restaged, stances_at
from planner.amending.telling import name_of, thing_words
from planner.bearings import distance
from planner.edits import Block
from planner.errors import RefusedEdit
from planner.floor_plan import Posture
from planner.marks import SEATED, place
from planner.paths import walk
from planner.shots import Business, ScenePlan, Stance
from planner.staging import Staging

_SHARE = 0.6  # of the beat, for getting there
_BY_NOTE = "by note"
_POSTURES = {
    Posture.STAND: "stands", Posture.SIT: "sits", Posture.LIE: "lies", Posture.CROUCH: "crouches",
    Posture.DRIVE: "sits at the wheel",
}  # fmt: skip


def block(draft: Draft, edit: Block) -> Amended:
    """Somebody is elsewhere, or otherwise, from a beat on."""
    scene, who = scene_of(draft, edit.scene), character_of(draft, edit.character)
    staging = restaged(draft, scene.id)
    if edit.beat is not None and beat_of(draft, edit.beat)[0].id != scene.id:
        raise RefusedEdit(f"that beat is no part of scene {scene.number}; name one of its beats")
    name = name_of(draft, who.id)
    if not in_set(staging.plan, who.id):
        raise RefusedEdit(f"{name} is not in scene {scene.number}; choose a scene with them")
    if edit.facing == who.id:
        raise RefusedEdit(f"{name} cannot face themselves; name somebody else or a thing")
    people = stances_at(staging, edit.beat)
    here = people[who.id] if edit.beat is not None else _planned(draft, people[who.id], scene.id)
    if not here.visible:
        raise RefusedEdit(
            f"{name} is not in the set at that moment; choose a beat after they have come in"
        )
    there = placed(draft, edit, here, people, staging)
    after = draft
    if not _is_so(staging.plan, edit, there):
        plain = _without_steps(staging, edit, people)
        changed = plain.plan
        if there != here or edit.beat is None:
            changed = _replanned(plain, edit, here, there, people)
        after = reshot_where_changed(draft, with_scene_plan(draft, changed), scene.id)
    words = f"{name} {_POSTURES[there.posture]}{_where(draft, edit)}"
    since = "from the start" if edit.beat is None else "from that moment on"
    shown = tuple(
        s.id for s in shots_of_scene(after, scene.id)
        if _shows(s.framing.subjects, s.framing.foreground, who.id)
    )  # fmt: skip
    said = f"{words} {since} in scene {scene.number}{_unseen(after, edit)}"
    return Amended(after, said, shown)


def _unseen(draft: Draft, edit: Block) -> str:
    """A warning where no shot shows somebody go."""
    shots = [s for s in draft.plan.shots if edit.beat in {c.beat_id for c in s.covers}]
    if edit.beat is None or any(edit.character in s.framing.subjects for s in shots):
        return ""
    return "; no shot shows them go"


def _planned(draft: Draft, now: Stance, scene_id: str) -> Stance:
    """Where the planner had somebody when the scene opens: marks are found from there."""
    scenes = [s for s in draft.planned.plan.scenes if s.scene_id == scene_id]
    found = [o for s in scenes for o in s.opening if o.character_id == now.character_id]
    return replace(found[0], holding=now.holding, on_phone=now.on_phone) if found else now


def _is_so(plan: ScenePlan, edit: Block, there: Stance) -> bool:
    """Whether somebody is there by an earlier note already."""
    if edit.beat is None:
        return there in plan.opening
    steps = [b for b in plan.businesses if _is_step(b, edit)]
    return bool(steps) and steps[-1].after == there


def _shows(subjects: tuple[str, ...], foreground: str | None, who: str) -> bool:
    return who in subjects or who == foreground


def _where(draft: Draft, edit: Block) -> str:
    where = ""
    if edit.at:
        at = name_of(draft, edit.at)
        linked = re.match(r"(at|by|near|next|behind|beside|on|in|before|under|with)\b", at)
        where = f" {at}" if linked else f" at the {at}" if at == edit.at else f" by {at}"
    if edit.facing:
        facing = name_of(draft, edit.facing)
        thing = facing == edit.facing and facing != "away"
        where += f", facing {'the ' if thing else ''}{thing_words(facing)}"
    return where


def _replanned(
    staging: Staging, edit: Block, here: Stance, there: Stance, people: Mapping[str, Stance]
) -> ScenePlan:
    """The scene's plan with the change and all that follows from it."""
    plan, rows = staging.plan, rows_of(staging.plan)
    if edit.beat is None:
        opening = tuple(there if s.character_id == edit.character else s for s in plan.opening)
        told = relaid(rows, 0, there, staging.ground, people)
        return with_rows(replace(plan, opening=opening), told)
    at = first_row(rows, staging, edit.beat)
    told = relaid(rows, at, there, staging.ground, people)
    steps = [Row(step) for step in _steps(staging, edit.beat, here, there, people)]
    return with_rows(plan, [*told[:at], *steps, *told[at:]])


def _without_steps(staging: Staging, edit: Block, people: Mapping[str, Stance]) -> Staging:
    """The scene as it is without what an earlier note had somebody do at that beat."""
    rows = rows_of(staging.plan)
    own = [r for r in rows if edit.beat is not None and _is_step(r.business, edit)]
    if not own:
        return staging
    at = first_row(rows, staging, edit.beat or "")
    kept = [r for r in rows if r not in own]
    told = relaid(kept, at, people[edit.character], staging.ground, people)
    return replace(staging, plan=with_rows(staging.plan, told))


def _is_step(business: Business, edit: Block) -> bool:
    mine = business.beat_id == edit.beat and business.character_id == edit.character
    return mine and business.text == _BY_NOTE


def _steps(
    staging: Staging, beat_id: str, here: Stance, there: Stance, people: Mapping[str, Stance]
) -> list[Business]:
    """What takes somebody there at the start of a beat: get up, walk, sit down."""
    ground, who = staging.ground, here.character_id
    others = [s for w, s in people.items() if w != who and s.visible]
    made: list[tuple[str, Stance, tuple[tuple[float, float], ...]]] = []
    now, down = here, there.posture in SEATED | {Posture.LIE}
    far = distance(place(here), place(there)) > SAME_M
    if now.posture is not Posture.STAND and (far or there.posture is Posture.STAND):
        now = _handed(marks.before_seat(now, ground, others), here)
        made.append(("stand", now, ()))
    if far:
        goal = _handed(marks.before_seat(there, ground, others), here) if down else there
        made.append(("walk", goal, walk(ground, place(now), place(goal), marks.points(others))))
        now = goal
    if now != there:
        verb = {Posture.LIE: "lie", Posture.CROUCH: "crouch"}.get(there.posture, "sit")
        made.append((verb if there.posture is not now.posture else "turn", there, ()))
    part, now, steps = _SHARE / len(made), here, []
    for n, (verb, goal, path) in enumerate(made):
        share = (round(n * part, 4), round((n + 1) * part, 4))
        steps.append(Business(beat_id, who, verb, now, goal, path, share=share, text=_BY_NOTE))
        now = goal
    return steps


def _handed(stance: Stance, hands: Stance) -> Stance:
    return replace(stance, holding=hands.holding, on_phone=hands.on_phone)
