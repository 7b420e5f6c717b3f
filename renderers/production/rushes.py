"""The rushes: where the shots of each film lie that was made under some list of notes.

Enters: a film that was made, and the notes that it obeyed. Leaves: for each such list a document
that names the blobs of every shot, so that versions can be compared after they were replaced.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from planner.edit_documents import to_json
from planner.edits import AnyEdit
from renderers.production.blobs_of import plain, restored
from storage.blobs import Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

LABEL = "rushes/1"


@dataclass(frozen=True, slots=True)
class Rush:
    """One shot as it was drawn."""

    shot: str  # id
    number: int
    size: str  # "CU", "card" …
    movement: str  # "" where the camera stands still
    seconds: float
    video: Digest
    frame: Digest  # PNG of the storyboard


def keep_rushes(rushes: Sequence[Rush], notes: Sequence[AnyEdit], project: Project) -> None:
    """Keep the shots of a film that obeyed `notes`; the newest film under them replaces others."""
    project.write_document(_name(notes), LABEL, plain(tuple(rushes)))


def rushes_of(notes: Sequence[AnyEdit], project: Project) -> tuple[Rush, ...] | None:
    """The shots of the film that obeyed `notes`; None where it was never made."""
    name = _name(notes)
    try:
        return restored(project.read_document(name, LABEL), tuple[Rush, ...])
    except DocumentMissing:
        return None
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {name!r} is damaged ({error}); delete it"
        raise DocumentDamaged(msg) from error


def _name(notes: Sequence[AnyEdit]) -> str:
    return f"rushes-{hashlib.sha256(to_json(notes)).hexdigest()[:20]}"
