"""Pose maps: points where the body is, in the colours that ControlNet knows."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from planner.bodies import JOINT
from renderers.backends.toon.renderer import ToonRenderer
from renderers.passes.anatomy import BODY, POINT, Anatomy
from renderers.passes.face_points import FACE_POINTS, NOSE_TIP, face_points
from renderers.passes.head_surface import HeadSurface
from renderers.passes.openpose import COLOURS, LIMBS, keypoints, pose_map
from renderers.passes.poses import HIDDEN, SEEN, Person
from renderers.passes.recording import views
from renderers.passes.shot_files import Recording, View
from renderers.rigs.character_mesh import pose
from renderers.rigs.characters import DETAILS
from renderers.rigs.faces import face_at, face_of
from renderers.xsheet import XSheet
from tests.renderers.passes.conftest import HAIRED, SIZE, Assets, body, staged

DETAIL = DETAILS[1]


def nobody() -> Person:
    return Person(
        "x", np.zeros((18, 3), np.float32), np.zeros((21, 3), np.float32),
        np.zeros((21, 3), np.float32), np.zeros((70, 3), np.float32),
    )  # fmt: skip


@pytest.mark.parametrize("shape", [0.0, 0.4, 0.7, 1.0, 2.0])
def test_hand_joints_lie_within_the_drawn_hands(sheet: XSheet, shape: float) -> None:
    track = sheet.actors[0]
    track.hand_shape[:] = shape
    mesh = body(HAIRED, DETAIL)
    anatomy = Anatomy(track, mesh, DETAIL)
    marks = anatomy.at(1)
    posed, _ = pose(mesh, anatomy._worlds[1], track.hand_shape[1])
    for rows, joints in zip(mesh.hand_rows, (marks.left_hand, marks.right_hand), strict=True):
        skin = posed[slice(*rows)]
        near, _ = cKDTree(skin).query(joints)
        assert near.max() < 0.025
        assert (joints.min(0) >= skin.min(0) - 0.002).all()
        assert (joints.max(0) <= skin.max(0) + 0.002).all()
    wrists = anatomy._worlds[1][[JOINT["l_wrist"], JOINT["r_wrist"]], :3, 3]
    assert marks.left_hand[0] == pytest.approx(wrists[0], abs=1e-4)
    assert marks.right_hand[0] == pytest.approx(wrists[1], abs=1e-4)
    track.hand_shape[:] = 0


def test_faces_lie_on_the_skin_and_are_even(sheet: XSheet) -> None:
    track, mesh = sheet.actors[0], body(HAIRED, DETAIL)
    marks = Anatomy(track, mesh, DETAIL).at(0)
    assert marks.face.shape == (FACE_POINTS, 3)
    assert len(marks.body) == len(BODY) == 18
    values = {**face_of(HAIRED), **face_at(track.face, 0, HAIRED)}
    local = HeadSurface(mesh).points(face_points(values))
    first, last = mesh.triangle_range("face")
    drawn = mesh.local[np.unique(mesh.triangles[first:last])]
    near, _ = cKDTree(drawn).query(local[17:])
    assert near.max() < 0.09  # head units: no more than half the edge of a triangle
    assert np.argmax(local[:, 2]) in range(NOSE_TIP - 1, NOSE_TIP + 6)
    assert local[36, 0] < local[39, 0] < 0 < local[42, 0] < local[45, 0]  # right eye first
    assert local[:17, 0] == pytest.approx(-local[16::-1, 0], abs=0.02)
    assert local[8, 1] < local[57, 1] < local[51, 1] < local[33, 1] < local[27, 1] < local[19, 1]


@given(
    st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(-1, 1), st.floats(0, 1),
    st.floats(0, 1), st.floats(-1, 1), st.floats(-1, 1),
)  # fmt: skip
def test_any_face_keeps_its_order(
    width: float, opened: float, rounded: float, smile: float, blink: float, squint: float,
    brow: float, tilt: float,
) -> None:  # fmt: skip
    values = {
        "face_build": (0.18, 1.0, 0.5, 1.0),
        "face_mouth": (width, opened, rounded, 0.0),
        "face_lids": (blink, squint, 0.3, -0.2),
        "face_brow": (brow, tilt, smile, 0.0),
    }
    points = face_points(values)
    assert points.shape == (70, 2)
    assert np.isfinite(points).all()
    upper, lower = points[[37, 38, 43, 44], 1], points[[41, 40, 47, 46], 1]
    assert (upper >= lower - 1e-6).all()
    assert (points[[61, 62, 63], 1] >= points[[67, 66, 65], 1] - 1e-6).all()
    mirrored = points * [-1, 1]
    assert points[17:22] == pytest.approx(mirrored[26:21:-1], abs=1e-6)
    assert points[36:42] == pytest.approx(mirrored[[45, 44, 43, 42, 47, 46]], abs=1e-6)


def test_limbs_and_joints_have_their_colours() -> None:
    person = nobody()
    person.body[POINT["r_shoulder"]] = (100, 100, SEEN)
    person.body[POINT["r_elbow"]] = (300, 100, SEEN)
    drawn = pose_map([person], 512, 512)
    assert tuple(drawn[100, 100]) == COLOURS[2]
    assert tuple(drawn[100, 300]) == COLOURS[3]
    limb = LIMBS.index((2, 3))
    assert tuple(drawn[100, 200]) == tuple(int(c * 0.6) for c in COLOURS[limb])
    thick = (drawn[:, 200].any(axis=1)).sum()
    assert 7 <= thick <= 9  # a stick is 4 pixels to each side at this height
    assert not drawn[100, 310:].any()


def test_what_is_hidden_is_drawn_as_far_as_it_is_known() -> None:
    person = nobody()
    person.body[POINT["l_hip"]] = (100, 100, SEEN)
    person.body[POINT["l_knee"]] = (100, 200, HIDDEN)
    person.body[POINT["l_ankle"]] = (100, 300, HIDDEN)
    drawn = pose_map([person], 512, 512)
    assert drawn[150, 100].any()  # towards the table
    assert not drawn[250, 100].any()  # under it


def turned(yaw_deg: float, assets: Assets, renderer: ToonRenderer) -> Person:
    sheet = staged(1, yaw_deg)
    (view,) = views(sheet, Recording(*SIZE), assets, renderer)
    return view.people[0]


def test_a_face_is_dropped_when_it_turns_away(assets: Assets, renderer: ToonRenderer) -> None:
    away = turned(190, assets, renderer)
    assert not away.body[[POINT["nose"], POINT["r_eye"], POINT["l_eye"]], 2].any()
    assert not away.face[:, 2].any()
    assert (away.body[[POINT["r_ear"], POINT["l_ear"]], 2] > 0).all()
    front = turned(0, assets, renderer)
    assert (front.body[[POINT["nose"], POINT["r_eye"], POINT["l_eye"]], 2] == SEEN).all()
    assert (front.face[:, 2] == SEEN).mean() > 0.9
    # the character's left is on the right of the picture when they face the camera
    assert front.body[POINT["l_shoulder"], 0] > front.body[POINT["r_shoulder"], 0]
    assert away.body[POINT["l_shoulder"], 0] < away.body[POINT["r_shoulder"], 0]


def test_a_thing_before_a_joint_hides_it(
    sheet: XSheet, measured: list[View], assets: Assets, renderer: ToonRenderer
) -> None:
    shoulder = Anatomy(sheet.actors[0], body(HAIRED, DETAIL), DETAIL).at(0).body[POINT["neck"]]
    towards = sheet.camera.eye_m[0] - shoulder
    cube = sheet.props[0]
    place = np.tile(shoulder + towards * 0.3, (sheet.frames, 1)).astype(np.float32)
    hidden = replace(sheet, props=(replace(cube, position_m=place),))
    (view,) = views(hidden, Recording(*SIZE, frames=(0,)), assets, renderer)
    assert view.people[0].body[POINT["neck"], 2] == HIDDEN
    assert measured[0].people[0].body[POINT["neck"], 2] == SEEN
    assert view.people[0].body[POINT["neck"], :2] == pytest.approx(
        measured[0].people[0].body[POINT["neck"], :2]
    )


def test_nobody_is_told_where_nobody_is_seen(assets: Assets, renderer: ToonRenderer) -> None:
    sheet = staged(1)
    sheet.actors[0].root_m[:, 0] += 50
    (view,) = views(sheet, Recording(*SIZE), assets, renderer)
    assert view.people == ()
    assert not pose_map(view.people, *SIZE).any()


def test_keypoints_are_told_as_openpose_tells_them(measured: list[View]) -> None:
    told = keypoints(measured[0].people, *SIZE)
    assert (told["canvas_width"], told["canvas_height"]) == SIZE
    (person,) = told["people"]
    lengths = {name: len(values) for name, values in person.items() if name != "character"}
    assert lengths == {
        "pose_keypoints_2d": 54, "face_keypoints_2d": 210,
        "hand_left_keypoints_2d": 63, "hand_right_keypoints_2d": 63,
    }  # fmt: skip
