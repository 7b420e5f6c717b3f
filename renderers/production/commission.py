"""What a film folder was asked for, so that its film can be made again by the folder's name alone.

Enters: the request of a film that is being made; later its folder. Leaves: a document, and the same
request again.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import msgspec

from renderers.production.blobs_of import plain, restored
from renderers.production.generated.choice import GeneratedChoice
from renderers.production.request import RULES, FilmRequest
from renderers.profile import Profile
from screenplay.frame_rate import FrameRate
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "commission", "commission/1"


@dataclass(frozen=True, slots=True)
class _Commission:
    """A request without what belongs to the machine."""

    script: str
    profile: Profile
    rate: FrameRate
    seed: int
    scenes: tuple[int, int] | None  # first and last position
    asl_s: float | None = None
    planner: str = RULES
    max_cost: str | None = None  # dollars, as a fraction
    paint: GeneratedChoice | None = None


def keep_commission(request: FilmRequest, project: Project) -> None:
    """Keep what film is asked for."""
    scenes = (request.scenes.start, request.scenes.stop - 1) if request.scenes else None
    script = str(request.script.resolve())
    limit = None if request.max_cost is None else str(request.max_cost)
    asked = _Commission(
        script, request.profile, request.rate, request.seed, scenes, request.asl_s,
        request.planner, limit, request.paint,
    )  # fmt: skip
    project.write_document(DOCUMENT, LABEL, plain(asked))


def commissioned(project: Project) -> FilmRequest:
    """The request that a folder's film was made by last.

    Raises DocumentMissing where no film was made, DocumentDamaged where it cannot be read.
    """
    remedy = f"make the film first: storyreel film SCRIPT -o {project.root}"
    try:
        asked = restored(project.read_document(DOCUMENT, LABEL), _Commission)
    except DocumentMissing as error:
        msg = f"{project.root}: no film was made in this folder; {remedy}"
        raise DocumentMissing(msg) from error
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); {remedy}"
        raise DocumentDamaged(msg) from error
    scenes = range(asked.scenes[0], asked.scenes[1] + 1) if asked.scenes else None
    return FilmRequest(
        Path(asked.script), project.root, asked.profile, asked.rate, asked.seed, scenes,
        asl_s=asked.asl_s, planner=asked.planner,
        max_cost=None if asked.max_cost is None else Fraction(asked.max_cost), paint=asked.paint,
    )  # fmt: skip
