"""The cutting room: a film folder while its notes are read and carried out.

Enters: a film folder that nobody else works in. Leaves: answers to notes, what they would change,
and the folder with the version that was chosen: its plan, lined script, notes and history.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import msgspec

from planner.amending import Draft, amend
from planner.edits import AnyEdit
from planner.errors import UnknownTarget
from planner.llm.questions import Heard
from planner.llm.repair import Session
from planner.llm.revising import Revision, revise_by_model
from planner.offers import offers_told
from planner.revise import revise
from planner.revising.answers import Answer
from planner.shots import LABEL, ShotPlan
from renderers.production.blobs_of import plain, restored
from renderers.production.commission import commissioned
from renderers.production.consequences import Consequences, costed, paid
from renderers.production.directing import directed_before
from renderers.production.history import (
    ROOT,
    History,
    added,
    keep_history,
    opened,
    planned_as,
)
from renderers.production.notes import carried_out
from renderers.production.own_music import kept_music
from renderers.production.redrafting import redrafted
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from renderers.production.supervising import PLAN, keep_lined_script
from screenplay.read import read
from screenplay.world.parting import parted
from storage.errors import BlobMissing, DocumentDamaged
from storage.job_table import JobTable
from storage.projects import Project
from storage.store import running_jobs


@dataclass(frozen=True, slots=True)
class Trial:
    """Edits carried out, but not kept: what changes, in sentences, and what drawing it costs."""

    edits: tuple[AnyEdit, ...]
    after: Draft
    said: tuple[str, ...]
    costs: Consequences


class CuttingRoom:
    """A film folder that is held; `remark` tells what was amiss with its history."""

    def __init__(self, project: Project, request: FilmRequest) -> None:
        """Open the folder's history."""
        self.project, self.request = project, request
        self.history, self.remark = opened(project)

    @cached_property
    def planned(self) -> Draft:
        """The film as its planner made it; nobody is asked again."""
        script = redrafted(read(self.request.script), self.project)
        graph = parted(chosen(script, self.request.scenes))
        return Draft(graph, directed_before(graph, self.request, self.project).plan)

    @cached_property
    def draft(self) -> Draft:
        """The film as it stands when the folder is opened."""
        return self._at(self.history.current)

    def remember(self, planned: Draft, draft: Draft | None) -> None:
        """Spare the planning: both as they were when the folder was just as it is now."""
        self.planned = planned
        if draft is not None:
            self.draft = draft

    def standing(self) -> Draft:
        """The film as it stands now, after what was kept or gone to."""
        return self._at(self.history.current)

    def answer(self, note: str, selected: int | None = None) -> Answer:
        """Read a note; `selected` is the number of the shot that is looked at."""
        shot = self._shot(selected) if selected is not None else None
        last = self.history.version(self.history.current).edits
        answer = revise(note, self.draft.plan, self.draft.graph, selected=shot, last=last)
        return offers_told(answer, self.draft)

    def answer_by_model(
        self, note: str, session: Session, heard: Heard, selected: int | None = None
    ) -> Revision:
        """Have a language model read a note that the rules do not understand.

        Raises BadAnswer, CostLimitReached or ModelFailed where nothing can be done with it.
        """
        shot = self._shot(selected) if selected is not None else None
        last = self.history.version(self.history.current).edits
        return revise_by_model(note, self.draft, session, selected=shot, last=last, heard=heard)

    def tried(self, edits: Sequence[AnyEdit]) -> Trial:
        """Carry edits out without keeping them; raises RefusedEdit where one cannot be made."""
        after, said = self.draft, []
        for edit in edits:
            amended = amend(after, edit)
            after = amended.draft
            said.append(amended.said)
        kept_music(after.plan, self.request.script, self.project)  # a file that is not there
        costs = costed(self.draft, after, self.request.profile, ms_per_frame=self._paid())
        return Trial(tuple(edits), after, tuple(said), costs)

    def keep(self, note: str, trial: Trial) -> None:
        """Make a trial the film's new version."""
        history = added(self.history, note, trial.edits, trial.said)
        edits = history.edits(history.current)
        self._keep(history, carried_out(self.planned, edits, trial.after.plan))

    def go_to(self, version: int) -> None:
        """Make an earlier or later version the film's own."""
        self._keep(replace(self.history, current=version), self._at(version))

    def _keep(self, history: History, draft: Draft) -> None:
        revision = self.project.write_document(PLAN, LABEL, plain(draft.plan))
        keep_lined_script(draft.graph, self.project)
        self.history = planned_as(history, revision.id)
        keep_history(self.history, self.project)

    def _at(self, version: int) -> Draft:
        """A version's film; shots that were locked in it keep their cameras."""
        edits = self.history.edits(version)
        return carried_out(self.planned, edits, self._earlier(version))

    def _earlier(self, version: int) -> ShotPlan | None:
        """A version's plan as it was kept; None where it is not known, or of an older Storyreel."""
        known = self.history.version(version).plan
        if known is None or version == ROOT:
            return None
        try:
            return restored(self.project.revision(known).data, ShotPlan)
        except (BlobMissing, DocumentDamaged, msgspec.ValidationError):
            return None  # then the edits alone decide, as when the film is planned anew

    def _shot(self, number: int) -> str:
        shots = self.draft.plan.shots
        if not 1 <= number <= len(shots):
            raise UnknownTarget(f"there is no shot {number}; the film has {len(shots)} shots")
        return shots[number - 1].id

    def _paid(self) -> float | None:
        """What a frame took on this machine so far."""
        if not self.project.table_file.exists():
            return None
        with JobTable(self.project.table_file) as table:
            return paid(table)


@contextmanager
def cutting_room(folder: Path) -> Iterator[CuttingRoom]:
    """Hold a film folder for notes.

    Raises DocumentMissing where no film was made, ProjectBusy while one is being made.
    """
    project = Project(folder)
    request = commissioned(project)
    with running_jobs(project.store):
        yield CuttingRoom(project, request)
