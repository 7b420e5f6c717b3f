"""Requests of tests: pictures from seeds, masks, LoRAs for any base."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from renderers.generative.card import Card, ControlKind
from renderers.generative.requests import Adapter, Control, Pixels, StillRequest

WIDTH, HEIGHT = 52, 40  # on no grid
POSE, DEPTH, LINE = ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE


def asked(card: Card, prompt: str = "a man", seed: int = 7, **more: Any) -> StillRequest:
    """A still of this card's first profile."""
    profile = more.pop("profile", card.profiles[0].name)
    size = (more.pop("width_px", WIDTH), more.pop("height_px", HEIGHT))
    return StillRequest(card.name, profile, prompt, seed, *size, **more)


def noise(seed: int = 0, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """A picture of random blocks: something that codecs can see."""
    random = np.random.default_rng(seed)
    blocks = random.integers(0, 256, (-(-height // 8), -(-width // 8), 3), dtype=np.uint8)
    return np.ascontiguousarray(blocks.repeat(8, 0).repeat(8, 1)[:height, :width])


def steered(kind: ControlKind, seed: int = 0, weight: float = 1.0) -> Control:
    """A control."""
    return Control(kind, noise(seed), weight)


def half() -> Pixels:
    """A mask: the right half is to be painted."""
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[:, WIDTH // 2 :] = 255
    return mask


def lora(
    path: Path, base: Any, prefix: str, names: tuple[str, ...], seed: int = 0, size: float = 0.5
) -> Adapter:
    """A LoRA of rank 2 on these layers of a base (or of its skeleton)."""
    random = torch.Generator().manual_seed(seed)
    layers = dict(base.named_modules())
    tensors = {}
    for name in names:
        out, inner = layers[name].weight.shape
        drawn = torch.randn(2, inner, generator=random) * size
        tensors[f"{prefix}.{name}.lora_A.weight"] = drawn
        drawn = torch.randn(out, 2, generator=random) * size
        tensors[f"{prefix}.{name}.lora_B.weight"] = drawn
    return saved(path, tensors)


def saved(path: Path, tensors: dict[str, Any], metadata: dict[str, str] | None = None) -> Adapter:
    """An adapter's file."""
    save_file(tensors, path, metadata)
    return Adapter(path, hashlib.sha256(path.read_bytes()).hexdigest())


def differ(one: Pixels, other: Pixels) -> int:
    """How many values of two pictures differ."""
    return int((one != other).sum())
