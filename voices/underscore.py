"""Music laid under a film: at its level, faded, and out of the way of whoever speaks.

Enters: a programme at PROGRAMME_HZ, music, and the lines that are heard. Leaves: the programme with
the music added. Music is levelled by its measured loudness (ITU-R BS.1770), steps back by 12 dB a
tenth of a second before somebody speaks, and comes forward again in pauses that are long enough.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from voices.errors import BadMix
from voices.loudness import PROGRAMME_HZ, SILENT_LUFS, Stereo, in_blocks, integrated_lufs
from voices.takes import RATE_HZ
from voices.tracks import Cue, Music, Ride

MUSIC_LUFS = -24.0  # where nobody speaks; lines are at about −20 before the programme is levelled
DUCK_DB = -12.0
LOOK_AHEAD_S = 0.1
_HOLD_S = 0.5  # a shorter pause is no pause
_RELEASE_S = 0.9
_STEP = PROGRAMME_HZ // 100  # the hand on the fader moves a hundred times a second
_BLOCK = 1000 * _STEP
_JOIN_S = 1.5  # crossfade where music goes round
_RIDE_RAMP = 10  # steps in which a ride comes to its level
_MOST_GAIN_DB = 30.0
_AUDIBLE_DB = -35.0  # against the loudest tenth of a line

Gains = npt.NDArray[np.float32]


def lay_music(programme: Stereo, pieces: Sequence[Music], cues: Sequence[Cue]) -> None:
    """Add music to the programme, ducked under the cues.

    Raises:
        BadMix: music starts before the film.
    """
    duck = ducking(cues, len(programme))
    for piece in pieces:
        _lay(programme, piece, duck)


def ducking(cues: Sequence[Cue], total: int) -> Gains:
    """How far music steps back, in dB, every hundredth of a second of `total` samples.

    Soft lines make it step back further, by as much as they are softer.
    """
    depth = np.zeros(total // _STEP + 2, np.float32)
    for cue in cues:
        deep = -DUCK_DB + max(0.0, -cue.gain_db)
        for start, end in spoken(cue):
            _dip(depth, start / _STEP, end / _STEP, deep)
    return -depth


def spoken(cue: Cue) -> list[tuple[int, int]]:
    """Where a line sounds, in samples at PROGRAMME_HZ; pauses too short to matter are left in."""
    step = RATE_HZ // 10
    padded = np.pad(cue.samples.astype(np.float64), (0, -len(cue.samples) % step))
    power = (padded.reshape(-1, step) ** 2).mean(axis=1)
    loud = np.flatnonzero(power > power.max(initial=0.0) * 10 ** (_AUDIBLE_DB / 10))
    if not len(loud) or not power.max():
        return []
    gap = round((_HOLD_S + _RELEASE_S) * 10)
    cuts = [i for i, (a, b) in enumerate(pairwise(loud), 1) if b - a > gap]
    scale = PROGRAMME_HZ // RATE_HZ
    return [
        ((cue.start + int(run[0]) * step) * scale, (cue.start + (int(run[-1]) + 1) * step) * scale)
        for run in np.split(loud, cuts)
    ]


def ridden(rides: Sequence[Ride], at: int, count: int) -> Gains | np.float32:
    """Gain by rides for `count` programme samples from `at` on, [count, 1]; 1 without any."""
    if not rides:
        return np.float32(1.0)
    return _linear(_ride_db(rides, at + count), at, count)


def _dip(depth: Gains, start: float, end: float, deep: float) -> None:
    """A dip that is down when speech starts and lets go after it ends."""
    look, hold, release = LOOK_AHEAD_S * 100, _HOLD_S * 100, _RELEASE_S * 100
    first = max(0, int(start - look))
    last = min(len(depth), int(end + hold + release) + 2)
    at = np.arange(first, last, dtype=np.float32)
    shape = np.interp(at, [start - look, start, end + hold, end + hold + release], [0, 1, 1, 0])
    np.maximum(depth[first:last], (deep * shape).astype(np.float32), out=depth[first:last])


def _lay(programme: Stereo, piece: Music, duck: Gains) -> None:
    if piece.start < 0:
        raise BadMix(f"music starts {-piece.start} samples before the film", "start it later")
    scale = PROGRAMME_HZ // RATE_HZ
    start = piece.start * scale
    end = min(start + piece.samples * scale, len(programme))
    if end <= start or not len(piece.sound):
        return
    sound = _long_enough(piece.sound, end - start)
    level = np.float32(10 ** ((_levelling_db(piece.sound) + piece.level_db) / 20))
    fades = _Fades(end - start, piece.fade_in_s, piece.fade_out_s)
    db = duck if not piece.rides else duck + _ride_db(piece.rides, len(programme))[: len(duck)]
    for at in range(start, end, _BLOCK):
        count = min(_BLOCK, end - at)
        inside = at - start
        gain = level * _linear(db, at, count) * fades.gains(inside, count)
        programme[at : at + count] += sound[inside : inside + count] * gain


def _levelling_db(sound: Stereo) -> float:
    loud = integrated_lufs(in_blocks(sound))
    return 0.0 if loud <= SILENT_LUFS else min(MUSIC_LUFS - loud, _MOST_GAIN_DB)


def _long_enough(sound: Stereo, count: int) -> Stereo:
    """The sound, gone round as often as it takes; each round grows out of the one before."""
    if len(sound) >= count:
        return sound
    join = min(round(_JOIN_S * PROGRAMME_HZ), len(sound) // 3)
    ramp = np.sin(np.linspace(0, np.pi / 2, join, dtype=np.float32))[:, None]
    step = len(sound) - join
    whole = np.zeros((count + len(sound), 2), np.float32)
    for at in range(0, count, step):
        piece = sound.copy()
        if at:
            piece[:join] *= ramp
        piece[step:] *= ramp[::-1]
        whole[at : at + len(sound)] += piece
    return whole[:count]


def _ride_db(rides: Sequence[Ride], total: int) -> Gains:
    """Level in dB every hundredth of a second; rides come and go within a tenth."""
    db = np.zeros(total // _STEP + 2, np.float32)
    for ride in rides:
        scale = PROGRAMME_HZ / RATE_HZ / _STEP
        db[max(0, round(ride.start * scale)) : round((ride.start + ride.samples) * scale)] = ride.db
    smooth = np.convolve(
        np.pad(db, _RIDE_RAMP // 2, "edge"), np.ones(_RIDE_RAMP) / _RIDE_RAMP, "same"
    )
    return smooth[_RIDE_RAMP // 2 : -(_RIDE_RAMP // 2)].astype(np.float32)


def _linear(db: Gains, at: int, count: int) -> Gains:
    """Gain for each of `count` samples from `at` on, [count, 1]."""
    places = np.arange(at, at + count, dtype=np.float64) / _STEP
    steps = np.arange(len(db))
    return (10 ** (np.interp(places, steps, db) / 20)).astype(np.float32)[:, None]


class _Fades:
    """Fades of a piece of so many samples, equal in power."""

    def __init__(self, count: int, in_s: float, out_s: float) -> None:
        self._count = count
        self._in = max(1, min(round(in_s * PROGRAMME_HZ), count))
        self._out = max(1, min(round(out_s * PROGRAMME_HZ), count))

    def gains(self, at: int, count: int) -> Gains:
        """Gain for each of `count` samples from `at` on, [count, 1]."""
        places = np.arange(at, at + count, dtype=np.float64)
        up = np.clip(places / self._in, 0, 1) if self._in > 1 else np.ones(count)
        down = np.clip((self._count - 1 - places) / self._out, 0, 1)
        return np.sin(np.pi / 2 * np.minimum(up, down)).astype(np.float32)[:, None]
