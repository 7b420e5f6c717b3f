"""From where a place is seen, and what is measured of the empty set from there.

Enters: cameras. Leaves: viewpoints, and the shape of what a set's passes are.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.passes.cameras import Camera
from renderers.passes.levels import depth_levels, near_bright

_NEAREST, _FARTHEST = 0.5, 99.0  # percentiles of depth that near-bright spans
Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Viewpoint:
    """A camera and the size of its picture."""

    camera: Camera
    width_px: int
    height_px: int

    def widened(self, factor: float) -> "Viewpoint":
        """The same camera with a lens that sees `factor` times as much across."""
        k = self.camera.k.copy()
        k[0, 0] /= factor
        k[1, 1] /= factor
        return Viewpoint(Camera(k, self.camera.world_to_camera), self.width_px, self.height_px)

    def resized(self, width_px: int, height_px: int) -> "Viewpoint":
        """The same sight in a picture of another size and the same shape."""
        scale = np.diag([width_px / self.width_px, height_px / self.height_px, 1.0])
        camera = Camera(scale @ self.camera.k, self.camera.world_to_camera)
        return Viewpoint(camera, width_px, height_px)

    @property
    def focal_px(self) -> float:
        """Focal length in pixels."""
        return float(self.camera.k[0, 0])


@dataclass(frozen=True, slots=True, eq=False)
class SetPasses:
    """A set without people, from one viewpoint."""

    depth_m: Floats  # [h, w]; 0 where there is nothing
    line: Bytes  # [h, w] ink, white on black
    normal: Bytes  # [h, w, 3] camera space
    ids: npt.NDArray[np.uint16]  # [h, w]
    beauty: Bytes  # [h, w, 3]

    def near(self) -> Bytes:
        """Inverse depth [h, w], white nearest, as models were taught it."""
        there = self.depth_m[self.depth_m > 0]
        if not len(there):
            return np.zeros(self.depth_m.shape, np.uint8)
        span = np.percentile(there, [_NEAREST, _FARTHEST])
        bright = near_bright(depth_levels(self.depth_m), float(span[0]), float(span[1]))
        return bright.astype(np.uint8)


Measure = Callable[[Viewpoint], SetPasses]
DepthOf = Callable[[Viewpoint], Floats]  # metres [h, w] of the empty set, 0 nothing
