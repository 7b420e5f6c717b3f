"""Painters that are taught: one, or two experts that share the noise between them.

Enters: a base card's parts, a recipe. Leaves: experts by turn, of which one at a time is loaded,
with its factors. What was learnt is kept as arrays: nothing is lost when a painter goes.
"""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from renderers.backends.diffusion.families.family import Part, Shelf
from renderers.backends.diffusion.families.folders import settings
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.libraries import torch
from renderers.backends.diffusion.loading import loaded, skeleton
from renderers.backends.diffusion.training import lora
from renderers.backends.diffusion.training.trainees.trainee import Trainee
from renderers.generative.card import Card, Profile
from renderers.generative.looks.errors import CannotTrain
from renderers.generative.looks.recipes import Recipe

Arrays = Mapping[str, lora.Floats]


@dataclass(frozen=True, slots=True)
class Expert:
    """One painter and the moments that are its own: shares from `least` to `most`."""

    part: str
    least: float = 0.0
    most: float = 1.0

    def share(self, drawn: float) -> float:
        """A share of its own, from one that was drawn evenly from 0 to 1."""
        return self.least + drawn * (self.most - self.least)

    def own(self, arrays: Arrays) -> dict[str, lora.Floats]:
        """Of arrays by full names, its own."""
        return {n: array for n, array in arrays.items() if n.startswith(f"{self.part}.")}


def experts_of(base: Card, shelf: Shelf, trainee: Trainee, recipe: Recipe) -> tuple[Expert, ...]:
    """Who is taught, in turn.

    Raises:
        CannotTrain: there are two painters, and nothing says where they meet.
    """
    second = f"{trainee.painter}_2"
    if second not in family_of(base).parts(base, shelf):
        return (Expert(trainee.painter),)
    meeting = trainee.meeting(settings(shelf.part(base, "")), recipe.shift)
    if meeting is None:
        raise CannotTrain(
            f"card {base.name}: it has two experts, and its model_index.json has no boundary_ratio "
            "that says where they meet; add it there"
        )
    return (Expert(trainee.painter, meeting, 1.0), Expert(second, 0.0, meeting))


class Stand:
    """The painter that is being taught: one is loaded, until another is asked for."""

    def __init__(
        self, parts: Mapping[str, Part], profile: Profile, trainee: Trainee, recipe: Recipe,
        device: str,
    ) -> None:  # fmt: skip
        self._parts, self._device = parts, device
        self._profile = replace(profile, dtype=recipe.dtype, quantised="", offload="")
        self._trainee, self._recipe = trainee, recipe
        self._part, self._painter = "", None
        self._factors: Mapping[str, Any] = {}

    def fresh(self, expert: Expert, seed: int) -> dict[str, lora.Floats]:
        """An expert's factors before the first step; nothing is loaded."""
        bare = skeleton(self._parts[expert.part], self._profile.dtype)
        return lora.fresh(bare, self._trainee, self._recipe, seed, expert.part)

    def taken(self, expert: Expert, factors: Arrays) -> tuple[Any, Mapping[str, Any]]:
        """An expert's painter and its factors by full names, set to these arrays."""
        if self._part != expert.part:
            self.close()
            self._load(expert)
        lora.fill(self._factors, factors)
        return self._painter, self._factors

    @property
    def present(self) -> str:
        """The part that is loaded, or ""."""
        return self._part

    def close(self) -> None:
        """Give the memory back."""
        self._part, self._painter, self._factors = "", None, {}
        gc.collect()
        if self._device.startswith("cuda"):
            torch().cuda.empty_cache()

    def _load(self, expert: Expert) -> None:
        painter = loaded(self._parts[expert.part], self._profile).to(self._device)
        if self._recipe.checkpointing:
            painter.enable_gradient_checkpointing()
        painter.train()  # or activations are kept; nothing here drops out
        self._factors = lora.put_on(painter, self._trainee, self._recipe, expert.part)
        self._part, self._painter = expert.part, painter
