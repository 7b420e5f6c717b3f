"""Where tools live on this machine, and how one is started there.

Enters: a description, the folder of tools, the environment. Leaves: a command with everything in
braces filled in, the variables that it runs with, and what is missing before it could run.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from renderers.backends.tools.description import Environment, Kind, Tool
from renderers.backends.tools.reading import BRACES
from renderers.generative.fitting import this_machine

SETTING = "STORYREEL_TOOLS"
DRIVERS = Path(__file__).with_name("drivers")
# What a tool may know of the machine; its own variables come on top.
_KEPT = ("CUDA_VISIBLE_DEVICES", "CUDA_HOME", "LD_LIBRARY_PATH", "TMPDIR", "LANG")
_GIGABYTE = 10**9
_NEARLY = 0.9  # cards of "24 GB" have a little less


@dataclass(frozen=True, slots=True)
class Place:
    """One tool's folder, and the machine's environment."""

    tool: Tool
    home: Path
    outside: Mapping[str, str]

    @property
    def python(self) -> Path:
        """Python of the tool's own environment."""
        part = {Kind.VENV: "venv", Kind.CONDA: "env"}.get(self.tool.environment.kind)
        return self.home / part / "bin" / "python" if part else Path("python")

    def lacking(self) -> str:
        """What is missing before it could run; "" nothing."""
        environment = self.tool.environment
        missing = list(_absent(environment, self))
        if environment.gpu and not missing:
            machine = this_machine(self.home)
            wanted = environment.gpu_gb * _GIGABYTE
            if not machine.gpu:
                missing.append("a GPU, and there is none")
            elif machine.gpu_bytes < wanted * _NEARLY:
                missing.append(
                    f"{environment.gpu_gb:g} GB of GPU memory, and {machine.gpu} has "
                    f"{machine.gpu_bytes / _GIGABYTE:.0f}"
                )
        if not missing:
            return ""
        return (
            f"{self.tool.name} needs {'; '.join(missing)}. "
            f"How it is installed: storyreel tool install {self.tool.name}"
        )

    def filled(self, words: Sequence[str], named: Mapping[str, str]) -> list[str]:
        """Words with what stands in braces put in."""
        given = {"python": str(self.python), "home": str(self.home), "drivers": str(DRIVERS)}
        return [BRACES.sub(lambda found: {**given, **named}[found[1]], word) for word in words]

    def started(
        self, command: Sequence[str], job: Path, named: Mapping[str, str], label: str
    ) -> list[str]:
        """The whole command, a container's engine before it."""
        words = self.filled(command, named)
        environment = self.tool.environment
        if environment.kind is not Kind.CONTAINER:
            return words
        engine = shutil.which(environment.engine, path=self._path()) or environment.engine
        shared = [f"--volume={one}:{one}" for one in (job, self.home, DRIVERS)]
        variables = [f"--env={name}={value}" for name, value in self._own(named).items()]
        gpus = ["--gpus=all"] if environment.gpu else []
        return [
            engine, "run", "--rm", "--init", f"--name={label}", "--network=none",
            f"--user={os.getuid()}:{os.getgid()}", *gpus, *shared, *variables,
            f"--workdir={self.folder(named)}", environment.image, *words,
        ]  # fmt: skip

    def stopping(self, label: str) -> list[str]:
        """What ends a container of that name; [] where there is none to end."""
        environment = self.tool.environment
        if environment.kind is not Kind.CONTAINER:
            return []
        return [shutil.which(environment.engine, path=self._path()) or "", "kill", label]

    def folder(self, named: Mapping[str, str]) -> Path:
        """Where its commands run."""
        return Path(self.filled([self.tool.folder], named)[0])

    def variables(self, named: Mapping[str, str]) -> dict[str, str]:
        """What it runs with: a bare environment, its own Python first, nothing fetched."""
        kept = {name: self.outside[name] for name in _KEPT if name in self.outside}
        return {
            **kept, "PATH": self._path(), "HOME": str(self.home), "LC_ALL": "C.UTF-8",
            "PYTHONNOUSERSITE": "1", "PYTHONUNBUFFERED": "1", "HF_HUB_OFFLINE": "1",
            "TRANSFORMERS_OFFLINE": "1", **self._own(named),
        }  # fmt: skip

    def _own(self, named: Mapping[str, str]) -> dict[str, str]:
        own = self.tool.environment.variables
        return dict(zip(own, self.filled(list(own.values()), named), strict=True))

    def _path(self) -> str:
        usual = self.outside.get("PATH", os.defpath)
        return f"{self.python.parent}{os.pathsep}{usual}" if self.python.is_absolute() else usual


def _absent(environment: Environment, place: Place) -> list[str]:
    missing = []
    if environment.kind in (Kind.VENV, Kind.CONDA) and not place.python.exists():
        missing.append(f"its environment, {place.python}")
    if environment.kind is Kind.CONTAINER and not shutil.which(environment.engine):
        missing.append(f"the program {environment.engine}")
    if environment.kind is Kind.COMMAND:
        program = place.tool.commands[0][0]
        if not BRACES.search(program) and not shutil.which(program, path=place.outside.get("PATH")):
            missing.append(f"the program {program} on PATH")
    missing += [str(place.home / path) for path in environment.needs
                if not (place.home / path).exists()]  # fmt: skip
    return missing
