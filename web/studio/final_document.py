"""The final cut as it is kept beside a film: every shot's takes, and what each is worth.

Enters: what a run told of its shots. Leaves: the document "final_cut". It outlives the film's other
papers: an animatic that is drawn anew leaves it as it was, so that both can be compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from storage.errors import DocumentDamaged, DocumentMissing, UnknownLabel
from storage.projects import Project
from web.studio.shapes import PaintWish, ParityPart

DOCUMENT, LABEL = "final_cut", "final_cut/1"
_REMEMBERED = 12  # takes of a shot


@dataclass(frozen=True, slots=True)
class KeptTake:
    """A shot as some final cut had it; `cue` is what it was planned as."""

    take: int
    by: str
    clip: str
    poster: str
    cue: str
    frames: int
    score: float | None = None
    parts: tuple[ParityPart, ...] = ()
    finished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FinalCut:
    """The newest final cut; takes by shot id, oldest first, the last one is in the cut."""

    film: str = ""  # digest of the joined film; of an earlier one while a newer is not joined
    by: str = ""  # what made it
    wish: PaintWish | None = None
    takes: Mapping[str, tuple[KeptTake, ...]] = field(default_factory=dict)


def kept_final(project: Project) -> FinalCut:
    """The final cut of a folder; an empty one where there is none, or none that can be read."""
    try:
        return msgspec.convert(project.read_document(DOCUMENT, LABEL), FinalCut)
    except (DocumentMissing, DocumentDamaged, UnknownLabel, msgspec.ValidationError):
        return FinalCut()  # the next final cut writes it anew


def keep_final(cut: FinalCut, project: Project) -> None:
    """Write a final cut down."""
    plain: Any = msgspec.to_builtins(cut)
    project.write_document(DOCUMENT, LABEL, plain)


def with_takes(cut: FinalCut, fresh: Mapping[str, KeptTake]) -> FinalCut:
    """The final cut with these takes in it, each the last of its shot.

    What was made before from the same noise, of another plan or another look, goes.
    """
    takes = dict(cut.takes)
    for shot, take in fresh.items():
        known = takes.get(shot, ())
        again = next((one for one in known if one.clip == take.clip), take)
        scored = take if take.score is not None else replace(
            take, score=again.score, parts=again.parts
        )  # fmt: skip
        others = tuple(one for one in known if one.take != take.take)
        takes[shot] = (*others, scored)[-_REMEMBERED:]
    return replace(cut, takes=takes)
