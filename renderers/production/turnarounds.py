"""Turnarounds: everybody in every costume, drawn from four sides.

Enters: a look; a plan. Leaves: one picture per look (PNG, front, three-quarter, side and back in a
row), made by jobs as everything else is, so that a look is drawn once; and a document that says
which picture shows which look. The renderer is the film's own: what stands here is what is filmed.
"""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.bodies import hip_height_m
from planner.floor_plan import FloorPlan, Posture
from planner.looks import Look
from planner.shots import (
    CameraMove,
    CameraPose,
    Framing,
    Light,
    MoveKind,
    ShotKind,
    ShotPlan,
    Size,
    Stance,
)
from renderers.cue_sheet import ActorCue, CueSheet
from renderers.production.assets import (
    RENDERERS,
    JobAssets,
    body_name,
    body_params,
    set_name,
    set_params,
)
from renderers.production.blobs_of import plain, restored
from renderers.production.plugins import backend
from renderers.production.shooting import acting
from renderers.profile import Profile
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import DayTime
from storage.blobs import Digest
from storage.errors import DocumentMissing, UnknownLabel
from storage.jobs import Graph, JobHandle
from storage.projects import Project
from storage.runner import Runner
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.renderer import Pixels

LABEL = "turnarounds/1"
YAWS_DEG = (0.0, 45.0, 90.0, 180.0)  # front, three-quarter, side, back
_DOCUMENT = "turnarounds"
_VIEW = Profile("turnaround", width_px=240, height_px=540, step=1)
_GATE_MM, _LENS_MM = 36.0, 150.0  # long, so that nothing looms
_ROOM = FloorPlan(
    "turnaround", "interior", interior=True, x0_m=-4, x1_m=4, z0_m=-1.6, z1_m=9, height_m=4,
    furniture=(), spots=(), entrances=(),
)  # fmt: skip
_LIGHT = Light(DayTime.DAY, interior=True)


def turnaround(context: Context) -> Result:
    """Draw a look from four sides; the run of the job "turnaround"."""
    from PIL import Image

    look = restored(context.params["look"], Look)
    renderer = backend(RENDERERS, context.params["renderer"])
    assets = JobAssets(context.blobs, context.inputs)
    views = []
    for yaw in YAWS_DEG:
        sheet = acting().perform(_posed(look, yaw), {})
        drawn: Pixels = next(iter(renderer.render(sheet, _VIEW, assets))).pixels
        views.append(drawn[..., :3].copy())
    out = io.BytesIO()
    Image.fromarray(np.concatenate(views, axis=1)).save(out, "PNG", compress_level=6)
    return {"picture": context.blobs.put(out.getvalue())}


def _posed(look: Look, yaw_deg: float) -> CueSheet:
    """Somebody who stands at ease, whole, turned by `yaw_deg`."""
    tall = 1.22 * max(look.stature_m, 1.0)  # hats and hair need room
    away = _LENS_MM / _GATE_MM * tall * _VIEW.width_px / _VIEW.height_px
    level = min(hip_height_m(look, Posture.STAND) * 1.02, tall / 2)
    pose = CameraPose((0.0, level, away), (0.0, level, 0.0), _LENS_MM, focus_m=away)
    stance = Stance(look.character_id, 0.0, 0.0, yaw_deg)
    return CueSheet(
        shot_id="turnaround", scene_id="turnaround", rate=FrameRate(), frames=1,
        framing=Framing(ShotKind.SINGLE, Size.WS, (look.character_id,), lens_mm=_LENS_MM),
        move=CameraMove(MoveKind.STATIC, pose, pose), floor_plan=_ROOM, light=_LIGHT,
        actors=(ActorCue(look, stance),), seed=look.seed,
    )  # fmt: skip


def looks_of(plan: ShotPlan) -> tuple[Look, ...]:
    """Every look of the people who are seen in a film, costumes behind the usual clothes."""
    staged = {s.character_id for scene in plan.scenes for s in scene.opening}
    worn = (*plan.looks, *(costume.look for costume in plan.costumes))
    return tuple(look for look in dict.fromkeys(worn) if look.character_id in staged)


def draw_turnarounds(
    plan: ShotPlan, project: Project, tasks: str, renderer: str, workers: int,
    environment: Mapping[str, str],
) -> Mapping[str, Digest]:  # fmt: skip
    """Draw what is not drawn yet and keep where it lies: pictures by `body_name`.

    Raises JobsFailed, and what `Runner.run` raises besides.
    """
    graph, jobs = _graph(looks_of(plan), renderer)
    with Runner(project.store, tasks, workers, environ=environment) as runner:
        outcome = runner.run(graph)
    drawn = {name: outcome[job]["picture"] for name, job in jobs.items()}
    project.write_document(_DOCUMENT, LABEL, plain(drawn))
    return drawn


def _graph(looks: tuple[Look, ...], renderer: str) -> tuple[Graph, dict[str, JobHandle]]:
    graph, jobs = Graph(), {}
    room = graph.add("set", set_params(_ROOM, _LIGHT, renderer), label="turnarounds", priority=3)
    for look in looks:
        name = body_name(look)
        body = graph.add("body", body_params(look), label=look.name, priority=3)
        params: dict[str, Any] = {"look": plain(look), "renderer": renderer}
        needs = {name: body, set_name(_ROOM, _LIGHT): room}
        jobs[name] = graph.add("turnaround", params, needs=needs, label=look.name)
    return graph, jobs


def turnarounds_of(project: Project) -> Mapping[str, Digest]:
    """Pictures by `body_name`, as far as they were drawn."""
    try:
        return restored(project.read_document(_DOCUMENT, LABEL), dict[str, Digest])
    except (DocumentMissing, UnknownLabel):
        return {}
