"""Landmarks of a body in the world: OpenPose's eighteen points, both hands, the face.

Enters: an actor's track, the mesh that is drawn of them, a frame. Leaves: places in metres. Left
and right are the character's own.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from planner.bodies import JOINT, rest_offsets_m
from planner.looks import Look
from renderers.mesh import Floats
from renderers.passes.face_points import NOSE_TIP, face_points
from renderers.passes.head_surface import head_surface
from renderers.rigs.character_mesh import HAND_STOPS, CharacterMesh
from renderers.rigs.faces import face_at, face_of
from renderers.rigs.figure import figure_of
from renderers.rigs.hands import hand_joints
from renderers.rigs.head import head_shape
from renderers.rigs.kinematics import world_matrices
from renderers.rigs.skeleton import skeleton_of
from renderers.xsheet import ActorTrack

BODY = (
    "nose", "neck", "r_shoulder", "r_elbow", "r_wrist", "l_shoulder", "l_elbow", "l_wrist",
    "r_hip", "r_knee", "r_ankle", "l_hip", "l_knee", "l_ankle", "r_eye", "l_eye", "r_ear", "l_ear",
)  # fmt: skip
POINT = {name: index for index, name in enumerate(BODY)}
_EAR = (0.425, -0.055)  # height and z of an ear, head units
_RIGHT_EYE, _LEFT_EYE = slice(36, 42), slice(42, 48)
_MIRROR = np.array([-1, 1, 1], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """One body at one frame, metres in the world."""

    body: Floats  # [18, 3]
    left_hand: Floats  # [21, 3]
    right_hand: Floats  # [21, 3]
    face: Floats  # [70, 3]
    head: Floats  # [4, 4] frame of the head joint: x to the character's left, y up, z ahead


class Anatomy:
    """Landmarks of one actor over a shot."""

    def __init__(self, track: ActorTrack, mesh: CharacterMesh, detail: float) -> None:
        """`mesh` is what is drawn of the actor, built in `detail`."""
        self._track, self._mesh = track, mesh
        self._hands = _hand_shapes(track.look, detail)
        self._worlds = world_matrices(
            track.root_m, track.local_quat, rest_offsets_m(track.look)
        )  # [F, 22, 4, 4]

    def at(self, frame: int) -> Landmarks:
        """Landmarks of a frame."""
        world = self._worlds[frame]
        head = world[JOINT["head"]]
        face = self._on_head(head, self._face(frame))
        shapes = self._track.hand_shape[frame]
        left = self._hand(world[JOINT["l_wrist"]], float(shapes[0]), 20, mirrored=False)
        right = self._hand(world[JOINT["r_wrist"]], float(shapes[1]), 21, mirrored=True)
        return Landmarks(self._body(world, head, face), left, right, face, head)

    def _face(self, frame: int) -> Floats:
        look = self._track.look
        values = {**face_of(look), **face_at(self._track.face, frame, look)}
        return head_surface(self._mesh).points(face_points(values))

    def _on_head(self, head: Floats, local: Floats) -> Floats:
        """Head units to the world."""
        placed = (local * np.float32(self._track.look.head_m)) @ head[:3, :3].T + head[:3, 3]
        return np.asarray(placed, np.float32)

    def _body(self, world: Floats, head: Floats, face: Floats) -> Floats:
        body = np.empty((len(BODY), 3), np.float32)
        for name, row in POINT.items():
            if name in JOINT:
                body[row] = world[JOINT[name], :3, 3]
        body[POINT["neck"]] = (body[POINT["l_shoulder"]] + body[POINT["r_shoulder"]]) / 2
        body[POINT["nose"]] = face[NOSE_TIP]
        body[POINT["r_eye"]] = face[_RIGHT_EYE].mean(0)
        body[POINT["l_eye"]] = face[_LEFT_EYE].mean(0)
        side = head_shape(figure_of(self._track.look)).skull + 0.02
        ears = np.array([(-side, *_EAR), (side, *_EAR)], np.float32)
        body[[POINT["r_ear"], POINT["l_ear"]]] = self._on_head(head, ears)
        return body

    def _hand(self, wrist: Floats, shape: float, joint: int, *, mirrored: bool) -> Floats:
        """A hand's joints, blended between shapes as its skin is."""
        at = np.clip(shape, HAND_STOPS[0], HAND_STOPS[-1])
        low = min(int(np.searchsorted(HAND_STOPS, at, "right")) - 1, len(HAND_STOPS) - 2)
        t = np.float32((at - HAND_STOPS[low]) / (HAND_STOPS[low + 1] - HAND_STOPS[low]))
        points = self._hands[low] * (1 - t) + self._hands[low + 1] * t
        if mirrored:
            points = points * _MIRROR
        bind = skeleton_of(self._track.look).bind[joint]
        local = (points - bind[:3, 3]) @ bind[:3, :3]
        return np.asarray(local @ wrist[:3, :3].T + wrist[:3, 3], np.float32)


@lru_cache(maxsize=64)
def _hand_shapes(look: Look, detail: float) -> Floats:
    return hand_joints(figure_of(look), detail)
