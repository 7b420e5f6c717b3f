"""Takes of painted shots that were thrown away: the same shot, other noise.

Enters: a film folder and shot ids. Leaves: a document; the next run paints those shots anew, and
no others.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "retakes", "retakes/1"


def retakes_of(project: Project) -> Mapping[str, int]:
    """How many takes of each shot were thrown away; raises DocumentDamaged."""
    try:
        kept: dict[str, Any] = project.read_document(DOCUMENT, LABEL)
    except DocumentMissing:
        return {}
    if not all(isinstance(count, int) and count > 0 for count in kept.values()):
        raise DocumentDamaged(
            f"{project.root}: the document {DOCUMENT!r} holds something else than counts; remove "
            "it to have the first takes again"
        )
    return kept


def choose(shot: str, take: int, project: Project) -> None:
    """Have an earlier take of a shot in the film again, counted from 1: it is not painted anew."""
    known = {**retakes_of(project), shot: take - 1}
    if take <= 1:
        del known[shot]
    project.write_document(DOCUMENT, LABEL, known)


def throw_away(shots: Iterable[str], project: Project) -> Mapping[str, int]:
    """Have these shots painted anew; how many takes of each were thrown away by now."""
    known = dict(retakes_of(project))
    for shot in shots:
        known[shot] = known.get(shot, 0) + 1
    project.write_document(DOCUMENT, LABEL, known)
    return known
