"""Requests for tiny clips, and what is asked of the answers."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from renderers.generative.card import Card, ControlKind
from renderers.generative.requests import ClipRequest, Control, Pixels

FRAMES = 9
PAINTER = "WanVACETransformer3DModel"


def noise(seed: int, frames: int, size: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 256, (frames, size, size, 3), dtype=np.uint8)


def asked(card: Card, frames: int = FRAMES, **told: Any) -> ClipRequest:
    size = card.profiles[0].width_px
    steers = (Control(ControlKind.DEPTH, noise(1, frames, size)),) if card.controls else ()
    given = {"profile": "final", "prompt": "a room", "seed": 1, "controls": steers} | told
    return ClipRequest(card=card.name, width_px=size, height_px=size, frames=frames, **given)


def changed(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """How often modules ran, by class."""
    ran: Counter[str] = Counter()

    def hook(module: torch.nn.Module, _: Any) -> None:
        ran[type(module).__name__] += 1

    handle = torch.nn.modules.module.register_module_forward_pre_hook(hook)
    try:
        yield ran
    finally:
        handle.remove()
