"""Doubts turned into questions: what each answer to a doubt would change.

Enters: a way to read a note, and the note. Leaves: a Reading, or a Question with the edits of every
choice; raises Unread where the note cannot be read so.
"""

from collections.abc import Callable, Mapping, Sequence

from planner.edits import AnyEdit, Furnish
from planner.revising.answers import (
    Ambiguous,
    Answer,
    Choice,
    NotUnderstood,
    Question,
    Reading,
    Unread,
)
from planner.revising.footage import Footage
from planner.revising.frames.weighing import so_already
from planner.revising.references.pointing import WHICH_LINE
from planner.revising.telling import told

_WHERE = ("Which place?", "Which scene?")
_CHOICES = 12  # more are no short question
EXAMPLES = (
    "shot 12 tighter",
    "hold the last close-up of Jane two seconds longer",
    "make scene 3 night",
)
By = Callable[[str, Footage, str | None, Sequence[AnyEdit], Mapping[str, int]], list[AnyEdit]]


def answered_by(
    by: By, note: str, film: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer:
    """The answer to a note that is read in one way."""
    try:
        return _reading(by(note, film, selected, last, {}), film)
    except Ambiguous as doubt:
        choices, deep = _choices(by, doubt, note, film, selected, last)
        if doubt.options and not choices and deep:
            return Question(f"{doubt.text} Give its number, or its name.", ())
        if doubt.options and not choices:
            raise Unread("what is to change is not clear") from doubt
        if _settles(doubt, choices):  # nothing else of the note fits others
            return _reading(choices[0].edits, film)
        return Question(doubt.text, choices)


def _settles(doubt: Ambiguous, choices: Sequence[Choice]) -> bool:
    """Whether a doubt has one answer: the line that fits, the place where the thing can be."""
    if len(choices) != 1:
        return False
    furnished = all(isinstance(e, Furnish) for e in choices[0].edits)
    return doubt.text == WHICH_LINE or (doubt.text in _WHERE and furnished)


def _choices(
    by: By, doubt: Ambiguous, note: str, film: Footage, selected: str | None,
    last: tuple[AnyEdit, ...],
) -> tuple[tuple[Choice, ...], bool]:  # fmt: skip
    """What each answer would do, and the answers to a doubt behind it; dead ends are left out."""
    choices: list[Choice] = []
    for place, option in enumerate(doubt.options):
        given = {doubt.key: place}
        try:
            edits = tuple(by(note, film, selected, last, given))
            if all(edits != other.edits for other in choices):
                choices.append(Choice(option, edits))
        except Unread:
            continue
        except Ambiguous as behind:
            for number, other in enumerate(behind.options):
                try:
                    edits = tuple(by(note, film, selected, last, given | {behind.key: number}))
                except (Unread, Ambiguous):
                    continue
                if all(edits != known.edits for known in choices):
                    choices.append(Choice(f"{option}, {other}", edits))
    return (tuple(choices), False) if len(choices) <= _CHOICES else ((), True)


def _reading(edits: Sequence[AnyEdit], film: Footage) -> Answer:
    if not edits:
        raise Unread("what is to change is not clear")
    new = [e for e in edits if len(edits) == 1 or not so_already(e, film)]
    if not new:
        return not_understood("what is to change is not clear")
    return Reading(tuple(new), told(new, film))


def not_understood(why: str) -> NotUnderstood:
    """A refusal with its reason, and what could be said instead."""
    end = "" if why.endswith("?") else "."
    return NotUnderstood(f"Nothing is changed: {why}{end}", EXAMPLES)
