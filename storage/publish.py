"""Files that appear whole or not at all.

Enters: bytes or a finished file, and the name it shall have. Leaves: that name, holding all of it,
synced to the disk; on any fault the name keeps what it held before and nothing is left beside it.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from storage.errors import StorageError, disk_errors

PART = ".part"
CHUNK = 1 << 20


@contextmanager
def staged(target: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Yield a temporary file beside `target` that becomes `target` when the block ends well.

    The temporary lies in the same folder, so that the final rename is atomic; it is synced before.
    It stays locked while it is written, which is how `sweep` tells a living one from an orphan.

    Raises:
        StorageFull, StorageReadOnly, StorageError: naming `target` and the remedy.
    """
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}{PART}")
        try:
            with os.fdopen(_locked(part, mode), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
                part.replace(target)  # before the lock is given up: `sweep` may come at any time
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _locked(part: Path, mode: int) -> int:
    """Create a temporary and lock it, again if `sweep` came between the two."""
    while True:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor
        os.close(descriptor)


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` under `target`, whole or not at all."""
    with staged(target) as file:
        file.write(data)
    sync_folder(target.parent)


def publish(source: Path, target: Path) -> None:
    """Copy the file `source` to `target`, whole or not at all: the way every final output leaves.

    Raises:
        StorageError: `source` cannot be read.
        StorageFull, StorageReadOnly: `target` cannot be written.
    """
    try:
        original = source.open("rb")
    except OSError as error:
        raise StorageError(f"{source}: cannot be read ({error.strerror})") from error
    with original, staged(target) as copy:
        shutil.copyfileobj(original, copy, CHUNK)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, as fsync did for their contents."""
    with disk_errors(folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> int:
    """Delete the temporaries below `folder` that a killed process left; returns how many.

    Those still being written are locked by their writer, in whatever process, and stay.
    """
    return sum(_orphaned(part) for part in folder.rglob(f".*{PART}"))


def _orphaned(part: Path) -> bool:
    """Delete one temporary if nobody writes it."""
    try:
        with part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
    except (FileNotFoundError, BlockingIOError):
        return False  # its writer finished it, or still holds it
    return True
