"""A view made larger: resampled, then gone over by the model that painted it.

Enters: a resampled picture, where it is to be gone over, a brush. Leaves: the picture with the
detail that a larger one has. Tiles overlap and each begins with the resampled picture, not with its
neighbours; they are mixed by how far within them a pixel lies, so that no seam is seen. What is
broad stays as it was to the level: views of one place go on agreeing. At any time there is one tile
at the model and one sum as large as the picture.
"""

import numpy as np
from PIL import Image
from scipy import ndimage

from renderers.generative.plates.brushing import Brush
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.tiling import Tile

_BROAD_PX = 6.0  # standard deviation, at a picture 480 pixels high: what is broader is not changed
_FEATHER_PX = 8  # at the rim of the region


def resampled(picture: Pixels, scale: int) -> Pixels:
    """The picture [h, w, 3] so many times as large."""
    size = (picture.shape[1] * scale, picture.shape[0] * scale)
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS), np.uint8)


def refined(picture: Pixels, where: Mask, brush: Brush, strength: float) -> Pixels:
    """The picture [h, w, 3] gone over in a region [h, w]; outside it stays to the bit.

    Raises:
        GenerativeError: as `Painter.paint`.
    """
    if not where.any():
        return picture
    fresh = _gone_over(picture, where, brush, strength)
    fresh -= picture
    sigma = _BROAD_PX * picture.shape[0] / 480
    rim = ndimage.distance_transform_edt(np.pad(where, 1, mode="edge"))[1:-1, 1:-1]
    soft = np.clip(rim / _FEATHER_PX, 0, 1).astype(np.float32)
    for channel in range(3):  # in place: views may be large
        fresh[..., channel] -= ndimage.gaussian_filter(fresh[..., channel], sigma, truncate=2.5)
        fresh[..., channel] *= soft
    fresh += picture
    np.clip(np.rint(fresh, out=fresh), 0, 255, out=fresh)
    return np.where(where[..., None], fresh.astype(np.uint8), picture)


def _gone_over(picture: Pixels, where: Mask, brush: Brush, strength: float) -> Floats:
    """Tiles mixed [h, w, 3]; where no tile was asked for, the picture."""
    total = np.zeros(picture.shape, np.float32)
    weight = np.zeros(where.shape, np.float32)
    for number, tile in brush.tiles((where.shape[1], where.shape[0])):
        if where[tile.rows, tile.columns].any():
            whole = np.ones((tile.height, tile.width), np.bool_)
            made = brush.tile(picture, whole, number, tile, strength)
            share = _share(tile, brush.overlap_px)
            total[tile.rows, tile.columns] += made * share[..., None]
            weight[tile.rows, tile.columns] += share
    total /= np.maximum(weight, 1e-6)[..., None]
    unasked = weight == 0
    total[unasked] = picture[unasked]
    return total


def _share(tile: Tile, overlap_px: int) -> Floats:
    """How much a tile counts [h, w]: fully in its middle, ever less towards its sides."""
    across, down = (_ramp(side, overlap_px) for side in (tile.width, tile.height))
    return np.asarray(down[:, None] * across, np.float32)


def _ramp(side: int, overlap_px: int) -> Floats:
    inside = np.minimum(np.arange(side) + 1, side - np.arange(side))
    return np.clip(inside / max(overlap_px, 1), 1e-3, 1).astype(np.float32)
