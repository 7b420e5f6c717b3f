"""The storage errors: one tree, and the translation of disk faults into it.

Enters: what the disk, a document or a job refused. Leaves: an error that names the place and the
remedy. Every error carries `exit_code` for the command line: 1 our failure, 2 bad input.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
REFUSED = frozenset(
    {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.EISDIR}
)


class StorageError(Exception):
    """Root of everything the storage package raises."""

    exit_code: int = 1


class KeyTypeError(StorageError, TypeError):
    """A value that has no canonical encoding was offered as part of a cache key."""

    def __init__(self, problem: str, place: str = "") -> None:
        super().__init__(problem, place)
        self.problem = problem
        self.place = place

    def __str__(self) -> str:
        return f"cache key input {self.place or 'value'}: {self.problem}"

    def within(self, step: str) -> "KeyTypeError":
        """The same error seen from one container further out."""
        return KeyTypeError(self.problem, step + self.place)


class StorageFull(StorageError):
    """The disk, the quota or the file size limit is exhausted; nothing half-written is left."""


class StorageReadOnly(StorageError):
    """The place does not take writing: permission, read-only medium, or a file in the way."""


class BlobMissing(StorageError):
    """No blob with this digest is stored."""


class BlobDamaged(StorageError):
    """A stored blob no longer has the bytes its digest promises."""


class UnknownLabel(StorageError):
    """A document carries a label that this version of Storyreel cannot read."""

    exit_code = 2


class DocumentMissing(StorageError):
    """The project has no document, or no revision, of this name."""

    exit_code = 2


class DocumentDamaged(StorageError):
    """A document's file is not the JSON that was written."""


class JobTableDamaged(StorageError):
    """The job database cannot be read."""


class LedgerError(StorageError):
    """Root of what the studio's ledger raises of its own."""

    exit_code = 2


class NotInLedger(LedgerError):
    """The ledger has no such entry."""


class AlreadyInLedger(LedgerError):
    """The ledger has this entry already, or it is past the state that was asked for."""


class BadReference(LedgerError):
    """An id, number or text is out of the bounds that the ledger keeps."""


class LedgerUnreachable(LedgerError):
    """The database does not answer, or is not a ledger."""

    exit_code = 1


class BackupDamaged(StorageError):
    """A file is no backup of ours, or not as it was written; nothing was restored."""

    exit_code = 2


class FolderTaken(StorageError):
    """A folder that shall be made is there already, with something in it."""

    exit_code = 2


class ProjectBusy(StorageError):
    """Another process is running jobs on the same project."""


class GraphError(StorageError):
    """A job graph was built wrongly: unknown kind, foreign handle, parameters that are not JSON."""


class TasksError(StorageError):
    """The module that says how to run each kind of job cannot be used."""


class WorkersLost(StorageError):
    """Worker processes keep dying before they can take a job."""


class RunCancelled(StorageError):
    """The run was cancelled; its running jobs went back to the queue."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn the operating system's faults on `path` into storage errors with a remedy."""
    try:
        yield
    except OSError as error:
        raise explained(error, path) from error


def explained(error: OSError, path: Path) -> StorageError:
    """The storage error that says what `error` means for whoever wanted to write `path`."""
    reason = error.strerror or str(error)
    if error.errno in FULL:
        return StorageFull(
            f"{path}: {reason}; free some space (or raise the quota or the file size limit) "
            "and run again: finished work is kept"
        )
    if error.errno in REFUSED:
        where = error.filename or path
        return StorageReadOnly(
            f"{path}: cannot be written ({where}: {reason}); choose another folder, "
            "or make this one a folder you may write to"
        )
    return StorageError(f"{path}: {reason}; check the disk and the path, then run again")
