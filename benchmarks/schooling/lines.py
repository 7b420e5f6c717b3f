"""The phrasebook: notes with the acts that they ask for and marked spans.

Enters: text files, a note a line: `acts<TAB>note with {role|spans}`. Leaves: `Lesson`s; lines that
cannot be read are refused with file and line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.revising.learned.inventory import ACTS, ROLES

BOOK = Path(__file__).resolve().parents[2] / "planner" / "revising" / "learned" / "phrasebook"
_SPAN = re.compile(r"\{(\w+)\|([^{}]*)\}")


class UnreadableLineError(ValueError):
    """A line of the phrasebook that is not in its form."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [first, last) of a note, and their role."""

    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A note, its acts and spans; `spans` None where nobody marked them; `author` a letter."""

    author: str
    acts: tuple[str, ...]
    note: str
    spans: tuple[Span, ...] | None


def lesson(line: str, author: str) -> Lesson:
    """A lesson from a line; raises UnreadableLineError."""
    acts, tab, marked = line.rstrip("\n").partition("\t")
    named = tuple(dict.fromkeys(a.strip() for a in acts.split(";") if a.strip()))
    unknown = set(named) - set(ACTS)
    if not tab or not named or unknown:
        msg = f"{line.strip()!r}: acts {sorted(unknown) or 'are missing'}; see inventory.py"
        raise UnreadableLineError(msg)
    note, spans = _unmarked(marked)
    return Lesson(author, named, note, spans)


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    note, at, spans = "", 0, []
    for match in _SPAN.finditer(marked):
        if match.group(1) not in ROLES:
            msg = f"{marked!r}: no role is called {match.group(1)}; see inventory.py"
            raise UnreadableLineError(msg)
        note += marked[at : match.start()]
        spans.append(Span(match.group(1), len(note), len(note) + len(match.group(2))))
        note += match.group(2)
        at = match.end()
    note += marked[at:]
    if re.search(r"[{}]", note):
        msg = f"{marked!r}: a brace is left over; mark spans as {{role|text}}"
        raise UnreadableLineError(msg)
    return note, tuple(spans)


def lessons(paths: Iterable[Path]) -> Iterator[Lesson]:
    """Every lesson of some files, in order; a file's first letter is its author's."""
    for path in sorted(paths):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield lesson(line, path.name[0])
                except UnreadableLineError as wrong:
                    msg = f"{path.name}, line {number}: {wrong}"
                    raise UnreadableLineError(msg) from wrong
