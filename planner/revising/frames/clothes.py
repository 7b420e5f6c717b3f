"""Frames for clothes and hair.

Enters: a case. Leaves: Dress edits.
"""

import re
from collections.abc import Sequence

from planner.costume_words import HAIR_NOUNS
from planner.edits import AnyEdit, Dress
from planner.revising.answers import Unread
from planner.revising.frames.clothes_named import WORN_HAIR
from planner.revising.frames.colours_worn import coloured
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.references.events import stem, stems
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
    if "hair" in words or (
        any(w.endswith("loose hair") for w in words) and _short_haired(case, person, scene)
    ):
        raise Unread("what the hair shall be like is not clear")
    return [Dress(character=person, words=text, scene=scene) for text in words]


_LONG_HAIRED = frozenset(("long", "wavy_long", "ponytail", "bun", "braid", "braids", "bob", "afro"))


def _short_haired(case: Case, person: str, scene: str | None) -> bool:
    """Whether somebody's hair, as it is now, is too short to be let down."""
    return case.film.plan.look(person, scene or "").hair_style not in _LONG_HAIRED


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
    gone_words = _taking_off(case)
    off = bool(re.search(r"\b(?:off|away)\b", case.said.text))
    if re.search(r"\btak(?:e|es|ing)\b", case.said.text) and not (off or gone_words):
        raise Unread("what is to be worn is not clear")
    out = off or (bool(gone_words) and not case.all("wear", "colour", "shade"))
    found: list[str] = []
    shades: list[str] = []
    old: Concept | None = None
    swapped = case.first("swap") is not None
    new = next((c.at for c in case.said.concepts if c.prep == "for"), 0) if swapped else 0
    for concept in _wanted(case):
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
        if not gone and found and not shades and _one_garment(found[-1], concept, case):
            found[-1] = f"{found[-1]} {noun}"  # "a flannel shirt"
            continue
        found.append(f"no {noun}" if gone else " ".join((*shades, noun)))
        shades.clear()
    if shades and not found and old is not None:
        return [" ".join((*shades, old.value("garment")))]
    if shades or not found:
        raise Unread("what is to be worn is not clear")
    return found


def _wanted(case: Case) -> list[Concept]:
    """Garments and their colours in order, without those that others replace."""
    told = [*case.all("garment", "hair", "colour", "shade")]
    told += [c for c in case.all("unwear", "remove") if "colour" in c.kinds]
    told.sort(key=lambda c: c.at)
    against = [c.at for c in case.said.concepts if c.contrast or (c.neg and c not in told)]
    for concept in told:
        if concept.at - 1 in against and "garment" not in case.said.concepts[concept.at - 1].kinds:
            against.append(concept.at)  # "instead of the camel coat"
    worn_so = any(c.text in WORN_HAIR for c in told)
    return [
        c for c in told
        if not (c.at - 1 in against and c.at in against)
        and not (worn_so and c.neg and c.kinds.get("garment") in HAIR_NOUNS)  # "loose, no braid"
    ]  # fmt: skip


def _one_garment(before: str, concept: Concept, case: Case) -> bool:
    """Whether a garment's word and the one before it, with nothing between, are one garment."""
    word = before.rsplit(maxsplit=1)[-1]
    joined = f"{word} {concept.text}" in case.said.text and "hair" not in concept.kinds
    return joined and concept.text not in HAIR_NOUNS and not before.startswith("no ")


def _before_a_garment(concept: Concept, case: Case) -> bool:
    nouns = (c for c in case.all("garment", "hair") if "colour" not in c.kinds)
    return any(c.at > concept.at for c in nouns)


def _shade(concept: Concept, case: Case) -> str:
    """A colour, or how long or dark hair is; raises Unread for what is told by less or more."""
    if concept.neg:
        raise Unread("which colour is meant is not clear")
    if concept.step and not any("hair" in c.kinds for c in case.said.concepts):
        raise Unread("of clothes, name the colour")
    return concept.kinds.get("shade") or concept.value("colour")


def _beside(case: Case, concept: Concept) -> bool:
    """Whether a word for taking off stands right before a garment."""
    return any(
        c.at < concept.at and not any(c.at < o.at < concept.at for o in case.all("garment", "wear"))
        for c in _taking_off(case)
    )


def _taking_off(case: Case) -> list[Concept]:
    """Words for what is no longer worn; "striped" is none."""
    words = case.all("unwear", "remove", "cutdown")
    return [c for c in words if "colour" not in c.kinds and {"unwear", "remove"} & set(c.kinds)]


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
        "all in a colour", "colour person",
        "othergarment wear stage add n.look whole perform shade colour",
        coloured, rank=5, staged=True,
    ),
    frame(
        "shaved", "bared", "person wear unwear whole add stage perform see w.duration cutdown",
        _shaved, rank=1, staged=True,
    ),
)  # fmt: skip
