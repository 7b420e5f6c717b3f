"""A set on the graphics device: its programs by material, its light, its lines, the sky behind.

Enters: a `SetMesh` with its `LightMap`. Leaves: draws of surfaces and lines, with those walls left
out that the camera looks through.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from renderers.backends.toon.atmosphere import Atmosphere
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.ink import SET_STROKE, Ink
from renderers.backends.toon.lens import Lens
from renderers.backends.toon.light_layout import LightLayout, light_layout
from renderers.backends.toon.light_map import LightMap
from renderers.backends.toon.programs import put, shader_source, vertex_format
from renderers.mesh import Floats

if TYPE_CHECKING:
    import moderngl

    from renderers.sets.set_mesh import SetMesh

_FIELDS = (("in_position", 3), ("in_colour", 3), ("in_uv", 2), ("in_light", 3))
_PASS_FIELDS = (("in_position", 3), ("in_normal", 3), ("in_id", 1), ("in_ahead", 3))
LOOK_THROUGH_M = 0.12  # a wall nearer than this to the camera is already in its way


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Triangles that share a program."""

    program: "moderngl.Program"
    vertices: "moderngl.VertexArray"


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is left of a set once the walls before the camera are out."""

    parts: tuple[_Part, ...]
    edges: Floats  # [E, 2, 3]
    triangles: npt.NDArray[np.int32]


def walls_in_the_way(set_mesh: "SetMesh", eyes: Floats) -> frozenset[int]:
    """Walls that a camera standing at any of `eyes` [N, 3] is behind."""
    out = set()
    for i, wall in enumerate(set_mesh.walls):
        inside = eyes @ np.array(wall.plane[:3], np.float32) - wall.plane[3]
        if float(inside.min()) < LOOK_THROUGH_M:
            out.add(i)
    return frozenset(out)


class Stage:
    """One set under one light."""

    def __init__(
        self, graphics: Graphics, set_mesh: "SetMesh", light: LightMap, air: Atmosphere
    ) -> None:
        import moderngl

        self._graphics = graphics
        self.set_mesh = set_mesh
        self.air = air
        mesh = set_mesh.mesh
        self._layout: LightLayout = light_layout(mesh)
        data = np.hstack([mesh.position, mesh.colour, mesh.uv, light.at_vertices(self._layout)])
        self._vertices = graphics.context.buffer(data.astype(np.float32).tobytes())
        size = (light.texels.shape[1], light.texels.shape[0])
        self._light_map = graphics.context.texture(size, 3, light.texels.tobytes(), alignment=1)
        self._light_map.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self._light_map.repeat_x = self._light_map.repeat_y = False
        self._views: dict[frozenset[int], View] = {}
        self._pass_views: dict[tuple[frozenset[int], int], moderngl.VertexArray] = {}
        self._ink = Ink(graphics)

    def without(self, walls: frozenset[int]) -> View:
        """The set without the given walls."""
        if walls not in self._views:
            self._views[walls] = self._cut(walls)
        return self._views[walls]

    def draw(self, view: View, lens: Lens) -> None:
        """Surfaces and sky into the current target, which has been cleared."""
        import moderngl

        context = self._graphics.context
        context.enable_only(moderngl.DEPTH_TEST)
        self._light_map.use(0)
        for part in view.parts:
            put(part.program, {"light_map": 0, "lamp": self.air.lamp})
            part.vertices.render()
        self._draw_sky(lens)

    def draw_lines(self, edges: Floats, lens: Lens, scale: float, focus_m: float = 0.0) -> None:
        """Feature edges as ribbons; `scale` is the target's height over 720.

        With a `focus_m` lines are as soft as what they lie on.
        """
        self._ink.draw(edges_as_ribbons(edges, self.air), lens, SET_STROKE, scale, focus_m)

    def draw_ids(self, walls: frozenset[int], program: "moderngl.Program") -> None:
        """The set with `in_id` from the mesh, for passes."""
        key = (walls, program.glo)
        if key not in self._pass_views:
            self._pass_views[key] = self._pass_vertices(walls, program)
        put(program, {"one_id": -1.0})
        self._pass_views[key].render()

    def _draw_sky(self, lens: Lens) -> None:
        context = self._graphics.context
        program = self._sky_program
        put(program, {"unproject": np.linalg.inv(lens.view_projection.astype(np.float64))
                      .astype(np.float32)})  # fmt: skip
        context.depth_func = "<="
        self._graphics.fill_screen(program)
        context.depth_func = "<"

    @cached_property
    def _sky_program(self) -> "moderngl.Program":
        more = {"town": "town", "space": "space"}.get(self.set_mesh.outlook)
        files = ("sky.glsl", f"{more}.glsl") if more else ("sky.glsl",)
        define = {"OUTLOOK": f"{more or 'sky'}_colour"}
        return self._graphics.programs.named("sky.vert", *files, "sky.frag", define=define)

    def _cut(self, walls: frozenset[int]) -> View:
        mesh = self.set_mesh.mesh
        kept, inked = np.ones(len(mesh.triangles), bool), np.ones(len(mesh.edges), bool)
        for i in walls:
            wall = self.set_mesh.walls[i]
            kept[wall.first_triangle : wall.first_triangle + wall.triangles] = False
            inked[wall.first_edge : wall.first_edge + wall.edges] = False
        triangles = mesh.triangles[kept]
        return View(tuple(self._parts(triangles)), mesh.edges[inked], triangles)

    def _parts(self, triangles: npt.NDArray[np.int32]) -> Iterator[_Part]:
        """Programs with their triangles, small things first.

        Walls and floors lie behind and cost most: what hides them is in the depth buffer by then.
        """
        mesh = self.set_mesh.mesh
        material = mesh.material[triangles[:, 0]]
        texels = self._layout.on_quad[triangles[:, 0]]
        runs = []
        for index, name in enumerate(mesh.materials):
            for on_quad in (True, False):
                chosen = triangles[(material == index) & (texels == on_quad)]
                if len(chosen):
                    runs.append((_mean_area(mesh.position[chosen]), name, on_quad, chosen))
        for _, name, on_quad, chosen in sorted(runs, key=lambda run: run[:3]):
            yield self._part(self._program(name, texels=on_quad), chosen)

    def _program(self, material: str, *, texels: bool) -> "moderngl.Program":
        name = f"materials/{material}.glsl"
        define = {"TEXELS": ""} if texels else {}
        if self.air.fog_per_m > 0:
            define["FOG"] = ""
        if "#define EMISSIVE" in shader_source(name):
            define.pop("TEXELS", None)
        return self._graphics.programs.named("set.vert", name, "set.frag", define=define)

    def _part(self, program: "moderngl.Program", triangles: npt.NDArray[np.int32]) -> _Part:
        context = self._graphics.context
        index = context.buffer(np.ascontiguousarray(triangles).tobytes())
        text, names = vertex_format(program, _FIELDS)
        vertices = context.vertex_array(program, [(self._vertices, text, *names)], index)
        return _Part(program, vertices)

    def _pass_vertices(
        self, walls: frozenset[int], program: "moderngl.Program"
    ) -> "moderngl.VertexArray":
        mesh, context = self.set_mesh.mesh, self._graphics.context
        ids = mesh.object_id[:, None].astype(np.float32)
        data = np.hstack([mesh.position, mesh.normal, ids, mesh.position]).astype(np.float32)
        text, names = vertex_format(program, _PASS_FIELDS)
        index = context.buffer(np.ascontiguousarray(self.without(walls).triangles).tobytes())
        buffer = context.buffer(data.tobytes())
        return context.vertex_array(program, [(buffer, text, *names)], index)


def _mean_area(corners: Floats) -> float:
    """Mean area of triangles [T, 3, 3]."""
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return float(np.linalg.norm(cross, axis=1).mean())


def edges_as_ribbons(edges: Floats, air: Atmosphere) -> Floats:
    """Feature edges [E, 2, 3] as ink rows [E, 10]: brown lines, darker at night."""
    dim = np.clip(np.array(air.ambient_high) + 0.2, 0, 1) * np.array(air.grade)
    rows = np.empty((len(edges), 10), np.float32)
    rows[:, :6] = edges.reshape(-1, 6)
    rows[:, 6:9] = np.array([0.27, 0.17, 0.15]) * dim
    rows[:, 9] = 1.0
    return rows
