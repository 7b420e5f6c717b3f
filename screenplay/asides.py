"""Notes and boneyards, lifted out of a script before the rest is read.

Enters: the script's text. Leaves: its lines without asides, each knowing where in the file it
stands, and the asides themselves.

A boneyard may look past blank lines for its closing mark; a note may not, unless the blank line
holds two spaces. What is never closed is text as typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screenplay.scene_graph import Source
from screenplay.typed_lines import TypedLines, split_lines

_OPENING = re.compile(r"/\*|\[\[")
_CLOSING = {"[[": "]]", "/*": "*/"}
_EMPTY_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]?(?=[\r\n])")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Aside:
    """A note or boneyard; `start` and `end` are offsets in the file, marks included."""

    is_note: bool
    text: str
    start: int
    end: int
    source: Source


@dataclass(slots=True)
class _Group:
    """Asides that share lines: those from index `first` to `last` become one."""

    first: int
    last: int
    asides: list[Aside]


def lift(text: str) -> tuple[TypedLines, list[Aside]]:
    """Lines without asides, and the asides, both in file order; linear in the text's length.

    A line that held notes only is none of the lines: it neither breaks a paragraph nor belongs to
    one. Where a boneyard took a whole line away, an empty one stays.
    """
    lines = split_lines(text)
    asides = find(text, lines)
    return (_without(text, lines, asides) if asides else lines), asides


def find(text: str, lines: TypedLines) -> list[Aside]:
    """Notes and boneyards of `text`, whose lines are `lines`, in file order."""
    if "[[" not in text and "/*" not in text:
        return []
    found: list[Aside] = []
    closes = dict.fromkeys(_CLOSING, 0)  # where the mark was last found, -1 when none is left
    empty = -1  # where an empty line was last found
    position = 0
    while opening := _OPENING.search(text, position):
        start, mark = opening.start(), opening.group()
        position = start + 2
        if 0 <= closes[mark] < position:
            closes[mark] = text.find(_CLOSING[mark], position)
        if empty < start and mark == "[[":
            match = _EMPTY_LINE.search(text, start)
            empty = match.start() if match else len(text)
        close = closes[mark]
        if close < 0 or (mark == "[[" and empty < close):
            continue
        if mark == "[[" and _ends_on_bracket(text, position, close):
            close += 1
        inner, position = _inner(text[position:close]), close + 2
        place = lines.place(start, position)
        found.append(Aside(mark == "[[", inner, start, position, place))
    return found


def _ends_on_bracket(text: str, start: int, close: int) -> bool:
    """`[[see page [12]]]`: the first of three closing brackets belongs to the note's text."""
    opened = text.startswith("]", close + 2)
    return opened and text.rfind("[", start, close) > text.rfind("]", start, close)


def _inner(text: str) -> str:
    """Lines as the file's line ends part them, those with nothing but blanks emptied."""
    lines = _LINE_END.split(text.strip())
    return "\n".join(line if line.strip() else "" for line in lines)


def _without(text: str, lines: TypedLines, asides: Sequence[Aside]) -> TypedLines:
    kept = _Kept(lines)
    at = 0
    for group in _groups(lines.begins, asides):
        kept.copy(slice(at, group.first))
        at = group.last + 1
        pieces = _pieces(text, lines, group)
        if any(piece.strip() for _, piece in pieces):
            kept.add(_joined([piece for _, piece in pieces]), *_bounds(pieces))
        elif not all(aside.is_note for aside in group.asides):
            kept.cleared.add(len(kept.texts))
            kept.add("", pieces[0][0], pieces[0][0])
    kept.copy(slice(at, None))
    return TypedLines(
        kept.texts, kept.numbers, kept.columns, kept.begins, kept.ends, frozenset(kept.cleared)
    )


class _Kept:
    """The lines that stay, gathered from those of the file."""

    def __init__(self, lines: TypedLines) -> None:
        self.lines = lines
        self.texts: list[str] = []
        self.numbers: list[int] = []
        self.columns: list[int] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.cleared: set[int] = set()

    def copy(self, untouched: slice) -> None:
        """Take over lines as they are."""
        self.texts += self.lines.texts[untouched]
        self.numbers += self.lines.numbers[untouched]
        self.columns += self.lines.columns[untouched]
        self.begins += self.lines.begins[untouched]
        self.ends += self.lines.ends[untouched]

    def add(self, text: str, begin: int, end: int) -> None:
        """A line of which asides were a part; its bounds are offsets in the file."""
        place = self.lines.place(begin, end)
        self.texts.append(text)
        self.numbers.append(place.line)
        self.columns.append(place.column)
        self.begins.append(begin)
        self.ends.append(end)


def _groups(begins: Sequence[int], asides: Sequence[Aside]) -> Iterator[_Group]:
    group: _Group | None = None
    for aside in asides:
        first = bisect_right(begins, aside.start) - 1
        last = bisect_right(begins, aside.end - 1) - 1
        if group is not None and group.last == first:
            group.last = last
            group.asides.append(aside)
            continue
        if group is not None:
            yield group
        group = _Group(first, last, [aside])
    if group is not None:
        yield group


def _pieces(text: str, lines: TypedLines, group: _Group) -> list[tuple[int, str]]:
    """What stands before, between and after the asides of a group, each with its offset."""
    starts = [lines.begins[group.first], *(aside.end for aside in group.asides)]
    ends = [*(aside.start for aside in group.asides), lines.ends[group.last]]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _bounds(pieces: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """The span of a line's own text: asides before and after it are outside, inner ones inside."""
    own = [(start, piece) for start, piece in pieces if piece.strip()]
    (begin, opening), (last, closing) = own[0], own[-1]
    if begin != pieces[0][0]:
        begin += len(opening) - len(opening.lstrip())
    end = len(closing) if last == pieces[-1][0] else len(closing.rstrip())
    return begin, last + end


def _joined(pieces: Sequence[str]) -> str:
    """Close the gaps that asides left to one blank, but keep indentation."""
    kept: list[str] = []
    for index, piece in enumerate(pieces):
        after_blank = index > 0 and (not kept or kept[-1][-1].isspace())
        own = piece.lstrip() if after_blank else piece
        if own:
            kept.append(own)
    text = "".join(kept)
    return text if pieces[-1].strip() else text.rstrip()
