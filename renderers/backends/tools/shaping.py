"""Things and places with depth: a GLB from a picture, splats from pictures with cameras.

Enters: pictures. Leaves: bytes of checked files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from renderers.backends.tools.runner import ToolRunner
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from renderers.generative.splats.capture import write_capture

MESH, SPLATS = "trellis2", "gsplat"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A file, and how it was made."""

    data: bytes
    provenance: Mapping[str, Any] = field(default_factory=dict)


def meshed(
    runner: ToolRunner, picture: Pixels, job: Path, values: Mapping[str, str] | None = None,
    progress: Progress = silent, cancel: Cancel = never,
) -> Shaped:  # fmt: skip
    """A GLB of the thing in a picture; raises as `ToolRunner.run`."""
    job.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(job / "picture.png")
    made = runner.run(MESH, job, values, progress, cancel)
    return Shaped(made.files["mesh"].read_bytes(), made.provenance)


def splatted(
    runner: ToolRunner, frames: Pixels, passes: ShotPasses, job: Path,
    picked: Sequence[int] | None = None, values: Mapping[str, str] | None = None,
    progress: Progress = silent, cancel: Cancel = never,
) -> Shaped:  # fmt: skip
    """Splats of a place as PLY, in our own metres and axes; raises as `ToolRunner.run`."""
    write_capture(job / "data", frames, passes, picked)
    made = runner.run(SPLATS, job, values, progress, cancel)
    return Shaped(made.files["splats"].read_bytes(), made.provenance)
