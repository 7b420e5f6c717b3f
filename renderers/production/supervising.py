"""What a film folder keeps for its script supervisor, and what that one finds in it.

Enters: a planned and conformed film; later its folder alone. Leaves: the lined script and the clock
beside the plan; the findings of a continuity check, at the frames of the film where it was made.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from planner.continuity import checked
from planner.continuity.clock import LABEL as CLOCK_LABEL
from planner.continuity.clock import Clock, estimated
from planner.continuity.lined_script import LABEL as LINED_LABEL
from planner.continuity.lined_script import LinedScript, lined
from planner.documents import digest
from planner.findings import Finding
from planner.shots import LABEL as PLAN_LABEL
from planner.shots import ShotPlan
from renderers.production.blobs_of import plain, restored
from renderers.timeline import Timeline
from screenplay.scene_graph import SceneGraph
from storage.errors import DocumentDamaged, DocumentMissing
from storage.projects import Project

PLAN, LINED, CLOCK = "shotplan", "lined-script", "clock"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Supervised:
    """A film folder's plan, checked. `timed` tells whether frames are the film's own."""

    plan: ShotPlan
    findings: tuple[Finding, ...]
    timed: bool


def keep_lined_script(graph: SceneGraph, project: Project) -> None:
    """Keep what the plan is held to."""
    project.write_document(LINED, LINED_LABEL, plain(lined(graph)))


def keep_clock(plan: ShotPlan, timeline: Timeline, project: Project) -> None:
    """Keep when shots and beats are on screen."""
    project.write_document(CLOCK, CLOCK_LABEL, plain(clock_of(plan, timeline)))


def clock_of(plan: ShotPlan, timeline: Timeline) -> Clock:
    """A film's timeline as a clock."""
    return Clock(
        shots={clip.shot_id: (clip.start, clip.frames) for clip in timeline.clips},
        beats={span.beat_id: (span.start, span.frames) for span in timeline.beats},
        plan=digest(plan),
    )


def findings_of(plan: ShotPlan, graph: SceneGraph, timeline: Timeline) -> tuple[Finding, ...]:
    """The continuity of a conformed film."""
    return checked(plan, lined(graph), clock_of(plan, timeline))


def supervised(folder: Path) -> Supervised:
    """Check the plan that a film folder holds.

    Raises DocumentMissing where there is none, DocumentDamaged where it cannot be read.
    """
    project = Project(folder)
    plan = _document(project, PLAN, PLAN_LABEL, ShotPlan)
    script = _document(project, LINED, LINED_LABEL, LinedScript)
    clock = _clock(project, plan)
    timed = clock is not None
    used = clock if clock is not None else estimated(plan, script)
    return Supervised(plan, checked(plan, script, used), timed)


def _clock(project: Project, plan: ShotPlan) -> Clock | None:
    """The film's clock, if the film was made by the plan that stands there now."""
    try:
        clock = restored(project.read_document(CLOCK, CLOCK_LABEL), Clock)
    except (DocumentMissing, DocumentDamaged, msgspec.ValidationError):
        return None  # made again with the next film; frames are told to be estimates
    return clock if clock.plan == digest(plan) else None


def _document(project: Project, name: str, label: str, kind: type[_Kind]) -> _Kind:
    remedy = f"make the film first: storyreel film SCRIPT -o {project.root}"
    try:
        data: Any = project.read_document(name, label)
        return restored(data, kind)
    except DocumentMissing as error:
        msg = f"{project.root}: no film is planned in this folder; {remedy}"
        raise DocumentMissing(msg) from error
    except msgspec.ValidationError as error:
        msg = f"{project.root}: the document {name!r} is damaged ({error}); {remedy}"
        raise DocumentDamaged(msg) from error
