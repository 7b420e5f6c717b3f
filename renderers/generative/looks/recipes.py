"""Recipes: how carefully a look is taught, as data.

Enters: a base card, and what a user wants otherwise. Leaves: a recipe. All of it is part of the key
of what it makes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from renderers.generative.card import Card, Runner
from renderers.generative.looks.errors import CannotTrain

MOST_PRIOR = 200  # pictures of the class
_LEAST_STEPS, _MOST_STEPS, _MOST_RANK = 1, 100_000, 256


@dataclass(frozen=True, slots=True)
class Recipe:
    """See `recipes.toml`."""

    rank: int
    alpha: float
    learning_rate: float
    warmup: int
    steps: int
    every: int
    batch: int
    side_px: int
    clip: float
    weight_decay: float
    shift: float
    dtype: str
    checkpointing: bool
    prior: float
    targets: tuple[str, ...]

    @property
    def stops(self) -> tuple[int, ...]:
        """Steps at which there is a checkpoint; the last one is the end."""
        return (*range(self.every, self.steps, self.every), self.steps)


def recipe_for(
    base: Card,
    steps: int | None = None,
    rank: int | None = None,
    every: int | None = None,
    prior: int = 0,
) -> Recipe:
    """The recipe of a base's family; raises CannotTrain for numbers out of bounds.

    `prior` is the number of pictures of the class; they count as much as those of the look.
    """
    told = _told()
    values = {**told["default"], **told.get(_kin(base.family), {})}
    values["targets"] = base.adapts or tuple(values["targets"])
    recipe = Recipe(**{field.name: values[field.name] for field in fields(Recipe)})
    side = min(recipe.side_px, base.grid.most_px)
    recipe = replace(recipe, side_px=max(side, base.grid.least_px))
    if steps is not None:
        _within("steps", steps, _LEAST_STEPS, _MOST_STEPS)
        recipe = replace(recipe, steps=steps)
    if every is not None:
        _within("every", every, 1, _MOST_STEPS)
        recipe = replace(recipe, every=every)
    if prior:
        _within("prior", prior, 1, MOST_PRIOR)
        recipe = replace(recipe, prior=1.0)
    if rank is not None:
        _within("rank", rank, 1, _MOST_RANK)
        recipe = replace(recipe, rank=rank, alpha=float(rank))
    return recipe


def base_of(card: Card, cards: Mapping[str, Card]) -> Card:
    """The card on which LoRAs for `card` are trained; raises CannotTrain.

    A distilled model names another one: what it lost by being distilled would be lost twice.
    """
    if card.runner is not Runner.DIFFUSERS or not card.adapters or not card.trains_on:
        able = ", ".join(sorted(c.name for c in cards.values() if c.adapters and c.trains_on))
        raise CannotTrain(
            f"card {card.name}: no look can be trained for it; cards that can: {able or 'none'}. "
            "Without training, reference pictures stand for a look"
        )
    base = cards.get(card.trains_on)
    if base is None:
        raise CannotTrain(
            f"card {card.name}: LoRAs for it are trained on {card.trains_on!r}, which is no card "
            "here; add it to the folder of models, in cards/"
        )
    if base.trains_on != base.name:
        raise CannotTrain(
            f"card {card.name}: it says trains_on = {base.name!r}, and that card is none to train "
            f"on (it says {base.trains_on!r}); name a base that was not distilled"
        )
    return base


def _kin(family: str) -> str:
    """The table of a family: "wan-vace" is taught as "wan" where it has no table of its own."""
    told = _told()
    return family if family in told else family.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0]


@cache
def _told() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("recipes.toml").read_text(encoding="utf-8"))


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise CannotTrain(f"--{name} {value}: {name} run from {least} to {most}; choose within")
