"""Curves of time that acting is timed with: eases, envelopes, waves and smooth noise.

Enters: seconds as float64 arrays and a seed. Leaves: float64 arrays of the same shape. Nothing
here knows a body.
"""

import hashlib

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

Floats = npt.NDArray[np.float64]


def seed_of(*parts: object) -> int:
    """A 63-bit seed out of names and numbers, the same in every process."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


def dice(*parts: object) -> np.random.Generator:
    """A generator seeded by `parts`."""
    return np.random.default_rng(seed_of(*parts))


def ease(x: npt.ArrayLike) -> Floats:
    """Minimum-jerk course from 0 to 1 (Flash & Hogan, 1985): 10x³ − 15x⁴ + 6x⁵, clamped."""
    u = np.clip(np.asarray(x, np.float64), 0.0, 1.0)
    return np.asarray(u * u * u * (10.0 + u * (6.0 * u - 15.0)))


def ramp(t: Floats, start: float, end: float) -> Floats:
    """0 before `start`, 1 after `end`, eased between."""
    return ease((t - start) / max(end - start, 1e-6))


def envelope(t: Floats, start: float, end: float, rise: float, fall: float) -> Floats:
    """0, up during `rise` before and into `start`, 1 until `end`, down during `fall`."""
    return ramp(t, start, start + rise) * (1.0 - ramp(t, end - fall, end))


def bump(t: Floats, start: float, end: float) -> Floats:
    """A single smooth swell between `start` and `end` that peaks at 1."""
    u = np.clip((t - start) / max(end - start, 1e-6), 0.0, 1.0)
    return np.asarray((4.0 * u * (1.0 - u)) ** 2)


def drift(t: Floats, period: float, *parts: object) -> Floats:
    """Smooth noise in about −1…1 that wanders once in `period` seconds, seeded by `parts`.

    Catmull-Rom through random knots; the phase of the knots is random too, so that two drifts
    never turn together.
    """
    rng = dice("drift", *parts)
    low = float(t[0]) / period if len(t) else 0.0
    high = float(t[-1]) / period if len(t) else 0.0
    shift = rng.random()
    first = int(np.floor(low)) - 1
    knots = rng.uniform(-1.0, 1.0, int(np.ceil(high)) - first + 5)
    u = t / period + shift - first
    i = u.astype(np.int64)
    f = u - i
    a, b, c, d = (knots[i + k - 1] for k in range(4))
    cubic = b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
    return np.asarray(cubic)


def smooth(values: Floats, sigma_frames: float) -> Floats:
    """Gaussian smoothing along axis 0; the ends are held."""
    if len(values) < 2 or sigma_frames <= 0:
        return values
    return np.asarray(gaussian_filter1d(values, sigma_frames, axis=0, mode="nearest"))


def unwrap_toward(angle: float, reference: float) -> float:
    """`angle` shifted by whole turns to lie within half a turn of `reference` (radians)."""
    return reference + (angle - reference + np.pi) % (2 * np.pi) - np.pi
