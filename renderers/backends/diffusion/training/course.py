"""The course: steps of training, from one checkpoint to the next.

Enters: encoded lessons, a recipe, a seed, a checkpoint or none. Leaves: the next checkpoint, and
how well held-out pictures are guessed. The same from the same: which pictures a step takes, noise
and moments are drawn from the seed and the number of the step.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from renderers.backends.diffusion.families.family import Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import torch
from renderers.backends.diffusion.loading import loaded
from renderers.backends.diffusion.training import lora
from renderers.backends.diffusion.training.checkpoints import Checkpoint
from renderers.backends.diffusion.training.encoding import Encoded
from renderers.backends.diffusion.training.experts import Expert, Stand, experts_of
from renderers.backends.diffusion.training.trainees.trainee import Moment, Trainee, trainee_of
from renderers.generative.card import Card
from renderers.generative.errors import GenerationCancelled, GenerativeError
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.looks.recipes import Recipe

_MOMENTS = (0.1, 0.3, 0.5, 0.7, 0.9)  # at which guesses are compared
_BETAS, _EPSILON = (0.9, 0.999), 1e-8
_KEPT = ("exp_avg", "exp_avg_sq")  # of Adam's state


class Diverged(GenerativeError):
    """A loss is no number any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What is taught, and what is only guessed to see how it goes."""

    taught: tuple[Encoded, ...]
    held_out: tuple[Encoded, ...]


def split(lessons: Sequence[Encoded]) -> Lessons:
    """Every eighth picture is held out; where there are fewer than eight, none: all are both."""
    held = tuple(lessons[7::8])
    taught = tuple(lesson for n, lesson in enumerate(lessons) if n % 8 != 7)
    return Lessons(taught, held) if held else Lessons(tuple(lessons), tuple(lessons))


class Course:
    """A base being taught. Its painter stays loaded until it is dropped; of two experts, one.

    Two experts take turns, step by step, each with moments of its own part of the noise; a stretch
    of steps is taken by one and then by the other, which comes to the same.

    Raises:
        CardError, ModelMissing, ModelCorrupt, CannotTrain.
    """

    def __init__(self, base: Card, shelf: Shelf, recipe: Recipe, seed: int, device: str) -> None:
        self.recipe, self.seed, self.device = recipe, seed, device
        self.trainee: Trainee = trainee_of(base)
        self.experts = experts_of(base, shelf, self.trainee, recipe)
        parts = family_of(base).parts(base, shelf)
        self._schedule = loaded(parts["scheduler"], base.profiles[0])
        self._stand = Stand(parts, base.profiles[0], self.trainee, recipe, device)

    def first(self) -> Checkpoint:
        """Before the first step."""
        fresh: dict[str, lora.Floats] = {}
        for expert in self.experts:
            fresh |= self._stand.fresh(expert, self.seed)
        nothing = {name: np.zeros_like(value) for name, value in fresh.items()}
        return Checkpoint(0, fresh, nothing, nothing)

    def taught(
        self, lessons: Sequence[Encoded], start: Checkpoint, until: int,
        progress: Progress = silent, cancel: Cancel = never, prior: Sequence[Encoded] = (),
    ) -> Checkpoint:  # fmt: skip
        """The checkpoint after step `until`.

        `prior` are pictures of the class, which are taught beside the lessons.

        Raises:
            Diverged: a loss is no number.
            GenerationCancelled: nothing of these steps is kept.
        """
        following = _Following(start.step, until, progress, cancel)
        taught = Taught(tuple(lessons), tuple(prior))
        made = [self._stretch(turn, taught, start, following) for turn in self._turns()]
        factor, mean, square = ({n: a for one in made for n, a in one[kind].items()}
                                for kind in range(3))  # fmt: skip
        return Checkpoint(until, factor, mean, square, following.losses)

    def guessed(self, lessons: Sequence[Encoded], checkpoint: Checkpoint) -> float:
        """The mean loss at fixed noise and fixed moments: comparable from step to step."""
        found: list[float] = []
        for turn in self._turns():
            expert = self.experts[turn]
            with _exact(self.device), torch().no_grad():
                painter, _ = self._stand.taken(expert, expert.own(checkpoint.factor))
                found += [
                    float(self._loss(painter, lesson, expert.share(share),
                                     lora.generator(self.seed, "fixed", n, share)))
                    for n, lesson in enumerate(lessons)
                    for share in _MOMENTS
                ]  # fmt: skip
        return sum(found) / len(found)

    def exported(self, checkpoint: Checkpoint) -> Mapping[str, lora.Floats]:
        """The adapter of a checkpoint, under the names that loaders know."""
        return lora.exported(checkpoint.factor, self.recipe)

    def close(self) -> None:
        """Give the memory back."""
        self._stand.close()

    def _turns(self) -> list[int]:
        """Experts in the order that loads fewest: whoever is present comes first."""
        present = self._stand.present
        return sorted(range(len(self.experts)), key=lambda turn: self.experts[turn].part != present)

    def _stretch(
        self, turn: int, taught: "Taught", start: Checkpoint, following: "_Following"
    ) -> tuple[dict[str, lora.Floats], ...]:
        """One expert's steps: its factors, and their moments."""
        expert, count = self.experts[turn], len(self.experts)
        with _exact(self.device):
            painter, factors = self._stand.taken(expert, expert.own(start.factor))
            done = len(range(turn, start.step, count))
            optimiser = self._optimiser(factors, start, done)
            for step in range(start.step, following.until):
                if step % count == turn:
                    following.ask(step)
                    loss = self._step(step, expert, painter, factors, optimiser, taught)
                    following.tell(step, loss)
            mean, square = (_moments(factors, optimiser, kind) for kind in _KEPT)
        return lora.arrays(factors), mean, square

    def _step(
        self, step: int, expert: Expert, painter: Any, factors: Mapping[str, Any], optimiser: Any,
        taught: "Taught",
    ) -> float:  # fmt: skip
        """One step; the mean loss of its pictures, those of the class not counted."""
        library, batch = torch(), self.recipe.batch
        optimiser.zero_grad(set_to_none=True)
        total = 0.0
        for place in range(batch):
            number = step // len(self.experts) * batch + place
            chance = lora.generator(self.seed, "step", step, place)
            lesson = taught.lessons[_turn(number, len(taught.lessons), self.seed)]
            loss = self._drawn(painter, lesson, expert, chance)
            (loss / batch).backward()
            total += float(loss.detach())
            if taught.prior:
                self._kept(number, step, place, expert, painter, taught.prior)
        if not np.isfinite(total):
            raise Diverged(f"step {step + 1}: the loss is no number any more; lower the rank, or "
                           "look for broken pictures")  # fmt: skip
        library.nn.utils.clip_grad_norm_(list(factors.values()), self.recipe.clip, foreach=False)
        for group in optimiser.param_groups:
            group["lr"] = self.recipe.learning_rate * min(1.0, (step + 1) / self.recipe.warmup)
        optimiser.step()
        return total / batch

    def _kept(
        self, number: int, step: int, place: int, expert: Expert, painter: Any,
        prior: Sequence[Encoded],
    ) -> None:  # fmt: skip
        """A picture of the class taught beside a lesson, so that the class stays what it was."""
        chance = lora.generator(self.seed, "prior", step, place)
        picture = prior[_turn(number, len(prior), self.seed)]
        loss = self._drawn(painter, picture, expert, chance)
        (self.recipe.prior * loss / self.recipe.batch).backward()

    def _drawn(self, painter: Any, lesson: Encoded, expert: Expert, chance: Any) -> Any:
        """The loss at a moment of the expert's own."""
        share = expert.share(float(torch().rand((), generator=chance)))
        return self._loss(painter, lesson, share, chance)

    def _loss(self, painter: Any, lesson: Encoded, share: float, chance: Any) -> Any:
        latents = lesson.latents.to(self.device)
        noise = torch().randn(lesson.latents.shape, generator=chance).to(self.device)
        words = {name: _moved(value, self.device) for name, value in lesson.words.items()}
        moment = Moment(latents, noise, share, self.recipe.shift, words)
        return self.trainee.loss(painter, self._schedule, moment)

    def _optimiser(self, factors: Mapping[str, Any], start: Checkpoint, done: int) -> Any:
        """AdamW as it stood after `done` steps of this expert."""
        library = torch()
        optimiser = library.optim.AdamW(
            list(factors.values()), lr=self.recipe.learning_rate, betas=_BETAS,
            eps=_EPSILON, weight_decay=self.recipe.weight_decay, foreach=False, fused=False,
        )  # fmt: skip
        for name, factor in factors.items() if done else ():
            optimiser.state[factor] = {
                "step": library.tensor(float(done)),
                "exp_avg": _tensor(start.mean[name], self.device),
                "exp_avg_sq": _tensor(start.square[name], self.device),
            }
        return optimiser


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """Pictures of a look, and of its class."""

    lessons: tuple[Encoded, ...]
    prior: tuple[Encoded, ...] = ()


class _Following:
    """How far a stretch of steps is; its losses in order of steps, whoever took them first."""

    def __init__(self, start: int, until: int, progress: Progress, cancel: Cancel) -> None:
        self.start, self.until = start, until
        self._progress, self._cancel = progress, cancel
        self._losses: dict[int, float] = {}

    @property
    def losses(self) -> tuple[float, ...]:
        """Of every step."""
        return tuple(loss for _, loss in sorted(self._losses.items()))

    def ask(self, step: int) -> None:
        """Raises GenerationCancelled where it was stopped."""
        if self._cancel():
            raise GenerationCancelled(f"stopped in step {step + 1}; go on with --resume")

    def tell(self, step: int, loss: float) -> None:
        """A step was taken."""
        self._losses[step] = loss
        share = len(self._losses) / (self.until - self.start)
        self._progress(share, f"step {step + 1}, loss {loss:.4f}")


def _moments(factors: Mapping[str, Any], optimiser: Any, kind: str) -> dict[str, lora.Floats]:
    """Adam's running means; zeros before an expert's first step."""
    zeros = torch().zeros_like
    return lora.arrays({n: optimiser.state[f].get(kind, zeros(f)) for n, f in factors.items()})


@contextmanager
def _exact(device: str) -> Iterator[None]:
    """Sums in one order: one thread on the CPU; on a GPU, exact kernels where there are any."""
    library = torch()
    threads, before = library.get_num_threads(), library.are_deterministic_algorithms_enabled()
    if device == "cpu":
        library.set_num_threads(1)
    library.use_deterministic_algorithms(mode=True, warn_only=True)
    try:
        yield
    finally:
        library.set_num_threads(threads)
        library.use_deterministic_algorithms(mode=before)


def _turn(number: int, count: int, seed: int) -> int:
    """Which lesson is the `number`th: all of them in every round, each round in another order."""
    order = list(range(count))
    random.Random(f"{seed}/{number // count}").shuffle(order)
    return order[number % count]


def _moved(value: Any, device: str) -> Any:
    return [each.to(device) for each in value] if isinstance(value, list) else value.to(device)


def _tensor(array: lora.Floats, device: str) -> Any:
    return torch().from_numpy(array.copy()).to(device)
