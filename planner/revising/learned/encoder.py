"""The trained model: two small BERTs with heads for acts and for spans, and one for moments.

Enters: `weights.npz`, `second.npz` and `meaning.npz` of this package, 8 bits a weight with a scale
for each row, written by `benchmarks.schooling`; pieces of a note. Leaves: a share for every act,
how likely the note holds several, and a tag for every piece. The same bytes on one machine, always.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf
from threadpoolctl import ThreadpoolController

from planner.revising.learned.wordpieces import BEGIN, END, Piece

Array = NDArray[np.float32]
_READERS = ("", "second.")  # taught apart: what both hear is surer than what one does
_STORED = ("weights.npz", "second.npz", "meaning.npz")
_EPSILON = 1e-12  # of BERT's layer norms


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model thinks: acts, where each is heard (A,), whether several; tags of pieces.

    `sure` is the share of the tags among all ways to tag the pieces, `agreed` the least share that
    a reader gives to the likeliest act.
    """

    acts: Array
    places: Array
    several: float
    tags: tuple[int, ...]
    sure: float
    agreed: float


@dataclass(frozen=True, slots=True)
class _Read:
    """The pieces of a note as one reader sees them, (L, W)."""

    by: str
    hidden: Array


@dataclass(frozen=True, slots=True)
class Aim:
    """Directions of a text's pieces (L, A), how much each counts (L,), the whole's (W,)."""

    toward: Array
    counts: Array
    whole: Array


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
        """A forward pass over the pieces of one note, by both readers."""
        with _pools().limit(limits=1):
            return self._headed([
                _Read(by, self._read(note, [self._named(by, n) for n in range(self.layers)]))
                for by in _READERS if f"{by}look.weight" in self.weights
            ])  # fmt: skip

    def _named(self, prefix: str, layer: int) -> str:
        """A layer by its name; those that teaching leaves alone are held once."""
        own = f"{prefix}{layer}"
        return own if f"{own}.mix.weight" in self.weights else str(layer)

    def aim(self, text: tuple[Piece, ...]) -> Aim:
        """Where a text points, piece by piece, and as a whole."""
        with _pools().limit(limits=1):
            return self._aimed(text)

    def _aimed(self, text: tuple[Piece, ...]) -> Aim:
        hidden = self._read(text, [self._named("meaning.", n) for n in range(self.layers)])
        whole = hidden.mean(0)
        toward = hidden[1:-1] @ self.weights["aim.toward.weight"].T
        counts = self._linear(hidden[1:-1], "aim.counts")[:, 0]
        share: Array = (1 / (1 + np.exp(-counts))).astype(np.float32)
        return Aim(_directed(toward), share, _directed(whole))

    def words_of(self, text: tuple[Piece, ...]) -> Array:
        """The same, much faster and vaguer: the mean of the pieces as they are, unread."""
        rows = [p.row for p in text] or [self.rows[BEGIN]]
        hidden = (self.words[rows].astype(np.float32) * self.scales[rows, None]).mean(0)
        return _directed(hidden)

    def _read(self, note: tuple[Piece, ...], layers: Sequence[str]) -> Array:
        read = [self.rows[BEGIN], *(p.row for p in note), self.rows[END]]
        hidden = self.words[read].astype(np.float32) * self.scales[read, None]
        hidden = hidden + self.weights["places"][: len(read)]
        hidden = self._normed(hidden, "embedding")
        for layer in layers:
            hidden = self._layer(hidden, layer)
        return hidden

    def _headed(self, read: Sequence[_Read]) -> Scores:
        """What the readers think together: the mean of their shares, and how far each agrees."""
        each = [self._acts(r) for r in read]
        acts = np.mean([shares for shares, _ in each], axis=0)
        places = np.mean([at for _, at in each], axis=0)
        several = [self._linear(r.hidden.mean(0, keepdims=True), f"{r.by}several")[0, 0]
                   for r in read]  # fmt: skip
        tags, sure = self._chain([r.by for r in read], [
            self._linear(r.hidden, f"{r.by}tag")[1:-1] for r in read
        ])  # fmt: skip
        likeliest = int(acts.argmax())
        return Scores(
            acts, places, float(np.mean(1 / (1 + np.exp(-np.array(several))))), tags, sure,
            min(float(shares[likeliest]) for shares, _ in each),
        )  # fmt: skip

    def _acts(self, read: _Read) -> tuple[Array, Array]:
        """The share of each act, and where it is heard."""
        looked = self._linear(read.hidden, f"{read.by}look")
        said = self._linear(read.hidden, f"{read.by}act")
        share = np.exp(looked - looked.max(0))
        share /= share.sum(0)
        acts = (share * said).sum(0)
        places = (share * np.arange(len(said), dtype=np.float32)[:, None]).sum(0)
        acts = np.exp(acts - acts.max())
        return acts / acts.sum(), places

    def _chain(self, by: Sequence[str], each: Sequence[Array]) -> tuple[tuple[int, ...], float]:
        """The likeliest tags in a row (Viterbi), and their share of all (forward sum)."""
        told = np.mean(each, axis=0)
        if not len(told):
            return (), 1.0
        follow = np.mean([self.weights[f"{r}follow"] for r in by], axis=0)
        best, back = np.mean([self.weights[f"{r}begin"] for r in by], axis=0) + told[0], []
        whole = best
        for row in told[1:]:
            onward = best[:, None] + follow
            back.append(onward.argmax(0))
            best = onward.max(0) + row
            whole = np.logaddexp.reduce(whole[:, None] + follow, axis=0) + row
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


def _directed(rows: Array) -> Array:
    """Directions of length 1, along the last axis."""
    length = np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), _EPSILON)
    directed: Array = (rows / length).astype(np.float32)
    return directed


@cache
def _pools() -> ThreadpoolController:
    """The threads that products may be split on.

    One is enough for products as small as these: beside another busy process a second one only
    spins, and a note takes six times as long.
    """
    return ThreadpoolController()


@cache
def encoder() -> Encoder:
    """The model that comes with this package."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name in _STORED:
        if name == "second.npz" and not files("planner.revising.learned").joinpath(name).is_file():
            continue
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
