"""A project: its documents and their revisions, its blobs, its job database.

Enters: JSON documents under a name, with a label such as `shotplan/2`. Leaves: the newest form of
each, upgraded step by step, and every earlier revision. All lies in `.storyreel/` beside the
outputs: `documents/<name>.json` holds the chosen revision, readable as it stands, and each revision
is also a blob, whose digest is its id and whose `parent` leads back.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from storage.blobs import Digest, digest_of
from storage.errors import (
    BlobMissing,
    DocumentDamaged,
    DocumentMissing,
    StorageError,
    UnknownLabel,
    disk_errors,
)
from storage.publish import write_whole
from storage.shared_blobs import blobs_of
from storage.store import documents_folder, table_file

Json: TypeAlias = Any
Upgrades: TypeAlias = Mapping[str, Callable[[Json], Json]]
"""By the label it starts from, what turns a document of step n into one of step n + 1."""

NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
LABEL = re.compile(r"([a-z][a-z0-9_-]*)/([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a document.

    Attributes:
        id: digest of the revision; equal content after an equal past has an equal id.
        parent: the revision it was made from, None for the first.
        label: what the data is written as, e.g. `shotplan/2`.
        data: the document.
    """

    id: Digest
    parent: Digest | None
    label: str
    data: Json


class Project:
    """The folder of one film.

    Args:
        root: where the outputs go; `.storyreel/` is made in it when something is first written.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self.store = self.root / ".storyreel"
        self.blobs = blobs_of(self.store)
        self.table_file = table_file(self.store)

    def write_document(self, name: str, label: str, data: Json) -> Revision:
        """Make `data` the newest revision of a document; its parent is the revision chosen so far.

        Writing what already stands there changes nothing.

        Raises:
            UnknownLabel: the label is not of the form family/number.
            StorageError: the name is unfit for a file, or the data is not JSON.
            StorageFull, StorageReadOnly: nothing has changed.
        """
        _split(label, f"document {name!r}")
        path = self._path(name)
        head = self._read(path, name) if path.exists() else None
        if head and (head.label, _text(head.data, name)) == (label, _text(data, name)):
            return head
        parent = head.id if head else None
        text = _text({"label": label, "parent": parent, "data": data}, name)
        revision = _revision(text, f"document {name!r}")
        self.blobs.put(text)
        write_whole(path, text)
        return revision

    def read_document(self, name: str, label: str, upgrades: Upgrades | None = None) -> Json:
        """The chosen revision of a document, brought to `label` step by step.

        Raises:
            DocumentMissing: there is none of this name.
            UnknownLabel: it is of another family, newer than `label`, or a step has no upgrade.
            DocumentDamaged: its file is not what was written.
        """
        path = self._path(name)
        if not path.exists():
            raise DocumentMissing(f"{path}: no document {name!r}; make it first")
        revision = self._read(path, name)
        return upgraded(revision.data, revision.label, label, upgrades or {}, str(path))

    def revisions(self, name: str) -> tuple[Revision, ...]:
        """The chosen revision of a document and its ancestors, newest first; empty if none.

        Raises:
            BlobMissing, DocumentDamaged: the past cannot be read.
        """
        path = self._path(name)
        found = [self._read(path, name)] if path.exists() else []
        while found and found[-1].parent:
            found.append(self.revision(found[-1].parent))
        return tuple(found)

    def revision(self, revision: Digest) -> Revision:
        """Any revision by its id, whether or not it is an ancestor of the chosen one.

        Raises:
            BlobMissing, DocumentDamaged: it is not stored, or no revision.
        """
        return _revision(self.blobs.get(revision), f"revision {revision}")

    def choose(self, name: str, revision: Digest) -> Revision:
        """Make a stored revision the chosen one: undo chooses the parent, redo the child.

        Raises:
            DocumentMissing: there is no such revision.
            DocumentDamaged: it is not a revision.
        """
        try:
            chosen = self.revision(revision)
        except BlobMissing as error:
            raise DocumentMissing(f"document {name!r} has no revision {revision}") from error
        write_whole(self._path(name), self.blobs.get(revision))
        return chosen

    def set_aside(self, name: str) -> Path:
        """Move a document that cannot be read out of the way; the path where it lies now.

        Raises:
            StorageReadOnly, StorageError: it lies where it was.
        """
        path = self._path(name)
        places = (path.with_name(f"{path.name}.damaged-{n}") for n in count(1))
        aside = next(place for place in places if not place.exists())
        with disk_errors(path):
            path.rename(aside)
        return aside

    def documents(self) -> tuple[str, ...]:
        """The names of all documents, sorted."""
        folder = documents_folder(self.store)
        return tuple(sorted(path.stem for path in folder.glob("[!.]*.json")))

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise StorageError(
                f"document name {name!r}: use lower-case letters, digits, dot, dash and underscore"
            )
        return documents_folder(self.store) / f"{name}.json"

    def _read(self, path: Path, name: str) -> Revision:
        with disk_errors(path):
            return _revision(path.read_bytes(), f"{path}: document {name!r}")


def upgraded(data: Json, found: str, wanted: str, upgrades: Upgrades, place: str) -> Json:
    """Bring a document from the label it was written with to the one wanted, one step at a time.

    Raises:
        UnknownLabel: no way leads from one to the other; says what to do about it.
    """
    family, step = _split(found, place)
    wanted_family, wanted_step = _split(wanted, place)
    if family != wanted_family:
        raise UnknownLabel(f"{place}: is a {found} document, not {wanted}; pass the right file")
    if step > wanted_step:
        raise UnknownLabel(f"{place}: {found} is newer than {wanted}; update Storyreel to read it")
    for number in range(step, wanted_step):
        upgrade = upgrades.get(f"{family}/{number}")
        if upgrade is None:
            raise UnknownLabel(
                f"{place}: {found} cannot be brought to {wanted}: nothing upgrades "
                f"{family}/{number}; make the document again from the script"
            )
        data = upgrade(data)
    return data


def _split(label: str, place: str) -> tuple[str, int]:
    match = LABEL.fullmatch(label) if isinstance(label, str) else None
    if not match:
        raise UnknownLabel(f"{place}: label {label!r} is not of the form family/number")
    return match[1], int(match[2])


def _text(value: Json, name: str) -> bytes:
    """The one JSON text of a value, for people to read as well."""
    try:
        text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
        return f"{text}\n".encode()
    except (TypeError, ValueError) as error:
        raise StorageError(f"document {name!r}: cannot be written as JSON: {error}") from error


def _revision(text: bytes, place: str) -> Revision:
    try:
        body = json.loads(text)
        return Revision(digest_of(text), body["parent"], body["label"], body["data"])
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentDamaged(
            f"{place}: is not a Storyreel document ({error}); choose an earlier revision"
        ) from error
