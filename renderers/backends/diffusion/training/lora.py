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


def put_on(painter: Any, trainee: Trainee, recipe: Recipe, seed: int) -> Mapping[str, Any]:
    """Give the painter a fresh LoRA, float32; its factors by name, in order of names.

    A is drawn from the seed (as peft's "gaussian" does), B is zero: nothing changes yet.

    Raises:
        CannotTrain: the painter has none of the layers.
    """
    from peft import LoraConfig

    layers = adapted(painter, trainee)
    if not layers:
        raise CannotTrain(f"{type(painter).__name__} has no layers named {trainee.targets}")
    config = LoraConfig(
        r=recipe.rank, lora_alpha=recipe.alpha, lora_dropout=0.0, target_modules=layers,
        init_lora_weights=False,
    )  # fmt: skip
    painter.add_adapter(config, adapter_name=NAME)
    factors = factors_of(painter)
    library = torch()
    with library.no_grad():
        for name, factor in factors.items():
            factor.data = factor.data.float()
            if ".lora_A." in name:
                drawn = library.randn(factor.shape, generator=generator(seed, "lora", name))
                factor.copy_(drawn / recipe.rank)
            else:
                factor.zero_()
    return factors


def adapted(painter: Any, trainee: Trainee) -> list[str]:
    """Full names of the layers that take part, sorted."""
    linear = torch().nn.Linear
    ends = tuple(f".{target}" for target in trainee.targets)
    return sorted(
        name
        for name, module in painter.named_modules()
        if isinstance(module, linear) and name.endswith(ends) and not _spared(name, trainee)
    )


def factors_of(painter: Any) -> dict[str, Any]:
    """What is trained, by name, sorted: "blocks.0.attn.to_q.lora_A.weight"."""
    found = {}
    for name, value in painter.named_parameters():
        if ".lora_A." in name or ".lora_B." in name:
            value.requires_grad_(requires_grad=True)
            found[name.replace(f".{NAME}.", ".")] = value
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


def exported(values: Mapping[str, Floats], trainee: Trainee, recipe: Recipe) -> dict[str, Floats]:
    """Factors as loaders expect them: with the part's name, and with alpha worked into B.

    So the adapter's alpha is its rank, whatever the recipe's was, and needs no word about it.
    """
    share = np.float32(recipe.alpha / recipe.rank)
    return {
        f"{trainee.painter}.{name}": value * share if ".lora_B." in name else value
        for name, value in values.items()
    }


def _spared(name: str, trainee: Trainee) -> bool:
    return bool(trainee.spared) and name.startswith(trainee.spared)
