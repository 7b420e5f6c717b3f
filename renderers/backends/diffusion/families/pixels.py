"""Pictures between our arrays and what pipelines take and give.

Enters: uint8 arrays, PIL pictures, float arrays. Leaves: the others.
"""

from typing import Any

import numpy as np
from PIL import Image

from renderers.generative.errors import GenerativeError
from renderers.generative.requests import Pixels


def picture(pixels: Pixels) -> Image.Image:
    """[h, w, 3] or a mask [h, w] as a PIL picture."""
    return Image.fromarray(np.ascontiguousarray(pixels))


def pictures(many: Pixels) -> list[Image.Image]:
    """[n, h, w, 3] or masks [n, h, w] as PIL pictures."""
    return [picture(one) for one in many]


def from_floats(made: Any) -> Pixels:
    """What a pipeline gave as output_type "np": 0…1 → uint8, the same shape.

    Raises:
        GenerativeError: some numbers are none: the model overflowed.
    """
    floats = np.asarray(made, np.float32)
    if not np.isfinite(floats).all():
        told = "the model overflowed: its picture holds numbers that are none"
        raise GenerativeError(f"{told}; take a profile whose dtype is bfloat16 or float32")
    levels = np.clip(floats * 255.0, 0.0, 255.0)
    answer: Pixels = np.rint(levels).astype(np.uint8)
    return answer
