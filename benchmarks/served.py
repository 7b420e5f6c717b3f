"""A studio's server as a process of its own, and what it uses.

Enters: a home folder. Leaves: its address while the block lasts; processor seconds, memory.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.asking import Door

_COMMAND = "from web.cli import main; main()"
_READY_S = 60.0
_TICKS = 100  # of a second, in /proc


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    door: Door
    pid: int
    home: Path
    ready_cpu_s: float  # when it answered for the first time

    def cpu_s(self) -> float:
        """Processor seconds of the server itself, without those of its workers."""
        return _cpu_s(self.pid)

    def memory_mb(self) -> int:
        """What it holds in memory."""
        told = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(told[1]) // 1024 if told else 0


@contextmanager
def served(home: Path, size: str = "320x180") -> Iterator[Server]:
    """Serve a home folder; frames are drawn so small."""
    command = [sys.executable, "-c", _COMMAND, "serve", "--home", str(home), "--port", "0",
               "--size", size]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        door = _door(process)
        _wait(door)
        yield Server(door, process.pid, home, _cpu_s(process.pid))
    finally:
        process.terminate()
        process.wait()


def _door(process: "subprocess.Popen[str]") -> Door:
    assert process.stdout is not None  # noqa: S101 - Popen was given PIPE
    for line in process.stdout:
        told = re.search(r"(http://\S+)/open\?token=(\S+)", line)
        if told:
            return Door(told[1], told[2])
    raise RuntimeError("the server printed no address; run `storyreel serve` by hand")


def _wait(door: Door) -> None:
    until = time.monotonic() + _READY_S
    while time.monotonic() < until:
        try:
            with urlopen(f"{door.url}/health", timeout=5):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer within {_READY_S:.0f} s")


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
