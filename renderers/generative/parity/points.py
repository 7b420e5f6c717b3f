"""Whether joints and faces are where the sheet has them.

Enters: a moment. Leaves: how far the neighbourhood of each point has drifted, found by correlation
of edge directions (whichever side is brighter), so that style does not matter; and how a face is
moved and scaled by it. It answers what a pose estimator is asked, without one: it finds drift of up
to about a twentieth of the picture, and calls everything beyond that lost.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy import ndimage

from renderers.generative.parity.colour import luma
from renderers.generative.parity.footage import Moment, in_sight
from renderers.generative.parity.lines import slope_of
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats

_HALF_PX, _SEARCH_PX = 9, 12
_SOFT = 4.0  # levels a pixel: weaker slopes count less
_PLAIN = 4.0  # norm of a neighbourhood below which it has nothing to be known by
_LOST = 0.4  # correlation below which a neighbourhood was not found
_BODY = tuple(range(14))
_FACE = (8, 17, 21, 22, 26, 30, 36, 39, 42, 45, 48, 54)
_LEAST_FACE_PX = 14.0


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of a person's points."""

    asked: int
    kept: int  # found within the tolerance
    median_px: float  # of those that were found; 0 where none was


@dataclass(frozen=True, slots=True)
class FaceDrift:
    """How a face is off, in sizes of the face."""

    away: float
    larger: float  # 0.1: a tenth larger


class Finder:
    """Finds drawn neighbourhoods in the painted picture of one moment."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self._drawn, self._painted = directions(moment.drawn), directions(moment.painted)

    def body(self, person: int) -> Drift | None:
        """Joints in sight; None where there are too few to tell."""
        points = self._moment.body[person]
        places = [points[i, :2] for i in _BODY if in_sight(points)[i]]
        found = [drift for place in places if (drift := self._found(place)) is not None]
        if len(found) < 3:
            return None
        away = [float(np.hypot(*by)) for by, sure in found if sure >= _LOST]
        near = sum(px <= self._tolerance_px() for px in away)
        return Drift(len(found), near, float(np.median(away)) if away else 0.0)

    def face(self, person: int) -> FaceDrift | None:
        """The face; None where it is turned away, small or plain. A lost one is 1 away."""
        points = self._moment.face[person]
        seen = [i for i in _FACE if in_sight(points)[i]]
        if len(seen) < 6 or face_size(points) < _LEAST_FACE_PX:
            return None
        found = [(points[i, :2], self._found(points[i, :2])) for i in seen]
        asked = [(place, hit) for place, hit in found if hit is not None]
        sure = [(place, hit[0]) for place, hit in asked if hit[1] >= _LOST]
        if len(asked) < 4:
            return None
        if 2 * len(sure) < len(asked):
            return FaceDrift(1.0, 0.0)
        return _moved(np.array([p for p, _ in sure]), np.array([b for _, b in sure]),
                      face_size(points))  # fmt: skip

    def _tolerance_px(self) -> float:
        return max(1.5, 0.02 * float(self._moment.ids.shape[0]))

    def _found(self, place: Floats) -> "tuple[Floats, float] | None":
        """Where a drawn neighbourhood went and how sure; None where it is plain or at the rim."""
        column, row = (int(v) for v in place)
        height, width = self._moment.ids.shape
        reach = _HALF_PX + _SEARCH_PX
        if not (reach <= row < height - reach and reach <= column < width - reach):
            return None
        patch = _cut(self._drawn, row, column, _HALF_PX)
        norm = float(np.linalg.norm(patch))
        if norm < _PLAIN:
            return None
        area = _cut(self._painted, row, column, reach)
        side = 2 * _HALF_PX + 1
        windows = sliding_window_view(area, (side, side), axis=(0, 1))
        alike = np.einsum("yxcij,ijc->yx", windows, patch, optimize=True)
        mean = ndimage.uniform_filter((area**2).sum(axis=2), side)
        own = mean[_HALF_PX:-_HALF_PX, _HALF_PX:-_HALF_PX] * side**2
        score = alike / (norm * np.sqrt(np.maximum(own, (_PLAIN / 2) ** 2)))
        best = np.unravel_index(int(np.argmax(score)), score.shape)
        by = np.array([best[1] - _SEARCH_PX, best[0] - _SEARCH_PX], np.float32)
        return by, float(score[best])


def directions(picture: Pixels) -> Floats:
    """Directions of edges [h, w, 2], doubled so that dark on bright is as bright on dark."""
    right, down = slope_of(ndimage.gaussian_filter(luma(picture), 1.0))
    strength = np.hypot(right, down)
    soft = strength * (strength + _SOFT) + 1e-6
    return np.stack([(right**2 - down**2) / soft, 2 * right * down / soft], -1).astype(np.float32)


def face_size(points: Floats) -> float:
    """From chin to brows of a face [70, 3], pixels."""
    return float(np.linalg.norm(points[8, :2] - (points[21, :2] + points[22, :2]) / 2))


def _cut(picture: Floats, row: int, column: int, half: int) -> Floats:
    return picture[row - half : row + half + 1, column - half : column + half + 1]


def _moved(places: Floats, by: Floats, size_px: float) -> FaceDrift:
    """Shift and scale that explain how points drifted; strays are left to the median."""
    shift = np.median(by, axis=0)
    spread = places - places.mean(axis=0)
    scale = float((spread * (by - by.mean(axis=0))).sum() / max(float((spread**2).sum()), 1e-6))
    return FaceDrift(float(np.hypot(*shift)) / size_px, abs(scale))
