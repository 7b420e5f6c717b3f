"""Whether what was drawn with ink has edges in the painted picture.

Enters: a moment. Leaves: how much nearer the ink lies to an edge than any pixel does: 1 all of it
on edges, 0 by chance. Edges are the strongest slopes, always the same share of the picture, so that
a picture full of noise gains nothing. (A truncated chamfer distance; Barrow and others 1977.)
"""

import numpy as np
from scipy import ndimage

from renderers.generative.parity.colour import luma
from renderers.generative.parity.footage import Moment
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_SHARE = 2.5  # edge pixels for a pixel of ink: both sides of a line are slopes
_LEAST, _MOST = 0.04, 0.16  # of all pixels
_FAR_PX = 8.0
_NEAR_PX = 1.5
_LEAST_INK = 60


def kept_lines(moment: Moment) -> float | None:
    """How much of the ink has edges, against the drawn picture, 0…1; None without ink."""
    if moment.ink.sum() < _LEAST_INK:
        return None
    expected = _above_chance(moment.drawn, moment.ink)
    if expected < 0.2:
        return None
    return float(np.clip(_above_chance(moment.painted, moment.ink) / expected, 0, 1))


def _above_chance(picture: Pixels, ink: Mask) -> float:
    edges = _edges(picture, float(ink.mean()))
    away = ndimage.distance_transform_edt(~edges)
    cost = np.clip(away - _NEAR_PX, 0, _FAR_PX)
    chance = float(cost.mean())
    return 1 - float(cost[ink].mean()) / chance if chance > 0 else 0.0


def _edges(picture: Pixels, ink: float) -> Mask:
    slope = slope_of(ndimage.gaussian_filter(luma(picture), 0.8))
    strength = np.hypot(*slope)
    share = min(max(_SHARE * ink, _LEAST), _MOST)
    place = int(strength.size * (1 - share))
    least = float(np.partition(strength.ravel(), place)[place])
    return np.asarray((strength >= least) & (strength > 1))


def slope_of(grey: Floats) -> tuple[Floats, Floats]:
    """How brightness rises to the right and downwards, levels a pixel."""
    right, down = np.zeros_like(grey), np.zeros_like(grey)
    right[:, 1:-1] = (grey[:, 2:] - grey[:, :-2]) / 2
    down[1:-1] = (grey[2:] - grey[:-2]) / 2
    return right, down
