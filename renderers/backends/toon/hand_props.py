"""Things that are handled: a mug, a phone, a letter, following a hand or resting somewhere.

Enters: a prop's `Mesh`, its track and the light. Leaves: draws of it, in the manner of figures.
"""

from typing import TYPE_CHECKING

import numpy as np

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.key_light import FigureLight
from renderers.backends.toon.lens import Lens, box_on_screen
from renderers.backends.toon.passes import PROPS_FROM
from renderers.backends.toon.surfaces import Paint, Run, Surface
from renderers.mesh import Floats, Ints, Mesh
from renderers.rigs.kinematics import rotation_matrices
from renderers.xsheet import PropTrack

if TYPE_CHECKING:
    import moderngl

_LINE_WIDTH = 0.6


def _sorted_runs(graphics: Graphics, mesh: Mesh) -> tuple[Ints, list[Run]]:
    """Triangles sorted by material, and a run for each."""
    material = mesh.material[mesh.triangles[:, 0]]
    order = np.argsort(material, kind="stable")
    ends = np.cumsum(np.bincount(material, minlength=len(mesh.materials)))
    starts = np.concatenate([[0], ends[:-1]])
    runs = []
    for name, first, last in zip(mesh.materials, starts, ends, strict=True):
        define = {"WRAP": "0.05", "GLOSS": "0.35", "ALBEDO": "albedo(c, l.xy, p)", "PLACE": ""}
        files = (f"materials/{name}.glsl", "figure.frag")
        program = graphics.programs.named("figure.vert", *files, define=define)
        if last > first:
            runs.append(Run(name, program, int(first), int(last)))
    return mesh.triangles[order], runs


class HandProp:
    """One handled thing in one shot."""

    def __init__(self, graphics: Graphics, number: int, mesh: Mesh, track: PropTrack) -> None:
        self.number = number
        self.track = track
        self._mesh = mesh
        triangles, runs = _sorted_runs(graphics, mesh)
        local = np.hstack([mesh.uv, np.zeros((len(mesh.uv), 1), np.float32)])
        width = np.full(len(mesh.uv), _LINE_WIDTH, np.float32)
        paint = Paint(local, mesh.colour, mesh.colour, width, triangles)
        self._surface = Surface(graphics, paint, runs)
        self._reach = np.float32(np.linalg.norm(mesh.position, axis=1).max())
        self._edges: Floats = np.zeros_like(mesh.edges)
        self._edge_ink = np.hstack([mesh.colour.mean(axis=0) ** 1.3 * 0.35, _LINE_WIDTH])

    @property
    def position(self) -> Floats:
        """Posed vertices [V, 3]."""
        return self._surface.position

    def seen(self, frame: int, lens: Lens) -> bool:
        """Whether some of the thing may be in the picture."""
        place = self.track.position_m[frame]
        return box_on_screen(lens, place - self._reach, place + self._reach) is not None

    def pose(self, frame: int) -> None:
        """Put the thing where it is at a frame."""
        turn = rotation_matrices(self.track.quat[frame])
        place = self.track.position_m[frame]
        self._surface.pose(self._mesh.position @ turn.T + place, self._mesh.normal @ turn.T)
        self._edges = self._mesh.edges @ turn.T + place

    def lead(self, frame: int) -> None:
        """Tell where the thing will be, for passes of the frame that it is posed in."""
        turn = rotation_matrices(self.track.quat[frame])
        self._surface.lead(self._mesh.position @ turn.T + self.track.position_m[frame])

    def draw(self, frame: int, light: FigureLight) -> None:
        """Surfaces, into the current target."""
        self._surface.draw(light.uniforms(), {})

    def draw_ids(self, program: "moderngl.Program") -> None:
        """The thing with its id, for passes."""
        self._surface.draw_ids(program, {}, PROPS_FROM + self.number)

    def as_caster(self, program: "moderngl.Program") -> "moderngl.VertexArray":
        """What casts its shadow."""
        return self._surface.as_caster(program)

    def lines(self, eye: Floats) -> Floats:
        """Contours and feature edges as ink rows [N, 10]."""
        rows = np.empty((len(self._edges), 10), np.float32)
        rows[:, :6] = self._edges.reshape(-1, 6)
        rows[:, 6:] = self._edge_ink
        return np.concatenate([self._surface.contours(eye), rows])
