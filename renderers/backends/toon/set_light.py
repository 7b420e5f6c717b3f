"""Baking: how much light reaches every point of a set.

Enters: a `SetMesh` and an `Atmosphere`. Leaves: a `LightMap`. Light does not depend on the camera,
so shots from all sides agree, and no shadow or bounce is computed again while drawing.

The sky is summed over directions: the set is drawn once from each, in parallel projection with back
faces culled (a room's shell is seen from outside and vanishes), and every point asks how near
above it something stands. Nearby things take light away and return their colour: ambient occlusion
with one bounce (after Zhukov et al., 1998, "An ambient light illumination model"). Sun, practicals
and windows are added analytically, the sun through a shadow map.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.floor_plan import Lamp
from renderers.backends.toon.atmosphere import Atmosphere
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.light_layout import light_layout
from renderers.backends.toon.light_map import LightMap, encode_light
from renderers.backends.toon.programs import assemble, put, vertex_format
from renderers.mesh import Floats

if TYPE_CHECKING:
    import moderngl

    from renderers.sets.set_mesh import Opening, SetMesh

DIRECTIONS = 64
MAP_PX = 256
SUN_MAP_PX = 2048
MOST_LIGHTS = 8  # practicals, windows and walls that the shaders take


def _sphere(count: int) -> Floats:
    """Evenly spread unit vectors (Fibonacci lattice) [count, 3]."""
    i = np.arange(count) + 0.5
    y = 1 - 2 * i / count
    turn = i * np.pi * (3 - np.sqrt(5))
    ring = np.sqrt(1 - y * y)
    return np.stack([np.cos(turn) * ring, y, np.sin(turn) * ring], axis=1).astype(np.float32)


def parallel(towards: Floats, low: Floats, high: Floats) -> tuple[Floats, float, float]:
    """A parallel projection that holds a box, seen from `towards`.

    Returns:
        The matrix float32[4, 4], the metres that its depth spans and its width in metres.
    """
    back = towards / np.linalg.norm(towards)
    aside = np.array([0, 1, 0] if abs(back[1]) < 0.9 else [1, 0, 0], np.float64)
    right = np.cross(aside, back)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(back, right), back])
    centre, radius = (low + high) / 2, float(np.linalg.norm(high - low)) / 2 + 0.05
    matrix = np.eye(4)
    matrix[:3, :3] = axes / radius * np.array([[1], [1], [-1]])
    matrix[:3, 3] = -matrix[:3, :3] @ centre
    return matrix.astype(np.float32), 2 * radius, 2 * radius


class Baker:
    """The steps of a bake in one context."""

    def __init__(self, graphics: Graphics, set_mesh: "SetMesh") -> None:
        self._graphics = graphics
        self._context = graphics.context
        self._set = set_mesh
        self._layout = light_layout(set_mesh.mesh)
        self._low = set_mesh.mesh.position.min(axis=0)
        self._high = set_mesh.mesh.position.max(axis=0)
        self._points = self._atlas(self._layout.position)
        self._normals = self._atlas(self._layout.normal)
        size = (self._layout.width, self._layout.height)
        self._sum = self._context.texture(size, 4, dtype="f4")
        self._target = self._context.framebuffer([self._sum])

    def bake(self, air: Atmosphere) -> LightMap:
        """Measure the light of an atmosphere."""
        self._target.clear()
        self._sky(air)
        self._lights(air)
        raw = np.frombuffer(self._target.read(components=4, dtype="f4"), np.float32)
        size = (self._layout.height, self._layout.width, 4)
        return encode_light(raw.reshape(size)[..., :3], self._layout)

    def _atlas(self, values: Floats) -> "moderngl.Texture":
        import moderngl

        flat = np.zeros((self._layout.height, self._layout.width, 4), np.float32)
        flat[self._layout.row, self._layout.column, :3] = values
        flat[self._layout.row, self._layout.column, 3] = 1
        size = (self._layout.width, self._layout.height)
        texture = self._context.texture(size, 4, flat.tobytes(), dtype="f4")
        texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
        return texture

    def _casters(self, program: "moderngl.Program") -> "moderngl.VertexArray":
        mesh = self._set.mesh
        data = np.hstack([mesh.position, mesh.colour]).astype(np.float32)
        text, names = vertex_format(program, (("in_position", 3), ("in_colour", 3)))
        index = self._context.buffer(np.ascontiguousarray(mesh.triangles, np.int32).tobytes())
        buffer = self._context.buffer(data.tobytes())
        return self._context.vertex_array(program, [(buffer, text, *names)], index)

    def _shell(self) -> tuple[Floats, Floats]:
        """Planes of the room's walls [W, 4] and the mean colour of each [W, 3]."""
        mesh, walls = self._set.mesh, self._set.walls[:MOST_LIGHTS]
        colours = np.ones((len(walls), 3), np.float32)
        for colour, wall in zip(colours, walls, strict=True):
            run = mesh.triangles[wall.first_triangle : wall.first_triangle + wall.triangles]
            if len(run):
                colour[:] = mesh.colour[run].mean(axis=(0, 1))
        return np.array([w.plane for w in walls], np.float32).reshape(-1, 4), colours

    def _sky(self, air: Atmosphere) -> None:
        """Add ambient light from all directions."""
        import moderngl

        context, programs = self._context, self._graphics.programs
        planes, colours = self._shell()
        depth = programs.program(assemble("bake_depth.vert"), assemble("bake_depth.frag"))
        gather = programs.program(
            assemble("screen.vert"),
            assemble("bake_sky.frag", define={"SHELL": str(len(planes))}),
        )
        colour_map = context.texture((MAP_PX, MAP_PX), 4)
        depth_map = context.depth_texture((MAP_PX, MAP_PX))
        depth_map.compare_func = ""
        for texture in (colour_map, depth_map):
            texture.filter = (moderngl.NEAREST, moderngl.NEAREST)
            texture.repeat_x = texture.repeat_y = False
        view = context.framebuffer([colour_map], depth_map)
        casters = self._casters(depth)
        put(gather, {"points": 0, "normals": 1, "depth_map": 2, "colour_map": 3})
        put(gather, {"reach_m": 1.4 if len(planes) else 2.2, "share": 4.0 / DIRECTIONS})
        put(gather, {"shell": planes, "shell_colour": colours})
        low, high = np.array(air.ambient_low), np.array(air.ambient_high)
        for towards in _sphere(DIRECTIONS):
            matrix, span, width = parallel(towards, self._low, self._high)
            view.use()
            view.clear(0.5, 0.5, 0.5, 1.0, depth=1.0)
            context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
            put(depth, {"transform": matrix})
            casters.render()
            arriving = low + (high - low) * (float(towards[1]) * 0.5 + 0.5)
            put(gather, {
                "transform": matrix, "depth_m": span, "texel_m": width / MAP_PX,
                "towards": tuple(map(float, towards)), "arriving": tuple(map(float, arriving)),
            })  # fmt: skip
            self._add(gather, {0: self._points, 1: self._normals, 2: depth_map, 3: colour_map})

    def _add(self, program: "moderngl.Program", textures: Mapping[int, "moderngl.Texture"]) -> None:
        import moderngl

        self._target.use()
        for unit, texture in textures.items():
            texture.use(unit)
        self._context.enable_only(moderngl.BLEND)
        self._context.blend_func = moderngl.ONE, moderngl.ONE
        self._graphics.fill_screen(program)

    def _sun_map(self, transform: Floats) -> "moderngl.Texture":
        import moderngl

        context = self._context
        sun_map = context.depth_texture((SUN_MAP_PX, SUN_MAP_PX))
        sun_map.compare_func = "<="
        sun_map.repeat_x = sun_map.repeat_y = False
        cover = context.texture((SUN_MAP_PX, SUN_MAP_PX), 1)
        view = context.framebuffer([cover], sun_map)
        view.use()
        view.clear(depth=1.0)
        program = self._graphics.programs.program(assemble("flat.vert"), assemble("flat.frag"))
        context.enable_only(moderngl.DEPTH_TEST)
        put(program, {"transform": transform})
        self._casters(program).render()
        return sun_map

    def _lights(self, air: Atmosphere) -> None:
        """Add sun, practicals and windows."""
        towards = -np.array(air.sun_direction, np.float32)
        towards /= np.linalg.norm(towards)
        transform, span, width = parallel(towards, self._low, self._high)
        lamps = self._set.lamps[:MOST_LIGHTS] if air.lamp > 0 else ()
        windows = self._set.openings[:MOST_LIGHTS]
        counts = {"LAMPS": str(len(lamps)), "WINDOWS": str(len(windows))}
        program = self._graphics.programs.program(
            assemble("screen.vert"), assemble("bake_lights.frag", define=counts)
        )
        put(program, {
            "points": 0, "normals": 1, "sun_map": 2,
            "sun_transform": transform, "sun_towards": tuple(map(float, towards)),
            "sun_colour": air.sun, "sun_blur": 0.03 / width, "sun_bias": 0.03 / span,
            "lamp_colour": air.lamp_colour, "lamp_reach": 1.5, "outside": air.outside,
        })  # fmt: skip
        put(program, _light_rows(lamps, windows, air.lamp))
        sun_map = self._sun_map(transform)
        self._add(program, {0: self._points, 1: self._normals, 2: sun_map})


def _light_rows(
    lamps: Sequence[Lamp], windows: Sequence["Opening"], lamp: float
) -> dict[str, Floats]:
    """Practicals and windows as the rows of `bake_lights.frag`."""

    def rows(values: Sequence[tuple[float, ...]], width: int) -> Floats:
        return np.array(values, np.float32).reshape(-1, width)

    return {
        "lamps": rows([(w.x_m, w.y_m, w.z_m, w.strength * lamp) for w in lamps], 4),
        "window_at": rows([w.centre_m for w in windows], 3),
        "window_right": rows([w.half_right_m for w in windows], 3),
        "window_up": rows([w.half_up_m for w in windows], 3),
        "window_normal": rows([w.normal for w in windows], 3),
    }


def bake(graphics: Graphics, set_mesh: "SetMesh", air: Atmosphere) -> LightMap:
    """Bake the light of a set; walls are all in place, whatever a camera looks through."""
    return Baker(graphics, set_mesh).bake(air)


def sun_through(set_mesh: "SetMesh", air: Atmosphere) -> Atmosphere:
    """Turn the sun so that it shines in through the room's first window, aslant."""
    if not set_mesh.openings:
        return air
    inward = np.array(set_mesh.openings[0].normal, np.float64)
    along = np.array([inward[2], 0.0, -inward[0]])
    flat = inward * 0.88 + along * 0.48
    flat[1] = 0
    fall = float(air.sun_direction[1])
    length = float(np.hypot(air.sun_direction[0], air.sun_direction[2]))
    flat *= length / max(float(np.linalg.norm(flat)), 1e-6)
    return replace(air, sun_direction=(float(flat[0]), fall, float(flat[2])))
