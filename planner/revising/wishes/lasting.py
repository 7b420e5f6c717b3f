"""Wishes for time: how long a shot lasts, silences before and after.

Enters: a wish and its scope. Leaves: Length edits for shots without speech, Hold edits for the
rest: words are never cut.
"""

import re
from collections.abc import Callable, Sequence

from planner.edits import AnyEdit, Hold, Length, Transition
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.scope import Scope
from planner.revising.references.spoken_lines import words_of
from planner.revising.remarks.entrances import ENTERING
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot

_SHORTEST = 6  # frames; less is a flash
_AROUND = (
    "face runs hold holds linger stay stays add extend keep last lasts run long longer give "
    "shorter down "
    "end tail time duration length trim off extra lengthen still even only exactly about more for "
    "after silence stretch each"
)
_SEEN = 12  # frames of silence that can be halved so that it is seen
_Make = Callable[[re.Match[str], Scope], Sequence[AnyEdit]]


def changed(shot: Shot, frames: int, scope: Scope) -> AnyEdit:
    """So many frames more, or less: silence for a shot with speech."""
    if shot.framing.kind.value == "card" or not scope.film.speaks(shot):
        length = scope.film.silent_frames(shot) + frames
        if length < _SHORTEST:
            raise Unread(f"shot {shot.number} lasts {length - frames} frames: too short for that")
        return Length(shot=shot.id, frames=length)
    tail = scope.film.tail(shot)
    if tail + frames < 0:
        raise Unread(
            f"words are never cut, and shot {shot.number} has {tail} frames of silence at its end"
        )
    return Hold(shot=shot.id, tail_frames=tail + frames)


def less(film: Footage, shot: Shot, frames: int) -> int:
    """How much a shot loses where nobody says how much: a third or half a second, half at most.

    `frames` is a usual amount; of a shot with speech only silence goes, which there must be.
    """
    if film.speaks(shot):
        tail = film.tail(shot)
        return tail // 2 if _SEEN <= tail < frames else frames
    length = film.silent_frames(shot)
    most = length // 2 if frames > film.second else max(length // 3, film.second // 2)
    return max(min(frames, most, length // 2), 1)  # "much too long" may halve it


def _shots(scope: Scope) -> tuple[Shot, ...]:
    if scope.own_scenes() and not scope.own_shots():
        raise Unread("lengths go by the shot; of a scene, say faster or slower")
    return scope.shots()


def _by(way: int) -> _Make:
    def edits(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        name = next(v for k, v in match.groupdict().items() if v and k.startswith("time"))
        frames = way * scope.frames(name)
        return [changed(s, frames, scope) for s in _shots(scope)]

    return edits


def _by_so_much(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    shorter = re.search(r"\b(?:trim|shorten|shorter|cut|reduce)\b", scope.text)
    longer = re.search(r"\b(?:extend|lengthen|longer|stretch)\b", scope.text)
    if bool(shorter) == bool(longer):
        raise Unread("longer or shorter?")
    return _by(-1 if shorter else 1)(match, scope)


def _some(way: int) -> _Make:
    def edits(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        if re.search(r"\b(?:by|to) @t\d", scope.text):
            return []  # "trim it by a second" is read as that
        if match.group().startswith("too") and "@t" in scope.said.text:
            return []  # "too short, give it a second more": the amount is said beside it
        for shot in _shots(scope):
            _ends_with(shot, scope)
        second = scope.film.second
        frames = second // 2 if scope.slightly else second * 2 if scope.much else second
        return [
            changed(s, -less(scope.film, s, frames) if way < 0 else frames, scope)
            for s in _shots(scope)
        ]

    return edits


def _absolute(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if re.search(r"@t\d+ (?:from|off|out)\b", scope.text):
        return _by(-1)(match, scope)  # "half a second from 13 and a second from 19"
    frames = scope.frames(match.group("time"))
    if re.search(r"\b(?:is|are|was|were) (?:only |just |already |about )?@t\d+", scope.text):
        raise Unread("whether that is so, or shall be, is not clear")
    if any(isinstance(e, Transition) for e in scope.before.edits) and not scope.own_shots():
        raise Unread("whether the shot shall last so long, or how it begins, is not clear")
    held = bool(re.search(r"\b(?:hold|linger|stay|silence|end|tail)\b", scope.text))
    at_end = re.search(r"\b(?:on|at|to|onto|hold) the (?:end|tail)\b", scope.text)
    if held or at_end:
        for shot in _shots(scope):
            _ends_with(shot, scope)
    return [
        Hold(shot=s.id, tail_frames=frames)
        if held and scope.film.speaks(s)
        else changed(s, frames, scope)
        if at_end
        else Length(shot=s.id, frames=frames)
        for s in _shots(scope)
    ]


def _head_trimmed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Less silence before the first word; a shot without words is shorter."""
    frames = scope.frames(match.group("time"))
    found: list[AnyEdit] = []
    for shot in _shots(scope):
        lead = scope.film.lead(shot)
        if scope.film.speaks(shot) and lead < frames:
            raise Unread(f"shot {shot.number} has {lead} frames of silence at its head")
        if scope.film.speaks(shot):
            found.append(Hold(shot=shot.id, lead_frames=lead - frames))
        else:
            found.append(changed(shot, -frames, scope))
    return found


def _without(edge: str, share: float = 0) -> _Make:
    """No silence at one end of a shot, or a share of it; one without words is all silence."""

    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        found: list[AnyEdit] = []
        for shot in _shots(scope):
            if edge == "lead":
                _opens_with(shot, scope, from_first=True)
            now = (scope.film.tail if edge == "tail" else scope.film.lead)(shot)
            if not scope.film.speaks(shot):
                raise Unread(f"nothing is said in shot {shot.number}; ask for how long it shall be")
            if now == 0:
                raise Unread(f"shot {shot.number} has no silence at its {edge}")
            found.append(Hold(shot=shot.id, **{f"{edge}_frames": int(now * share)}))
        return found

    return edits


def _entered(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Half the silence before a line that is to come sooner."""
    if "@b" not in match.group():
        raise Unread("whether the scene is to begin sooner, or to run faster, is not clear")
    scope.rest += " ".join(re.findall(r"@b\d+", match.group()))
    return _without("lead", 0.5)(match, scope)


def _between(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Silence between two shots: at the end of the one, or the start of the other; asked."""
    shots = [scope.film.by_id[i] for i in scope.pointers.found[match["pair"]]]
    if len(shots) != 2 or scope.film.beside(shots[0], 1) is not shots[1]:
        raise Unread("between which two shots that follow each other?")
    frames = scope.frames(match["time"])
    options: list[tuple[str, AnyEdit]] = [
        (f"at the end of shot {shots[0].number}", Hold(shot=shots[0].id, tail_frames=frames)),
        (f"at the start of shot {shots[1].number}", Hold(shot=shots[1].id, lead_frames=frames)),
    ]
    return [scope.pointers.choose("Where shall the silence be?", options)]


def _times(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    factor = {"twice": 2.0, "double": 2.0, "half": 0.5}.get(match.group("factor"))
    factor = factor or float(match.group("factor").split()[0])
    found = []
    for shot in _shots(scope):
        if scope.film.speaks(shot):
            raise Unread(f"something is said in shot {shot.number}; ask for seconds of silence")
        frames = round(scope.film.silent_frames(shot) * factor)
        found.append(Length(shot=shot.id, frames=frames))
    return found


def _by_percent(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    share = int(match.group("by")) * (1 if match.group("way") == "longer" else -1)
    found: list[AnyEdit] = []
    for shot in _shots(scope):
        if scope.film.speaks(shot) or share <= -100:
            raise Unread(f"something is said in shot {shot.number}; ask for seconds of silence")
        frames = round(scope.film.silent_frames(shot) * (100 + share) / 100)
        found.append(Length(shot=shot.id, frames=max(frames, _SHORTEST)))
    return found


def _before(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    frames = scope.frames(match.group("time"))
    for shot in _shots(scope):
        _opens_with(shot, scope)
    more = bool(match.group("more")) or "longer" in match.group()
    return [
        Hold(shot=s.id, lead_frames=frames + (scope.film.lead(s) if more else 0))
        for s in _shots(scope)
    ]


def _opens_with(shot: Shot, scope: Scope, *, from_first: bool = False) -> None:
    """Silence before a line can only be where a shot begins with it, the line with its words."""
    for name in scope.names("b") if from_first else ():
        beat, quote = scope.pointers.beats[name][0], scope.pointers.quotes.get(name, "")
        if quote and words_of(quote, beat.text)[0] > 0:
            raise Unread(f"shot {shot.number} does not begin with those words")
    beats = scope.film.beats_in(shot)
    named, people = scope.own_beats(), scope.people()
    first = beats[0] if beats else None
    speakers = first.line.speakers if first and first.line else ()
    if (named and named[0] is not first) or (people and not set(people) & set(speakers)):
        raise Unread(f"shot {shot.number} does not begin with that line")


def _ends_with(shot: Shot, scope: Scope) -> None:
    """Silence after a line can only be where a shot ends with it."""
    named = scope.own_beats()
    if named and re.search(r"\bafter\b", scope.text):  # of the line that is named
        beats = scope.film.beats_in(shot)
        if not beats or beats[-1] not in named:
            raise Unread(f"shot {shot.number} goes on after that line")


_SPOKEN = (
    "the they line words dialogue speaking starts starting speaks speak talks talk says "
    "answers answer begins"
)
WISHES: tuple[Wish, ...] = (
    wish(ENTERING, _entered, alone=True),
    wish(r"trimhead (?P<time>@t\d+)", _head_trimmed, alone=True),
    wish(r"(?:by )?(?P<by>\d+) percent (?P<way>longer|shorter)", _by_percent, _AROUND, alone=True),
    wish(r"notail", _without("tail"), alone=True),
    wish(r"nohead", _without("lead"), alone=True),
    wish(r"lesstail", _without("tail", 0.5), alone=True),
    wish(r"lesshead", _without("lead", 0.5), alone=True),
    wish(r"(?P<time>@t\d+)(?:'s)? (?:of )?(?:gap|silence|pause|space|air|quiet|nothing|breath) "
         r"between (?P<pair>@s\d+)", _between, "add leave a put hold", alone=True),
    wish(r"(?P<more>more |add )?(?P<time>@t\d+)(?: longer)? (?:at|to) (?:the )?"
         r"(?:head|start|beginning|front|top)", _before, "hold silence pause"),
    wish(r"(?:a\s+)?(?:pause|silence|wait|hold|quiet)\s*(?:of\s+|for\s+)?(?P<more>more )?"
         r"(?P<time>@t\d+)\s+before", _before, f"add {_SPOKEN}"),
    wish(r"(?P<more>more )?(?P<time>@t\d+)\s+(?:of\s+)?(?:pause |silence )?before", _before,
         f"add pause hold wait {_SPOKEN}"),
    wish(r"(?:trim|cut|shave|take|lose|remove|drop|snip)\s+(?:off\s+)?(?:the\s+last\s+)?"
         r"(?P<time>@t\d+)(?:\s+(?:off|from|out of|of))?", _by(-1), _AROUND),
    wish(r"(?:shorter |longer )?by (?P<time>@t\d+)", _by_so_much,
         _AROUND + " cut shorten stretch reduce"),
    wish(r"(?P<time>@t\d+) (?:shorter|less)|shorter (?:of |for )?(?P<time2>@t\d+)",
         _by(-1), _AROUND),
    wish(r"longer (?:for |of )?(?P<time4>@t\d+)|(?P<time>@t\d+) (?:longer|extra|on top)"
         r"|more (?P<time2>@t\d+)|add (?P<time3>@t\d+)",
         _by(1), _AROUND),
    wish(r"(?P<factor>twice|double|half|\d+ times)\s+(?:as long|the length|the duration|its "
         r"length)",
         _times, "last lasts hold"),
    wish(r"too long|shorter(?! lens)|shorten|trim", _some(-1), "hold"),
    wish(r"(?:longer |slightly )*(?:pause|silence|gap|quiet) after(?= (?:the )?(?:line )?@b\d)",
         _some(1), "longer hold after"),
    wish(r"too short|longer(?! lens)|lengthen|linger|breathe", _some(1),
         "hold stay more on room space end after last lasts make"),
    wish(r"(?P<time>@t\d+)(?: long)?", _absolute, _AROUND),
)  # fmt: skip
