"""Frames for new shots: of a thing, of somebody who reacts, beside another.

Enters: a case. Leaves: Insert edits.
"""

from collections.abc import Sequence
from typing import Any

from planner.edits import AnyEdit, Insert
from planner.revising.answers import Unread
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.references import events
from planner.revising.references.things import called_as
from planner.revising.wishes.adding import insert_of, moved_beside
from planner.shots import Shot, ShotKind, Size


def _inserted(case: Case) -> Sequence[AnyEdit]:
    """A new shot of a thing, or of somebody who reacts."""
    anchor, before = _anchor(case)
    scene = case.film.scene(anchor.scene_id)
    thing = case.first("thing") or case.first("story")
    made_of = case.first("kind")
    new = made_of is not None and made_of.value("kind") in {"reaction", "insert", "establishing"}
    if not new and not case.first("newshot", "wantsee"):
        raise Unread("whether a new shot is meant is not clear")
    size, time, kind = case.first("size"), case.first("time"), case.first("kind")
    more: dict[str, Any] = {"size": Size(size.value("size"))} if size else {}
    if time:
        more["frames"] = case.frames(time)
    if thing is not None:
        noun = thing.kinds.get("thing") or _told(thing, case)
        noun = called_as(noun, case.film, scene)
        return [
            Insert(
                after=anchor.id,
                kind=ShotKind.INSERT,
                thing=noun,
                at_start=before,
                **more,
            )
        ]
    people = case.people()
    for person in people:
        case.present(person, scene)
    if case.first("everyone"):
        shown = set(anchor.framing.subjects) if case.first("kind") else set[str]()
        people = tuple(p for p in scene.present if len(scene.present) < 3 or p not in shown)
    made = ShotKind(kind.value("kind")) if kind else ShotKind.SINGLE
    if len(people) > 1:
        made = ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP
    if not people and made in {ShotKind.REACTION, ShotKind.SINGLE}:
        others = [p for p in scene.present if p not in anchor.framing.subjects] or list(
            scene.present
        )
        people = (case.pointers.choose("Of whom?", [(case.film.named(p), p) for p in others]),)
    return [Insert(after=anchor.id, kind=made, subjects=people, at_start=before, **more)]


def _seen(case: Case) -> Sequence[AnyEdit]:
    """A new shot whose place is told: "between 13 and 14 I want to see the telephone"."""
    if not any(
        c.prep in {"before", "after", "between", "during"} for c in case.all("shots", "beats")
    ):
        raise Unread("where that is to be seen is not clear")
    edits = _inserted(case)
    (new,) = edits
    own = case.first("newshot", "kind", "size", "time")
    if own or not isinstance(new, Insert) or not new.thing:
        return edits
    anchor = case.film.by_id[new.after]
    there = insert_of(new.thing, anchor, case.film)  # seen already, but elsewhere
    return [moved_beside(there, anchor, case.film, before=new.at_start)] if there else edits


def _told(concept: Concept, case: Case) -> str:
    """A thing that the script names, by the script's word for it."""
    stem = events.stem(concept.value("story"))
    for beat in case.film.beats.values():
        for word in beat.text.split():
            if events.stem(word) == stem:
                return word.strip(".,!?'\"").lower()
    return concept.value("story")


def _anchor(case: Case) -> tuple[Shot, bool]:
    """The shot that a new one stands beside, and whether before it."""
    names = case.all("shots", "beats")
    between = [
        i
        for c in names
        if c.prep == "between" and "shots" in c.kinds
        for i in case.pointers.found[c.value("shots")]
    ]
    if (
        len(between) == 2
        and case.film.beside(case.film.by_id[between[0]], 1) is case.film.by_id[between[1]]
    ):
        return case.film.by_id[between[0]], False
    placed = next((c for c in names if c.prep in {"before", "after", "during"}), None)
    if placed is not None:
        kind = "shots" if "shots" in placed.kinds else "beats"
        ids = case.pointers.found[placed.value(kind)]
        shots = [case.film.by_id[i] for i in ids]
        if placed.prep == "before":
            return shots[0], True
        return shots[-1], False
    scenes = case.named_scenes()
    if scenes and not names:
        shots_of = case.film.shots_of(scenes[-1:])
        if case.first("start"):
            return shots_of[0], True
        if case.first("end"):
            return shots_of[-1], False
    shot = case.shot()
    here = [c for c in case.all("n.shot") if c.prep in {"before", "after"}]
    if here:
        return shot, here[0].prep == "before"
    number = shot.number
    sides = [(f"after shot {number}", False), (f"before shot {number}", True)]
    return shot, case.pointers.choose("Where shall it stand?", sides)


_NEW = (
    "way newshot add see n.camera size time kind face n.transition s.speed s.duration "
    "feature thing story everyone hold_thing stage"
)


FRAMES: tuple[Frame, ...] = (
    frame("insert thing", "thing|story newshot|kind|size", _NEW, _inserted, rank=2),
    frame("insert seen", "wantsee thing", f"{_NEW} kind wantsee", _seen, rank=4),
    frame(
        "insert reaction",
        "kind person|pronoun|everyone",
        f"{_NEW} person together",
        _inserted,
        rank=2,
    ),
    frame("insert reaction here", "kind newshot", _NEW, _inserted, rank=4),
    frame("cutaway", "newshot person|pronoun", f"{_NEW} person", _inserted, rank=5),
)
