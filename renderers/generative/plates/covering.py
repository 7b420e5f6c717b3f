"""Which views a plate is painted from: few, and together they see what the shots see.

Enters: the cameras of a place's shots and what each measures of the empty set. Leaves: viewpoints,
the one that shows most first. Candidates are the shots' own cameras, as they are and with a wider
lens; each step takes the one that shows most of what is still unseen (greedy set cover).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.plates.viewpoint import Measure, SetPasses, Viewpoint
from renderers.generative.resampling import Floats, Mask

_GRID = 40  # points across each shot's picture
_SLACK, _SLACK_M = 0.03, 0.03
_INWARDS = 0.02  # of the picture's sides: what is barely in frame does not count


@dataclass(frozen=True, slots=True)
class Cover:
    """How thoroughly a place is covered."""

    widths: tuple[float, ...] = (1.0, 1.5)  # how much more than a shot a candidate sees
    enough: float = 0.97  # share of all points
    worth: float = 0.01  # share of all points that one more view must add
    most_views: int = 6
    least_fine: float = 0.4  # a point seen this coarsely, against its shot, is not seen


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """What the shots see, thinned out. A point at endless distance has `near` False."""

    place_m: npt.NDArray[np.float64]  # [N, 3]
    per_m: Floats  # [N] pixels that a metre covers there; of the sky, pixels per radian
    near: Mask  # [N]


def covering(
    shots: Sequence[Viewpoint], measure: Measure, cover: Cover | None = None
) -> tuple[Viewpoint, ...]:
    """Viewpoints from which the place is painted, in order.

    Args:
        shots: cameras of the shots, some of each; their pictures have the size of the views.
        measure: the empty set from anywhere.
        cover: how thoroughly.
    """
    cover = cover or Cover()
    points = _gathered([_points(shot, measure(shot)) for shot in shots])
    candidates = [shot.widened(width) for width in cover.widths for shot in shots]
    shown = [_shown(view, measure(view), points, cover) for view in candidates]
    return tuple(candidates[i] for i in _greedy(shown, cover))


def _greedy(shown: Sequence[Mask], cover: Cover) -> list[int]:
    """Positions of the masks that together cover enough."""
    chosen: list[int] = []
    unseen = np.ones(len(shown[0]), np.bool_) if shown else np.zeros(0, np.bool_)
    total = max(len(unseen), 1)
    while len(chosen) < cover.most_views and unseen.sum() > (1 - cover.enough) * total:
        gains = [int((mask & unseen).sum()) for mask in shown]
        best = int(np.argmax(gains))
        if chosen and gains[best] < cover.worth * total:
            break
        chosen.append(best)
        unseen &= ~shown[best]
    return chosen


def _points(shot: Viewpoint, passes: SetPasses) -> _Points:
    """A grid of what one shot sees."""
    step = max(shot.width_px // _GRID, 1)
    rows, columns = (
        np.arange(step // 2, shot.height_px, step),
        np.arange(step // 2, shot.width_px, step),
    )
    y, x = (axis.ravel() for axis in np.meshgrid(rows, columns, indexing="ij"))
    depth = passes.depth_m[y, x].astype(np.float64)
    near = depth > 0
    pixel = np.stack([x + 0.5, y + 0.5, np.ones(len(x))], 1)
    rays = pixel @ np.linalg.inv(shot.camera.k).T @ shot.camera.world_to_camera[:3, :3]
    place = np.where(near[:, None], shot.camera.eye_m + rays * depth[:, None], rays)
    per_m = shot.focal_px / np.where(near, depth, 1)
    return _Points(place, per_m.astype(np.float32), near)


def _gathered(parts: Sequence[_Points]) -> _Points:
    if not parts:
        return _Points(np.zeros((0, 3)), np.zeros(0, np.float32), np.zeros(0, np.bool_))
    return _Points(
        np.concatenate([p.place_m for p in parts]),
        np.concatenate([p.per_m for p in parts]),
        np.concatenate([p.near for p in parts]),
    )


def _shown(view: Viewpoint, passes: SetPasses, points: _Points, cover: Cover) -> Mask:
    """Which points a view shows, and finely enough."""
    turn, shift = view.camera.world_to_camera[:3, :3], view.camera.world_to_camera[:3, 3]
    seen = points.place_m @ turn.T + np.where(points.near[:, None], shift, 0)
    z = np.where(seen[:, 2] > 1e-6, seen[:, 2], np.nan)
    flat = seen @ view.camera.k.T
    x, y = flat[:, 0] / z, flat[:, 1] / z
    edge = _INWARDS * view.width_px
    inside = (x > edge) & (x < view.width_px - edge) & (y > edge) & (y < view.height_px - edge)
    column = np.where(inside, np.nan_to_num(x), 0).astype(np.int64)
    row = np.where(inside, np.nan_to_num(y), 0).astype(np.int64)
    there = passes.depth_m[row, column]
    same = np.abs(there - z) < _SLACK_M + _SLACK * np.nan_to_num(z)
    same = np.where(points.near, same & (there > 0), there == 0)
    fine = view.focal_px / np.where(points.near, np.nan_to_num(z, nan=1e9), 1)
    return np.asarray(inside & same & (fine >= cover.least_fine * points.per_m), np.bool_)
