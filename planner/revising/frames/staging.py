"""Frames for staging: where people are, how they stand, whom they look at.

Enters: a case. Leaves: Block and LookAt edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Block, LookAt
from planner.floor_plan import Posture
from planner.revising.answers import Unread
from planner.revising.frames import hands
from planner.revising.frames.concepts import Concept
from planner.revising.frames.moment import where
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.references.events import stem, stems
from planner.revising.references.things import as_set, in_set, known_mark
from planner.revising.words.furniture import FURNITURE
from planner.thing_words import THINGS
from screenplay.scene_graph import Beat, Gender, Scene
from screenplay.words.things import HANDHELD

_WHERE = {
    "behind": "behind ",
    "nextto": "next to ",
    "infrontof": "in front of ",
    "acrossfrom": "across from ",
    "under": "under ",
}
_BY = frozenset(
    ("at", "with", "nextto", "infrontof", "behind", "under", "acrossfrom", "on", "to", "in", "into")
)


def _actor(case: Case, others: Sequence[Concept]) -> str:
    """Who is to do it: the first named or told who is nobody else's place."""
    ids = {id(o) for o in others}
    mine = [
        c
        for c in sorted((*case.all("person"), *case.pronouns()), key=lambda c: c.at)
        if id(c) not in ids and not c.own
    ]
    named = [case.person(c) for c in mine if "person" in c.kinds]
    if len(named) == 1:  # "Ann looks down while she talks"
        mine = [c for c in mine if "person" in c.kinds or not _may_be(c, named[0], case)]
    mine = mine or [c for c in case.all("person") if id(c) not in ids]  # "Ann's eyes down"
    people = tuple(dict.fromkeys(case.person(c) for c in mine))
    if len(people) > 1:
        raise Unread("who is meant for what is not clear")
    return people[0] if people else case.someone()


def _may_be(pronoun: Concept, person: str, case: Case) -> bool:
    gender = {"m": Gender.MALE, "f": Gender.FEMALE}.get(pronoun.kinds.get("pronoun", ""))
    return gender is not None and case.film.is_of(person, gender)


def _blocked(case: Case) -> Sequence[AnyEdit]:
    marks = [c for c in case.all("thing", "place", "person", "furniture") if c.prep in _BY]
    beside = [c for c in case.pronouns() if c.prep in _BY - {"on", "in"}]
    marks = marks or beside
    marks = [c for c in marks if "place" not in c.kinds or c.prep not in {"in", "at"}]
    posture = case.first("posture")
    if len(marks) > 1 or (not marks and posture is None):
        raise Unread("where they are to be is not clear")
    begun = case.all("scenes") and not case.said.states  # "him sitting at the start of scene 2"
    doing = posture is not None and posture.text.split()[0].endswith("ing")
    if doing and not (case.said.wishes or begun):
        raise Unread("whether that is so, or shall be, is not clear")
    others = {id(m) for m in (*marks, *beside)}  # "next to him at the stove"
    named = [c for c in (*case.all("person"), *case.pronouns()) if id(c) not in others]
    if marks and not named and not case.first("posture") and not case.about.people:
        raise Unread("who is to be there is not clear")
    if any(c.too or c.neg or c.step < 0 for c in case.all("s.size")):
        raise Unread("where they are to be instead is not clear")
    if case.first("n.camera"):
        raise Unread("whether somebody or the camera is to go there is not clear")
    if case.first("end") and not (case.named_beats() or case.named_shots()):
        raise Unread("from which moment on is not clear; name a line or a shot")
    person = _actor(case, [*marks, *beside])
    things = [m.value("thing") for m in marks if "thing" in m.kinds]
    scene, beat = where(case, person, things[0] if things else "")
    case.present(person, scene)
    kind = posture.value("posture") if posture else ""
    if posture is not None and posture.neg:
        kind = {"sit": "stand", "stand": "sit"}.get(kind, "stand")
    return [
        Block(
            scene=scene.id,
            character=person,
            beat=beat.id if beat else None,
            at=_mark(case, marks[0], scene) if marks else "",
            posture=Posture(kind) if kind else None,
        )
    ]


_THERE = re.compile(
    r"@w\d+,? (?:is |already |up |over |right |standing )*(?:at|by|beside|behind|near|nextto|"
    r"next to|in front of|opposite|on the)\b"
)


def _blocked_there(case: Case) -> Sequence[AnyEdit]:
    """Somebody at a place from a moment on, without a verb: "Jane at the door from shot 9"."""
    timed = case.named_beats() or case.named_shots() or case.all("scenes")
    if any(c.prep == "on" and c.kinds.get("thing") not in FURNITURE for c in case.all("thing")):
        raise Unread("where they are to be is not clear")  # "on the phone"
    if not timed or not _THERE.match(case.said.text) or case.said.states:
        raise Unread("where they are to be is not clear")
    return _blocked(case)


def _mark(case: Case, concept: Concept, scene: Scene) -> str:
    where = _WHERE.get(concept.prep, "")
    if "thing" in concept.kinds:
        return where + known_mark(concept.value("thing"), case.film, scene)
    if "place" in concept.kinds:
        raise Unread("that place is another scene's")
    other = case.person(concept)
    case.present(other, scene)
    return f"{where or 'next to '}{case.film.named(other)}"


def _looked(case: Case) -> Sequence[AnyEdit]:
    target, concept = _target(case)
    if len(case.all("thing")) > 1:
        raise Unread("what they are to look at is not clear")
    scene, beat = case.moment()
    beat = beat or scene.beats[0]
    if concept is not None and ("person" in concept.kinds or "pronoun" in concept.kinds):
        case.present(target, scene)
    elif concept is not None and not {"gazeway", "look"} & set(concept.kinds):
        target = seen(target, scene, case)
    if case.first("everyone"):
        return [
            LookAt(beat=beat.id, character=p, target=target) for p in scene.present if p != target
        ]
    person = _actor(case, [concept] if concept else [])
    case.present(person, scene)
    if person == target:
        raise Unread("who is to look at whom is not clear")
    return [LookAt(beat=_from(case, beat, person).id, character=person, target=target)]


def _looked_down(case: Case) -> Sequence[AnyEdit]:
    """A look whose verb says where: "he lowers his eyes"."""
    look = case.first("look")
    if look is None or "gazeway" not in look.kinds:
        raise Unread("what they are to look at is not clear")
    return _looked(case)


def _from(case: Case, beat: Beat, person: str) -> Beat:
    """The beat that is named; of a shot, the one in which somebody speaks."""
    if case.named_beats():
        return beat
    told = any({"n.line", "say"} & set(c.kinds) for c in case.said.concepts)  # "while she talks"
    shot = case.named_shots() or case.pointed()
    mine = case.lines((person,)) if shot and told else ()
    return mine[0] if len(mine) == 1 else beat


def _target(case: Case) -> tuple[str, Concept | None]:
    look = case.first("look")
    if look is not None and "gazeway" in look.kinds:
        return look.value("gazeway"), look
    if gaze := case.first("gazeway"):
        return gaze.value("gazeway"), gaze
    after = [
        c
        for c in sorted(
            (*case.all("person", "thing", "place"), *case.pronouns()), key=lambda c: c.at
        )
        if look is not None and c.at > look.at and c.kinds.get("pronoun") != "all" and not c.own
    ]
    if not after:
        raise Unread("what they are to look at is not clear")
    concept = after[0]
    if "thing" in concept.kinds:
        return concept.value("thing"), concept
    if "place" in concept.kinds:
        place = case.film.graph.place(case.pointers.found[concept.value("place")][0])
        return place.name.lower().split()[-1], concept
    return case.person(concept), concept


def seen(noun: str, scene: Scene, case: Case) -> str:
    """What a set calls a thing to be looked at; raises Unread for what is not there."""
    noun = as_set(noun, case.film, scene)
    named = any(stem(noun) in stems(b.text) for b in scene.beats)
    if noun not in in_set(case.film, scene) and not (named and noun in HANDHELD | set(THINGS)):
        raise Unread(f"there is no {noun} in scene {scene.number}")
    return noun


def _nearer_together(case: Case) -> Sequence[AnyEdit]:
    """Two who shall stand closer: who moves is asked."""
    word = case.first("s.size")
    scene, beat = case.moment()
    if word is None or word.step <= 0 or len(scene.present) != 2:
        raise Unread("who is to stand where is not clear")
    one, other = scene.present
    return [
        case.pointers.choose(
            "Who shall move?",
            [
                (
                    case.film.named(a),
                    Block(
                        scene=scene.id,
                        character=a,
                        beat=beat.id if beat else None,
                        at=f"next to {case.film.named(b)}",
                    ),
                )
                for a, b in ((one, other), (other, one))
            ],
        )
    ]


FRAMES: tuple[Frame, ...] = (
    frame(
        "at a place",
        "stage|posture person|pronoun thing|person|pronoun",
        "posture stage order see person hold s.size add look",
        _blocked,
        rank=2,
        staged=True,
    ),
    frame(
        "verbless at a place", "person thing", "order see beats", _blocked_there, rank=3,
        staged=True,
    ),
    frame(
        "verbless beside somebody", "person person", "order see beats", _blocked_there, rank=3,
        staged=True,
    ),
    frame("nearer together", "s.size together", "stage person", _nearer_together, rank=2),
    frame(
        "posture",
        "posture",
        "person stage order see add hold perform",
        _blocked,
        rank=2,
        negs="posture",
        staged=True,
    ),
    frame(
        "look",
        "look gazeway|person|thing|place|pronoun",
        "person everyone eyes stage see n.camera n.line say face body perform gazeway add hold "
        "thing place",
        _looked,
        rank=1,
        staged=True,
    ),
    frame(
        "look down",
        "look",
        "person stage see face body perform add hold beats say n.line n.voice",
        _looked_down,
        rank=2,
        staged=True,
    ),
    *hands.FRAMES,
)  # fmt: skip
