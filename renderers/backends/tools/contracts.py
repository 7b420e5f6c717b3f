"""What the files of a contract are called, by what a tool is for.

Enters: a description, the task that it is wanted for. Leaves: nothing, or a CardError that says
which file is missing. Tools of a user's own keep these names, with paths of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from renderers.backends.tools.description import Tool
from renderers.generative.card import Task
from renderers.generative.errors import CardError

MADE = "made"


@dataclass(frozen=True, slots=True)
class Contract:
    """What goes in, by name; what comes out is called "made"."""

    inputs: tuple[str, ...]


CONTRACTS: Mapping[Task, Contract] = {
    Task.LIP_SYNC: Contract(("video", "sound")),
    Task.TALK: Contract(("picture", "sound", "request")),
    Task.REMOVE: Contract(("video", "quadmask", "prompt")),
    Task.UPSCALE: Contract(("video",)),
}


def require(tool: Tool, task: Task) -> None:
    """Raise CardError where a tool is for something else, or its files have other names."""
    if tool.task != task.value:
        raise CardError(
            f"tool {tool.name} is for {_words(tool.task)} and not for {_words(task.value)}; "
            "see storyreel tool list"
        )
    wanted = CONTRACTS[task].inputs
    given = {file.name for file in tool.inputs}
    for name in wanted:
        if name not in given:
            raise CardError(f"tool {tool.name}: it has no input {name!r}; see docs/tools.md")
    for file in tool.inputs:
        if file.name not in wanted and not file.optional:
            raise CardError(
                f"tool {tool.name}: nobody writes its input {file.name!r}; see docs/tools.md"
            )
    if MADE not in {file.name for file in tool.outputs}:
        raise CardError(f"tool {tool.name}: it has no output {MADE!r}; see docs/tools.md")


def written(path: Path) -> Path:
    """The path, with a folder for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _words(task: str) -> str:
    return task.replace("_", " ")
