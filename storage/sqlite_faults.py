"""SQLite's faults as storage errors with a remedy.

Enters: what SQLite raised, and where. Leaves: an error that says what to do.
"""

import sqlite3

from storage.errors import StorageError, StorageFull, StorageReadOnly

# quotas and size limits refuse the growth of a file, be it the database or its index of the log
_FULL = frozenset({
    "SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE",
})  # fmt: skip


def explained(
    error: sqlite3.Error, place: object, damaged: type[StorageError], repair: str
) -> StorageError:
    """What `error` means for the database at `place`.

    Args:
        error: as sqlite3 raised it.
        place: the file, for the message.
        damaged: what to raise where the file is broken, or no database.
        repair: what to do then.
    """
    name = getattr(error, "sqlite_errorname", "") or ""
    if name in _FULL:
        return StorageFull(
            f"{place}: {error}; free some space (or raise the quota) and run again: finished work "
            "is kept; if there is space, check the disk"
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StorageReadOnly(f"{place}: {error}; make the folder and the file writable")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(f"{place}: {error}; {repair}")
    return StorageError(f"{place}: {error} ({name}); run again")
