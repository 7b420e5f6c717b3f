"""Landmarks in the picture: where they are, and whether they are seen.

Enters: landmarks in the world, a camera, the passes of the frame. Leaves: points in pixels, each
with a confidence as detectors give: 1 seen, 0.5 in frame but behind something, 0 not in the
picture. A body does not hide its own joints, which lie inside it; it does hide its face and hands.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.backends.toon.passes import Passes
from renderers.mesh import Floats
from renderers.passes.anatomy import POINT, Landmarks
from renderers.passes.cameras import Camera

SEEN, HIDDEN = 1.0, 0.5
_NEAR_M = 0.06
_SLACK_M = 0.05  # by which something must be nearer to hide a joint
_OWN_SLACK_M = 0.09  # as much as a hand or a lid lies under the surface that shows it
_TURNED = {  # how far a face may turn before a detector loses the point: direction, cosine
    "nose": ((0.0, 0.0, 1.0), -0.1), "r_eye": ((-0.5, 0.0, 0.87), 0.0),
    "l_eye": ((0.5, 0.0, 0.87), 0.0), "r_ear": ((-1.0, 0.0, 0.0), -0.5),
    "l_ear": ((1.0, 0.0, 0.0), -0.5),
}  # fmt: skip
_FACE_AWAY = 0.15  # cosine: from here on a face is no face any more


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One body in one picture. Arrays hold x px, y px from the top left, confidence."""

    character_id: str
    body: Floats  # [18, 3]
    left_hand: Floats  # [21, 3]
    right_hand: Floats  # [21, 3]
    face: Floats  # [70, 3]


def person_in(
    character_id: str, marks: Landmarks, camera: Camera, passes: Passes, own: tuple[int, ...]
) -> Person | None:
    """Somebody as a picture shows them; None where no pixel of them is in it.

    Args:
        character_id: whose body it is.
        marks: their landmarks.
        camera: the frame's camera.
        passes: the frame's ids and depth.
        own: the ids of their body.
    """
    mine = np.isin(passes.ids, own)
    if not mine.any():
        return None
    towards = _towards(marks, camera)
    body = _flat(marks.body, camera, passes, np.where(mine, np.float32(1e9), passes.depth_m))
    for name, (direction, least) in _TURNED.items():
        if float(np.dot(direction, towards)) < least:
            body[POINT[name], 2] = 0
    left, right, face = (
        _flat(points, camera, passes, np.where(mine, passes.depth_m + _OWN_SLACK_M,
                                               passes.depth_m))
        for points in (marks.left_hand, marks.right_hand, marks.face)
    )  # fmt: skip
    if towards[2] < _FACE_AWAY:
        face[:, 2] = 0
    return Person(character_id, body, left, right, face)


def _towards(marks: Landmarks, camera: Camera) -> npt.NDArray[np.float64]:
    """Unit direction from the head to the camera, in the head's axes [3]."""
    centre = marks.head[:3, 3] + marks.head[:3, 1] * 0.1
    away = camera.eye_m - centre
    return np.asarray(marks.head[:3, :3].T @ (away / max(float(np.linalg.norm(away)), 1e-6)))


def _flat(points: Floats, camera: Camera, passes: Passes, depth_m: Floats) -> Floats:
    """Points [N, 3] as x, y, confidence, against what stands at which depth."""
    height, width = passes.ids.shape
    at = camera.project(points)
    x, y, z = at[:, 0], at[:, 1], at[:, 2]
    inside = (z > _NEAR_M) & (x >= 0) & (x < width) & (y >= 0) & (y < height)
    column = np.clip(np.where(inside, x, 0), 0, width - 1).astype(int)
    row = np.clip(np.where(inside, y, 0), 0, height - 1).astype(int)
    nearest = depth_m[row, column]
    hidden = (nearest > 0) & (nearest < z - _SLACK_M)
    sure = np.where(inside, np.where(hidden, HIDDEN, SEEN), 0.0)
    return np.stack([np.where(inside, x, 0), np.where(inside, y, 0), sure], 1).astype(np.float32)
