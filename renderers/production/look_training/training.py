"""A training carried out, followed and concluded.

Enters: a course, a project. Leaves: a `TrainedLook` in the folder: the adapter of the best step
with its provenance. A run that is killed or stopped goes on where it was when it is run again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from renderers.backends.toon.context import worker_environment
from renderers.errors import RenderError
from renderers.generative.errors import CannotRun
from renderers.generative.looks import adapter_file
from renderers.production.blobs_of import plain, unpacked
from renderers.production.failing import retold
from renderers.production.generated.graph import GPU
from renderers.production.generated.machine import store_in
from renderers.production.look_training.graph import Stretch, TrainingJobs, training_graph
from renderers.production.look_training.jobs import ident
from renderers.production.look_training.orders import Course, keep_order
from renderers.production.looks import TrainedLook, keep_look
from renderers.production.plugins import RENDERER
from storage.blobs import Digest
from storage.events import Event, Finished, Progress
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import JobsFailed, Outcome, Runner

TASKS = "renderers.production.tasks:TASKS"
_LIKENESS, _LOSS = "likeness of samples", "fixed-noise loss of held-out pictures"


@dataclass(frozen=True, slots=True)
class Followed:
    """How far a training is: steps done of all, and what is being done."""

    step: int
    steps: int
    doing: str
    sheet: Digest | None = None  # a sample sheet that has just been made


Listener = Callable[[Followed], None]


def train_look(
    course: Course,
    project: Project,
    environment: Mapping[str, str],
    listen: Listener,
    workers: int = 2,
) -> TrainedLook:
    """Train a look, or go on training it.

    Raises:
        ExtraMissing: libraries of `gen` are not installed.
        CannotRun: the base is too large for this machine.
        RenderError: some of it failed; what was made is kept.
        ProjectBusy, RunCancelled: as `Runner.run`.
    """
    keep_order(course.order, project)
    told = ident()
    _require_machine(course, environment)
    whole = {**environment, **worker_environment()}
    with Runner(project.store, TASKS, workers, environ=whole, lanes={GPU: 1}) as runner:
        try:
            course = _captioned(course, told, runner, listen)
            jobs = training_graph(course, told, RENDERER)
            outcome = runner.run(jobs.graph, _Hearing(jobs, course, listen).hear)
        except JobsFailed as failed:
            raise _retold(course, failed) from failed
    return conclude(course, jobs, outcome, told, project)


def _require_machine(course: Course, environment: Mapping[str, str]) -> None:
    """Refuse what this machine cannot run before anything is drawn for it; raises CannotRun."""
    from renderers.backends.diffusion.requirements import cannot_run

    lacking = cannot_run(course.base, store_in(environment))
    if lacking:
        raise CannotRun(lacking)


def _captioned(
    course: Course, ident: Mapping[str, str], runner: Runner, listen: Listener
) -> Course:
    """The course with words for the user's own pictures, where a captioner was asked for."""
    bare = [own.picture for own in course.order.own if not own.words]
    if course.captioner is None or not bare:
        return course
    graph = Graph()
    params = {"card": plain(course.captioner), "pictures": bare, "ident": dict(ident)}
    job = graph.add("look captions", params, label=course.order.look.name, lane=GPU)
    listen(Followed(0, course.recipe.steps, f"captions by {course.captioner.title}"))
    outcome = runner.run(graph)
    said = unpacked(runner.blobs.get(outcome[job]["words"]), list[str])
    words = dict(zip(bare, said, strict=True))
    own = tuple(replace(o, words=o.words or words[o.picture]) for o in course.order.own)
    return replace(course, order=replace(course.order, own=own))


def conclude(
    course: Course, jobs: TrainingJobs, outcome: Outcome, ident: Mapping[str, str], project: Project
) -> TrainedLook:
    """Choose the best step, write its adapter with its provenance, and keep it."""
    scores = [_score(stretch, outcome, project) for stretch in jobs.stretches]
    best, by = chosen(scores)
    provenance = _provenance(course, jobs, outcome, ident, project) | {
        "step": best["step"], "chosen_by": by, "scores": scores,
    }  # fmt: skip
    stretch = next(one for one in jobs.stretches if one.until == best["step"])
    data = project.blobs.get(outcome[stretch.taught]["adapter"])
    arrays = adapter_file.arrays_of(data, adapter_file.parsed(data, "adapter"))
    text = json.dumps(provenance, sort_keys=True, ensure_ascii=False, indent=1)
    trained = TrainedLook(
        look=course.order.look,
        trigger=course.trigger,
        base=course.base.name,
        step=int(best["step"]),
        chosen_by=by,
        adapter=project.blobs.put(adapter_file.written(arrays, provenance)),
        provenance=project.blobs.put(text.encode()),
        sheets=tuple((one.until, outcome[one.sheet]["sheet"]) for one in jobs.stretches),
    )
    keep_look(project, trained)
    return trained


def chosen(scores: list[dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """The best of checkpoints and what says so; of equal ones the earliest.

    Likeness decides where an encoder measured it at every step, else the loss at fixed noise.
    """
    if all("likeness" in score for score in scores):
        best = max(scores, key=lambda score: score["likeness"])
        return best, f"{_LIKENESS} ({best['encoder']})"
    return min(scores, key=lambda score: score["held_out_loss"]), _LOSS


def _score(stretch: Stretch, outcome: Outcome, project: Project) -> dict[str, Any]:
    taught = unpacked(project.blobs.get(outcome[stretch.taught]["score"]), dict[str, Any])
    like = unpacked(project.blobs.get(outcome[stretch.sheet]["likeness"]), dict[str, Any])
    return {**taught, **like}


def _provenance(
    course: Course, jobs: TrainingJobs, outcome: Outcome, ident: Mapping[str, str], project: Project
) -> dict[str, Any]:
    order, base = course.order, course.base
    drawn = [str(outcome[job]["picture"]) for job in jobs.references.values()]
    return {
        "label": "look/1",
        "character": order.look.name,
        "look": plain(order.look),
        "trigger": course.trigger,
        "class": course.noun,
        "base": base.name,
        "base_sources": [
            {"repository": s.repository, "revision": s.revision, "part": s.part}
            for s in base.sources
        ],
        "base_licence": plain(base.licence),
        "for": course.card.name,
        "recipe": asdict(course.recipe),
        "seed": order.seed,
        "medium": order.medium or "drawn by Storyreel",
        "captioner": order.captioner,
        "consent": order.consent,
        "pictures": [str(own.picture) for own in order.own] or drawn,
        "captions": list(jobs.captions),
        "prior": _prior(course, jobs, outcome),
        "made_with": dict(ident),
    }


def _prior(course: Course, jobs: TrainingJobs, outcome: Outcome) -> dict[str, Any] | None:
    """Which pictures of the class were taught beside the look, and who painted them."""
    if jobs.classed is None:
        return None
    painted = jobs.classed.painted
    return {
        "weight": course.recipe.prior,
        "painted_by": course.base.name,
        "profile": jobs.classed.quality,
        "captions": [one["caption"] for one in jobs.classed.told],
        "pictures": [str(outcome[painted[one["job"]]][one["key"]]) for one in jobs.classed.told],
    }


class _Hearing:
    """Turns events of jobs into steps of the training."""

    def __init__(self, jobs: TrainingJobs, course: Course, listen: Listener) -> None:
        stops = [0, *(stretch.until for stretch in jobs.stretches)]
        self._spans = {
            stretch.taught: (first, stretch.until)
            for first, stretch in zip(stops[:-1], jobs.stretches, strict=True)
        }
        self._sheets = {stretch.sheet for stretch in jobs.stretches}
        self._steps, self._listen, self._at = course.recipe.steps, listen, 0

    def hear(self, event: Event) -> None:
        """One event of one job."""
        match event:
            case Progress(job, fraction, message):
                if job in self._spans:
                    first, last = self._spans[job]
                    self._at = max(self._at, first + round(fraction * (last - first)))
                self._tell(message)
            case Finished(job=job, result=result):
                if job in self._spans:
                    self._at = max(self._at, self._spans[job][1])
                sheet = result.get("sheet") if job in self._sheets else None
                self._tell(f"{job.label or job.kind}: done", sheet)
            case _:
                pass  # what fails is told at the end

    def _tell(self, doing: str, sheet: Digest | None = None) -> None:
        self._listen(Followed(self._at, self._steps, doing, sheet))


class LookFailed(RenderError):
    """A look could not be trained; `traces` are for the log."""

    def __init__(self, message: str, exit_code: int, traces: str) -> None:
        self.exit_code, self.traces = exit_code, traces
        super().__init__(message)


def _retold(course: Course, failed: JobsFailed) -> LookFailed:
    told = retold(failed)
    causes = str(told).partition("\n")[2]
    name = course.order.look.name
    return LookFailed(
        f"{name} could not be trained (what was made is kept):\n{causes}",
        told.exit_code, told.traces,
    )  # fmt: skip
