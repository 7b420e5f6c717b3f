"""Blobs wherever they lie: in a folder, or on a server that speaks S3.

Enters: a place, as a path or `s3://bucket/prefix`. Leaves: a store of blobs, the same to whoever
uses it. A blob appears under its digest only when whole; putting it again costs nothing.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from storage.blobs import Blobs, Digest, digest_of, is_digest
from storage.errors import BlobMissing, StorageError, StorageFull, StorageReadOnly

if TYPE_CHECKING:
    from obstore.store import ObjectStore

S3 = "s3://"


class BlobStore(Protocol):
    """What every store of blobs can do."""

    def put(self, data: bytes) -> Digest:
        """Store bytes; the same bytes are stored once."""
        ...

    def put_file(self, path: Path, *, move: bool = False) -> Digest:
        """Store a finished file; with `move` it is gone from where it was."""
        ...

    def get(self, digest: Digest) -> bytes:
        """The bytes of a blob; raises BlobMissing."""
        ...

    def open(self, digest: Digest) -> BinaryIO:
        """Open a blob for reading; raises BlobMissing."""
        ...

    def has(self, digest: Digest) -> bool:
        """Whether a blob is stored."""
        ...

    def digests(self) -> Iterator[Digest]:
        """All blobs that are stored, in order of their digests."""
        ...

    def delete(self, digest: Digest) -> None:
        """Take a blob out; one that is not there is no fault."""
        ...


class S3Blobs:
    """Blobs in a bucket, under a prefix; many processes may put and get at once.

    Args:
        url: `s3://bucket/prefix`.
        options: as obstore's S3Store takes them (`endpoint`, `region`, `access_key_id`,
            `secret_access_key` …).

    Raises:
        StorageError: obstore is not installed, or the options do not make a store.
    """

    def __init__(self, url: str, options: Mapping[str, str] | None = None) -> None:
        self.place = url
        self._store = _opened(url, dict(options or {}))

    def put(self, data: bytes) -> Digest:
        """Store bytes; the same bytes cost one object however often they are put."""
        return self._put(digest_of(data), data)

    def put_file(self, path: Path, *, move: bool = False) -> Digest:
        """Store a finished file, in one step: at most 5 GB, as S3 has it."""
        try:
            with path.open("rb") as file:
                digest = Digest(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise StorageError(f"{path}: cannot be stored ({error.strerror})") from error
        self._put(digest, path)
        if move:
            path.unlink(missing_ok=True)
        return digest

    def get(self, digest: Digest) -> bytes:
        """The bytes of a blob; raises BlobMissing."""
        try:
            return bytes(self._store.get(self._name(digest)).bytes())
        except Exception as error:
            raise self._explained(error, digest) from error

    def open(self, digest: Digest) -> BinaryIO:
        """Open a blob for reading: it is fetched whole."""
        return io.BytesIO(self.get(digest))

    def has(self, digest: Digest) -> bool:
        """Whether a blob is stored."""
        try:
            self._store.head(self._name(digest))
        except FileNotFoundError:
            return False
        except Exception as error:
            raise self._explained(error, digest) from error
        return True

    def digests(self) -> Iterator[Digest]:
        """All blobs that are stored, in order of their digests."""
        try:
            for page in self._store.list():
                names = (meta["path"].replace("/", "") for meta in page)
                yield from (Digest(name) for name in names if is_digest(name))
        except Exception as error:
            raise self._explained(error, "") from error

    def delete(self, digest: Digest) -> None:
        """Take a blob out; one that is not there is no fault."""
        try:
            self._store.delete(self._name(digest))
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._explained(error, digest) from error

    def _put(self, digest: Digest, data: bytes | Path) -> Digest:
        """Create the object in one step: it is there whole, or not at all."""
        from obstore.exceptions import AlreadyExistsError

        if self.has(digest):
            return digest
        try:
            self._store.put(self._name(digest), data, mode="create", use_multipart=False)
        except AlreadyExistsError:
            return digest  # another was quicker, with the same bytes
        except Exception as error:
            raise self._explained(error, digest) from error
        return digest

    def _name(self, digest: Digest) -> str:
        if not is_digest(digest):
            raise BlobMissing(f"{digest!r} is not a digest (64 hexadecimal digits)")
        return f"{digest[:2]}/{digest[2:4]}/{digest[4:]}"

    def _explained(self, error: Exception, digest: str) -> Exception:
        if isinstance(error, StorageError):
            return error
        if isinstance(error, FileNotFoundError):
            return BlobMissing(
                f"blob {digest} is not in {self.place}; make it again, or restore it"
            )
        reason = str(error).partition("\n")[0]
        kind = _kind_of(type(error).__name__, reason)
        return kind(f"{self.place}: {reason}; see that the server answers and lets you write")


def open_blobs(place: str | Path, options: Mapping[str, str] | None = None) -> BlobStore:
    """The store at a place: a folder, or `s3://bucket/prefix`."""
    if str(place).startswith(S3):
        return S3Blobs(str(place), options)
    return Blobs(Path(place))


def copied(source: BlobStore, target: BlobStore) -> int:
    """Copy what `target` lacks; how many blobs that were."""
    missing = [digest for digest in source.digests() if not target.has(digest)]
    for digest in missing:
        target.put(source.get(digest))
    return len(missing)


def _opened(url: str, options: dict[str, str]) -> "ObjectStore":
    try:
        from obstore.exceptions import BaseError
        from obstore.store import S3Store
    except ImportError as error:
        raise StorageError(f"{url}: install the extra storyreel[s3] for blobs on S3") from error
    plain = options.get("endpoint", "").startswith("http://")
    try:
        client = {"allow_http": True} if plain else {}
        return S3Store.from_url(url, client_options=client, **options)  # type: ignore[arg-type]  # names as S3 has them
    except (BaseError, ValueError) as error:
        raise StorageError(
            f"{url}: {str(error).partition(chr(10))[0]}; write s3://bucket/prefix"
        ) from error


def _kind_of(name: str, reason: str) -> type[StorageError]:
    if name in {"PermissionDeniedError", "UnauthenticatedError"}:
        return StorageReadOnly
    return StorageFull if "507" in reason or "QuotaExceeded" in reason else StorageError
