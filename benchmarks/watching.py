"""Running the program and watching what it takes.

Enters: a command line. Leaves: its wall time, the processor time of it and all its children, the
highest resident memory of each process, and how busy the machine was with other things.
"""

import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("storyreel")
BYTECODE = Path(__file__).resolve().parent.parent / "out" / "bench" / "bytecode"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
_LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    seconds: float
    cpu_seconds: float
    peak_mib: dict[str, float]  # by role: the program, a worker, a speech engine
    load_before: float  # processes that wanted a processor over the last minute
    load_after: float
    output: str

    @property
    def waited(self) -> float:
        """Seconds for which the command had less than a processor of its own."""
        return max(0.0, self.seconds - self.cpu_seconds)


def watched(*arguments: str | Path, expect: int = 0) -> Cost:
    """Run `storyreel` with arguments; raises RuntimeError with its output on another exit code."""
    load_before, before, began = os.getloadavg()[0], _children_cpu(), time.monotonic()
    process = subprocess.Popen(
        [PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=_as_installed(),
    )
    peaks = _Peaks(process.pid)
    output, _ = process.communicate()
    seconds = time.monotonic() - began
    found = peaks.ended()
    if process.returncode != expect:
        raise RuntimeError(f"{arguments}: exit code {process.returncode}\n{output}")
    cpu = _children_cpu() - before
    return Cost(seconds, cpu, found, load_before, os.getloadavg()[0], output)


def _as_installed() -> dict[str, str]:
    """This environment, but with compiled modules kept, as every user's are.

    Where they are not, each process compiles all its modules again, more than a second of it.
    """
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}  # noqa: TID251 - passed on whole
    return {**kept, "PYTHONPYCACHEPREFIX": str(BYTECODE)}


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class _Peaks:
    """Looks at a process and its descendants ten times a second.

    VmHWM only grows, so the last look at a process misses at most what it took in its last tenth.
    """

    def __init__(self, root: int) -> None:
        self._root = root
        self._found: dict[str, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def ended(self) -> dict[str, float]:
        """The peaks, once the process is gone."""
        self._over.set()
        self._thread.join()
        return {role: round(mib, 1) for role, mib in sorted(self._found.items())}

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY_S):
            for pid in _tree(self._root):
                seen = _seen(pid)
                if seen:
                    role, mib = seen
                    self._found[role] = max(self._found.get(role, 0.0), mib)


def _tree(root: int) -> list[int]:
    """A process and its descendants."""
    found = [root]
    for pid in found:
        try:
            children = Path(f"/proc/{pid}/task").glob("*/children")
            found += [int(child) for path in children for child in path.read_text().split()]
        except OSError:
            continue  # it ended while we looked
    return found


def _seen(pid: int) -> tuple[str, float] | None:
    """A process's role and the most memory it has held so far, MiB; None when it is gone."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    mark = status.find("VmHWM:")
    if mark < 0:
        return None
    return _role(command), int(status[mark:].split()[1]) / 1024


def _role(command: str) -> str:
    for word, role in (
        ("storage.worker", "worker"),
        ("_program.py", "speech engine"),
        ("/bin/storyreel", "program"),
    ):
        if word in command:
            return role
    return "other"
