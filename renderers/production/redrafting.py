"""A film folder keeps its ids when the script is revised.

Enters: a script as read, and the project that earlier drafts of it were filmed in. Leaves: the
script under the ids that hang on approvals, takes and shots; the draft kept for the next time.
"""

from dataclasses import replace

import msgspec

from renderers.production.blobs_of import plain, restored
from screenplay.drafts.drafts import LABEL, Draft, draft_of
from screenplay.drafts.reimport import reimport
from screenplay.scene_graph import Remark, SceneGraph
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT = "draft"


def redrafted(script: SceneGraph, project: Project) -> SceneGraph:
    """`script` with the ids of the draft filmed last; with its own in a new folder.

    A draft that cannot be read is put aside, and a remark says so. Raises UnknownLabel where a
    newer Storyreel wrote it.
    """
    try:
        old = restored(project.read_document(DOCUMENT, LABEL), Draft)
    except DocumentMissing:
        return script
    except (DocumentDamaged, msgspec.ValidationError):
        aside = project.set_aside(DOCUMENT)
        remark = Remark(
            f"the draft that this folder was filmed from cannot be read and lies in {aside}: "
            "scenes, lines and shots that had been revised have new ids"
        )
        return replace(script, remarks=(*script.remarks, remark))
    return reimport(script, old)


def keep_draft(script: SceneGraph, project: Project) -> None:
    """Keep what the next draft's ids are taken from: the whole script, whatever is filmed of it."""
    project.write_document(DOCUMENT, LABEL, plain(draft_of(script)))
