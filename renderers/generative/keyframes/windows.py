"""The part of a picture that a model looks at, at the size it was made for.

Enters: a region and a profile. Leaves: a window around it, and pictures cut out and put back. Small
people are painted large: a face of thirty pixels would be mud.
"""

import numpy as np
from PIL import Image

from renderers.generative.card import Grid, Profile
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.tiling import Tile

_LARGEST = 4.0  # times; beyond it nothing is gained


def window_of(region: Mask, margin: float, least_px: int) -> Tile:
    """A window around a region with a margin, a share of its larger side, inside the picture."""
    rows, columns = np.flatnonzero(region.any(axis=1)), np.flatnonzero(region.any(axis=0))
    height, width = int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
    edge = round(max(height, width) * margin)
    top, tall = _span(int(rows[0]) - edge, max(height + 2 * edge, least_px), region.shape[0])
    left, wide = _span(int(columns[0]) - edge, max(width + 2 * edge, least_px), region.shape[1])
    return Tile(left, top, wide, tall)


def painted_size(window: Tile, profile: Profile, grid: Grid) -> tuple[int, int]:
    """The size at which a window is painted: as many pixels as the profile has, on the grid."""
    scale = (profile.width_px * profile.height_px / (window.width * window.height)) ** 0.5
    scale = min(scale, _LARGEST)
    step = grid.multiple_px
    limit = grid.most_px // step * step
    least = -(-grid.least_px // step) * step
    sides = (round(side * scale / step) * step for side in (window.width, window.height))
    wide, tall = (min(max(side, least), limit) for side in sides)
    return wide, tall


def cut(picture: Pixels, window: Tile, size_px: tuple[int, int], *, sharp: bool = False) -> Pixels:
    """A window of a picture [h, w] or [h, w, 3] at another size; `sharp` mixes no values."""
    part = np.ascontiguousarray(picture[window.rows, window.columns])
    if size_px == (window.width, window.height):
        return part
    how = Image.Resampling.NEAREST if sharp else Image.Resampling.LANCZOS
    return np.asarray(Image.fromarray(part).resize(size_px, how), np.uint8)


def put_back(canvas: Pixels, part: Pixels, window: Tile) -> Pixels:
    """The canvas with a window replaced, the part brought to its size."""
    out = canvas.copy()
    if part.shape[:2] != (window.height, window.width):
        size = (window.width, window.height)
        part = np.asarray(Image.fromarray(part).resize(size, Image.Resampling.LANCZOS), np.uint8)
    out[window.rows, window.columns] = part
    return out


def _span(start: int, length: int, limit: int) -> tuple[int, int]:
    """Start and length, moved and cut to lie within the limit."""
    length = min(length, limit)
    return min(max(start, 0), limit - length), length
