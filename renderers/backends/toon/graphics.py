"""What all drawing in one process shares: the context, its programs, buffers used everywhere.

Enters: nothing but the machine. Leaves: `Graphics`, opened once per process by `graphics`. OpenGL
belongs to the thread that opened it: a process draws in one thread.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.context import open_context
from renderers.backends.toon.frame_block import FrameBlock
from renderers.backends.toon.programs import Programs

if TYPE_CHECKING:
    import moderngl

_CORNERS = np.array([[-1, -1], [1, -1], [-1, 1], [1, 1]], np.float32)


class Graphics:
    """One OpenGL context with what belongs to it."""

    def __init__(self) -> None:
        self.context: moderngl.Context = open_context()
        self.programs = Programs(self.context)
        self.frame_block = FrameBlock(self.context)
        self.corners = self.context.buffer(_CORNERS.tobytes())
        self._screens: dict[int, moderngl.VertexArray] = {}

    def fill_screen(self, program: "moderngl.Program") -> None:
        """Draw the program over the whole of the current target."""
        import moderngl

        if program.glo not in self._screens:
            self._screens[program.glo] = self.context.vertex_array(
                program, [(self.corners, "2f", "in_corner")]
            )
        self._screens[program.glo].render(moderngl.TRIANGLE_STRIP)

    def tidy(self) -> None:
        """Give back to the driver what Python has dropped."""
        self.context.gc()


@cache  # two contexts in a process mistake each other's objects for their own
def graphics() -> Graphics:
    """The process's graphics, opened when first asked for."""
    return Graphics()
