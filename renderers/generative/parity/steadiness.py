"""Whether things move as the sheet moves them, and whether what rests, rests.

Enters: footage, a frame. Leaves: the motion that is left when a frame's exact motion is taken away
(block by block, from slopes; Lucas and Kanade 1981; a block that is explained better by standing
still is late by its whole motion), and how brightness flickers along it. Both are what the painted
film has more of than the drawn one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from renderers.generative.parity.colour import luma
from renderers.generative.parity.footage import Footage, shrunk
from renderers.generative.parity.lines import slope_of
from renderers.generative.resampling import Floats, Mask

_BLOCK_PX = 12
_LEAST_SLOPE = 12.0  # levels² a pixel: smaller eigenvalue of a block that tells both directions
_FARTHEST_PX = 3.0  # what slopes can tell
_LEAST_BLOCKS = 3
_MOVES_PX = 0.5  # from which on standing still is told from moving
_BETTER = 0.5  # what still standing must explain better by
_CHANGED = 2.0  # levels: what is to be explained


@dataclass(frozen=True, slots=True)
class Step:
    """What is left between a frame and the next. None: too little to tell by."""

    people_px: float | None  # mean residual motion, pixels of a moment
    place_px: float | None
    flicker: float | None  # levels


def step_after(footage: Footage, frame: int) -> Step:
    """The step from a frame to the next."""
    ids, after = (footage.moment(i).ids for i in (frame, frame + 1))
    flow = footage.flow(frame)
    at, same = _led(ids, after, flow)
    moving = np.isin(ids, footage.passes.ids_of("actor:", "face:", "prop:"))
    drawn, painted = (_Pair(films, frame, footage.step, at) for films in
                      (footage.passes.beauty, footage.painted))  # fmt: skip
    place = same & ~moving
    return Step(
        _more(drawn, painted, same & moving),
        _more(drawn, painted, place),
        max(0.0, painted.change(place) - drawn.change(place)) if place.sum() > 200 else None,
    )


class _Pair:
    """Two frames of one film, the second brought back by motion."""

    def __init__(
        self, film: "np.typing.NDArray[np.uint8]", frame: int, step: int, at: Floats
    ) -> None:
        first, second = (luma(shrunk(film[i], step)) for i in (frame, frame + 1))
        self.first = first
        led = ndimage.map_coordinates(second, at, order=1, mode="nearest")
        self.second = np.asarray(led, np.float32)
        self._rest = np.abs(second - self.first)
        row, column = np.mgrid[: second.shape[0], : second.shape[1]]
        self._speed = np.hypot(at[0] - row, at[1] - column)

    def change(self, where: Mask) -> float:
        """How brightness changes, the mean of what is no stray, levels."""
        away = np.abs(self.second - self.first)[where]
        return float(np.minimum(away, np.percentile(away, 90)).mean())

    def residual(self, where: Mask) -> tuple[Floats, Mask]:
        """How fast blocks [m, n] move against their motion, and which of them tell it."""
        right, down = slope_of(_soft((self.first + self.second) / 2))
        away = _soft(self.second - self.first)
        away -= np.median(away[where]) if where.any() else 0  # flicker is no motion
        counted = where.astype(np.float32)
        sums = [_blocks(counted * term) for term in
                (right * right, right * down, down * down, right * away, down * away)]  # fmt: skip
        xx, xy, yy, xt, yt = sums
        count = _blocks(counted)
        least = (xx + yy) / 2 - np.sqrt((xx - yy) ** 2 / 4 + xy**2)
        full = count >= _BLOCK_PX**2 / 2
        sure = full & (least > _LEAST_SLOPE * np.maximum(count, 1))
        area = np.where(sure, xx * yy - xy**2, 1)
        u, v = (xy * yt - yy * xt) / area, (xy * xt - xx * yt) / area
        left = np.hypot(*np.clip(np.stack([u, v]), -_FARTHEST_PX, _FARTHEST_PX))
        stands, speed = self._stands(counted)
        return np.where(stands, speed, left), sure | (stands & full)

    def _stands(self, counted: Floats) -> tuple[Mask, Floats]:
        """Blocks that should move and do not, and how fast they should."""
        count = np.maximum(_blocks(counted), 1)
        speed = np.asarray(_blocks(counted * self._speed) / count, np.float32)
        led = _blocks(counted * np.abs(self.second - self.first)) / count
        rest = _blocks(counted * self._rest) / count
        return (speed > _MOVES_PX) & (led > _CHANGED) & (rest < _BETTER * led), speed


def _more(drawn: _Pair, painted: _Pair, where: Mask) -> float | None:
    """By how much a painted pair moves more than the drawn one against the motion, pixels."""
    (expected, _), (found, sure) = drawn.residual(where), painted.residual(where)
    if sure.sum() < _LEAST_BLOCKS:
        return None
    return max(0.0, float(found[sure].mean() - expected[sure].mean()))


def _led(
    ids: "np.typing.NDArray[np.uint16]", after: "np.typing.NDArray[np.uint16]", flow: Floats
) -> tuple[Floats, Mask]:
    """Where pixels go (rows, columns), and which arrive on the same thing, away from its rim."""
    height, width = ids.shape
    row, column = np.mgrid[:height, :width].astype(np.float32)
    row, column = row + flow[..., 1], column + flow[..., 0]
    inside = (row >= 0) & (row <= height - 1) & (column >= 0) & (column <= width - 1)
    r = np.clip(np.rint(row), 0, height - 1).astype(np.int64)
    c = np.clip(np.rint(column), 0, width - 1).astype(np.int64)
    same = inside & (after[r, c] == ids) & (ids > 0)
    return np.stack([row, column]), np.asarray(ndimage.binary_erosion(same, iterations=1))


def _soft(values: npt.NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(ndimage.gaussian_filter(values, 0.7), np.float32)


def _blocks(values: Floats) -> Floats:
    """Sums over blocks."""
    height, width = (length // _BLOCK_PX for length in values.shape)
    cut = values[: height * _BLOCK_PX, : width * _BLOCK_PX]
    parts = cut.reshape(height, _BLOCK_PX, width, _BLOCK_PX)
    return np.asarray(parts.sum(axis=(1, 3)), np.float32)
