"""Frames for the camera's move.

Enters: a case. Leaves: Move edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Move
from planner.revising.answers import Unread
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.revising.references.events import stem, stems
from planner.revising.references.things import in_set
from planner.shots import Ease, MoveKind, Shot, ShotKind, Way

_SLOW, _FAST = 0.6, 1.5  # shares of the usual way
_PANNED = re.compile(
    r"\bpan(?:s|ned|ning)? (?:slowly |quickly |fast |gently )?(?P<way>left|right)\b"
)
_NOT_SO = re.compile(r"\b(?:so|as|that|too|quite) (?:far|much|fast|quick|quickly|hard)\b")
_WAYS = {MoveKind.PAN: {"left", "right"}, MoveKind.TILT: {"up", "down"}}


def _moved(case: Case) -> Sequence[AnyEdit]:
    concept = next((c for c in case.all("move") if not c.neg and not c.contrast), None)
    if concept is None:
        if _NOT_SO.search(case.said.text):
            raise Unread("how much the camera is to move is not clear")
        return [Move(shot=s.id, kind=MoveKind.STATIC) for s in case.shots()]
    kind = MoveKind(concept.value("move"))
    kinds = {c.value("move") for c in case.all("move") if not c.neg and not c.contrast}
    if "handheld" in kinds and len(kinds) > 1:
        raise Unread("whether the camera goes along, or is only carried by hand, is not clear")
    if re.search(r"\b(?:other (?:way|direction)|horizon)\b", case.said.text):
        raise Unread("which way the camera is to go is not clear")
    if kind is MoveKind.STATIC and re.search(r"\b(?:so|as|that|too) much\b", case.said.text):
        raise Unread("how much the camera is to move is not clear")
    if kind is MoveKind.STATIC and _of_somebody(case, concept):
        raise Unread("whether somebody, or the camera, is to keep still is not clear")
    if kind in _WAYS:  # a place is what the camera turns to
        case.slots["aim"] = case.slots.pop("place", [])
    if any(c.prep in {"before", "after", "until"} for c in case.all("beats", "shots")):
        raise Unread("which shot comes then is not clear; give its number")
    if len({c.prep in {"to", "into"} for c in case.all("shots")}) > 1:
        raise Unread("which shot is to move is not clear")
    still = kind in {MoveKind.STATIC, MoveKind.HANDHELD}
    return [
        _one(case, shot, kind, concept) for shot in (case.shots() if still else case.all_of_them())
    ]


def _of_somebody(case: Case, concept: Concept) -> bool:
    """Whether somebody is told to keep still: "he should stay still"."""
    doing = [c for c in (*case.all("person"), *case.pronouns()) if c.at < concept.at and not c.own]
    return bool(doing) and concept.text.endswith("still") and not case.first("n.camera")


def _one(case: Case, shot: Shot, kind: MoveKind, concept: Concept) -> Move:
    if kind is MoveKind.HANDHELD and (concept.step or concept.too or concept.so):
        return _shaken(case, shot, concept)
    if kind in {MoveKind.STATIC, MoveKind.HANDHELD}:
        return Move(shot=shot.id, kind=kind, travel=1.0)
    turns = kind in _WAYS
    if not turns:
        _of_it(case, shot)
    return Move(
        shot=shot.id,
        kind=kind,
        travel=_travel(case, shot, kind),
        way=_way(case, kind, concept),
        origin=_aim(case, shot, ("from",)) if turns else "",
        target=_aim(case, shot, ("to", "on", "with", "of", "into", "", "at")) if turns else "",
    )


def _shaken(case: Case, shot: Shot, concept: Concept) -> Move:
    """A camera carried by hand that shakes more, or less."""
    more = concept.step > 0 and not concept.too
    if more and shot.move.kind is MoveKind.STATIC:
        return Move(shot=shot.id, kind=MoveKind.HANDHELD, travel=1.0)
    if shot.move.kind is not MoveKind.HANDHELD or concept.so:
        raise Unread(f"how much the camera of shot {shot.number} is to shake is not clear")
    now = case.film.by_id[shot.id].asked.travel or 1.0
    return Move(shot=shot.id, kind=MoveKind.HANDHELD, travel=round(now * (1.4 if more else 0.7), 2))


def _of_it(case: Case, shot: Shot) -> None:
    """A camera goes to, or with, what a shot is of."""
    scene = case.film.scene(shot.scene_id)
    for thing in case.all("thing"):
        shown = re.search(r"\b(?:reveal|show|see)", case.said.text) is not None
        if (
            shown
            and shot.move.kind is not MoveKind.PUSH_IN
            and thing.value("thing") in in_set(case.film, scene)
            and any(c.kinds.get("move") == "pull_out" for c in case.all("move"))
        ):
            continue  # what is drawn back from comes into view
        noun, framed = thing.value("thing"), (shot.framing.thing or "").replace("_", " ")
        told = any(stem(noun) in stems(b.text) for b in case.film.beats_in(shot))
        if noun.split()[-1] not in framed.split() and not (
            shot.framing.kind is ShotKind.INSERT and told
        ):
            raise Unread(f"shot {shot.number} is not of the {noun}")


def _travel(case: Case, shot: Shot, kind: MoveKind) -> float:
    word = case.first("s.speed")
    now = case.film.by_id[shot.id].asked.travel or 1.0
    if any({"half", "double"} & set(c.kinds) for c in case.said.concepts):
        raise Unread("how far the camera is to move is not clear")
    wished = next((c for c in case.all("move") if c.step), None)
    if re.search(r"\b(?:push|pull|move|zoom) (?:in |out |back )?harder\b", case.said.text):
        return round(now * 1.4, 2)
    if wished is not None:  # "less push", "more of a push"
        if shot.move.kind is not kind:
            raise Unread(f"the camera of shot {shot.number} does not move so")
        return round(now * (1.4 if wished.step > 0 else 0.7), 2)
    if word is None:
        whipped = any(c.text.split()[0] in {"whip", "swish"} for c in case.all("move"))
        return _FAST if whipped else _SLOW if case.slightly else 1.0
    way = wanted(word, "speed", case.said)
    if word.very and not (word.step or word.too or word.so or word.neg):  # "a very slow push"
        way = 1 if word.kinds.get("s.speed") == "+" else -1
    if (word.step or word.too) and shot.move.kind is kind:
        return round(now * (1.4 if way > 0 else 0.7), 2)
    if way == 0:
        raise Unread(f"how fast is not clear: “{word.text}”")
    return _FAST if way > 0 else _SLOW


def _way(case: Case, kind: MoveKind, concept: Concept) -> Way | None:
    said = case.first("way")
    told = _PANNED.search(case.said.text)  # "right" alone is as often a word that says nothing
    if told and kind is MoveKind.PAN:
        return Way(told.group("way"))
    way = (
        said.value("way")
        if said
        else next((w for w in ("up", "down", "left", "right") if w in concept.text.split()), None)
    )
    if way is None or kind not in _WAYS:
        return None
    if way not in _WAYS[kind]:
        raise Unread(f"a {kind.value} goes {' or '.join(sorted(_WAYS[kind]))}")
    return Way(way)


def _aim(case: Case, shot: Shot, preps: tuple[str, ...]) -> str:
    """Somebody or something the camera turns from or to."""
    scene = case.film.scene(shot.scene_id)
    for concept in (
        *case.all("person", "thing", "aim", "garment", "body", "face", "eyes"),
        *case.pronouns(),
    ):
        if _begins(case, concept) != ("from" in preps):
            continue
        if (concept.prep not in preps and "from" not in preps) or concept.kinds.get(
            "pronoun"
        ) == "all":
            continue
        if "person" in concept.kinds or "pronoun" in concept.kinds:
            person = case.person(concept)
            case.present(person, scene)
            return person
        if not {"thing", "place"} & set(concept.kinds):
            person = case.someone()
            case.present(person, scene)
            return person
        noun = _noun(case, concept)
        told = any(stem(noun) in stems(b.text) for b in scene.beats)
        if noun not in in_set(case.film, scene) and told and case.first("way"):
            return ""  # seen far off, and no thing of the set: the way says enough
        if noun not in in_set(case.film, scene):
            raise Unread(f"there is no {noun} in the set of scene {scene.number}")
        return noun
    return ""


def _begins(case: Case, concept: Concept) -> bool:
    """Whether a camera begins there: "from the door", "start on the door"."""
    start = case.first("start")
    return concept.prep == "from" or (start is not None and concept.at == start.at + 1)


def _noun(case: Case, concept: Concept) -> str:
    if "thing" in concept.kinds:
        return concept.value("thing")
    place = case.film.graph.place(case.pointers.found[concept.value("place")][0])
    return place.name.lower().split()[-1]


def _slower(case: Case) -> Sequence[AnyEdit]:
    """The move that a shot has, slower or faster."""
    word = case.first("s.speed", "w.speed")
    way = wanted(word, "speed", case.said) if word else 0
    found = []
    for shot in case.shots():
        if shot.move.kind in {MoveKind.STATIC, MoveKind.HANDHELD} or way == 0:
            raise Unread(f"the camera of shot {shot.number} does not move")
        now = shot.asked.travel or 1.0
        found.append(
            Move(
                shot=shot.id, kind=shot.move.kind, travel=round(now * (1.4 if way > 0 else 0.7), 2)
            )
        )
    return found


def _unmoved(case: Case) -> Sequence[AnyEdit]:
    return [Move(shot=s.id, kind=MoveKind.STATIC) for s in case.shots()]


def _eased(case: Case) -> Sequence[AnyEdit]:
    found = []
    for shot in case.shots():
        if shot.move.kind is MoveKind.STATIC:
            raise Unread(f"the camera of shot {shot.number} does not move")
        found.append(Move(shot=shot.id, kind=shot.move.kind, ease=Ease.BOTH))
    return found


_ALONG = (
    "person everyone together thing place s.speed way n.camera n.move see face eyes add feature "
    "hold stage gesture body "
    "move dialogue n.line say perform together everyone whole otherside garment eyes sideways"
)
FRAMES: tuple[Frame, ...] = (
    frame("move", "move", _ALONG, _moved, negs="move", picture=True),
    frame(
        "move's pace", "s.speed|w.speed move|n.move|zoom", "n.camera", _slower, rank=0, picture=True
    ),
    frame(
        "no move", "remove|mute|stop move|n.move|zoom", "n.camera", _unmoved, rank=0, picture=True
    ),
)
