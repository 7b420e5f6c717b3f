"""Pictures looked up between their pixels, and only from pixels that belong.

Enters: a picture, places in it, and which pixels may answer. Leaves: colours and how much of each
place could answer. Places are pixels, x right, y down; the first pixel's centre is (0.5, 0.5). At
a pixel's centre the answer is that pixel's, to the bit.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Belongs = Callable[[Whole, Whole, Whole], Mask]  # place, row, column [M] → whether it may answer


def sampled(
    picture: npt.NDArray[Any], x: npt.NDArray[Any], y: npt.NDArray[Any], belongs: Belongs
) -> tuple[Floats, Floats]:
    """Bilinear colours [N, c] of a picture [h, w, c] at places [N], from pixels that belong.

    Also the weight [N] of those that answered: 1 all four, 0 none (the colour is then 0). Places
    that are no numbers or lie outside answer nothing.
    """
    height, width = picture.shape[:2]
    known = np.isfinite(x) & np.isfinite(y)
    u = np.where(known, np.clip(x, -9, width + 9), -9).astype(np.float32) - np.float32(0.5)
    v = np.where(known, np.clip(y, -9, height + 9), -9).astype(np.float32) - np.float32(0.5)
    left, top = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    across, down = u - left, v - top
    flat = picture.reshape(height * width, -1)
    colour = np.zeros((len(u), flat.shape[1]), np.float32)
    weight = np.zeros(len(u), np.float32)
    for row, column, share in (
        (top, left, (1 - across) * (1 - down)),
        (top, left + 1, across * (1 - down)),
        (top + 1, left, (1 - across) * down),
        (top + 1, left + 1, across * down),
    ):
        part = _answered(share, row, column, (height, width), belongs)
        r, c = np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)
        colour += flat[r * width + c] * part[:, None]
        weight += part
    whole = np.where(weight > 0, weight, np.float32(1))
    return (colour / whole[:, None]).astype(np.float32), weight


def _answered(
    share: Floats, row: Whole, column: Whole, size: tuple[int, int], belongs: Belongs
) -> Floats:
    """A corner's share where it lies in the picture and belongs, else 0."""
    inside = (row >= 0) & (row < size[0]) & (column >= 0) & (column < size[1]) & (share > 0)
    part = np.zeros(len(share), np.float32)
    at = np.flatnonzero(inside)
    part[at] = share[at] * belongs(at, row[at], column[at])
    return part
