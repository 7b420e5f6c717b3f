"""A room with one window, whose light is known everywhere: what a plate tells can be judged."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.grading.linear_light import encoded
from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.passes.levels import depth_levels
from tests.renderers.generative.painted_room import SIZE, looking, places

Values = npt.NDArray[np.float64]
LOW, HIGH = np.array([-3.0, 0.0, -3.0]), np.array([3.0, 2.6, 3.0])
_ALBEDO, _BEYOND = 0.5, 30.0  # of the walls; radiance of the window
_AROUND = 0.25  # light that has been thrown about, as if from everywhere
_EXPOSURE = 0.35


@dataclass(frozen=True)
class Window:
    """A rectangle in a wall: the wall's axis and side, its middle along the other, its colour."""

    axis: int  # 0 x, 2 z
    side: int  # -1 or 1
    along: float = 0.0
    colour: tuple[float, float, float] = (1.0, 0.95, 0.85)

    def holds(self, place: Values) -> npt.NDArray[np.bool_]:
        """Which points [..., 3] of the walls are in it."""
        wall = HIGH[self.axis] if self.side > 0 else LOW[self.axis]
        other = place[..., 2 - self.axis]
        up = place[..., 1]
        there = np.abs(place[..., self.axis] - wall) < 1e-6
        return np.asarray(there & (np.abs(other - self.along) < 1) & (up > 0.9) & (up < 2.2))

    def points(self) -> tuple[Values, Values, float]:
        """Points of it [N, 3], the way it faces [3], and the area of each."""
        a, b = np.meshgrid(np.linspace(-0.9, 0.9, 10), np.linspace(0.95, 2.15, 8))
        place = np.zeros((a.size, 3))
        place[:, self.axis] = HIGH[self.axis] if self.side > 0 else LOW[self.axis]
        place[:, 2 - self.axis] = a.ravel() + self.along
        place[:, 1] = b.ravel()
        facing = np.zeros(3)
        facing[self.axis] = -self.side
        return place, facing, 2 * 1.3 / a.size


def direct(place: Values, normal: Values, window: Window) -> Values:
    """Light of the window on surfaces at points [..., 3] that face so, by colour [..., 3]."""
    points, facing, area = window.points()
    total = np.zeros(place.shape[:-1])
    for point in points:
        away = point - place
        far = np.maximum((away**2).sum(-1), 1e-4)
        towards = away / np.sqrt(far)[..., None]
        leaves = np.maximum(-towards @ facing, 0)
        total += np.maximum((towards * normal).sum(-1), 0) * leaves / far * area
    return np.asarray(total[..., None] * np.array(window.colour) * _BEYOND / np.pi)


def facing_in(place: Values) -> Values:
    """Which way the walls at these points [..., 3] face, into the room."""
    gaps = np.stack([place - LOW, HIGH - place], -1)
    nearest = np.abs(gaps).reshape(*place.shape[:-1], 6).argmin(-1)
    turn = np.zeros((6, 3))
    for axis in range(3):
        turn[2 * axis, axis], turn[2 * axis + 1, axis] = 1, -1
    return np.asarray(turn[nearest])


def radiance(place: Values, window: Window) -> Values:
    """What is seen at points of the walls [..., 3]."""
    lit = _ALBEDO * (direct(place, facing_in(place), window) + _AROUND * np.array(window.colour))
    shown = np.where(window.holds(place)[..., None], np.array(window.colour) * _BEYOND, lit)
    return np.asarray(shown)


def plate_of(window: Window) -> Plate:
    """A plate of the room: what cameras with eight bits make of it."""
    views = []
    for x, z in ((0, 2.6), (2.4, 2.4), (2.6, 0), (2.4, -2.4), (0, -2.6), (-2.4, -2.4), (-2.6, 0),
                 (-2.4, 2.4)):  # fmt: skip
        viewpoint = looking((x, 1.5, z), (0, 1.2, 0), 80)
        place = _walls(viewpoint)
        colour = encoded(np.clip(radiance(place, window) * _EXPOSURE, 0, 1))
        depth = viewpoint.camera.project(place)[..., 2]
        known = np.ones((SIZE[1], SIZE[0]), np.bool_)
        views.append(PlateView(viewpoint, colour, depth_levels(depth.astype(np.float32)), known))
    return Plate("lit", "day", views=tuple(views))


def _walls(viewpoint: Viewpoint) -> Values:
    """Where rays meet the walls; the crate of `painted_room` is not in this room."""
    place, _, _ = places(viewpoint)
    eye = viewpoint.camera.eye_m
    rays = place - eye
    safe = np.where(np.abs(rays) < 1e-12, 1e-12, rays)
    reach = np.maximum((LOW - eye) / safe, (HIGH - eye) / safe).min(axis=-1)
    return np.asarray(np.clip(eye + rays * reach[..., None], LOW, HIGH))


def shading_at(place: npt.ArrayLike, normals: Values, window: Window) -> Values:
    """The true light on matt surfaces at a place, by their normals [N, 3], summed over the room."""
    i = np.arange(3000) + 0.5
    y = 1 - 2 * i / len(i)
    ring, turn = np.sqrt(1 - y * y), i * np.pi * (3 - np.sqrt(5))
    ways = np.stack([np.cos(turn) * ring, y, np.sin(turn) * ring], 1)
    at = np.asarray(place, float)
    safe = np.where(np.abs(ways) < 1e-12, 1e-12, ways)
    reach = np.maximum((LOW - at) / safe, (HIGH - at) / safe).min(axis=1)
    seen = radiance(np.clip(at + ways * reach[:, None], LOW, HIGH), window)
    weight = np.maximum(normals @ ways.T, 0)
    return np.asarray(weight @ seen * 4 / len(ways))
