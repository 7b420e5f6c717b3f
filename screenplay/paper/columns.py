"""Text in typewriter columns: how wide it is, and where its lines break.

Enters: plain text and a width in columns. Leaves: widths, and the spans of lines. A Han, kana or
Hangul letter is two columns wide (Unicode Standard Annex 11), so is one of southern India, whose
faces are broad; a combining mark has no width. Time is linear in the text's length.
"""

import re
import unicodedata
from functools import lru_cache

_HAN = "\u2e80-\u303e\u3041-\u30ff\u3100-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
_DASH = r"–—\-"
_OPENING = "「『（〈《【〔［｛“‘"
_CLOSING = "」』）〉》】〕］｝。、，．！？：；…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々”’"
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]{{0,3}}[{_HAN}][{_CLOSING}]*"
    rf"|(?:[^\s{_DASH}{_HAN}]*+[{_DASH}]++(?!\w))*+[^\s{_DASH}{_HAN}]*+[{_DASH}]*+"
)
_RIGHT_TO_LEFT = ("R", "AL")


def columns_of(text: str) -> int:
    """Width of `text` in columns."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    broad = "\u0b80" <= char <= "\u0dff"  # Tamil, Telugu, Kannada, Malayalam, Sinhala
    return 2 if broad or unicodedata.east_asian_width(char) in "WF" else 1


def broken(text: str, width: int, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Spans (from, to) of the lines of `text[start:]`, each at most `width` columns wide.

    Lines break at blanks, after hyphens and between Han letters, never before a closing mark
    (JIS X 4051); a longer word is cut. Typed line breaks hold, and blanks that open a typed line
    stay: they are its indentation. Blanks where a line breaks belong to neither line.
    """
    lines: list[tuple[int, int]] = []
    for typed in re.finditer(r"[^\n]*(?:\n|\Z)", text[start:] if start else text):
        if typed.start() == typed.end() and lines:
            break
        content = typed.group().rstrip()
        at = start + typed.start()
        if len(content) <= width and columns_of(content) <= width:
            lines.append((at, at + len(content)))
        else:
            lines.extend(_filled(content, width, at))
    return tuple(lines)


def _filled(content: str, width: int, at: int) -> list[tuple[int, int]]:
    """Spans of one typed line that is too long for one line."""
    lines: list[tuple[int, int]] = []
    indent = len(content) - len(content.lstrip())
    first = end = max(0, indent - width // 2)  # an indentation leaves room for words
    used = 0
    for piece in _PIECE.finditer(content, first):
        text, wide = piece.group(), columns_of(piece.group())
        if text.isspace():
            used += wide
            continue
        if used and used + wide > width:
            lines += [(at + first, at + end)] if end > first else []
            first, used = piece.start(), 0
        if wide > width:
            for cut in _cuts(text, width):
                lines.append((at + first, at + piece.start() + cut))
                first = piece.start() + cut
            wide = columns_of(content[first : piece.end()])
        used += wide
        end = piece.end()
    lines.append((at + first, at + end))
    return lines


def _cuts(word: str, width: int) -> list[int]:
    """Where a word longer than a line is cut; a combining mark stays on its letter."""
    cuts: list[int] = []
    used = 0
    for index, char in enumerate(word):
        wide = _columns(char)
        if wide and used + wide > max(width, 2):
            cuts.append(index)
            used = 0
        used += wide
    return cuts


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs leftward (Unicode Annex 9, P2 and P3)."""
    if text.isascii():
        return False
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False
