"""The finder of moments as torch knows it, and how it is taught on little films.

Enters: little films, and notes that carry their pointings. Leaves: arrays `meaning.N…` and `aim…`
that `planner.revising.learned.meaning` reads.

A text is the directions of its pieces (late interaction: Khattab and Zaharia, "ColBERT", 2020): a
note's piece looks for its likeness in what a moment tells, and counts as much as it says.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.schooling.carrying import Carrier, build
from benchmarks.schooling.little_films import LittleFilm, Pointed
from benchmarks.schooling.model import KEPT, STILL, WIDTH, Reader, fresh, learning, stored
from planner.revising.learned.wordpieces import BEGIN, END, pieces

AIMED = 96  # width of a piece's direction
_SURE = 0.8  # share of a moment that is hardly in doubt


@dataclass(frozen=True, slots=True)
class Practice:
    """How the finder is taught; `rate` for the encoder, the heads learn ten times as fast."""

    layers: int = 6
    rounds: int = 3
    pointings: int = 40  # of one film in one step
    idle: int = 6  # notes in one step that point at nothing
    rate: float = 1e-4
    seed: int = 7


class Aim(nn.Module):
    """MiniLM's encoder, a direction for each piece, how much each counts, and what is no moment."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.toward = nn.Linear(WIDTH, AIMED, bias=False)
        self.counts = nn.Linear(WIDTH, 1)
        self.near = nn.Parameter(torch.tensor(4.0))  # how much pieces count
        self.alike = nn.Parameter(torch.tensor(8.0))  # how much the whole counts
        self.least = nn.Parameter(torch.tensor((0.5, 3.0)))  # what a moment must reach
        nn.init.orthogonal_(self.toward.weight)
        nn.init.zeros_(self.counts.weight)
        nn.init.zeros_(self.counts.bias)

    def read(self, rows: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Directions (N, L, AIMED), how much each counts (N, L), the whole's direction (N, W)."""
        reader = self.reader
        hidden = reader.words(rows) + reader.places.weight[: rows.shape[1]]
        hidden = reader.dropped(reader.embedding(hidden))
        for block in reader.blocks:
            hidden = reader.layer(block, hidden, mask)
        toward = functional.normalize(self.toward(hidden), dim=-1)
        inner = mask.clone()
        inner[:, 0] = 0
        inner[torch.arange(len(rows)), mask.sum(1).long() - 1] = 0
        counts = torch.sigmoid(self.counts(hidden)[..., 0]) * inner
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return toward * inner[..., None], counts, functional.normalize(mean, dim=-1)

    def forward(self, notes: tuple[Tensor, Tensor], told: tuple[Tensor, Tensor]) -> Tensor:
        """Logits (N, M + 1): each moment, and none of them last."""
        toward, counts, whole = self.read(*notes)
        theirs, _, all_of_it = self.read(*told)
        best = torch.einsum("nla,mka->nmlk", toward, theirs).max(-1).values
        fit = self.near * (best * counts[:, None]).sum(-1) + self.alike * whole @ all_of_it.T
        none = self.near * self.least[0] * counts.sum(1) + self.least[1]
        return torch.cat([fit, none[:, None]], 1)


def aimed(
    films: Sequence[LittleFilm], carriers: Sequence[Carrier], idle: Sequence[str],
    practice: Practice,
) -> tuple[Aim, list[str]]:  # fmt: skip
    """A finder that has gone through all films; `carriers` are notes around a pointing."""
    torch.manual_seed(practice.seed)
    torch.set_num_threads(1)
    chance = random.Random(practice.seed)
    reader, names = fresh(practice.layers)
    rows = {piece: n for n, piece in enumerate(names)}
    aim = Aim(reader)
    optimiser = _optimiser(aim, practice)
    steps = list(_steps(films, practice, chance))
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [g["lr"] for g in optimiser.param_groups], total_steps=len(steps) + 1,
        pct_start=0.1,
    )  # fmt: skip
    aim.train()
    for film, pointed in steps:
        notes = [carried(p.words, carriers, chance) for p in pointed]
        notes += chance.sample(list(idle), practice.idle)
        with torch.autocast("cpu", torch.bfloat16):
            told = aim(padded(notes, rows), padded(film.told, rows)).float()
        meant = torch.zeros_like(told)
        for n, one in enumerate(pointed):
            meant[n, list(one.meant)] = 1
        meant[len(pointed) :, -1] = 1
        right = told.masked_fill(meant == 0, -1e9).logsumexp(1)
        loss = (told.logsumexp(1) - right).mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(aim.parameters(), 1.0)
        optimiser.step()
        rate.step()
    return aim.eval(), names


@dataclass(frozen=True, slots=True)
class Pointing:
    """Of `pointings`: the likeliest is meant; it has a share of 0.8; of these it is meant."""

    pointings: int
    right: float
    sure: float
    right_of_sure: float


def pointing(aim: Aim, names: list[str], films: Sequence[LittleFilm]) -> Pointing:
    """How well moments are found in films that were not taught."""
    rows = {piece: n for n, piece in enumerate(names)}
    found: list[tuple[float, bool]] = []
    for film in films:
        with torch.no_grad():
            told = aim(padded([p.words for p in film.pointed], rows), padded(film.told, rows))
        for one, shares in zip(film.pointed, told.softmax(1), strict=True):
            found.append((float(shares.max()), int(shares.argmax()) in one.meant))
    sure = [right for share, right in found if share >= _SURE]
    return Pointing(
        len(found), sum(right for _, right in found) / len(found), len(sure) / len(found),
        sum(sure) / max(1, len(sure)),
    )  # fmt: skip


def _steps(
    films: Sequence[LittleFilm], practice: Practice, chance: random.Random
) -> list[tuple[LittleFilm, list[Pointed]]]:
    found = []
    for _ in range(practice.rounds):
        part = []
        for film in films:
            order = chance.sample(film.pointed, len(film.pointed))
            part += [
                (film, order[n : n + practice.pointings])
                for n in range(0, len(order), practice.pointings)
            ]
        chance.shuffle(part)
        found += part
    return found


def carried(words: str, carriers: Sequence[Carrier], chance: random.Random) -> str:
    """A pointing alone, or in a note of the same build; capitals and points may be lost."""
    if chance.random() < 0.5 and carriers:
        fitting = [c for c in chance.choices(carriers, k=12) if c[2] == build(words)]
        if fitting:
            words = fitting[0][0] + words + fitting[0][1]
    if chance.random() < 0.3:
        words = words.lower()
    return words


def padded(texts: Sequence[str], rows: dict[str, int]) -> tuple[Tensor, Tensor]:
    """Pieces of some texts (N, L), and 1 where there are any (N, L)."""
    read = [[rows[BEGIN], *(p.row for p in pieces(t, rows)), rows[END]] for t in texts]
    inputs = torch.zeros(len(read), max(map(len, read)), dtype=torch.long)
    mask = torch.zeros(inputs.shape)
    for n, row in enumerate(read):
        inputs[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = 1
    return inputs, mask


def _optimiser(aim: Aim, practice: Practice) -> torch.optim.Optimizer:
    for name, weight in aim.reader.named_parameters():
        weight.requires_grad = name.startswith("blocks") and not name.startswith(KEPT)
    slow = [p for p in aim.reader.parameters() if p.requires_grad]
    fast = [p for n, p in aim.named_parameters() if not n.startswith("reader")]
    return learning(slow, fast, practice.rate)


def aim_stored(aim: Aim, names: list[str]) -> dict[str, NDArray[Any]]:
    """The finder's own layers and heads, in the form of the weights file."""
    arrays = stored(aim.reader, names)
    changed = tuple(f"{n}." for n in range(STILL, aim.reader.layers))
    own = {f"meaning.{name}": a for name, a in arrays.items() if name.startswith(changed)}
    for name, weight in aim.state_dict().items():
        if not name.startswith("reader."):
            own[f"aim.{name}"] = weight.detach().float().numpy()
    return own
