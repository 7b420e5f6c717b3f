"""Emphasis that opens and never closes, or the other way round.

Enters: a reading. Leaves: diagnostics on `*`, `**`, `***` and `_`. A mark that may be a letter
(f***, 5*3, *69, snake_case, a line to sign on) is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Line, Reading
from screenplay.emphasis import unpaired

_OPENS = re.compile(r"(?<![\w*\\])(?:\*{1,3}|_)(?=[^\W\d_]|[\"'“‘(])")
_CLOSES = re.compile(r"(?<=[\w.!?,;:…\"'”’)])(?<!_)(?:\*{1,3}|_)(?![\w*])")
_WORD = re.compile(r"(?:[^\W\d_]{4,}|[.!?…])$")  # f**, sh**: shorter words may be cut by stars
_WORD_REACH = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    column: int  # in its line, from 0
    line: Line


def loose_emphasis(reading: Reading) -> Iterator[Diagnostic]:
    """Marks without partner; none reaches over the end of a line."""
    if not reading.from_fountain:  # there a star is a star
        return
    marked = (line for line in reading.lines if "*" in line.text or "_" in line.text)
    for _, lines in groupby(marked, key=lambda line: line.element.source):
        yield from _in_element([*lines])


def _in_element(lines: Sequence[Line]) -> Iterator[Diagnostic]:
    opened: dict[str, _Mark] = {}
    for line in lines:
        openers, closers = _loose(line)
        for mark in closers:
            opener = opened.pop(mark.text, None)
            if opener is not None:
                yield _over_lines(opener)
            elif _surely_closes(mark):
                yield _unopened(mark)
        for mark in openers:
            if mark.text in opened:
                yield _unclosed(opened[mark.text])
            opened[mark.text] = mark
    for mark in opened.values():
        yield _unclosed(mark)


def _surely_closes(mark: _Mark) -> bool:
    """One star after a word may be a footnote's, and stars after few letters a curse's."""
    before = mark.line.text[max(mark.column - _WORD_REACH, 0) : mark.column]
    return mark.text != "*" and _WORD.search(before) is not None


def _loose(line: Line) -> tuple[list[_Mark], list[_Mark]]:
    """The line's unpaired marks that stand as openers and as closers do."""
    openers, closers = list[_Mark](), list[_Mark]()
    for start, end in unpaired(line.text):
        mark = _Mark(line.text[start:end], start, line)
        if _OPENS.match(line.text, start):
            openers.append(mark)
        elif _CLOSES.match(line.text, start):
            closers.append(mark)
    return openers, closers


def _over_lines(mark: _Mark) -> Diagnostic:
    message = f"{mark.text} opens here and closes on a later line, but emphasis ends with its line"
    return _doubt(mark, message, "mark each line by itself")


def _unclosed(mark: _Mark) -> Diagnostic:
    message = f"{mark.text} opens emphasis that nothing closes on this line"
    return _doubt(mark, message, f"close it with {mark.text}, or type \\{mark.text} for the sign")


def _unopened(mark: _Mark) -> Diagnostic:
    message = f"{mark.text} closes emphasis that nothing opened on this line"
    return _doubt(mark, message, f"open it with {mark.text}, or type \\{mark.text} for the sign")


def _doubt(mark: _Mark, message: str, remedy: str) -> Diagnostic:
    line, column, _ = mark.line.place
    return Diagnostic(
        line,
        column + mark.column,
        len(mark.text),
        "unclosed-emphasis",
        Severity.WARNING,
        message,
        remedy,
    )
