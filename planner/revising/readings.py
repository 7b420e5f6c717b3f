"""The two ways to read a note by rule: the grammar of wishes, and frames with their slots.

Enters: a note, the film, what is looked at, the edits made last, answers to doubts so far. Leaves:
edits; raises Unread or Ambiguous.
"""

from collections.abc import Mapping, Sequence

from planner.edits import AnyEdit
from planner.revising.answers import Ambiguous, Unread
from planner.revising.clauses import read_note
from planner.revising.footage import Footage
from planner.revising.frames import lines_played, reader
from planner.revising.lexicon import lexicon
from planner.revising.references.pointing import Pointers
from planner.revising.wishes.styling import WARMER
from planner.revising.words.wording import worded


def by_grammar(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
    answers: Mapping[str, int],
) -> list[AnyEdit]:  # fmt: skip
    """A note whose every word the grammar knows, or the words for how one line is played."""

    def pointers() -> Pointers:
        return Pointers(film, selected, tuple(last), answers)

    def grammar(text: str) -> list[AnyEdit]:
        words = lexicon(film)
        return read_note(worded(text, words.known, words.meant), film, pointers())

    try:
        return grammar(note)
    except (Ambiguous, Unread) as why:
        if why.text == WARMER:
            raise  # the picture, or the acting: it is asked
        try:
            return lines_played.read_with(note, film, pointers, grammar)
        except Unread:
            raise why from None


def by_frames(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit],
    answers: Mapping[str, int],
) -> list[AnyEdit]:  # fmt: skip
    """A note whose every clause fills the slots of a frame."""
    return reader.read(note, film, Pointers(film, selected, tuple(last), answers))
