"""The further views of a film's plates, as its folder keeps them: what was painted stays first.

Enters: results of the jobs "plate views". Leaves: the document "plate-views", and what the next run
begins with. A run on the same cue sheets is asked the same, and therefore does nothing anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from renderers.production.blobs_of import plain, restored, unpacked
from renderers.production.generated.sights import Sight
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

if TYPE_CHECKING:
    from storage.jobs import JobHandle
    from storage.states import Result

DOCUMENT, LABEL = "plate-views", "plate-views/1"


@dataclass(frozen=True, slots=True)
class KeptViews:
    """Further views of one place. `before` are those that the run began with."""

    asked: str = ""  # digest of the cue sheets that they were chosen for
    before: tuple[Sight, ...] = ()
    views: tuple[Sight, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The further views of one place: the job that chooses them, and for what it was asked."""

    job: "JobHandle"
    asked: str  # digest of the cue sheets
    kept: KeptViews


def views_of(project: Project) -> Mapping[str, KeptViews]:
    """Views by place, as the last run left them; raises DocumentDamaged."""
    try:
        kept: Any = project.read_document(DOCUMENT, LABEL)
        return restored(kept, dict[str, KeptViews])
    except DocumentMissing:
        return {}
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); remove it, and "
        raise DocumentDamaged(msg + "the plates' views are chosen anew") from error


def keep_views(found: Mapping[str, tuple[Foreseen, "Result"]], project: Project) -> None:
    """Keep the views of the places of a film; those of places that it lacks stay known."""
    if not found:
        return
    kept = dict(views_of(project))
    for name, (foreseen, result) in found.items():
        views = unpacked(project.blobs.get(result["views"]), tuple[Sight, ...])
        kept[name] = KeptViews(foreseen.asked, foreseen.kept.views, views)
    project.write_document(DOCUMENT, LABEL, plain(kept))
