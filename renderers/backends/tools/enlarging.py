"""A finished shot made larger, by SeedVR2 or a network that spandrel reads.

Enters: frames and the size wanted. Leaves: as many frames of that size.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from renderers.backends.tools.contracts import MADE, require, written
from renderers.backends.tools.runner import ToolRunner
from renderers.generative.card import Task
from renderers.generative.errors import CardError, ToolFault
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.lossless import film_frames, write_film
from renderers.generative.requests import Generated, Pixels

SEEDVR2, SPANDREL = "seedvr2", "spandrel"
_GRID = 16


def enlarged(
    runner: ToolRunner, frames: Pixels, rate: Fraction, size_px: tuple[int, int], job: Path,
    tool: str = SEEDVR2, values: Mapping[str, str] | None = None, progress: Progress = silent,
    cancel: Cancel = never,
) -> Generated:  # fmt: skip
    """The shot at `size_px`; raises CardError, CannotRun, ToolFault, GenerationCancelled."""
    if size_px[0] < frames.shape[2] or size_px[1] < frames.shape[1]:
        raise CardError(f"{size_px[0]}x{size_px[1]} px is smaller than the shot")
    require(runner.tool(tool), Task.UPSCALE)
    write_film(written(runner.paths(tool, job, values)["video"]), frames, rate)
    width, height = (-(-side // _GRID) * _GRID for side in size_px)
    taken = {value.name for value in runner.tool(tool).values}
    sized = {"width": str(width), "height": str(height)} if "width" in taken else {}
    made = runner.run(tool, job, {**sized, **(values or {})}, progress, cancel)
    fresh = film_frames(made.files[MADE])
    if len(fresh) < len(frames):
        told = f"{len(fresh)} frames of {len(frames)}"
        raise ToolFault(f"tool {tool}: it made {told}. The log: {made.logs[0]}")
    return Generated(np.stack([_sized(f, size_px) for f in fresh[: len(frames)]]), made.provenance)


def _sized(frame: Pixels, size_px: tuple[int, int]) -> Pixels:
    if (frame.shape[1], frame.shape[0]) == size_px:
        return frame
    return np.asarray(Image.fromarray(frame).resize(size_px, Image.Resampling.LANCZOS))
