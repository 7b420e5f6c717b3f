"""What a finished production puts into the output folder.

Enters: results of every job. Leaves: the film, storyboard, shot list, timeline and report, each
complete under its name or as it was before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from planner.findings import Finding
from renderers.cue_sheet import CueSheet
from renderers.interchange.otio import otio_json
from renderers.interchange.shot_list import shot_list
from renderers.production.blobs_of import unpacked
from renderers.production.joining import proofs_of
from renderers.production.measuring import ShotProof
from renderers.production.papers import Papers
from renderers.production.planning import Planned
from renderers.production.report import (
    LABEL,
    Verdicts,
    line_entry,
    loudness_entry,
    planner_entry,
    shot_entry,
    verdicts,
)
from renderers.production.request import FilmRequest
from renderers.production.rushes import Rush, keep_rushes
from renderers.production.supervising import findings_of, keep_clock
from renderers.production.work import FilmJobs
from renderers.timeline import Timeline
from screenplay.world.parting import written_scenes
from storage.projects import Project
from storage.publish import publish, write_whole
from storage.runner import Outcome
from voices.loudness import Loudness
from voices.takes import Timings


@dataclass(frozen=True, slots=True)
class Conformed:
    """A film on the clock."""

    timeline: Timeline
    sheets: tuple[CueSheet, ...]
    takes: Mapping[str, Timings]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What lies in the output folder, and what the summary says of it."""

    film: Path
    files: tuple[Path, ...]
    seconds: float
    scenes: int
    shots: int
    verdicts: Verdicts
    loudness: Loudness
    approximations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """What the film cost, for the report."""

    seconds: float
    executed: int
    cached: int
    stages: Mapping[str, float]  # seconds by stage
    cpu: Mapping[str, float]  # CPU seconds by kind of job


class Delivery:
    """Hands over one film."""

    def __init__(
        self, request: FilmRequest, planned: Planned, conformed: Conformed, project: Project
    ) -> None:
        """Remember what every paper needs."""
        self.request, self.planned, self.conformed = request, planned, conformed
        self.project = project
        self.papers = Papers(planned, conformed.timeline)

    def hand_over(self, jobs: FilmJobs, results: Outcome) -> Delivered:
        """Put everything but the report into the output folder."""
        out, blobs = self.request.out, self.project.blobs
        film = out / f"{self.request.profile.name}.mp4"
        publish(blobs.path(results[jobs.film]["film"]), film)
        publish(blobs.path(results[jobs.board]["board"]), out / "storyboard.png")
        write_whole(out / "shots.csv", shot_list(self.papers.rows()).encode())
        write_whole(out / "timeline.otio", self._otio(film.name).encode())
        shots = self._shot_proofs(jobs, results)
        lines = proofs_of(blobs.get(results[jobs.proof]["lines"]))
        timeline = self.conformed.timeline
        keep_clock(self.planned.plan, timeline, self.project)
        keep_rushes(self._rushes(jobs, results), self.planned.notes, self.project)
        return Delivered(
            film=film,
            files=tuple(
                out / name for name in (film.name, "storyboard.png", "shots.csv", "timeline.otio")
            ),
            seconds=float(timeline.rate.seconds(timeline.frames)),
            scenes=written_scenes(self.planned.graph),
            shots=len(timeline.clips),
            verdicts=verdicts(lines, shots, self._findings),
            loudness=unpacked(blobs.get(results[jobs.mix]["loudness"]), Loudness),
            approximations=(*self._approximations(shots), *self._unfinished(jobs)),
        )

    def report(
        self, jobs: FilmJobs, results: Outcome, delivered: Delivered, effort: Effort
    ) -> Path:
        """Write `report.json`."""
        path = self.request.out / "report.json"
        document = self._report(jobs, results, delivered, effort)
        write_whole(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
        return path

    def _report(
        self, jobs: FilmJobs, results: Outcome, delivered: Delivered, effort: Effort
    ) -> dict[str, Any]:
        names = {c.id: c.name for c in self.planned.graph.characters}
        places = {line.id: line.source.line for line in self.planned.graph.lines()}
        lines = proofs_of(self.project.blobs.get(results[jobs.proof]["lines"]))
        shots = self._shot_proofs(jobs, results)
        profile, rate = self.request.profile, self.conformed.timeline.rate
        return {
            "label": LABEL,
            "film": {
                "title": self.planned.plan.title,
                "file": delivered.film.name,
                "width": profile.width_px,
                "height": profile.height_px,
                "fps": f"{rate.num}/{rate.den}",
                "frames": self.conformed.timeline.frames,
                "seconds": delivered.seconds,
                "scenes": delivered.scenes,
                "shots": delivered.shots,
            },
            "planner": planner_entry(self.planned.direction),
            "verdicts": asdict(delivered.verdicts),
            "verbatim": [line_entry(line, places[line.line_id], names) for line in lines],
            "continuity": [asdict(finding) for finding in self._findings],
            "shots": [shot_entry(shot, i) for i, shot in enumerate(shots, 1)],
            **self._parity(jobs),
            "loudness": loudness_entry(delivered.loudness),
            "effort": asdict(effort),
            "approximations": list(delivered.approximations),
        }

    def _parity(self, jobs: FilmJobs) -> dict[str, Any]:
        """How closely painted shots follow their sheets; nothing for a drawn film."""
        if not jobs.parity:
            return {}
        from renderers.production.generated.finishing.outcomes import entries, finished_of
        from renderers.production.generated.scores import parity_entry, parity_of

        finishing = entries(finished_of(self.project))
        return {"parity": parity_entry(parity_of(self.project)), "finishing": finishing}

    def _unfinished(self, jobs: FilmJobs) -> tuple[str, ...]:
        """Finishing steps that found nothing to do; none for a drawn film."""
        if not any(len(stages) > 1 for stages in jobs.stages):
            return ()
        from renderers.production.generated.finishing.outcomes import finished_of

        found = finished_of(self.project)
        return tuple(f"shot {s.number}: {s.step.told}: {s.note}" for s in found if s.note)

    @cached_property
    def _findings(self) -> Sequence[Finding]:
        planned = self.planned
        return findings_of(planned.plan, planned.graph, self.conformed.timeline)

    def _shot_proofs(self, jobs: FilmJobs, results: Outcome) -> list[ShotProof]:
        blobs = self.project.blobs
        return [unpacked(blobs.get(results[shot]["proof"]), ShotProof) for shot in jobs.shots]

    def _rushes(self, jobs: FilmJobs, results: Outcome) -> tuple[Rush, ...]:
        told = zip(self.planned.plan.shots, self.papers.panels(), jobs.shots, strict=True)
        return tuple(
            Rush(shot.id, shot.number, panel.size, panel.movement, panel.seconds,
                 results[job]["video"], results[job]["frame"])
            for shot, panel, job in told
        )  # fmt: skip

    def _otio(self, media: str) -> str:
        papers, timeline = self.papers, self.conformed.timeline
        title = self.planned.plan.title
        return otio_json(timeline, title, papers.slates(), papers.spoken(), media)

    def _approximations(self, shots: Sequence[ShotProof]) -> tuple[str, ...]:
        """What was understood, framed or spoken only in part, each once."""
        told = [
            f"line {remark.source.line}: {remark.text}" if remark.source else remark.text
            for remark in self.planned.graph.remarks
        ]
        told += self.planned.plan.remarks
        told += [
            f"shot {shot.number}: {unmet}"
            for shot in self.planned.plan.shots
            for unmet in shot.approximations
        ]
        told += [
            f"shot {number}: {remark}"
            for number, shot in enumerate(shots, 1)
            for remark in shot.remarks
        ]
        texts = {line.id: line.text for line in self.planned.graph.lines()}
        told += [
            f"“{texts[line_id][:40]}”: {remark}"
            for line_id, take in self.conformed.takes.items()
            for remark in take.remarks
        ]
        return tuple(dict.fromkeys(told))
