"""How far a layer reaches: its mask grown, and its edge softened.

Enters: where something is seen, and how far everything is. Leaves: masks and mattes (0…1). A mask
grows over what lies behind and never over what lies before: whoever sits behind a table stays
there, however far ink or hair may overhang.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from renderers.generative.resampling import Floats, Mask, Whole

_BEHIND = 1.01  # times as far counts as behind: less is the same surface
_REACH = 2.0  # standard deviations after which a soft edge ends


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """What lies around a mask: a box of the picture, and there the nearest pixel of the mask."""

    rows: slice
    columns: slice
    distance: Floats  # [bh, bw] pixels to the mask
    row: Whole  # [bh, bw] of the nearest pixel, in the box
    column: Whole


def around(mask: Mask, reach_px: int) -> Near | None:
    """What lies up to so many pixels around a mask; None where the mask is empty."""
    box = ndimage.find_objects(mask.astype(np.int8))
    if not box:
        return None
    rows, columns = (
        slice(max(part.start - reach_px - 1, 0), min(part.stop + reach_px + 1, limit))
        for part, limit in zip(box[0], mask.shape, strict=True)
    )
    distance, nearest = ndimage.distance_transform_edt(~mask[rows, columns], return_indices=True)
    return Near(rows, columns, distance.astype(np.float32), nearest[0], nearest[1])


def grown(mask: Mask, depth: npt.NDArray[np.uint16], grow_px: int) -> Mask:
    """The mask [h, w] and up to `grow_px` pixels around it, over nothing that lies before it.

    `depth` is in levels, 0 nothing.
    """
    out: Mask = mask.copy()
    near = around(mask, grow_px)
    if near is None:
        return out
    metres = depth[near.rows, near.columns].astype(np.float32)
    mine = metres[near.row, near.column]
    behind = (metres == 0) | (metres > mine * _BEHIND)
    out[near.rows, near.columns] |= behind & (near.distance <= grow_px)
    return out


def softened(mask: Mask, soft_px: float) -> Floats:
    """A matte [h, w]: 1 inside, 0 outside, even over about twice `soft_px` at the edge."""
    matte = np.zeros(mask.shape, np.float32)
    reach = int(np.ceil(_REACH * soft_px)) + 1
    near = around(mask, reach)
    if near is None:
        return matte
    part = mask[near.rows, near.columns].astype(np.float32)
    if soft_px > 0:
        part = ndimage.gaussian_filter(part, soft_px, truncate=_REACH, mode="nearest")
    matte[near.rows, near.columns] = part
    return matte


def feathered(region: Mask, core: Mask, feather_px: int) -> Floats:
    """A matte [h, w] for painting over: 1 on the core, falling to 0 within the region's rim.

    0 outside the region, to the bit.
    """
    inside = ndimage.distance_transform_edt(np.pad(region, 1))[1:-1, 1:-1]
    ramp = np.clip(inside / (feather_px + 1), 0, 1).astype(np.float32)
    return np.where(region, np.where(core, np.float32(1), ramp), np.float32(0))
