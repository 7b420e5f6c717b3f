"""Somebody or something taken out of a shot by VOID.

Enters: a shot's frames and passes, what goes, a folder for the job. Leaves: the frames without it;
outside the mask not a bit differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from renderers.backends.tools.runner import ToolRunner
from renderers.generative.errors import ToolFault
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.removal.quadmask import Removal, quadmask
from renderers.generative.removal.void_folder import put_back, write_folder
from renderers.generative.requests import Generated, Pixels
from renderers.generative.shot_passes import ShotPasses

TOOL = "void"


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """Frames [n, h, w, 3] of a shot, its passes, its rate."""

    frames: Pixels
    passes: ShotPasses
    rate: Fraction


def removed(
    runner: ToolRunner, shot: Shot, removal: Removal, words: str, job: Path,
    values: Mapping[str, str] | None = None, progress: Progress = silent, cancel: Cancel = never,
) -> Generated:  # fmt: skip
    """The shot without it.

    Args:
        runner: this machine's tools.
        shot: what it is taken out of.
        removal: what goes.
        words: the scene afterwards (`renderers.generative.removal.scene_words.scene_after`).
        job: a folder of its own.
        values: as `storyreel tool show void` tells them.
        progress: follows.
        cancel: stops it.

    Raises:
        CardError, CannotRun, ToolFault, GenerationCancelled.
    """
    levels = quadmask(shot.passes, removal)
    how = write_folder(job / "data" / "shot", shot.frames, levels, shot.rate, words)
    made = runner.run(TOOL, job, values, progress, cancel)
    try:
        frames = put_back(made.files["made"], how, shot.frames, levels)
    except ValueError as error:
        raise ToolFault(f"tool {TOOL}: {error}. The log: {made.logs[0]}") from error
    told: dict[str, Any] = {
        **made.provenance, "removed": list(removal.names), "changed": list(removal.changed),
        "words": words,
    }  # fmt: skip
    return Generated(frames, told)
