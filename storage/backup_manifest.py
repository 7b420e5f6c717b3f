"""The manifest of a backup: what must be in it, byte for byte.

Enters: the members of a backup; later the zip. Leaves: a JSON document `backup/1`; later the
members again, with names that cannot lead out of the folder they are restored to.
"""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from storage.blobs import is_digest
from storage.errors import BackupDamaged
from storage.shared_blobs import PLACE

LABEL, MANIFEST = "backup/1", "manifest.json"
LARGEST_MANIFEST = 256 << 20
# A backup from elsewhere must not say which server our blobs, and our keys, go to.
_NEVER = frozenset({MANIFEST, f".storyreel/{PLACE}"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup: its name within the folder, length and digest."""

    name: str
    bytes: int
    sha256: str


def manifest_of(members: Iterable[Member], project: str, at: float) -> bytes:
    """The manifest as JSON."""
    files = [asdict(member) for member in members]
    document = {"label": LABEL, "project": project, "at": at, "files": files}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def members_of(archive: zipfile.ZipFile, file: Path) -> tuple[Member, ...]:
    """The members that the manifest names; the zip must hold them and nothing else.

    Raises:
        BackupDamaged: there is no manifest, or it does not fit what is there.
    """
    names = archive.namelist()
    if MANIFEST not in names:
        raise BackupDamaged(f"{file}: has no {MANIFEST}; it is no backup of Storyreel")
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise BackupDamaged(f"{file}: its {MANIFEST} is too large to be ours")
    members = _read(archive.read(MANIFEST), file)
    told = [member.name for member in members]
    if sorted(names) != sorted([*told, MANIFEST]) or len(set(told)) != len(told):
        raise BackupDamaged(f"{file}: holds other files than its {MANIFEST} says")
    return members


def _read(text: bytes, file: Path) -> tuple[Member, ...]:
    try:
        document = json.loads(text)
        label, files = document["label"], [Member(**one) for one in document["files"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupDamaged(f"{file}: its {MANIFEST} cannot be read ({error})") from error
    if label != LABEL:
        raise BackupDamaged(f"{file}: is a {label!r}, not a {LABEL!r}; update Storyreel")
    for member in files:
        if not _sound(member):
            raise BackupDamaged(f"{file}: {member.name!r:.200} cannot be a file of a project")
    return tuple(files)


def _sound(member: Member) -> bool:
    """Whether a member stays within its folder, and is described as we describe one."""
    return _inside(member.name) and _length(member.bytes) and is_digest(member.sha256)


def _inside(name: Any) -> bool:  # noqa: ANN401 - whatever JSON gave
    """Whether a name leads to a file below the folder, on every system."""
    if not isinstance(name, str) or not name or name.lower() in _NEVER:
        return False
    if any(sign in name for sign in "\\:\0") or (not name.isprintable() and "\n" in name):
        return False
    parts = PurePosixPath(name).parts
    return "/".join(parts) == name and not {"..", ".", "/"} & set(parts)


def _length(value: Any) -> bool:  # noqa: ANN401 - whatever JSON gave
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
