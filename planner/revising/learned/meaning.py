"""How alike in meaning two texts are, as the model knew it before it was taught to read notes.

Enters: what a note says of a moment or a shot, and what the film's moments or shots are. Leaves:
for each a likeness, 1 for the same. The layers are MiniLM's own, see benchmarks/schooling.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from planner.revising.learned.encoder import Array, encoder
from planner.revising.learned.wordpieces import pieces

_READ = 48  # texts that are read whole; a model's pass takes 5 ms, a feature has 2,000 moments


def likeness(text: str, others: Sequence[str]) -> tuple[float, ...]:
    """How alike a text and each of some others are; of many, only the nearest in words are read."""
    if not others:
        return ()
    near = np.array([float(_words(text) @ _words(o)) for o in others])
    read = set(np.argsort(-near, kind="stable")[:_READ].tolist())
    return tuple(
        float(_meaning(text) @ _meaning(o)) if n in read else 0.0 for n, o in enumerate(others)
    )


@lru_cache(maxsize=4096)
def _meaning(text: str) -> Array:
    model = encoder()
    return model.meaning(pieces(text, model.rows))


@lru_cache(maxsize=16384)
def _words(text: str) -> Array:
    model = encoder()
    return model.words_of(pieces(text, model.rows))
