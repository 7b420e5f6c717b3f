"""The visible world as points, out of the depth pass and the exact camera.

Enters: one frame of a shot's passes. Leaves: where each pixel lies in the world (metres, y up), and
where points of the world lie in the picture.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.shot_passes import ShotPasses
from renderers.passes.levels import METRES_PER_LEVEL

Points = npt.NDArray[np.float32]  # [n, 3] or [h, w, 3]
Mask = npt.NDArray[np.bool_]  # [h, w]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One frame: ids, where each pixel lies, which way its surface looks, and the camera."""

    ids: npt.NDArray[np.uint16]  # [h, w]
    world: Points  # [h, w, 3]; not a number where nothing is
    depth_m: npt.NDArray[np.float32]  # [h, w]; 0 where nothing is
    up: npt.NDArray[np.float32]  # [h, w] how far a surface looks up, −1…1
    intrinsics: npt.NDArray[np.float64]
    extrinsics: npt.NDArray[np.float64]

    def drawn(self, points: Points) -> Mask:
        """Pixels that points of the world fall on, whatever stands before them."""
        height, width = self.ids.shape
        camera = points.reshape(-1, 3) @ self.extrinsics[:3, :3].T + self.extrinsics[:3, 3]
        ahead = camera[:, 2] > 0.05  # metres: nearer is behind the lens
        at = (camera[ahead] / camera[ahead, 2:]) @ self.intrinsics.T
        column, row = np.floor(at[:, 0]).astype(np.int64), np.floor(at[:, 1]).astype(np.int64)
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        mask = np.zeros((height, width), np.bool_)
        mask[row[inside], column[inside]] = True
        return mask


def seen(passes: ShotPasses, frame: int) -> Seen:
    """A frame as points."""
    depth = passes.depth[frame].astype(np.float32) * np.float32(METRES_PER_LEVEL)
    height, width = depth.shape
    row, column = np.mgrid[0:height, 0:width].astype(np.float64) + 0.5
    pixels = np.stack([column, row, np.ones_like(row)], axis=-1)
    rays = pixels @ np.linalg.inv(passes.intrinsics[frame]).T
    extrinsics = passes.extrinsics[frame]
    turned, moved = extrinsics[:3, :3], extrinsics[:3, 3]
    world = (rays * depth[..., None] - moved) @ turned  # the inverse of a turn is its transpose
    world[depth == 0] = np.nan
    normal = passes.normal[frame].astype(np.float32) / 127.5 - 1
    # normals have y up and z towards the camera; the camera's own axes y down and z ahead
    up = (normal * np.array([1, -1, -1], np.float32)) @ turned[:, 1].astype(np.float32)
    return Seen(
        passes.ids[frame], world.astype(np.float32), depth, up, passes.intrinsics[frame], extrinsics
    )
