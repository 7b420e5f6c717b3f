"""Who costs a shot something: those the camera may see, nobody behind it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.lens import project, view_of
from planner.shots import CameraMove, CameraPose, MoveKind
from renderers.in_shot import may_be_seen

POSE = CameraPose((0.0, 1.5, 4.0), (0.0, 1.5, 0.0), 50.0)
STATIC = CameraMove(MoveKind.STATIC, POSE, POSE)
floor = st.tuples(st.floats(-30, 30), st.floats(-30, 30))


def test_those_in_front_are_seen_and_those_behind_are_not() -> None:
    assert may_be_seen(STATIC, [(0.0, 0.0)])
    assert not may_be_seen(STATIC, [(0.0, 12.0)])
    assert not may_be_seen(STATIC, [(12.0, 0.0)])


def test_one_place_of_a_walk_is_enough() -> None:
    assert may_be_seen(STATIC, [(20.0, 0.0), (0.0, -2.0)])


def test_a_pan_sees_more_than_its_ends() -> None:
    end = CameraPose(POSE.eye_m, (3.0, 1.5, 0.0), 50.0)
    place = [(-5.2, -4.0)]
    assert may_be_seen(CameraMove(MoveKind.PAN, POSE, end), place)
    assert not may_be_seen(STATIC, place)


@given(floor)
def test_whoever_projects_into_the_frame_is_kept(place: tuple[float, float]) -> None:
    x, z = place
    across, _, ahead = np.asarray(project(view_of(POSE), np.array([[x, 1.0, z]]))).reshape(-1)[:3]
    if ahead > 0 and abs(across) <= 1:
        assert may_be_seen(STATIC, [place])
