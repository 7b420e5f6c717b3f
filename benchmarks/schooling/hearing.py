"""How well a model hears notes whose acts and spans are known.

Enters: a model as the reader loads it, and lessons. Leaves: shares of notes, and F1 of spans.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.schooling.lines import Lesson
from planner.revising.learned.encoder import Encoder
from planner.revising.learned.listening import listened

_AMONG_SEVERAL = 0.2  # share of an act that is one of several


@dataclass(frozen=True, slots=True)
class Hearing:
    """Of `notes`: the likeliest act is right; just the right acts are heard; F1 of spans."""

    notes: int
    likeliest: float
    acts: float
    spans: float


def hearing(model: Encoder, lessons: Sequence[Lesson]) -> Hearing:
    """How a model hears lessons that it was not taught."""
    likeliest = acts = right = heard_spans = known_spans = 0
    for one in lessons:
        found = listened(one.note, model)
        likeliest += found.acts[0][0] in one.acts
        together = {a for a, p in found.acts if p >= _AMONG_SEVERAL and found.several > 0.5}
        acts += (together if len(together) > 1 else {found.acts[0][0]}) == set(one.acts)
        theirs = {(s.role, s.first, s.first + len(s.text)) for s in found.spans}
        own = {(s.role, s.first, s.last) for s in one.spans or ()}
        right += len(theirs & own)
        heard_spans += len(theirs)
        known_spans += len(own)
    count = max(1, len(lessons))
    return Hearing(
        len(lessons), likeliest / count, acts / count,
        2 * right / max(1, heard_spans + known_spans),
    )  # fmt: skip
