"""What became of finishing steps, as a film folder keeps it.

Enters: the stages of every shot and their results. Leaves: the document "finished": for each step
whether it was done, how (a blob of provenance), and the shot's scores before and after it. The
scores of a stage are those of the film in which every shot stands at that stage, or at its last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from renderers.cue_sheet import CueSheet
from renderers.generative.parity.film import ShotScore, scored
from renderers.production.blobs_of import plain, restored, unpacked
from renderers.production.generated.finishing.steps import Step
from renderers.production.generated.scores import taken
from storage.blobs import Blobs, Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project
from storage.states import Result

DOCUMENT, LABEL = "finished", "finished/1"


@dataclass(frozen=True, slots=True)
class Staged:
    """A shot after a step, with results; `step` is None for the clip as it was painted."""

    clip: Result
    parity: Result
    step: Step | None = None
    note: str = ""  # why the step was left out


@dataclass(frozen=True, slots=True)
class Finished:
    """One step of one shot in the film that was made last."""

    shot: str  # id
    number: int
    step: Step
    note: str = ""  # why nothing was done
    provenance: Digest | None = None  # JSON; None where the step was left out
    before: ShotScore | None = None
    after: ShotScore | None = None


def keep_finished(
    shots: Sequence[tuple[CueSheet, Sequence[Staged]]], blobs: Blobs, project: Project
) -> None:
    """Keep what was done; `shots` are all of the film's, cards without stages.

    A film without steps takes away what an earlier one left.
    """
    found = tuple(_outcomes(shots, blobs))
    if found or DOCUMENT in project.documents():
        project.write_document(DOCUMENT, LABEL, plain(found))


def finished_of(project: Project) -> tuple[Finished, ...]:
    """What was done in the film that was made last; raises DocumentDamaged."""
    try:
        return restored(project.read_document(DOCUMENT, LABEL), tuple[Finished, ...])
    except DocumentMissing:
        return ()
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); make the film again"
        raise DocumentDamaged(msg) from error


def entries(found: Sequence[Finished]) -> list[dict[str, Any]]:
    """What was done, as the report and `check --parity --json` tell it."""
    return [_entry(one) for one in found]


def changes(one: Finished) -> Mapping[str, tuple[float, float]]:
    """By part, the scores before and after a step; only parts that both measured."""
    if one.before is None or one.after is None:
        return {}
    before = {part.name: part.score for part in one.before.parts}
    return {
        part.name: (before[part.name], part.score)
        for part in one.after.parts if part.name in before
    }  # fmt: skip


def _entry(one: Finished) -> dict[str, Any]:
    return {
        "shot": one.number,
        "id": one.shot,
        "step": plain(one.step),
        "told": one.step.told,
        "note": one.note,
        "provenance": one.provenance,
        "before": one.before.score if one.before else None,
        "after": one.after.score if one.after else None,
        "parts": {name: list(pair) for name, pair in changes(one).items()},
    }


def _outcomes(shots: Sequence[tuple[CueSheet, Sequence[Staged]]], blobs: Blobs) -> "list[Finished]":
    deepest = max((len(stages) for _, stages in shots), default=0)
    scores = [_scores(shots, level, blobs) for level in range(deepest)] if deepest > 1 else []
    found = []
    for number, (cues, stages) in enumerate(shots, 1):
        for level, stage in enumerate(stages):
            if stage.step is None:
                continue
            if stage.note:
                found.append(Finished(cues.shot_id, number, stage.step, stage.note))
                continue
            made = stage.clip["provenance"]
            note = str(unpacked(blobs.get(made), dict).get("note", ""))
            before, after = (scores[at].get(cues.shot_id) for at in (level - 1, level))
            found.append(Finished(cues.shot_id, number, stage.step, note, made, before, after))
    return found


def _scores(
    shots: Sequence[tuple[CueSheet, Sequence[Staged]]], level: int, blobs: Blobs
) -> Mapping[str, ShotScore]:
    """By shot id, the scores of the film at a stage."""
    found = [
        taken(number, cues, stages[min(level, len(stages) - 1)].parity, blobs)
        for number, (cues, stages) in enumerate(shots, 1)
        if stages
    ]
    return {score.shot: score for score in scored(found)}
