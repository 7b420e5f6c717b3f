"""Whom a line is spoken to.

Enters: a scene's beats and who is present. Leaves: the beats with each line's addressee: named in a
parenthetical, called by name, else the other of two, else who spoke before, else who speaks next.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from screenplay.mentions import MentionIndex
from screenplay.scene_graph import Beat, Channel, Line
from screenplay.speech import spoken_to

_AHEAD = 2  # beats within which somebody spoken to may still appear
_TO_SELF = re.compile(r"\bto (?:him|her|them|it)self\b|\baside\b|\bto camera\b", re.IGNORECASE)


def with_addressees(
    beats: Sequence[Beat], present: Sequence[str], index: MentionIndex
) -> tuple[Beat, ...]:
    """`beats` with addressees set."""
    first = _first_seen(beats)
    speakers = [_heard_by_others(beat) for beat in beats]
    found: list[Beat] = []
    for position, beat in enumerate(beats):
        if beat.line is None:
            found.append(beat)
            continue
        before = [s for s in reversed(speakers[:position]) if s and s not in beat.line.speakers]
        after = [s for s in speakers[position + 1 :] if s and s not in beat.line.speakers]
        around = [c for c in present if first.get(c, 0) <= position + _AHEAD]
        if beat.line.into_phone or beat.line.channel is Channel.PHONE:
            after = before = _other_end(beats, position, beat.line)
        addressee = _addressee(beat.line, before, after, around, index)
        found.append(replace(beat, line=replace(beat.line, addressee=addressee)))
    return tuple(found)


def _heard_by_others(beat: Beat) -> str | None:
    """Who speaks a beat so that those in the scene can answer: no narrator."""
    spoken = beat.line is not None and beat.line.channel is not Channel.VOICE_OVER
    return beat.line.speakers[0] if beat.line is not None and spoken else None


def _other_end(beats: Sequence[Beat], position: int, line: Line) -> list[str]:
    """Who speaks at the other end of the telephone, nearest line first."""
    caller = line.channel is Channel.PHONE
    ends = [
        (abs(at - position), beat.line.speakers[0])
        for at, beat in enumerate(beats)
        if beat.line is not None
        and (beat.line.channel is Channel.PHONE) is not caller
        and (not caller or (beat.line.into_phone and beat.line.channel is Channel.ON_SCREEN))
        and beat.line.speakers[0] not in line.speakers
    ]
    return list(dict.fromkeys(who for _, who in sorted(ends)))


def _first_seen(beats: Sequence[Beat]) -> dict[str, int]:
    """Index of the beat in which each character is first named, acts or speaks."""
    first: dict[str, int] = {}
    for position, beat in enumerate(beats):
        speakers = beat.line.speakers if beat.line else beat.mentions
        for character in (*speakers, *(deed.actor for deed in beat.deeds if deed.actor)):
            first.setdefault(character, position)
    return first


def _addressee(
    line: Line, before: list[str], after: list[str], present: Sequence[str], index: MentionIndex
) -> str | None:
    if any(_TO_SELF.search(note) for note in line.parentheticals):
        return None
    others = [c for c in present if c not in line.speakers]
    recent = tuple(dict.fromkeys((*before, *others)))
    named = _named(line, recent, index)
    if named is not None:
        return named
    if line.channel is Channel.VOICE_OVER or line.sung:
        return None
    far = line.into_phone and line.channel is not Channel.PHONE
    if len(others) == 1 and not far:
        return others[0]
    if before:
        return before[0]
    return after[0] if after else (others[0] if others and not far else None)


def _named(line: Line, recent: tuple[str, ...], index: MentionIndex) -> str | None:
    for note in line.parentheticals:
        words = spoken_to(note)
        mentions = index.find(words, recent) if words else ()
        if mentions and mentions[0].character not in line.speakers:
            return mentions[0].character
        noun = index.find(f"the {words}", recent) if words else ()
        if noun and noun[0].character not in line.speakers:
            return noun[0].character
    return _called(line, recent, index)


def _called(line: Line, recent: tuple[str, ...], index: MentionIndex) -> str | None:
    """The vocative: a name between commas or sentence ends, of somebody who is around."""
    for mention in index.find(line.text, recent):
        head = line.text[: mention.start].rstrip()
        tail = line.text[mention.end :].lstrip()
        opens = not head or head[-1] in ",.!?…-—"
        closes = not tail or tail[0] in ",.!?…-—"
        around = mention.character in recent
        if opens and closes and around and mention.character not in line.speakers:
            return mention.character
    return None
