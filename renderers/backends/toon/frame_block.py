"""The uniform block `Frame`: what all programs of a picture share, written once per picture.

Enters: a `Lens` and an `Atmosphere`. Leaves: std140 bytes in a buffer on binding 0.
"""

from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.atmosphere import Atmosphere, Colour
from renderers.backends.toon.lens import Lens
from renderers.backends.toon.programs import FRAME_BINDING

if TYPE_CHECKING:
    import moderngl

_FLOATS = 32 + 9 * 4


def _pack(lens: Lens, air: Atmosphere, width: int, height: int) -> bytes:
    sun = np.array(air.sun_direction, np.float32)
    sun /= np.linalg.norm(sun)
    rows: list[tuple[Colour, float]] = [
        (air.grade, air.lamp),
        (air.sky_top, 0.0),
        (air.sky_bottom, 0.0),
        (air.ambient_high, 0.0),
        (air.ambient_low, 0.0),
    ]
    block = np.zeros(_FLOATS, np.float32)
    block[:16] = lens.view_projection.T.ravel()
    block[16:32] = lens.view.T.ravel()
    block[32:35] = lens.eye
    block[36:40] = *sun, air.night
    for i, (colour, w) in enumerate(rows):
        block[40 + 4 * i : 44 + 4 * i] = *colour, w
    block[60:64] = 2 / width, 2 / height, width, height
    block[64:68] = *air.fog, air.fog_per_m
    return block.tobytes()


class FrameBlock:
    """The block's buffer in one context."""

    def __init__(self, context: "moderngl.Context") -> None:
        self._buffer = context.buffer(reserve=_FLOATS * 4, dynamic=True)

    def fill(self, lens: Lens, air: Atmosphere, width: int, height: int) -> None:
        """Set camera, light and the size in pixels of what is drawn into."""
        self._buffer.write(_pack(lens, air, width, height))
        self._buffer.bind_to_uniform_block(FRAME_BINDING)
