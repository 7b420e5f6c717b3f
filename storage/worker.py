"""A worker process: `python -m storage.worker ROOT TASKS PARENT_PID`.

Enters, on standard input: a line with a run's id whenever there may be work; its end means that the
runner is gone. Leaves, on standard output: one JSON list per line telling what happens
(`ready`, `claimed`, `progress`, `settled`, `idle`, or `refused`). The truth is in the ledger; these
lines only say when to look. A task's own prints go to standard error, which the runner keeps in a
file.
"""

import ctypes
import faulthandler
import json
import os
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import IO, Any

from storage import claims
from storage.blobs import Blobs
from storage.errors import TasksError
from storage.execution import Bench, perform
from storage.ledger import Ledger
from storage.store import blobs_folder, ledger_file, scratch_folder
from storage.tasks import load_tasks

PR_SET_PDEATHSIG = 1


class Reports:
    """The line to the runner; tasks may report from any of their threads."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, *message: Any) -> None:  # noqa: ANN401 - JSON values
        """Tell the runner one thing."""
        with self._lock:
            self._stream.write(json.dumps(message) + "\n")
            self._stream.flush()


def main(arguments: list[str]) -> int:
    """Serve until the runner closes the line; returns the process's exit code."""
    root, tasks_path, parent = Path(arguments[0]), arguments[1], int(arguments[2])
    die_with_parent(parent)
    commands, reports = take_over_standard_streams()
    faulthandler.enable()
    try:
        tasks = load_tasks(tasks_path)
    except TasksError as error:
        reports.send("refused", str(error))
        return 1
    worker = f"{os.getpid()}-{time.monotonic_ns()}"  # process ids come round again
    with Ledger(ledger_file(root)) as ledger:
        scratch = scratch_folder(root) / worker
        bench = Bench(ledger, Blobs(blobs_folder(root)), tasks, scratch, worker)
        reports.send("ready", worker)
        serve(bench, commands, reports)
    return 0


def serve(bench: Bench, commands: IO[str], reports: Reports) -> None:
    """Work whenever told to, until there is none; end when the line ends."""
    affinity: str | None = None
    for line in commands:
        run = int(line)
        while claim := claims.claim(bench.ledger, run, bench.worker, affinity):
            reports.send("claimed", claim.key, claim.execution)
            perform(bench, claim, partial(reports.send, "progress", claim.key))
            reports.send("settled", claim.key)
            affinity = claim.affinity
        reports.send("idle")


def take_over_standard_streams() -> tuple[IO[str], Reports]:
    """Keep the runner's lines private, so that no print and no child program can touch them."""
    commands = os.fdopen(os.dup(0), "r", encoding="ascii")
    reports = Reports(os.fdopen(os.dup(1), "w", encoding="ascii"))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return commands, reports


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent dies (Linux); leave if it already has."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
