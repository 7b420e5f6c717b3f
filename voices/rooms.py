"""Where a voice is heard: the sound of rooms, receivers and closed doors.

Enters: dry mono speech at 48 kHz, a channel and the kind of place. Leaves: stereo speech in that
place, a little longer by its reverberation.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, fftconvolve, sosfilt

from screenplay.scene_graph import Channel
from screenplay.world.kinds import built_in
from voices.casting import number
from voices.loudness import PROGRAMME_HZ

Mono = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Room:
    """A place's reverberation. Wet above a fifth costs words; stay below."""

    decay_s: float  # RT60
    wet: float  # reverberant against direct amplitude
    delay_s: float = 0.008


DRY = Room(0.0, 0.0)
ROOMS: dict[str, Room] = {
    "": DRY,
    "kitchen": Room(0.42, 0.15), "living_room": Room(0.34, 0.11), "bedroom": Room(0.28, 0.09),
    "office": Room(0.40, 0.12), "cafe": Room(0.50, 0.13), "bar": Room(0.48, 0.13),
    "corridor": Room(1.00, 0.18, 0.015), "hospital": Room(0.70, 0.15, 0.012),
    "classroom": Room(0.65, 0.15, 0.012), "shop": Room(0.45, 0.12), "car": Room(0.10, 0.14, 0.002),
    "interior": Room(0.40, 0.12), "street": Room(0.50, 0.05, 0.045), "park": DRY,
    "forest": Room(0.80, 0.04, 0.035), "garden": DRY, "beach": DRY, "road": DRY,
    "rooftop": Room(0.40, 0.03, 0.05), "field": DRY, "exterior": DRY,
    "bathroom": Room(0.70, 0.17, 0.004), "stairwell": Room(1.30, 0.18, 0.012),
    "hallway": Room(0.50, 0.13),
    "elevator": Room(0.25, 0.15, 0.003), "church": Room(2.40, 0.19, 0.025),
    "throne_room": Room(1.80, 0.18, 0.02), "courtroom": Room(0.90, 0.16, 0.015),
    "prison_cell": Room(0.90, 0.17, 0.006), "theatre": Room(1.20, 0.16, 0.02),
    "gym": Room(1.60, 0.18, 0.02), "warehouse": Room(1.50, 0.17, 0.02),
    "cave": Room(1.70, 0.19, 0.015), "station": Room(1.60, 0.17, 0.02),
    "garage": Room(0.90, 0.16, 0.01), "tent": DRY, "alley": Room(0.60, 0.09, 0.02),
}  # fmt: skip
_DISTANT = Room(0.60, 0.30, 0.004)  # behind a door or round a corner
_PHONE_BAND_HZ = (320.0, 3400.0)
_DOOR_HZ = 2400.0


def room(kind: str) -> Room:
    """The room of a kind of place, or of the kind that it is most like."""
    likely = (kind, *built_in().stand_ins(kind), "interior")
    return next(ROOMS[name] for name in likely if name in ROOMS)


def through(speech: Mono, channel: Channel) -> Mono:
    """Speech as its way to the audience colours it, still dry."""
    if channel is Channel.PHONE:
        band = butter(6, _PHONE_BAND_HZ, "bandpass", fs=PROGRAMME_HZ, output="sos")
        return np.asarray(np.tanh(2.5 * sosfilt(band, speech)) / 2.5)
    if channel is Channel.OFF_SCREEN:
        return np.asarray(sosfilt(butter(2, _DOOR_HZ, fs=PROGRAMME_HZ, output="sos"), speech))
    return speech


def placed(speech: Mono, channel: Channel, kind: str, pan: float) -> npt.NDArray[np.float32]:
    """Stereo [N + tail, 2]: direct sound at `pan` (−1 left … 1 right), the room around it.

    A narrator and a telephone are in no room and in the middle.
    """
    outside = channel in {Channel.VOICE_OVER, Channel.PHONE}
    around = DRY if outside else room(kind)
    if channel is Channel.OFF_SCREEN:
        around = Room(
            max(around.decay_s, _DISTANT.decay_s), max(2 * around.wet, _DISTANT.wet),
            _DISTANT.delay_s,
        )  # fmt: skip
    angle = (1 + (0.0 if outside else float(np.clip(pan, -1, 1)))) * np.pi / 4
    direct = np.stack([speech * np.cos(angle), speech * np.sin(angle)], 1) * np.sqrt(2.0)
    if around.wet <= 0:
        return np.asarray(direct, np.float32)
    response = _response(around)
    whole = np.zeros((len(speech) + len(response), 2))
    whole[: len(speech)] = direct
    for side in range(2):
        wet = fftconvolve(speech, response[:, side])
        whole[: len(wet), side] += around.wet * wet
    return np.asarray(whole, np.float32)


@lru_cache(maxsize=32)
def _response(around: Room) -> npt.NDArray[np.float64]:
    """Impulse response [N, 2] of unit energy per side: noise that decays, its highs first."""
    count = int(around.decay_s * PROGRAMME_HZ)
    delay = int(around.delay_s * PROGRAMME_HZ)
    random = np.random.default_rng(number(f"room/{around.decay_s}/{around.delay_s}"))
    time_s = np.arange(count) / PROGRAMME_HZ
    noise = random.standard_normal((count, 2))
    dull = sosfilt(butter(1, 1800.0, fs=PROGRAMME_HZ, output="sos"), noise, axis=0)
    fading = 10 ** (-3 * time_s / around.decay_s)
    early = np.exp(-time_s / (0.25 * around.decay_s))
    body = (0.35 * noise * early[:, None] + dull) * fading[:, None]
    body = sosfilt(butter(1, 160.0, "highpass", fs=PROGRAMME_HZ, output="sos"), body, axis=0)
    body /= np.sqrt((body**2).sum(axis=0))
    response = np.concatenate([np.zeros((delay, 2)), body])
    response.setflags(write=False)
    return np.asarray(response)
