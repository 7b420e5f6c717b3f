"""Shoulders that are shot over: seen from behind, else the face alone; and who else is in frame."""

import numpy as np
import pytest

from planner.camera import solve
from planner.composition import NOTHING_BUT_HAIR
from planner.figures import Figure, figure
from planner.floor_plan import Posture
from planner.ground import Ground
from planner.lens import View, project, view_of
from planner.line_of_action import Sides
from planner.objective import Sighting
from planner.setups import set_up
from planner.shots import Framing, ShotKind, Size, Stance
from planner.shoulders import shown_faces
from planner.staging import stage
from tests.planner.scripts import done, look, room, scene

EMPTY = Ground(room())
A = figure(Stance("ch-a", -0.6, 0.8, 80.0), look("ch-a"))
B = figure(Stance("ch-b", 0.6, 0.8, -80.0), look("ch-b"))
LINE = ((A.x_m, A.z_m), (B.x_m, B.z_m))


def over(yaws: tuple[float, ...]) -> Sighting:
    framing = Framing(ShotKind.OTS, Size.MCU, ("ch-a",), "ch-b", side=1)
    return Sighting(
        framing, (A,), (A, B), ((B.x_m, B.z_m),), B, LINE, (0.0, 14.0), shoulder_yaws=yaws
    )


def test_a_head_that_looks_at_its_partner_is_a_shoulder() -> None:
    assert solve(over((-90.0, -80.0)), EMPTY).unmet == ()


@pytest.mark.parametrize("yaws", [(60.0,), (90.0, -90.0), (-80.0, 60.0)])
def test_a_head_that_shows_its_face_is_none(yaws: tuple[float, ...]) -> None:
    assert "shoulder shows its face" in solve(over(yaws), EMPTY).unmet


def test_the_face_alone_is_shot_instead() -> None:
    staging = stage(scene(done("Ann waits.")), EMPTY, {})
    wish, _ = set_up(over((90.0,)), staging, Sides(staging.front, EMPTY.plan), {})
    assert wish.framing.kind is ShotKind.SINGLE
    assert wish.framing.foreground is None


def beside(eye_x: float) -> View:
    return view_of(solve(over((-80.0,)), EMPTY).pose)._replace(eye=np.array([[eye_x, 1.5, 0.8]]))


def test_faces_are_seen_from_before_and_not_from_behind() -> None:
    assert shown_faces(beside(-3.0), B, (-80.0,)).tolist() == [1.0]
    assert shown_faces(beside(3.0), B, (-80.0,)).tolist() == [0.0]


def body(who: str, x: float, z: float, yaw: float = 0.0) -> Figure:
    return figure(Stance(who, x, z, yaw), look(who))


def test_a_long_walk_sets_off_inside_the_frame() -> None:
    start, end = body("ch-a", -2.5, 0.0, 90.0), body("ch-a", 2.5, 0.0, 90.0)
    framing = Framing(ShotKind.SINGLE, Size.WS, ("ch-a",))
    wish = Sighting(framing, (start, end), (end,), (None, None), front=(0.0, 14.0))
    x, _, _ = project(view_of(solve(wish, EMPTY).pose), np.array([start.head_at]))
    assert abs(float(x[0, 0])) < 0.78


@pytest.mark.parametrize(("yaw", "x", "z"), [(-30.0, 0.5, 0.6), (30.0, -0.5, 0.6)])
def test_a_head_nearly_as_large_beside_a_single_is_framed_out(
    yaw: float, x: float, z: float
) -> None:
    own, behind = body("ch-a", 0.0, 1.5, yaw), body("ch-b", x, z)
    framing = Framing(ShotKind.SINGLE, Size.MS, ("ch-a",))
    axis = ((own.x_m, own.z_m), (behind.x_m, behind.z_m), 1)
    wish = Sighting(framing, (own,), (own, behind), (None,), front=(0.0, 14.0), axes=(axis,))
    staging = stage(scene(done("Ann waits.")), EMPTY, {})
    shot, found = set_up(wish, staging, Sides(staging.front, EMPTY.plan), {})
    assert shot.framing.size in {Size.MCU, Size.CU}
    assert shot.framing.subjects == ("ch-a",)
    at, _, depth = project(view_of(found.pose), np.array([behind.head_at]))
    assert abs(float(at[0, 0])) > 1.0 or float(depth[0, 0]) < 0.0


def test_a_near_head_is_more_than_a_slice_of_hair() -> None:
    low = figure(Stance("ch-b", 0.6, 0.8, -80.0, Posture.SIT, 0.46), look("ch-b"))
    tall = figure(Stance("ch-a", -1.6, 0.8, 80.0), look("ch-a", 1.85))
    framing = Framing(ShotKind.OTS, Size.MCU, ("ch-a",), "ch-b", side=1)
    ends = ((tall.x_m, tall.z_m), (low.x_m, low.z_m))
    wish = Sighting(framing, (tall,), (tall, low), (ends[1],), low, ends, (0.0, 14.0))
    found = solve(wish, EMPTY)
    camera = view_of(found.pose)
    _, y, depth = (float(part[0, 0]) for part in project(camera, np.array([low.head_at])))
    chin = y - 0.5 * low.head_m / depth / float(camera.upward[0])
    assert chin > NOTHING_BUT_HAIR or "shoulder below the frame" in found.unmet
