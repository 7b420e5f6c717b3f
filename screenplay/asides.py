"""Notes and boneyards, lifted out of a script before the rest is read.

Enters: the script's text. Leaves: the text without its asides as lines, each knowing where in the
file it stands, and the asides themselves.

A boneyard may look past blank lines for its closing mark; a note may not, unless the blank line
holds two spaces. What is never closed is text as typed.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_OPENING = re.compile(r"/\*|\[\[")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]?(?=\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Aside:
    """A note or boneyard; `start` and `end` bound it in the file, marks included."""

    is_note: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line without its asides; `start` and `end` bound it in the file.

    `hollow` is set when a note was all that it held: it then neither breaks a paragraph nor
    belongs to one.
    """

    text: str
    start: int
    end: int
    hollow: bool = False
    cleared: bool = False


def lift(text: str) -> tuple[list[TypedLine], list[Aside]]:
    """Lines without asides, and the asides, both in file order; linear in the text's length."""
    asides = _find(text)
    return (_lines(text, asides), asides) if asides else (_plain_lines(text), [])


def _find(text: str) -> list[Aside]:
    found: list[Aside] = []
    empty = [match.start() for match in _EMPTY_LINE.finditer(text)] if "[[" in text else []
    last_boneyard_end, last_note_end = text.rfind("*/"), text.rfind("]]")
    position = 0
    while opening := _OPENING.search(text, position):
        start, is_note = opening.start(), opening.group() == "[["
        position = start + 2
        if start >= (last_note_end if is_note else last_boneyard_end):
            continue
        close = text.find("]]" if is_note else "*/", start + 2)
        if is_note and _crosses_empty_line(empty, start, close):
            continue
        found.append(Aside(is_note, _inner(text[start + 2 : close]), start, close + 2))
        position = close + 2
    return found


def _crosses_empty_line(empty: list[int], start: int, close: int) -> bool:
    index = bisect_right(empty, start)
    return close < 0 or (index < len(empty) and empty[index] < close)


def _inner(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _plain_lines(text: str) -> list[TypedLine]:
    return [TypedLine(match.group(1), match.start(1), match.end(1)) for match in _matches(text)]


def _matches(text: str) -> list[re.Match[str]]:
    """A match per line; the empty one after the last line is none."""
    found = list(_LINE.finditer(text))
    return found[:-1] if len(found) > 1 else found


def _lines(text: str, asides: list[Aside]) -> list[TypedLine]:
    kept = _kept_pieces(text, asides)
    clean = "".join(text[start:end] for start, end in kept)
    offsets, total = [], 0
    for start, end in kept:
        offsets.append(total)
        total += end - start
    joints = offsets[1:]  # where an aside was taken out
    return [
        _line(match, kept, offsets, _joint_asides(match, joints, asides))
        for match in _matches(clean)
    ]


def _kept_pieces(text: str, asides: list[Aside]) -> list[tuple[int, int]]:
    bounds = [0, *(edge for aside in asides for edge in (aside.start, aside.end)), len(text)]
    return [(start, end) for index, (start, end) in enumerate(pairwise(bounds)) if index % 2 == 0]


def _joint_asides(match: re.Match[str], joints: list[int], asides: list[Aside]) -> list[Aside]:
    """Asides taken out of this line (a joint at its very end belongs to it too)."""
    low = bisect_right(joints, match.start(1) - 1)
    high = bisect_right(joints, match.end(1))
    return asides[low:high]


def _line(
    match: re.Match[str], kept: list[tuple[int, int]], offsets: list[int], inside: list[Aside]
) -> TypedLine:
    text = match.group(1)
    start = _in_file(match.start(1), kept, offsets)
    end = _in_file(match.end(1), kept, offsets)
    if not inside:
        return TypedLine(text, start, end)
    start = min(start, inside[0].start)
    end = max(end, inside[-1].end)
    bare = not text.strip()
    hollow = bare and all(aside.is_note for aside in inside)
    return TypedLine(_joined(text, bare=bare), start, end, hollow, bare)


def _joined(text: str, *, bare: bool) -> str:
    """Close the gap that an aside left, but keep indentation."""
    if bare:
        return ""
    indent = len(text) - len(text.lstrip())
    return (text[:indent] if indent > 1 else "") + re.sub(r"(?<=\S)  +(?=\S)", " ", text[indent:])


def _in_file(offset: int, kept: list[tuple[int, int]], offsets: list[int]) -> int:
    index = max(bisect_right(offsets, offset) - 1, 0)
    return kept[index][0] + offset - offsets[index]
