"""How far readings are to be trusted, weighed on blind notes that the reader was not taught on.

`python -m benchmarks.schooling.weighing` prints the weights of `learned.trusting`, and, each batch
judged by weights of the others, how many readings would be right that are trusted so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.edits import AnyEdit
from planner.revising.answers import Answer, Question, Reading, Unread
from planner.revising.asking import answered_by
from planner.revising.footage import Footage
from planner.revising.learned.opinions import opinion
from planner.revising.readings import by_frames
from tests.planner.revising.scoring import blind, is_exact, said_of

BATCHES = ("seventh", "eighth", "ninth", "tenth")
_STEPS = 50  # of Newton's; it has settled long before
_PLAIN = 1.0  # how much large weights count against themselves


@dataclass(frozen=True, slots=True)
class Seen:
    """The likeliest reading of one note: its signs, and whether it is right."""

    batch: str
    signs: tuple[float, ...]
    right: bool


def seen(batches: Sequence[str] = BATCHES) -> tuple[tuple[str, ...], list[Seen]]:
    """Names of signs, and the likeliest reading of every note that has one."""
    names: tuple[str, ...] = ()
    found = []
    for batch in batches:
        for note in blind(batch):
            plan, graph, selected, last = said_of(note)
            footage = Footage(plan, graph)
            framed = _framed(note["note"], footage, selected, last)
            ways = opinion(note["note"], footage, selected, last, framed).ways
            if ways and isinstance(ways[0].answer, Reading):
                names = tuple(ways[0].signs)
                right = is_exact(note, ways[0].answer)
                found.append(Seen(batch, tuple(ways[0].signs.values()), right))
    return names, found


def _framed(
    note: str, footage: Footage, selected: str | None, last: tuple[AnyEdit, ...]
) -> Answer | None:
    try:
        found = answered_by(by_frames, note, footage, selected, last)
    except Unread:
        return None
    return found if isinstance(found, Reading | Question) else None


def weighed(signs: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of signs (N, S), and what always counts last: logistic regression, by Newton."""
    spread = signs.std(0) + 1e-6
    rows = np.c_[signs / spread, np.ones(len(signs))]
    weights = np.zeros(rows.shape[1])
    plain = _PLAIN * np.diag(np.r_[np.ones(signs.shape[1]), 1e-6])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + plain @ weights
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + plain
        weights -= np.linalg.solve(bend, slope)
    return np.r_[weights[:-1] / spread, weights[-1]]


def main() -> None:
    """Print the weights, and how trust would do on each batch by the others."""
    names, found = seen()
    signs = np.array([s.signs for s in found])
    right = np.array([float(s.right) for s in found])
    batch = np.array([s.batch for s in found])
    share = np.zeros(len(found))
    for name in BATCHES:
        weights = weighed(signs[batch != name], right[batch != name])
        own = signs[batch == name]
        share[batch == name] = 1 / (1 + np.exp(-own @ weights[:-1] - weights[-1]))
    print(f"{len(found)} readings, {right.mean():.3f} right")
    for least in (0.95, 0.92, 0.9, 0.88, 0.85, 0.8, 0.7):
        kept = share >= least
        print(f"trusted {least}: {kept.sum()}, {int((1 - right[kept]).sum())} wrong")
    weights = weighed(signs, right)
    print(
        {"always": round(weights[-1], 2)}
        | {n: round(w, 2) for n, w in zip(names, weights, strict=False)}
    )


if __name__ == "__main__":
    main()
