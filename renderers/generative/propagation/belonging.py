"""To whom each pixel belongs, ink that overhangs included.

Enters: the passes of a frame. Leaves: labels, motion and depth of every pixel. Ink and smoothed
edges reach a pixel or two over what lies behind: those pixels belong to, and move with, what they
are the ink of.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.generative.compositing.mattes import around
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses
from renderers.passes.levels import depth_metres

_BEHIND = 1.01


@dataclass(frozen=True, slots=True, eq=False)
class Belonging:
    """One frame's pixels. A person's body and face share a label; the set's own ids are kept."""

    label: npt.NDArray[np.uint16]  # [h, w]
    flow: Floats | None  # [h, w, 2] pixels to the next frame; None at the last
    depth_m: Floats  # [h, w]
    moving: Mask  # [h, w] people and things, not the set


def belonging(passes: ShotPasses, frame: int, overhang_px: int = 2) -> Belonging:
    """Labels, motion and depth of one frame."""
    label = _labels(passes)[passes.ids[frame]]
    depth = depth_metres(passes.depth[frame])
    last = frame >= len(passes.flow)
    flow = None if last else passes.flow[frame].astype(np.float32) / np.float32(FLOW_LEVELS)
    moving: Mask = np.isin(passes.ids[frame], moving_ids(passes))
    near = around(moving, overhang_px)
    if near is None:
        return Belonging(label, flow, depth, moving)
    box = (near.rows, near.columns)
    here = depth[box]
    ring = (near.distance > 0) & (near.distance <= overhang_px)
    mine = here[near.row, near.column]
    ring &= (here == 0) | (here > mine * _BEHIND)
    source = (near.row[ring], near.column[ring])
    arrays: tuple[npt.NDArray[Any] | None, ...] = (label, flow, depth, moving)
    for array in arrays:
        if array is not None:
            part = array[box]
            part[ring] = part[source]
    return Belonging(label, flow, depth, moving)


def moving_ids(passes: ShotPasses) -> tuple[int, ...]:
    """Ids of people and handled things."""
    return passes.ids_of("actor:", "face:", "prop:")


def _labels(passes: ShotPasses) -> npt.NDArray[np.uint16]:
    """A table from ids to labels."""
    table = np.arange(1 << 16, dtype=np.uint16)
    bodies = {name.split(":", 1)[1]: i for i, name in passes.names.items()
              if name.startswith("actor:")}  # fmt: skip
    for i, name in passes.names.items():
        if name.startswith("face:"):
            table[i] = bodies.get(name.split(":", 1)[1], i)
    return table
