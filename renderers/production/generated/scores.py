"""How closely a painted film follows its animatic: what a film folder keeps of it.

Enters: results of the job "parity". Leaves: the document "parity", and what reports tell of it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from renderers.cue_sheet import CueSheet
from renderers.generative.parity.film import ShotScore, Taken, scored
from renderers.generative.parity.places import unpackable
from renderers.generative.parity.scoring import LEAST
from renderers.generative.parity.shot import Measured
from renderers.generative.plates import plate as plates
from renderers.production.assets import body_name, set_name
from renderers.production.blobs_of import plain, restored, unpacked
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project
from storage.states import Result

if TYPE_CHECKING:
    from storage.blobs import Blobs

DOCUMENT, LABEL = "parity", "parity/1"


def keep_parity(
    shots: Sequence[tuple[CueSheet, Result | None]], blobs: "Blobs", project: Project
) -> None:
    """Score every painted shot and keep it.

    Args:
        shots: all of the film's, in order, with the result of their job "parity"; None for a card
            and where nothing is painted.
        blobs: where results lie.
        project: the film folder. A drawn film takes away what an earlier painted one left.
    """
    found = [
        taken(number, cues, result, blobs)
        for number, (cues, result) in enumerate(shots, 1)
        if result is not None
    ]
    if found or DOCUMENT in project.documents():
        told = {"least": LEAST, "shots": plain(scored(found))}
        project.write_document(DOCUMENT, LABEL, told)


def taken(number: int, cues: CueSheet, result: Result, blobs: "Blobs") -> Taken:
    """A shot with what the job "parity" left of it."""
    looks = {actor.look.character_id: body_name(actor.look) for actor in cues.actors}
    view = unpackable(plates.unpacked(blobs.get(result["view"])))
    values = unpacked(blobs.get(result["measured"]), Measured)
    return Taken(cues.shot_id, number, values, looks, place_of(cues), view)


def parity_of(project: Project) -> tuple[ShotScore, ...]:
    """Scores of the painted shots of the film that was made last; none for a drawn film.

    Raises DocumentDamaged where they cannot be read.
    """
    try:
        kept: Any = project.read_document(DOCUMENT, LABEL)
        return restored(kept["shots"], tuple[ShotScore, ...])
    except DocumentMissing:
        return ()
    except (msgspec.ValidationError, KeyError, TypeError) as error:
        msg = f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); make the film again"
        raise DocumentDamaged(msg) from error


def parity_entry(found: Sequence[ShotScore]) -> Mapping[str, Any]:
    """Scores as the report and `check --parity --json` tell them."""
    scores = [shot.score for shot in found if shot.score is not None]
    return {
        "label": LABEL,
        "least": LEAST,
        "score": round(sum(scores) / len(scores), 1) if scores else None,
        "flagged": [shot.number for shot in found if shot.low],
        "shots": [
            {**plain(shot), "low": [part.name for part in shot.low]} for shot in found
        ],
    }  # fmt: skip


def place_of(cues: CueSheet) -> str:
    """A place in its light; "" for a card."""
    if cues.floor_plan is None or cues.light is None:
        return ""
    return set_name(cues.floor_plan, cues.light)
