"""A model taught from lessons, always alike on one machine: seeded, one thread.

Enters: lessons. Leaves: a trained `Reader`.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.schooling.augmenting import varied
from benchmarks.schooling.lines import Lesson
from benchmarks.schooling.model import KEPT, Reader, fresh, learning, tag_loss
from planner.revising.learned.inventory import ACTS, TAGS
from planner.revising.learned.wordpieces import BEGIN, END, Piece, pieces


@dataclass(frozen=True, slots=True)
class Course:
    """How a model is taught; `rate` for the encoder, the heads learn ten times as fast."""

    layers: int = 6
    rounds: int = 5
    batch: int = 32
    rate: float = 3e-4
    tag_weight: float = 2.0
    seed: int = 7
    known_weight: float = 0.5  # of lessons whose acts were told from edits


def taught(lessons: Sequence[Lesson], course: Course) -> tuple[Reader, list[str]]:
    """A model that has gone through all lessons, each varied in each round; and its pieces."""
    torch.manual_seed(course.seed)
    torch.set_num_threads(1)
    chance = random.Random(course.seed)
    reader, names = fresh(course.layers)
    rows = {piece: n for n, piece in enumerate(names)}
    steps = course.rounds * (-(-len(lessons) // course.batch))
    optimiser = _optimiser(reader, course)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [g["lr"] for g in optimiser.param_groups], total_steps=steps + 1, pct_start=0.1
    )
    reader.train()
    for batch in _batches(lessons, course, chance):
        with torch.autocast("cpu", torch.bfloat16):
            loss = _loss(reader, batch, rows, course)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        rate.step()
    return reader.eval(), names


def _optimiser(reader: Reader, course: Course) -> torch.optim.Optimizer:
    heads = ("look", "act", "several", "tag", "follow", "begin")
    fast = [p for n, p in reader.named_parameters() if n.startswith(heads)]
    slow = [p for n, p in reader.named_parameters() if not n.startswith((*heads, *KEPT))]
    for name, weight in reader.named_parameters():
        weight.requires_grad = not name.startswith(KEPT)
    return learning(slow, fast, course.rate)


def _batches(
    lessons: Sequence[Lesson], course: Course, chance: random.Random
) -> Iterator[list[Lesson]]:
    marked = [one for one in lessons if one.spans is not None]
    for _ in range(course.rounds):
        order = [varied(one, marked, chance) for one in lessons]
        order.sort(key=lambda one: len(one.note) + 20 * chance.random())
        batches = [order[n : n + course.batch] for n in range(0, len(order), course.batch)]
        chance.shuffle(batches)
        yield from batches


def _loss(reader: Reader, batch: list[Lesson], rows: dict[str, int], course: Course) -> Tensor:
    cut = [pieces(one.note, rows) for one in batch]
    length = max(len(c) for c in cut) + 2
    inputs, mask = (
        torch.zeros(len(batch), length, dtype=torch.long),
        torch.zeros(len(batch), length),
    )
    tags = torch.zeros(len(batch), length - 2, dtype=torch.long)
    marked = torch.zeros(len(batch), length - 2)
    acts = torch.zeros(len(batch), len(ACTS))
    weight = torch.ones(len(batch))
    for n, (one, parts) in enumerate(zip(batch, cut, strict=True)):
        read = [rows[BEGIN], *(p.row for p in parts), rows[END]]
        inputs[n, : len(read)] = torch.tensor(read)
        mask[n, : len(read)] = 1
        for act in one.acts:
            acts[n, ACTS.index(act)] = 1 / len(one.acts)
        if one.spans is None:
            weight[n] = course.known_weight
        else:
            tags[n, : len(parts)] = torch.tensor(tagged(one, parts))
            marked[n, : len(parts)] = 1
    several = torch.tensor([float(len(one.acts) > 1) for one in batch])
    said, many, told = reader(inputs, mask)
    return (
        (functional.cross_entropy(said.float(), acts, reduction="none", label_smoothing=0.05)
         * weight).mean()
        + 0.3 * functional.binary_cross_entropy_with_logits(many.float(), several)
        + course.tag_weight * tag_loss(reader, told.float()[:, 1:-1], tags, marked)
    )  # fmt: skip


def tagged(one: Lesson, parts: Sequence[Piece]) -> list[int]:
    """The tag of each piece, as its place in TAGS."""
    found = [0] * len(parts)
    for span in one.spans or ():
        inside = [n for n, p in enumerate(parts) if p.first < span.last and span.first < p.last]
        for place, n in enumerate(inside):
            found[n] = TAGS.index(f"{'I' if place else 'B'}-{span.role}")
    return found
