"""Notes that carry a pointing, and notes that point at nothing, for the finder of moments.

Enters: lessons of the phrasebook. Leaves: what stands around a lesson's moment, with its build, so
that another of the same build can stand there; and notes that name no moment, shot or scene.
"""

from collections.abc import Iterable

from benchmarks.schooling.lines import Lesson, Span

_POINTING = frozenset(("shot", "other_shot", "scene"))
_CLAUSES = frozenset(("when", "where", "as", "while", "before", "after", "until", "once"))
_NAMES = frozenset(("the", "that", "his", "her", "their", "this", "a"))
_SHORTEST = 3  # words of a note that could point at something

Carrier = tuple[str, str, str]
"""The words before a moment, those after it, and the build of what stood there."""


def carriers(lessons: Iterable[Lesson]) -> list[Carrier]:
    """What stands around the only moment of a note."""
    found = []
    for one in lessons:
        pointing = _pointing(one)
        if len(pointing) == 1 and pointing[0].role == "line":
            first, last = pointing[0].first, pointing[0].last
            found.append((one.note[:first], one.note[last:], build(one.note[first:last])))
    return found


def idle(lessons: Iterable[Lesson]) -> list[str]:
    """Notes that point at no moment."""
    return [
        one.note for one in lessons
        if not _pointing(one) and one.spans is not None and len(one.note.split()) >= _SHORTEST
    ]  # fmt: skip


def build(words: str) -> str:
    """Which words may stand in a note in another's place: a clause, a name, or what is said."""
    first = next(iter(words.lower().split()), "")
    if first in _CLAUSES:
        return "clause"
    return "name" if first in _NAMES else "said"


def _pointing(one: Lesson) -> list[Span]:
    return [
        s for s in one.spans or ()
        if s.role == "line"
        or (s.role in _POINTING and not any(c.isdigit() for c in one.note[s.first : s.last]))
    ]  # fmt: skip
