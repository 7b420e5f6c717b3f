"""From a screenplay to a film: the stages, in order.

Enters: a request. Leaves: the film and its papers in the output folder, and a summary. Two job
graphs are run: first what can be made without knowing how long lines last (takes, sets, bodies),
then, once conform has laid the cut, shots, mix and film.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.llm.planning import Progress
from renderers.backends.toon.context import worker_environment
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.commission import keep_commission
from renderers.production.delivery import Conformed, Delivered, Delivery, Effort
from renderers.production.exporting.negative import Exposed, keep_negative
from renderers.production.failing import give_up_if_hopeless, retold
from renderers.production.generated.finishing.asked import finishing_of
from renderers.production.generated.graph import GPU
from renderers.production.generated.kept_views import keep_views, views_of
from renderers.production.generated.painting import Painted, Painting, painting_of
from renderers.production.generated.retakes import retakes_of
from renderers.production.looks import adapters_of
from renderers.production.mixing import programme_of
from renderers.production.papers import Papers
from renderers.production.planning import Planned, plan_script
from renderers.production.request import FilmRequest
from renderers.production.scenes_chosen import chosen
from renderers.production.speaking import engines, timings_of
from renderers.production.stages import (
    FilmConformed,
    FilmPlanned,
    JobBegan,
    JobEnded,
    JobFailed,
    Listener,
    ModelWrites,
    Stage,
    StageBegan,
    StageEnded,
    StageEvent,
)
from renderers.production.work import Ending, FilmGraph, FilmJobs
from screenplay.read import read
from storage.events import Event, Failed, Finished, Started
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import JobsFailed, Outcome, Runner
from storage.store import running_jobs

if TYPE_CHECKING:
    from storage.states import Result
    from voices.takes import Timings

TASKS = "renderers.production.tasks:TASKS"
SCORES = "parity"  # the document of `generated.scores`
_ISO_639_2 = {"en": "eng", "ru": "rus", "ar": "ara", "zh": "zho", "ja": "jpn", "hi": "hin",
              "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "ko": "kor"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FilmSummary:
    """What came out, for people and programs."""

    delivered: Delivered
    effort: Effort
    report: Path


def make_film(request: FilmRequest, listen: Listener) -> FilmSummary:
    """Make the film that `request` asks for; `listen` hears how it goes.

    Raises the errors of every stage: each names the thing, its place and the remedy, and carries
    `exit_code`. Nothing half-made stands under a final name.
    """
    return _Making(request, listen).film()


class _Making:
    """One film being made: what its stages share."""

    def __init__(self, request: FilmRequest, listen: Listener) -> None:
        self.request = request
        self.clock = _Clock(listen)
        self.project = Project(request.out)

    def film(self) -> FilmSummary:
        painting = self._painting()  # what is missing is said before anything is made
        planned = self._planned()
        painted = self._painted(painting, planned)
        environment = {**(self.request.environment or {}), **worker_environment()}
        lanes = {GPU: 1} if painting else None  # one worker, which keeps the models
        runner = Runner(
            self.project.store, TASKS, self.request.workers, environ=environment, lanes=lanes
        )
        with runner:
            graph = FilmGraph(planned, engines())
            conformed = self._conformed(planned, runner, graph)
            return self._made(planned, conformed, runner, painted)

    def _painting(self) -> Painting | None:
        """What paints the film, where models do."""
        asked = self.request
        if asked.paint is None:
            return None
        return painting_of(
            asked.paint,
            asked.use,
            asked.environment or {},
            retakes_of(self.project),
            self.project.blobs,
        )

    def _planned(self) -> Planned:
        with self.clock.stage(Stage.READ) as told:
            script = read(self.request.script)
            filmed = chosen(script, self.request.scenes)
            lines = len(filmed.lines())
            told(f"{len(filmed.scenes)} scenes, {lines} lines, {len(script.characters)} characters")
        # The lock comes before the documents: while another run works here, none is written.
        with running_jobs(self.project.store), self.clock.stage(Stage.PLAN) as told:
            planned = plan_script(script, self.request, self.project, self._asked)
            keep_commission(self.request, self.project)
            by = planned.direction.told if planned.direction else ""
            told(f"{len(planned.plan.shots)} shots" + (f"; {by}" if by else ""))
        self.clock.tell(FilmPlanned(planned))
        return planned

    def _asked(self, progress: Progress) -> None:
        """A language model writes."""
        self.clock.tell(ModelWrites(progress))

    def _conformed(self, planned: Planned, runner: Runner, work: FilmGraph) -> Conformed:
        work.prepare()
        with self.clock.stage(Stage.SPEAK, len(work.graph)) as told:
            outcome = self._run(runner, work.graph, lambda _: Stage.SPEAK)
            told(_counted(outcome))
        blobs = self.project.blobs
        takes: dict[str, Timings] = {}
        results: dict[str, Result] = {}
        for (line_id, _), job in work.takes.items():
            spoken = timings_of(outcome[job], blobs)
            known = takes.get(line_id)
            if known is None or spoken.samples > known.samples:  # in unison the slowest leads
                takes[line_id], results[line_id] = spoken, outcome[job]
        with self.clock.stage(Stage.CONFORM) as told:
            timeline = conform(planned.plan, planned.graph, takes)
            sheets = Cueing(planned.plan, timeline, planned.graph).sheets()
            told(f"{float(timeline.rate.seconds(timeline.frames)):.1f} s of film")
        conformed = Conformed(timeline, sheets, takes)
        self.clock.tell(FilmConformed(planned, conformed, results))
        return conformed

    def _painted(self, painting: Painting | None, planned: Planned) -> Painted | None:
        """What paints, with the people whose likeness it learnt, and what is done afterwards."""
        if painting is None:
            return None
        from renderers.production.generated.finishing.readiness import ready

        moving = adapters_of(self.project, painting.clip) if painting.clip else {}
        shots = [shot.id for shot in planned.plan.shots]
        finishing = ready(
            finishing_of(self.project), shots, self.request.use, self.request.environment or {}
        )
        stills = adapters_of(self.project, painting.still)
        return Painted(painting, stills, moving, finishing, views_of(self.project))

    def _made(
        self, planned: Planned, conformed: Conformed, runner: Runner, painted: Painted | None
    ) -> FilmSummary:
        papers = Papers(planned, conformed.timeline)
        ending = Ending(
            programme_of(planned, conformed.timeline, conformed.sheets),
            tuple(papers.panels()),
            papers.srt(conformed.takes),
            _ISO_639_2.get(planned.graph.language.partition("-")[0], "und"),
            conformed.timeline,
        )
        work = FilmGraph(planned, engines(), painted)
        jobs = work.finish(conformed.sheets, self.request.profile, ending)
        with self.clock.stage(Stage.DRAW, len(work.graph)) as told:
            outcome = self._run(runner, work.graph, lambda _: Stage.DRAW)
            told(_counted(outcome))
        self._hold(conformed, jobs, outcome)
        keep_views({n: (f, outcome[f.job]) for n, f in work.foreseen.items()}, self.project)
        summary = self._delivered(planned, conformed, jobs, outcome)
        exposed = Exposed(
            planned, conformed, ending, self.request.profile, work.graph, jobs, outcome
        )
        keep_negative(exposed, self.project)
        return summary

    def _hold(self, conformed: Conformed, jobs: FilmJobs, outcome: Outcome) -> None:
        """Keep how closely painted shots follow their sheets."""
        if not jobs.parity and SCORES not in self.project.documents():
            return
        from renderers.production.generated.finishing.outcomes import Staged, keep_finished
        from renderers.production.generated.scores import keep_parity

        held = [outcome[job] if job else None for job in jobs.parity]
        painted = tuple(zip(conformed.sheets, held, strict=True)) if held else ()
        keep_parity(painted, self.project.blobs, self.project)
        stages = [
            [Staged(outcome[s.clip], outcome[s.parity], s.step, s.note) for s in shot]
            for shot in jobs.stages
        ]
        finished = tuple(zip(conformed.sheets, stages, strict=True)) if stages else ()
        keep_finished(finished, self.project.blobs, self.project)

    def _delivered(
        self, planned: Planned, conformed: Conformed, jobs: FilmJobs, outcome: Outcome
    ) -> FilmSummary:
        delivery = Delivery(self.request, planned, conformed, self.project)
        with self.clock.stage(Stage.PROVE) as told:
            delivered = delivery.hand_over(jobs, outcome)
            found = delivered.verdicts
            told(f"{found.lines_proven} of {found.lines} lines proven")
        effort = self.clock.effort()
        return FilmSummary(delivered, effort, delivery.report(jobs, outcome, delivered, effort))

    def _run(self, runner: Runner, graph: Graph, stage_of: Callable[[str], Stage]) -> Outcome:
        def hear(event: Event) -> None:
            stage = stage_of(event.job.kind)
            if isinstance(event, Finished):
                self.clock.job(stage, event)
            elif isinstance(event, Started):
                self.clock.tell(JobBegan(stage, event.job.kind, event.job.label))
            elif isinstance(event, Failed):
                give_up_if_hopeless(event)
                job, message = event.job, event.fault.message
                self.clock.tell(JobFailed(stage, job.kind, job.label, message))

        try:
            outcome = runner.run(graph, hear)
        except JobsFailed as failed:
            raise retold(failed) from failed
        self.clock.count(outcome)
        return outcome


def _counted(outcome: Outcome) -> str:
    return f"{outcome.executed} made, {outcome.cached} kept"


class _Clock:
    """Times stages, adds up what jobs cost, and tells the listener."""

    def __init__(self, listen: Listener) -> None:
        self._listen = listen
        self._began = time.monotonic()
        self._stages: dict[str, float] = {}
        self._cpu: Counter[str] = Counter()
        self._executed = self._cached = 0

    @contextmanager
    def stage(self, stage: Stage, jobs: int = 0) -> Iterator[Callable[[str], None]]:
        """Time a stage; the block is given a function that says how it went."""
        began, notes = time.monotonic(), [""]
        self._listen(StageBegan(stage, jobs))
        yield notes.append
        seconds = time.monotonic() - began
        self._stages[stage.value] = round(seconds, 3)
        self._listen(StageEnded(stage, seconds, notes[-1]))

    def job(self, stage: Stage, ended: Finished) -> None:
        """A job ended."""
        if not ended.cached:
            self._cpu[ended.job.kind] += ended.cpu_seconds  # type: ignore[assignment]  # seconds
        job, cost = ended.job, (ended.seconds, ended.cpu_seconds)
        self._listen(JobEnded(stage, job.label, ended.cached, *cost, job.kind, ended.result))

    def tell(self, event: StageEvent) -> None:
        """Pass on what costs no time."""
        self._listen(event)

    def count(self, outcome: Outcome) -> None:
        """A graph was run."""
        self._executed += outcome.executed
        self._cached += outcome.cached

    def effort(self) -> Effort:
        """What it cost so far."""
        seconds = round(time.monotonic() - self._began, 3)
        cpu: Mapping[str, float] = {kind: round(s, 3) for kind, s in self._cpu.items()}
        return Effort(seconds, self._executed, self._cached, dict(self._stages), cpu)
