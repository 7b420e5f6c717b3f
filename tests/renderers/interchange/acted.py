"""A shot in which every joint bends, hands close, somebody comes in and the camera moves."""

from dataclasses import replace

import numpy as np
from scipy.spatial.transform import Rotation

from planner.bodies import rest_offsets_m
from renderers.backends.toon.renderer import ToonRenderer
from renderers.interchange.scene_3d import Scene3D, scene_3d
from renderers.mesh import Floats
from renderers.rigs.character_mesh import pose
from renderers.rigs.characters import DETAILS
from renderers.rigs.kinematics import world_matrices
from renderers.xsheet import XSheet
from tests.renderers.passes.conftest import HAIRED, Assets, body, staged

FRAMES = 5


def acted() -> XSheet:
    """The sheet."""
    sheet = staged(FRAMES)
    random = np.random.default_rng(7)
    track = sheet.actors[0]
    for joint in range(22):
        ends = Rotation.from_rotvec(random.uniform(-0.6, 0.6, (2, 3)))
        parts = np.linspace(0, 1, FRAMES)[:, None]
        between = ends[0] * Rotation.from_rotvec(
            (ends[0].inv() * ends[1]).as_rotvec()[None] * parts
        )
        track.local_quat[:, joint] = between.as_quat()
    track.hand_shape[:] = np.linspace(0, 2, FRAMES)[:, None]
    track.root_m[:, 2] += np.linspace(0, 0.4, FRAMES)
    visible = np.array([False, *[True] * (FRAMES - 1)])
    return replace(sheet, actors=(replace(track, visible=visible),))


def scene(sheet: XSheet) -> Scene3D:
    """It in three dimensions, its face painted."""
    return scene_3d(sheet, "shot-001", Assets(), 16 / 9, ToonRenderer().face)


def joints(sheet: XSheet) -> Floats:
    """Where the sheet's joints are [F, 22, 3]."""
    track = sheet.actors[0]
    worlds = world_matrices(track.root_m, track.local_quat, rest_offsets_m(track.look))
    return np.asarray(worlds[..., :3, 3])


def skin(sheet: XSheet, frame: int) -> Floats:
    """Where the vertices of the drawn body are [V, 3]."""
    track = sheet.actors[0]
    worlds = world_matrices(track.root_m, track.local_quat, rest_offsets_m(track.look))
    return pose(body(HAIRED, DETAILS[1]), worlds[frame], track.hand_shape[frame])[0]
