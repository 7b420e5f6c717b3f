"""Aspect buckets: sizes that pictures are trained at.

Enters: sizes of pictures, a model's grid, the area it was trained on. Leaves: for every picture a
size on the grid of about that area and nearest to the picture's own shape, and where it is cut.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.card import Grid
from renderers.generative.requests import Pixels

_STEPS = 16
STRETCH = 2.0  # longest side against shortest


@dataclass(frozen=True, slots=True)
class Fit:
    """How a picture becomes its bucket: scaled by `scale`, then cut out of its middle."""

    width_px: int
    height_px: int
    scale: float  # above 1 it must be enlarged
    left_px: int  # of the cut, in the scaled picture
    top_px: int


def buckets(grid: Grid, side_px: int) -> tuple[tuple[int, int], ...]:
    """All sizes (width, height) on the grid with an area of at most `side_px` squared.

    The longer side is at most twice the shorter one. A square is always among them. Sizes differ by
    about a sixteenth of `side_px` (64 of 1024), however fine the grid is.
    """
    coarse = max(1, round(side_px / _STEPS / grid.multiple_px))
    step, area = grid.multiple_px * coarse, side_px * side_px
    most = min(grid.most_px, round(side_px * STRETCH**0.5))
    found = set()
    for width in range(step, most + 1, step):
        height = min(area // width, most) // step * step
        if height >= step and max(width, height) <= STRETCH * min(width, height):
            found |= {(width, height), (height, width)}
    square = max(side_px // step * step, step)
    return tuple(sorted(found | {(square, square)}))


def fit(width_px: int, height_px: int, sizes: tuple[tuple[int, int], ...]) -> Fit:
    """Of these sizes the one that cuts least off a picture; of equal ones the largest."""
    made = [_fit(width_px, height_px, *size) for size in sizes]
    return min(made, key=lambda fit: (_lost(width_px, height_px, fit), -fit.width_px))


def _fit(width_px: int, height_px: int, wide: int, high: int) -> Fit:
    scale = max(wide / width_px, high / height_px)
    left, top = round((width_px * scale - wide) / 2), round((height_px * scale - high) / 2)
    return Fit(wide, high, scale, max(left, 0), max(top, 0))


def _lost(width_px: int, height_px: int, fit: Fit) -> float:
    """Share of the picture that is cut off, in thousandths: shapes as good as equal are equal."""
    kept = fit.width_px * fit.height_px / (width_px * height_px * fit.scale**2)
    return round(1 - kept, 3)


def cut(pixels: Pixels, fit: Fit) -> Pixels:
    """A picture [h, w, 3] in its bucket's size."""
    from PIL import Image

    height, width = pixels.shape[:2]
    wide = max(round(width * fit.scale), fit.width_px)
    high = max(round(height * fit.scale), fit.height_px)
    image = Image.fromarray(pixels).resize((wide, high), Image.Resampling.LANCZOS)
    left = min(fit.left_px, wide - fit.width_px)
    top = min(fit.top_px, high - fit.height_px)
    return np.asarray(image.crop((left, top, left + fit.width_px, top + fit.height_px))).copy()
