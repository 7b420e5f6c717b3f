"""Checkpoints: a training as it stood after a step, to the last bit.

Enters: factors, the optimiser's moments, the number of the step. Leaves: bytes (safetensors), and
the same state again. There is no state of chance to keep: it is drawn anew from the seed and the
number of each step.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.generative.errors import AdapterRefused
from renderers.generative.looks import adapter_file

Floats = npt.NDArray[np.float32]
_KINDS = ("factor", "mean", "square")


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A training after `step` steps; arrays by names of factors."""

    step: int
    factor: Mapping[str, Floats]
    mean: Mapping[str, Floats]  # Adam's running mean of gradients
    square: Mapping[str, Floats]  # and of their squares
    losses: tuple[float, ...] = ()  # of the steps since the checkpoint before


def packed(checkpoint: Checkpoint) -> bytes:
    """The checkpoint as bytes, the same for the same."""
    tensors = {
        f"{kind}/{name}": array
        for kind in _KINDS
        for name, array in getattr(checkpoint, kind).items()
    }
    told = {"step": checkpoint.step, "losses": [round(loss, 6) for loss in checkpoint.losses]}
    return adapter_file.written(tensors, told)


def unpacked(data: bytes, place: str = "checkpoint") -> Checkpoint:
    """The checkpoint of these bytes; raises AdapterRefused where they are none."""
    file = adapter_file.parsed(data, place)
    sorted_out: dict[str, dict[str, Floats]] = {kind: {} for kind in _KINDS}
    for name, array in adapter_file.arrays_of(data, file).items():
        kind, _, factor = name.partition("/")
        if kind not in sorted_out:
            raise AdapterRefused(f"{place}: {name}: is no part of a checkpoint; train again")
        sorted_out[kind][factor] = array
    told: Mapping[str, Any] = file.provenance
    return Checkpoint(int(told["step"]), **sorted_out, losses=tuple(told["losses"]))
