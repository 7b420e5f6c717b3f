"""Which views a plate needs beyond those that the room itself gives: where shots look, and no view.

Enters: views that stand, cameras of all the shots of a place, the depth that any camera sees.
Leaves: further views, few, in order; what they show is painted once for all shots. Whatever the
order of the shots, the same cameras give the same views; views of an earlier run come first, as
they were, so that a new camera can add a view and changes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.generative.plates.sighting import Points, gathered, points_of, shown
from renderers.generative.plates.viewpoint import DepthOf, Viewpoint
from renderers.generative.resampling import Mask
from renderers.passes.cameras import Camera

_PLACES_M, _PLACES = 3, 6  # digits of where cameras stand, and of how they are turned


@dataclass(frozen=True, slots=True)
class Foresight:
    """How thoroughly shots are looked after."""

    widths: tuple[float, ...] = (1.0, 1.5)  # how much more than a shot a view may see
    worth: float = 0.05  # of one picture: what a view must add over all shots
    most: int = 5  # further views of one place


def further_views(
    standing: Sequence[Viewpoint],
    shots: Sequence[Viewpoint],
    kept: Sequence[Viewpoint],
    depth_of: DepthOf,
    foresight: Foresight | None = None,
) -> tuple[Viewpoint, ...]:
    """Further views: those kept, then those that show most of what none before them shows.

    Where no more may be added and those that were kept show too little, all are chosen anew.

    Args:
        standing: views that the plate has in any case.
        shots: cameras of the shots, some of each.
        kept: further views of an earlier run.
        depth_of: measures the set.
        foresight: how thoroughly.
    """
    foresight = foresight or Foresight()
    cameras = distinct(shots)
    if not cameras:
        return tuple(kept)
    points = gathered([points_of(camera, depth_of(camera)) for camera in cameras])
    unseen = ~_seen(standing, points, depth_of)
    candidates = distinct([c.widened(width) for width in foresight.widths for c in cameras])
    gains = [shown(view, depth_of(view), points) for view in candidates]
    least = foresight.worth * len(unseen) / len(cameras)
    left = unseen & ~_seen(kept, points, depth_of)
    more = _greedy(gains, left, least, foresight.most - len(kept))
    if kept and len(kept) + len(more) == foresight.most and _left(gains, more, left) >= least:
        return tuple(candidates[i] for i in _greedy(gains, unseen, least, foresight.most))
    return (*kept, *(candidates[i] for i in more))


def hole_share(views: Sequence[Viewpoint], shots: Sequence[Viewpoint], depth_of: DepthOf) -> float:
    """The share of what shots see of the place that no view shows, 0…1."""
    points = [points_of(shot, depth_of(shot)) for shot in shots]
    seen = _seen(views, gathered(points), depth_of)
    return float(1 - seen.mean()) if len(seen) else 0.0


def distinct(cameras: Sequence[Viewpoint]) -> tuple[Viewpoint, ...]:
    """The same cameras in an order of their own, none twice; a millimetre is no difference."""
    found = {_name(rounded): rounded for rounded in map(_rounded, cameras)}
    return tuple(found[name] for name in sorted(found))


def _rounded(view: Viewpoint) -> Viewpoint:
    turn = np.round(view.camera.world_to_camera[:3, :3], _PLACES)
    pose = np.eye(4)
    pose[:3, :3] = turn
    pose[:3, 3] = np.round(-turn @ np.round(view.camera.eye_m, _PLACES_M), _PLACES) + 0.0
    k = np.round(view.camera.k, _PLACES_M) + 0.0
    return Viewpoint(Camera(k, pose + 0.0), view.width_px, view.height_px)


def _name(view: Viewpoint) -> bytes:
    camera = view.camera
    return camera.world_to_camera.tobytes() + camera.k.tobytes()


def _seen(views: Sequence[Viewpoint], points: Points, depth_of: DepthOf) -> Mask:
    """What views show together [N]."""
    found = np.zeros(len(points.near), np.bool_)
    for view in views:
        found |= shown(view, depth_of(view), points)
    return found


def _greedy(gains: Sequence[Mask], unseen: Mask, least: float, most: int) -> list[int]:
    """Positions of the views that add most, one after the other; of equals the first."""
    chosen: list[int] = []
    left = unseen
    while len(chosen) < most:
        added = [int((mask & left).sum()) for mask in gains]
        best = int(np.argmax(added))
        if added[best] < max(least, 1):
            break
        chosen.append(best)
        left = left & ~gains[best]
    return chosen


def _left(gains: Sequence[Mask], chosen: Sequence[int], unseen: Mask) -> int:
    """How much one more view could add still."""
    left = unseen
    for i in chosen:
        left = left & ~gains[i]
    return max(int((mask & left).sum()) for mask in gains)
