"""Part of a picture, followed through a shot by what is known of it: for what no id names.

Enters: passes, a region of the first frame. Leaves: a quadmask. A region that shows mostly the set
stays where it is in the world, seen by the exact camera; one that shows mostly somebody goes with
them by their motion vectors. Whoever comes before it hides it.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy.spatial import ConvexHull, QhullError

from renderers.generative.errors import CardError
from renderers.generative.removal.points import Points, Seen, seen
from renderers.generative.removal.quadmask import GONE, KEPT
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses
from renderers.production.generated.finishing.steps import Region

_BEFORE = 0.97  # times as far counts as before
_LEAST_POINTS = 3
_BEHIND_LENS_M = 0.05  # nearer is behind it


def region_levels(passes: ShotPasses, region: Region) -> Pixels:
    """Levels [n, h, w]: the region goes, all else stays. Raises CardError where it is empty."""
    width, height = passes.size_px
    rows = slice(round(region.top * height), round((region.top + region.height) * height))
    columns = slice(round(region.left * width), round((region.left + region.width) * width))
    inside = np.zeros((height, width), np.bool_)
    inside[rows, columns] = True
    if not inside.any():
        raise CardError(
            "the region holds no pixel of the picture; write it as 40,55,10,12 per cent"
        )
    levels = np.full(passes.ids.shape, KEPT, np.uint8)
    follow = _Followed(passes, inside)
    for frame in range(passes.frames):
        levels[frame][follow.at(frame)] = GONE
    return levels


class _Followed:
    """Points of a region, from frame to frame: of what most of it shows, the set or somebody."""

    def __init__(self, passes: ShotPasses, inside: Mask) -> None:
        self._passes = passes
        self._own = _owner(passes, inside)
        moving = np.isin(passes.ids[0], self._own)
        resting = inside & ~_moves(passes, 0) & (not self._own)
        self._world: Points = seen(_with_sky(passes), 0).world[resting]
        at = np.argwhere(inside & moving)[:, ::-1]
        self._carried = at.astype(np.float64) + 0.5  # x, y

    def at(self, frame: int) -> Mask:
        """The region at a frame; frames are asked in order, none left out."""
        now = seen(self._passes, frame)
        if self._own:
            if frame:
                self._carry(frame - 1)
            others = _moves(self._passes, frame) & ~np.isin(now.ids, self._own)
            return _filled(self._carried, now.ids.shape) & ~others
        return _filled(self._placed(now), now.ids.shape) & ~self._hidden(now, frame)

    def _carry(self, frame: int) -> None:
        """The points a frame on; those that something else covers are let go."""
        column, row = np.floor(self._carried).astype(int).T
        moved = self._passes.flow[frame][row, column].astype(np.float64)
        there = np.asarray(self._carried + moved / FLOW_LEVELS, np.float64)
        width, height = self._passes.size_px
        column, row = np.floor(there).astype(int).T
        known = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        there, column, row = there[known], column[known], row[known]
        self._carried = there[np.isin(self._passes.ids[frame + 1][row, column], self._own)]

    def _placed(self, now: Seen) -> npt.NDArray[np.float64]:
        """Where points of the set are in the picture [k, 2]."""
        camera = self._world @ now.extrinsics[:3, :3].T + now.extrinsics[:3, 3]
        ahead = camera[camera[:, 2] > _BEHIND_LENS_M]
        found: npt.NDArray[np.float64] = ((ahead / ahead[:, 2:]) @ now.intrinsics.T)[:, :2]
        return found

    def _hidden(self, now: Seen, frame: int) -> Mask:
        """Pixels of whoever stands before the region."""
        if not len(self._world):
            return np.zeros(now.ids.shape, np.bool_)
        camera = self._world @ now.extrinsics[2, :3] + now.extrinsics[2, 3]
        near = float(np.min(camera)) * _BEFORE
        return np.asarray(_moves(self._passes, frame) & (now.depth_m < near), np.bool_)


def _with_sky(passes: ShotPasses) -> ShotPasses:
    """The first frame, in which nothing is the farthest that can be told: sky does not move."""
    depth = passes.depth[:1]
    far = np.where(depth == 0, np.iinfo(depth.dtype).max, depth).astype(depth.dtype)
    return replace(passes, depth=far)


def _owner(passes: ShotPasses, inside: Mask) -> tuple[int, ...]:
    """Ids of whoever most of the region shows; () the set."""
    shown = passes.ids[0][inside]
    named = {i: passes.names.get(i, "") for i in np.unique(shown).tolist()}
    count: dict[str, int] = {}
    for number, name in named.items():
        kind, _, who = name.partition(":")
        whose = who if kind in ("actor", "face") else name if kind == "prop" else ""
        count[whose] = count.get(whose, 0) + int((shown == number).sum())
    most = max(count, key=lambda whose: (count[whose], whose))
    if not most:
        return ()
    own = {most, f"actor:{most}", f"face:{most}"}
    return tuple(i for i, name in sorted(passes.names.items()) if name in own)


def _moves(passes: ShotPasses, frame: int) -> Mask:
    return np.isin(passes.ids[frame], passes.ids_of("actor:", "face:", "prop:"))


def _filled(points: npt.NDArray[np.float64], shape: tuple[int, ...]) -> Mask:
    """The hull of points [k, 2] as a mask; empty where there are hardly any."""
    height, width = shape
    mask = np.zeros((height, width), np.bool_)
    if len(points) < _LEAST_POINTS:
        return mask
    try:
        corners = points[ConvexHull(points).vertices]
    except QhullError:  # all on one line
        return mask
    picture = Image.new("1", (width, height))
    ImageDraw.Draw(picture).polygon([(x - 0.5, y - 0.5) for x, y in corners], fill=1)
    return np.asarray(picture, np.bool_)
