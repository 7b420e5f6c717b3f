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

from screenplay.cues import parse_cue
from screenplay.elements import Action, Character, Parenthetical
from screenplay.ids import character_id
from screenplay.scene_graph import Beat, BeatKind, Channel, Line
from screenplay.scenes import RawScene

_PHONE = re.compile(
    r"\b(?:phone|telephone|cellphone|radio|walkie|receiver|intercom)", re.IGNORECASE
)
_NARRATOR_LINES = 5  # a voice on the phone speaks over the picture once or twice
_REMOTE = (Channel.VOICE_OVER, Channel.OFF_SCREEN)


def narrators(scenes: Sequence[RawScene]) -> frozenset[str]:
    """Ids of those who speak over the picture often, or where nobody telephones."""
    counts: Counter[str] = Counter()
    apart: set[str] = set()
    callers: set[str] = set()
    for scene in scenes:
        phoned = any(
            isinstance(e, Action | Parenthetical) and _PHONE.search(e.text) for e in scene.elements
        )
        for who, channel, own_phone in _voices(scene):
            counts[who] += channel is Channel.VOICE_OVER
            if own_phone:
                callers.add(who)
            elif channel is Channel.VOICE_OVER and not phoned:
                apart.add(who)
    often = {who for who, count in counts.items() if count >= _NARRATOR_LINES}
    return frozenset((often | apart) - callers) | frozenset(often)


def _voices(scene: RawScene) -> list[tuple[str, Channel, bool]]:
    """Each cue's speaker and channel, and whether its brackets name a phone."""
    found: list[tuple[str, Channel, bool]] = []
    for element in scene.elements:
        if isinstance(element, Character):
            cue = parse_cue(element.text, element.extension)
            named = _PHONE.search(element.extension) is not None
            found.append((character_id(cue.name), cue.channel, named))
        elif isinstance(element, Parenthetical) and found and _PHONE.search(element.text):
            who, channel, _ = found.pop()
            found.append((who, channel, True))
    return found


def with_callers(beats: Sequence[Beat], narrating: frozenset[str]) -> list[Beat]:
    """`beats` with the channel of callers set to PHONE."""
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
            if _by_phone(line) or (stranger and _in_call(beats, at)):
                beat = replace(beat, line=replace(line, channel=Channel.PHONE))  # noqa: PLW2901 - the beat that is kept
        found.append(beat)
    return found


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
