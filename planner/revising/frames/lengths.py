"""Frames for time: how long shots last, and silences.

Enters: a case. Leaves: Length, Hold and Perform edits.
"""

from collections.abc import Sequence

from planner.edits import AnyEdit, Hold, Length, Perform
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.revising.frames.wanting import wanted
from planner.revising.wishes.lasting import less
from planner.shots import Shot

_SHORTEST = 6  # frames


def changed(case: Case, shot: Shot, frames: int, *, lead: bool = False) -> AnyEdit:
    """So many frames more, or less: silence for a shot with speech."""
    film = case.film
    if film.is_card(shot) or not film.speaks(shot):
        length = _length(case, shot) + frames
        if length < _SHORTEST:
            raise Unread(f"shot {shot.number} lasts {length - frames} frames: too short for that")
        return Length(shot=shot.id, frames=length)
    now = film.lead(shot) if lead else film.tail(shot)
    if now + frames < 0:
        raise Unread(f"words are never cut, and shot {shot.number} has {now} frames of silence")
    return Hold(shot=shot.id, **{"lead_frames" if lead else "tail_frames": now + frames})


def _length(case: Case, shot: Shot) -> int:
    """How long a silent shot, or a card, lasts."""
    frames = case.film.silent_frames(shot)
    if frames == 0 and case.film.is_card(shot):
        raise Unread("how long that card lasts is not known")
    return frames


def _shots(case: Case) -> tuple[Shot, ...]:
    """The shots that a length is for; a card may be one."""
    if any(c.prep == "until" for c in case.all("beats", "shots")):
        raise Unread("how long that is, is not clear; say it in seconds")
    if len(case.all("time")) > 1:
        raise Unread("which length is for what is not clear")
    shots = case.named_shots() or case.about.shots or case.pointed()
    if case.all("scenes", "place") and not case.named_shots():
        raise Unread("lengths go by the shot; of a scene, say faster or slower")
    return shots or (case.shot(),)


def _more_or_less(case: Case) -> Sequence[AnyEdit]:
    word = case.first("w.duration", "s.duration", "addtime", "cutdown")
    if (
        word is not None
        and any(p.at < word.at for p in case.said.concepts if "pronoun" in p.kinds)
        and ("w.duration" in word.kinds and not case.said.wishes)
    ):
        raise Unread("what goes on for too long is not clear")
    way = _way(case)
    time = case.first("time")
    if time is not None and time.prep in {"to", "at"} and not time.step:
        return _lasting(case)
    if time is not None:
        frames = case.frames(time)
    else:
        frames = round(case.film.second * (0.5 if case.slightly else 2 if case.much else 1))
    if word is None or way == 0:
        raise Unread("longer or shorter?")
    lead = case.first("start") is not None and time is not None
    return [
        changed(
            case,
            s,
            -less(case.film, s, frames) if way < 0 and time is None else way * frames,
            lead=lead,
        )
        for s in _shots(case)
    ]


def _way(case: Case) -> int:
    ways = [wanted(c, "duration", case.said) for c in case.all("w.duration", "s.duration")]
    if not ways:
        ways = [1] * bool(case.all("addtime")) or [-1] * bool(case.all("cutdown"))
    if any(c.step > 0 for c in case.all("time")):
        ways.append(1)
    return ways[0] if ways and len(set(ways)) == 1 else 0


def _added(case: Case) -> Sequence[AnyEdit]:
    """Longer by a time: "two more seconds", "add a second"."""
    time = case.first("time")
    frames = case.frames(time) if time else 0
    lead = case.first("start") is not None
    return [changed(case, s, frames, lead=lead) for s in _shots(case)]


def _more_time(case: Case) -> Sequence[AnyEdit]:
    time = case.first("time")
    if time is None or time.step <= 0:
        raise Unread("for how long, or by how much, is not clear")
    return _added(case)


def _taken(case: Case) -> Sequence[AnyEdit]:
    """Trimmed by a time, or to it: "trim a second", "trim to two seconds"."""
    time = case.first("time")
    if time is None:
        raise Unread("by how much is not clear")
    if time.prep in {"to", "at"}:
        return _lasting(case)
    return [changed(case, s, -case.frames(time)) for s in _shots(case)]


def _lasting(case: Case) -> Sequence[AnyEdit]:
    """So long, and no longer: of a shot with speech the silence at its end."""
    time = case.first("time")
    if time is None or time.step:
        raise Unread("for how long is not clear")
    frames = case.frames(time)
    held = bool(case.first("hold", "pause"))
    found: list[AnyEdit] = []
    for shot in _shots(case):
        if case.film.speaks(shot) and held:
            lead = case.first("start") is not None
            found.append(Hold(shot=shot.id, **{"lead_frames" if lead else "tail_frames": frames}))
        else:
            found.append(Length(shot=shot.id, frames=frames))
    return found


def _lasting_too(case: Case) -> Sequence[AnyEdit]:
    """A length as another shot is to have one: "… and 4 to one second"."""
    time, made = case.first("time"), case.about.edits
    if time is None or time.prep != "to" or not made or not isinstance(made[0], (Length, Hold)):
        raise Unread("what that length is for is not clear")
    return _lasting(case)


def _held(case: Case) -> Sequence[AnyEdit]:
    """Held for longer, without a number."""
    word = case.first("hold")
    bare = word is not None and word.text == "hold on" and len(case.said.concepts) == 1
    if case.first("time") or bare:
        raise Unread("for how long is not clear")
    second = case.film.second
    frames = round(second * (0.5 if case.slightly else 2 if case.much else 1))
    return [changed(case, s, frames) for s in _shots(case)]


def _scaled(factor: float) -> object:
    def edits(case: Case) -> Sequence[AnyEdit]:
        found = []
        for shot in _shots(case):
            if case.film.speaks(shot):
                raise Unread(f"something is said in shot {shot.number}; ask for seconds of silence")
            found.append(Length(shot=shot.id, frames=round(_length(case, shot) * factor)))
        return found

    return edits


def _silence(case: Case) -> Sequence[AnyEdit]:
    """A silence before or after a line."""
    pause, time = case.first("pause", "time"), case.first("time")
    if any(c.prep == "between" for c in case.all("shots")):
        raise Unread("at the end of the one, or the start of the other, is not clear")
    if case.first("start", "end") and case.all("shots"):
        raise Unread("how much silence there is to be is not clear")  # at an end of a shot
    less = pause is not None and (pause.step < 0 or pause.neg or pause.too or wanted_less(case))
    moment = next((c for c in case.all("beats") if c.prep in {"before", "after", "between"}), None)
    prep = moment.prep if moment else ""
    beats = case.named_beats() or case.lines(case.people())
    beat = case.one_beat([b for b in beats if b.line is not None] or list(beats))
    shots = case.film.showing(beat)
    frames = case.frames(time) if time else round(case.film.second * (0.5 if case.slightly else 1))
    if prep != "after":
        if less and beat.line is not None:
            return [Perform(beat=beat.id, pause_before=False)]
        if time is None and beat.line is not None:
            return [Perform(beat=beat.id, pause_before=True)]
        if case.film.beats_in(shots[0])[:1] == (beat,):
            return [Hold(shot=shots[0].id, lead_frames=frames)]
        raise Unread("the shot does not begin with that line")
    if case.film.beats_in(shots[-1])[-1:] != (beat,):
        raise Unread("the shot goes on after that line")
    return [changed(case, shots[-1], -frames if less else frames)]


def _air(case: Case) -> Sequence[AnyEdit]:
    """Silence before the first word: "half a second of air at the head of 21"."""
    time = case.first("time")
    if time is None:
        raise Unread("how long it is to be is not clear")
    return [
        Hold(shot=s.id, lead_frames=case.frames(time) + (case.film.lead(s) if time.step > 0 else 0))
        for s in _shots(case)
    ]


def wanted_less(case: Case) -> bool:
    """Whether less silence is asked for."""
    return any(
        wanted(c, "duration", case.said) < 0 for c in case.all("s.duration", "w.duration")
    ) or bool(case.first("remove", "cutdown"))


_WHAT = (
    "hold dwell n.camera see add person n.move same time feature face only n.pace cutdown addtime "
    "s.duration w.duration stage start end perform pause gesture together everyone"
)
FRAMES: tuple[Frame, ...] = (
    frame(
        "longer or shorter", "w.duration|s.duration", _WHAT, _more_or_less, negs="s.duration",
        picture=True,
    ),
    frame("more time", "time", _WHAT, _more_time, picture=True),
    frame("add time", "addtime time", _WHAT, _added, rank=2, picture=True),
    frame("take time", "cutdown time", _WHAT, _taken, rank=1, picture=True),
    frame("lasting", "hold|dwell|stage|perform|n.shot time", _WHAT, _lasting, rank=2, picture=True),
    frame(
        "hold", "hold", "person n.camera face feature start end pause time gesture addtime", _held,
        rank=4, picture=True,
    ),
    frame("so long too", "shots time", "", _lasting_too, rank=6),
    frame("half", "half", "cutdown n.camera s.duration n.pace", _scaled(0.5), rank=0),  # type: ignore[arg-type]
    frame("double", "double", "n.camera s.duration addtime hold", _scaled(2.0), rank=0),  # type: ignore[arg-type]
    frame(
        "silence",
        "pause|time beats",
        "add s.duration w.duration time person say dialogue n.line hold cutdown perform stage "
        "remove",
        _silence,
        rank=0,
        negs="pause",
    ),
    frame("air at the head", "pause time start", "add", _air, rank=0),
    frame("silence here", "pause", "add s.duration time n.line dialogue say", _silence, rank=3),
)  # fmt: skip
