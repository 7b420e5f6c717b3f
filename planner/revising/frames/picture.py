"""Frames for a shot's picture: size, angle, lens, side, who is in it.

Enters: a case. Leaves: Reframe edits.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import AnyEdit, Reframe
from planner.revising.answers import Unread
from planner.revising.frames.concepts import Concept
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.revising.references.events import stem, stems
from planner.revising.references.things import known_thing
from planner.revising.wishes import framing
from planner.shots import Angle, Shot, ShotKind, Size

_SIZES = tuple(Size)
_ANGLES = (Angle.LOW, Angle.EYE, Angle.HIGH, Angle.OVERHEAD)
_ALONE = frozenset((ShotKind.SINGLE, ShotKind.REACTION, ShotKind.POV))


def shown_of(case: Case, shot: Shot, people: tuple[str, ...]) -> dict[str, object]:
    """What puts these people in the picture: kind and subjects; nothing where they are in it."""
    if not people or set(people) == set(shot.framing.subjects):
        return {}
    scene = case.film.scene(shot.scene_id)
    for person in people:
        case.present(person, scene)
    if len(people) == 1:
        kind = {} if shot.framing.kind in _ALONE else {"kind": ShotKind.SINGLE}
        return {**kind, "subjects": people}
    return {"kind": ShotKind.TWO_SHOT if len(people) == 2 else ShotKind.GROUP, "subjects": people}


def meant_now(case: Case) -> tuple[Shot, ...]:
    """The shots that a picture is wished for; a part of one, or what follows, is none."""
    if any(c.prep in {"before", "after", "until"} for c in case.all("beats", "shots")):
        raise Unread("which shot comes then is not clear; give its number")
    if case.first("start", "end") and case.all("shots", "beats"):
        raise Unread("a framing is for a whole shot; split it, or let the camera move")
    return case.all_of_them()


def _reframed(case: Case, shot: Shot, **changes: object) -> AnyEdit:
    people = _shown(case)
    return Reframe(shot=shot.id, **{**shown_of(case, shot, people), **changes})  # type: ignore[arg-type]


def _shown(case: Case) -> tuple[str, ...]:
    """Those a picture shall be of; whose line or deed it is says nothing of that."""
    named = case.all("person")
    if case.first("everyone"):
        return ()
    people = tuple(dict.fromkeys(case.person(c) for c in named if c.prep != "from"))
    if not people and (
        case.first("face", "eyes") or any(c.prep in {"on", "to", "of"} for c in case.pronouns())
    ):
        people = case.people()
    return people


def _sized(case: Case) -> Sequence[AnyEdit]:
    said = case.first("size")
    if said is None or said.too or said.so or said.step:
        raise Unread("how near it is to be is not clear")
    size = Size(said.value("size"))
    if case.first("eyes"):
        size = Size.ECU
    found = [_reframed(case, s, size=size) for s in meant_now(case)]
    if all(
        e == Reframe(shot=s.id, size=s.framing.size)
        for e, s in zip(found, meant_now(case), strict=True)
    ):
        raise Unread("it has that size already")
    return found


def _stepped(case: Case) -> Sequence[AnyEdit]:
    words = case.all("w.size", "s.size")
    ways = {wanted(c, "size", case.said) for c in words}
    if len(ways) != 1 or 0 in ways or _not_ours(case, words):
        raise Unread(f"whether “{words[0].text}” is nearer or further is not clear")
    if _of_a_place(case):
        raise Unread("how near a place is to be seen is not clear; name who or what is in it")
    way = ways.pop()
    steps = way * (2 if case.much else 1)
    if case.first("eyes") and way > 0:
        return [_reframed(case, s, size=Size.ECU) for s in meant_now(case)]
    return [_reframed(case, s, size=framing.step(s, _within(s, steps))) for s in _one_of(case)]


def _one_of(case: Case) -> tuple[Shot, ...]:
    """The shots of a wish; of several the one that is meant where "one" of them is."""
    shots = meant_now(case)
    if len(shots) > 1 and framing.ONE_OF.search(case.said.text):
        options = [(f"shot {s.number}", s) for s in shots]
        return (case.pointers.choose("Which of them?", options),)
    return shots


def _of_a_place(case: Case) -> bool:
    """Whether it is a place that shall be seen from nearer: "see the tower nearer"."""
    seen = {c.at for c in case.said.concepts if "see" in c.kinds}
    return any(
        c.prep in {"to", "of"} or (not c.prep and c.at - 1 in seen) for c in case.all("place")
    )


def _not_ours(case: Case, words: Sequence[Concept]) -> bool:
    """Whether somebody in the film cannot see, or has wide eyes; or what they do is not seen."""
    looking = [c for c in words if re.search(r"\b(?:see|read|make out|look)\b", c.text)]
    doing = [*case.all("person"), *case.pronouns()]
    if any(d.at < c.at for c in looking for d in doing):
        return True
    if looking and re.search(
        r"\b(?:see|make out) (?:what|where|who|how|why|if|whether)\b", case.said.text
    ):
        return True
    parts = case.all("eyes", "body")
    return case.said.states and any(p.at < c.at for p in parts for c in words)


def _within(shot: Shot, steps: int) -> int:
    """A large step, kept within the sizes that there are."""
    place = _SIZES.index(shot.framing.size)
    if abs(steps) == 2 and not 0 <= place + steps < len(_SIZES):
        return steps // 2
    return steps


def _face(case: Case) -> Sequence[AnyEdit]:
    """A face that shall be seen: nearer."""
    size = Size.ECU if case.first("eyes") else Size.CU
    return [
        _reframed(
            case,
            s,
            size=size if _SIZES.index(s.framing.size) < _SIZES.index(size) else framing.step(s, 1),
        )
        for s in meant_now(case)
    ]


def _of_thing(case: Case) -> Sequence[AnyEdit]:
    """Nearer to the thing that a shot is of; another shot becomes an insert of it."""
    thing, size = case.first("thing"), case.first("size")
    if thing is None or size is None or case.people():
        raise Unread("what it is to be a shot of is not clear")
    noun, found = thing.value("thing"), []
    for shot in meant_now(case):
        framed = (shot.framing.thing or "").replace("_", " ").split()
        told = any(stem(noun) in stems(b.text) for b in case.film.beats_in(shot))
        of_it = noun.split()[-1] in framed or (shot.framing.kind is ShotKind.INSERT and told)
        known_thing(noun, case.film, case.film.scene(shot.scene_id))
        more = {} if of_it else {"kind": ShotKind.INSERT, "thing": noun}
        found.append(Reframe(shot=shot.id, size=Size(size.value("size")), **more))  # type: ignore[arg-type]
    return found


def _whole_body(case: Case) -> Sequence[AnyEdit]:
    return [_reframed(case, s, size=Size.WS) for s in meant_now(case)]


def _angle(concept: Concept) -> str:
    """The angle that words name: a little above somebody is no top shot."""
    slight = concept.degree == "slight" and concept.text.startswith("above")
    return "high" if slight else concept.value("angle")


def _angled(case: Case) -> Sequence[AnyEdit]:
    said = {_angle(c) for c in case.all("angle") if not c.contrast and not c.neg}
    if "overhead" in said:
        said -= {"high"}
    if len(said) != 1:
        raise Unread("which angle is meant is not clear")
    angle = Angle(said.pop())
    return [_reframed(case, s, angle=angle) for s in meant_now(case)]


def _height(case: Case) -> Sequence[AnyEdit]:
    word = case.first("w.height", "s.height")
    way = wanted(word, "height", case.said) if word else 0
    if way == 0:
        raise Unread("whether the camera is to go up or down is not clear")
    found = []
    for shot in meant_now(case):
        place = _ANGLES.index(shot.framing.angle) + way
        if not 0 <= place < len(_ANGLES):
            raise Unread(f"the camera of shot {shot.number} cannot go further that way")
        found.append(Reframe(shot=shot.id, angle=_ANGLES[place]))
    return found


_REVERSED = re.compile(r"\breversed?\b.*\bover\b.*\bshoulder\b")  # whose shoulder, no side


def _other_side(case: Case) -> Sequence[AnyEdit]:
    if _REVERSED.search(case.spelled.text):
        if not case.all("kind"):
            raise Unread("whose shoulder that is for is not clear")
        return []
    for shot in meant_now(case):
        if shot.framing.side == 0:
            raise Unread(f"shot {shot.number} has no line, so it has no other side")
    return [Reframe(shot=s.id, side=-s.framing.side) for s in meant_now(case)]


def _lens(case: Case) -> Sequence[AnyEdit]:
    concept = case.first("lens")
    lens = float(case.spelled.lenses[int(concept.value("lens")[2:])]) if concept else 50.0
    if not 18 <= lens <= 135:
        raise Unread("lenses go from 18 to 135 mm")
    return [Reframe(shot=s.id, lens_mm=lens) for s in meant_now(case)]


def _kind_of_lens(lens_mm: float) -> Callable[[Case], Sequence[AnyEdit]]:
    def edits(case: Case) -> Sequence[AnyEdit]:
        return [Reframe(shot=s.id, lens_mm=lens_mm) for s in meant_now(case)]

    return edits


_SEEN = "person see face only feature n.camera add body perform same everyone headroom"
FRAMES: tuple[Frame, ...] = (
    frame("size", "size", f"{_SEEN} eyes stage kind wear hold swap", _sized, picture=True),
    frame(
        "nearer",
        "w.size|s.size",
        f"{_SEEN} eyes stage wear hold",
        _stepped,
        picture=True,
        negs="s.size",
    ),
    frame("of a thing", "size thing", "n.camera stage perform wear", _of_thing),
    frame(
        "face", "face|eyes see|only|feature", "person only feature see n.camera add", _face, rank=2
    ),
    frame("whole body", "wholebody", _SEEN, _whole_body, picture=True),
    frame("angle", "angle", f"{_SEEN} angle otherside", _angled, picture=True),
    frame(
        "height",
        "w.height|s.height n.camera|n.shot",
        "stage",
        _height,
        picture=True,
        negs="s.height",
        rank=2,
    ),
    frame("camera height", "w.height", "n.camera person stage", _height, picture=True, rank=2),
    frame("other side", "otherside", "n.camera see stage", _other_side, picture=True),
    frame("lens", "lens", "n.camera add", _lens, picture=True),
    frame("long lens", "longlens", "n.camera add", _kind_of_lens(85.0), picture=True),
    frame("wide lens", "widelens", "n.camera add", _kind_of_lens(24.0), picture=True),
)
