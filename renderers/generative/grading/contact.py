"""The soft darkness where people stand, sit and put things down.

Enters: where people are in space, surfaces that face up. Leaves: the share of light that is left.
Bodies are a few dozen balls; each takes away the light of the part of the sky above a surface that
it covers (as balls occlude in Evans 2006, "Fast approximations for global illumination on dynamic
scenes": the solid angle times the cosine). A hand's breadth away nothing is left of it.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from renderers.generative.resampling import Floats, Mask

_UP = 0.6  # cosine to the vertical, from which on a surface faces up
_COARSE = 4  # pixels in one: this darkness is broad
_CELLS = 26  # balls that a picture is high
_LEAST_FULL = 0.03  # of a cell that must show somebody
_LEAST_M, _MOST_M = 0.02, 0.10  # radius of a ball
_REACH_M = 0.5
_DEPTH = 0.5  # of the light that is taken away at most
_GAIN = 1.6  # balls stand for what is between them too


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What a camera sees: its matrix, world to camera, and depth in metres [h, w]."""

    k: np.typing.NDArray[np.float64]
    world_to_camera: np.typing.NDArray[np.float64]
    depth_m: Floats

    def places(self, step: int) -> Floats:
        """Where every `step`th pixel is in the world [h', w', 3]."""
        height, width = self.depth_m.shape
        rows, columns = np.mgrid[step // 2 : height : step, step // 2 : width : step]
        pixel = np.stack([columns + 0.5, rows + 0.5, np.ones(rows.shape)], -1)
        rays = pixel @ np.linalg.inv(self.k).T
        seen = rays * self.depth_m[rows, columns][..., None]
        pose = self.world_to_camera
        return np.asarray((seen - pose[:3, 3]) @ pose[:3, :3], np.float32)


def contact_light(people: Mask, drawn: Seen, ground: Seen, normals: Floats) -> Floats:
    """The share of light that people leave on what faces up [h, w], 1 elsewhere.

    Args:
        people: where people and things are seen [h, w].
        drawn: the shot with them.
        ground: the same camera without them.
        normals: of the set, unit vectors in the world [h, w, 3].
    """
    balls = _balls(people, drawn)
    light = np.ones(people.shape, np.float32)
    if not len(balls[0]):
        return light
    step = _COARSE
    place, facing = ground.places(step), normals[step // 2 :: step, step // 2 :: step]
    up = (facing[..., 1] > _UP) & (ground.depth_m[step // 2 :: step, step // 2 :: step] > 0)
    near = up & _beside(place, balls[0])
    taken = np.zeros(up.shape, np.float32)
    taken[near] = _taken(place[near], facing[near], *balls)
    whole: Floats = np.asarray(
        ndimage.zoom(taken, step, order=1, mode="nearest", grid_mode=True), np.float32
    )
    rows, columns = min(whole.shape[0], people.shape[0]), min(whole.shape[1], people.shape[1])
    light[:rows, :columns] -= _DEPTH * whole[:rows, :columns]
    return np.asarray(np.where(normals[..., 1] > _UP, light, 1), np.float32)


def _balls(people: Mask, drawn: Seen) -> tuple[Floats, Floats, Floats]:
    """Balls [N, 3] that fill people as far as they are seen, their radii [N], how full they are.

    Cells of the picture that show somebody in part count in part, so that nothing jumps when
    people move on.
    """
    cell = max(people.shape[0] // _CELLS, 2)
    pick = (slice(cell // 2, None, cell),) * 2
    full = ndimage.uniform_filter(people.astype(np.float32), cell)
    depth = ndimage.uniform_filter(drawn.depth_m * people, cell) / np.maximum(full, 1e-3)
    there = full[pick] > _LEAST_FULL
    place = replace(drawn, depth_m=depth.astype(np.float32)).places(cell)[there]
    full, depth = full[pick][there], depth[pick][there]
    radius = np.clip(0.6 * cell * depth / float(drawn.k[0, 0]), _LEAST_M, _MOST_M)
    pose = drawn.world_to_camera
    away = place + pose[:3, :3].T @ pose[:3, 3]  # from the camera
    length = np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
    inside = place + away / length * radius[:, None]  # what is seen is the balls' front
    return inside.astype(np.float32), radius.astype(np.float32), full.astype(np.float32)


def _beside(place: Floats, balls: Floats) -> Mask:
    """Which places [..., 3] lie in the box round the balls."""
    low, high = balls.min(axis=0) - _REACH_M, balls.max(axis=0) + _REACH_M
    return np.asarray(((place > low) & (place < high)).all(axis=-1))


def _taken(place: Floats, facing: Floats, balls: Floats, radii: Floats, full: Floats) -> Floats:
    """The share of light that balls take from surfaces at places [M, 3]."""
    total = np.zeros(len(place), np.float32)
    for ball, radius, share in zip(balls, radii, full, strict=True):
        away = ball - place
        far = np.maximum(np.linalg.norm(away, axis=1), radius)
        cosine = np.maximum((away * facing).sum(axis=1) / far, 0)
        fades = np.clip((_REACH_M + radius - far) / (0.5 * _REACH_M), 0, 1)
        total += share * cosine * (radius / far) ** 2 * fades
    return np.asarray(1 - np.exp(-_GAIN * total), np.float32)
