"""One command of a tool, from its start to its end.

Enters: a command, where it runs, its limits. Leaves: its exit code and log; nothing that it started
lives on. Stopping is asked first (SIGTERM to the whole group), then done (SIGKILL).
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renderers.backends.tools.description import Limits
from renderers.backends.tools.log import Log
from renderers.generative.generator import Cancel, Progress

_LEASH = Path(__file__).with_name("leash.py")
_TICK_S, _MEASURE_S = 0.05, 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """What is run, and where."""

    command: Sequence[str]
    folder: Path
    job: Path
    log: Path
    environment: Mapping[str, str]
    ended: Callable[[], None]  # what else must be stopped when it is stopped: a container


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. `stopped`: "" by itself, else why."""

    code: int
    lines: tuple[str, ...]
    stopped: str = ""
    cancelled: bool = False


def run(what: Run, limits: Limits, progress: Progress, cancel: Cancel) -> Outcome:
    """Run a command to its end, or to that of its limits."""
    process = subprocess.Popen(  # noqa: S603 - a command as its description has it, no shell
        [sys.executable, "-I", "-S", str(_LEASH), *what.command],
        cwd=what.folder, env=dict(what.environment), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    log = Log(process.stdout, what.log, limits.log_bytes)
    stopped, cancelled = "", False
    try:
        stopped, cancelled = _watched(process, log, what, limits, progress, cancel)
        if stopped or cancelled:
            _stop(process, limits.grace_s)
            what.ended()
    finally:
        _kill(process)
        process.stdin.close()
        log.close(limits.grace_s)
    return Outcome(process.wait(), log.last(12), stopped, cancelled)


def _watched(
    process: "subprocess.Popen[bytes]", log: Log, what: Run, limits: Limits,
    progress: Progress, cancel: Cancel,
) -> tuple[str, bool]:  # fmt: skip
    """Why it must be stopped, and whether by the user; ("", False) where it ended by itself."""
    begun = measured = time.monotonic()
    told = -1.0
    while process.poll() is None:
        if cancel():
            return "", True
        now = time.monotonic()
        if now - begun > limits.most_s:
            return f"it was not done after {limits.most_s:g} s", False
        if now - log.heard > limits.silence_s:
            return f"it said nothing for {limits.silence_s:g} s", False
        if now - measured > _MEASURE_S:
            measured = now
            if size(what.job) > limits.job_bytes:
                return f"it wrote more than {limits.job_bytes} bytes", False
        if log.share != told:
            told = log.share
            progress(told, (log.last(1) or ("",))[0])
        time.sleep(_TICK_S)
    return "", False


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # it may be gone again
                total += Path(path, name).lstat().st_size
    return total


def _stop(process: "subprocess.Popen[bytes]", grace_s: float) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    until = time.monotonic() + grace_s
    while process.poll() is None and time.monotonic() < until:
        time.sleep(_TICK_S)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group: what the tool left behind, too."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
