"""Restatements of what a shot shows, and how the camera moves.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Iterator

from planner.edits import AnyEdit, Reframe
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating import moves
from planner.revising.learned.restating.phrases import (
    bare,
    degree,
    first,
    needed,
    people,
    person,
    said,
    shots,
)
from planner.revising.references.things import seen_there
from planner.shots import Angle, Shot, ShotKind

Restated = moves.Restated
Restate = moves.Restate
each = moves.each
_ANGLES = (Angle.LOW, Angle.EYE, Angle.HIGH, Angle.OVERHEAD)
SIZES = {
    "ECU": "extreme close-up", "CU": "close-up", "MCU": "medium close-up", "MS": "medium shot",
    "MWS": "medium wide shot", "WS": "wide shot", "EWS": "extreme wide shot",
}  # fmt: skip


def on_whom(about: Referents) -> str:
    """Who is named, where not just they are shown by now; else ""."""
    shown = {s.framing.subjects for s in about.shots}
    if not about.who or shown == {about.who}:
        return ""
    return people(about)


def closer(way: str) -> Restate:
    """A size tighter or wider."""

    def restated(about: Referents) -> Iterator[Restated]:
        if any(c.isdigit() for c in " ".join(about.words("amount"))):
            raise Unread("how much closer or wider goes by sizes, not by figures")
        if about.words("place") or said(about, r"(?:away|far) from (?!the camera|the lens|us)\w+"):
            raise Unread("closer to the camera or to a place is not clear")
        on = on_whom(about)
        seen = about.words("thing") or _SEEN.search(about.note)
        if way == "closer" and seen and not about.who:
            raise Unread("whether the thing alone is to be seen is not clear")
        if on:
            yield f"{shots(about)} {degree(about)} {way} on {on}"
        yield f"{shots(about)} {degree(about)} {way}"

    return restated


_SEEN = re.compile(
    r"\bsee (?:the|that|this) (?!shot|scene|picture|frame|face|look|expression|whole|two|three|"
    r"four|same|detail|reaction|man|woman|boy|girl|people|others)[a-z]+"
)


def sized(size: str) -> Restate:
    """A named size."""

    def restated(about: Referents) -> Iterator[Restated]:
        name = SIZES[size]
        on = on_whom(about)
        thing = bare(first(about, "thing"))
        if on and len(about.who) == 1:
            yield f"make {shots(about)} a {name} of {on}"
        if thing and not about.who:
            yield f"make {shots(about)} a {name} of the {thing}"
        yield f"{shots(about)} a {name}"

    return restated


def angled(words: str) -> Restate:
    """A named angle."""
    return lambda about: iter((f"{shots(about)} {words}",))


def angle_moved(step: int) -> Restate:
    """The camera one angle lower or higher."""

    def restated(about: Referents) -> Iterator[Restated]:
        edits = []
        for shot in each(about):
            now = _ANGLES.index(shot.framing.angle) if shot.framing.angle in _ANGLES else 1
            place = min(max(now + step, 0), len(_ANGLES) - 1)
            edits.append(Reframe(shot=shot.id, angle=_ANGLES[place]))
        yield tuple(edits)

    return restated


def lens_set(about: Referents) -> Iterator[Restated]:
    """A lens in millimetres."""
    said_so = " ".join((*about.words("amount"), *about.words("what")))
    lens = _lens(said_so) or _lens(_unspoken_for(about))
    if not lens:
        raise Unread("which lens is meant is not clear")
    yield f"{shots(about)} on a {lens}mm lens"


_LENSES = {"hundred": "100", "fifty": "50", "thirty-five": "35", "thirty five": "35",
           "eighty-five": "85", "eighty five": "85", "twenty-four": "24"}  # fmt: skip


def _lens(text: str) -> str:
    """A focal length in millimetres, in figures or words; "" for none."""
    found = re.search(r"(?<![\d.])(\d{2,3})(?![\d.])", text)
    if found:
        return found.group(1)
    return next((mm for word, mm in _LENSES.items() if re.search(rf"\b{word}\b", text)), "")


def _unspoken_for(about: Referents) -> str:
    """The note without the words of its spans."""
    note = list(about.note)
    for span in about.heard.spans:
        note[span.first : span.first + len(span.text)] = " " * len(span.text)
    return "".join(note)


def _shows_all(about: Referents, shot: Shot) -> bool:
    """Whether all who are there are in the picture."""
    return bool(shot.scene_id) and set(shot.framing.subjects) == set(
        about.film.scene(shot.scene_id).present
    )


def of_kind(words: str, *, several: bool = False) -> Restate:
    """Another kind of shot, of those named."""

    def restated(about: Referents) -> Iterator[Restated]:
        if words == "group shot" and about.shots and all(_shows_all(about, s) for s in about.shots):
            raise Unread("the shot shows them all")
        of = people(about) if (several or len(about.who) == 1) else ""
        if of:
            yield f"make {shots(about)} a {words} of {of}"
        if several and len(about.who) < 2:
            yield f"make {shots(about)} a {words}"
        if not of:
            yield f"make {shots(about)} a {words}"

    return restated


def over_shoulder(about: Referents) -> Iterator[Restated]:
    """Over somebody's shoulder, on somebody else."""
    named = about.film.named
    if not about.whom and len(about.who) == 1 and said(about, "behind|past|from over"):
        yield f"{shots(about)} over {named(about.who[0])}'s shoulder"
    if about.whom and about.who:
        yield f"{shots(about)} over {named(about.whom[0])}'s shoulder on {named(about.who[0])}"
    elif about.whom:
        yield f"{shots(about)} over {named(about.whom[0])}'s shoulder"
    elif about.who:
        yield f"make {shots(about)} over the shoulder on {named(about.who[0])}"
    else:
        yield f"make {shots(about)} over the shoulder"


def of_thing(about: Referents) -> Iterator[Restated]:
    """A close look at a thing instead of what a shot shows."""
    thing = bare(needed(about, "thing")).replace(" ", "_")
    for shot in each(about):
        scene = about.film.scene(shot.scene_id)
        if not seen_there(thing.replace("_", " ").lower(), about.film, scene):
            raise Unread(f"there is no {thing.replace('_', ' ')} in scene {scene.number}")
    yield tuple(
        Reframe(shot=s.id, kind=ShotKind.INSERT, thing=thing.replace("_", " ")) for s in each(about)
    )


def point_of_view(about: Referents) -> Iterator[Restated]:
    """What somebody sees."""
    whose = person(about)
    yield f"{shots(about)} through {whose}'s eyes"


def added(about: Referents) -> Iterator[Restated]:
    """Somebody more in the picture."""
    if not about.who:
        raise Unread("who is to be seen is not clear")
    yield tuple(_of_all(s, (*s.framing.subjects, *about.who)) for s in each(about))


def _of_all(shot: Shot, people: tuple[str, ...]) -> AnyEdit:
    everyone = tuple(dict.fromkeys(people))
    if set(everyone) == set(shot.framing.subjects):
        raise Unread(f"shot {shot.number} shows just that")
    kind = ShotKind.TWO_SHOT if len(everyone) == 2 else ShotKind.GROUP
    return Reframe(shot=shot.id, kind=kind, subjects=everyone)


def only(about: Referents) -> Iterator[Restated]:
    """Nobody but those named, or all but those who are to go."""
    if said(about, "lose|without|remove|out of|drop|get rid of|cut|minus|not"):
        gone = set(about.whom or about.who)
        rest = {tuple(p for p in s.framing.subjects if p not in gone) for s in each(about)}
        if (
            len(rest) == 1
            and (stay := next(iter(rest)))
            and stay != about.shots[0].framing.subjects
        ):
            if about.whom and about.who:
                stay = about.who
            yield f"just {' and '.join(about.film.named(p) for p in stay)} in {shots(about)}"
            return
    if not about.who:
        raise Unread("who is to be seen is not clear")
    yield f"just {people(about)} in {shots(about)}"


def instead(about: Referents) -> Iterator[Restated]:
    """Somebody else than is shown."""
    wanted = tuple(p for p in about.who if p not in about.whom)
    if not wanted and said(about, "listener|listening|other one|other person|reaction"):
        spoken = {p for s in each(about) for b in about.film.beats_in(s) if b.line
                  for p in b.line.speakers}  # fmt: skip
        present = about.film.scene(about.shots[0].scene_id).present
        wanted = tuple(p for p in present if p not in spoken)[:1]
    if len(wanted) != 1:
        raise Unread("who is to be seen is not clear")
    yield f"just {about.film.named(wanted[0])} in {shots(about)}"


TABLE: dict[str, Restate] = {
    "size.closer": closer("closer"), "size.wider": closer("wider"),
    **{f"size.{size}": sized(size) for size in SIZES},
    "angle.low": angled("from a low angle"), "angle.high": angled("from a high angle"),
    "angle.overhead": angled("from straight above"), "angle.eye": angled("at eye level"),
    "angle.lower": angle_moved(-1), "angle.higher": angle_moved(1),
    "lens.longer": angled("on a longer lens"), "lens.wider": angled("on a wider lens"),
    "lens.set": lens_set, "side.other": angled("from the other side"),
    "kind.single": of_kind("single"), "kind.two_shot": of_kind("two-shot", several=True),
    "kind.group": of_kind("group shot", several=True), "kind.ots": over_shoulder,
    "kind.reaction": of_kind("reaction"), "kind.insert": of_thing, "kind.pov": point_of_view,
    "kind.master": of_kind("master shot", several=True),
    "subject.add": added, "subject.only": only, "subject.instead": instead,
    **moves.TABLE,
}  # fmt: skip
