"""Plates made larger by a tool instead of the model that painted them, where the user chose one.

Enters: a tool's name. Leaves: its version on this machine, which goes into keys; and in a job, the
function that enlarges a view. A view travels as a film of one frame.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from renderers.backends.tools.contracts import require
from renderers.backends.tools.enlarging import enlarged
from renderers.backends.tools.runner import ToolRunner
from renderers.generative.card import Task
from renderers.generative.errors import CannotRun
from renderers.generative.requests import Pixels
from renderers.production.blobs_of import restored
from storage.tasks import Context

_ONE = Fraction(1)  # frame a second
_OF_PARAMS = "plate_tool"


@dataclass(frozen=True, slots=True)
class PlateTool:
    """A tool as it is on the machine that began the film."""

    name: str
    version: str


def plate_tool(name: str, environment: Mapping[str, str]) -> PlateTool | None:
    """The tool of this name; None where none is named.

    Raises CardError where it is unknown or for something else, CannotRun where it is not here.
    """
    if not name:
        return None
    runner = ToolRunner.opened(environment)
    require(runner.tool(name), Task.UPSCALE)
    missing = runner.cannot_run(name)
    if missing:
        raise CannotRun(missing)
    return PlateTool(name, runner.version(name))


def tool_of(context: Context) -> Callable[[Pixels, int], Pixels] | None:
    """What enlarges a job's views; None: the model that paints them."""
    told = context.params[_OF_PARAMS]
    if told is None:
        return None
    tool = restored(told, PlateTool)
    runner = ToolRunner.opened(dict(os.environ))  # noqa: TID251 - as a whole, for the tool to read

    def enlarge(picture: Pixels, scale: int) -> Pixels:
        job = context.scratch / f"enlarged-{len(list(context.scratch.iterdir()))}"
        job.mkdir()
        size = (picture.shape[1] * scale, picture.shape[0] * scale)
        made = enlarged(runner, picture[None], _ONE, size, job, tool.name)
        return np.asarray(made.pictures[0], np.uint8)

    return enlarge
