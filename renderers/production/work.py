"""The two job graphs of a film.

Enters: what was planned, then what was conformed. Leaves: graphs for `storage.runner` and the
handles by which their results are found. Jobs of the first graph are named again in the second
where a job needs them: they have the same keys, so they are not done twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.looks import Look
from planner.shots import OVERLAPPING, ScenePlan
from renderers.cue_sheet import CueSheet
from renderers.generative.looks.reference import BRIEF
from renderers.production.assets import body_name, body_params, set_name, set_params
from renderers.production.blobs_of import plain
from renderers.production.generated.finishing.graph import Stage
from renderers.production.generated.graph import PaintedShots, Staged, reference_name
from renderers.production.generated.painting import Painted
from renderers.production.joining import BoardPanel, proof_params, shot_need, sound_params
from renderers.production.look_training.graph import reference_jobs
from renderers.production.mixing import Programme, need_of, programme_params
from renderers.production.music import music_params
from renderers.production.planning import Planned
from renderers.production.plugins import RENDERER
from renderers.production.shooting import shot_params
from renderers.production.speaking import signature, take_params
from renderers.profile import Profile
from renderers.timeline import Timeline
from screenplay.scene_graph import Line
from storage.jobs import Graph, JobHandle

if TYPE_CHECKING:
    from renderers.production.generated.kept_views import Foreseen


@dataclass(frozen=True, slots=True)
class Ending:
    """What the last jobs of a film are told."""

    programme: Programme
    panels: tuple[BoardPanel, ...]
    subtitles: str
    language: str
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class FilmJobs:
    """Handles of the jobs that the delivery reads."""

    shots: tuple[JobHandle, ...]
    mix: JobHandle
    film: JobHandle
    board: JobHandle
    proof: JobHandle
    parity: tuple[JobHandle | None, ...] = ()  # of each painted shot; None for a card
    stages: tuple[tuple[Stage, ...], ...] = ()  # of each painted shot; () for a card


class FilmGraph:
    """Builds a film's jobs, each once."""

    def __init__(
        self, planned: Planned, engines: Mapping[str, str], painted: Painted | None = None
    ) -> None:
        """Begin with an empty graph; `engines` are the voices that run here, with idents."""
        self.planned, self.engines, self.painted = planned, engines, painted
        self.graph = Graph()
        self.takes: dict[tuple[str, str], JobHandle] = {}
        self._parity: list[JobHandle | None] = []
        self.foreseen: Mapping[str, Foreseen] = {}  # further views of plates, by place
        self._stages: list[tuple[Stage, ...]] = []
        self._sets: dict[str, JobHandle] = {}
        self._bodies: dict[Look, JobHandle] = {}
        self._drawn_of: dict[Look, dict[str, JobHandle]] = {}
        self._lines: Mapping[str, Line] = {line.id: line for line in planned.graph.lines()}

    def prepare(self) -> None:
        """Add every take, set and body; long lines first, so that no worker is left alone late."""
        for scene in self.planned.plan.scenes:
            self.set(scene)
        for look in self._staged_looks():
            self.body(look)
        for line in sorted(self._lines.values(), key=lambda line: -len(line.text)):
            for who in line.speakers:
                self.take(line, who)

    def _staged_looks(self) -> tuple[Look, ...]:
        """Looks of the people who are in a set at some time."""
        plan = self.planned.plan
        staged = {s.character_id for scene in plan.scenes for s in scene.opening}
        worn = (*plan.looks, *(costume.look for costume in plan.costumes))
        return tuple(look for look in dict.fromkeys(worn) if look.character_id in staged)

    def take(self, line: Line, who: str) -> JobHandle:
        """The job that speaks a line in a character's voice."""
        if (line.id, who) not in self.takes:
            params = take_params(line, self.planned.casting[who], self.engines)
            label = f"{self.planned.graph.character(who).name}: {line.text[:40]}"
            self.takes[line.id, who] = self.graph.add("take", params, label=label, priority=2)
        return self.takes[line.id, who]

    def set(self, scene: ScenePlan) -> JobHandle:
        """The job that lights a scene's set."""
        name = set_name(scene.floor_plan, scene.light)
        if name not in self._sets:
            label = f"{scene.floor_plan.kind} by {scene.light.daytime.value}"
            params = set_params(scene.floor_plan, scene.light, RENDERER)
            self._sets[name] = self.graph.add("set", params, label=label, priority=3)
        return self._sets[name]

    def body(self, look: Look) -> JobHandle:
        """The job that builds a character's body."""
        if look not in self._bodies:
            self._bodies[look] = self.graph.add(
                "body", body_params(look), label=look.name, priority=3
            )
        return self._bodies[look]

    def finish(self, sheets: Sequence[CueSheet], profile: Profile, ending: Ending) -> FilmJobs:
        """Add shots, mix, film, storyboard and proof."""
        shots = tuple(self._shots(sheets, profile))
        by_name = {shot_need(i): shot for i, shot in enumerate(shots)}
        takes = {
            need_of(line.id, who): self.take(line, who)
            for line in self._lines.values()
            for who in line.speakers
        }
        needs = takes | self._music(ending.programme)
        mix = self.graph.add(
            "mix", programme_params(ending.programme), needs=needs, label="programme", priority=5
        )
        # encoded while shots are still drawn: a film is joined by copying
        sound = self.graph.add(
            "sound", sound_params(ending.timeline), needs={"programme": mix},
            label="sound track", priority=5,
        )  # fmt: skip
        params = {
            "shots": len(shots), "subtitles": ending.subtitles, "language": ending.language,
        }  # fmt: skip
        film = self.graph.add(
            "film", params, needs={**by_name, "sound": sound}, label="film", priority=4
        )
        panels = {
            "title": self.planned.plan.title,
            "panels": [plain(panel) for panel in ending.panels],
        }
        board = self.graph.add("storyboard", panels, needs=by_name, label="storyboard")
        proof = self.graph.add(
            "proof",
            proof_params(tuple(self._lines.values()), self._voices(), ending.timeline),
            needs={**takes, "film": film},
            label="proof",
        )
        return FilmJobs(shots, mix, film, board, proof, tuple(self._parity), tuple(self._stages))

    def _music(self, programme: Programme) -> dict[str, JobHandle]:
        """The jobs that play a programme's music."""
        return {
            laid.need: self.graph.add("music", music_params(laid), label=laid.told, priority=2)
            for laid in programme.music
        }

    def _voices(self) -> dict[str, str]:
        return {who: signature(casting) for who, casting in self.planned.casting.items()}

    def _shots(self, sheets: Sequence[CueSheet], profile: Profile) -> "list[JobHandle]":
        if self.painted is not None:
            return self._painted_shots(sheets, profile, self.painted)
        made = []
        before: CueSheet | None = None
        for number, cues in enumerate(sheets, 1):
            dissolves = cues.cut in OVERLAPPING and before is not None
            made.append(self._shot(number, cues, before if dissolves else None, profile))
            before = cues
        return made

    def _painted_shots(
        self, sheets: Sequence[CueSheet], profile: Profile, painted: Painted
    ) -> "list[JobHandle]":
        """Shots that a model paints; each is painted as long as the next dissolves from it."""
        jobs = PaintedShots(self.graph, painted, profile, RENDERER)
        for i, cues in enumerate(sheets):
            jobs.plates.see(f"shot {i + 1}", cues, self._needs(cues))
        self.foreseen = jobs.plates.foreseen
        overlaps = [_overlap(cues) if i else 0 for i, cues in enumerate(sheets)]
        made = []
        before: Staged | None = None
        for i, (cues, overhang) in enumerate(zip(sheets, [*overlaps[1:], 0], strict=True)):
            label = f"shot {i + 1}"
            portraits = self._portraits(cues, painted)
            staged = jobs.staged(label, cues, self._needs(cues), overhang, portraits)
            made.append(jobs.shot(label, staged, before if overlaps[i] else None, overlaps[i]))
            self._parity.append(staged.parity)
            self._stages.append(staged.stages)
            before = staged
        return made

    def _portraits(self, cues: CueSheet, painted: Painted) -> dict[str, JobHandle]:
        """Drawn pictures of those whose likeness no model learnt, for cards that take some."""
        most = painted.painting.still.references
        found: dict[str, JobHandle] = {}
        for look in (actor.look for actor in cues.actors if actor.look not in painted.looks):
            if most and look not in self._drawn_of:
                self._drawn_of[look] = reference_jobs(self.graph, look, RENDERER, BRIEF[:most])
            for view, job in self._drawn_of.get(look, {}).items():
                found[reference_name(look, view)] = job
        return found

    def _shot(
        self, number: int, cues: CueSheet, before: CueSheet | None, profile: Profile
    ) -> JobHandle:
        """The job that shoots a cue sheet, with all that it needs."""
        overlap = _overlap(cues) if before else 0
        if before is not None:
            before = replace(before, frames=before.frames + overlap)
        params = shot_params(cues, profile, RENDERER, before, overlap)
        needs = self._needs(cues) | (self._needs(before) if before else {})
        affinity = cues.floor_plan.id if cues.floor_plan else None
        label = f"shot {number}"
        return self.graph.add("shot", params, needs=needs, label=label, affinity=affinity)

    def _needs(self, cues: CueSheet) -> dict[str, JobHandle]:
        needs: dict[str, JobHandle] = {}
        if cues.floor_plan is not None and cues.light is not None:
            scene = self.planned.plan.scene(cues.scene_id)
            needs[set_name(cues.floor_plan, cues.light)] = self.set(scene)
        for actor in cues.actors:
            needs[body_name(actor.look)] = self.body(actor.look)
        for speech in cues.speeches:
            line = self._lines[speech.line_id]
            needs[f"take:{line.id}"] = self.take(line, line.speakers[0])
        return needs


def _overlap(cues: CueSheet) -> int:
    """How many frames of the shot before are seen while a shot dissolves or wipes in."""
    return min(cues.dissolve_frames, cues.frames) if cues.cut in OVERLAPPING else 0
