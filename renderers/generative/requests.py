"""What a model is asked for and what it answers.

Enters: nothing; shapes only. Leaves: requests for stills and clips. Pictures are uint8 [h, w, 3],
rows top first; moving ones [n, h, w, 3]; masks uint8 [h, w] or [n, h, w], 255 where the model
paints and 0 where the picture stays (each backend turns them to its model's own polarity).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.generative.card import ControlKind

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Adapter:
    """A LoRA: one character in one costume, or a style."""

    path: Path  # safetensors
    sha256: str
    trigger: str = ""
    weight: float = 1.0
    part: str = ""  # where a model has several painters, the one it is for; "" all


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A pass that steers. `pictures` [h, w, 3] for a still, [n, h, w, 3] for a clip."""

    kind: ControlKind
    pictures: Pixels
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class StillRequest:
    """One picture. Sizes are the picture's own; a backend pads to its grid and crops again."""

    card: str
    profile: str
    prompt: str
    seed: int
    width_px: int
    height_px: int
    negative: str = ""
    controls: tuple[Control, ...] = ()
    picture: Pixels | None = None  # what stands already
    mask: Pixels | None = None  # [h, w]: 255 to paint, 0 to keep; outside it nothing changes
    strength: float = 1.0  # how much of `picture` is given up inside the mask
    references: tuple[Pixels, ...] = ()
    reference_masks: tuple[Pixels, ...] = ()  # [h, w] each: 255 where that reference is meant
    adapters: tuple[Adapter, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ClipRequest:
    """Moving pictures of `frames` frames; longer than a model's window is the asker's business."""

    card: str
    profile: str
    prompt: str
    seed: int
    width_px: int
    height_px: int
    frames: int
    negative: str = ""
    controls: tuple[Control, ...] = ()
    pictures: Pixels | None = None  # [n, h, w, 3] known frames or regions
    mask: Pixels | None = None  # [n, h, w]: 255 to paint, 0 to keep
    references: tuple[Pixels, ...] = ()
    adapters: tuple[Adapter, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Generated:
    """What came back: pictures [n, h, w, 3] (a still has n = 1) and how they were made."""

    pictures: Pixels
    provenance: Mapping[str, Any] = field(default_factory=dict)  # JSON values only
