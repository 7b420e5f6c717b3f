"""Spot effects: the sounds of deeds, computed.

Enters: a kind and a seed. Leaves: mono samples at 48 kHz with a peak of about one.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfilt

from voices.casting import number
from voices.errors import BadMix
from voices.loudness import PROGRAMME_HZ

Mono = npt.NDArray[np.float64]
_Random = np.random.Generator


def effect(kind: str, seed: int = 0) -> Mono:
    """One sound of the kind; seeds vary it slightly.

    Raises:
        BadMix: there is no such effect.
    """
    if kind not in KINDS:
        raise BadMix(f"no effect {kind!r}", f"write one of {', '.join(sorted(KINDS))}")
    made = KINDS[kind](np.random.default_rng(number(f"effect/{kind}/{seed}")))
    slope = min(240, len(made) // 4)
    made[-slope:] *= np.linspace(1, 0, slope)
    return np.asarray(made / max(1e-9, np.abs(made).max()))


def _time(seconds: float) -> Mono:
    return np.arange(int(seconds * PROGRAMME_HZ)) / PROGRAMME_HZ


def _noise(random: _Random, seconds: float, dull: int = 1) -> Mono:
    """White noise, above 1 dulled in proportion, its level kept."""
    noise = random.standard_normal(int(seconds * PROGRAMME_HZ))
    if dull <= 1:
        return noise
    soft = sosfilt(butter(2, PROGRAMME_HZ / (2.5 * dull), fs=PROGRAMME_HZ, output="sos"), noise)
    return np.asarray(soft * np.sqrt(dull))


def _ring(hertz: float, decay_s: float, seconds: float) -> Mono:
    time_s = _time(seconds)
    return np.asarray(np.sin(2 * np.pi * hertz * time_s) * np.exp(-time_s / decay_s))


def _laid(seconds: float, parts: list[tuple[float, Mono]]) -> Mono:
    whole = np.zeros(int(seconds * PROGRAMME_HZ))
    for at_s, part in parts:
        start = int(at_s * PROGRAMME_HZ)
        end = min(start + len(part), len(whole))
        whole[start:end] += part[: end - start]
    return whole


_WOOD_MODES = ((1.0, 1.0, 0.035), (2.3, 0.6, 0.022), (4.1, 0.35, 0.014), (6.7, 0.2, 0.009))


def _wood(random: _Random, hertz: float) -> Mono:
    """A blow on wood."""
    body = sum(g * _ring(k * hertz, d, 0.25) for k, g, d in _WOOD_MODES)
    click = _noise(random, 0.25, 6) * np.exp(-_time(0.25) / 0.005) * 0.12
    return np.asarray(body + click)


def _knock(random: _Random) -> Mono:
    hertz = random.uniform(170, 210)
    times = (0.0, 0.19, 0.38)
    return _laid(0.7, [(t, random.uniform(0.8, 1.0) * _wood(random, hertz)) for t in times])


def _door(random: _Random) -> Mono:
    """Latch, a short swing, the leaf meeting its frame."""
    latch = _ring(1900, 0.008, 0.05) * 0.25 + 0.12 * _noise(random, 0.05) * np.exp(
        -_time(0.05) / 0.008
    )
    swing = _noise(random, 0.45, 40) * np.hanning(int(0.45 * PROGRAMME_HZ)) * 0.012
    shut = _ring(75, 0.09, 0.5)
    slam = _laid(0.5, [(0.0, shut), (0.0, 0.7 * _wood(random, 140)), (0.03, 0.3 * latch)])
    return _laid(1.1, [(0.0, latch), (0.07, swing), (0.5, slam)])


def _phone_ring(_random: _Random) -> Mono:
    """Two bursts of an electronic bell: 440 and 480 Hz, beating at 20 Hz."""
    time_s = _time(0.9)
    tone = np.sin(2 * np.pi * 440 * time_s) + np.sin(2 * np.pi * 480 * time_s)
    bell = np.sin(2 * np.pi * 1320 * time_s) * 0.4 + np.sin(2 * np.pi * 1440 * time_s) * 0.3
    trill = 0.6 + 0.4 * np.sign(np.sin(2 * np.pi * 20 * time_s))
    burst = (tone + bell) * trill * np.minimum(1, np.minimum(time_s, 0.9 - time_s) / 0.01)
    return _laid(2.4, [(0.0, burst), (1.3, burst)])


def _step(random: _Random) -> Mono:
    heel = _ring(random.uniform(95, 125), 0.025, 0.18)
    scuff = _noise(random, 0.18, 8) * np.exp(-_time(0.18) / 0.02) * 0.06
    toe = _laid(0.18, [(0.07, scuff[: int(0.1 * PROGRAMME_HZ)] * 0.8)])
    return np.asarray(heel + scuff + toe)


def _footsteps(random: _Random) -> Mono:
    parts = [
        (0.52 * i + random.uniform(0, 0.03), random.uniform(0.7, 1.0) * _step(random))
        for i in range(4)
    ]
    return _laid(2.0, parts)


def _hooves(random: _Random) -> Mono:
    """Four feet on hard ground, a stride a second."""
    parts = [
        (0.26 * i + random.uniform(0, 0.03), random.uniform(0.6, 1.0) * _clop(random))
        for i in range(14)
    ]
    return _laid(4.0, parts)


def _clop(random: _Random) -> Mono:
    knock = 0.5 * _wood(random, random.uniform(300, 380))[: int(0.2 * PROGRAMME_HZ)]
    return np.asarray(_ring(random.uniform(85, 110), 0.03, 0.2) + knock)


def _car(random: _Random) -> Mono:
    """An engine comes, passes and goes."""
    seconds = 4.0
    time_s = _time(seconds)
    near = np.exp(-(((time_s - 1.9) / 0.9) ** 2))
    hertz = 62 * (1 + 0.05 * np.tanh((1.9 - time_s) / 0.4))  # the pitch drops as it passes
    phase = 2 * np.pi * np.cumsum(hertz) / PROGRAMME_HZ
    engine = sum(np.sin(k * phase + k) / k for k in range(1, 9))
    tyres = _noise(random, seconds, 24)
    return np.asarray((0.5 * engine + 0.25 * tyres) * near)


def _thud(random: _Random) -> Mono:
    time_s = _time(0.6)
    drop = np.sin(2 * np.pi * np.cumsum(45 + 40 * np.exp(-time_s / 0.04)) / PROGRAMME_HZ)
    return np.asarray(
        drop * np.exp(-time_s / 0.12) + 0.1 * _noise(random, 0.6, 30) * np.exp(-time_s / 0.03)
    )


def _glass(random: _Random) -> Mono:
    """A pane breaks: one crack, then shards."""
    crack = _noise(random, 0.1) * np.exp(-_time(0.1) / 0.015)
    shards = [
        (float(random.uniform(0.01, 0.8)) ** 1.5, random.uniform(0.05, 0.35)
         * _ring(random.uniform(2500, 9000), random.uniform(0.01, 0.06), 0.3))
        for _ in range(45)
    ]  # fmt: skip
    return _laid(1.2, [(0.0, crack), *shards])


def _gunshot(random: _Random) -> Mono:
    time_s = _time(1.2)
    blast = _noise(random, 1.2, 3) * (np.exp(-time_s / 0.02) + 0.12 * np.exp(-time_s / 0.25))
    return np.asarray(blast + 1.5 * np.sin(2 * np.pi * 60 * time_s) * np.exp(-time_s / 0.05))


def _bell(random: _Random) -> Mono:
    """A door bell, two notes."""

    def note(hertz: float) -> Mono:
        return np.asarray(_ring(hertz, 0.4, 2.0) + 0.35 * _ring(2.76 * hertz, 0.2, 2.0))

    base = random.uniform(650, 670)
    return _laid(2.6, [(0.0, note(base)), (0.55, note(base * 0.794))])


KINDS: dict[str, Callable[[_Random], Mono]] = {
    "knock": _knock, "door": _door, "phone_ring": _phone_ring, "footsteps": _footsteps,
    "hooves": _hooves, "car": _car, "thud": _thud, "glass": _glass, "gunshot": _gunshot,
    "bell": _bell,
}  # fmt: skip
