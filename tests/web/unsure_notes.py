"""Notes that the rules read, but not surely enough to act: they offer.

The reader is taught anew now and then and gets surer, so several are tried; the last two hold a
condition and a denial, which are never done on trust.
"""

from pathlib import Path

from planner.revising.answers import OFFER, Question, Reading
from renderers.production.cutting_room import cutting_room

_NOTES = (
    "bring the camera down to the floor in 2", "shot 2 tighter tighter like you can smell her",
    "he mumbles too much in 3", "let the camera sneak up on her in 3", "get in her face in shot 2",
    "make it feel like dawn", "if anything, closer on her in 2",
    "instead of that wide thing in 2 I'd rather see her face",
)  # fmt: skip


_BY_LIKENESS = (
    "warm the whole thing up, it looks like a hospital", "let shot 2 be much nearer to her",
    "let us be nearer to her in 2", "she ought to sound scared in shot 3",
    "the picture of shot 2 should be a touch less colourful",
)  # fmt: skip


def likened_in(film: Path) -> str:
    """A note that the rules do, though not every word of it is the grammar's."""
    with cutting_room(film) as room:
        for note in _BY_LIKENESS:
            answer = room.answer(note)
            if isinstance(answer, Reading) and not answer.surely:
                return note
    raise AssertionError("none of these notes is read by likeness any more: write another")


def offered_in(film: Path, most: int = 9) -> tuple[str, Question]:
    """A note that is offered in this film, with `most` choices, and the offer."""
    with cutting_room(film) as room:
        for note in _NOTES:
            answer = room.answer(note)
            offered = isinstance(answer, Question) and answer.text == OFFER
            if offered and len(answer.choices) <= most:
                return note, answer
    raise AssertionError("none of these notes is offered any more: write another")
