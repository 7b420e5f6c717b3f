"""The shadows that people cast, carried from the drawn picture onto the plate.

Enters: a backdrop, the drawn frame, the drawn set without anybody. Leaves: the backdrop with their
shadows. How much darker the set is drawn with people than without is what their shadows take away;
it is smoothed, so that only broad darkness counts and no line, and never makes anything brighter.
"""

import numpy as np
from scipy import ndimage

from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_SMOOTH = 4.0  # pixels, at a picture 480 pixels high
_INK_PX = 4  # that people's ink reaches over the set, at that height
_IGNORED = 0.1  # share of light that is no shadow yet
_DEEPEST = 0.35
_DARK = 0.01
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def shadowed(
    backdrop: Pixels, drawn: Pixels, empty: Pixels, people: Mask, contact: Floats | None = None
) -> Pixels:
    """The backdrop [h, w, 3] with the shadows of people; where none falls it stays to the bit.

    Args:
        backdrop: the plate as this frame's camera sees it.
        drawn: the toon picture of the frame, with shadows.
        empty: the toon picture of the set alone, without shadows.
        people: where people and things are seen [h, w]: there nothing is compared.
        contact: light that they leave beside them [h, w], see `contact`; the darker of both counts.
    """
    light = shadow_light(drawn, empty, people)
    light = light if contact is None else np.minimum(light, contact)
    dark = light < 1
    out = backdrop.copy()
    out[dark] = encoded(linear(backdrop[dark]) * light[dark][:, None])
    return out


def shadow_light(drawn: Pixels, empty: Pixels, people: Mask) -> Floats:
    """The share of light that shadows leave [h, w], 1 where none falls."""
    scale = people.shape[0] / 480
    sigma = _SMOOTH * scale
    reach = 2 * max(round(_INK_PX * scale), 1) + 1
    seen = (~ndimage.maximum_filter(people, size=reach)).astype(np.float32)
    with_people, alone = (
        ndimage.gaussian_filter((linear(picture) @ _LUMA + _DARK) * seen, sigma, truncate=2.5)
        for picture in (drawn, empty)
    )
    known = alone > _DARK * 0.05
    share = np.where(known, with_people / np.maximum(alone, 1e-6), 1)
    share = share / (1 - _IGNORED)
    return np.where(share < 1, np.clip(share, _DEEPEST, 1), 1).astype(np.float32)
