"""Somebody or something taken out of a shot by VOID, or a tool that keeps its contract.

Enters: a shot's frames and what goes, a folder for the job. Leaves: the frames without it; outside
the mask not a bit differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from renderers.backends.tools.contracts import MADE, require
from renderers.backends.tools.runner import ToolRunner
from renderers.generative.card import Task
from renderers.generative.errors import CardError, ToolFault
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.removal.quadmask import Removal, quadmask
from renderers.generative.removal.void_folder import (
    PROMPT,
    QUADMASK,
    VIDEO,
    put_back,
    write_folder,
)
from renderers.generative.requests import Generated, Pixels
from renderers.generative.shot_passes import ShotPasses

TOOL = "void"
_FILES = {"video": VIDEO, "quadmask": QUADMASK, "prompt": PROMPT}


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """Frames [n, h, w, 3] of a shot, its passes, its rate."""

    frames: Pixels
    passes: ShotPasses
    rate: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Masked:
    """Frames [n, h, w, 3], their quadmask [n, h, w], their rate, words for the scene afterwards."""

    frames: Pixels
    levels: Pixels
    rate: Fraction
    words: str


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
    masked = Masked(shot.frames, quadmask(shot.passes, removal), shot.rate, words)
    made = painted_out(runner, masked, job, values, progress, cancel)
    told = {"removed": list(removal.names), "changed": list(removal.changed)}
    return Generated(made.pictures, {**made.provenance, **told})


def painted_out(
    runner: ToolRunner, what: Masked, job: Path, values: Mapping[str, str] | None = None,
    progress: Progress = silent, cancel: Cancel = never, tool: str = TOOL,
) -> Generated:  # fmt: skip
    """The frames without what the mask marks; raises as `removed`."""
    require(runner.tool(tool), Task.REMOVE)
    paths = runner.paths(tool, job, values)
    folder = paths["video"].parent
    if any(paths[name] != folder / file for name, file in _FILES.items()):
        raise CardError(f"tool {tool}: its inputs must be {', '.join(_FILES.values())} in a folder")
    how = write_folder(folder, what.frames, what.levels, what.rate, what.words)
    made = runner.run(tool, job, values, progress, cancel)
    try:
        frames = put_back(made.files[MADE], how, what.frames, what.levels)
    except ValueError as error:
        raise ToolFault(f"tool {tool}: {error}. The log: {made.logs[0]}") from error
    return Generated(frames, {**made.provenance, "words": what.words})
