"""Exposure and white balance carried from one picture to another.

Enters: a picture, the light it stands in and the light it shall stand in, as regions of pictures.
Leaves: three gains. What the toon picture shows of a character against its set is the truth: a
plate twice as bright as the drawn set makes the character twice as bright, whatever they wear.
Gains come from means of logarithms with both tails cut off, and are bounded.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.grading.linear_light import encoded, linear
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_TAIL = 0.1  # of the pixels at each end
_DARK = 0.002  # added, so that black has a logarithm
_LEAST_PX = 16
_MOST_PX = 20_000  # that are counted, evenly spread
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a picture may be graded."""

    exposure: float = 1.7  # times brighter or darker
    balance: float = 1.25  # times more or less of one primary, exposure apart
    share: float = 1.0  # of the way


def gains(
    now: Pixels, wanted: Pixels, where: Mask | None = None, bounds: Bounds | None = None
) -> Floats:
    """Gains [3] in linear light that bring one picture's level to another's over the same region.

    Args:
        now: pixels [..., 3] as they are.
        wanted: pixels [..., 3] whose level they shall have.
        where: which pixels of both count; all where None. Few: no gain.
        bounds: how far it may go.
    """
    bounds = bounds or Bounds()
    here, there = (p[where] if where is not None else p.reshape(-1, 3) for p in (now, wanted))
    if min(len(here), len(there)) < _LEAST_PX:
        return np.ones(3, np.float32)
    return bounded(np.exp(_level(there) - _level(here)), bounds)


def bounded(gain: Floats, bounds: Bounds) -> Floats:
    """Gains no larger than allowed: exposure and balance by themselves."""
    exposure = float(np.exp(np.log(gain) @ _LUMA))
    balance = np.clip(gain / exposure, 1 / bounds.balance, bounds.balance)
    exposure = float(np.clip(exposure, 1 / bounds.exposure, bounds.exposure))
    return np.asarray((exposure * balance) ** np.float32(bounds.share), np.float32)


def graded(picture: Pixels, gain: Floats) -> Pixels:
    """A picture [..., 3] with gains in linear light; bytes of gain 1 stay as they are."""
    if np.allclose(gain, 1, atol=1e-4):
        return picture
    return encoded(linear(picture) * gain)


def relit(
    painted: Pixels, drawn: Pixels, where: Mask, light: Floats, bounds: Bounds | None = None
) -> Pixels:
    """A painted character brought to the level of the drawn one in the plate's light.

    Args:
        painted: what a model made [h, w, 3].
        drawn: the toon picture of the same frame.
        where: pixels of the character.
        light: gains of the plate against the drawn set, see `gains`.
        bounds: how far the character may be graded.
    """
    return graded(painted, gains(painted, graded(drawn, light), where, bounds))


def _level(pixels: Pixels) -> Floats:
    """Mean logarithm of each primary, tails cut off [3]."""
    few = pixels[:: max(len(pixels) // _MOST_PX, 1)]
    logs = np.sort(np.log(linear(few) + _DARK), axis=0)
    cut = int(len(logs) * _TAIL)
    return np.asarray(logs[cut : len(logs) - cut].mean(axis=0), np.float32)
