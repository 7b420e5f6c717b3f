"""Things in hands by note.

Enters: a draft and a Carry. Leaves: the amended draft: from a beat on somebody holds a thing, or
holds it no more, until the script itself says otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.amending.businesses import Row, first_row, retold, rows_of, with_rows
from planner.amending.draft import Amended, Draft, beat_of, character_of, with_scene_plan
from planner.amending.reshooting import reshot_where_changed
from planner.amending.restaging import in_set, restaged, stances_at
from planner.amending.telling import name_of
from planner.edits import Carry
from planner.errors import RefusedEdit
from planner.handling import CARRIED
from planner.shots import Business, ScenePlan, Stance
from planner.staging import Staging
from planner.thing_words import THINGS

HANDS = 2
_SHARE = (0.0, 0.2)  # of the beat, for taking it up or putting it away


def carry(draft: Draft, edit: Carry) -> Amended:
    """Something in a hand, or out of it, from a beat on."""
    scene, beat = beat_of(draft, edit.beat)
    who = character_of(draft, edit.character)
    name = name_of(draft, who.id)
    staging = restaged(draft, scene.id)
    noun = _short_name(edit.noun, staging.plan.props)
    if not in_set(staging.plan, who.id):
        raise RefusedEdit(f"{name} is not in scene {scene.number}; choose a scene with them")
    if edit.held:
        _require_known(noun)
    first = bool(staging.moments) and staging.moments[0].beat.id == beat.id
    now = stances_at(staging, None if first else beat.id)[who.id]
    said = f"{name} {'holds' if edit.held else 'no longer holds'} the {noun} from there on"
    if (noun in _then(staging, who.id, beat.id, first=first).holding) == edit.held:
        return Amended(draft, said)
    if not now.visible:
        raise RefusedEdit(f"{name} is not in the set at that moment; choose a later beat")
    if edit.held and len(now.holding) >= HANDS:
        raise RefusedEdit(
            f"{name} has both hands full ({', '.join(now.holding)}); take one of these away first"
        )
    plan = _handed(staging, edit.beat, now, noun, held=edit.held, first=first)
    after = with_scene_plan(draft, plan)
    after = reshot_where_changed(draft, after, scene.id)
    shown = tuple(s.id for s in after.plan.shots
                  if s.scene_id == scene.id and who.id in s.framing.subjects)  # fmt: skip
    return Amended(after, said, shown)


def _short_name(noun: str, props: Sequence[str]) -> str:
    """A thing by the most of its words that name one: "a chipped coffee mug" is a mug."""
    words = re.sub(r"^(?:an?|the|his|her|their|some) ", "", noun.lower().strip()).split()
    names = [" ".join(words[first:]) for first in range(len(words))]
    known = _in_hand() | set(props)
    return next((name for name in names if name in known), names[0] if names else "")


def _in_hand() -> frozenset[str]:
    """Whatever can be put into a hand."""
    return CARRIED | {name for name, thing in THINGS.items() if not thing.large}


def _require_known(noun: str) -> None:
    """Only what can be drawn is put into a hand."""
    if noun not in _in_hand():
        raise RefusedEdit(
            f"no {noun} can be put into a hand; known are: {', '.join(sorted(_in_hand()))}"
        )


def _then(staging: Staging, who: str, beat_id: str, *, first: bool) -> Stance:
    """How somebody is once an earlier note of this beat has been carried out."""
    now = stances_at(staging, None if first else beat_id)[who]
    for business in staging.plan.businesses:
        if business.beat_id == beat_id and business.character_id == who and _by_note(business):
            return business.after
    return now


def _by_note(business: Business) -> bool:
    return business.share == _SHARE and business.verb in {"hold", "put_down"} and not business.text


def _handed(
    staging: Staging, beat_id: str, now: Stance, noun: str, *, held: bool, first: bool
) -> ScenePlan:
    """The scene's plan with the thing in or out of the hand."""
    plan, rows = staging.plan, rows_of(staging.plan)
    then = _with(now, noun) if held else _without(now, noun)

    def told(business: Business, before: Stance) -> Business:
        """Later stances hold what the hand holds now, changed as the script changes it."""
        gained = [h for h in business.after.holding if h not in business.before.holding]
        lost = [h for h in business.before.holding if h not in business.after.holding]
        hands = tuple(dict.fromkeys((*(h for h in before.holding if h not in lost), *gained)))
        return replace(
            business, before=replace(business.before, holding=before.holding),
            after=replace(business.after, holding=hands[-HANDS:]),
        )  # fmt: skip

    if first:
        opening = tuple(then if s.character_id == now.character_id else s for s in plan.opening)
        plan = replace(plan, opening=opening, props=tuple(dict.fromkeys((*plan.props, noun))))
        return with_rows(plan, retold(rows, 0, then, told))
    at = first_row(rows, staging, beat_id)
    verb = "hold" if held else "put_down"
    step = Business(beat_id, now.character_id, verb, now, then, prop=noun, share=_SHARE)
    later = retold(rows, at, then, told)
    return with_rows(plan, [*later[:at], Row(step), *later[at:]])


def _with(stance: Stance, noun: str) -> Stance:
    return replace(stance, holding=(*stance.holding, noun))


def _without(stance: Stance, noun: str) -> Stance:
    return replace(stance, holding=tuple(h for h in stance.holding if h != noun))
