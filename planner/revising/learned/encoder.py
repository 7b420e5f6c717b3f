"""The trained model: a small BERT with a head for acts and a head for spans, in numpy.

Enters: `weights.npz` and `meaning.npz` of this package, 8 bits a weight with a scale for each row,
written by `benchmarks.schooling`; pieces of a note. Leaves: a share for every act, how likely the
note holds several, and a tag for every piece. The same bytes on one machine, always.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from planner.revising.learned.wordpieces import BEGIN, END, Piece

Array = NDArray[np.float32]
_EPSILON = 1e-12  # of BERT's layer norms


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model thinks: acts, where each is heard (A,), whether several; tags of pieces.

    `sure` is the share of the tags among all ways to tag the pieces.
    """

    acts: Array
    places: Array
    several: float
    tags: tuple[int, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Encoder:
    """Weights by name; `rows` of pieces, embeddings still in 8 bits; names of acts and tags."""

    rows: Mapping[str, int]
    acts: tuple[str, ...]
    tags: tuple[str, ...]
    layers: int
    heads: int
    words: NDArray[np.int8]
    scales: Array
    weights: Mapping[str, Array]

    def scores(self, note: tuple[Piece, ...]) -> Scores:
        """A forward pass over the pieces of one note."""
        return self._headed(self._read(note, [str(n) for n in range(self.layers)]))

    def meaning(self, text: tuple[Piece, ...]) -> Array:
        """What a text means, as a direction (384,) of length 1: the mean over its pieces."""
        shared = [
            str(n) for n in range(self.layers) if f"meaning.{n}.mix.weight" not in self.weights
        ]
        own = [f"meaning.{n}" for n in range(len(shared), self.layers)]
        hidden = self._read(text, [*shared, *own]).mean(0)
        direction: Array = hidden / np.linalg.norm(hidden)
        return direction

    def words_of(self, text: tuple[Piece, ...]) -> Array:
        """The same, much faster and vaguer: the mean of the pieces as they are, unread."""
        rows = [p.row for p in text] or [self.rows[BEGIN]]
        hidden = (self.words[rows].astype(np.float32) * self.scales[rows, None]).mean(0)
        direction: Array = hidden / max(float(np.linalg.norm(hidden)), _EPSILON)
        return direction

    def _read(self, note: tuple[Piece, ...], layers: Sequence[str]) -> Array:
        read = [self.rows[BEGIN], *(p.row for p in note), self.rows[END]]
        hidden = self.words[read].astype(np.float32) * self.scales[read, None]
        hidden = hidden + self.weights["places"][: len(read)]
        hidden = self._normed(hidden, "embedding")
        for layer in layers:
            hidden = self._layer(hidden, layer)
        return hidden

    def _headed(self, hidden: Array) -> Scores:
        looked = self._linear(hidden, "look")
        said = self._linear(hidden, "act")
        share = np.exp(looked - looked.max(0))
        share /= share.sum(0)
        acts = (share * said).sum(0)
        places = (share * np.arange(len(hidden), dtype=np.float32)[:, None]).sum(0)
        acts = np.exp(acts - acts.max())
        several = self._linear(hidden.mean(0, keepdims=True), "several")[0, 0]
        tags, sure = self._chain(self._linear(hidden, "tag")[1:-1])
        return Scores(acts / acts.sum(), places, float(1 / (1 + np.exp(-several))), tags, sure)

    def _chain(self, told: Array) -> tuple[tuple[int, ...], float]:
        """The likeliest tags in a row (Viterbi), and their share of all (forward sum)."""
        if not len(told):
            return (), 1.0
        best, back = self.weights["begin"] + told[0], []
        whole = best
        for row in told[1:]:
            onward = best[:, None] + self.weights["follow"]
            back.append(onward.argmax(0))
            best = onward.max(0) + row
            whole = np.logaddexp.reduce(whole[:, None] + self.weights["follow"], axis=0) + row
        found = [int(best.argmax())]
        for came in reversed(back):
            found.append(int(came[found[-1]]))
        return tuple(reversed(found)), float(np.exp(best.max() - np.logaddexp.reduce(whole)))

    def _layer(self, hidden: Array, layer: str) -> Array:
        pieces, width = hidden.shape
        size = width // self.heads
        mixed = self._linear(hidden, f"{layer}.mix").reshape(pieces, 3, self.heads, size)
        query, key, value = mixed.transpose(1, 2, 0, 3)
        share = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(size))
        share = np.exp(share - share.max(-1, keepdims=True))
        share /= share.sum(-1, keepdims=True)
        seen = (share @ value).transpose(1, 0, 2).reshape(pieces, width)
        hidden = self._normed(hidden + self._linear(seen, f"{layer}.out"), f"{layer}.first")
        inner = self._linear(hidden, f"{layer}.up")
        inner = inner * np.float32(0.5) * (1 + erf(inner / np.float32(np.sqrt(2))))
        return self._normed(hidden + self._linear(inner, f"{layer}.down"), f"{layer}.last")

    def _linear(self, hidden: Array, name: str) -> Array:
        result: Array = hidden @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return result

    def _normed(self, hidden: Array, name: str) -> Array:
        centred = hidden - hidden.mean(-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(_EPSILON))
        normed: Array = centred / spread
        return normed * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


@cache
def encoder() -> Encoder:
    """The model that comes with this package."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name in ("weights.npz", "meaning.npz"):
        path = files("planner.revising.learned").joinpath(name)
        with path.open("rb") as stream, np.load(stream) as stored:
            arrays |= {part: stored[part] for part in stored.files}
    return from_arrays(arrays)


def from_arrays(stored: Mapping[str, NDArray[np.generic]]) -> Encoder:
    """An encoder from stored arrays: `NAME` of 8 bits with `NAME.scale`, or 16 bits alone."""
    about = json.loads(bytes(stored["about"].astype(np.uint8)).decode())
    weights = {
        name: _weight(name, stored)
        for name in stored
        if name not in {"about", "words"} and not name.endswith(".scale")
    }
    return Encoder(
        rows={piece: row for row, piece in enumerate(about["pieces"])},
        acts=tuple(about["acts"]), tags=tuple(about["tags"]),
        layers=about["layers"], heads=about["heads"],
        words=stored["words"].astype(np.int8), scales=stored["words.scale"].astype(np.float32),
        weights=weights,
    )  # fmt: skip


def _weight(name: str, stored: Mapping[str, NDArray[np.generic]]) -> Array:
    weight = stored[name].astype(np.float32)
    if f"{name}.scale" in stored:
        weight = weight * stored[f"{name}.scale"].astype(np.float32)[:, None]
    return weight
