"""What all drawing in one process shares: the context, its programs, buffers used everywhere.

Enters: nothing but the machine. Leaves: `Graphics`, opened once per process by `graphics`. OpenGL
belongs to the thread that opened it: a process draws in one thread.
"""

import threading
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.context import open_context
from renderers.backends.toon.frame_block import FrameBlock
from renderers.backends.toon.programs import Programs
from renderers.errors import ForeignThread

if TYPE_CHECKING:
    import moderngl

_CORNERS = np.array([[-1, -1], [1, -1], [-1, 1], [1, 1]], np.float32)


class Graphics:
    """One OpenGL context with what belongs to it."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
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


def graphics() -> Graphics:
    """The process's graphics, opened when first asked for.

    Raises:
        ForeignThread: another thread opened them; OpenGL's calls would go nowhere in this one.
        MissingGraphics: EGL or OpenGL 3.3 is not installed or cannot start.
    """
    opened = _opened()
    if opened.thread is not threading.current_thread():
        message = (
            f"the graphics of this process were opened by the thread {opened.thread.name!r}; "
            f"{threading.current_thread().name!r} must leave the drawing to it, or to a process"
        )
        raise ForeignThread(message)
    return opened


@cache  # two contexts in a process mistake each other's objects for their own
def _opened() -> Graphics:
    return Graphics()
