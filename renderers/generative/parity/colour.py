"""Colours as people tell them apart: CIE Lab of the sRGB white.

Enters: pixels. Leaves: lightness 0…100 and two opponents; about 2.3 apart is just noticed
(Mahy and others 1994).
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from renderers.generative.grading.linear_light import linear
from renderers.generative.resampling import Floats

_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_TO_LAB = np.array([[0, 116, 0], [500, -500, 0], [0, 200, -200]], np.float32)
_STEPS = 1024  # of the table of cube roots


def lab(pixels: npt.NDArray[np.uint8]) -> Floats:
    """Pixels [..., 3] as L, a, b float32."""
    xyz = _linear()[pixels] @ _to_white().T
    at = np.clip(xyz * (_STEPS - 1) + 0.5, 0, _STEPS - 1).astype(np.int32)
    out: Floats = _roots()[at] @ _TO_LAB.T
    out[..., 0] -= 16
    return out


def luma(pixels: npt.NDArray[np.uint8]) -> Floats:
    """Brightness of pixels [..., 3], 0…255 as it is stored."""
    grey = pixels @ np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(grey, np.float32)


@cache
def _linear() -> Floats:
    return np.asarray(linear(np.arange(256, dtype=np.uint8)), np.float32)


@cache
def _to_white() -> Floats:
    return np.asarray(_TO_XYZ / _TO_XYZ.sum(axis=1, keepdims=True), np.float32)


@cache
def _roots() -> Floats:
    t = np.linspace(0, 1, _STEPS)
    low = t * (841 / 108) + 4 / 29
    return np.asarray(np.where(t > (6 / 29) ** 3, np.cbrt(t), low), np.float32)
