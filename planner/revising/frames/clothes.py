"""Frames for clothes and hair.

Enters: a case. Leaves: Dress edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Dress
from planner.revising.answers import Unread
from planner.revising.events import stem, stems
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from screenplay.scene_graph import Gender


def _dressed(case: Case) -> Sequence[AnyEdit]:
    people = tuple(dict.fromkeys(case.person(c) for c in case.all("person")))
    if len(people) > 1:
        raise Unread("who is to wear what is not clear")
    person = people[0] if people else _wearer(case)
    if case.all("shots") or case.all("beats"):
        raise Unread("clothes change with a scene, not with a shot; name the scene")
    scenes = case.named_scenes()
    if len(scenes) > 1:
        raise Unread("name the scene from which on")
    if any(c.text == "puts on" or (c.neg and "wear" in c.kinds) for c in case.all("wear")):
        raise Unread("what is to be worn is not clear")
    if any(re.search(r"\b(?:need|want|like)\b", c.text) for c in case.all("remove")):
        raise Unread("what is to be worn is not clear")
    words = _worn(case)
    if not scenes and case.pointers.selected and re.search(r"\bhere\b", case.said.text):
        scenes = (case.pointers.scene_looked_at(),)
    scene = scenes[0].id if scenes else None
    if "hair" in words:
        raise Unread("what the hair shall be like is not clear")
    return [Dress(character=person, words=text, scene=scene) for text in words]


def _shaved(case: Case) -> Sequence[AnyEdit]:
    """Somebody without a beard, or without anything on the head."""
    word = case.first("bared")
    if word is None or word.neg or case.all("garment", "hair", "shots", "beats"):
        raise Unread("what is to go is not clear")
    scenes = case.named_scenes()
    if len(scenes) > 1:
        raise Unread("name the scene from which on")
    person = case.someone()
    return [
        Dress(
            character=person, words=word.value("bared"), scene=scenes[0].id if scenes else None
        )
    ]  # fmt: skip


def _wearer(case: Case) -> str:
    """Whose they are: who is meant, else the one whom the script gives such a garment."""
    nouns = {stem(c.value("garment")) for c in case.all("garment")}
    wearing = [
        c.id
        for c in case.film.people.values()
        if any(
            c.id in b.mentions and nouns & stems(_told_of(b.text, c.name))
            for b in case.film.beats.values()
            if b.line is None
        )
    ]
    pronouns = case.pronouns()
    for pronoun in pronouns:
        gender = {"m": Gender.MALE, "f": Gender.FEMALE}[pronoun.value("pronoun")]
        wearing = [w for w in wearing if case.film.is_of(w, gender)]
    near = case.about.people or tuple(p for s in case.pointed() for p in s.framing.subjects)
    if len(wearing) == 1 and not near:
        return wearing[0]
    if pronouns:
        return case.person(pronouns[0])
    return case.someone()


def _told_of(text: str, name: str) -> str:
    """What a sentence says after a name: who is introduced, in what."""
    at = text.upper().find(name.upper())
    return text[at:] if at >= 0 else ""


def _worn(case: Case) -> list[str]:
    """Garments in words, each with its colours; "no" for what goes."""
    gone_words = [c for c in case.all("unwear", "remove") if "colour" not in c.kinds]  # "striped"
    off = bool(re.search(r"\b(?:off|away)\b", case.said.text))
    if re.search(r"\btak(?:e|es|ing)\b", case.said.text) and not (off or gone_words):
        raise Unread("what is to be worn is not clear")
    out = off or (bool(gone_words) and not case.all("wear", "colour", "shade"))
    found: list[str] = []
    shades: list[str] = []
    old: Concept | None = None
    swapped = case.first("swap") is not None
    new = next((c.at for c in case.said.concepts if c.prep == "for"), 0) if swapped else 0
    told = [*case.all("garment", "hair", "colour", "shade")]
    told += [c for c in case.all("unwear", "remove") if "colour" in c.kinds]
    for concept in sorted(told, key=lambda c: c.at):
        if concept.contrast or (swapped and concept.at < new):
            old = concept if swapped and "garment" in concept.kinds else old
            continue
        if "colour" in concept.kinds or "shade" in concept.kinds:
            shades.append(_shade(concept, case))
            if found and not _before_a_garment(concept, case):
                found[-1] = f"{shades.pop()} {found[-1]}"  # "her coat red"
            continue
        noun = concept.kinds.get("garment") or "hair"
        gone = out or concept.neg or _beside(case, concept)
        found.append(f"no {noun}" if gone else " ".join((*shades, noun)))
        shades.clear()
    if shades and not found and old is not None:
        return [" ".join((*shades, old.value("garment")))]
    if shades or not found:
        raise Unread("what is to be worn is not clear")
    return found


def _before_a_garment(concept: Concept, case: Case) -> bool:
    nouns = (c for c in case.all("garment", "hair") if "colour" not in c.kinds)
    return any(c.at > concept.at for c in nouns)


def _shade(concept: Concept, case: Case) -> str:
    """A colour, or how long or dark hair is; raises Unread for what is told by less or more."""
    if concept.neg:
        raise Unread("which colour is meant is not clear")
    if concept.step and not case.all("hair"):
        raise Unread("of clothes, name the colour")
    return concept.kinds.get("shade") or concept.value("colour")


def _beside(case: Case, concept: Concept) -> bool:
    """Whether a word for taking off stands right before a garment."""
    return any(
        c.at < concept.at and not any(c.at < o.at < concept.at for o in case.all("garment", "wear"))
        for c in case.all("unwear", "remove") if "colour" not in c.kinds
    )  # fmt: skip


_WORN = (
    "person wear unwear colour shade hair garment body stage see add hold face n.colour "
    "othergarment remove whole same hold_thing swap start end look perform n.look "
    "takeaway gazeway cutdown n.shot"
)


FRAMES: tuple[Frame, ...] = (
    frame(
        "clothes",
        "garment|hair",
        _WORN,
        _dressed,
        negs="garment hair unwear wear",
        rank=2,
        staged=True,
    ),
    frame(
        "shaved", "bared", "person wear unwear whole add stage perform see w.duration cutdown",
        _shaved, rank=1, staged=True,
    ),
)  # fmt: skip
