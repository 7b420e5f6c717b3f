"""Room on the disk, before and while it is used.

Enters: a folder and how many bytes are to come. Leaves: nothing, or a FetchFault with the figures.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renderers.generative.errors import FetchFault

_SPARE_BYTES = 1 << 30  # left free for everything else
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def free_bytes(folder: Path) -> int:
    """Free bytes where a folder lies or will lie."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    return shutil.disk_usage(there).free


def require_room(folder: Path, count: int) -> None:
    """Raise FetchFault where `count` bytes and a gigabyte to spare do not fit."""
    free = free_bytes(folder)
    if count and count + _SPARE_BYTES > free:
        raise FetchFault(
            f"{folder}: {count / 1e9:.1f} GB are to come, and {free / 1e9:.1f} GB are free (1.1 GB "
            "of them stay so); make room, or set STORYREEL_MODELS to a folder on another disk"
        )


@contextmanager
def room() -> Iterator[None]:
    """Faults of the disk in the block as FetchFault."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            told = "the disk is full; what came is kept. Make room and run the same command again"
        else:
            told = "see its owner and its permissions, or set STORYREEL_MODELS"
        raise FetchFault(f"{error.filename or 'models'}: {error.strerror}: {told}") from error


def settled(folder: Path) -> None:
    """Have the names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
