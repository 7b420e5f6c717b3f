"""The lines of a script, each with its place in the file.

Enters: text. Leaves: parallel sequences, one entry a line. They are made in C, where an object for
each line would take longer than reading it; offsets are in arrays, so that millions of lines fit.
Lines end at LF, CRLF or CR, mixed as may be, and at nothing else: a form feed or U+2028 is text.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add

from screenplay.scene_graph import Source

BYTE_ORDER_MARK = "\ufeff"

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class TypedLines:
    """Lines without their ends; `begins` and `ends` bound each in the file, counted in characters.

    `cleared` holds the indices of lines of which a boneyard left nothing. `place`, `span` and
    `on_one_line` are for the lines of a whole file, with its asides.
    """

    texts: list[str]
    numbers: Sequence[int]  # in the file, from 1
    columns: Sequence[int]  # in the file, from 1
    begins: Sequence[int]
    ends: Sequence[int]
    cleared: frozenset[int] = frozenset()

    def source(self, first: int, last: int) -> Source:
        """The span from the start of line `first` to the end of line `last`, both indices."""
        begin = self.begins[first]
        return Source(self.numbers[first], self.columns[first], self.ends[last] - begin)

    def place(self, begin: int, end: int) -> Source:
        """The span between two offsets in the file."""
        index = max(bisect_right(self.begins, begin) - 1, 0)
        column = self.columns[index] + begin - self.begins[index]
        return Source(self.numbers[index], column, end - begin)

    def span(self, source: Source) -> tuple[int, int]:
        """Start and end offset of a source; (0, 0) for what is not in this file."""
        if not source.length or not 1 <= source.line <= len(self.begins):
            return 0, 0
        begin = self.begins[source.line - 1] + source.column - self.columns[source.line - 1]
        end = begin + source.length
        return (begin, end) if end <= self.ends[-1] else (0, 0)

    def on_one_line(self, begin: int, end: int) -> bool:
        """Whether no line ends between two offsets, or the second lies before the first."""
        return end <= self.ends[bisect_right(self.begins, begin) - 1]


def split_lines(text: str) -> TypedLines:
    """The lines of `text`; one more than it has line ends. A byte order mark is no part of them."""
    texts, begins = _split(text)
    ends = array("q", map(add, begins, map(len, texts)))
    columns = [1] * len(texts)
    if text.startswith(BYTE_ORDER_MARK):
        texts[0] = texts[0][1:]
        begins[0] = 1
        columns[0] = 2
    return TypedLines(texts, range(1, len(texts) + 1), columns, begins, ends)


def _split(text: str) -> "tuple[list[str], array[int]]":
    if "\r" not in text:
        return _split_at("\n", text)
    if text.count("\r\n") == text.count("\r") == text.count("\n"):
        return _split_at("\r\n", text)
    stops = [match.span() for match in _LINE_END.finditer(text)]
    begins = array("q", (0, *(end for _, end in stops)))
    ends = (*(start for start, _ in stops), len(text))
    return [text[begin:end] for begin, end in zip(begins, ends, strict=True)], begins


def _split_at(line_end: str, text: str) -> "tuple[list[str], array[int]]":
    texts = text.split(line_end)
    shifts = count(0, len(line_end))  # the line ends before each line
    return texts, array("q", map(add, accumulate(map(len, texts[:-1]), initial=0), shifts))
