"""What a camera sees of pictures that other cameras took.

Enters: views with depth, a camera and the depth that it sees. Leaves: its picture, and the holes
that no view shows. A surface point counts as shown where a view's own depth says that it saw that
very point, not something before it. Planes are even in inverse depth: that is what is compared.
Beside an edge the picture of what lies behind holds ink and mixed colours of what lies before: it
is asked last, unless the view was taken from the very same place.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import ndimage

from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.resampling import Floats, Mask, Whole, sampled
from renderers.passes.levels import depth_metres

_SLACK = 0.012  # by which depths of one point may differ, as a share
_SLACK_M = 0.004  # and in metres: two roundings to levels
_LEAST = 0.35  # weight of the pixels that must have seen a point
_SHARP = 0  # doublings by which a view is coarser than what is asked; 0 is as fine or finer
_COARSEST = -16
_NEAR_M = 0.02
_SAME_PLACE_M = 0.01
_RIM_PX = 2  # how far ink and smoothing reach over an edge
_STEP = 0.006  # of inverse depth, from which on a step is an edge


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What a camera sees of a plate."""

    picture: Floats  # [h, w, 3]; 0 in holes
    holes: Mask  # [h, w]
    coarse: Floats  # [h, w] doublings by which the source is coarser than this picture, ≥ 0


def seen_from(plate: Plate, viewpoint: Viewpoint, depth_m: Floats) -> Sight:
    """What a viewpoint sees of the plate.

    Args:
        plate: its views are looked at in order; a finer one counts before a coarser one.
        viewpoint: the camera, and the size of the picture.
        depth_m: metres [h, w] that this camera sees of the empty set; 0 is sky.
    """
    height, width = depth_m.shape
    rays = _rays(viewpoint)
    depth = depth_m.reshape(-1).astype(np.float32)
    colour = np.zeros((height * width, 3), np.float32)
    best = np.full(height * width, _COARSEST - 1, np.int64)
    for rims in (False, True):
        for view in plate.views:
            wanted = np.flatnonzero(best < (_COARSEST if rims else _SHARP))
            if len(wanted):
                asked = _Asked(wanted, rays[wanted], depth[wanted], rims)
                _look(view, viewpoint, asked, colour, best)
    holes = best < _COARSEST
    coarse = np.where(holes, 0, -best).astype(np.float32)
    size = (height, width)
    return Sight(colour.reshape(*size, 3), holes.reshape(size), coarse.reshape(size))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Pixels that are looked for: their positions, rays [N, 3] a metre deep, depths [N]."""

    at: Whole
    rays: Floats
    depth: Floats
    rims: bool  # whether pixels beside an edge may answer


def _look(view: PlateView, to: Viewpoint, asked: _Asked, colour: Floats, best: Whole) -> None:
    """Take from one view what it shows better than those before it."""
    place = _carried(view, to, asked)
    z = place[:, 2]
    ahead = np.where(z > _NEAR_M, z, np.float32(np.nan)).astype(np.float32)
    x, y = (np.asarray(place[:, i] / ahead, np.float32) for i in (0, 1))
    sky = asked.depth == 0
    source = view.viewpoint
    nearer = np.where(sky, 1, asked.depth / ahead)
    fine = np.nan_to_num(nearer * (source.focal_px / to.focal_px), nan=1.0)
    level = np.rint(np.log2(np.clip(fine, 2.0**_COARSEST, 1))).astype(np.int64)
    inside = (x > 0) & (x < source.width_px) & (y > 0) & (y < source.height_px)
    some = np.flatnonzero(inside & (level > best[asked.at]))
    inverse = np.where(sky[some], 0, 1 / z[some]).astype(np.float32)
    apart = np.linalg.norm(view.viewpoint.camera.eye_m - to.camera.eye_m)
    trusted = view.known if asked.rims or apart < _SAME_PLACE_M else view.known & ~_rims(view)
    found, weight = _found(view, (x[some], y[some]), inverse, trusted)
    good = weight >= _LEAST
    at = asked.at[some[good]]
    colour[at] = found[good]
    best[at] = level[some[good]]


def _found(
    view: PlateView, at: tuple[Floats, Floats], inverse: Floats, trusted: Mask
) -> tuple[Floats, Floats]:
    """A view's colours at places, from pixels that saw this inverse depth (0 is sky)."""
    seen, slack = _inverse_depth(view)

    def saw(place: Whole, row: Whole, column: Whole) -> Mask:
        there, expected = seen[row, column], inverse[place]
        near = np.abs(there - expected) <= slack[row, column] + np.float32(_SLACK) * expected
        near &= (there > 0) == (expected > 0)
        return np.asarray(near & trusted[row, column])

    return sampled(view.colour, *at, saw)


@lru_cache(maxsize=12)  # a plate's views, looked at for every frame
def _inverse_depth(view: PlateView) -> tuple[Floats, Floats]:
    """Inverse depth [h, w], 0 for sky, and by how much a neighbour on one surface may differ."""
    metres = depth_metres(view.depth)
    seen = np.where(metres > 0, 1 / np.maximum(metres, 1e-3), 0).astype(np.float32)
    slack = np.float32(_SLACK_M) * seen * seen
    for axis in (0, 1):
        step = np.abs(np.diff(seen, axis=axis))
        edge = [(1, 0) if a == axis else (0, 0) for a in (0, 1)]
        ahead = np.pad(step, [(b, a) for a, b in edge], constant_values=np.inf)
        behind = np.pad(step, edge, constant_values=np.inf)
        slope = np.minimum(ahead, behind)
        slack = slack + np.where(np.isfinite(slope), slope, 0)
    return seen, slack.astype(np.float32)


@lru_cache(maxsize=12)
def _rims(view: PlateView) -> Mask:
    """Pixels [h, w] beside something nearer."""
    seen, slack = _inverse_depth(view)
    nearest = ndimage.maximum_filter(seen, size=2 * _RIM_PX + 1)
    return np.asarray(nearest - seen > 2 * _RIM_PX * slack + np.float32(_STEP) * nearest)


def _rays(viewpoint: Viewpoint) -> Floats:
    """Camera-space directions [h * w, 3] through the pixels' centres, one metre deep."""
    x, y = np.meshgrid(np.arange(viewpoint.width_px) + 0.5, np.arange(viewpoint.height_px) + 0.5)
    seen = np.stack([x, y, np.ones_like(x)], -1).reshape(-1, 3)
    return np.asarray(seen @ np.linalg.inv(viewpoint.camera.k).T, np.float32)


def _carried(view: PlateView, to: Viewpoint, asked: _Asked) -> Floats:
    """Where points are in a view: x, y, both times the depth, and the depth [N, 3]."""
    source, target = view.viewpoint.camera, to.camera
    turn = source.world_to_camera[:3, :3] @ target.world_to_camera[:3, :3].T
    shift = source.world_to_camera[:3, 3] - turn @ target.world_to_camera[:3, 3]
    far = (source.k @ turn).astype(np.float32)
    near = (source.k @ shift).astype(np.float32)
    points = asked.rays @ far.T
    depth = asked.depth[:, None]
    return np.asarray(np.where(depth > 0, points * depth + near, points), np.float32)
