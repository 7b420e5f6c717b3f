"""Little depth of field: what is far from the focus goes soft.

Enters: a backdrop with its depth, where the focus lies. Leaves: the backdrop as a lens would show
it. Softness grows with the difference of inverse distances, as circles of confusion do; what is
sharp never smears into what is soft.
"""

import numpy as np
from scipy import ndimage

from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats

_LEVELS = (1.4, 4.4)  # standard deviations, pixels at a picture 480 pixels high
_PER_DIOPTRE = 14.0  # pixels of softness for each 1/m from the focus, times the lens
_LENS = 50.0  # mm that this holds for
_SKY_M = 100.0


def defocused(
    picture: Pixels, depth_m: Floats, focus_m: float, lens_mm: float = _LENS
) -> Pixels:  # fmt: skip
    """The picture [h, w, 3] with little depth of field; depth 0 is sky."""
    scale = picture.shape[0] / 480
    away = np.abs(1 / np.where(depth_m > 0, depth_m, _SKY_M) - 1 / max(focus_m, 0.1))
    wanted = np.clip(away * _PER_DIOPTRE * lens_mm / _LENS, 0, _LEVELS[-1]).astype(np.float32)
    light = linear(picture)
    steps = [light, *(_blurred(light, wanted >= s * 0.5, s * scale) for s in _LEVELS)]
    at = np.interp(wanted, (0.0, *_LEVELS), np.arange(len(steps))).astype(np.float32)
    out = np.zeros_like(light)
    for number, step in enumerate(steps):
        out += step * np.maximum(1 - np.abs(at - number), 0)[..., None]
    return np.where((at > 0)[..., None], encoded(out), picture)


def _blurred(light: Floats, soft: np.typing.NDArray[np.bool_], sigma: float) -> Floats:
    """Light blurred, from soft pixels alone."""
    weight = soft.astype(np.float32)
    total = ndimage.gaussian_filter(weight, sigma, truncate=2.5)
    sums = [ndimage.gaussian_filter(light[..., i] * weight, sigma, truncate=2.5) for i in range(3)]
    mixed = np.stack(sums, -1) / np.maximum(total, 1e-4)[..., None]
    return np.asarray(np.where(total[..., None] > 1e-3, mixed, light), np.float32)
