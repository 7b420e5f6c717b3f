"""A worker process: `python -m storage.worker ROOT TASKS PARENT_PID [LANE]`.

Enters, on standard input: a line with a run's id whenever there may be work; its end means that the
runner is gone. Leaves, on standard output: one JSON list per line telling what happens
(`ready`, `claimed`, `progress`, `settled`, `returned`, `idle`, or `refused`). The truth is in the
table; these lines only say when to look. A task's own prints go to standard error, which the runner
keeps in a file. A worker whose runner dies may finish the job in hand, for a moment, and takes no
other.
"""

import contextlib
import ctypes
import faulthandler
import importlib
import json
import os
import select
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import IO, Any

from storage import claims
from storage.claims import Claim
from storage.errors import TasksError
from storage.execution import Bench, perform
from storage.job_table import JobTable
from storage.jobs import CPU
from storage.shared_blobs import blobs_of
from storage.store import at_work, scratch_folder, table_file
from storage.tasks import Tasks, load_tasks

PR_SET_PDEATHSIG = 1
ORPHAN_S = 1.5  # what the job in hand is given when the runner is gone


class Reports:
    """The line to the runner; tasks may report from any of their threads."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, *message: Any) -> None:  # noqa: ANN401 - JSON values
        """Tell the runner one thing."""
        with self._lock, contextlib.suppress(BrokenPipeError):  # the runner is gone: `serve` ends
            self._stream.write(json.dumps(message) + "\n")
            self._stream.flush()


def main(arguments: list[str]) -> int:
    """Serve until the runner closes the line; returns the process's exit code."""
    root, tasks_path, parent = Path(arguments[0]), arguments[1], int(arguments[2])
    lane = arguments[3] if len(arguments) > 3 else CPU
    die_with_parent(parent)
    commands, reports = take_over_standard_streams()
    faulthandler.enable()
    try:
        tasks = load_tasks(tasks_path)
    except TasksError as error:
        reports.send("refused", str(error))
        return 1
    get_ready(tasks, commands)
    worker = f"{os.getpid()}-{time.monotonic_ns()}"  # process ids come round again
    with at_work(root), JobTable(table_file(root)) as table:
        scratch = scratch_folder(root) / worker
        bench = Bench(table, blobs_of(root), tasks, scratch, worker)
        reports.send("ready", worker)
        serve(bench, commands, reports, parent, lane)
    return 0


def get_ready(tasks: Tasks, commands: IO[str]) -> None:
    """Import what the tasks will need, as long as nothing is asked for and the runner lives.

    What cannot be imported is left to the job that needs it, which says so better.
    """
    for module in dict.fromkeys(name for task in tasks.values() for name in task.ahead):
        asked, _, _ = select.select([commands], [], [], 0)  # the end of the line counts as well
        if asked:
            return
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def serve(bench: Bench, commands: IO[str], reports: Reports, parent: int, lane: str) -> None:
    """Work whenever told to, until there is none; end when the line or the runner ends."""
    affinity: str | None = None
    for line in commands:
        run = int(line)
        while claim := _next(bench, run, affinity, parent, lane):
            reports.send("claimed", claim.key, claim.execution)
            back = perform(bench, claim, partial(reports.send, "progress", claim.key))
            reports.send(*(("returned", back.key, back.reason) if back else ("settled", claim.key)))
            affinity = claim.affinity
        reports.send("idle")


def _next(bench: Bench, run: int, affinity: str | None, parent: int, lane: str) -> Claim | None:
    """The next work, as long as somebody waits for it."""
    if os.getppid() != parent:
        return None
    return claims.claim(bench.table, run, bench.worker, affinity, lane)


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
    """Have this process and its programs end soon after its parent (Linux); leave if it has ended.

    The kernel tells of the parent's death by a signal. What waits for it is a thread, because the
    main one may be deep in a task; the runner's guard is the second rope.
    """
    if sys.platform == "linux":
        signals, into = os.pipe()
        os.set_blocking(into, False)
        signal.signal(signal.SIGUSR1, lambda *_: None)
        signal.set_wakeup_fd(into, warn_on_full_buffer=False)
        threading.Thread(target=_end_soon, args=[signals], daemon=True).start()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGUSR1)
    if os.getppid() != parent:
        raise SystemExit(1)


def _end_soon(signals: int) -> None:
    """Wait for the parent's death, give the job in hand a moment, then kill the whole group."""
    while signal.SIGUSR1 not in os.read(signals, 64):
        pass
    time.sleep(ORPHAN_S)
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
