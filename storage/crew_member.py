"""One worker process, from outside: its guard, its signals, its end.

Enters: a process that leads a group of its own. Leaves: the same, watched over until it is gone.
"""

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LAST_WORDS = 2000
# Reads a line and leaves when told so; on end of file (we are dead) kills the group named by $0,
# when the worker had its moment for the job in hand.
GUARD = 'read -r _ || { sleep 2; kill -s KILL -- "-$0"; }'


@dataclass(slots=True)
class Worker:
    """One process of the crew, as its runner sees it."""

    process: subprocess.Popen[bytes]
    guard: subprocess.Popen[bytes]
    log: Path
    lane: str
    name: str = ""
    reason: str = ""  # why we stopped it
    idle: bool = False
    called: bool = False  # told that there is work before it was ready
    heard: bytes = b""

    @property
    def out(self) -> IO[bytes]:
        """What it reports."""
        assert self.process.stdout is not None  # noqa: S101 - Popen was given PIPE
        return self.process.stdout

    @property
    def into(self) -> IO[bytes]:
        """What it is told."""
        assert self.process.stdin is not None  # noqa: S101 - Popen was given PIPE
        return self.process.stdin


def guard(process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    """What kills a worker's group if we cannot."""
    try:
        return subprocess.Popen(  # noqa: S603 - a constant script
            ["/bin/sh", "-c", GUARD, str(process.pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        process.kill()
        process.communicate()
        raise


def runs(pid: int) -> bool:
    """Whether a process is alive and was not stopped by a signal."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"T", "t", "Z", "X"}


def signal_group(worker: Worker, number: signal.Signals) -> None:
    """Send a signal to a worker and all programs that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.process.pid, number)


def wait(worker: Worker, seconds: float) -> None:
    """Wait for a worker's end without reaping it, at most so long."""
    limit = time.monotonic() + seconds
    how = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while os.waitid(os.P_PID, worker.process.pid, how) is None and time.monotonic() < limit:
        time.sleep(0.005)


def last_words(log: Path) -> str:
    """The end of what a worker printed, for the reason of its loss."""
    text = log.read_bytes()[-LAST_WORDS:].decode("utf-8", "replace").strip()
    return f"; it last wrote:\n{text}" if text else ""
