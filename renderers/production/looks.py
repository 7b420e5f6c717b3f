"""Looks that were trained, as a film's folder keeps them.

Enters: adapters with how they were made. Leaves: the document "looks_trained", and for a card the
adapters that fit it. A look that a note has changed since is another look: its adapter is kept, and
not used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from planner.looks import Look
from planner.shots import LABEL as PLAN_LABEL
from planner.shots import ShotPlan
from renderers.generative.card import Card
from renderers.production.blobs_of import plain, restored
from renderers.production.generated.painting import LookAdapter
from storage.blobs import Digest
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

DOCUMENT, LABEL = "looks_trained", "looks_trained/1"


@dataclass(frozen=True, slots=True)
class TrainedLook:
    """Somebody in one costume, learnt by one base."""

    look: Look
    trigger: str
    base: str  # card that it was trained on
    step: int  # the one that was chosen
    chosen_by: str  # what was compared
    adapter: Digest  # safetensors, with its provenance in the header
    provenance: Digest  # the same as JSON
    sheets: tuple[tuple[int, Digest], ...] = ()  # sample sheets: step, PNG
    weight: float = 1.0


def looks_trained(project: Project) -> tuple[TrainedLook, ...]:
    """All that were trained, in order of names; raises DocumentDamaged."""
    try:
        return restored(project.read_document(DOCUMENT, LABEL), tuple[TrainedLook, ...])
    except DocumentMissing:
        return ()
    except msgspec.ValidationError as error:
        raise DocumentDamaged(
            f"{project.root}: the document {DOCUMENT!r} is damaged ({error}); train the looks again"
        ) from error


def adapters_of(project: Project, card: Card) -> Mapping[Look, LookAdapter]:
    """Adapters for a card, by look: those that were trained on its base."""
    if not card.adapters or not card.trains_on:
        return {}
    return {
        one.look: LookAdapter(one.adapter, one.trigger, one.weight)
        for one in looks_trained(project)
        if one.base == card.trains_on
    }


def keep_look(project: Project, trained: TrainedLook) -> None:
    """Keep a look instead of what was trained of it on the same base."""
    others = [one for one in looks_trained(project) if not _same(one, trained.look, trained.base)]
    _write(project, [*others, trained])


def remove_look(project: Project, look: Look, base: str = "") -> int:
    """Forget what was trained of a look, on one base or on all; how many that were."""
    known = looks_trained(project)
    kept = [one for one in known if not _same(one, look, base)]
    if len(kept) < len(known):
        _write(project, kept)
    return len(known) - len(kept)


def planned_looks(project: Project) -> ShotPlan:
    """The plan that the folder's film was made by; raises DocumentMissing, DocumentDamaged."""
    try:
        return restored(project.read_document("shotplan", PLAN_LABEL), ShotPlan)
    except DocumentMissing as error:
        raise DocumentMissing(
            f"{project.root}: no film was made in this folder; make it first: "
            f"storyreel film SCRIPT -o {project.root}"
        ) from error
    except msgspec.ValidationError as error:
        raise DocumentDamaged(
            f"{project.root}: its shot plan cannot be read ({error}); make the film again"
        ) from error


def _same(one: TrainedLook, look: Look, base: str) -> bool:
    return one.look == look and (not base or one.base == base)


def _write(project: Project, looks: list[TrainedLook]) -> None:
    ordered = sorted(looks, key=lambda one: (one.look.name, repr(one.look), one.base))
    project.write_document(DOCUMENT, LABEL, plain(ordered))
