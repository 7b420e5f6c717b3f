"""A LoRA on a painter: put on, read out, set.

Enters: a loaded painter, a recipe, a seed. Leaves: the painter with factors that can be trained,
and its adapter as arrays under the names that loaders of diffusers know.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.backends.diffusion.libraries import torch
from renderers.backends.diffusion.training.trainees.trainee import Trainee
from renderers.generative.looks.errors import CannotTrain
from renderers.generative.looks.recipes import Recipe

NAME = "default"  # peft's loaders know no other for metadata
Floats = npt.NDArray[np.float32]


def generator(*told: object) -> Any:
    """Chance on the CPU from what is told: the same for the same, in any process."""
    digest = hashlib.sha256("/".join(str(one) for one in told).encode()).digest()
    return torch().Generator("cpu").manual_seed(int.from_bytes(digest[:8], "big") >> 1)


def fresh(
    painter: Any, trainee: Trainee, recipe: Recipe, seed: int, part: str
) -> dict[str, Floats]:
    """Factors of a LoRA that changes nothing yet, by full names, sorted; a skeleton will do.

    A is drawn from the seed (as peft's "gaussian" does), B is zero.

    Raises:
        CannotTrain: the painter has none of the layers.
    """
    modules, library = dict(painter.named_modules()), torch()
    found: dict[str, Floats] = {}
    for layer in adapted(painter, trainee, recipe):
        down, up = _shapes(modules[layer], recipe.rank)
        name = f"{part}.{layer}.lora_A.weight"
        drawn = library.randn(down, generator=generator(seed, "lora", name)) / recipe.rank
        found[name] = drawn.numpy()
        found[f"{part}.{layer}.lora_B.weight"] = np.zeros(up, np.float32)
    return dict(sorted(found.items()))


def put_on(painter: Any, trainee: Trainee, recipe: Recipe, part: str) -> Mapping[str, Any]:
    """Give the painter a LoRA, float32, to be filled; its factors by full names, sorted."""
    from peft import LoraConfig

    config = LoraConfig(
        r=recipe.rank, lora_alpha=recipe.alpha, lora_dropout=0.0,
        target_modules=adapted(painter, trainee, recipe), init_lora_weights=False,
    )  # fmt: skip
    painter.add_adapter(config, adapter_name=NAME)
    factors = factors_of(painter, part)
    for factor in factors.values():
        factor.data = factor.data.float()
    return factors


def adapted(painter: Any, trainee: Trainee, recipe: Recipe) -> list[str]:
    """Full names of the layers that take part, sorted; raises CannotTrain where there are none."""
    kinds = (torch().nn.Linear, torch().nn.Conv2d)
    ends = tuple(f".{target}" for target in recipe.targets)
    found = sorted(
        name
        for name, module in painter.named_modules()
        if isinstance(module, kinds) and name.endswith(ends) and not _spared(name, trainee)
    )
    if not found:
        told = ", ".join(recipe.targets)
        raise CannotTrain(
            f"{type(painter).__name__} has no layers whose names end in {told}; correct "
            "`adapts` in the card"
        )
    return found


def _shapes(layer: Any, rank: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of A and of B."""
    out, inner, *kernel = layer.weight.shape
    return (rank, inner, *kernel), (out, rank, *(1 for _ in kernel))


def factors_of(painter: Any, part: str) -> dict[str, Any]:
    """What is trained, by full names, sorted: "transformer.blocks.0.attn.to_q.lora_A.weight"."""
    found = {}
    for name, value in painter.named_parameters():
        if ".lora_A." in name or ".lora_B." in name:
            value.requires_grad_(requires_grad=True)
            found[f"{part}.{name.replace(f'.{NAME}.', '.')}"] = value
    return dict(sorted(found.items()))


def arrays(factors: Mapping[str, Any]) -> dict[str, Floats]:
    """Factors as arrays, copied."""
    return {name: value.detach().float().cpu().numpy().copy() for name, value in factors.items()}


def fill(factors: Mapping[str, Any], values: Mapping[str, Floats]) -> None:
    """Set factors to arrays of the same names."""
    library = torch()
    with library.no_grad():
        for name, factor in factors.items():
            factor.copy_(library.from_numpy(values[name].copy()))


def exported(values: Mapping[str, Floats], recipe: Recipe) -> dict[str, Floats]:
    """Factors as loaders expect them: with alpha worked into B.

    So the adapter's alpha is its rank, whatever the recipe's was, and needs no word about it.
    """
    share = np.float32(recipe.alpha / recipe.rank)
    return {name: value * share if ".lora_B." in name else value for name, value in values.items()}


def _spared(name: str, trainee: Trainee) -> bool:
    return bool(trainee.spared) and name.startswith(trainee.spared)
