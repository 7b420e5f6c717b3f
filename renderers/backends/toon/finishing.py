"""The finish of a picture: graded, grained, drawn flat or as a sketch.

Enters: a drawn canvas with colour and depth, and a `Finish`. Leaves: another canvas. A picture
without a finish of its own never comes here, so its bytes are those of the drawing.
"""

import zlib

from planner.finish import Drawing, Finish
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.lens import FAR_M, NEAR_M
from renderers.backends.toon.plate import Plate, depth_target
from renderers.backends.toon.programs import assemble, put


def finishes(finish: Finish) -> bool:
    """Whether a finish asks for more than drawing does: outlines are drawn, not finished."""
    plain = Finish(outline=finish.outline)
    return finish != plain


def _asked(finish: Finish) -> dict[str, str]:
    """What the shader is compiled for."""
    drawn = {} if finish.drawing is Drawing.TOON else {finish.drawing.name: "1"}
    return drawn | ({"GRAIN": "1"} if finish.grain else {})


class Finishing:
    """Lays finishes over pictures of one context."""

    def __init__(self, graphics: Graphics) -> None:
        self._graphics = graphics
        self._finished: dict[tuple[int, int], Plate] = {}

    def finished(self, canvas: Plate, finish: Finish, shot_id: str, frame: int) -> Plate:
        """The canvas with its finish; grain hangs on the shot and the frame alone."""
        import moderngl

        context = self._graphics.context
        out = self._target(canvas.colour.size)
        fragment = assemble("finish.frag", define=_asked(finish))
        program = self._graphics.programs.program(assemble("screen.vert"), fragment)
        canvas.colour.use(0)
        canvas.depth.use(1)
        width, height = canvas.colour.size
        put(program, {
            "image": 0, "depth": 1, "texel": (1.0 / width, 1.0 / height), "scale": height / 720,
            "grading": (finish.saturation, finish.warmth, finish.contrast, finish.brightness),
            "film": (finish.sepia, finish.grain),
            "clip": (NEAR_M, FAR_M), "seed": zlib.crc32(f"{shot_id}:{frame}".encode()) >> 1,
        })  # fmt: skip
        out.target.use()
        context.enable_only(moderngl.NOTHING)
        self._graphics.fill_screen(program)
        return out

    def _target(self, size: tuple[int, int]) -> Plate:
        if size not in self._finished:
            self._finished[size] = depth_target(self._graphics.context, *size)
        return self._finished[size]
