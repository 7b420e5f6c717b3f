"""One base voice becomes many: analysis, change and synthesis with the WORLD vocoder.

Enters: a phrase of recorded or synthetic speech and a `Treatment`. Leaves: the same phrase in
another voice, and the map from old times to new.

WORLD: Morise, Yokomori & Ozawa 2016. Pitch by DIO and StoneMask, envelope by CheapTrick,
aperiodicity by D4C.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyworld

Wave = npt.NDArray[np.float64]

FRAME_MS = 5.0
_FRAME_S = FRAME_MS / 1000
_D4C_STRIDE = 2  # aperiodicity moves slowly; every second frame halves the costliest step
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Stress:
    """A stretch of the phrase, in seconds of the input, that is treated apart."""

    start_s: float
    end_s: float
    pitch: float = 1.0  # reached at the end of the stretch when `ramp`
    tempo: float = 1.0
    gain_db: float = 0.0
    ramp: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch that is sung, in seconds of the input: pitch is held, with vibrato."""

    start_s: float
    end_s: float
    pitch_hz: float


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to the base voice. Ratios are against the base."""

    pitch: float = 1.0
    span: float = 1.0  # pitch excursion about its geometric mean
    tract: float = 1.0  # formants ×; a shorter vocal tract is above 1
    tempo: float = 1.0
    tilt_db: float = 0.0  # per octave above 1 kHz
    breath: float = 0.0  # 0…1
    jitter: float = 0.0  # relative pitch noise
    tremor: float = 0.0  # relative depth at 5.5 Hz
    voiceless: bool = False
    seed: int = 0
    equaliser: tuple[tuple[float, float], ...] = ()  # (Hz of the base, dB), joined by lines
    stresses: tuple[Stress, ...] = ()
    notes: tuple[Note, ...] = ()  # in order; they replace the spoken melody


@dataclass(frozen=True, slots=True)
class Treated:
    """New samples, and where moments of the old ones went."""

    samples: Wave
    old_s: Wave
    new_s: Wave

    def moved(self, seconds: Sequence[float]) -> Wave:
        """Times of the input as times of the output, seconds."""
        return np.asarray(np.interp(seconds, self.old_s, self.new_s), dtype=np.float64)


def treat(
    samples: Wave, rate_hz: int, treatment: Treatment, *, floor_hz: float, ceiling_hz: float
) -> Treated:
    """The phrase in another voice.

    Args:
        samples: mono float64 in −1…1.
        rate_hz: their rate, kept in the output.
        treatment: what to change.
        floor_hz: lowest pitch the base voice has.
        ceiling_hz: highest pitch the base voice has.
    """
    pitch, frames = pyworld.dio(
        samples, rate_hz, f0_floor=floor_hz, f0_ceil=ceiling_hz, frame_period=FRAME_MS
    )
    pitch = pyworld.stonemask(samples, pitch, frames, rate_hz)
    envelope = pyworld.cheaptrick(samples, pitch, frames, rate_hz)
    rates, gains = _local(frames, treatment)
    at, old_s, new_s = _schedule(rates)
    rows = np.minimum(np.rint(at).astype(np.int64), len(frames) - 1)
    noise = _aperiodicity(samples, pitch, frames, rate_hz, treatment)[rows]
    out_pitch = _pitch(pitch, frames, treatment)[rows]
    out_envelope = _envelope(envelope[rows], rate_hz, treatment, gains[rows])
    out_noise = _noise(noise, rate_hz, treatment)
    spoken = pyworld.synthesize(out_pitch, out_envelope, out_noise, rate_hz, FRAME_MS)
    return Treated(spoken, old_s, new_s)


def _local(frames: Wave, treatment: Treatment) -> tuple[Wave, Wave]:
    """Tempo and gain (in dB) per input frame."""
    rates = np.full(len(frames), treatment.tempo)
    gains = np.zeros(len(frames))
    for stress in treatment.stresses:
        weight = _weight(frames, stress)
        rates *= stress.tempo**weight
        gains += stress.gain_db * weight
    return rates, gains


def _weight(frames: Wave, stress: Stress) -> Wave:
    """0…1 per frame: inside the stretch 1, with 40 ms slopes; or rising through it."""
    if stress.ramp:
        length = max(stress.end_s - stress.start_s, _FRAME_S)
        return np.clip((frames - stress.start_s) / length, 0.0, 1.0)
    slope = 0.04
    rise = (frames - stress.start_s) / slope + 0.5
    fall = (stress.end_s - frames) / slope + 0.5
    return np.clip(np.minimum(rise, fall), 0.0, 1.0)


def _schedule(rates: Wave) -> tuple[Wave, Wave, Wave]:
    """Input frame position of every output frame, and the time map in seconds."""
    new_s = np.concatenate(([0.0], np.cumsum(_FRAME_S / rates[:-1])))
    old_s = np.arange(len(rates), dtype=np.float64) * _FRAME_S
    count = int(new_s[-1] / _FRAME_S) + 1
    ticks = np.arange(count, dtype=np.float64) * _FRAME_S
    at = np.interp(ticks, new_s, np.arange(len(rates), dtype=np.float64))
    return np.asarray(at, np.float64), old_s, np.asarray(new_s, np.float64)


def _aperiodicity(
    samples: Wave, pitch: Wave, frames: Wave, rate_hz: int, treatment: Treatment
) -> Wave:
    """[frames, bins]; a whisper is noise throughout and needs no analysis."""
    size = pyworld.get_cheaptrick_fft_size(rate_hz)
    if treatment.voiceless:
        return np.ones((len(frames), size // 2 + 1))
    coarse: Wave = pyworld.d4c(
        samples,
        np.ascontiguousarray(pitch[::_D4C_STRIDE]),
        np.ascontiguousarray(frames[::_D4C_STRIDE]),
        rate_hz,
    )
    return coarse[np.arange(len(frames)) // _D4C_STRIDE]


def _pitch(pitch: Wave, frames: Wave, treatment: Treatment) -> Wave:
    voiced = pitch > 0
    if treatment.voiceless or not voiced.any():
        return np.zeros_like(pitch)
    logs = np.log(np.where(voiced, pitch, 1.0))
    mean = logs[voiced].mean()
    changed = (logs - mean) * treatment.span + mean + np.log(treatment.pitch)
    for stress in treatment.stresses:
        changed += np.log(stress.pitch) * _weight(frames, stress)
    if treatment.notes:
        changed = _melody(frames, treatment.notes)
    changed += _wander(len(pitch), treatment)
    return np.where(voiced, np.exp(np.clip(changed, np.log(45.0), np.log(800.0))), 0.0)


def _melody(frames: Wave, notes: Sequence[Note]) -> Wave:
    """Log pitch per frame: notes joined by short glides, with 5.5 Hz vibrato of 20 cents."""
    starts = np.array([note.start_s for note in notes])
    logs = np.log([note.pitch_hz for note in notes])
    held = logs[np.clip(np.searchsorted(starts, frames, side="right") - 1, 0, None)]
    glide = np.hanning(15)
    padded = np.pad(held, 7, mode="edge")
    smooth = np.convolve(padded, glide / glide.sum(), mode="valid")
    return np.asarray(smooth + 0.012 * np.sin(2 * np.pi * 5.5 * frames))


def _wander(count: int, treatment: Treatment) -> Wave:
    """Unsteadiness of pitch in log units."""
    if treatment.jitter <= 0 and treatment.tremor <= 0:
        return np.zeros(count)
    random = np.random.default_rng(treatment.seed)
    steps = random.standard_normal(count + 4)
    smooth = np.convolve(steps, np.ones(5) / np.sqrt(5.0), mode="valid")
    phase = random.uniform(0, 2 * np.pi)
    tremor = np.sin(2 * np.pi * 5.5 * _FRAME_S * np.arange(count) + phase)
    return np.asarray(treatment.jitter * smooth + treatment.tremor * tremor)


def _warp(bins: int, tract: float) -> tuple[npt.NDArray[np.int64], Wave]:
    """For every bin the lower source bin and the share of the one above it."""
    source = np.minimum(np.arange(bins) / tract, bins - 1.001)
    low = source.astype(np.int64)
    return low, source - low


def _envelope(envelope: Wave, rate_hz: int, treatment: Treatment, gains_db: Wave) -> Wave:
    bins = envelope.shape[1]
    hertz = np.linspace(0, rate_hz / 2, bins)
    octaves = np.log2(np.maximum(hertz, 350.0) / 1000.0)
    shape_db = treatment.tilt_db * np.clip(octaves, -1.5, 2.0)
    if treatment.voiceless:  # no voicing bar in a whisper: its lows are weak
        shape_db = shape_db + np.where(hertz < 700, -14.0 * (1 - hertz / 700), 0.0)
    if treatment.equaliser:
        points_hz, points_db = zip(*treatment.equaliser, strict=True)
        source_hz = np.maximum(hertz / treatment.tract, 30.0)  # where the base had this sound
        shape_db = shape_db + np.interp(np.log(source_hz), np.log(points_hz), points_db)
    gain = 10 ** ((shape_db[None, :] + gains_db[:, None]) / 10)
    if treatment.tract == 1.0:
        return envelope * gain
    low, share = _warp(bins, treatment.tract)
    logs = np.log(envelope + _TINY)
    warped = np.take(logs, low, 1) * (1 - share) + np.take(logs, low + 1, 1) * share
    return np.asarray(np.exp(warped) * gain)


def _noise(noise: Wave, rate_hz: int, treatment: Treatment) -> Wave:
    if treatment.voiceless:
        return noise
    bins = noise.shape[1]
    if treatment.tract != 1.0:
        low, share = _warp(bins, treatment.tract)
        noise = np.take(noise, low, 1) * (1 - share) + np.take(noise, low + 1, 1) * share
    if treatment.breath > 0:
        hertz = np.linspace(0, rate_hz / 2, bins)
        amount = treatment.breath * np.clip((hertz - 500) / 2500, 0.0, 1.0)
        noise = noise + (1 - noise) * amount
    return np.clip(noise, 0.001, 0.999999)
