"""Which moment of a film some words mean: the share of each, and of none.

Enters: what a note says of a moment, or a whole note, and what the film's moments tell. Leaves: a
share for each. The layers and heads are taught on little films, see benchmarks/schooling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.revising.learned.encoder import Aim, Array, encoder
from planner.revising.learned.wordpieces import pieces

_READ = 64  # texts that are read whole; a model's pass takes 5 ms, a feature has 2,000 moments


@dataclass(frozen=True, slots=True)
class Meant:
    """The share of each moment, and of none of them; they add up to 1."""

    shares: tuple[float, ...]
    none: float


def meant(words: str, told: Sequence[str]) -> Meant:
    """Which of some moments words mean; of many, only the nearest in words are read."""
    if not told:
        return Meant((), 1.0)
    near = np.array([float(_words(words) @ _words(t)) for t in told])
    read = np.sort(np.argsort(-near, kind="stable")[:_READ])
    weights = encoder().weights
    note = _aim(words)
    fit = np.full(len(told) + 1, -np.inf)
    a_piece, at_all = weights["aim.least"]
    fit[-1] = weights["aim.near"].item() * a_piece * note.counts.sum() + at_all
    for n in read:
        fit[n] = _fit(note, _aim(told[n]))
    share = np.exp(fit - fit.max())
    share /= share.sum()
    return Meant(tuple(float(s) for s in share[:-1]), float(share[-1]))


def _fit(note: Aim, told: Aim) -> float:
    """How well a moment fits: piece by piece its likeness there, and as a whole."""
    weights = encoder().weights
    best = (note.toward @ told.toward.T).max(1)
    return float(
        weights["aim.near"].item() * (best * note.counts).sum()
        + weights["aim.alike"].item() * (note.whole @ told.whole)
    )


@lru_cache(maxsize=4096)
def _aim(text: str) -> Aim:
    model = encoder()
    return model.aim(pieces(text, model.rows) or pieces("nothing", model.rows))


@lru_cache(maxsize=16384)
def _words(text: str) -> Array:
    model = encoder()
    return model.words_of(pieces(text, model.rows))
