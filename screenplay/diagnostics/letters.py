"""How the file is typed: line ends, tabs, invisible and damaged letters.

Enters: a reading. Leaves: at most one diagnostic of each kind, at the first place; a script that
was pasted together has hundreds.
"""

import re
from collections import Counter
from collections.abc import Iterator

from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Reading
from screenplay.elements import Action
from screenplay.typed_lines import TypedLines, split_lines

_LINE_END = re.compile(r"\r\n|\r|\n")
_NAMES = {"\r\n": "CRLF", "\r": "CR", "\n": "LF"}
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f]"
)
_DAMAGED = re.compile("\ufffd|â€[™œ\u009d“”˜¦]|Ã[©¨¼¶¤\u00a0±§ª]|Â[«»\u00a0]")


def odd_letters(reading: Reading) -> Iterator[Diagnostic]:
    """Diagnostics on the text as text; a Final Draft file's is made by the reader."""
    if not reading.from_fountain:
        return
    text = reading.script.text
    lines = split_lines(text)
    yield from _line_ends(text, lines)
    yield from _tabs(reading)
    yield from _all_at_first(
        text, lines, _INVISIBLE, "invisible-letter", Severity.HINT,
        "a letter that nobody sees may keep a cue or heading from being known", "delete it",
    )  # fmt: skip
    yield from _all_at_first(
        text, lines, _DAMAGED, "damaged-letter", Severity.WARNING,
        "letters were damaged when the file was converted", "save it as UTF-8 from its source",
    )  # fmt: skip


def _line_ends(text: str, lines: TypedLines) -> Iterator[Diagnostic]:
    if "\r" not in text:
        return
    ends = [match.group() for match in _LINE_END.finditer(text)]
    counts = Counter(ends)
    if len(counts) < 2:
        return
    (usual, _), *_ = counts.most_common()
    odd = next(index for index, end in enumerate(ends) if end != usual)
    told = ", ".join(f"{counts[end]} {_NAMES[end]}" for end in sorted(counts))
    column = lines.columns[odd] + len(lines.texts[odd])
    yield Diagnostic(
        odd + 1,
        column,
        0,
        "mixed-line-ends",
        Severity.HINT,
        f"lines end in more than one way: {told}",
        f"save the file with {_NAMES[usual]} throughout",
    )


def _tabs(reading: Reading) -> Iterator[Diagnostic]:
    """A tab before a line is indentation; inside action it is no column any more."""
    shown = (line for line in reading.lines if isinstance(line.element, Action))
    first = next((line for line in shown if "\t" in line.text), None)
    if first is not None:
        message = "a tab inside a line of action is shown as four blanks"
        yield first.doubt("tab-in-line", Severity.HINT, message, "write blanks")


def _all_at_first(
    text: str,
    lines: TypedLines,
    pattern: re.Pattern[str],
    code: str,
    severity: Severity,
    message: str,
    remedy: str,
) -> Iterator[Diagnostic]:
    found = [match.span() for match in pattern.finditer(text.removeprefix("\ufeff"))]
    if not found:
        return
    shift = len(text) - len(text.removeprefix("\ufeff"))
    place = lines.place(found[0][0] + shift, found[0][1] + shift)
    often = f" ({len(found)} times)" if len(found) > 1 else ""
    yield Diagnostic(
        place.line, place.column, place.length, code, severity, message + often, remedy
    )
