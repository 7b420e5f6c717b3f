"""Emphasis marks: `*italic*`, `**bold**`, `***both***`, `_underline_`.

Enters: text as typed. Leaves: styled spans, or the plain text. Marks nest, a backslash makes one
plain, a mark with a blank on its inner side is literal, so is a pair with nothing between (a line
to sign on, `____`), and none reaches over a line break (Fountain 1.1, Emphasis).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

_TOKEN = re.compile(r"\\[*_]|\*{1,3}|_")
_CLOSES_WITH = {1: (1, 3), 2: (2, 3), 3: (3, 2, 1)}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style: any of the letters b, i, u."""

    text: str
    style: str = ""


@dataclass(slots=True)
class _Mark:
    char: str
    count: int
    index: int
    start: int
    end: int


def plain(text: str) -> str:
    """`text` without its emphasis marks."""
    if "*" not in text and "_" not in text:
        return text
    return "".join(span.text for span in spans(text))


def spans(text: str) -> tuple[Span, ...]:
    """Styled runs of `text`; neighbours differ in style."""
    runs: list[Span] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            runs.append(Span("\n"))
        runs += _line_runs(line)
    filled = (run for run in runs if run.text)
    return tuple(
        Span("".join(run.text for run in group), style)
        for style, group in groupby(filled, key=lambda run: run.style)
    )


def unpaired(line: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each mark in a line that has no partner, wholly or in part, in order."""
    tokens = [match.span() for match in _TOKEN.finditer(line)]
    pairs = _pairs(line, tokens)
    return tuple(
        (start, end)
        for index, (start, end) in enumerate(tokens)
        if line[start] != "\\" and sum(count for count, _ in pairs.get(index, ())) < end - start
    )


def _line_runs(line: str) -> list[Span]:
    """A line's text between its marks, in pieces that may be empty."""
    tokens = [match.span() for match in _TOKEN.finditer(line)]
    pairs = _pairs(line, tokens)
    runs: list[Span] = []
    depth = {"b": 0, "i": 0, "u": 0}
    position = 0
    for index, (start, end) in enumerate(tokens):
        runs.append(Span(line[position:start], _style(depth)))
        position = end
        if line[start] == "\\":
            runs.append(Span(line[start + 1], _style(depth)))
            continue
        literal = end - start
        for count, step in pairs.get(index, ()):
            literal -= count
            _shift(depth, line[start], count, step)
        runs.append(Span(line[start : start + literal], _style(depth)))
    runs.append(Span(line[position:], _style(depth)))
    return runs


def _shift(depth: dict[str, int], char: str, count: int, step: int) -> None:
    for letter in "u" if char == "_" else {1: "i", 2: "b", 3: "bi"}[count]:
        depth[letter] += step


def _style(depth: dict[str, int]) -> str:
    return "".join(letter for letter in "biu" if depth[letter])


def _pairs(line: str, tokens: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """For each matched mark: (stars used, +1 opens or -1 closes), by token index."""
    used: dict[int, list[tuple[int, int]]] = {}
    stacks: dict[tuple[str, int], list[_Mark]] = {}
    for index, (start, end) in enumerate(tokens):
        if line[start] == "\\":
            continue
        mark = _Mark(line[start], end - start, index, start, end)
        if start and not line[start - 1].isspace():
            _close(mark, stacks, used)
        if mark.count and end < len(line) and not line[end].isspace():
            stacks.setdefault((mark.char, mark.count), []).append(mark)
    return used


def _close(
    closer: _Mark,
    stacks: dict[tuple[str, int], list[_Mark]],
    used: dict[int, list[tuple[int, int]]],
) -> None:
    """Match a closing mark against the nearest fitting openers; its count is what stays."""
    while closer.count:
        fitting = [
            stack[-1]
            for size in _CLOSES_WITH[closer.count]
            if (stack := stacks.get((closer.char, size))) and stack[-1].end < closer.start
        ]
        if not fitting:
            return
        opener = max(fitting, key=lambda mark: mark.index)
        share = min(opener.count, closer.count)
        used.setdefault(opener.index, []).append((share, 1))
        used.setdefault(closer.index, []).append((share, -1))
        _forget_from(opener, stacks)
        if opener.count > share:
            opener.count -= share
            stacks.setdefault((opener.char, opener.count), []).append(opener)
        closer.count -= share


def _forget_from(opener: _Mark, stacks: dict[tuple[str, int], list[_Mark]]) -> None:
    """Drop the opener and every unmatched mark inside the pair."""
    for stack in stacks.values():
        while stack and stack[-1].index >= opener.index:
            stack.pop()
