"""From a script that was read to a film: planned, spoken, conformed, drawn and handed over.

Enters: a request, a script and who runs jobs. Leaves: the film and its papers in the output
folder, and a summary. Two job graphs are run: first what can be made without knowing how long lines
last (takes, sets, bodies), then, once conform has laid the cut, shots, mix and film.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.llm.planning import Progress
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.clock import Clock
from renderers.production.commission import keep_commission
from renderers.production.delivery import Conformed, Delivery
from renderers.production.exporting.negative import Exposed, keep_negative
from renderers.production.failing import give_up_if_hopeless, retold
from renderers.production.generated.finishing.asked import finishing_of
from renderers.production.generated.kept_views import keep_views, views_of
from renderers.production.generated.painting import Painted, Painting
from renderers.production.looks import adapters_of
from renderers.production.mixing import programme_of
from renderers.production.papers import Papers
from renderers.production.planning import Planned, plan_script
from renderers.production.request import FilmRequest
from renderers.production.speaking import engines, timings_of
from renderers.production.stages import (
    FilmConformed,
    FilmPlanned,
    FilmSummary,
    JobBegan,
    JobFailed,
    ModelWrites,
    Stage,
)
from renderers.production.work import Ending, FilmGraph, FilmJobs
from storage.events import Event, Failed, Finished, Started
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import JobsFailed, Outcome, Runner

if TYPE_CHECKING:
    from screenplay.scene_graph import SceneGraph
    from storage.states import Result
    from voices.takes import Timings

SCORES = "parity"  # the document of `generated.scores`
_ISO_639_2 = {"en": "eng", "ru": "rus", "ar": "ara", "zh": "zho", "ja": "jpn", "hi": "hin",
              "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "ko": "kor"}  # fmt: skip


class Making:
    """One film being made of a script that was read: what its stages share."""

    def __init__(self, request: FilmRequest, clock: Clock, script: "SceneGraph") -> None:
        """Begin; who calls `planned` holds the store."""
        self.request, self.clock, self.script = request, clock, script
        self.project = Project(request.out)

    def planned(self) -> Planned:
        """The script planned, and its documents kept."""
        with self.clock.stage(Stage.PLAN) as told:
            planned = plan_script(self.script, self.request, self.project, self._asked)
            keep_commission(self.request, self.project)
            by = planned.direction.told if planned.direction else ""
            told(f"{len(planned.plan.shots)} shots" + (f"; {by}" if by else ""))
        return planned

    def film(self, planned: Planned, painting: Painting | None, runner: Runner) -> FilmSummary:
        """What was planned spoken, drawn, joined and handed over."""
        self.clock.tell(FilmPlanned(planned))
        painted = self._painted(painting, planned)
        graph = FilmGraph(planned, engines())
        conformed = self._conformed(planned, runner, graph)
        return self._made(planned, conformed, runner, painted)

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
