"""Cues taken apart: who speaks, and how the voice reaches the audience.

Enters: a cue's name and extensions as typed. Leaves: the name without CONT'D and the like, the
channel, whether the speaker holds a phone, and notes on delivery.
"""

import re
from dataclasses import dataclass

from screenplay.scene_graph import Channel

_PARENS = re.compile(r"\(([^()]*)\)")
_AGE = re.compile(
    r"(?:AGED?\s*)?(?P<years>\d{1,2})(?:[\s-]*(?:YEARS?[\s-]OLD|YRS?))?$|(?P<decade>\d0)[’']?S$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"CON[’'`]?T[’'`.]?D?\.?$|CONTINUED$|CONTINUING$|MORE$", re.IGNORECASE)
_VOICE_OVER = re.compile(
    r"V\.?\s?[O0]\.?$|VOICE[- ]?OVER$|NARRATION$|NARRATING$|PRE-?LAP$", re.IGNORECASE
)
_OFF_SCREEN = re.compile(
    r"O\.?\s?[SC]\.?$|OFF[- ]?(?:SCREEN|CAMERA|STAGE)?$|(?:(?:ON|OVER|FROM)\s+(?:THE\s+)?)?"
    r"(?:TV|TELEVISION|LOUDSPEAKER|SPEAKERS?|P\.?A\.?|INTERCOM|SCREEN|RECORDING|TAPE)$"
    r"|FROM\s+(?:THE\s+)?(?:NEXT ROOM|OTHER ROOM|OUTSIDE|UPSTAIRS|DOWNSTAIRS|KITCHEN)$",
    re.IGNORECASE,
)
_DEVICE = (
    r"(?:(?:speaker|cell|car|head|tele|desk|mobile|pay)?[\s-]?phone|cell|mobile|radio"
    r"|walkie(?:[\s-]?talkie)?"
    r"|intercom|ear\s?piece|ear\s?bud|head\s?set|comms?|receiver|handset|voice\s?mail"
    r"|answering machine"
    r"|lap\s?top|tablet|monitor|video(?:[\s-](?:call|chat|screen|link))?|face\s?time|skype|zoom"
    r"|(?:his|her|their) ear)"
)
_FILTERED = re.compile(
    rf"FILTERED$|(?:OVER|THROUGH|VIA|FROM|IN|BY)\s+(?:THE\s+|HIS\s+|HER\s+)?{_DEVICE}S?$"
    rf"|ON\s+(?:THE\s+)?(?!(?:CELL|TELE|MOBILE)?[\s-]?PHONE$){_DEVICE}S?$|ON SPEAKER$|{_DEVICE}$",
    re.IGNORECASE,
)
_ON_PHONE = re.compile(
    r"(?:ON|INTO)\s+(?:THE\s+|HER\s+|HIS\s+)?(?:CELL\s?|TELE|MOBILE\s?)?PHONE$"
    r"|INTO\s+(?:THE\s+|HER\s+|HIS\s+)?(?:RADIO|WALKIE|HEADSET|RECEIVER|INTERCOM|MIC|CELL)",
    re.IGNORECASE,
)


_CONTINUES = re.compile(r"\s+[-–—]*\s*CONT'?D\.?$", re.IGNORECASE)
_SPOKEN_ON = re.compile(r"(?<=\S)\s+(?:V\.O\.|O\.S\.|O\.C\.)$")
_VOICE = re.compile(r"(?P<owner>.+)'S VOICE|VOICE OF (?:THE )?(?P<of>.+)", re.IGNORECASE)
_ONLY_VOICE = re.compile(r"(?:AN?\s|THE\s)?(?:[\w-]+\s){0,2}VOICE(?:\s#\d+)?", re.IGNORECASE)


_NOTED_FAR = re.compile(
    rf"(?:from|over|through|via|in)\s+(?:the\s+|his\s+|her\s+)?{_DEVICE}\b|filtered\b|on speaker\b"
    rf"|on\s+(?:the\s+)?(?!(?:cell|tele|mobile)?[\s-]?phone\b){_DEVICE}\b",
    re.IGNORECASE,
)
_NOTED_OFF = re.compile(
    r"(?:off|o\.?\s?[sc]\.?|off[- ]?(?:screen|camera|stage))$"
    r"|(?:(?:calling|shouting|yelling)\s+)?(?:from|through)\s+(?:the\s+)?(?:next room|other room"
    r"|kitchen|bathroom|bedroom|hallway|hall|outside|inside|upstairs|downstairs|door|wall|closet"
    r"|(?:next|other) (?:room|side)|another room|below|above)\b",
    re.IGNORECASE,
)
_NOTED_OVER = re.compile(r"(?:v\.?\s?o\.?|voice[- ]?over)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's meaning; `notes` are extensions that say how the line is spoken."""

    name: str
    channel: Channel = Channel.ON_SCREEN
    into_phone: bool = False
    notes: tuple[str, ...] = ()
    years: int | None = None  # age in brackets: JANE (17)


def parse_cue(name: str, extension: str = "") -> Cue:
    """Cue of a name and its extensions, e.g. ("WILL", "(V.O.)(CONT’D)").

    Where several extensions say how the voice is heard, off screen wins over a pre-lap.
    """
    spoken = clean_name(name)
    channels: list[Channel] = []
    into_phone, notes, years = False, [], None
    inside = [
        part
        for text in _PARENS.findall(extension)
        for part in re.split(r"[,;/]|(?<=V\.O\.|O\.S\.|O\.C\.)\s+", text)
    ]
    for note in (part.strip() for part in inside):
        if _ON_PHONE.match(note):
            into_phone = True
        elif (heard := _channel(note)) is not None:
            channels.append(heard)
        elif (age := _AGE.match(note)) is not None:
            decade = age.group("decade")
            years = int(decade) + 5 if decade else int(age.group("years"))
        elif note and not _CONTINUED.match(note):
            notes.append(note.lower())
    unseen = _VOICE.fullmatch(spoken) is not None or _ONLY_VOICE.fullmatch(spoken) is not None
    channels.sort(key=lambda channel: channel is Channel.VOICE_OVER)
    told = next(iter(channels), Channel.OFF_SCREEN if unseen else Channel.ON_SCREEN)
    return Cue(spoken, told, into_phone, tuple(notes), years)


def noted_channel(note: str) -> Channel | None:
    """Channel that a parenthetical gives: (from the kitchen), (over the radio); None for others."""
    if _NOTED_FAR.match(note):
        return Channel.PHONE
    if _NOTED_OFF.match(note):
        return Channel.OFF_SCREEN
    return Channel.VOICE_OVER if _NOTED_OVER.match(note) else None


def voice_of(name: str) -> str | None:
    """Whose voice a cue is: JANE of JANE'S VOICE; None when it is nobody's by name."""
    match = _VOICE.fullmatch(clean_name(name))
    return (match.group("owner") or match.group("of")).strip() if match is not None else None


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
    off = _OFF_SCREEN.match(note) or re.match(r"(?:FROM|THROUGH)\s", note, re.IGNORECASE)
    return Channel.OFF_SCREEN if off else None
