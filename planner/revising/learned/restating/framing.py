"""Restatements of what a shot shows, and how the camera moves.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from planner.edits import AnyEdit, Move, Reframe
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.phrases import (
    bare,
    called,
    degree,
    first,
    needed,
    people,
    person,
    said,
    shots,
)
from planner.shots import Angle, Ease, MoveKind, Shot, ShotKind

Restated = str | tuple[AnyEdit, ...]
Restate = Callable[[Referents], Iterator[Restated]]
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
        if way == "closer" and about.words("thing") and not about.who:
            raise Unread("whether the thing alone is to be seen is not clear")
        if on:
            yield f"{shots(about)} {degree(about)} {way} on {on}"
        yield f"{shots(about)} {degree(about)} {way}"

    return restated


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


def each(about: Referents) -> tuple[Shot, ...]:
    """The shots of a wish; Unread for none."""
    shots(about)
    return about.shots


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


def of_kind(words: str, *, several: bool = False) -> Restate:
    """Another kind of shot, of those named."""

    def restated(about: Referents) -> Iterator[Restated]:
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
    yield tuple(
        Reframe(shot=s.id, kind=ShotKind.INSERT, thing=thing.replace("_", " ")) for s in each(about)
    )


def point_of_view(about: Referents) -> Iterator[Restated]:
    """What somebody sees."""
    yield f"make {shots(about)} {person(about)}'s pov"


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


# --- moves


def moved(words: str) -> Restate:
    """A camera move, slow or fast, that way, or to what is named."""

    def restated(about: Referents) -> Iterator[Restated]:
        pace = _pace(about)
        named = called(each(about))
        if words == "pan" and said(about, r"pan\w* (?:along )?with"):
            raise Unread("whether the camera turns or goes along is not clear")
        if words in {"pan", "tilt"}:
            way = next((w for w in ("left", "right", "up", "down") if said(about, w)), "")
            aim = _aim(about)
            if ends := _from_to(about):
                yield f"{named} {pace} {words} from {ends[0]} to {ends[1]}"
            if aim and _starts_there(about):
                yield f"{named} {pace} {words} {way} from {aim}"
            elif aim:
                yield f"{named} {pace} {words} {way} to {aim}"
            elif way:
                yield f"{pace} {words} {way} in {named}"
            else:
                yield f"{named} {pace} {words}"
            return
        if words == "track" and len(about.who) == 1:
            yield f"{pace} track with {people(about)} in {named}"
        thing = bare(first(about, "thing"))
        if thing and words in {"push in", "pull out"}:  # whether it is in the shot is checked
            yield f"{pace} {words} on the {thing} in {named}"
            return
        yield f"{pace} {words} {'on' if words == 'push in' else 'in'} {named}"

    return restated


_SLOWLY = (
    "slow|slowly|slower|gentle|gently|creep|creeping|ease|easing|subtle|imperceptibl[ye]|soft|"
    "softly|drift|drifting|inch|lazy|patient|crawl"
)
_FAST = "fast|quick|quickly|whip|rapid|rapidly|swift|sharp|snap|zip"


def _pace(about: Referents) -> str:
    if said(about, _SLOWLY):
        return "slow"
    return "fast" if said(about, _FAST) else ""


def _from_to(about: Referents) -> tuple[str, str] | None:
    """Where a move starts and ends: "from the window to her", "start on the cup, tilt to him"."""
    ends = [s for s in about.heard.spans if s.role in {"who", "other", "thing", "place"}]
    if len(ends) != 2 or not said(about, r"from|start(?:s|ing)? (?:on|with|at)"):
        return None
    people = {"who": about.who, "other": about.whom}
    named = [
        about.film.named(people[s.role][0]) if people.get(s.role) else f"the {bare(s.text.lower())}"
        for s in ends
    ]
    return named[0], named[1]


def _starts_there(about: Referents) -> bool:
    """Whether the only thing that is named is where a move starts: "start on the cup, tilt up"."""
    span = next((s for s in about.heard.spans if s.role in {"thing", "place"}), None)
    return span is not None and re.search(
        r"\b(?:from|start(?:s|ing)? (?:on|with|at)|begin(?:s|ning)? (?:on|with|at))\W+$",
        about.note[: span.first],
    ) is not None  # fmt: skip


def _aim(about: Referents) -> str:
    thing = first(about, "thing") or first(about, "place")
    if thing and not about.whom:
        return f"the {bare(thing)}"
    return about.film.named((about.whom or about.who)[-1]) if about.whom or about.who else ""


def still(about: Referents) -> Iterator[Restated]:
    """A camera that stands; in the whole film where it moves."""
    if about.whole and not about.named:
        moving = (s for s in about.film.shots if s.move.kind is not MoveKind.STATIC)
        yield tuple(Move(shot=s.id, kind=MoveKind.STATIC) for s in moving)
    else:
        yield f"lock off {shots(about)}"


def handheld(about: Referents) -> Iterator[Restated]:
    """A camera on a shoulder; of a scene, in all its shots."""
    yield f"{shots(about) if about.shots else ''} handheld"


def pace_of_move(word: str) -> Restate:
    """The move that a shot has, slower or faster."""

    def restated(about: Referents) -> Iterator[Restated]:
        for shot in each(about):
            if shot.move.kind is MoveKind.STATIC:
                raise Unread(f"the camera of shot {shot.number} does not move")
        if said(about, r"half|twice|double|third|quarter|\d+ ?%|percent"):
            raise Unread("a move goes slower or faster by steps, not by figures")
        yield f"{shots(about)}: the move {word}"

    return restated


def eased(about: Referents) -> Iterator[Restated]:
    """The move that a shot has, begun and ended softly."""
    edits: list[Any] = []
    for shot in each(about):
        if shot.move.kind is MoveKind.STATIC:
            raise Unread(f"the camera of shot {shot.number} does not move")
        kind = MoveKind.TRACK if shot.move.kind is MoveKind.HANDHELD else shot.move.kind
        edits.append(Move(shot=shot.id, kind=kind, ease=Ease.BOTH))
    yield tuple(edits)


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
    "move.push_in": moved("push in"), "move.pull_out": moved("pull out"),
    "move.pan": moved("pan"), "move.tilt": moved("tilt"), "move.track": moved("track"),
    "move.handheld": handheld, "move.static": still,
    "move.slower": pace_of_move("slower"), "move.faster": pace_of_move("faster"),
    "move.smoother": eased,
}  # fmt: skip
