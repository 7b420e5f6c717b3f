"""Passes against geometry: what one pass says, another must confirm by another road."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy import ndimage

from planner.bodies import rest_offsets_m
from renderers.backends.toon.lens import lens_at
from renderers.backends.toon.passes import body_id, face_id
from renderers.backends.toon.renderer import ToonRenderer
from renderers.mesh import Floats
from renderers.passes.cameras import Camera, camera_at, camera_document
from renderers.passes.levels import (
    METRES_PER_LEVEL,
    depth_levels,
    depth_metres,
    near_bright,
    normal_levels,
)
from renderers.passes.motion_vectors import motion_vectors
from renderers.passes.recording import views
from renderers.passes.shot_files import Recording, View
from renderers.profile import Profile
from renderers.rigs.character_mesh import pose
from renderers.rigs.characters import DETAILS
from renderers.rigs.kinematics import world_matrices
from renderers.xsheet import XSheet
from tests.renderers.passes.conftest import HAIRED, SIZE, Assets, body

OWN = (body_id(0), face_id(0))


def rays(camera: Camera) -> Floats:
    """Directions in the world through the pixels' centres, one metre ahead [h, w, 3]."""
    x, y = np.meshgrid(np.arange(SIZE[0]) + 0.5, np.arange(SIZE[1]) + 0.5)
    seen = np.stack([x, y, np.ones_like(x)], -1) @ np.linalg.inv(camera.k).T
    return np.asarray(seen @ camera.world_to_camera[:3, :3])


def places(view: View) -> Floats:
    """World points that the depth pass tells of [h, w, 3]."""
    return np.asarray(view.camera.eye_m + rays(view.camera) * view.passes.depth_m[..., None])


def test_cameras_see_what_the_lens_sees(sheet: XSheet) -> None:
    points = np.random.default_rng(1).uniform((-1, 0, -1), (1, 2, 1), (50, 3))
    for frame in range(sheet.frames):
        told = camera_at(sheet.camera, frame, *SIZE).project(points)
        drawn = lens_at(sheet.camera, frame, *SIZE).project(points.astype(np.float32))
        assert told == pytest.approx(drawn, abs=2e-3)


def test_the_camera_document_holds_its_own_inverse(sheet: XSheet) -> None:
    told = camera_document(sheet.camera, *SIZE, "24/1")
    assert len(told["frames"]) == sheet.frames
    for frame in told["frames"]:
        there, back = np.array(frame["world_to_camera"]), np.array(frame["camera_to_world"])
        assert there @ back == pytest.approx(np.eye(4), abs=1e-5)
        assert back[:3, 3] == pytest.approx(sheet.camera.eye_m[frame["frame"]], abs=1e-5)


def test_depth_of_the_floor_is_that_of_a_plane(measured: list[View]) -> None:
    for view in measured:
        ahead = rays(view.camera)
        distance = -view.camera.eye_m[1] / np.minimum(ahead[..., 1], -1e-6)
        at = view.camera.eye_m + ahead * distance[..., None]
        inside = (np.abs(at[..., 0]) < 2.9) & (at[..., 2] > -1.9) & (at[..., 2] < 2.9)
        set_seen = np.isin(view.passes.ids, [1]) & (ahead[..., 1] < 0) & inside
        assert set_seen.sum() > 500
        assert view.passes.depth_m[set_seen] == pytest.approx(distance[set_seen], abs=2e-3)


def test_normals_are_unit_and_the_floor_faces_up(measured: list[View]) -> None:
    view = measured[0]
    there = view.passes.ids > 0
    assert np.linalg.norm(view.passes.normal[there], axis=1) == pytest.approx(1, abs=1e-4)
    assert not view.passes.normal[~there].any()
    world = (view.passes.normal * [1, -1, -1]) @ view.camera.world_to_camera[:3, :3]
    floor = (view.passes.ids == 1) & (places(view)[..., 1] < 0.01)
    assert floor.sum() > 500
    upright = np.abs(world[floor] - [0, 1, 0]).max(axis=1) < 1e-3
    assert upright.mean() > 0.99  # the rest is the foot of a wall
    levels = normal_levels(view.passes.normal).astype(float) / 127.5 - 1
    assert np.linalg.norm(levels[there], axis=1) == pytest.approx(1, abs=0.01)


def test_seen_joints_lie_on_the_body(measured: list[View]) -> None:
    for view in measured:
        (person,) = view.people
        mask = ndimage.binary_dilation(np.isin(view.passes.ids, OWN), iterations=2)
        for points in (person.body, person.face, person.left_hand, person.right_hand):
            seen = points[points[:, 2] == 1]
            inside = mask[seen[:, 1].astype(int), seen[:, 0].astype(int)]
            assert inside.mean() > 0.97, view.frame
        assert (person.body[:, 2] == 1).sum() >= 15


def test_motion_of_the_set_is_that_of_the_camera(measured: list[View]) -> None:
    for view, after in pairwise(measured):
        flow = motion_vectors(view.passes, view.camera, after.camera)
        static = (view.passes.ids > 0) & (view.passes.ids < 40_000)
        expected = after.camera.project(places(view))[..., :2]
        x, y = np.meshgrid(np.arange(SIZE[0]) + 0.5, np.arange(SIZE[1]) + 0.5)
        told = flow + np.stack([x, y], -1)
        assert np.abs(told[static] - expected[static]).max() < 0.02
        assert np.hypot(*flow[static].T).max() > 1


def test_motion_of_a_body_is_that_of_its_vertices(sheet: XSheet, measured: list[View]) -> None:
    track = sheet.actors[0]
    mesh = body(HAIRED, DETAILS[1])
    worlds = world_matrices(track.root_m, track.local_quat, rest_offsets_m(track.look))
    here, there = (pose(mesh, worlds[f], track.hand_shape[f])[0] for f in (0, 1))
    view, after = measured[0], measured[1]
    flow = motion_vectors(view.passes, view.camera, after.camera)
    at = view.camera.project(here)
    row, column = at[:, 1].astype(int), at[:, 0].astype(int)
    inside = (at[:, 0] > 0) & (at[:, 0] < SIZE[0]) & (at[:, 1] > 0) & (at[:, 1] < SIZE[1])
    row, column = row[inside], column[inside]
    on_top = np.abs(view.passes.depth_m[row, column] - at[inside, 2]) < 0.01
    on_top &= np.isin(view.passes.ids[row, column], OWN)
    moved = after.camera.project(there)[inside, :2] - at[inside, :2]
    told = flow[row, column]
    assert on_top.sum() > 200
    assert np.median(np.abs(told - moved)[on_top]) < 0.05
    assert np.percentile(np.abs(told - moved)[on_top], 99) < 0.5


def test_motion_carries_ids_into_the_next_frame(measured: list[View]) -> None:
    view, after = measured[1], measured[2]
    flow = motion_vectors(view.passes, view.camera, after.camera)
    x, y = np.meshgrid(np.arange(SIZE[0]) + 0.5, np.arange(SIZE[1]) + 0.5)
    column, row = np.floor(x + flow[..., 0]).astype(int), np.floor(y + flow[..., 1]).astype(int)
    inside = (column >= 0) & (column < SIZE[0]) & (row >= 0) & (row < SIZE[1])
    kept = after.passes.ids[row[inside], column[inside]] == view.passes.ids[inside]
    assert kept.mean() > 0.98


def test_every_pixel_shows_one_thing(measured: list[View]) -> None:
    for view in measured:
        assert {int(i) for i in np.unique(view.passes.ids)} <= {0, *view.passes.names}
        assert ((view.passes.ids > 0) == (view.passes.depth_m > 0)).all()


def test_depth_survives_sixteen_bits(measured: list[View]) -> None:
    depth = measured[0].passes.depth_m
    back = depth_metres(depth_levels(depth))
    assert np.abs(back - depth).max() <= METRES_PER_LEVEL / 2 + 1e-5
    assert depth_levels(np.zeros((2, 2), np.float32)).max() == 0
    bright = near_bright(depth_levels(depth), float(depth[depth > 0].min()), float(depth.max()))
    assert bright[depth == depth[depth > 0].min()].min() >= 254
    order = np.argsort(depth[depth > 0])
    assert (np.diff(bright[depth > 0][order].astype(int)) <= 1).all()


def test_the_picture_stands_where_the_passes_say(
    sheet: XSheet, assets: Assets, renderer: ToonRenderer, measured: list[View]
) -> None:
    profile = Profile("test", *SIZE, step=1, shadows=False)
    alone = replace(sheet, actors=())
    first = next(renderer.render(sheet, profile, assets)).pixels[..., :3].astype(int)
    empty = next(renderer.render(alone, profile, assets)).pixels[..., :3].astype(int)
    differs = np.abs(first - empty).max(2) > 4
    mask = np.isin(measured[0].passes.ids, OWN)
    inner = ndimage.binary_erosion(mask, iterations=2)
    outer = ndimage.binary_dilation(mask, iterations=4)  # ink overhangs
    assert differs[inner].mean() > 0.97
    assert not differs[~outer].any()


def test_lines_are_where_the_picture_has_ink(measured: list[View]) -> None:
    view = measured[0]
    edge = ndimage.morphological_gradient(view.passes.ids.astype(np.int32), size=3) > 0
    body_edge = edge & ndimage.binary_dilation(np.isin(view.passes.ids, OWN), iterations=1)
    inked = ndimage.binary_dilation(view.ink > 40, iterations=2)
    assert inked[body_edge].mean() > 0.85
    assert (view.ink == 0).mean() > 0.6


def test_passes_of_some_frames_are_those_of_all(
    sheet: XSheet, assets: Assets, renderer: ToonRenderer, measured: list[View]
) -> None:
    (alone,) = views(sheet, Recording(*SIZE, frames=(2,)), assets, renderer)
    assert alone.frame == 2
    assert alone.passes.depth_m.tobytes() == measured[2].passes.depth_m.tobytes()
    assert alone.passes.ids.tobytes() == measured[2].passes.ids.tobytes()
    assert alone.ink.tobytes() == measured[2].ink.tobytes()
