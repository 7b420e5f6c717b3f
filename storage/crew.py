"""The worker processes: hired when there is work, woken, listened to, and never outliving us.

Enters: how many are wanted, and which run has work. Leaves: what they report, and news of those
that were lost. Every worker leads its own process group, so a program that a task started dies with
it. A guard (a few lines of shell holding the end of a pipe) kills the group if this process is
killed; the kernel's parent-death signal covers the worker itself even then.
"""

import contextlib
import itertools
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.crew_member import Worker, guard, last_words, runs, signal_group, wait
from storage.errors import TasksError, WorkersLost, disk_errors
from storage.jobs import CPU
from storage.store import logs_folder

GRACE_S = 2.0  # and then SIGKILL: a cancelled run stands still within three seconds
FALSE_STARTS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """A worker reports something."""

    worker: str
    what: str
    values: tuple[Any, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker is gone, and why."""

    worker: str
    reason: str


class Crew:
    """The workers of one runner.

    Args:
        root: the store.
        tasks: import path of the tasks.
        environ: their whole environment; this process's own if None.
    """

    def __init__(self, root: Path, tasks: str, environ: dict[str, str] | None) -> None:
        self._root = root
        self._tasks = tasks
        self._environ = environ
        self._workers: list[Worker] = []
        self._numbers = itertools.count(1)
        self._false_starts = 0
        self._closed = False
        self._selector = selectors.DefaultSelector()
        self._alarm_out, self._alarm_in = os.pipe()
        self._selector.register(self._alarm_out, selectors.EVENT_READ)
        # The parent-death signal comes when the thread that started the child ends, not the
        # process; so one thread starts them all and stays as long as the crew.
        self._hiring = ThreadPoolExecutor(1, "storage-crew")

    def staff(self, wanted: int, lane: str = CPU) -> None:
        """Hire until `wanted` workers stand in a lane.

        Raises:
            WorkersLost: the system gives no more processes.
        """
        while sum(worker.lane == lane for worker in self._workers) < wanted:
            try:
                worker = self._hiring.submit(self._hire, lane).result()
            except OSError as error:
                raise WorkersLost(
                    f"a worker cannot be started ({error}); close other programs and run again"
                ) from error
            self._workers.append(worker)
            self._selector.register(worker.out, selectors.EVENT_READ, worker)

    def wake(self, run: int) -> None:
        """Tell the idle ones that there may be work, and those who are still getting ready."""
        for worker in self._workers:
            if worker.idle or not (worker.name or worker.called):
                worker.idle, worker.called = False, True
                with contextlib.suppress(BrokenPipeError):  # lost: `listen` will say so
                    worker.into.write(b"%d\n" % run)

    def alarm(self) -> None:
        """End a `listen` early; may be called from any thread."""
        if not self._closed:
            os.write(self._alarm_in, b"!")

    def listen(self, timeout_s: float | None = None) -> Iterator[Heard | Lost]:
        """Wait until something is heard, and give it.

        Raises:
            TasksError: the workers cannot load the tasks.
            WorkersLost: workers keep dying before they are ready.
        """
        for ready, _ in self._selector.select(timeout_s):
            if ready.data is None:
                os.read(self._alarm_out, 4096)
            else:
                yield from self._hear(ready.data)

    def dismiss(self) -> None:
        """Stop all workers now: SIGTERM to their groups, SIGKILL after three seconds."""
        for worker in self._workers:
            signal_group(worker, signal.SIGTERM)
        limit = time.monotonic() + GRACE_S
        for worker in self._workers:
            wait(worker, limit - time.monotonic())
        for worker in self._workers:
            self._bury(worker)
        self._workers.clear()
        self._false_starts = 0

    def close(self) -> None:
        """Let the workers go, which are idle, and give everything back."""
        if self._closed:
            return
        self._closed = True
        for worker in self._workers:
            worker.into.close()
            if not worker.name:  # still loading: it holds nothing, and need not come to its end
                signal_group(worker, signal.SIGKILL)
        limit = time.monotonic() + GRACE_S
        for worker in self._workers:
            wait(worker, limit - time.monotonic())
            self._bury(worker)
        self._workers.clear()
        self._selector.close()
        self._hiring.shutdown()
        os.close(self._alarm_in)
        os.close(self._alarm_out)

    def hired(self) -> bool:
        """Whether anybody was hired who was not lost, ready or not."""
        return bool(self._workers)

    def standing(self) -> list[tuple[str, int, str]]:
        """Name, process id and lane of every worker that is alive and not halted."""
        return [
            (worker.name, worker.process.pid, worker.lane)
            for worker in self._workers
            if worker.name and runs(worker.process.pid)
        ]

    def stop(self, name: str, reason: str) -> None:
        """Kill a worker with its programs; `listen` tells that it is lost, and why."""
        for worker in self._workers:
            if worker.name == name and not worker.reason:
                worker.reason = reason
                signal_group(worker, signal.SIGKILL)

    def _hire(self, lane: str) -> Worker:
        log = logs_folder(self._root) / f"worker-{os.getpid()}-{next(self._numbers)}.log"
        with disk_errors(log):
            log.parent.mkdir(parents=True, exist_ok=True)
            errors = log.open("wb")
        with errors:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [
                    *(sys.executable, "-P", "-m", "storage.worker"),
                    *(str(self._root), self._tasks, str(os.getpid()), lane),
                ],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
                env=self._environment(),
            )
        return Worker(process, guard(process), log, lane)

    def _environment(self) -> dict[str, str]:
        """The environment, with our own module search path: workers import what we import."""
        environ = dict(os.environ) if self._environ is None else self._environ  # noqa: TID251 - inherited whole, nothing is read from it
        return {
            **environ,
            "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
        }

    def _hear(self, worker: Worker) -> Iterator[Heard | Lost]:
        chunk = os.read(worker.out.fileno(), 1 << 16)
        *lines, worker.heard = (worker.heard + chunk).split(b"\n")
        for line in lines:
            what, *values = json.loads(line)
            yield self._understood(worker, what, tuple(values))
        if not chunk:
            yield self._lose(worker)

    def _understood(self, worker: Worker, what: str, values: tuple[Any, ...]) -> Heard:
        if what == "refused":
            raise TasksError(values[0])
        if what == "ready":
            self._false_starts = 0
            worker.name = values[0]
        worker.idle = worker.idle or what in {"ready", "idle"}
        return Heard(worker.name, what, values)

    def _lose(self, worker: Worker) -> Lost:
        self._workers.remove(worker)
        self._selector.unregister(worker.out)
        wait(worker, GRACE_S)
        words = last_words(worker.log)
        ending = self._bury(worker)
        why = f" because {worker.reason}" if worker.reason else ""
        reason = f"worker {worker.process.pid} {ending}{why}{words}"
        if not worker.name:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise WorkersLost(f"workers die before they are ready: {reason}")
        return Lost(worker.name, reason)

    def _bury(self, worker: Worker) -> str:
        """Kill what is left of a worker's group and reap it; says how it ended."""
        # The group is killed before its leader is reaped: until then its number cannot be reused.
        signal_group(worker, signal.SIGKILL)
        worker.guard.communicate(b"\n")
        if worker.out in self._selector.get_map():
            self._selector.unregister(worker.out)
        worker.out.close()
        worker.into.close()
        code = worker.process.wait()
        worker.log.unlink(missing_ok=True)
        return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"exited with {code}"


def sweep_logs(root: Path) -> None:
    """Delete what workers of dead runners printed."""
    for log in logs_folder(root).glob("worker-*-*.log"):
        try:
            os.kill(int(log.name.split("-")[1]), 0)
        except ProcessLookupError:
            log.unlink(missing_ok=True)
        except PermissionError:
            continue  # another user's runner lives
