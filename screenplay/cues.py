"""Cues taken apart: who speaks, and how the voice reaches the audience.

Enters: a cue's name and extensions as typed. Leaves: the name without CONT'D and the like, the
channel, whether the speaker holds a phone, and notes on delivery.
"""

import re
from dataclasses import dataclass

from screenplay.scene_graph import Channel

_PARENS = re.compile(r"\(([^()]*)\)")
_AGE = re.compile(r"(?:AGE\s*)?\d{1,2}(?:\s*(?:YEARS? OLD|YRS?))?$|\d0[’']?S$", re.IGNORECASE)
_CONTINUED = re.compile(r"CON[’'`]?T[’'`.]?D?\.?$|CONTINUED$|CONTINUING$|MORE$", re.IGNORECASE)
_VOICE_OVER = re.compile(r"V\.?\s?O\.?$|VOICE[- ]?OVER$|NARRATION$|PRE-?LAP$", re.IGNORECASE)
_OFF_SCREEN = re.compile(
    r"O\.?\s?[SC]\.?$|OFF[- ]?(?:SCREEN|CAMERA)?$|(?:ON|OVER)\s+(?:THE\s+)?"
    r"(?:TV|TELEVISION|LOUDSPEAKER|SPEAKERS?|P\.?A\.?|INTERCOM|SCREEN)$",
    re.IGNORECASE,
)
_FILTERED = re.compile(
    r"FILTERED$|(?:OVER|THROUGH|VIA|FROM)\s+(?:THE\s+)?(?:TELE)?(?:PHONE|RADIO|COMMS?|HEADSET)$"
    r"|(?:ON\s+(?:THE\s+)?)?RADIO$|PHONE$|ON\s+SPEAKER\s?PHONE$",
    re.IGNORECASE,
)
_ON_PHONE = re.compile(
    r"(?:ON|INTO)\s+(?:THE\s+|HER\s+|HIS\s+)?(?:CELL\s?|TELE)?PHONE$", re.IGNORECASE
)


_CONTINUES = re.compile(r"\s+[-–—]*\s*CONT'?D\.?$", re.IGNORECASE)
_SPOKEN_ON = re.compile(r"(?<=\S)\s+(?:V\.O\.|O\.S\.|O\.C\.)$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's meaning; `notes` are extensions that say how the line is spoken."""

    name: str
    channel: Channel = Channel.ON_SCREEN
    into_phone: bool = False
    notes: tuple[str, ...] = ()


def parse_cue(name: str, extension: str = "") -> Cue:
    """Cue of a name and its extensions, e.g. ("WILL", "(V.O.)(CONT’D)")."""
    channel, into_phone, notes = Channel.ON_SCREEN, False, []
    inside = [part for text in _PARENS.findall(extension) for part in re.split(r"[,;/]", text)]
    for note in (part.strip() for part in inside):
        if _ON_PHONE.match(note):
            into_phone = True
        elif (heard := _channel(note)) is not None:
            channel = heard
        elif note and not _CONTINUED.match(note) and not _AGE.match(note):
            notes.append(note.lower())
    return Cue(clean_name(name), channel, into_phone, tuple(notes))


def clean_name(name: str) -> str:
    """A name in its one spelling: straight quotes, single blanks, no trailing CONT'D."""
    text = " ".join(name.replace("’", "'").replace("‘", "'").split()).strip(" :^")
    if " " in text:
        text = _SPOKEN_ON.sub("", _CONTINUES.sub("", text))
    return text or name.strip()


def _channel(note: str) -> Channel | None:
    if _VOICE_OVER.match(note):
        return Channel.VOICE_OVER
    if _FILTERED.match(note):
        return Channel.PHONE
    return Channel.OFF_SCREEN if _OFF_SCREEN.match(note) else None
