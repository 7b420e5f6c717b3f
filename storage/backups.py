"""A whole project as one file, and back.

Enters: a film folder, later the file. Leaves: a zip whose last member, `manifest.json`, has length
and SHA-256 of every other; and the folder as it was, all of it or nothing. What only serves running
jobs (locks, logs, scratch) is left out; the job database is copied as SQLite copies itself.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from storage.backup_manifest import MANIFEST, Member, manifest_of, members_of
from storage.blobs import READ_ONLY
from storage.errors import BackupDamaged, FolderTaken, StorageError, StorageFull, disk_errors
from storage.job_table import table_errors
from storage.projects import Project
from storage.publish import CHUNK, PART, staged, sync_folder
from storage.shared_blobs import PLACE, SharedBlobs
from storage.store import blobs_folder, running_jobs, table_file

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows; equal contents, equal bytes
_TRANSIENT = frozenset({"lock", "working", "logs", "scratch", PLACE})
_TEXT = frozenset({".json", ".csv", ".otio", ".fountain", ".fdx", ".txt", ".srt", ".sqlite"})
# What zipfile and zlib raise on damaged files, in the words of CPython's own tests for it.
_DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What is in a backup.

    Attributes:
        files: how many.
        bytes: their size together, before packing.
        left_out: links and other things that are no files.
    """

    files: int
    bytes: int
    left_out: tuple[str, ...]


def backup(
    folder: Path, file: Path, *, at: float, beside: Mapping[str, Path] | None = None
) -> BackedUp:
    """Put a film folder into one file, which appears whole or not at all.

    Args:
        folder: the film's.
        file: the zip to be written; one that is there is replaced.
        at: seconds since the epoch, kept in the manifest.
        beside: files from elsewhere that belong to it, by the name they get within the folder.

    Raises:
        StorageError: the folder holds no project.
        ProjectBusy: jobs are running there.
        StorageFull, StorageReadOnly: `file` is as it was before.
    """
    project = Project(folder)
    if not project.store.is_dir():
        raise StorageError(f"{folder}: no project is in this folder; make a film there first")
    with running_jobs(project.store), TemporaryDirectory(prefix="storyreel-") as scratch:
        _bring_all(project)
        found, left_out = _found(folder, file)
        table = table_file(project.store)
        if table.exists():
            found[table.relative_to(folder).as_posix()] = _copied(table, Path(scratch) / table.name)
        found.update(beside or {})
        with staged(file) as target:
            members = _written(target, found, folder.resolve().name, at)
    sync_folder(file.parent)
    return BackedUp(len(members), sum(member.bytes for member in members), left_out)


def restore(file: Path, folder: Path) -> int:
    """Make the folder of a backup, verified file by file; returns how many files it has.

    Raises:
        FolderTaken: the folder is there, and not empty.
        BackupDamaged: the file is no backup, was changed, or would write elsewhere.
        StorageFull, StorageReadOnly: nothing is left of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(f"{folder}: is there already; name a folder that is new or empty")
    with _damage_told(file), _opened(file) as archive, _arriving(folder) as arriving:
        members = members_of(archive, file)
        _check_room(members, arriving)
        for member in members:
            _extract(archive, member, arriving, file)
    return len(members)


def _bring_all(project: Project) -> None:
    """Have every blob at hand, where the film's lie on a server as well."""
    if isinstance(project.blobs, SharedBlobs):
        for digest in project.blobs.remote.digests():
            project.blobs.path(digest)


def _found(folder: Path, file: Path) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The files of a folder that belong into its backup, by name, and what does not."""
    found: dict[str, Path] = {}
    left_out = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _transient(path.relative_to(folder)) or path.resolve() == file.resolve():
            continue
        if path.is_file() and not path.is_symlink():
            found[name] = path
        elif not path.is_dir() or path.is_symlink():
            left_out.append(name)
    return found, tuple(left_out)


def _transient(name: Path) -> bool:
    """Whether something only serves running jobs."""
    if name.suffix == PART:
        return True
    if name.parts[0] != ".storyreel":
        return False
    return name.name.endswith(("-wal", "-shm")) or not _TRANSIENT.isdisjoint(name.parts[1:2])


def _copied(table: Path, copy: Path) -> Path:
    """A job database as it stands, with what is still in its log."""
    with (
        table_errors(copy),
        closing(sqlite3.connect(table)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


def _written(
    target: IO[bytes], found: Mapping[str, Path], name: str, at: float
) -> tuple[Member, ...]:
    with zipfile.ZipFile(target, "w") as archive:
        members = tuple(_packed(archive, name, path) for name, path in sorted(found.items()))
        archive.writestr(zipfile.ZipInfo(MANIFEST, _EPOCH), manifest_of(members, name, at))
    return members


def _packed(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    """Put one file in, hashed as it is read."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED if path.suffix in _TEXT else zipfile.ZIP_STORED
    hashing, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as packed:
        while chunk := source.read(CHUNK):
            hashing.update(chunk)
            size += packed.write(chunk)
    return Member(name, size, hashing.hexdigest())


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        raw = file.open("rb")
    except OSError as error:
        raise StorageError(f"{file}: cannot be read ({error.strerror}); see where it is") from error
    with raw:
        try:
            archive = zipfile.ZipFile(raw)
        except OSError as error:  # it names places that no file has
            raise _damaged(file, error) from error
        with archive:
            yield archive


@contextmanager
def _damage_told(file: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise _damaged(file, error) from error


def _damaged(file: Path, error: Exception) -> BackupDamaged:
    return BackupDamaged(
        f"{file}: is damaged, or no backup of Storyreel ({error}); use another copy"
    )


@contextmanager
def _arriving(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is wanted, which takes its name when the block ends well."""
    arriving = folder.with_name(f".{folder.name[:80]}.{secrets.token_hex(6)}{PART}")
    with disk_errors(folder):
        arriving.mkdir(parents=True)
        try:
            yield arriving
            os.sync()  # once for all files
            if folder.is_dir():
                folder.rmdir()
            arriving.rename(folder)
        except BaseException:
            shutil.rmtree(arriving)
            raise
    sync_folder(folder.parent)


def _check_room(members: tuple[Member, ...], folder: Path) -> None:
    needed, free = sum(member.bytes for member in members), shutil.disk_usage(folder).free
    if needed > free:
        raise StorageFull(
            f"{folder.parent}: {needed} bytes are to be restored, {free} are free; free some space"
        )


def _extract(archive: zipfile.ZipFile, member: Member, folder: Path, file: Path) -> None:
    """Write one file out; never more than the manifest says, and only if it is the same."""
    target = folder / member.name
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        hashing, size = hashlib.sha256(), 0
        with target.open("xb") as unpacked:
            for chunk in _chunks(archive, member, file):
                hashing.update(chunk)
                size += unpacked.write(chunk)
        if size != member.bytes or hashing.hexdigest() != member.sha256:
            raise BackupDamaged(f"{file}: {member.name} is not as it was; use another copy")
        if target.is_relative_to(blobs_folder(folder / ".storyreel")):
            target.chmod(READ_ONLY)


def _chunks(archive: zipfile.ZipFile, member: Member, file: Path) -> Iterator[bytes]:
    """What is packed, at most one byte more than it should be."""
    left = member.bytes + 1
    try:
        with archive.open(member.name) as packed:
            while left and (chunk := packed.read(min(CHUNK, left))):
                left -= len(chunk)
                yield chunk
    except OSError as error:
        raise _damaged(file, error) from error
