"""Figures and terms as people read them: lengths, sizes of shot, dates, states.

Enters: numbers and codes of `web.studio.shapes`. Leaves: short English. Pure.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime

from web.studio.shapes import RunView

SIZES = {
    "ECU": "extreme close-up",
    "BCU": "big close-up",
    "CU": "close-up",
    "MCU": "medium close-up",
    "MS": "medium shot",
    "COWBOY": "cowboy shot",
    "MLS": "medium long shot",
    "MWS": "medium wide shot",
    "LS": "long shot",
    "WS": "wide shot",
    "EWS": "extreme wide shot",
    "ELS": "extreme long shot",
    "card": "title card",
}
STATES = {
    "waiting": "not drawn yet",
    "drawing": "being drawn",
    "done": "drawn",
    "failed": "failed",
    "queued": "waiting its turn",
    "running": "at work",
    "cancelled": "stopped",
}
STAGES = {
    "read": "Reading the script",
    "plan": "Planning the shots",
    "speak": "Speaking the lines",
    "conform": "Timing the film",
    "draw": "Drawing the shots",
    "prove": "Checking the film",
    "portray": "Portraying the cast",
    "teach": "Teaching the model",
}
# A remedy to be typed names a folder of this machine; a page has a button for it.
_TYPED = re.compile(r"; [^;]*: storyreel .*", re.DOTALL)
_KINDS = {"film": "Filming", "final": "Final cut", "export": "Exporting", "look": "Teaching"}
_MINUTE = 60
_HOUR = 3600
_KILO = 1000


def size(code: str) -> str:
    """A shot's size in words: "CU" is "close-up"; an unknown code stays as it is."""
    return SIZES.get(code, code)


def state(code: str) -> str:
    """A state of a shot or run in words."""
    return STATES.get(code, code)


def stage(name: str) -> str:
    """A stage of a run as a sentence's beginning."""
    return STAGES.get(name, name.capitalize())


def doing(run: RunView) -> str:
    """What a run does at the moment, in one or two words: "Drawing", "Speaking", "Exporting"."""
    now = next((one.name for one in run.stages if one.state == "running"), "")
    if run.kind == "film" and now in STAGES:
        return STAGES[now].partition(" ")[0]
    if run.kind == "final" and run.painted:
        return "Painting"
    return _KINDS.get(run.kind, run.kind)


def making(run: RunView) -> str:
    """What a run makes, for headings: "Final cut, painted by SDXL"."""
    about = f" by {run.about}" if run.painted and run.about else ""
    if run.kind == "look":
        return f"Teaching {run.about}" if run.about else _KINDS["look"]
    return f"{_KINDS.get(run.kind, run.kind)}{', painted' if about else ''}{about}"


def part(name: str) -> str:
    """A part of a parity score: "lip_lag" is "lip lag"."""
    return name.replace("_", " ")


def lasting(seconds: float) -> str:
    """A length of film, as "3.2 s" or "1:31"."""
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < _HOUR:
        return f"{whole // _MINUTE}:{whole % _MINUTE:02d}"
    return f"{whole // _HOUR}:{whole % _HOUR // _MINUTE:02d}:{whole % _MINUTE:02d}"


def about(seconds: float) -> str:
    """How long a thing takes, as people say it: "about 20 s", "about 3 minutes"."""
    if seconds < _MINUTE:
        return f"about {max(1, round(seconds))} s"
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return f"about {minutes} minute{'' if minutes == 1 else 's'}"
    return f"about {seconds / _HOUR:.1f} hours"


def timecode(frame: int, rate: tuple[int, int]) -> str:
    """A frame of the film as HH:MM:SS:FF, counted without drop at the nearest whole rate."""
    base = max(1, round(rate[0] / rate[1]))
    seconds, rest = divmod(frame, base)
    minutes, second = divmod(seconds, _MINUTE)
    return f"{minutes // _MINUTE:02d}:{minutes % _MINUTE:02d}:{second:02d}:{rest:02d}"


def heft(count: int) -> str:
    """A file's size, as "2.3 MB" (1000 bytes are a kB)."""
    if count < _KILO:
        return f"{count} bytes"
    size = float(count)
    for unit in ("kB", "MB", "GB"):
        size /= _KILO
        if size < _KILO:
            return f"{size:.1f} {unit}"
    return f"{size / _KILO:.1f} TB"


def day(stamp: str) -> str:
    """An ISO 8601 time as "21 Nov, 17:05" (UTC); anything else stays as it is."""
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{when.day} {when:%b, %H:%M}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 shot", "3 shots"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def untyped(told: str) -> str:
    """What is told, without its remedy where that is a command to be typed in a terminal."""
    return _TYPED.sub("", told)


def respoken(edits: Sequence[str]) -> bool:
    """Whether edits, in JSON, have lines spoken again, so that shots may get another length."""
    voices = [edit for edit in map(json.loads, edits) if edit["edit"] == "voice"]
    return any(voice.keys() & {"recipe", "pitch", "tempo"} for voice in voices)
