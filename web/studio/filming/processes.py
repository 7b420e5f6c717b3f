"""Film processes from outside: started, stopped, reaped.

Enters: orders. Leaves: processes, each in a group of its own that can be ended whole.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from web.studio.filming.orders import Order

GRACE_S = 2.0  # from SIGTERM to SIGKILL; with it a run is cancelled within three seconds


def started(order: Order, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A process that carries out an order; it ends with the thread that calls this."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "web.studio.filming.process"],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={
            **environment,
            "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
        },
    )
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError):  # it is dead: its end will be heard
            process.stdin.write(msgspec.json.encode(order) + b"\n")
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM, and SIGKILL where that is not enough; its workers end with it."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_S)
            return


def reap(process: subprocess.Popen[bytes]) -> None:
    """See a process to its end, and close its pipes."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    stop(process)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
