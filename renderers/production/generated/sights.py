"""Where cameras stand, in words that jobs hand on: free of the size of pictures.

Enters: viewpoints, or an exposure sheet. Leaves: sights as JSON values, and viewpoints again.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renderers.generative.plates.viewpoint import Viewpoint
    from renderers.passes.cameras import Camera
    from renderers.xsheet import XSheet

_APART = 24  # frames between those of a moving camera that are told
_UNIT = (1000, 1000)


@dataclass(frozen=True, slots=True)
class Sight:
    """A level or tilted camera whose middle is its picture's."""

    focal: float  # of the picture's width
    pose: tuple[float, ...]  # world to camera, three rows of four


def sights_of(sheet: "XSheet") -> tuple[Sight, ...]:
    """The cameras of a shot: its first and last, and some between where it moves."""
    from renderers.passes.cameras import camera_at

    last = sheet.frames - 1
    frames = dict.fromkeys((0, *range(_APART, last, _APART), last))
    found = [_sight(camera_at(sheet.camera, frame, *_UNIT), _UNIT[0]) for frame in frames]
    return tuple(dict.fromkeys(found))


def sight_of(viewpoint: "Viewpoint") -> Sight:
    """A viewpoint, free of its size."""
    return _sight(viewpoint.camera, viewpoint.width_px)


def viewpoint_of(sight: Sight, size_px: tuple[int, int]) -> "Viewpoint":
    """The viewpoint of a sight in a picture of this size."""
    import numpy as np

    from renderers.generative.plates.viewpoint import Viewpoint
    from renderers.passes.cameras import Camera

    width, height = size_px
    focal = sight.focal * width
    pose = np.eye(4)
    pose[:3] = np.array(sight.pose).reshape(3, 4)
    k = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])
    return Viewpoint(Camera(k, pose), width, height)


def _sight(camera: "Camera", width: int) -> Sight:
    rows = camera.world_to_camera[:3].ravel()
    return Sight(float(camera.k[0, 0]) / width, tuple(float(value) for value in rows))
