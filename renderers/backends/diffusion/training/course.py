"""The course: steps of training, from one checkpoint to the next.

Enters: encoded lessons, a recipe, a seed, a checkpoint or none. Leaves: the next checkpoint, and
how well held-out pictures are guessed. The same from the same: which pictures a step takes, noise
and moments are drawn from the seed and the number of the step.
"""

import gc
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from renderers.backends.diffusion.families.family import Shelf
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import torch
from renderers.backends.diffusion.loading import loaded
from renderers.backends.diffusion.training import lora
from renderers.backends.diffusion.training.checkpoints import Checkpoint
from renderers.backends.diffusion.training.encoding import Encoded
from renderers.backends.diffusion.training.trainees.trainee import Moment, Trainee, trainee_of
from renderers.generative.card import Card
from renderers.generative.errors import GenerationCancelled, GenerativeError
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.looks.errors import CannotTrain
from renderers.generative.looks.recipes import Recipe

_MOMENTS = (0.1, 0.3, 0.5, 0.7, 0.9)  # at which guesses are compared
_BETAS, _EPSILON = (0.9, 0.999), 1e-8


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
    """One painter being taught. It stays loaded until it is dropped.

    Raises:
        CardError, ModelMissing, ModelCorrupt, CannotTrain.
    """

    def __init__(self, base: Card, shelf: Shelf, recipe: Recipe, seed: int, device: str) -> None:
        self.recipe, self.seed, self.device = recipe, seed, device
        self.trainee: Trainee = trainee_of(base)
        parts = family_of(base).parts(base, shelf)
        if f"{self.trainee.painter}_2" in parts:
            raise CannotTrain(
                f"card {base.name}: it has two experts, and looks are taught to one; set its "
                "trains_on to a card with one expert and the same layers"
            )
        profile = replace(base.profiles[0], dtype=recipe.dtype, quantised="", offload="")
        self._schedule = loaded(parts["scheduler"], profile)
        self._painter = loaded(parts[self.trainee.painter], profile).to(device)
        if recipe.checkpointing:
            self._painter.enable_gradient_checkpointing()
        self._painter.train()  # or activations are kept; nothing here drops out
        self._factors = lora.put_on(self._painter, self.trainee, recipe, seed)
        self._fresh = lora.arrays(self._factors)

    def first(self) -> Checkpoint:
        """Before the first step."""
        nothing = {name: np.zeros_like(value) for name, value in self._fresh.items()}
        return Checkpoint(0, self._fresh, nothing, nothing)

    def taught(
        self, lessons: Sequence[Encoded], start: Checkpoint, until: int,
        progress: Progress = silent, cancel: Cancel = never,
    ) -> Checkpoint:  # fmt: skip
        """The checkpoint after step `until`.

        Raises:
            Diverged: a loss is no number.
            GenerationCancelled: nothing of these steps is kept.
        """
        lora.fill(self._factors, start.factor)
        with _exact(self.device):
            optimiser = self._optimiser(start)
            losses = []
            for step in range(start.step, until):
                if cancel():
                    raise GenerationCancelled(f"stopped in step {step + 1}; go on with --resume")
                losses.append(self._step(step, lessons, optimiser))
                share = (step + 1 - start.step) / (until - start.step)
                progress(share, f"step {step + 1}, loss {losses[-1]:.4f}")
            mean, square = self._moments(optimiser)
        return Checkpoint(until, lora.arrays(self._factors), mean, square, tuple(losses))

    def guessed(self, lessons: Sequence[Encoded], checkpoint: Checkpoint) -> float:
        """The mean loss at fixed noise and fixed moments: comparable from step to step."""
        lora.fill(self._factors, checkpoint.factor)
        with _exact(self.device), torch().no_grad():
            found = [
                float(self._loss(lesson, share, lora.generator(self.seed, "fixed", n, share)))
                for n, lesson in enumerate(lessons)
                for share in _MOMENTS
            ]
        return sum(found) / len(found)

    def exported(self, checkpoint: Checkpoint) -> Mapping[str, lora.Floats]:
        """The adapter of a checkpoint, under the names that loaders know."""
        return lora.exported(checkpoint.factor, self.trainee, self.recipe)

    def close(self) -> None:
        """Give the memory back."""
        self._factors, self._painter = {}, None
        gc.collect()
        if self.device.startswith("cuda"):
            torch().cuda.empty_cache()

    def _step(self, step: int, lessons: Sequence[Encoded], optimiser: Any) -> float:
        """One step; the mean loss of its pictures."""
        library, batch = torch(), self.recipe.batch
        optimiser.zero_grad(set_to_none=True)
        total = 0.0
        for place in range(batch):
            lesson = lessons[_turn(step * batch + place, len(lessons), self.seed)]
            chance = lora.generator(self.seed, "step", step, place)
            share = float(library.rand((), generator=chance))
            loss = self._loss(lesson, share, chance)
            (loss / batch).backward()
            total += float(loss.detach())
        if not np.isfinite(total):
            raise Diverged(f"step {step + 1}: the loss is no number any more; lower the rank, or "
                           "look for broken pictures")  # fmt: skip
        values = list(self._factors.values())
        library.nn.utils.clip_grad_norm_(values, self.recipe.clip, foreach=False)
        for group in optimiser.param_groups:
            group["lr"] = self.recipe.learning_rate * min(1.0, (step + 1) / self.recipe.warmup)
        optimiser.step()
        return total / batch

    def _loss(self, lesson: Encoded, share: float, chance: Any) -> Any:
        latents = lesson.latents.to(self.device)
        noise = torch().randn(lesson.latents.shape, generator=chance).to(self.device)
        words = {name: _moved(value, self.device) for name, value in lesson.words.items()}
        moment = Moment(latents, noise, share, self.recipe.shift, words)
        return self.trainee.loss(self._painter, self._schedule, moment)

    def _optimiser(self, start: Checkpoint) -> Any:
        """AdamW as it stood."""
        library = torch()
        optimiser = library.optim.AdamW(
            list(self._factors.values()), lr=self.recipe.learning_rate, betas=_BETAS,
            eps=_EPSILON, weight_decay=self.recipe.weight_decay, foreach=False, fused=False,
        )  # fmt: skip
        if start.step:
            for name, factor in self._factors.items():
                optimiser.state[factor] = {
                    "step": library.tensor(float(start.step)),
                    "exp_avg": _tensor(start.mean[name], self.device),
                    "exp_avg_sq": _tensor(start.square[name], self.device),
                }
        return optimiser

    def _moments(self, optimiser: Any) -> tuple[dict[str, lora.Floats], dict[str, lora.Floats]]:
        states = {name: optimiser.state[factor] for name, factor in self._factors.items()}
        mean = lora.arrays({name: state["exp_avg"] for name, state in states.items()})
        square = lora.arrays({name: state["exp_avg_sq"] for name, state in states.items()})
        return mean, square


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
