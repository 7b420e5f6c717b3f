"""Content-addressed files: what has the same bytes is stored once, under the name of its bytes.

Enters: bytes or files. Leaves: digests (SHA-256, hex), and the bytes again. A blob is at
`<root>/ab/cd/<the other 60 digits>`, read-only, and appears under that name only when whole.
"""

import contextlib
import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NewType

from storage.errors import BlobDamaged, BlobMissing, StorageError, disk_errors
from storage.publish import CHUNK, staged, sweep

Digest = NewType("Digest", str)
"""SHA-256 of a blob's bytes, 64 lower-case hexadecimal digits."""

READ_ONLY = 0o444  # a task that opens a blob for writing would corrupt every film that shares it
DIGITS = frozenset("0123456789abcdef")


def digest_of(data: bytes) -> Digest:
    """The digest that `data` has, stored or not."""
    return Digest(hashlib.sha256(data).hexdigest())


def is_digest(value: object) -> bool:
    """Whether `value` is written as a digest."""
    return isinstance(value, str) and len(value) == 64 and set(value) <= DIGITS


class Blobs:
    """A folder of content-addressed blobs; many processes may put and get at once.

    Args:
        root: the folder; made when the first blob is put.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def put(self, data: bytes) -> Digest:
        """Store bytes; the same bytes cost one file however often they are put.

        Raises:
            StorageFull, StorageReadOnly: nothing is stored and nothing half-written is left.
        """
        digest = digest_of(data)
        self._copy(io.BytesIO(data), digest, len(data))
        return digest

    def put_file(self, path: Path, *, move: bool = False) -> Digest:
        """Store a finished file; with `move`, by renaming it where the file system allows.

        Raises:
            StorageFull, StorageReadOnly: nothing is stored; the file is where it was.
            StorageError: the file cannot be read, or changed while it was being stored.
        """
        try:
            with path.open("rb") as file:
                digest = Digest(hashlib.file_digest(file, "sha256").hexdigest())
                file.seek(0)
                if not (move and self._adopt(path, digest)):
                    self._copy(file, digest, os.fstat(file.fileno()).st_size)
        except OSError as error:
            raise StorageError(f"{path}: cannot be stored ({error.strerror})") from error
        if move:
            path.unlink(missing_ok=True)
        return digest

    def get(self, digest: Digest) -> bytes:
        """The bytes of a blob.

        Raises:
            BlobMissing: no such blob.
        """
        with self.open(digest) as file:
            return file.read()

    def open(self, digest: Digest) -> BinaryIO:
        """Open a blob for reading.

        Raises:
            BlobMissing: no such blob.
        """
        try:
            return self._place(digest).open("rb")
        except FileNotFoundError as error:
            raise self._missing(digest) from error

    def path(self, digest: Digest) -> Path:
        """Where a blob lies, for programs that read files. Never write there.

        Raises:
            BlobMissing: no such blob.
        """
        if not self.has(digest):
            raise self._missing(digest)
        return self._place(digest)

    def has(self, digest: Digest) -> bool:
        """Whether a blob is stored (not whether it is undamaged: see `verify`)."""
        return self._place(digest).is_file()

    def verify(self, digest: Digest) -> None:
        """Read a blob through and compare it with its digest.

        Raises:
            BlobMissing: no such blob.
            BlobDamaged: its bytes changed since they were stored.
        """
        with self.path(digest).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != digest:
            raise BlobDamaged(
                f"blob {digest} at {self._place(digest)} is damaged (its bytes hash to {found}); "
                "delete that file and run again: the job that makes it will be repeated"
            )

    def digests(self) -> Iterator[Digest]:
        """All blobs that are stored, in order of their digests; temporaries are none."""
        for place in sorted(self.root.glob("??/??/*")):
            name = "".join(place.relative_to(self.root).parts)
            if is_digest(name):
                yield Digest(name)

    def delete(self, digest: Digest) -> None:
        """Take a blob out; one that is not there is no fault.

        Raises:
            StorageReadOnly: it cannot be taken out.
        """
        place = self._place(digest)
        with disk_errors(place):
            place.unlink(missing_ok=True)

    def sweep(self) -> int:
        """Delete temporaries that killed processes left; returns how many."""
        return sweep(self.root)

    def _place(self, digest: Digest) -> Path:
        if not is_digest(digest):
            raise BlobMissing(f"{digest!r} is not a digest (64 hexadecimal digits)")
        return self.root / digest[:2] / digest[2:4] / digest[4:]

    def _missing(self, digest: Digest) -> BlobMissing:
        return BlobMissing(
            f"blob {digest} is not in {self.root}; run again: what makes it will be repeated"
        )

    def _whole(self, digest: Digest, size: int) -> bool:
        """Whether the blob stands with its full size; a truncated one is worth writing anew."""
        try:
            return self._place(digest).stat().st_size == size
        except FileNotFoundError:
            return False

    def _copy(self, source: BinaryIO, digest: Digest, size: int) -> None:
        target = self._place(digest)
        with disk_errors(target):
            if self._whole(digest, size):
                with contextlib.suppress(OSError):  # wanted again: young again to a cleaning
                    os.utime(target)
                return
        with staged(target, READ_ONLY) as file:
            hashing = _Hashing(file)
            shutil.copyfileobj(source, hashing, CHUNK)
            if hashing.digest() != digest:
                raise StorageError(f"{target}: its source changed while it was stored; run again")

    def _adopt(self, path: Path, digest: Digest) -> bool:
        """Rename a file into its place; False where that takes a copy (another file system)."""
        target = self._place(digest)
        with disk_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.stat().st_dev != target.parent.stat().st_dev:
                return False
            path.chmod(READ_ONLY)
            with path.open("rb") as file:
                os.fsync(file.fileno())
            path.replace(target)
        return True


class _Hashing:
    """A writer that hashes what passes through it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return self._file.write(data)

    def digest(self) -> str:
        return self._hash.hexdigest()
