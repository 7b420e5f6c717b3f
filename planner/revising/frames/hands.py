"""Frames for what is in somebody's hands.

Enters: a case. Leaves: Carry edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Carry
from planner.revising.answers import Unread
from planner.revising.frames.moment import where
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.references.things import in_set
from planner.thing_words import THINGS
from screenplay.scene_graph import Beat, Gender, Scene
from screenplay.words.things import HANDHELD

_GENDERS = {"his": Gender.MALE, "her": Gender.FEMALE}


def _carried(case: Case) -> Sequence[AnyEdit]:
    thing, verb = case.first("thing"), case.first("hold_thing", "unhold")
    if thing is None:
        raise Unread("what they are to hold is not clear")
    noun = thing.value("thing")
    left = re.sub(r"\bout of (?=(?:@w\d+'s|his|her|their) hands?\b)", "", case.said.text)
    if "garment" in thing.kinds or re.search(r"\b(?:off|out|away|back)\b", left):
        raise Unread(f"what to do with the {noun} is not clear")
    out = bool(case.first("unhold")) or thing.neg or bool(verb and verb.neg)
    out = out or left != case.said.text
    person = case.people()[0] if len(case.people()) == 1 else case.someone()
    scene, beat = where(case, person)
    case.present(person, scene)
    whose = re.search(r"\b(?P<who>his|her) (?:hands?|arms?)\b", case.said.text)
    if whose and not case.film.is_of(person, _GENDERS[whose["who"]]):
        raise Unread("in whose hands is not clear")  # "out of his hands when Ann says …"
    if " " in noun and noun not in HANDHELD | in_set(case.film, scene) | set(THINGS):
        noun = noun.split()[-1]  # a frying pan is a pan
    if noun not in HANDHELD and noun not in case.film.plan.scene(scene.id).props:
        raise Unread(f"“{noun}” is nothing that a hand can hold")
    return [Carry(character=person, noun=noun, beat=(beat or scene.beats[0]).id, held=not out)]


def _emptied(case: Case) -> Sequence[AnyEdit]:
    """Nothing in somebody's hands: what they hold there by the script goes."""
    person = case.people()[0] if len(case.people()) == 1 else case.someone()
    scene, beat = _holding(case, person) or case.moment()
    case.present(person, scene)
    if said := [e for e in case.about.edits if _given_up(e, person, beat, scene)]:
        return said  # "no tray for Ann, empty hands"
    things = [c for c in case.all("thing") if not {"garment", "furniture"} & set(c.kinds)]
    held = {c.value("thing") for c in things} or _held(case, person, scene)
    if len(held) != 1:
        raise Unread("what is to go out of their hands is not clear")
    at = (beat or scene.beats[0]).id
    return [Carry(character=person, noun=held.pop(), beat=at, held=False)]


def _given_up(edit: AnyEdit, person: str, beat: Beat | None, scene: Scene) -> bool:
    """Whether somebody has put a thing down at that moment, as the note says before."""
    if not isinstance(edit, Carry) or edit.held:
        return False
    return edit.character == person and edit.beat == (beat or scene.beats[0]).id


def _holding(case: Case, person: str) -> tuple[Scene, Beat] | None:
    """Where no moment is named: the first in which somebody has anything in hand."""
    about = case.about
    if case.named_shots() or case.named_scenes() or case.pointed() or about.shots or about.scenes:
        return None
    found = [
        (s, case.film.beats[b.beat_id])
        for s in case.film.scenes for b in case.film.plan.scene(s.id).businesses
        if b.character_id == person and b.after.holding
    ]  # fmt: skip
    return found[0] if len({s.id for s, _ in found}) == 1 else None


def _held(case: Case, person: str, scene: Scene) -> set[str]:
    """What somebody has in hand at any time of a scene."""
    plan = case.film.plan.scene(scene.id)
    own = [s for s in plan.opening if s.character_id == person]
    own += [s for b in plan.businesses if b.character_id == person for s in (b.before, b.after)]
    return {noun for stance in own for noun in stance.holding}


FRAMES: tuple[Frame, ...] = (
    frame(
        "hold",
        "hold_thing thing",
        "person body stage see add hold_thing wear",
        _carried,
        rank=3,
        negs="hold_thing thing",
        staged=True,
    ),
    frame(
        "empty hands", "emptyhands", "person thing body stage see add hold_thing unhold wear",
        _emptied, rank=1, negs="thing", staged=True,
    ),
    frame("put down", "unhold thing", "person body stage remove", _carried, rank=4, staged=True),
)  # fmt: skip
