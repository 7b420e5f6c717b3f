"""Film grain, where it is wanted.

Enters: a picture, an amount, a seed. Leaves: the picture with grain, strongest in the middle tones.
"""

import numpy as np
from scipy import ndimage

from renderers.generative.requests import Pixels

_LEVELS = 14.0  # standard deviation at amount 1
_SIZE_PX = 0.6


def grained(picture: Pixels, amount: float, seed: int) -> Pixels:
    """The picture [h, w, 3] with grain; as it is at amount 0."""
    if amount <= 0:
        return picture
    noise = np.random.default_rng(seed).standard_normal(picture.shape[:2]).astype(np.float32)
    noise = ndimage.gaussian_filter(noise, _SIZE_PX)
    noise /= max(float(noise.std()), 1e-6)
    tone = picture.astype(np.float32).mean(axis=2) / 255
    felt = noise * (4 * tone * (1 - tone)) * np.float32(_LEVELS * amount)
    return np.asarray(np.clip(np.rint(picture + felt[..., None]), 0, 255), np.uint8)
