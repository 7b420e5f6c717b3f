"""A moving surface on the graphics device: vertices come anew with every pose, the rest stays.

Enters: triangles in runs that share a program, painted attributes once, positions and normals per
pose. Leaves: draws of the surface, its contour and what casts its shadow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.contours import as_rows, contour_rows, line_ink
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.programs import Value, put, vertex_format
from renderers.mesh import Floats, Ints

if TYPE_CHECKING:
    import moderngl

_POSED = (("in_position", 3), ("in_normal", 3))
_AHEAD = (("in_ahead", 3),)
_PAINTED = (("in_local", 3), ("in_colour", 3), ("in_accent", 3))


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """What does not change with the pose."""

    local: Floats  # [V, 3] coordinates of patterns
    colour: Floats  # [V, 3]
    accent: Floats  # [V, 3]
    line_width: Floats  # [V]
    triangles: Ints  # [T, 3]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Triangles `first` up to `last`, drawn by one program."""

    name: str
    program: "moderngl.Program"
    first: int
    last: int


class Surface:
    """Vertex buffers of one moving thing."""

    def __init__(self, graphics: Graphics, paint: Paint, runs: Sequence[Run]) -> None:
        context = graphics.context
        self._context = context
        self._both = np.zeros((len(paint.local), 6), np.float32)
        self._posed = context.buffer(reserve=self._both.nbytes, dynamic=True)
        painted = np.hstack([paint.local, paint.colour, paint.accent]).astype(np.float32)
        self._painted = context.buffer(painted.tobytes())
        index = np.ascontiguousarray(paint.triangles, np.int32)
        self._index = context.buffer(index.tobytes())
        self._runs = [(run, self._vertices(run.program)) for run in runs]
        self._others: dict[int, moderngl.VertexArray] = {}
        self._ahead = self._posed  # positions a frame later, once they are told
        self._corners = as_rows(paint.triangles)
        self.ink = line_ink(paint.colour, paint.line_width)

    @property
    def position(self) -> Floats:
        """Posed vertices [V, 3]."""
        return self._both[:, :3]

    def pose(self, position: Floats, normal: Floats) -> None:
        """Take new positions and unit normals [V, 3]."""
        self._both[:, :3], self._both[:, 3:] = position, normal
        self._posed.write(self._both)

    def lead(self, position: Floats) -> None:
        """Take where the vertices will be a frame later [V, 3], for passes."""
        if self._ahead is self._posed:
            self._ahead = self._context.buffer(reserve=12 * len(self._both), dynamic=True)
            self._others.clear()
        self._ahead.write(np.ascontiguousarray(position, np.float32))

    def draw(self, values: Mapping[str, Value], only: Mapping[str, Mapping[str, Value]]) -> None:
        """Draw all runs with uniforms `values`, and those of `only` for runs of that name."""
        for run, vertices in self._runs:
            put(run.program, values)
            if run.name in only:
                put(run.program, only[run.name])
            vertices.render(first=3 * run.first, vertices=3 * (run.last - run.first))

    def draw_ids(self, program: "moderngl.Program", ids: Mapping[str, int], other: int) -> None:
        """Draw with one id per run: `ids` by the run's name, else `other`."""
        vertices = self.as_caster(program)
        for run, _ in self._runs:
            put(program, {"one_id": float(ids.get(run.name, other))})
            vertices.render(first=3 * run.first, vertices=3 * (run.last - run.first))

    def as_caster(self, program: "moderngl.Program") -> "moderngl.VertexArray":
        """The whole surface as vertices of another program."""
        if program.glo not in self._others:
            text, names = vertex_format(program, _POSED)
            content = [(self._posed, text, *names)]
            if "in_ahead" in program:
                whole = _AHEAD if self._ahead is not self._posed else (*_AHEAD, ("unused", 3))
                text, names = vertex_format(program, whole)
                content.append((self._ahead, text, *names))
            self._others[program.glo] = self._context.vertex_array(program, content, self._index)
        return self._others[program.glo]

    def contours(self, eye: Floats) -> Floats:
        """Contours of the pose as ink rows [N, 10]."""
        position, normal = self._both[:, :3], self._both[:, 3:]
        return contour_rows(position, normal, self._corners, self.ink, eye)

    def _vertices(self, program: "moderngl.Program") -> "moderngl.VertexArray":
        text, names = vertex_format(program, _POSED)
        content = [(self._posed, text, *names)]
        text, names = vertex_format(program, _PAINTED)
        if names:
            content.append((self._painted, text, *names))
        return self._context.vertex_array(program, content, self._index)
