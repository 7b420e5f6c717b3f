"""Which points of a place a camera shows.

Enters: viewpoints with the depth that they see. Leaves: points in space, thinned out, and for any
other viewpoint which of these it shows, finely enough and not hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.resampling import Floats, Mask

_GRID = 40  # points across each picture
_SLACK, _SLACK_M = 0.03, 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What cameras see, thinned out. A point at endless distance has `near` False."""

    place_m: npt.NDArray[np.float64]  # [N, 3]
    per_m: Floats  # [N] pixels that a metre covers there; of the sky, pixels per radian
    near: Mask  # [N]


def points_of(shot: Viewpoint, depth_m: Floats) -> Points:
    """A grid of what one camera sees, whose depth is [h, w], 0 sky."""
    step = max(shot.width_px // _GRID, 1)
    rows, columns = (
        np.arange(step // 2, shot.height_px, step),
        np.arange(step // 2, shot.width_px, step),
    )
    y, x = (axis.ravel() for axis in np.meshgrid(rows, columns, indexing="ij"))
    depth = depth_m[y, x].astype(np.float64)
    near = depth > 0
    pixel = np.stack([x + 0.5, y + 0.5, np.ones(len(x))], 1)
    rays = pixel @ np.linalg.inv(shot.camera.k).T @ shot.camera.world_to_camera[:3, :3]
    place = np.where(near[:, None], shot.camera.eye_m + rays * depth[:, None], rays)
    per_m = shot.focal_px / np.where(near, depth, 1)
    return Points(place, per_m.astype(np.float32), near)


def gathered(parts: Sequence[Points]) -> Points:
    """All points as one value."""
    if not parts:
        return Points(np.zeros((0, 3)), np.zeros(0, np.float32), np.zeros(0, np.bool_))
    return Points(
        np.concatenate([p.place_m for p in parts]),
        np.concatenate([p.per_m for p in parts]),
        np.concatenate([p.near for p in parts]),
    )


def shown(
    view: Viewpoint, depth_m: Floats, points: Points, least_fine: float = 0.0, inwards: float = 0.0
) -> Mask:
    """Which points a view shows [N].

    Args:
        view: the camera.
        depth_m: what it sees [h, w].
        points: of other cameras.
        least_fine: a point seen more coarsely than so, against its own camera, is not seen.
        inwards: a rim of the picture that does not count, as a share of its width.
    """
    turn, shift = view.camera.world_to_camera[:3, :3], view.camera.world_to_camera[:3, 3]
    seen = points.place_m @ turn.T + np.where(points.near[:, None], shift, 0)
    z = np.where(seen[:, 2] > 1e-6, seen[:, 2], np.nan)
    flat = seen @ view.camera.k.T
    x, y = flat[:, 0] / z, flat[:, 1] / z
    edge = inwards * view.width_px
    inside = (x > edge) & (x < view.width_px - edge) & (y > edge) & (y < view.height_px - edge)
    column = np.where(inside, np.nan_to_num(x), 0).astype(np.int64)
    row = np.where(inside, np.nan_to_num(y), 0).astype(np.int64)
    there = depth_m[row, column]
    same = np.abs(there - z) < _SLACK_M + _SLACK * np.nan_to_num(z)
    same = np.where(points.near, same & (there > 0), there == 0)
    fine = view.focal_px / np.where(points.near, np.nan_to_num(z, nan=1e9), 1)
    return np.asarray(inside & same & (fine >= least_fine * points.per_m), np.bool_)
