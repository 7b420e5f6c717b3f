"""Frames for places: light, weather, and the things that stand there.

Enters: a case. Leaves: Relight and Furnish edits.
"""

import re
from collections.abc import Sequence

from planner.amending.telling import proper
from planner.edits import AnyEdit, Furnish, Relight
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.references.things import called_by, known_mark, one_of, places_with
from planner.revising.words.furniture import FURNITURE
from planner.thing_words import THINGS
from screenplay.scene_graph import DayTime, Place

_HOW_HARD = re.compile(r"\b(?:heavier|harder|stronger|thicker|denser|softer|fiercer|wilder)\b")


def _relit(case: Case) -> Sequence[AnyEdit]:
    times = [c for c in case.all("daytime") if not c.neg and not c.contrast]
    skies = [c for c in case.all("weather") if not c.contrast]
    if len(times) > 1 or len(skies) > 1 or case.all("shots", "beats"):
        raise Unread("light and weather go by the scene; name the scene")
    if skies and _HOW_HARD.search(case.said.text):
        raise Unread("how hard it rains, snows or how thick fog is cannot be set")
    changes: dict[str, object] = {}
    if times:
        if times[0].too or times[0].step < 0:
            raise Unread("which time of day is meant is not clear")
        changes["daytime"] = DayTime(times[0].value("daytime"))
    if skies:
        gone = (
            skies[0].neg
            or skies[0].value("weather") == "clear"
            or bool(case.first("remove", "mute"))
            or any(c.prep == "from" for c in case.all("scenes", "place"))
        )
        changes["weather"] = "" if gone else skies[0].value("weather")
    if not changes or any(c.step for c in (*times, *skies)):
        raise Unread("what is to change is not clear")
    scenes = case.film.scenes if case.first("whole") else case.scenes()
    return [Relight(scene=s.id, **changes) for s in scenes]  # type: ignore[arg-type]


def _called(place: Place) -> str:
    return ", ".join(proper(part) for part in (place.name, place.sub_place) if part)


def _removed(case: Case) -> Sequence[AnyEdit]:
    found = []
    if not case.all("remove", "mute") and not any(c.no for c in case.all("thing")):
        raise Unread("what to do about that thing is not clear")
    for concept in case.all("thing"):
        if concept.prep in {"behind", "nextto", "at", "under", "infrontof"}:
            continue
        noun = one_of(concept.value("thing"), case.film)
        having = places_with(noun, case.film)
        if not having:
            raise Unread(f"there is no {noun} in any set")
        here = [p for p in _places(case) if p in having]
        if _places(case) and not here:
            raise Unread(f"there is no {noun} there")
        place = (
            here[0]
            if here
            else case.pointers.choose("In which place?", [(_called(p), p) for p in having])
        )
        found.append(Furnish(place=place.id, noun=noun, present=False))
    if not found:
        raise Unread("what is to go is not clear")
    return found


def _taken(case: Case) -> Sequence[AnyEdit]:
    """Things taken from a place: "take the umbrellas off the beach"."""
    if not any(c.prep == "from" for c in case.all("place")):
        raise Unread("what is to be taken where is not clear")
    case.slots["remove"] = case.slots.pop("takeaway")
    return _removed(case)


def _places(case: Case) -> tuple[Place, ...]:
    ids = [case.pointers.found[c.value("place")][0] for c in case.all("place")]
    ids += [
        case.film.scene(i).place_id
        for c in case.all("scenes")
        for i in case.pointers.found[c.value("scenes")]
    ]
    if not ids:
        shots = case.named_shots() or case.about.shots or case.pointed()
        ids = [case.film.scene(s.scene_id).place_id for s in shots if s.scene_id]
        ids = ids or [s.place_id for s in case.about.scenes]
    if not ids:
        everywhere = {s.place_id for s in case.film.scenes}
        ids = list(everywhere) if len(everywhere) == 1 else []
    return tuple(case.film.graph.place(i) for i in dict.fromkeys(ids))


def _added(case: Case) -> Sequence[AnyEdit]:
    things = [c for c in case.all("thing") if c.prep != "of"]
    marks = [
        c for c in things if c.prep in {"on", "nextto", "at", "infrontof", "behind", "under", "in"}
    ]
    new = [c for c in things if c not in marks]
    if len(new) != 1 or len(marks) > 1 or new[0].prep == "from" or case.all("person"):
        raise Unread("what is to stand where is not clear")
    noun = new[0].value("thing")
    if noun not in FURNITURE | set(THINGS):
        raise Unread(f"“{noun}” is nothing that can be put into a set")
    places = _places(case)
    if not places:
        scene = case.pointers.scene_looked_at()
        places = (case.film.graph.place(scene.place_id),)
    place = places[0]
    if place in places_with(noun, case.film) and not marks:
        raise Unread(f"there is a {noun} already")
    at = ""
    if marks:
        scene = next(s for s in case.film.scenes if s.place_id == place.id)
        prefix = {"nextto": "next to ", "behind": "behind ", "infrontof": "in front of "}
        at = prefix.get(marks[0].prep, "") + known_mark(marks[0].value("thing"), case.film, scene)
    elif any(c.prep == "on" for c in case.all("place")):
        at = called_by(place, case.film)
    return [Furnish(place=place.id, noun=noun, present=True, at=at)]


# --- grading


FRAMES: tuple[Frame, ...] = (
    frame(
        "time of day",
        "daytime",
        "weather lightplace stage see add whole n.light n.look perform n.scene hold wear swap "
        "dwell",
        _relit,
        negs="daytime",
        rank=3,
    ),
    frame(
        "weather",
        "weather",
        "daytime lightplace stage see add whole n.look remove mute perform swap",
        _relit,
        negs="weather",
        rank=3,
    ),
    frame("thing out", "remove thing", "stage same mute", _removed, rank=3),
    frame("thing taken", "takeaway thing place", "same", _taken, rank=3),
    frame("no thing", "thing", "stage same see", _removed, negs="thing", rank=6),
    frame(
        "thing in", "add|stage|see thing", "stage add see same person wear thing", _added, rank=4
    ),
)
