"""Which frames a clause fits, and what they ask for.

Enters: a case. Leaves: its edits; Unread with the word that no slot takes; Ambiguous where several
frames fit alike.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from planner.edits import (
    AnyEdit,
)  # fmt: skip
from planner.revising.answers import Ambiguous, Unread
from planner.revising.frames import (
    acting,
    clothes,
    company,
    cuts,
    grading,
    inserting,
    lengths,
    looks,
    moves,
    paces,
    picture,
    sounds,
    staging,
    standing,
    voices,
)
from planner.revising.frames.concepts import Concept, Said
from planner.revising.frames.slots import Case, Frame
from planner.revising.telling import told

FRAMES: tuple[Frame, ...] = (
    *standing.FRAMES, *picture.FRAMES, *company.FRAMES, *moves.FRAMES, *lengths.FRAMES,
    *paces.FRAMES, *cuts.FRAMES, *inserting.FRAMES, *staging.FRAMES, *acting.FRAMES,
    *clothes.FRAMES, *looks.FRAMES, *grading.FRAMES, *sounds.FRAMES, *voices.FRAMES,
)  # fmt: skip


_CHOICES = 4  # readings that a question may offer


NAMES = frozenset(("person", "shots", "scenes", "place", "beats", "start", "end"))


def fits_any(case: Case) -> bool:
    """Whether a clause fills the slots of any frame."""
    return any(_filled(f, case) is not None for f in FRAMES)


def graver(
    first: Unread | Ambiguous | None, second: Unread | Ambiguous | None
) -> Unread | Ambiguous | None:
    """A doubt is told before a word that was not understood."""
    if first is None or (isinstance(second, Ambiguous) and not isinstance(first, Ambiguous)):
        return second
    return first


def framed(case: Case) -> tuple[tuple[AnyEdit, ...], bool]:
    """The edits of the frames that fit a clause, and whether it says what is wrong; may ask."""
    fitting = [(f, s) for f in FRAMES if (s := _filled(f, case)) is not None]
    trouble: Unread | Ambiguous | None = None
    for rank in sorted({f.rank for f, _ in fitting}):
        found: dict[tuple[AnyEdit, ...], str] = {}
        wrong = False
        for one, slots in fitting:
            if one.rank != rank:
                continue
            try:
                case.slots = slots
                _told_as_fact(one, case)
                edits = tuple(one.make(case))
                wrong = wrong or _complains(case)
                found.setdefault(edits, told(edits, case.film))
            except (Unread, Ambiguous) as why:
                trouble = graver(trouble, why)
        if isinstance(trouble, Ambiguous) and not found:
            raise trouble
        if found:
            return _one_of(found, case), wrong
    return _two_frames(case, trouble), False


def _told_as_fact(one: Frame, case: Case) -> None:
    """Raises Unread where somebody is said to do what only a wish could have them do."""
    said = case.said
    fact = said.states and not said.wishes and not said.contrasts and not case.about.edits
    first = next(iter(said.concepts), None)  # "his hair short" tells of nobody who does anything
    doing = first is not None and "pronoun" in first.kinds and not first.own and not said.wishes
    measured = any(k[:2] in {"s.", "w."} or k == "emotion" for k in case.slots)
    timed = "time" in case.slots and said.states and not said.wishes
    if (doing and not measured and not said.contrasts) or timed:
        raise Unread("whether that is so, or shall be, is not clear")
    if one.staged and fact:
        raise Unread("whether that is so, or shall be, is not clear")


def _complains(case: Case) -> bool:
    """Whether what is wrong is said, and not what is wanted."""
    if case.said.wishes:
        return False
    measured = [
        c for k, cs in case.slots.items() for c in cs if k[:2] in {"s.", "w."} or k == "emotion"
    ]
    stated = case.said.states or any(k.startswith("w.") for k in case.slots)
    return any(
        c.too
        or c.so
        or (stated and not c.step and (case.said.states or c.at > 0 or _CANNOT.match(c.text)))
        for c in measured
    )


_CANNOT = re.compile(r"(?:can|could|not|hard|hardly|barely|difficult|struggle)\b")


def _one_of(found: dict[tuple[AnyEdit, ...], str], case: Case) -> tuple[AnyEdit, ...]:
    options = [(said, edits) for edits, said in found.items() if edits]
    if not options:
        raise Unread("that is so already")
    if len(options) > _CHOICES:
        raise Unread("what is to change is not clear")
    return case.pointers.choose("Which is meant?", options)


def _filled(one: Frame, case: Case) -> dict[str, list[Concept]] | None:
    """The slots of a frame with a clause's concepts; None where it does not fit."""
    concepts = _without_contrasts(case.said.concepts)
    content = [c for c in concepts if not c.harmless]
    slots, taken = _needed(one, concepts)
    if slots is None:
        return None
    for concept in concepts:
        if id(concept) in taken:
            continue
        kind = next((k for k in _order(concept) if k in one.may), None)
        if kind is None and concept in content:
            return None
        if kind is not None and not (
            concept.harmless and kind not in {"pronoun", "n.shot", "n.scene"}
        ):
            slots.setdefault(kind, []).append(concept)
            taken[id(concept)] = kind
    for concept in concepts:
        if (concept.neg or concept.contrast) and taken.get(id(concept)) not in one.negs:
            return None
    return slots


def _order(concept: Concept) -> list[str]:
    """Kinds of a concept, those that point at something first."""
    return sorted(concept.kinds, key=lambda k: k not in NAMES)


def _needed(
    one: Frame, concepts: Sequence[Concept]
) -> tuple[dict[str, list[Concept]] | None, dict[int, str]]:
    """A concept for each need, those that may not be left over first."""
    slots: dict[str, list[Concept]] = {}
    taken: dict[int, str] = {}
    ordered = sorted(concepts, key=lambda c: (c.harmless, c.at))
    for need in sorted(one.needs, key=lambda n: n.count("|")):
        kinds = need.split("|")
        fitting = [c for c in ordered if id(c) not in taken and any(k in c.kinds for k in kinds)]
        if not fitting:
            return None, taken
        kind = next(k for k in kinds if k in fitting[0].kinds)
        slots.setdefault(kind, []).append(fitting[0])
        taken[id(fitting[0])] = kind
    return slots, taken


def _without_contrasts(concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts without what is only told to be something else: "purple, not blue"."""
    kept = []
    swapped = any(
        "swap" in c.kinds or c.text.startswith(("replace", "change", "exchange")) for c in concepts
    )
    new = [c for c in concepts if c.prep in {"for", "with", "to", "into"}] if swapped else []
    there = False  # what follows is where somebody shall not be
    for concept in concepts:
        if any(n.at > concept.at and set(n.kinds) & set(concept.kinds) & _EXCHANGED for n in new):
            continue
        against = concept.contrast or (concept.neg and not concept.so and not concept.too)
        others = [
            o for o in concepts
            if o is not concept and not o.neg and not o.contrast
            and set(o.kinds) & set(concept.kinds) & _COMPARED
        ]  # fmt: skip
        if against and others:
            there = there or "posture" in concept.kinds
            continue
        if there and concept.prep and "thing" in concept.kinds:
            continue  # "at the window, not sitting at the desk"
        kept.append(concept)
    return kept


_EXCHANGED = frozenset(
    ("daytime", "weather", "transition", "move", "size", "kind", "angle", "mood", "look_style")
)


_COMPARED = frozenset(
    ("colour", "move", "transition", "daytime", "weather", "size", "thing", "kind", "angle",
     "place", "emotion", "garment", "look_style", "posture", "person", "mood", "lens", "gazeway",
     "way", "s.speed", "gesture", "shade", "longlens", "widelens")
)  # fmt: skip


def _two_frames(case: Case, trouble: Unread | Ambiguous | None) -> tuple[AnyEdit, ...]:
    """Two wishes for the same picture in one clause: "a low close-up", "tighter on a 50"."""
    picture_frames = [f for f in FRAMES if f.picture]
    concepts = case.said.concepts
    for first, second in permutations(picture_frames, 2):
        slots, taken = _needed(first, concepts)
        if slots is None:
            continue
        rest = [c for c in concepts if id(c) not in taken]
        part = replace(case.said, concepts=rest)
        other = Case(case.film, case.pointers, case.spelled, part, case.about)
        others = _filled(second, other)
        mine = Case(case.film, case.pointers, case.spelled, case.said, case.about, slots)
        if others is None or any(c.neg or c.contrast for c in concepts):
            continue
        for concept in rest:
            for kind in _order(concept):
                if kind in NAMES:
                    mine.slots.setdefault(kind, []).append(concept)
        other.slots = others
        try:
            return (*first.make(mine), *second.make(other))
        except Unread as why:
            trouble = graver(trouble, why)
    if trouble is not None:
        raise trouble
    raise Unread(_unknown(case.said))


def _unknown(said: Said) -> str:
    unknown = [c.text for c in said.concepts if "?" in c.kinds or set(c.kinds) <= {"story"}]
    if unknown:
        return f"“{unknown[0]}” is not understood"
    content = [c.text for c in said.concepts if not c.harmless and not set(c.kinds) & NAMES]
    return f"what to do about “{content[0]}” is not clear" if content else (
        "what is to change is not clear"
    )  # fmt: skip
