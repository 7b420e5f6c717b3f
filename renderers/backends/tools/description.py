"""A tool as data: where it comes from, how it is installed and run, what goes in and comes out.

Enters: nothing; shapes only (`reading` reads them). Leaves: descriptions, the only place where a
tool's command stands. Words in braces in commands are filled in when it runs: `{python}` of its
environment, `{home}` its folder, `{job}` the job's, `{in:NAME}` and `{out:NAME}` files of the
contract, `{drivers}` our own small scripts that run in the tool's Python, `{NAME}` a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

MINUTE = 60


class Kind(Enum):
    """What an environment is."""

    VENV = "venv"  # home/venv
    CONDA = "conda"  # home/env, a prefix of conda's
    CONTAINER = "container"  # an image, run without network
    COMMAND = "command"  # a program on PATH


class Format(Enum):
    """What a file must be to count."""

    VIDEO = "video"
    SOUND = "sound"  # WAV
    PICTURE = "picture"
    JSON = "json"
    GLB = "glb"
    PLY = "ply"
    FOLDER = "folder"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Environment:
    """Where a tool lives; none of it can share ours."""

    kind: Kind
    python: str = ""  # version
    pins: tuple[str, ...] = ()  # what it must have, and we must not
    image: str = ""  # of a container
    engine: str = "docker"  # or podman
    gpu: bool = True
    gpu_gb: float = 0.0  # memory that it needs; 0 not known
    variables: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()  # files below home that show that it is installed


@dataclass(frozen=True, slots=True)
class File:
    """A file of the contract, below the job's folder."""

    name: str
    path: str
    format: Format = Format.ANY
    optional: bool = False
    least_bytes: int = 1
    most_bytes: int = 8 << 30
    frames_of: str = ""  # a video has as many frames as this input …
    frames_off: int = 0  # … give or take so many
    size_of: str = ""  # … and is as large as this input
    size_px: tuple[int, int] = (0, 0)  # … or so large


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a command takes."""

    name: str
    default: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use up."""

    most_s: float = 120 * MINUTE
    silence_s: float = 30 * MINUTE  # without a word in its log
    log_bytes: int = 16 << 20
    job_bytes: int = 64 << 30
    grace_s: float = 10.0  # to end by itself when it is stopped


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do where the log says something."""

    says: str  # a regular expression
    do: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool and its contract."""

    name: str
    title: str
    task: str  # as cards name tasks
    source: str
    environment: Environment
    install: tuple[str, ...]  # commands for a person to run, in the tool's folder
    commands: tuple[tuple[str, ...], ...]  # run one after the other
    inputs: tuple[File, ...]
    outputs: tuple[File, ...]
    cards: tuple[str, ...] = ()
    folder: str = "{home}"  # where the commands run
    values: tuple[Value, ...] = ()
    limits: Limits = field(default_factory=Limits)
    remedies: tuple[Remedy, ...] = ()
    forbidden: tuple[str, ...] = ()  # globs that must not lie in the job's folder before it runs
    licence: str = ""
    notes: str = ""
    facts: tuple[str, ...] = ()  # where what stands here is known from

    def file(self, name: str) -> File:
        """An input or output; raises KeyError."""
        for one in (*self.inputs, *self.outputs):
            if one.name == name:
                return one
        raise KeyError(name)
