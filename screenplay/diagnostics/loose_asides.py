"""Notes and boneyards that do not open or close as they should.

Enters: a reading. Leaves: marks without partner, and asides that swallow the opening of another.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screenplay.asides import Aside, find
from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Reading
from screenplay.emphasis import unpaired
from screenplay.typed_lines import TypedLines, split_lines

_MARK = re.compile(r"\[\[|\]\]|/\*|\*/")
_CLOSES = {"[[": "]]", "/*": "*/"}
_NAMES = {"[[": "note", "]]": "note", "/*": "boneyard", "*/": "boneyard"}


@dataclass(frozen=True, slots=True)
class _Mark:
    mark: str
    start: int  # offset in the file


def loose_asides(reading: Reading) -> Iterator[Diagnostic]:
    """Diagnostics on `[[ ]]` and `/* */`; a Final Draft file has none of these marks."""
    if not reading.from_fountain:
        return
    text = reading.script.text
    lines = split_lines(text)
    asides = find(text, lines)
    nested = [*_nested(text, asides)]
    for mark in nested:
        yield _swallowed(mark, lines)
    yield from _without_partner([*_loose(text, lines, asides)], nested, lines)


def _without_partner(
    marks: Sequence[_Mark], nested: Sequence[_Mark], lines: TypedLines
) -> Iterator[Diagnostic]:
    """Loose marks; the close of a nested aside is told with its opening."""
    forgiven = Counter(_CLOSES[mark.mark] for mark in nested)
    opened: _Mark | None = None
    for mark in marks:
        if opened is not None and _CLOSES[opened.mark] == mark.mark:
            yield _parted(opened, lines)
            opened = None
        elif mark.mark in _CLOSES:
            if opened is not None:
                yield _unclosed(opened, lines)
            opened = mark
        elif forgiven[mark.mark]:
            forgiven[mark.mark] -= 1
        else:
            yield _unopened(mark, lines)
    if opened is not None:
        yield _unclosed(opened, lines)


def _loose(text: str, lines: TypedLines, asides: Sequence[Aside]) -> Iterator[_Mark]:
    """Marks outside of all asides; a star that belongs to emphasis is none."""
    ends = [0, *(aside.end for aside in asides)]
    starts = [*(aside.start for aside in asides), len(text)]
    free: dict[int, frozenset[int]] = {}
    for begin, end in zip(ends, starts, strict=True):
        for match in _MARK.finditer(text, begin, end):
            star = match.group().find("*")
            if star < 0 or match.start() + star in _free_stars(match.start(), lines, free):
                yield _Mark(match.group(), match.start())


def _free_stars(offset: int, lines: TypedLines, known: dict[int, frozenset[int]]) -> frozenset[int]:
    """Offsets in the file of the stars that mark no emphasis, on the line of `offset`."""
    number = lines.place(offset, offset).line
    if number not in known:
        begin, marks = lines.begins[number - 1], unpaired(lines.texts[number - 1])
        known[number] = frozenset(begin + at for start, end in marks for at in range(start, end))
    return known[number]


def _nested(text: str, asides: Sequence[Aside]) -> Iterator[_Mark]:
    """The first opening inside each aside of its own kind."""
    for aside in asides:
        mark = "[[" if aside.is_note else "/*"
        inner = text.find(mark, aside.start + 2, aside.end)
        if inner >= 0:
            yield _Mark(mark, inner)


def _swallowed(mark: _Mark, lines: TypedLines) -> Diagnostic:
    name, close = _NAMES[mark.mark], _CLOSES[mark.mark]
    return _doubt(
        lines,
        mark,
        f"nested-{name}",
        f"this {mark.mark} stands inside another {name}, which ends at the next {close}",
        f"close the first with {close} where it should end; they do not nest",
    )


def _parted(opened: _Mark, lines: TypedLines) -> Diagnostic:
    return _doubt(
        lines,
        opened,
        "unclosed-note",
        "an empty line ends this note before its ]], so it is filmed as text",
        "put two spaces on the empty line, or close the note before it",
    )


def _unclosed(mark: _Mark, lines: TypedLines) -> Diagnostic:
    name, close = _NAMES[mark.mark], _CLOSES[mark.mark]
    message = f"this {name} is never closed, so it is filmed as text"
    return _doubt(lines, mark, f"unclosed-{name}", message, f"add {close} where it should end")


def _unopened(mark: _Mark, lines: TypedLines) -> Diagnostic:
    name = _NAMES[mark.mark]
    message = f"{mark.mark} closes no {name}"
    return _doubt(lines, mark, f"stray-{name}-end", message, "delete it, or open what it closes")


def _doubt(lines: TypedLines, mark: _Mark, code: str, message: str, remedy: str) -> Diagnostic:
    place = lines.place(mark.start, mark.start + 2)
    return Diagnostic(
        place.line, place.column, place.length, code, Severity.WARNING, message, remedy
    )
