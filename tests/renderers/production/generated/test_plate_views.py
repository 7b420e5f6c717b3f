"""Plates foreseen from the film's cameras: the jobs, their keys, and what a folder keeps."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.cue_sheet import CueSheet
from renderers.generative.errors import CannotRun, CardError
from renderers.generative.plates import plate as plates
from renderers.generative.plates.plate import Plate, PlateView
from renderers.production.assets import set_name
from renderers.production.blobs_of import packed, plain, unpacked
from renderers.production.generated import plating
from renderers.production.generated.kept_views import (
    DOCUMENT,
    LABEL,
    Foreseen,
    KeptViews,
    keep_views,
    views_of,
)
from renderers.production.generated.plate_graph import (
    CAMERAS,
    PLATE,
    STANDING,
    VIEW,
    VIEWS,
    PlateJobs,
)
from renderers.production.generated.plate_tool import plate_tool, tool_of
from renderers.production.generated.sights import Sight, sight_of, sights_of, viewpoint_of
from renderers.production.generated.stations import stations
from storage.errors import DocumentDamaged
from storage.jobs import Graph, JobHandle, JobId
from storage.projects import Project
from storage.states import Result
from storage.tasks import Context
from tests.renderers.backends.toon.conftest import DAY, PLAN
from tests.renderers.generative.people import two_people
from tests.renderers.production.generated.finishing import stood_in
from tests.renderers.production.generated.finishing.sheets import sheet as cue_sheet

NUMBERS = st.floats(-9, 9)
SIGHT = st.builds(Sight, st.floats(0.3, 4), st.lists(NUMBERS, min_size=12, max_size=12).map(tuple))
PLACE = {
    "floor_plan": plain(PLAN), "light": plain(DAY), "width_px": 256, "height_px": 144,
    "renderer": "toon",
}  # fmt: skip
A_SIGHT = Sight(1.2, tuple(float(v) for v in np.eye(4)[:3].ravel()))
B_SIGHT = replace(A_SIGHT, focal=0.7)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "film")


def context(project: Project, params: object, inputs: dict[str, Result]) -> Context:
    scratch = project.root / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    return Context(params, inputs, project.blobs, scratch, lambda share, doing: None)  # type: ignore[arg-type]


def cameras(project: Project, *sights: Sight) -> Result:
    return {"cameras": project.blobs.put(packed(sights))}


@given(SIGHT)
def test_sights_are_free_of_the_pictures_size(sight: Sight) -> None:
    back = sight_of(viewpoint_of(sight, (640, 360)))
    assert back.focal == pytest.approx(sight.focal)
    assert back.pose == pytest.approx(sight.pose)
    assert unpacked(packed(sight), Sight) == sight


def test_a_camera_at_rest_is_one_sight_and_a_moving_one_several() -> None:
    assert len(sights_of(two_people())) == 1
    moving = sights_of(two_people(moving_camera=True))
    assert len(moving) == 2
    assert moving[0].pose != moving[1].pose


def test_views_are_chosen_once_and_kept(project: Project) -> None:
    """Shots look away from the room's middle into a corner; a new one changes no view."""
    corner = _looking_back()
    first = _foreseen(project, (), {"a": corner})
    assert len(first) >= 1
    assert _foreseen(project, (), {"b": corner, "a": corner}) == first
    again = _foreseen(project, first, {"a": corner, "new": _looking_back(1.0)})
    assert again[: len(first)] == first, "to the digit"


def test_one_view_by_itself_or_none(project: Project) -> None:
    found = {VIEWS: {VIEWS: project.blobs.put(packed((A_SIGHT, B_SIGHT)))}}
    made = [
        unpacked(
            project.blobs.get(plating.pick_view(context(project, {"number": n}, found))[VIEW]),
            tuple[Sight, ...],
        )
        for n in range(3)
    ]
    assert made == [(A_SIGHT,), (B_SIGHT,), ()]


def test_without_a_further_view_a_plate_is_the_one_before(project: Project) -> None:
    inputs: dict[str, Result] = {
        PLATE: {PLATE: project.blobs.put(b"a plate, not even opened")},
        VIEW: {VIEW: project.blobs.put(packed(()))},
    }
    assert plating.paint_view(context(project, PLACE, inputs)) == inputs[PLATE]


def test_a_shot_is_served_what_it_sees(project: Project) -> None:
    """A view for others leaves the shot's plate to the byte: its clip is not painted again."""
    views = [_view(v.resized(256, 144)) for v in stations(PLAN, (256, 144))[:3]]
    standing, whole = (Plate("room", "day", views=tuple(views[:n])) for n in (2, 3))
    shot = sight_of(views[0].viewpoint)
    inputs: dict[str, Result] = {
        STANDING: {PLATE: project.blobs.put(plates.packed(standing))},
        PLATE: {PLATE: project.blobs.put(plates.packed(whole))},
        CAMERAS: cameras(project, shot),
    }
    served = plating.serve_shot(context(project, PLACE, inputs))
    assert served == inputs[STANDING]


def test_the_chain_of_jobs_begins_with_no_shot() -> None:
    """What the room gives is painted whatever is filmed; each view follows the one before."""
    graph, jobs = _graph({})
    one = jobs.plate("shot 1", *_shot("sh-1"))
    two = jobs.plate("shot 2", *_shot("sh-2"))
    kinds = [job.handle.kind for job in graph]
    assert kinds.count("plate") == 1
    assert kinds.count("plate and view") == kinds.count("plate view") == 5
    assert kinds.count("shot plate") == 2
    assert one != two
    painted = next(job for job in graph if job.handle.kind == "plate")
    assert set(painted.needs) == {set_name(PLAN, DAY)}
    told = next(job for job in graph if job.handle.kind == "plate views")
    assert {name for name in told.needs if name.startswith(CAMERAS)} == {
        CAMERAS + "sh-1", CAMERAS + "sh-2",
    }  # fmt: skip


def test_the_same_sheets_ask_the_same_and_others_begin_with_what_is_there(project: Project) -> None:
    def asked(kept: dict[str, KeptViews]) -> tuple[str, Foreseen]:
        graph, jobs = _graph(kept)
        jobs.plate("shot 1", *_shot("sh-1"))
        found = next(job for job in graph if job.handle.kind == "plate views")
        return found.params, jobs.foreseen[set_name(PLAN, DAY)]

    params, foreseen = asked({})
    result = {VIEWS: project.blobs.put(packed((A_SIGHT,)))}
    keep_views({set_name(PLAN, DAY): (foreseen, result)}, project)
    again, unchanged = asked(dict(views_of(project)))
    assert again == params, "an unchanged film does nothing anew"
    keep_views({set_name(PLAN, DAY): (unchanged, result)}, project)
    kept = views_of(project)[set_name(PLAN, DAY)]
    assert kept.views == (A_SIGHT,)
    changed, _ = asked({set_name(PLAN, DAY): replace(kept, asked="other sheets")})
    assert str(A_SIGHT.focal) in changed


def test_a_damaged_document_is_told(project: Project) -> None:
    assert views_of(project) == {}
    keep_views({}, project)
    assert DOCUMENT not in project.documents()
    project.write_document(DOCUMENT, LABEL, {"place": 3})
    with pytest.raises(DocumentDamaged, match="plate-views"):
        views_of(project)


def _graph(kept: dict[str, KeptViews]) -> tuple[Graph, PlateJobs]:
    graph = Graph()
    params = {"width_px": 256, "height_px": 144, "renderer": "toon", "still": {}}
    jobs = PlateJobs(graph, params, kept, "gpu")
    light = graph.add("set", {}, label="set")
    assert light.id == JobId(0)
    for shot in ("sh-1", "sh-2"):
        jobs.see(shot, *_shot(shot))
    return graph, jobs


def _shot(shot: str) -> tuple[CueSheet, dict[str, JobHandle]]:
    cues = replace(cue_sheet(), shot_id=shot, floor_plan=PLAN, light=DAY)
    return cues, {set_name(PLAN, DAY): JobHandle(JobId(0), "set", "set")}


def _looking_back(aside: float = 0.0) -> Sight:
    """Close to the room's middle, towards a wall that few stations see near the floor."""
    eye, ahead = np.array([0.4 + aside, 0.5, 1.0]), np.array([1.0, -0.1, 0.1])
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, [0, 1, 0])
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(ahead, right), ahead])
    rows = np.hstack([axes, (-axes @ eye)[:, None]])
    return Sight(0.5, tuple(float(v) for v in rows.ravel()))


def _foreseen(
    project: Project, kept: tuple[Sight, ...], shots: dict[str, Sight]
) -> tuple[Sight, ...]:
    params = {**PLACE, "kept": plain(kept), "most": 5}
    inputs = {CAMERAS + name: cameras(project, sight) for name, sight in shots.items()}
    made = plating.foresee_views(context(project, params, inputs))
    return unpacked(project.blobs.get(made[VIEWS]), tuple[Sight, ...])


def _view(viewpoint: object) -> PlateView:
    depth = np.full((144, 256), 900, np.uint16)
    return PlateView(viewpoint, np.zeros((144, 256, 3), np.uint8), depth, depth > 0)  # type: ignore[arg-type]


def test_a_tool_enlarges_views_and_its_version_is_in_the_key(
    tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    stood_in.write(tools, "seedvr2")
    environment = {**os.environ, "STORYREEL_TOOLS": str(tools)}
    tool = plate_tool("seedvr2", environment)
    assert tool is not None
    assert len(tool.version) == 16
    monkeypatch.setenv("STORYREEL_TOOLS", str(tools))
    enlarge = tool_of(context(project, {"plate_tool": plain(tool)}, {}))
    assert enlarge is not None
    picture = np.random.default_rng(0).integers(0, 255, (48, 64, 3)).astype(np.uint8)
    assert enlarge(picture, 2).shape == (96, 128, 3)
    assert enlarge(picture, 2).tobytes() == enlarge(picture, 2).tobytes()


def test_no_tool_or_one_that_is_not_here_or_for_something_else(tmp_path: Path) -> None:
    environment = {**os.environ, "STORYREEL_TOOLS": str(tmp_path / "none")}
    assert plate_tool("", environment) is None
    with pytest.raises(CannotRun, match="tool install spandrel"):
        plate_tool("spandrel", environment)
    with pytest.raises(CardError, match="upscale"):
        plate_tool("latentsync", environment)
    with pytest.raises(CardError, match="no tool"):
        plate_tool("unknown", environment)
