"""How far each point of a picture goes until the next one.

Enters: the passes of a frame, its camera and the next. Leaves: motion vectors in pixels, exact: the
surface point under each pixel's centre is carried to where it will be and seen again.
"""

import numpy as np

from renderers.backends.toon.passes import Passes
from renderers.mesh import Floats
from renderers.passes.cameras import Camera

CONVENTION = (
    "float32 [height, width, 2]: x right, y down, in pixels. A pixel's surface point is at this "
    "offset in the next frame, whether it is seen there or not; the sky moves as if endlessly far. "
    "NaN where the point goes behind the camera."
)
_NEAR_M = 0.06


def motion_vectors(passes: Passes, camera: Camera, following: Camera) -> Floats:
    """Offsets [h, w, 2] from one camera's picture to the next one's."""
    height, width = passes.ids.shape
    place = camera.far_points(width, height)
    there = passes.ids > 0
    place[there] = passes.ahead_m[there]
    found = following.project(place)
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    moved = found[..., :2] - np.stack([x, y], -1)
    return np.where(found[..., 2:] > _NEAR_M, moved, np.nan).astype(np.float32)
