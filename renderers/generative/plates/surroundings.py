"""The light that reaches a place in the room, as its plate shows the room.

Enters: a plate, a point. Leaves: shading (`grading.harmonics`) of a matt surface that stands there.
A plate's views look at the room from all around: their pixels, put where they are in space, are
nearly all that can be seen from any point in it. What stands before something else hides it; what
no view shows is taken to be like what is beside it.

A picture holds no more than its white, and light comes from what is whiter: sky, windows, lamps.
How much is told by everything else, as in an integrating sphere: what walls and ground show is the
light that falls on them times how light they are, so that the sources must make up for the rest.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from renderers.generative.grading.harmonics import gathered
from renderers.generative.grading.linear_light import linear
from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.resampling import Floats, Mask, Whole
from renderers.passes.levels import depth_metres

_POINTS = 40_000  # of each view
_ROWS, _COLUMNS = 16, 32  # directions, all of one solid angle
_BEHIND, _BEHIND_M = 1.15, 0.1  # how much farther than the nearest is still the same surface
_NEAREST_M = 0.45  # what is nearer is what somebody sits on or leans against
_SOURCE, _HIGH_M = 0.85, 1.2  # of white, and above the floor: what is as bright shines by itself
_ALBEDO = 0.4  # of rooms and streets, in the mean
_MOST = 30.0  # times brighter than its picture a source may be
_WINDOW = 0.04  # of the picture: a smaller patch of sky at its top is a window too
_ENDLESS_M = 1e4
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
Points = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """A room as points that shine."""

    place_m: Points  # [N, 3] in the world; of the open sky, directions
    light: Floats  # [N, 3] linear
    source: Mask  # [N] shines by itself
    sky: Mask  # [N] endlessly far

    def at(self, place: npt.ArrayLike) -> Floats:
        """How a surface at a place [3] of the world is shaded by its normal [9, 3]."""
        towards, far = self._seen_from(np.asarray(place, np.float32))
        cell = _cell(towards)
        nearest = np.full(_ROWS * _COLUMNS, np.inf, np.float32)
        np.minimum.at(nearest, cell, far)
        seen = far <= nearest[cell] * _BEHIND + _BEHIND_M
        count = np.bincount(cell[seen], minlength=len(nearest))
        if not count.any():
            return _from_all_around(np.ones((len(nearest), 3), np.float32))
        values = np.column_stack([self.light, self.source])[seen]
        sums = np.stack([np.bincount(cell[seen], v, len(nearest)) for v in values.T], 1)
        mean = (sums / np.maximum(count, 1)[:, None]).astype(np.float32)[_like(count > 0)]
        light = _as_bright(mean[:, :3], mean[:, 3])
        return _from_all_around(light)

    def _seen_from(self, place: Points) -> tuple[Points, Floats]:
        """Unit vectors to all points and how far they are; what is too near is endlessly far."""
        away = np.where(self.sky[:, None], self.place_m, self.place_m - place)
        far = np.linalg.norm(away, axis=1)
        towards = away / np.maximum(far, 1e-6)[:, None]
        out = self.sky | (far < _NEAREST_M)
        return towards.astype(np.float32), np.where(out, _ENDLESS_M, far).astype(np.float32)


def _from_all_around(light: Floats) -> Floats:
    """The shading of a surface that each cell [M, 3] shines on."""
    return gathered(_directions(), light, np.full(len(light), 4 * np.pi / len(light), np.float32))


def _as_bright(light: Floats, source: Floats) -> Floats:
    """Light of all directions [M, 3] with its sources as bright as the rest shows them to be.

    `source` [M] is the share of each direction that shines by itself.
    """
    bright = light @ _LUMA
    shining, rest = float(bright @ source), float(bright @ (1 - source))
    share = float(source.mean())
    if shining <= 1e-6 or share > 1 - 1e-3:
        return light
    wall = rest / float((1 - source).sum())  # what matt surfaces show in the mean
    wanted = len(light) * wall * (1 / _ALBEDO - (1 - share))
    times = np.float32(np.clip(wanted / shining, 1, _MOST))
    return np.asarray(light * (1 + (times - 1) * source[:, None]), np.float32)


@lru_cache(maxsize=2)
def surroundings(plate: Plate) -> Surroundings:
    """The room that a plate shows."""
    parts = [_shining(view) for view in plate.views]
    if not parts:
        none = np.zeros((0, 3), np.float32)
        return Surroundings(none, none, np.zeros(0, np.bool_), np.zeros(0, np.bool_))
    return Surroundings(*(np.concatenate([part[i] for part in parts]) for i in range(4)))


def _shining(view: PlateView) -> tuple[Points, Floats, Mask, Mask]:
    """A view's pixels, thinned out, where they are in space."""
    depth, sky = _windows_closed(depth_metres(view.depth))
    step = max(round((depth.size / _POINTS) ** 0.5), 1)
    rows, columns = np.mgrid[step // 2 : depth.shape[0] : step, step // 2 : depth.shape[1] : step]
    rows, columns = (axis[view.known[rows, columns]] for axis in (rows, columns))
    camera = view.viewpoint.camera
    pixel = np.stack([columns + 0.5, rows + 0.5, np.ones(len(rows))], 1)
    rays = pixel @ np.linalg.inv(camera.k).T @ camera.world_to_camera[:3, :3]
    far, open_sky = depth[rows, columns].astype(np.float64), sky[rows, columns]
    place = np.where(open_sky[:, None], rays, camera.eye_m + rays * far[:, None])
    light = linear(view.colour[rows, columns])
    lamp = (light.max(axis=1) > _SOURCE) & (place[:, 1] > _HIGH_M)
    source = (view.depth[rows, columns] == 0) | lamp
    return place.astype(np.float32), light, source, open_sky


def _windows_closed(depth_m: Floats) -> tuple[Floats, Mask]:
    """Depth [h, w] with the panes of windows in their frames, and where the open sky is."""
    nothing = depth_m == 0
    if not nothing.any() or nothing.all():
        return depth_m, nothing
    label, count = ndimage.label(nothing)
    sizes = np.bincount(label.ravel(), minlength=count + 1)
    large = sizes >= _WINDOW * depth_m.size
    at_top = np.zeros(count + 1, np.bool_)
    at_top[label[0]] = True
    wide = large & at_top
    wide[0] = False
    sky = wide[label]
    near = ndimage.distance_transform_edt(nothing, return_distances=False, return_indices=True)
    framed = depth_m[near[0], near[1]]
    return np.where(nothing & ~sky, framed, depth_m).astype(np.float32), np.asarray(sky)


def _cell(towards: Points) -> Whole:
    """Which of the directions' cells unit vectors [N, 3] are in: height by azimuth."""
    row = np.clip((towards[:, 1] * 0.5 + 0.5) * _ROWS, 0, _ROWS - 1).astype(np.int64)
    turn = np.arctan2(towards[:, 0], towards[:, 2]) / (2 * np.pi) + 0.5
    column = np.clip(turn * _COLUMNS, 0, _COLUMNS - 1).astype(np.int64)
    return np.asarray(row * _COLUMNS + column, np.int64)


def _like(known: Mask) -> Whole:
    """For each cell the nearest one that is known [M]."""
    there = np.flatnonzero(known)
    nearest = np.argmax(_directions() @ _directions()[there].T, axis=1)
    return np.where(known, np.arange(len(known)), there[nearest])


@lru_cache(maxsize=1)
def _directions() -> Points:
    """Unit vectors to the middles of the cells [M, 3]."""
    row, column = (axis.ravel() for axis in np.mgrid[0:_ROWS, 0:_COLUMNS])
    y = (row + 0.5) / _ROWS * 2 - 1
    turn = ((column + 0.5) / _COLUMNS - 0.5) * 2 * np.pi
    ring = np.sqrt(1 - y * y)
    return np.stack([np.sin(turn) * ring, y, np.cos(turn) * ring], 1).astype(np.float32)
