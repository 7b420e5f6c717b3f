"""Which voices come through a telephone.

Enters: the raw scenes of a script, then one scene's beats. Leaves: who narrates, and the beats with
channel PHONE on the lines of a caller.

A voice over the picture is a narrator's unless the script says otherwise: its own bracket names a
phone, or it answers somebody's call in that scene and has never narrated.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from screenplay.elements import Action, Character, Parenthetical
from screenplay.people.cast import Cast
from screenplay.people.cues import parse_cue
from screenplay.scene_graph import Beat, BeatKind, Channel, Line
from screenplay.world.scenes import RawScene

_PHONE = re.compile(
    r"\b(?:phone|telephone|cellphone|radio|walkie|receiver|intercom|earpiece|headset|speakerphone"
    r"|voicemail|comms)",
    re.IGNORECASE,
)
_NAMES_CALLER = re.compile(
    r"\b(?:caller|calling|display|(?:screen|phone|it) (?:reads|shows|says)|number|voice)\b",
    re.IGNORECASE,
)
_VOICE_FROM = re.compile(
    r"\b(?:voice|tones?)\b[^.;]{0,40}\b(?:over|through|from|in|on|out of|down)\b[^.;]{0,20}"
    r"\b(?:phone|telephone|radio|walkie|receiver|intercom|earpiece|headset|speaker|ear|line|comms)",
    re.IGNORECASE,
)
_OFF = re.compile(r"\boff-?\s?(?:screen|camera|stage)\b", re.IGNORECASE)
_PICKS_UP = re.compile(
    r"\b(?:picks? up|answers?|grabs?|gets?|to get|to answer|takes?|snatches)\b[^.,;]{0,16}"
    r"\b(?:tele|cell)?phone\b",
    re.IGNORECASE,
)
_INTERRUPTED = re.compile(
    r"\b(?:covers? the (?:mouthpiece|phone|receiver)|hangs? up|lowers? the (?:phone|receiver)"
    r"|puts? (?:down )?the (?:phone|receiver)|ends? the call)",
    re.IGNORECASE,
)
_TO_THE_ROOM = re.compile(r"(?:to|off (?:the )?phone|hanging up|hangs up)\b", re.IGNORECASE)
_NARRATOR_LINES = 5  # a voice on the phone speaks over the picture once or twice
_REMOTE = (Channel.VOICE_OVER, Channel.OFF_SCREEN)


def narrators(scenes: Sequence[RawScene], cast: Cast) -> frozenset[str]:
    """Ids of those who speak over the picture often, or where nobody telephones."""
    counts: Counter[str] = Counter()
    apart: set[str] = set()
    callers: set[str] = set()
    for scene in scenes:
        phoned = any(
            isinstance(e, Action | Parenthetical) and _PHONE.search(e.text) for e in scene.elements
        )
        for who, channel, own_phone in _voices(scene, cast):
            counts[who] += channel is Channel.VOICE_OVER
            if own_phone:
                callers.add(who)
            elif channel is Channel.VOICE_OVER and not phoned:
                apart.add(who)
    often = {who for who, count in counts.items() if count >= _NARRATOR_LINES}
    return frozenset((often | apart) - callers) | frozenset(often)


def _voices(scene: RawScene, cast: Cast) -> list[tuple[str, Channel, bool]]:
    """Each cue's speaker and channel, and whether its brackets name a phone."""
    found: list[tuple[str, Channel, bool]] = []
    for element in scene.elements:
        if isinstance(element, Character):
            cue = parse_cue(element.text, element.extension)
            named = _PHONE.search(element.extension) is not None
            found.extend((who, cue.channel, named) for who in cast.speakers(cue.name)[:1])
        elif isinstance(element, Parenthetical) and found and _PHONE.search(element.text):
            who, channel, _ = found.pop()
            found.append((who, channel, True))
    return found


def with_callers(
    beats: Sequence[Beat], narrating: frozenset[str], *, intercut: bool = False
) -> list[Beat]:
    """`beats` with the channel of callers set to PHONE, and who goes on holding one noted.

    Where the scene before ended with INTERCUT WITH, both ends of the call are seen.
    """
    ends = frozenset[str]() if intercut else _other_ends(beats)
    beats = _on_the_phone(_from_off(beats))
    seen = {
        who
        for beat in beats
        if beat.line is not None and beat.line.channel is Channel.ON_SCREEN
        for who in beat.line.speakers
    }
    found: list[Beat] = []
    for at, beat in enumerate(beats):
        line = beat.line
        if line is not None and line.channel in _REMOTE:
            stranger = not (narrating | seen).intersection(line.speakers)
            here = seen.issuperset(line.speakers) and line.into_phone
            if (_by_phone(line) and not here) or (stranger and _in_call(beats, at)):
                line = replace(line, channel=Channel.PHONE)
        elif line is not None and ends.issuperset(line.speakers):
            line = replace(line, channel=Channel.PHONE, into_phone=False)
        found.append(replace(beat, line=line) if line is not beat.line else beat)
    return found


def _other_ends(beats: Sequence[Beat]) -> frozenset[str]:
    """Who only speaks on a phone, to somebody here who holds one, and is never seen."""
    if any("INTERCUT" in beat.text for beat in beats):
        return frozenset()
    lines = [beat.line for beat in beats if beat.line is not None]
    told = [beat for beat in beats if beat.line is None]
    seen = {who for beat in told if not _NAMES_CALLER.search(beat.text) for who in beat.mentions}
    phoning = {who for line in lines if line.into_phone for who in line.speakers}
    elsewhere = {who for line in lines if _in_person(line) for who in line.speakers}
    answered = bool(seen) and any(_PHONE.search(beat.text) for beat in told)
    return frozenset(phoning - seen - elsewhere) if phoning & seen or answered else frozenset()


def _in_person(line: Line) -> bool:
    return line.channel is Channel.ON_SCREEN and not line.into_phone


def _on_the_phone(beats: Sequence[Beat]) -> list[Beat]:
    """A call goes on over the lines of one speaker until it ends or somebody in the room speaks."""
    holder: str | None = None
    found: list[Beat] = []
    for at, beat in enumerate(beats):
        holder = None if _rung_off(beats, at, holder) else _holding(beat, holder)
        line = beat.line
        if line is not None and line.channel is Channel.ON_SCREEN:
            to_room = any(_TO_THE_ROOM.match(note) for note in line.parentheticals)
            holder = line.speakers[0] if line.into_phone else holder
            holder = None if to_room or holder not in line.speakers else holder
            if holder is not None:
                line = replace(line, into_phone=True)
        found.append(replace(beat, line=line) if line is not beat.line else beat)
    return found


def _rung_off(beats: Sequence[Beat], at: int, holder: str | None) -> bool:
    """Whether the holder takes up other things and the other end, once heard, is heard no more."""
    remote = [n for n, b in enumerate(beats) if b.line is not None and b.line.channel in _REMOTE]
    told = [n for n, b in enumerate(beats) if b.line is not None and b.line.into_phone]
    done = any(d.actor == holder and d.verb in ("pick_up", "take", "exit") and d.prop != "phone"
               for d in beats[at].deeds)  # fmt: skip
    return done and any(n < at for n in remote) and max((*remote, *told)) < at


def _holding(beat: Beat, holder: str | None) -> str | None:
    """Who has the phone after what is done in a beat."""
    for deed in beat.deeds:
        if deed.verb in ("answer", "phone") or _PICKS_UP.search(deed.text):
            holder = deed.actor
        elif deed.actor == holder and (deed.verb == "hang_up" or deed.prop == "phone"):
            holder = None
    return None if beat.line is None and _INTERRUPTED.search(beat.text) else holder


def _from_off(beats: Sequence[Beat]) -> list[Beat]:
    """Who is told to be off screen, or a voice on the phone, and not seen after, speaks so."""
    found: list[Beat] = []
    away: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    for beat in beats:
        line = beat.line
        if line is None:
            off = _OFF.search(beat.text) is not None
            away = away.union(beat.mentions) if off else away.difference(beat.mentions)
            voice = _VOICE_FROM.search(beat.text) is not None
            far = far.union(_owners(beat)) if voice else far.difference(beat.mentions)
        elif line.channel is Channel.ON_SCREEN and far.issuperset(line.speakers):
            line = replace(line, channel=Channel.PHONE)
        elif line.channel is Channel.ON_SCREEN and away.issuperset(line.speakers):
            line = replace(line, channel=Channel.OFF_SCREEN)
        found.append(replace(beat, line=line) if line is not beat.line else beat)
    return found


def _owners(beat: Beat) -> tuple[str, ...]:
    """Whose voice is heard, of those a sentence names: no doer, where somebody does something."""
    doers = {deed.actor for deed in beat.deeds}
    return tuple(who for who in beat.mentions if who not in doers)[:1]


def _by_phone(line: Line) -> bool:
    """Its own bracket says so; who is off screen and speaks INTO a phone is in the room."""
    if line.channel is Channel.OFF_SCREEN:
        return any(_PHONE.search(n) and "into" not in n.lower() for n in line.parentheticals)
    return line.into_phone or any(_PHONE.search(note) for note in line.parentheticals)


def _in_call(beats: Sequence[Beat], at: int) -> bool:
    """Whether somebody telephones at this point: begun before, or answered right after."""
    begun = False
    for beat in beats[:at]:
        if any(deed.verb == "hang_up" for deed in beat.deeds):
            begun = False
        elif beat.line is not None:
            begun = begun or beat.line.into_phone
        elif beat.kind is BeatKind.ACTION:
            begun = begun or _PHONE.search(beat.text) is not None
    following = next((beat.line for beat in beats[at + 1 :] if beat.line is not None), None)
    return begun or (following is not None and following.into_phone)
