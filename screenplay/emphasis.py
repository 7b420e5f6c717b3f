"""Emphasis marks: `*italic*`, `**bold**`, `***both***`, `_underline_`.

Enters: text as typed. Leaves: styled spans, or the plain text. Marks nest, a backslash makes one
plain, a mark with a blank on its inner side is literal, and none reaches over a line break
(Fountain 1.1, Emphasis).
"""

import re
from dataclasses import dataclass

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
            _append(runs, "\n", "")
        for run in _line_spans(line):
            _append(runs, run.text, run.style)
    return tuple(runs)


def _append(runs: list[Span], text: str, style: str) -> None:
    if not text:
        return
    if runs and runs[-1].style == style:
        runs[-1] = Span(runs[-1].text + text, style)
    else:
        runs.append(Span(text, style))


def _line_spans(line: str) -> list[Span]:
    tokens = _tokens(line)
    pairs = _pairs(line, tokens)
    result: list[Span] = []
    depth = {"b": 0, "i": 0, "u": 0}
    position = 0
    for index, (start, end) in enumerate(tokens):
        _append(result, line[position:start], _style(depth))
        position = end
        if line[start] == "\\":
            _append(result, line[start + 1], _style(depth))
            continue
        literal = end - start
        for count, step in pairs.get(index, ()):
            literal -= count
            _shift(depth, line[start], count, step)
        _append(result, line[start : start + literal], _style(depth))
    _append(result, line[position:], _style(depth))
    return result


def _shift(depth: dict[str, int], char: str, count: int, step: int) -> None:
    for letter in "u" if char == "_" else {1: "i", 2: "b", 3: "bi"}[count]:
        depth[letter] += step


def _style(depth: dict[str, int]) -> str:
    return "".join(letter for letter in "biu" if depth[letter])


def _tokens(line: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(line)]


def _pairs(line: str, tokens: list[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """For each matched mark: (stars used, +1 opens or -1 closes), by token index."""
    used: dict[int, list[tuple[int, int]]] = {}
    stacks: dict[tuple[str, int], list[_Mark]] = {}
    for index, (start, end) in enumerate(tokens):
        if line[start] == "\\":
            continue
        left = end - start
        if start and not line[start - 1].isspace():
            left = _close(line[start], left, index, stacks, used)
        if left and end < len(line) and not line[end].isspace():
            mark = _Mark(line[start], left, index)
            stacks.setdefault((mark.char, mark.count), []).append(mark)
    return used


def _close(
    char: str,
    count: int,
    index: int,
    stacks: dict[tuple[str, int], list[_Mark]],
    used: dict[int, list[tuple[int, int]]],
) -> int:
    """Match a closing mark against the nearest fitting openers; what stays of its count."""
    while count:
        fitting = [
            stack[-1]
            for size in _CLOSES_WITH[count]
            if (stack := stacks.get((char, size))) and stack
        ]
        if not fitting:
            return count
        opener = max(fitting, key=lambda mark: mark.index)
        share = min(opener.count, count)
        used.setdefault(opener.index, []).append((share, 1))
        used.setdefault(index, []).append((share, -1))
        _forget_from(opener, stacks)
        if opener.count > share:
            rest = _Mark(char, opener.count - share, opener.index)
            stacks.setdefault((char, rest.count), []).append(rest)
        count -= share
    return 0


def _forget_from(opener: _Mark, stacks: dict[tuple[str, int], list[_Mark]]) -> None:
    """Drop the opener and every unmatched mark inside the pair."""
    for stack in stacks.values():
        while stack and stack[-1].index >= opener.index:
            stack.pop()
