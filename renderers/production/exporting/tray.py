"""The tray that a print lies in until it is done.

Enters: the path that an export shall have. Leaves: a hidden folder beside it to fill, and at the
end every file under its name, each whole. What stood in a folder before and is not replaced stays.
A tray is locked while it is filled; those that a killed process left are swept by the next.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from renderers.production.exporting.errors import BadOption, ExportError
from storage.errors import disk_errors
from storage.publish import sync_folder

_TRAY = ".tray"


@dataclass(frozen=True, slots=True)
class Tray:
    """`folder` holds what will be published, `scratch` what will not."""

    folder: Path
    scratch: Path


@contextmanager
def tray_for(out: Path) -> Iterator[Tray]:
    """A tray beside `out`; it is gone when the block ends, whatever happened.

    Raises StorageFull, StorageReadOnly, StorageError naming `out`.
    """
    root = out.parent / f".{out.name[:80]}.{secrets.token_hex(6)}{_TRAY}"
    tray = Tray(root / "print", root / "scratch")
    with disk_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        swept(out.parent)
        lock = _locked(root)
        for folder in (tray.folder, tray.scratch):
            folder.mkdir()
    try:
        yield tray
    finally:
        shutil.rmtree(root, ignore_errors=True)  # under a name of our own, nobody else's
        os.close(lock)


def _locked(root: Path) -> int:
    """Make a tray and lock it, again if a sweep came between the two; the lock's descriptor."""
    while True:
        root.mkdir()
        lock = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if root.exists():
            return lock
        os.close(lock)


def swept(home: Path) -> int:
    """Delete the trays in a folder that nobody fills any more; returns how many."""
    return sum(_orphaned(root) for root in sorted(home.glob(f".*{_TRAY}")))


def _orphaned(root: Path) -> bool:
    """Delete one tray if its maker is gone."""
    try:
        lock = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False  # its maker was done with it just now
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(root, ignore_errors=True)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True


def published(tray: Tray, out: Path, *, folder: bool) -> tuple[Path, ...]:
    """Move a tray's files to `out`, or beside it; their paths, the main one first."""
    made = sorted(path for path in tray.folder.rglob("*") if path.is_file())
    if not made:
        raise ExportError(f"{out}: the export made no file; this is a fault in Storyreel")
    if out.is_dir() != folder and out.exists():
        there = "a folder" if out.is_dir() else "a file"
        raise BadOption(f"{out}: {there} stands there; choose another name with -o")
    home = out if folder else out.parent
    targets = []
    with disk_errors(out):
        for path in made:
            target = home / path.relative_to(tray.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            _flushed(path)
            path.replace(target)
            targets.append(target)
        for place in sorted({target.parent for target in targets}):
            sync_folder(place)
    return tuple(sorted(targets, key=lambda target: target != out))


def _flushed(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
