"""Programs of others, started so that a file made to harm them can do little.

Enters: a command, the files that it may use, its limits. Leaves: the command that runs it confined:
no network, only those files, no other program, a limit to memory, time and size, ended with us.
What the kernel does not offer is left out; `held` and `storyreel doctor` say what holds here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("confined_program.py")
# Libraries and their settings, fonts, what programs ask about the machine.
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc", "/opt", "/sys/devices/system", "/proc/cpuinfo",
           "/proc/meminfo", "/dev/urandom")  # fmt: skip
_LOADERS = ("/lib", "/lib64", "/usr/lib")  # the dynamic loader is "run" too
_SINK = "/dev/null"
_PROBE_S = 30.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use up."""

    megabytes: int  # address space
    cpu_s: int
    file_mb: int  # of each file that it writes


@dataclass(frozen=True, slots=True)
class Held:
    """What the kernel of this machine holds a confined program to, beside its limits."""

    network: bool
    files: bool


def confined(
    command: Sequence[str], limits: Limits, *, read: Sequence[Path] = (), write: Sequence[Path] = ()
) -> list[str]:
    """The command that runs `command` confined.

    Args:
        command: an absolute path and its arguments.
        limits: what it may use up.
        read: files and folders beside the system's own.
        write: folders.
    """
    program = Path(command[0])
    told = {
        "parent": os.getpid(),
        "megabytes": limits.megabytes,
        "cpu_s": limits.cpu_s,
        "file_mb": limits.file_mb,
        "read": [*_SYSTEM, str(program.parent), *(str(path.absolute()) for path in read)],
        "run": [*_LOADERS, str(program.resolve())],
        "write": [_SINK, *(str(path.absolute()) for path in write)],
    }
    return [sys.executable, "-I", "-S", str(_LAUNCHER), json.dumps(told), *command]


@cache  # a kernel does not change under a running process
def held() -> Held:
    """What holds on this machine, tried by a process that gives up everything."""
    command = confined([sys.executable], Limits(2048, 10, 1))
    done = subprocess.run(  # noqa: S603 - our own program, no shell
        [*command[:-1], "probe"], capture_output=True, text=True, check=False, timeout=_PROBE_S
    )
    words = done.stdout.split()
    return Held("network" in words, "files" in words)
