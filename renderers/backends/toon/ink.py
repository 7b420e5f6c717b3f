"""Ink: ribbons with soft sides, as wide as the distance asks.

Enters: rows of ten floats (start, end, colour, width factor) and a `Stroke`. Leaves: lines in the
current target, hidden where surfaces are nearer.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.lens import Lens
from renderers.backends.toon.programs import put
from renderers.mesh import Floats

if TYPE_CHECKING:
    import moderngl

FLOATS = 10
_CORNERS = np.array([[0, -1], [0, 1], [1, -1], [1, 1]], np.float32)
_TRIANGLES = np.array([0, 2, 1, 1, 2, 3], np.int32)
_START = 8_192


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a kind of line is drawn. Pixels are those of a picture 720 high."""

    width_m: float
    least_px: float
    most_px: float
    lift_m: float  # towards the camera
    density: float  # opacity


SET_STROKE = Stroke(0.0042, 0.7, 1.9, 0.007, 0.80)
FIGURE_STROKE = Stroke(0.0080, 1.3, 4.6, 0.012, 0.95)


class Ink:
    """A growing buffer of ribbons in one context."""

    def __init__(self, graphics: Graphics) -> None:
        self._graphics = graphics
        self._room = 0
        self._program: moderngl.Program = graphics.programs.named(
            "ink.vert", "unsharp.glsl", "ink.frag"
        )
        self._grow(_START)

    def _grow(self, ribbons: int) -> None:
        """Room for so many ribbons: four vertices and two triangles each, no instancing.

        llvmpipe runs its vertex pipeline once per instance, which costs more than the repetition.
        """
        context = self._graphics.context
        self._room = ribbons
        self._rows = context.buffer(reserve=ribbons * FLOATS * 16, dynamic=True)
        corners = context.buffer(np.tile(_CORNERS, (ribbons, 1)).tobytes())
        quads = np.arange(ribbons, dtype=np.int32)[:, None] * 4 + _TRIANGLES
        self._vertices = context.vertex_array(
            self._program,
            [
                (self._rows, "3f 3f 4f", "in_start", "in_end", "in_ink"),
                (corners, "2f", "in_corner"),
            ],
            context.buffer(quads.tobytes()),
        )

    def draw(
        self, rows: Floats, lens: Lens, stroke: Stroke, scale: float, focus_m: float = 0.0
    ) -> None:
        """Draw ribbons float32[N, 10]; `scale` is the target's height over 720.

        With a `focus_m` they fade as the surfaces they lie on go out of focus.
        """
        import moderngl

        if not len(rows):
            return
        if len(rows) > self._room:
            self._grow(2 * len(rows))
        self._rows.write(np.repeat(rows, 4, axis=0))
        context = self._graphics.context
        px_per_m = lens.px_per_m * scale * 720 / lens.height
        put(self._program, {
            "stroke": (stroke.width_m * px_per_m, stroke.least_px * scale, stroke.most_px * scale),
            "lift_m": stroke.lift_m, "density": stroke.density, "focus_m": focus_m,
        })  # fmt: skip
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        target = context.fbo
        target.depth_mask = False
        self._vertices.render(vertices=6 * len(rows))
        target.depth_mask = True
