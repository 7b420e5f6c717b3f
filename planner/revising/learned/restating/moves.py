"""Restatements of how the camera moves: which move, how far and fast, which way, to what.

Enters: referents. Leaves: wishes, the likeliest first; edits where no wish says it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from planner.edits import AnyEdit, Move
from planner.revising.answers import Unread
from planner.revising.learned.referents import Referents
from planner.revising.learned.restating.phrases import (
    bare,
    called,
    first,
    people,
    said,
    shots,
)
from planner.shots import Ease, MoveKind, Shot

Restated = str | tuple[AnyEdit, ...]
Restate = Callable[[Referents], Iterator[Restated]]


def each(about: Referents) -> tuple[Shot, ...]:
    """The shots of a wish; Unread for none."""
    shots(about)
    return about.shots


def moved(words: str) -> Restate:
    """A camera move, slow or fast, that way, or to what is named."""

    def restated(about: Referents) -> Iterator[Restated]:
        pace = f"{_pace(about)} {_eased_so(about)}"
        named = called(each(about))
        if words == "pan" and said(about, r"pan\w* (?:along )?with"):
            raise Unread("whether the camera turns or goes along is not clear")
        if words in {"pan", "tilt"}:
            way = _way(about)
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


_ACROSS = re.compile(r"\b(?:left|right)(?:[ -]to[ -]| ?(?:->|>) ?)(?:the )?(left|right)\b")


def _way(about: Referents) -> str:
    """Which way a camera turns; "" where none is said, or two are."""
    if across := _ACROSS.search(about.note):
        return across.group(1)
    if said(about, "other (?:way|direction)|horizon"):
        raise Unread("which way the camera is to go is not clear")
    ways = [w for w in ("left", "right", "up", "down") if said(about, w)]
    return ways[0] if len(ways) == 1 else ""


_SLOWLY = (
    "slow|slowly|slower|gentle|gently|creep|creeping|ease|easing|subtle|imperceptibl[ye]|soft|"
    "softly|drift|drifting|inch|lazy|patient|crawl"
)
_FAST = "fast|quick|quickly|whip|rapid|rapidly|swift|sharp|snap|zip"


def _pace(about: Referents) -> str:
    if said(about, "faster|harder|quicker|snappier"):
        return "faster"
    if said(about, _SLOWLY) or _slight(about):
        return "slow"
    return "fast" if said(about, _FAST) else ""


def _slight(about: Referents) -> bool:
    """Whether it is a small move: "a tiny move in"."""
    return said(about, r"(?:tiny|tiniest|slight|small|little|minimal|barely|hardly) (?:\w+ )?"
                r"(?:move|push|drift|creep|pull|pan|tilt|track|in)")  # fmt: skip


def _eased_so(about: Referents) -> str:
    """How a move begins and ends, where a note says it; ""."""
    if said(about, r"linear|constant|mechanical|even (?:push|pull|pan|tilt|track|move)|evenly|"
            r"no eas(?:e|ing)|without eas(?:e|ing)"):  # fmt: skip
        return "linear"
    if said(about, r"soft(?:ly)? land\w*|lands? (?:softly|gently)|soft (?:stop|end)|ease out|"
            r"ends? (?:softly|gently)|to a (?:soft |gentle )?(?:stop|rest)"):  # fmt: skip
        return "easing out"
    return "easing in" if said(about, r"soft(?:ly)? start|starts? (?:softly|gently)") else ""


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


_PARTED = re.compile(
    r"\b(?:half|twice|double|triple|(?:a |one )third|(?:a )?quarter|\d{1,3} ?%|\d{1,3} percent)"
    r"(?! (?:an? )?(?:sec|beat|frame|moment))"
)


_EASED = r"eas(?:e|es|ed|ing) (?:in|into|out)"


def pace_of_move(word: str) -> Restate:
    """The move that a shot has, slower or faster."""

    def restated(about: Referents) -> Iterator[Restated]:
        for shot in each(about):
            if shot.move.kind is MoveKind.STATIC:
                raise Unread(f"the camera of shot {shot.number} does not move")
        if said(about, _EASED):
            yield from eased(about)
            return
        if part := _PARTED.search(about.note):
            yield f"{shots(about)}: {part.group()} the speed"
            return
        yield f"{shots(about)}: the move {word}"

    return restated


def eased(about: Referents) -> Iterator[Restated]:
    """The move that a shot has, begun and ended softly."""
    edits: list[Any] = []
    for shot in each(about):
        if shot.move.kind is MoveKind.STATIC:
            raise Unread(f"the camera of shot {shot.number} does not move")
        kind = MoveKind.TRACK if shot.move.kind is MoveKind.HANDHELD else shot.move.kind
        into = said(about, r"eas(?:e|es|ed|ing) (?:in|into)") or said(
            about, "soft start|softer start"
        )
        ease = (
            Ease.IN if into else Ease.OUT if said(about, r"eas(?:e|es|ed|ing) out") else Ease.BOTH
        )
        edits.append(Move(shot=shot.id, kind=kind, travel=shot.asked.travel or 1.0, ease=ease))
    yield tuple(edits)


TABLE: dict[str, Restate] = {
    "move.push_in": moved("push in"), "move.pull_out": moved("pull out"),
    "move.pan": moved("pan"), "move.tilt": moved("tilt"), "move.track": moved("track"),
    "move.handheld": handheld, "move.static": still,
    "move.slower": pace_of_move("slower"), "move.faster": pace_of_move("faster"),
    "move.smoother": eased,
}  # fmt: skip
