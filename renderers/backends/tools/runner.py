"""Tools run by their contract: inputs checked, commands run, outputs checked.

Enters: a tool's name, its input files, a folder for the job. Leaves: its outputs with their
provenance, or CannotRun, CardError, ToolFault, GenerationCancelled. A job's folder is its caller's;
what a run leaves there beside its outputs are its logs.
"""

import re
import shutil
import subprocess
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from renderers.backends.tools.checking import problems
from renderers.backends.tools.description import Tool
from renderers.backends.tools.fingerprint import fingerprint
from renderers.backends.tools.places import SETTING, Place
from renderers.backends.tools.reading import known
from renderers.backends.tools.running import Outcome, Run, run
from renderers.generative.card import Card
from renderers.generative.errors import CannotRun, CardError, GenerationCancelled, ToolFault
from renderers.generative.generator import Cancel, Progress, never, silent

_KILL_S = 30


@dataclass(frozen=True, slots=True)
class Made:
    """What a tool left, by the names of its contract; outputs that may be absent may be."""

    files: Mapping[str, Path]
    logs: tuple[Path, ...]
    provenance: Mapping[str, Any] = field(default_factory=dict)  # JSON values only


class ToolRunner:
    """Tools below one folder: `folder/<name>/` is each one's home."""

    def __init__(self, folder: Path, outside: Mapping[str, str]) -> None:
        """`outside` is this process's environment, of which tools see little."""
        self.folder, self._outside = folder, outside

    @classmethod
    def opened(cls, environment: Mapping[str, str]) -> Self:
        """The tools of this machine: STORYREEL_TOOLS, else ~/storyreel/tools."""
        named = environment.get(SETTING, "") or "~/storyreel/tools"
        return cls(Path(named).expanduser().absolute(), environment)

    def tools(self) -> Mapping[str, Tool]:
        """Every tool by name; raises CardError."""
        return known(self.folder)

    def tool(self, name: str) -> Tool:
        """A tool; raises CardError."""
        found = self.tools()
        if name not in found:
            raise CardError(
                f"no tool is called {name!r}; known: {', '.join(sorted(found))}. "
                "See storyreel tool list"
            )
        return found[name]

    def tool_for(self, card: Card) -> Tool:
        """The tool that runs a card; raises CardError."""
        for tool in self.tools().values():
            if card.name in tool.cards or card.pipeline == tool.name:
                return tool
        raise CardError(f"card {card.name}: no tool is described for it; see docs/tools.md")

    def place(self, tool: Tool) -> Place:
        """Where a tool lives."""
        return Place(tool, self.folder / tool.name, self._outside)

    def cannot_run(self, name: str) -> str:
        """What is missing before a tool could run here, and how to get it; "" nothing."""
        return self.place(self.tool(name)).lacking()

    def version(self, name: str) -> str:
        """A short digest of a tool as it is here: results are kept by it."""
        return fingerprint(self.place(self.tool(name)))

    def paths(
        self, name: str, job: Path, values: Mapping[str, str] | None = None
    ) -> Mapping[str, Path]:
        """Where a tool looks for its inputs in a job's folder, by name; raises CardError."""
        tool = self.tool(name)
        named = _named(tool, job.absolute(), values or {})
        return {file.name: Path(named[f"in:{file.name}"]) for file in tool.inputs}

    def run(
        self, name: str, job: Path, values: Mapping[str, str] | None = None,
        progress: Progress = silent, cancel: Cancel = never,
    ) -> Made:  # fmt: skip
        """Run a tool in a folder that holds its inputs.

        Raises:
            CardError: an input is missing or not as described; a value is unknown.
            CannotRun: it is not installed, or the machine is too small.
            ToolFault: it failed, or left not what its contract says.
            GenerationCancelled: the user stopped it.
        """
        tool = self.tool(name)
        place = self.place(tool)
        named = _named(tool, job.absolute(), values or {})
        lacking = place.lacking()
        if lacking:
            raise CannotRun(lacking)
        _check_inputs(tool, job, named)
        _clear(tool, job, named)
        logs = tuple(job / f"log-{number + 1}.txt" for number in range(len(tool.commands)))
        for number, command in enumerate(tool.commands):
            part = _part(progress, number, len(tool.commands))
            outcome = _ran(place, command, job, named, logs[number], part, cancel)
            _hold(tool, outcome, logs[number])
        files = _outputs(tool, job, named, logs)
        progress(1.0, "done")
        return Made(files, logs, _told(tool, named))


def _named(tool: Tool, job: Path, values: Mapping[str, str]) -> dict[str, str]:
    """What may stand in braces."""
    known_values = {value.name: value.default for value in tool.values}
    for name in values.keys() - known_values.keys():
        told = ", ".join(known_values) or "none"
        raise CardError(f"tool {tool.name}: there is no value {name!r}; it takes {told}")
    named = {**known_values, **values}
    paths = {}
    for side, files in (("in", tool.inputs), ("out", tool.outputs)):
        for file in files:
            paths[f"{side}:{file.name}"] = str(job / _path(file.path, named))
    return {**named, **paths, "job": str(job)}


def _path(path: str, named: Mapping[str, str]) -> str:
    for name, value in named.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def _check_inputs(tool: Tool, job: Path, named: Mapping[str, str]) -> None:
    paths = {file.name: Path(named[f"in:{file.name}"]) for file in tool.inputs}
    for file in tool.inputs:
        for problem in problems(file, paths[file.name], job, paths):
            raise CardError(f"tool {tool.name}: its input {file.name}: {problem}")
    for glob in tool.forbidden:
        for path in sorted(job.rglob(glob)):
            raise CardError(
                f"tool {tool.name}: {path} would be taken instead of what is meant; take it away"
            )


def _clear(tool: Tool, job: Path, named: Mapping[str, str]) -> None:
    """No output of an earlier run may count for this one's."""
    inputs = {Path(named[f"in:{file.name}"]) for file in tool.inputs}
    for file in tool.outputs:
        path = Path(named[f"out:{file.name}"])
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path not in inputs:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)


def _ran(
    place: Place, command: tuple[str, ...], job: Path, named: Mapping[str, str], log: Path,
    progress: Progress, cancel: Cancel,
) -> Outcome:  # fmt: skip
    label = f"storyreel-{uuid.uuid4().hex[:16]}"

    def ended() -> None:
        words = place.stopping(label)
        if words:
            with suppress(OSError, subprocess.SubprocessError):  # it may have ended by itself
                subprocess.run(words, check=False, capture_output=True, timeout=_KILL_S)  # noqa: S603

    what = Run(
        place.started(command, job.absolute(), named, label), place.folder(named),
        job, log, place.variables(named), ended,
    )  # fmt: skip
    if not what.folder.is_dir():
        raise CannotRun(f"tool {place.tool.name}: its folder {what.folder} is not there")
    return run(what, place.tool.limits, progress, cancel)


def _hold(tool: Tool, outcome: Outcome, log: Path) -> None:
    """Raise where a command did not end well."""
    if outcome.cancelled:
        raise GenerationCancelled(f"tool {tool.name}: stopped")
    if not outcome.stopped and outcome.code == 0:
        return
    why = outcome.stopped or f"it ended with exit code {outcome.code}"
    raise ToolFault(_fault(tool, why, outcome.lines, log))


def _outputs(
    tool: Tool, job: Path, named: Mapping[str, str], logs: tuple[Path, ...]
) -> dict[str, Path]:
    inputs = {file.name: Path(named[f"in:{file.name}"]) for file in tool.inputs}
    found = {}
    for file in tool.outputs:
        path = Path(named[f"out:{file.name}"])
        for problem in problems(file, path, job, inputs):
            lines = logs[-1].read_text("utf-8", "replace").splitlines()[-6:]
            raise ToolFault(_fault(tool, f"it ended well, but {problem}", tuple(lines), logs[-1]))
        if path.exists():
            found[file.name] = path
    return found


def _fault(tool: Tool, why: str, lines: tuple[str, ...], log: Path) -> str:
    """What went wrong, its last words, what to do."""
    words = "\n".join(f"    {line}" for line in lines) or "    (it said nothing)"
    whole = log.read_text("utf-8", "replace") if log.is_file() else ""
    remedies = [remedy.do for remedy in tool.remedies if re.search(remedy.says, whole)]
    remedy = " ".join(remedies) or f"See {tool.source}, or storyreel tool show {tool.name}"
    return f"tool {tool.name}: {why}. Its last words:\n{words}\n{remedy}. The whole log: {log}"


def _part(progress: Progress, number: int, count: int) -> Progress:
    def told(share: float, doing: str) -> None:
        progress((number + share) / count, doing)

    return told


def _told(tool: Tool, named: Mapping[str, str]) -> dict[str, Any]:
    return {
        "backend": "tool", "tool": tool.name, "source": tool.source, "licence": tool.licence,
        "pins": list(tool.environment.pins),
        "values": {value.name: named[value.name] for value in tool.values},
    }  # fmt: skip
