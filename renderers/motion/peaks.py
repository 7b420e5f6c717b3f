"""The peaks of a curve, far enough apart.

Enters: a curve. Leaves: positions in it. What `scipy.signal.find_peaks` finds, to the sample;
importing that costs a worker more than half a second.
"""

import numpy as np
import numpy.typing as npt

from renderers.motion.curves import Floats

Positions = npt.NDArray[np.intp]


def peaks(curve: Floats, height: float, distance: int) -> Positions:
    """Samples at least `height` high and higher than both sides, `distance` or more apart.

    Of a flat top the middle counts; the ends never do. The higher of two that are too near stays.
    """
    found = _tops(curve)
    found = found[curve[found] >= height]
    keep = np.ones(len(found), bool)
    for chosen in np.argsort(curve[found])[::-1]:
        if keep[chosen]:
            keep &= np.abs(found - found[chosen]) >= distance
            keep[chosen] = True
    return found[keep]


def _tops(curve: Floats) -> Positions:
    """Every local maximum."""
    if len(curve) < 3:
        return np.zeros(0, np.intp)
    starts = np.concatenate(([0], np.flatnonzero(curve[1:] != curve[:-1]) + 1))
    level = curve[starts]
    inner = np.flatnonzero((level[1:-1] > level[:-2]) & (level[1:-1] > level[2:])) + 1
    return np.asarray((starts[inner] + starts[inner + 1] - 1) // 2, np.intp)
