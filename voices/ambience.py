"""Room tone and open air: the sound a place has when nobody speaks.

Enters: the kind of a place and a seed. Leaves: a seamless stereo loop of half a minute, made of
shaped noise, hums, swells and small events. Nothing is recorded, everything is computed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from screenplay.world.kinds import built_in
from voices.casting import number
from voices.loudness import PROGRAMME_HZ, Stereo

LOOP_S = 32
_LOOP = LOOP_S * PROGRAMME_HZ
_Random = np.random.Generator
_Event = Callable[[_Random], npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Air:
    """Noise between two frequencies. Swelling is its slow rise and fall."""

    low_hz: float
    high_hz: float
    level_db: float  # RMS against full scale
    slope_db: float = -4.0  # per octave
    swell_s: float = 0.0  # period; divides the loop
    swell: float = 0.0  # depth 0…1


@dataclass(frozen=True, slots=True)
class Ambience:
    """What a place sounds of."""

    airs: tuple[Air, ...]
    hums_hz: tuple[tuple[float, float], ...] = ()  # (frequency, level in dB)
    events: tuple[tuple[str, int, float], ...] = field(default=())  # (name, how many, level in dB)


_QUIET = Air(30, 500, -54, -6)
_VENT = Air(60, 1800, -50, -5)
_LEAVES = Air(900, 9000, -52, -3, 8, 0.6)
_WIND = Air(80, 900, -48, -5, 16, 0.7)
_CITY = Air(40, 700, -45, -6, 16, 0.35)
_CROWD = Air(220, 2600, -47, -4, 0.5, 0.35)
AMBIENCES: dict[str, Ambience] = {
    "interior": Ambience((_QUIET, Air(100, 3000, -62)), ((120, -72),)),
    "kitchen": Ambience((_QUIET, Air(100, 4000, -62)), ((60, -60), (120, -62), (240, -72))),
    "living_room": Ambience((_QUIET, Air(100, 2500, -63)), (), (("tick", 32, -56),)),
    "hallway": Ambience((_QUIET, Air(100, 2500, -63)), (), (("tick", 32, -60),)),
    "bedroom": Ambience((Air(30, 400, -57, -6), Air(100, 2000, -66))),
    "office": Ambience((_VENT, Air(1000, 6000, -66)), ((120, -68),), (("key", 40, -60),)),
    "cafe": Ambience((_CROWD, Air(200, 3000, -54, -4, 4, 0.5)), ((60, -66),), (("clink", 9, -50),)),
    "bar": Ambience((_CROWD, Air(200, 3000, -50, -4, 4, 0.5), Air(40, 120, -52)), (),
                    (("clink", 7, -48),)),
    "corridor": Ambience((_VENT,), ((120, -62), (240, -70))),
    "hospital": Ambience((_VENT,), ((120, -66),), (("beep", 16, -60),)),
    "classroom": Ambience((_QUIET, Air(200, 4000, -60)), ((120, -64),), (("tick", 32, -60),)),
    "shop": Ambience((_VENT,), ((60, -60), (180, -66))),
    "car": Ambience((Air(30, 260, -36, -6, 8, 0.2), Air(300, 3000, -52, -5, 16, 0.3)),
                    ((82, -48), (123, -52))),
    "street": Ambience((_CITY, Air(300, 4000, -54, -4, 16, 0.4)), (), (("passing", 4, -42),)),
    "park": Ambience((_LEAVES, Air(40, 500, -54, -6)), (), (("bird", 18, -50),)),
    "forest": Ambience((_LEAVES, Air(150, 900, -54, -5, 16, 0.5)), (), (("bird", 24, -50),)),
    "garden": Ambience((_LEAVES, Air(40, 500, -56, -6)), (), (("bird", 20, -50),)),
    "beach": Ambience((Air(100, 6000, -40, -4, 8, 0.9), Air(60, 800, -46, -4, 16, 0.5)), (),
                      (("gull", 3, -52),)),
    "road": Ambience((_WIND, Air(40, 500, -50, -6)), (), (("passing", 5, -40),)),
    "rooftop": Ambience((_WIND, _CITY)),
    "field": Ambience((_WIND, _LEAVES), (), (("bird", 8, -54),)),
    "exterior": Ambience((_WIND, Air(60, 1500, -54)), (), (("bird", 8, -54),)),
    "river": Ambience((Air(500, 7000, -40, -3, 4, 0.5), _LEAVES), (), (("bird", 14, -52),)),
    "swamp": Ambience((_LEAVES, Air(60, 600, -54, -5)), (), (("cricket", 26, -52),)),
    "desert": Ambience((Air(90, 1100, -44, -5, 16, 0.8),)),
    "mountain": Ambience((Air(90, 1100, -43, -5, 16, 0.8),), (), (("bird", 3, -56),)),
    "snowfield": Ambience((Air(100, 700, -46, -6, 16, 0.6),)),
    "underwater": Ambience((Air(30, 260, -40, -6, 8, 0.6),), ((60, -58),)),
    "space": Ambience((Air(30, 160, -56, -6),)),
    "cave": Ambience((Air(40, 400, -54, -6, 16, 0.4),), (), (("drop", 14, -50),)),
    "train": Ambience((Air(40, 500, -40, -6, 2, 0.4), Air(400, 3000, -54)), ((62, -52),)),
    "aeroplane": Ambience((Air(60, 2400, -40, -5),), ((110, -52), (220, -60))),
    "spaceship": Ambience((Air(40, 700, -48, -6),), ((55, -52), (110, -58))),
    "factory": Ambience((Air(60, 1800, -42, -4, 2, 0.4),), ((50, -50), (100, -54), (150, -60))),
    "rain": Ambience((Air(400, 12000, -42, -2, 16, 0.15), Air(100, 900, -48, -4)), (),
                     (("drop", 160, -46),)),
    "snow": Ambience((Air(100, 700, -50, -6, 16, 0.6),)),
    "fog": Ambience((Air(40, 300, -54, -6),)),
    "wind": Ambience((Air(90, 1100, -40, -5, 16, 0.8), Air(600, 3000, -52, -4, 8, 0.8))),
}  # fmt: skip
_NIGHT_EVENTS = (("cricket", 40, -50),)
_LIVELY = {"bird": True, "gull": True}  # asleep at night


def ambience(kind: str) -> Ambience:
    """What a kind of place sounds of; "forest_night" is the forest after dark.

    A kind without a sound of its own sounds like the kind that it is most like.
    """
    place, night = kind.removesuffix("_night"), kind.endswith("_night")
    likely = (place, *built_in().stand_ins(place), "interior")
    found = next(AMBIENCES[name] for name in likely if name in AMBIENCES)
    if not night or not any(name in _LIVELY for name, _, _ in found.events):
        return found
    return Ambience(found.airs, found.hums_hz, _NIGHT_EVENTS)


@lru_cache(maxsize=8)
def loop(kind: str, seed: int = 0) -> Stereo:
    """Half a minute of the place that joins onto itself, float32 [LOOP_S × 48000, 2]."""
    random = np.random.default_rng(number(f"ambience/{kind}/{seed}"))
    made = ambience(kind)
    whole = np.zeros((_LOOP, 2), np.float32)
    for air in made.airs:
        whole += _air(air, random)
    time_s = np.arange(_LOOP) / PROGRAMME_HZ
    for hertz, level_db in made.hums_hz:
        cycles = round(hertz * LOOP_S) / LOOP_S  # whole cycles, so that the loop closes
        hum = 10 ** (level_db / 20) * np.sqrt(2) * np.sin(2 * np.pi * cycles * time_s)
        whole += hum[:, None].astype(np.float32)
    for name, count, level_db in made.events:
        _scatter(whole, name, count, level_db, random)
    whole.setflags(write=False)
    return whole


def _air(air: Air, random: _Random) -> Stereo:
    """Noise by its spectrum: periodic in the loop by construction."""
    count = _LOOP // 2 + 1
    hertz = np.arange(count, dtype=np.float32) / LOOP_S
    octaves = np.log2(np.maximum(hertz, 1.0) / air.low_hz)
    shape = 10 ** (air.slope_db * octaves / 20)
    shape *= 1 / np.sqrt(1 + (air.low_hz / np.maximum(hertz, 1.0)) ** 4)
    shape *= 1 / np.sqrt(1 + (hertz / air.high_hz) ** 6)
    sides = []
    for _ in range(2):
        phase = random.uniform(0, 2 * np.pi, count).astype(np.float32)
        sides.append(np.fft.irfft(shape * np.exp(1j * phase), _LOOP))
    noise = np.stack(sides, 1)
    if air.swell > 0:
        noise *= _swelling(air, random)[:, None]
    noise *= 10 ** (air.level_db / 20) / np.sqrt((noise**2).mean())
    return np.asarray(noise.astype(np.float32))


def _swelling(air: Air, random: _Random) -> npt.NDArray[np.float64]:
    """Rise and fall about once in `swell_s`, never quite regular, periodic in the loop."""
    cycles = max(1, round(LOOP_S / air.swell_s))
    phase = np.arange(0, 1, 1 / 4096) * 2 * np.pi
    slow = np.zeros(len(phase))
    for multiple in (cycles, max(1, cycles - 1), cycles + 1, 2 * cycles):
        slow += np.sin(multiple * phase + random.uniform(0, 2 * np.pi)) / 3
    curve = np.clip(1 + air.swell * slow, 0.05, None)
    return np.interp(np.arange(_LOOP) / _LOOP * 4096, np.arange(4096), curve, period=4096)


def _scatter(whole: Stereo, name: str, count: int, level_db: float, random: _Random) -> None:
    """Lay events over the loop at irregular times, wrapping round its end."""
    for index in range(count):
        event = _EVENTS[name](random)
        jitter = 0.1 if name == "tick" else 0.8
        start = int((index + jitter * random.uniform()) / count * _LOOP)
        gain = 10 ** ((level_db + random.uniform(-6, 0)) / 20)
        angle = random.uniform(0.2, 1.37)  # anywhere between the loudspeakers
        places = (start + np.arange(len(event))) % _LOOP
        whole[places, 0] += (gain * np.cos(angle) * event).astype(np.float32)
        whole[places, 1] += (gain * np.sin(angle) * event).astype(np.float32)


# ------------------------------------------------------------------ events, peak about 1


def _times(seconds: float) -> npt.NDArray[np.float64]:
    return np.arange(int(seconds * PROGRAMME_HZ)) / PROGRAMME_HZ


def _sweep(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(np.sin(2 * np.pi * np.cumsum(hertz) / PROGRAMME_HZ))


def _bird(random: _Random) -> npt.NDArray[np.float64]:
    """Two to six chirps, each a fast glide between 2.5 and 6 kHz."""
    base, rise = random.uniform(2600, 4800), random.uniform(-900, 1300)
    chirp_s, gap_s = random.uniform(0.05, 0.12), random.uniform(0.04, 0.12)
    time_s = _times(chirp_s)
    part = time_s / chirp_s
    chirp = _sweep(base + rise * part + 250 * np.sin(2 * np.pi * part)) * np.sin(np.pi * part) ** 2
    pause = np.zeros(int(gap_s * PROGRAMME_HZ))
    return np.concatenate([chirp, pause] * int(random.integers(2, 7)))


def _gull(random: _Random) -> npt.NDArray[np.float64]:
    time_s = _times(0.5)
    part = time_s / 0.5
    pitch = random.uniform(900, 1100) * (1 + 0.35 * np.sin(np.pi * part**0.6))
    cry = _sweep(pitch) + 0.6 * _sweep(2 * pitch) + 0.3 * _sweep(3 * pitch)
    cry *= np.sin(np.pi * part) / 1.6
    return np.concatenate([cry, np.zeros(4800), 0.8 * cry, np.zeros(4800), 0.5 * cry])


def _cricket(random: _Random) -> npt.NDArray[np.float64]:
    time_s = _times(0.55)
    pulses = np.clip(np.sin(2 * np.pi * 28 * time_s), 0, None) ** 2
    hertz = random.uniform(4100, 4700)
    return np.asarray(np.sin(2 * np.pi * hertz * time_s) * pulses * np.sin(np.pi * time_s / 0.55))


def _passing(random: _Random) -> npt.NDArray[np.float64]:
    """A vehicle goes by: a swell of low noise."""
    seconds = random.uniform(3.5, 6.0)
    count = int(seconds * PROGRAMME_HZ)
    noise = random.standard_normal(count)
    low = np.convolve(noise, np.hanning(96) / 48, mode="same") * 3
    part = np.linspace(0, 1, count)
    return np.asarray(low * np.exp(-(((part - 0.45) / 0.17) ** 2)))


def _struck(hertz: float, seconds: float) -> npt.NDArray[np.float64]:
    time_s = _times(seconds)
    return np.asarray(np.sin(2 * np.pi * hertz * time_s) * np.exp(-5 * time_s / seconds))


def _clink(random: _Random) -> npt.NDArray[np.float64]:
    base = random.uniform(2200, 3600)
    return _struck(base, 0.25) + 0.6 * _struck(2.76 * base, 0.25) * 0.8


def _tick(random: _Random) -> npt.NDArray[np.float64]:
    return _struck(random.uniform(2000, 2200), 0.02) + 0.4 * _struck(900, 0.02)


def _key(random: _Random) -> npt.NDArray[np.float64]:
    time_s = _times(0.03)
    return np.asarray(random.standard_normal(len(time_s)) * np.exp(-220 * time_s) * 0.5)


def _beep(_random: _Random) -> npt.NDArray[np.float64]:
    time_s = _times(0.12)
    return np.asarray(np.sin(2 * np.pi * 960 * time_s) * np.sin(np.pi * time_s / 0.12) ** 0.5)


def _drop(random: _Random) -> npt.NDArray[np.float64]:
    return _struck(random.uniform(1500, 5000), random.uniform(0.01, 0.03))


_EVENTS: dict[str, _Event] = {
    "bird": _bird, "gull": _gull, "cricket": _cricket, "passing": _passing, "clink": _clink,
    "tick": _tick, "key": _key, "beep": _beep, "drop": _drop,
}  # fmt: skip
