"""Blobs that several machines share: each has what it uses at hand, a server has them all.

Enters: a store's folder, and once the server's place. Leaves: the blobs of that store. What is put
goes to the server as well; what is not at hand comes from there. Keys to the server are never kept:
they come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`), as obstore reads it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from storage.blob_stores import BlobStore, copied, open_blobs
from storage.blobs import Blobs, Digest
from storage.errors import BlobDamaged, DocumentDamaged, disk_errors
from storage.publish import write_whole
from storage.store import blobs_folder

LABEL, PLACE = "blobs/1", "blobs.json"  # the latter in the store's folder


class SharedBlobs(Blobs):
    """A folder of blobs before a store that others use as well.

    Args:
        root: the folder.
        remote: the store behind it.
    """

    def __init__(self, root: Path, remote: BlobStore) -> None:
        super().__init__(root)
        self.remote = remote

    def put(self, data: bytes) -> Digest:
        """Store bytes here and there."""
        return self._shared(super().put(data))

    def put_file(self, path: Path, *, move: bool = False) -> Digest:
        """Store a finished file here and there."""
        return self._shared(super().put_file(path, move=move))

    def open(self, digest: Digest) -> BinaryIO:
        """Open a blob for reading; raises BlobMissing where neither place has it."""
        self._fetch(digest)
        return super().open(digest)

    def path(self, digest: Digest) -> Path:
        """Where a blob lies, now at least."""
        self._fetch(digest)
        return super().path(digest)

    def has(self, digest: Digest) -> bool:
        """Whether either place has a blob."""
        return super().has(digest) or self.remote.has(digest)

    def _shared(self, digest: Digest) -> Digest:
        if not self.remote.has(digest):
            self.remote.put_file(super().path(digest))
        return digest

    def _fetch(self, digest: Digest) -> None:
        if super().has(digest):
            return
        found = super().put(self.remote.get(digest))
        if found != digest:
            self.delete(found)
            raise BlobDamaged(f"blob {digest} is damaged on the server; put it there again")


def blobs_of(root: Path) -> Blobs:
    """The blobs of a store, shared if it was told so.

    Raises:
        DocumentDamaged: what it was told cannot be read.
    """
    file, folder = _file(root), blobs_folder(root)
    if not file.exists():
        return Blobs(folder)
    with disk_errors(file):
        text = file.read_bytes()
    try:
        told = json.loads(text)
        place, options = told["place"], dict(told["options"])
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentDamaged(f"{file}: cannot be read ({error}); share the film again") from error
    return SharedBlobs(folder, open_blobs(place, options))


def share(root: Path, place: str, options: Mapping[str, str]) -> int:
    """Have a store share its blobs from now on; how many went to the server.

    Args:
        root: the store's folder.
        place: `s3://bucket/prefix`, or a folder that others mount.
        options: as obstore has them, without keys: `endpoint`, `region`.

    Raises:
        StorageError: the server does not take them; nothing is changed then.
    """
    sent = copied(Blobs(blobs_folder(root)), open_blobs(place, options))
    document = {"label": LABEL, "place": place, "options": dict(options)}
    write_whole(_file(root), json.dumps(document, indent=1).encode())
    return sent


def _file(root: Path) -> Path:
    return root / PLACE
