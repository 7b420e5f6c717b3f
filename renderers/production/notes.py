"""The director's notes of a film folder: edits that are carried out whenever it is planned.

Enters: edits, a project, a draft as the planner made it. Leaves: the edits kept in the project, and
the draft with all of them that still make sense; the plan's remarks name the others.
"""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from planner.amending import Draft, amended
from planner.edit_documents import LABEL, plain, restored
from planner.edits import AnyEdit
from planner.shots import LABEL as PLAN_LABEL
from planner.shots import ShotPlan
from renderers.production import blobs_of
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT = "edits"


def keep_edits(edits: Sequence[AnyEdit], project: Project) -> None:
    """Keep the notes of a film, oldest first; the next run obeys them."""
    project.write_document(DOCUMENT, LABEL, plain(edits))


def kept_edits(project: Project) -> tuple[AnyEdit, ...]:
    """The notes of a film; none in a new folder. Raises EditsDocumentError for broken ones."""
    try:
        document = project.read_document(DOCUMENT, LABEL)
    except DocumentMissing:
        return ()
    return restored(document, f"{DOCUMENT} of {project.root}")


def noted(draft: Draft, edits: Sequence[AnyEdit], project: Project) -> Draft:
    """A draft as the film's notes want it; without notes as it is."""
    return carried_out(draft, edits, _earlier(project))


def carried_out(draft: Draft, edits: Sequence[AnyEdit], earlier: ShotPlan | None) -> Draft:
    """A draft with edits; shots that are locked in the earlier plan keep their cameras."""
    if not edits:
        return draft
    after, skipped = amended(draft, edits, earlier)
    told = [f"a note was not carried out: {note.reason}" for note in skipped]
    plan = replace(after.plan, remarks=(*after.plan.remarks, *told))
    return Draft(after.graph, plan, draft)


def _earlier(project: Project) -> ShotPlan | None:
    """The plan that was filmed last: shots that are locked in it keep their cameras."""
    try:
        return blobs_of.restored(project.read_document("shotplan", PLAN_LABEL), ShotPlan)
    except (DocumentMissing, DocumentDamaged, msgspec.ValidationError):
        return None
