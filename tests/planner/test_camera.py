"""Cameras: sizes by film convention, the kept side of the line, shoulders, walls, sight."""

from dataclasses import replace

import numpy as np
import pytest

from planner.bearings import offset_from_line
from planner.camera import closer, solve
from planner.composition import (
    before_cost,
    behind_bodies,
    headless,
    past_the_set,
)
from planner.figures import Figure, figure, frame_edges_m
from planner.floor_plan import Furniture, Posture
from planner.ground import Ground
from planner.lens import project, view_of
from planner.objective import Sighting
from planner.shots import Angle, CameraPose, Framing, ShotKind, Size, Stance
from planner.strays import cut_off, stray_cost
from planner.viewpoints import held_point
from tests.planner.scripts import look, room

EMPTY = Ground(room())
A = figure(Stance("ch-a", -0.6, 0.8, 80.0), look("ch-a"))
B = figure(Stance("ch-b", 0.6, 0.8, -80.0), look("ch-b", 1.62))
LINE = ((A.x_m, A.z_m), (B.x_m, B.z_m))
FRONT_SIDE = 1  # of the line from A to B, as seen from +z


def on_screen(pose: CameraPose, *points: tuple[float, float, float]) -> np.ndarray:
    x, y, _ = project(view_of(pose), np.array(points))
    return np.stack([x[0], y[0]], -1)


def single(size: Size, who: Figure = A, other: Figure = B, **changes: object) -> Sighting:
    framing = Framing(ShotKind.SINGLE, size, (who.character_id,), side=FRONT_SIDE)
    plain = Sighting(
        framing, (who,), (A, B), ((other.x_m, other.z_m),), line=LINE, front=(0.0, 14.0)
    )
    return replace(plain, **changes)


@pytest.mark.parametrize("size", [Size.CU, Size.MCU, Size.MS, Size.MWS, Size.WS])
def test_sizes_cut_the_body_where_they_should(size: Size) -> None:
    found = solve(single(size), EMPTY)
    assert found.unmet == ()
    low, high = frame_edges_m(A, size)
    at = on_screen(
        found.pose, (A.head_at[0], low, A.head_at[2]), (A.head_at[0], high, A.head_at[2])
    )
    assert at[0, 1] == pytest.approx(-1.0, abs=0.04)
    assert at[1, 1] == pytest.approx(1.0, abs=0.04)


def test_the_side_of_the_line_is_kept() -> None:
    for size in (Size.CU, Size.MS):
        for who, other in ((A, B), (B, A)):
            eye = solve(single(size, who, other), EMPTY).pose.eye_m
            assert offset_from_line(*LINE, (eye[0], eye[2])) * FRONT_SIDE > -0.12


def test_singles_leave_room_where_they_look_and_answer_each_other() -> None:
    left = on_screen(solve(single(Size.MCU, A, B), EMPTY).pose, A.head_at)[0, 0]
    right = on_screen(solve(single(Size.MCU, B, A), EMPTY).pose, B.head_at)[0, 0]
    assert left < -0.05  # A looks right and stands left
    assert right > 0.05


@pytest.mark.parametrize(("subject", "shoulder"), [(A, B), (B, A)])
def test_over_the_shoulder_shows_both_and_hides_no_face(subject: Figure, shoulder: Figure) -> None:
    names = (subject.character_id,), shoulder.character_id
    framing = Framing(ShotKind.OTS, Size.MCU, *names, side=FRONT_SIDE)
    gaze = (shoulder.x_m, shoulder.z_m)
    wish = Sighting(framing, (subject,), (A, B), (gaze,), shoulder, LINE, (0.0, 14.0))
    found = solve(wish, EMPTY)
    assert found.unmet == ()
    assert found.pose.eye_m[2] > A.z_m  # the audience's side, for both
    face, near = on_screen(found.pose, subject.face, shoulder.head_at)
    assert abs(face[0] - 0.27) < 0.1 or abs(face[0] + 0.27) < 0.1
    assert 0.1 < face[1] < 0.5
    assert np.sign(near[0]) == -np.sign(face[0])
    depth = np.linalg.norm(np.array(found.pose.eye_m) - shoulder.head_at)
    half = 0.5 * shoulder.head_m / depth / (18 / found.pose.lens_mm)
    covered = (1 - (abs(near[0]) - half)) / 2  # share of the frame's width
    assert 0.18 < covered < 0.42


def test_a_pillar_is_looked_past() -> None:
    plain = solve(single(Size.MS), EMPTY).pose
    middle = (np.array(plain.eye_m) + np.array(A.head_at)) / 2
    pillar = Furniture(
        "pillar_1", "pillar", float(middle[0]), float(middle[2]), 0.0, (0.3, 2.5, 0.3)
    )
    ground = Ground(room(pillar))
    found = solve(single(Size.MS), ground)
    assert found.unmet == ()
    assert not ground.hidden(np.array([found.pose.eye_m]), np.array([A.face]))[0, 0]


def test_a_camera_stands_two_metres_behind_a_wall_at_most() -> None:
    framing = Framing(ShotKind.MASTER, Size.WS, ("ch-a", "ch-b"))
    found = solve(Sighting(framing, (A, B), (A, B), (None, None), front=(0.0, 14.0)), EMPTY)
    assert EMPTY.behind_wall_m(np.array([found.pose.eye_m]))[0] <= 2.0
    for body in (A, B):
        at = on_screen(found.pose, (body.x_m, 0.0, body.z_m), (body.x_m, body.crown_m, body.z_m))
        assert np.abs(at).max() < 1.0


def test_what_cannot_be_met_is_named() -> None:
    plan = replace(room(), x0_m=-0.5, x1_m=0.5, z0_m=0.5, z1_m=1.2)
    found = solve(single(Size.EWS), Ground(plan))
    assert "behind the wall" in found.unmet


def test_a_push_in_ends_composed() -> None:
    wish = single(Size.MCU)
    start = solve(wish, EMPTY)
    end = closer(start, wish, EMPTY, 0.8)
    before, after = (on_screen(p.pose, A.face, (A.x_m, A.crown_m, A.z_m)) for p in (start, end))
    assert after[1, 1] - after[0, 1] > 1.15 * (before[1, 1] - before[0, 1])
    assert np.abs(after[0] - before[0]).max() < 0.2


def test_through_the_eyes_of_one_at_another() -> None:
    framing = Framing(ShotKind.POV, Size.MS, ("ch-a",), "ch-b")
    pose = solve(Sighting(framing, (A,), (A, B), (None,), B), EMPTY).pose
    assert np.linalg.norm(np.array(pose.eye_m) - B.head_at) < 0.4
    assert np.abs(on_screen(pose, A.head_at)).max() < 0.1


def test_a_thing_fills_an_insert() -> None:
    framing = Framing(ShotKind.INSERT, Size.CU, (), angle=Angle.HIGH, thing="letter")
    held = (held_point((0.4, 1.0, 0.5), 0.15),)
    pose = solve(Sighting(framing, (), (A, B), holds=held), EMPTY).pose
    at = on_screen(pose, (0.4, 1.15, 0.5), (0.4, 0.85, 0.5))
    assert np.abs(at).max() < 1.01
    assert at[0, 1] - at[1, 1] > 1.0
    assert pose.eye_m[1] > 1.0


def test_a_grown_up_beside_a_child_is_not_left_without_a_head() -> None:
    child = figure(Stance("ch-a", 0.0, 0.8, 0.0), look("ch-a", 1.15))
    adult = figure(Stance("ch-b", 0.7, 0.6, -20.0), look("ch-b", 1.85))
    framing = Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",))
    wish = Sighting(framing, (child,), (child, adult), (None,), front=(0.0, 14.0))
    found = solve(wish, EMPTY)
    assert not headless(view_of(found.pose), [adult])[0, 0]
    assert found.unmet == ()


def test_nobody_sits_between_the_lens_and_its_subject() -> None:
    near = figure(Stance("ch-b", 0.35, 1.6, 180.0), look("ch-b"))
    framing = Framing(ShotKind.SINGLE, Size.MCU, ("ch-a",))
    body = figure(Stance("ch-a", 0.0, 0.4, 10.0), look("ch-a"))
    wish = Sighting(framing, (body,), (body, near), ((0.35, 1.6),), front=(0.0, 14.0))
    found = solve(wish, EMPTY)
    assert before_cost(view_of(found.pose), [body], [near])[0] < 0.1


def test_headless_bodies_are_told_from_whole_ones_and_from_strangers_out_of_frame() -> None:
    tall = figure(Stance("ch-b", 0.6, 0.8, 0.0), look("ch-b", 1.9))
    low = CameraPose((0.3, 0.9, 3.0), (0.3, 0.9, 0.0), 50.0)
    wide = CameraPose((0.3, 1.2, 6.0), (0.3, 1.0, 0.0), 35.0)
    away = CameraPose((0.3, 0.9, 3.0), (5.0, 0.9, 3.0), 50.0)
    assert [bool(headless(view_of(p), [tall])[0, 0]) for p in (low, wide, away)] == [
        True, False, False,
    ]  # fmt: skip


def test_a_thing_is_not_seen_from_behind_the_wall_it_hangs_on() -> None:
    window = Furniture("window_1", "window", 1.3, 3.24, 180.0, (1.5, 1.3, 0.12), 0.9, solid=False)
    ground = Ground(room(window))
    framing = Framing(ShotKind.INSERT, Size.MS, (), thing="window_1")
    held = (held_point((1.3, 1.55, 3.24), 0.8),)
    found = solve(Sighting(framing, (), (A, B), front=(0.0, 14.0), holds=held), ground)
    assert found.unmet == ()
    x, _, z = found.pose.eye_m
    assert z < 2.5
    assert abs(x - 1.3) < 3.24 - z  # square on, not along the wall


def test_a_frame_past_the_end_of_a_room_is_told_from_one_within() -> None:
    within = CameraPose((0.0, 1.5, 4.5), (0.0, 1.4, 0.0), 50.0)
    beside = CameraPose((-2.2, 2.0, 5.2), (1.3, 1.6, 3.2), 50.0)
    shares = [float(past_the_set(view_of(pose), EMPTY)[0]) for pose in (within, beside)]
    assert shares[0] == 0.0
    assert shares[1] >= 0.5


def test_a_crown_of_hair_along_the_lower_edge_is_worse_than_nobody_there() -> None:
    view = view_of(CameraPose((-2.4, 1.45, 0.8), (-0.6, 1.45, 0.8), 35.0))
    low = figure(Stance("ch-b", -1.5, 0.8, -80.0), look("ch-b", 1.2))
    x, y, _ = project(view, np.array([low.head_at]))
    assert abs(x[0, 0]) < 1.0
    assert y[0, 0] < -1.0
    assert stray_cost(view, (A,), (A, low))[0] > 2.0


@pytest.mark.parametrize("front", [(-8.0, 0.8), (8.0, 0.8), (0.0, 8.0), (0.0, -8.0)])
def test_a_thing_in_hand_is_not_shot_through_its_holder(front: tuple[float, float]) -> None:
    thing = (A.x_m + 0.3, 1.1, A.z_m)
    framing = Framing(ShotKind.INSERT, Size.CU, (A.character_id,), angle=Angle.HIGH, thing="letter")
    wish = Sighting(framing, people=(A, B), front=front, holds=(held_point(thing, 0.17),))
    found = solve(wish, EMPTY)
    assert not behind_bodies(view_of(found.pose), np.array([thing]), [A, B]).any()


@pytest.mark.parametrize("at", [(0.4, -1.8), (-0.6, -1.5)])
def test_a_single_leaves_a_bystander_out(at: tuple[float, float]) -> None:
    speaker = figure(Stance("ch-a", 0.0, 0.6, 60.0), look("ch-a"))
    idle = figure(Stance("ch-b", *at, 0.0), look("ch-b"))
    framing = Framing(ShotKind.SINGLE, Size.MS, ("ch-a",))
    wish = Sighting(framing, (speaker,), (speaker, idle), ((1.2, 1.2),), front=(0.0, 14.0))
    found = solve(wish, EMPTY)
    assert found.unmet == ()
    assert abs(on_screen(found.pose, idle.head_at)[0, 0]) > 1.2


def test_a_walker_is_not_hidden_in_the_middle_of_their_way() -> None:
    ends = [figure(Stance("ch-a", x, -0.6, 90.0), look("ch-a")) for x in (-1.3, 1.3)]
    middle = figure(Stance("ch-a", 0.0, -0.6, 90.0), look("ch-a"))
    idle = figure(Stance("ch-b", 0.8, -0.2, 0.0), look("ch-b"))
    framing = Framing(ShotKind.SINGLE, Size.WS, ("ch-a",))
    wish = Sighting(framing, tuple(ends), (ends[1], idle), (None, None), front=(0.0, 14.0))
    seen = solve(replace(wish, halfway=(middle,)), EMPTY)
    face = np.array([middle.face])
    assert not behind_bodies(view_of(seen.pose), face, [idle]).any()
    assert behind_bodies(view_of(solve(wish, EMPTY).pose), face, [idle]).any()


def test_a_frame_of_several_holds_the_whole_of_one_who_lies() -> None:
    down = figure(Stance("ch-b", 0.9, 0.6, -90.0, Posture.LIE), look("ch-b"))
    wish = Sighting(Framing(ShotKind.TWO_SHOT, Size.MS, ("ch-a", "ch-b")), (A, down), (A, down))
    pose = solve(wish, EMPTY).pose
    shoes = (down.x_m + 1.1 * (down.x_m - down.head_at[0]), 0.1, down.z_m)
    assert abs(on_screen(pose, down.head_at, (down.x_m, 0.1, down.z_m), shoes)).max() < 1.0


@pytest.mark.parametrize("size", [Size.CU, Size.MCU, Size.MS])
def test_a_picture_of_one_holds_no_part_of_another(size: Size) -> None:
    crowd = [
        figure(Stance(f"ch-{n}", x, z, 180.0), look(f"ch-{n}"))
        for n, (x, z) in enumerate(((0.7, 0.1), (-1.5, 0.2), (-0.2, -1.4), (1.3, -0.9)))
    ]
    body = figure(Stance("ch-a", -0.4, 0.6, 10.0), look("ch-a"))
    wish = Sighting(
        Framing(ShotKind.SINGLE, size, ("ch-a",)), (body,), (body, *crowd), (None,),
        front=(0.0, 8.0),
    )  # fmt: skip
    camera = view_of(solve(wish, EMPTY).pose)
    assert not cut_off(camera, crowd).any()
    (head,) = on_screen(solve(wish, EMPTY).pose, body.head_at)
    assert abs(head[0]) < 0.75


def test_somebody_half_in_the_frame_is_told_from_somebody_whole() -> None:
    camera = view_of(CameraPose((0.0, 1.4, 4.0), (0.0, 1.4, 0.0), 50.0))
    whole = figure(Stance("ch-w", 0.2, 0.0, 0.0), look("ch-w"))
    half = figure(Stance("ch-h", 1.4, 0.0, 0.0), look("ch-h"))
    away = figure(Stance("ch-o", 4.0, 0.0, 0.0), look("ch-o"))
    assert cut_off(camera, [whole, half, away]).tolist() == [[False, True, False]]
