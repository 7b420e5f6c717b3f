"""Layers over a background, the farthest first.

Enters: a background and layers with the pixels in which each is seen. Leaves: one picture. At a
soft edge a layer's own colours are carried outwards first, so that nothing of what was behind it
before comes along: no halo.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.compositing.mattes import around, softened
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_CARRIED_PX = 4


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Somebody or something: a picture [h, w, 3], and where it shows them [h, w]."""

    picture: Pixels
    mask: Mask
    depth_m: float = 0.0  # how far it is, in the middle


def composited(background: Pixels, layers: Sequence[Layer], soft_px: float = 0.6) -> Pixels:
    """All layers over the background [h, w, 3], by depth; masks are what is seen, not what is."""
    out = background.astype(np.float32)
    for layer in sorted(layers, key=lambda one: -one.depth_m):
        matte = softened(layer.mask, soft_px)
        touched = matte > 0
        share = matte[touched][:, None]
        out[touched] += (carried(layer.picture, layer.mask)[touched] - out[touched]) * share
    return np.clip(np.rint(out), 0, 255).astype(np.uint8)


def carried(picture: npt.NDArray[np.uint8], mask: Mask, reach_px: int = _CARRIED_PX) -> Floats:
    """The picture with its colours inside the mask carried a few pixels over its edge."""
    out = picture.astype(np.float32)
    near = around(mask, reach_px)
    if near is None:
        return out
    here = out[near.rows, near.columns]
    outside = (near.distance > 0) & (near.distance <= reach_px)
    here[outside] = here[near.row[outside], near.column[outside]]
    out[near.rows, near.columns] = here
    return out


def painted_over(below: Pixels, above: Pixels, matte: Floats) -> Pixels:
    """`above` where the matte is 1, `below` to the bit where it is 0."""
    mixed = below + (above.astype(np.float32) - below) * matte[..., None]
    mixed = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
    return np.where(matte[..., None] > 0, mixed, below)
