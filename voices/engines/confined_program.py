"""The last thing that happens before a program of others runs: this process gives up what it can.

Enters: one JSON object {"parent", "megabytes", "cpu_s", "file_mb", "read", "run", "write"} and the
command. Leaves: that command in our place, without network, with these files only, ended with its
parent. With the command `probe` it tells instead, one word each, what the kernel took.

It runs as `python -I -S confined_program.py`, alone: whoever starts us may have threads, and must
not run Python between fork and exec.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).absolute().parents[2]))

from voices.engines.confinement import NotConfined, end_with_parent, limit_memory, refuse
from voices.engines.file_access import FilesOpen, keep_files


def main(told: str, command: list[str]) -> None:
    """Give up, then become the command."""
    asked = json.loads(told)
    end_with_parent(signal.SIGKILL, asked["parent"])
    _lower(resource.RLIMIT_CPU, asked["cpu_s"])
    _lower(resource.RLIMIT_FSIZE, asked["file_mb"] << 20)
    _lower(resource.RLIMIT_CORE, 0)
    files = _keeps(asked)
    network = _refuses()
    limit_memory(asked["megabytes"])
    if command == ["probe"]:
        sys.stdout.write("files " * files + "network" * network)
    else:
        os.execv(command[0], command)  # noqa: S606 - no shell


def _keeps(asked: Any) -> bool:  # noqa: ANN401 - JSON
    try:
        keep_files(asked["read"], asked["run"], asked["write"])
    except FilesOpen:
        return False  # an old kernel; `storyreel doctor` tells it, by our own probe
    return True


def _refuses() -> bool:
    try:
        refuse(network=True, programs=False)
    except NotConfined:
        return False  # as above
    return True


def _lower(kind: int, size: int) -> None:
    """Never above what we may ourselves."""
    most = resource.getrlimit(kind)[1]
    size = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(kind, (size, size))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
