"""Lines that look like scene headings and are not, and headings without their blank lines.

Enters: a reading. Leaves: diagnostics.
"""

import re
from collections.abc import Iterator

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Line, Reading
from screenplay.elements import Action, Character, Dialogue, SceneHeading
from screenplay.line_kinds import SLUG, is_capitals
from screenplay.words.vocabulary import vocabulary

_TIME = (
    r"(?:DAY|NIGHT|MORNING|AFTERNOON|EVENING|DUSK|DAWN|SUNSET|SUNRISE|NOON|MIDNIGHT"
    r"|CONTINUOUS|(?:MOMENTS\s)?LATER|SAME(?:\sTIME)?)"
)
_TIMED = re.compile(rf"\S.*\s[-–—]+\s*{_TIME}\.?$", re.IGNORECASE)
_DOTTED = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|I/E|E/I)\.\s*\S", re.IGNORECASE)
_OPENING = re.compile(r"(?P<word>[^\W\d_]+)(?P<mark>\s*[.,:;]|\s+[-–—]+)?\s*\S")
_WRITTEN_OUT = vocabulary("INTERIOR EXTERIOR")
_SLIPS = vocabulary(
    """
    ITN NIT IN INTT IINT INR INY IMT UNT ENT INTR ETX XET EX XT EXTT EXXT EXR EXY RXT WXT EXTR
    """
)
"""What INT and EXT become when a letter is wrong, missing, doubled or swapped."""
_OUTLINE = ("=", "#")  # an outline may follow a heading at once


def headings_misread(reading: Reading) -> Iterator[Diagnostic]:
    """Diagnostics on headings and what may be meant as one."""
    for line, after in reading.followed():
        match line.element:
            case SceneHeading() if reading.from_fountain and not line.before_blank:
                yield from _crowded(line, after)
            case Action():
                yield from _in_action(line, reading)
            case Dialogue() if reading.from_fountain and _is_slug(line.text):
                yield _swallowed(line, "is spoken as dialogue")
            case Character(forced=False):
                yield from _in_cue(line)
            case _:
                pass


def _crowded(heading: Line, after: Line | None) -> Iterator[Diagnostic]:
    if after is not None and not after.text.startswith(_OUTLINE):
        yield heading.doubt(
            "heading-needs-blank-line",
            Severity.HINT,
            f"no blank line after the heading {heading.text}: other programs take it for action",
            "put a blank line after it",
        )


def _in_action(line: Line, reading: Reading) -> Iterator[Diagnostic]:
    if reading.from_fountain and line.text.startswith("!"):
        return
    if line.alone:
        yield from _unlike(line, reading)
    elif reading.from_fountain and _is_slug(line.text):
        yield _swallowed(line, "is read as action")
    elif reading.from_fountain and line.opens and not line.closes and _is_mixed_slug(line.text):
        yield _swallowed(line, "is read as action", where="after")


def _is_slug(text: str) -> bool:
    return _DOTTED.match(text) is not None and is_capitals(text)


def _is_mixed_slug(text: str) -> bool:
    return SLUG.match(text) is not None and _TIMED.match(text) is not None


def _swallowed(line: Line, how: str, where: str = "before") -> Diagnostic:
    return line.doubt(
        "heading-needs-blank-line",
        Severity.WARNING,
        f"{line.text} looks like a heading, but {how}: no blank line {where} it",
        f"put a blank line {where} it",
    )


def _unlike(line: Line, reading: Reading) -> Iterator[Diagnostic]:
    meant = _meant(line.text) or (_is_slug(line.text) and line.text[:4])
    typed = "give the paragraph the type Scene Heading"
    if meant:
        message = f"{line.text} looks like a heading, but is read as action"
        remedy = f"begin it with {meant}" if reading.from_fountain else typed
        yield line.doubt("looks-like-heading", Severity.WARNING, message, remedy)
    elif is_capitals(line.text) and _TIMED.match(line.text):
        message = f"{line.text} names a place and a time, but is read as action"
        remedy = "begin it with INT. or EXT., or with a period for a heading of your own"
        remedy = remedy if reading.from_fountain else typed
        yield line.doubt("looks-like-heading", Severity.HINT, message, remedy)


def _in_cue(line: Line) -> Iterator[Diagnostic]:
    if _TIMED.match(line.text) or (is_capitals(line.text) and _meant(line.text)):
        yield line.doubt(
            "looks-like-heading",
            Severity.WARNING,
            f"{line.text} looks like a heading, but is read as a cue that speaks what follows",
            f"begin it with {_meant(line.text) or 'INT. or EXT.'} and put a blank line after it",
        )


def _meant(text: str) -> str:
    """INT. or EXT. where the first word is a slip for it; "" where it is no heading."""
    opening = _OPENING.match(text)
    if opening is None:
        return ""
    word, mark = opening.group("word").upper(), (opening.group("mark") or "").strip()
    meant = "INT." if word[0] in "IUN" or word == "ENT" else "EXT."
    timed = _TIMED.match(text) is not None
    if word in ("INT", "EXT") and (text[: len(word)].isupper() or timed):
        return meant if mark or timed else ""
    if word in _WRITTEN_OUT and mark and (is_capitals(text) or timed):
        return meant
    return meant if word in _SLIPS and mark == "." and timed else ""
