"""What a note says of how one line is played, as one edit: "faster, more scared".

Enters: an answer. Leaves: the answer with the performances of one beat joined, where they say
different things of it; two that contradict each other stay apart.
"""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from planner.edits import AnyEdit, Perform
from planner.revising.answers import Answer, Question, Reading


def played_as_one(answer: Answer) -> Answer:
    """The answer, with one performance for each beat and player in its edits."""
    if isinstance(answer, Reading):
        return replace(answer, edits=tuple(joined_performances(answer.edits)))
    if isinstance(answer, Question):
        choices = (replace(c, edits=tuple(joined_performances(c.edits))) for c in answer.choices)
        return replace(answer, choices=tuple(choices))
    return answer


def joined_performances(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """The edits, in order; each performance said at the first of its beat and player."""
    found: list[AnyEdit] = []
    for edit in edits:
        both = [_both(one, edit) for one in found]
        place = next((n for n, one in enumerate(both) if one is not None), None)
        if place is None:
            found.append(edit)
        else:
            found[place] = both[place] or edit
    return found


def _both(one: AnyEdit, other: AnyEdit) -> Perform | None:
    """Two performances in one; None where they are of two beats, or at odds."""
    if not (isinstance(one, Perform) and isinstance(other, Perform)) or one.beat != other.beat:
        return None
    said = [{f: v for f in _FIELDS if (v := getattr(e, f)) is not None} for e in (one, other)]
    if any(said[0][f] != said[1][f] for f in said[0].keys() & said[1].keys()):
        return None
    if (one.character is None) != (other.character is None):
        return None  # of the line, and of somebody in it
    return msgspec.structs.replace(one, **said[1])


_FIELDS = tuple(f for f in Perform.__struct_fields__ if f != "beat")
