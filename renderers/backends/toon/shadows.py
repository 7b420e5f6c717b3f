"""Shadows of figures on the floor.

Enters: joints of bodies and the light's direction. Leaves: a darkened floor in the current target.
A body's limbs fall along the light onto a map of the floor as soft capsules, which one rectangle
on the floor then shows: where the floor is out of frame nothing is drawn at all.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.bodies import JOINT
from planner.looks import Look
from renderers.backends.toon.atmosphere import Atmosphere
from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.lens import NEAR_M, Lens
from renderers.backends.toon.programs import assemble, put
from renderers.mesh import Floats

if TYPE_CHECKING:
    import moderngl

_MAP_PX = 256
_LIFT_M = 0.016  # above rugs
_STEEPEST_LEAN = 0.62  # low suns throw shorter shadows than they would: they stay near the feet
_SOFT_M = 0.035
_MARGIN_M = 0.30
_MOST_LIMBS = 256
_LIMBS = (
    ("pelvis", "spine3", 0.125), ("spine3", "neck", 0.120),
    ("l_shoulder", "r_shoulder", 0.060), ("l_hip", "r_hip", 0.090), ("neck", "head", 0.055),
    ("l_shoulder", "l_elbow", 0.050), ("r_shoulder", "r_elbow", 0.050),
    ("l_elbow", "l_wrist", 0.042), ("r_elbow", "r_wrist", 0.042),
    ("l_hip", "l_knee", 0.080), ("r_hip", "r_knee", 0.080),
    ("l_knee", "l_ankle", 0.058), ("r_knee", "r_ankle", 0.058),
    ("l_ankle", "l_foot", 0.050), ("r_ankle", "r_foot", 0.050),
)  # fmt: skip
_STARTS = np.array([JOINT[a] for a, _, _ in _LIMBS])
_ENDS = np.array([JOINT[b] for _, b, _ in _LIMBS])
_RADII = np.array([r for _, _, r in _LIMBS], np.float32)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the floor, metres."""

    x0: float
    z0: float
    x1: float
    z1: float


def shadow_direction(air: Atmosphere) -> Floats:
    """Direction in which shadows fall, steep enough to stay by their bodies."""
    d = np.array(air.sun_direction, np.float64)
    flat = float(np.hypot(d[0], d[2]))
    d[[0, 2]] *= min(1.0, _STEEPEST_LEAN * -d[1] / max(flat, 1e-6))
    return np.asarray(d / np.linalg.norm(d), np.float32)


def fallen(points: Floats, direction: Floats) -> Floats:
    """Where points [N, 3] land on the floor along the light, [N, 2] as (x, z)."""
    reach = np.maximum(points[:, 1:2], 0.0) / -direction[1]
    return np.asarray(points[:, [0, 2]] + direction[[0, 2]] * reach, np.float32)


def limb_rows(joints: Floats, look: Look, direction: Floats) -> Floats:
    """Shadow capsules of a body with joints [22, 3]: x, z of both ends and radius [L, 5]."""
    up = joints[JOINT["head"]] - joints[JOINT["neck"]]
    crown = joints[JOINT["head"]] + up / max(float(np.linalg.norm(up)), 1e-6) * look.head_m * 0.5
    floor = fallen(np.vstack([joints, crown[None]]), direction)
    rows = np.empty((len(_LIMBS) + 1, 5), np.float32)
    rows[:-1, :2], rows[:-1, 2:4] = floor[_STARTS], floor[_ENDS]
    rows[:-1, 4] = _RADII * look.stature_m / 1.7 * (0.6 + 0.4 * look.build)
    rows[-1] = *floor[-1], *floor[-1], look.head_m * 0.52
    return rows


def shadow_area(rows: Floats) -> Area:
    """The rectangle that holds shadow capsules, with room for their soft edge."""
    points = rows[:, :4].reshape(-1, 2)
    low, high = points.min(axis=0) - _MARGIN_M, points.max(axis=0) + _MARGIN_M
    return Area(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def in_frame(area: Area, lens: Lens) -> bool:
    """Whether some of a rectangle of the floor can be seen, tried at 7 × 7 points."""
    x, z = np.meshgrid(np.linspace(area.x0, area.x1, 7), np.linspace(area.z0, area.z1, 7))
    grid = np.stack([x.ravel(), np.zeros(x.size), z.ravel()], axis=1).astype(np.float32)
    seen = lens.project(grid)
    margin = 0.1 * lens.height
    inside = (seen[:, :2] > -margin) & (seen[:, :2] < [lens.width + margin, lens.height + margin])
    return bool((inside.all(axis=1) & (seen[:, 2] > NEAR_M)).any())


class Shadows:
    """The floor map of one context."""

    def __init__(self, graphics: Graphics) -> None:
        import moderngl

        self._graphics = graphics
        context = graphics.context
        self._map = context.texture((_MAP_PX, _MAP_PX), 1)
        self._map.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self._map.repeat_x = self._map.repeat_y = False
        self._target = context.framebuffer([self._map])
        self._limb = graphics.programs.program(assemble("limb.vert"), assemble("limb.frag"))
        self._rows = context.buffer(reserve=_MOST_LIMBS * 20, dynamic=True)
        self._limbs = context.vertex_array(
            self._limb,
            [
                (self._rows, "4f 1f/i", "in_ends", "in_radius"),
                (graphics.corners, "2f", "in_corner"),
            ],
        )
        self._floor = graphics.programs.named("floor_shadow.vert", "floor_shadow.frag")

    def draw(
        self, target: "moderngl.Framebuffer", rows: Floats, lens: Lens, air: Atmosphere
    ) -> None:
        """Darken the floor of `target`, whose depth holds the set, by capsules [L, 5]."""
        if not len(rows):
            return
        rows = rows[:_MOST_LIMBS]
        area = shadow_area(rows)
        if in_frame(area, lens):
            self._fill(rows, area)
            self._show(target, area, air)

    def _fill(self, rows: Floats, area: Area) -> None:
        import moderngl

        context = self._graphics.context
        self._target.use()
        self._target.clear()
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.ONE, moderngl.ONE
        context.blend_equation = moderngl.MAX  # type: ignore[assignment]  # annotated as a pair, takes one
        self._rows.write(rows.tobytes())
        put(self._limb, {"area": (area.x0, area.z0, area.x1, area.z1), "soft_m": _SOFT_M})
        self._limbs.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=len(rows))
        context.blend_equation = moderngl.FUNC_ADD  # type: ignore[assignment]  # as above

    def _show(self, target: "moderngl.Framebuffer", area: Area, air: Atmosphere) -> None:
        import moderngl

        context = self._graphics.context
        target.use()
        self._map.use(0)
        put(self._floor, {
            "cover": 0, "height_m": _LIFT_M, "area": (area.x0, area.z0, area.x1, area.z1),
            "tint": air.shadow,
        })  # fmt: skip
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = moderngl.ZERO, moderngl.SRC_COLOR
        target.depth_mask = False
        self._graphics.fill_screen(self._floor)
        target.depth_mask = True
