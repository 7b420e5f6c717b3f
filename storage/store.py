"""Where things lie in a store, and who may run jobs in it.

Enters: a store's folder (a project's `.storyreel`). Leaves: the paths inside it, and a lock that
one process at a time holds.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import ProjectBusy, disk_errors

WORKING = "working"


def blobs_folder(root: Path) -> Path:
    """Content-addressed files."""
    return root / "blobs"


def table_file(root: Path) -> Path:
    """The job database."""
    return root / "jobs.sqlite"


def documents_folder(root: Path) -> Path:
    """Labelled JSON documents."""
    return root / "documents"


def scratch_folder(root: Path) -> Path:
    """What running jobs write before it becomes a blob; on the blobs' file system."""
    return root / "scratch"


def logs_folder(root: Path) -> Path:
    """What workers print."""
    return root / "logs"


@contextmanager
def running_jobs(root: Path) -> Iterator[None]:
    """Hold the right to run jobs in this store.

    The kernel gives the lock back when its holder dies, however it dies; the process id in the file
    only serves the message.

    Raises:
        ProjectBusy: another process, or another runner in this one, holds it.
    """
    path = root / "lock"
    descriptor = _opened(path)
    try:
        _lock(descriptor, path)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def at_work(root: Path) -> Iterator[None]:
    """Say, as a worker, that this process works in the store; the next runner waits for it."""
    descriptor = _opened(root / WORKING)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def wait_for_orphans(root: Path, seconds: float) -> bool:
    """Wait until no worker of a dead runner works here any more; False if one still does.

    A worker may finish the job it has in hand: that spares the next runner to do it again.
    """
    descriptor = _opened(root / WORKING)
    limit = time.monotonic() + seconds
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > limit:
                    return False
                time.sleep(0.01)
            else:
                return True
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    """A file to lock, made where there is none."""
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
        raise ProjectBusy(
            f"{path.parent}: process {holder} is running jobs in this project; "
            "wait for it, or stop it, and run again"
        ) from None
    with disk_errors(path):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
