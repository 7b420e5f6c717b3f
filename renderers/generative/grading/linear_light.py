"""Pixels as light, and back.

Enters: sRGB bytes. Leaves: linear light 0…1 (IEC 61966-2-1), where exposure is a product.
"""

import numpy as np
import numpy.typing as npt

from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats

_CODES = np.arange(256) / 255
_LINEAR = np.where(
    _CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4
).astype(np.float32)  # fmt: skip
_STEPS = 4096
_SCALE = np.linspace(0, 1, _STEPS + 1) ** 2  # finer where the eye is
_BYTES = np.rint(
    255 * np.where(_SCALE <= 0.0031308, _SCALE * 12.92, 1.055 * _SCALE ** (1 / 2.4) - 0.055)
).astype(np.uint8)  # fmt: skip


def linear(pixels: Pixels) -> Floats:
    """Light of sRGB bytes, any shape."""
    return np.asarray(_LINEAR[pixels], np.float32)


def encoded(light: npt.NDArray[np.floating]) -> Pixels:
    """The sRGB bytes of light; what is beyond 1 is cut."""
    at = np.rint(np.sqrt(np.clip(light, 0, 1)) * _STEPS).astype(np.int64)
    return np.asarray(_BYTES[at], np.uint8)
