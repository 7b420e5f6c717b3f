"""How far a reading of the trained reader is to be trusted: how often such readings were right.

Enters: a way to take a note, what was heard, how frames read it. Leaves: a share, 0 to 1. The
weights are a logistic regression over blind notes (`python -m benchmarks.schooling.weighing`).
"""

import math
from collections.abc import Mapping
from types import MappingProxyType

from planner.revising.answers import Answer, Reading
from planner.revising.learned.listening import Heard

_LEAST = 0.01  # shares below it, or as near to 1, say no more
_LONG = 20  # words of a long note
_MOST = 2.0  # times as long, at most


def signs(
    answer: Reading, heard: Heard, framed: Answer | None, *, share: float, found: float,
    plain: bool,
) -> Mapping[str, float]:  # fmt: skip
    """What speaks for a reading, or against it, by name."""
    same = isinstance(framed, Reading) and alike(framed, answer)
    return {
        "share": _odds(share),
        "found": _odds(found),
        "sure": _odds(heard.sure),
        "agreed": _odds(heard.agreed),
        "several": heard.several,
        "plain": float(plain),
        "same": float(same),
        "other": float(isinstance(framed, Reading) and not same),
        "edits": float(len(answer.edits) > 1),
        "words": min(len(heard.note.split()) / _LONG, _MOST),
    }


def trust(seen: Mapping[str, float]) -> float:
    """How often readings with such signs were right."""
    odds = WEIGHTS["always"] + sum(WEIGHTS[name] * sign for name, sign in seen.items())
    return 1 / (1 + math.exp(-odds))


def alike(one: Reading, other: Reading) -> bool:
    """Whether two readings are the same edits, in any order."""
    return sorted(map(repr, one.edits)) == sorted(map(repr, other.edits))


def _odds(share: float) -> float:
    share = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(share / (1 - share))


WEIGHTS: Mapping[str, float] = MappingProxyType({
    "always": -0.55, "share": 0.77, "found": 0.35, "sure": 0.05, "agreed": -0.03, "several": -0.8,
    "plain": 1.29, "same": 1.87, "other": -0.49, "edits": -0.11, "words": -1.69,
})  # fmt: skip
