"""Dialogue, rooms, ambience, effects and music → the programme.

Enters: takes with the place and time each is heard, beds, effects and music, all in film samples at
`RATE_HZ`. Leaves: stereo at 48 kHz, exactly as long as asked, at broadcast loudness.

Dialogue leads: every line is levelled by itself, then the whole is brought to the target and its
peaks limited; limiting changes loudness, so both are repeated until they agree.
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel
from voices.ambience import loop
from voices.effects import effect
from voices.errors import BadMix
from voices.loudness import (
    PROGRAMME_HZ,
    SILENT_LUFS,
    Loudness,
    Stereo,
    limited,
    measured,
)
from voices.rooms import placed, through
from voices.takes import RATE_HZ
from voices.tracks import Bed, Cue, Effect, Tracks
from voices.underscore import lay_music, ridden

PARTS = ("voices", "effects", "ambience", "music")
TARGET_LUFS = -16.0
CEILING_DBTP = -1.0
_SPEECH_DB = -20.0  # RMS of every line over its sounding parts, before the programme is levelled
_EFFECT_DB = -12.0  # peak of an effect at 0 dB
_MOST_GAIN_DB = 12.0  # a film of few words is not blown up further
_TOLERANCE_LU = 0.05
_ROUNDS = 6
_BED_FADE_S = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """The finished programme."""

    samples: Stereo  # float32 [N, 2] at PROGRAMME_HZ
    loudness: Loudness


def programme_samples(frames: int, rate: FrameRate) -> int:
    """Samples at PROGRAMME_HZ that a film of `frames` lasts."""
    return rate.samples(frames, PROGRAMME_HZ)


def mix(tracks: Tracks, total: int, target_lufs: float = TARGET_LUFS) -> Mix:
    """The programme of `total` samples at PROGRAMME_HZ.

    Without dialogue and music nothing is raised: a silent scene stays quiet.

    Raises:
        BadMix: something starts before the film, or an effect is unknown.
    """
    programme = laid(tracks, total)
    raised = bool(tracks.cues or tracks.music)
    levels = _levels(programme, target_lufs, raised=raised)
    finished = _finished(programme, 10 ** (levels.gain_db / 20), levels.ceiling)
    if levels.found is None:
        loud, peak = measured(finished)
    else:
        loud, peak = levels.found
        deque(finished, maxlen=0)
    return Mix(programme, Loudness(loud, peak, levels.gain_db))


def laid(tracks: Tracks, total: int, parts: Collection[str] = PARTS) -> Stereo:
    """The sum of some parts as they go into the programme, before its gain and limiter.

    A part by itself is its stem: times the programme's `Loudness.gain_db`, stems add up to the
    programme wherever its limiter rests. Music steps back for dialogue in its stem too.

    Raises:
        BadMix: something starts before the film, or an effect is unknown.
    """
    whole = np.zeros((total, 2), np.float32)
    for bed in tracks.beds if "ambience" in parts else ():
        _lay_bed(whole, bed)
    for sound in tracks.effects if "effects" in parts else ():
        _lay_effect(whole, sound)
    for cue in tracks.cues if "voices" in parts else ():
        _lay_cue(whole, cue)
    if "music" in parts and tracks.music:
        lay_music(whole, tracks.music, tracks.cues)
    return whole


def _finished(programme: Stereo, gain: float, ceiling: float) -> Iterator[Stereo]:
    """Level and limit the programme where it lies, block by block."""
    at = 0
    for block in limited(programme, gain, ceiling):
        programme[at : at + len(block)] = block
        at += len(block)
        yield block


@dataclass(frozen=True, slots=True)
class _Levels:
    """How a programme is finished."""

    gain_db: float
    ceiling: float  # of the limiter, full scale 1
    found: tuple[float, float] | None  # loudness and true peak with these, where measured


def _levels(programme: Stereo, target_lufs: float, *, raised: bool) -> _Levels:
    """Gain and limiter ceiling that meet loudness and true peak together."""
    gain_db, ceiling_db = 0.0, CEILING_DBTP - 0.1
    for _ in range(_ROUNDS):
        gain, ceiling = 10 ** (gain_db / 20), 10 ** (ceiling_db / 20)
        loud, peak = measured(limited(programme, gain, ceiling))
        over = peak - CEILING_DBTP
        short = target_lufs - loud if raised and loud > SILENT_LUFS else 0.0
        wanted = float(np.clip(gain_db + short, -30.0, _MOST_GAIN_DB))
        if abs(wanted - gain_db) <= _TOLERANCE_LU and over <= 0:
            return _Levels(gain_db, ceiling, (loud, peak))
        ceiling_db -= over + 0.02 if over > 0 else 0.0
        gain_db = wanted
    return _Levels(gain_db, 10 ** (ceiling_db / 20), None)


def _lay_cue(programme: Stereo, cue: Cue) -> None:
    dry = soxr.resample(cue.samples.astype(np.float64), RATE_HZ, PROGRAMME_HZ)
    heard = through(dry, cue.channel)
    gain = 10 ** ((_SPEECH_DB + cue.gain_db) / 20) / max(_speech_rms(heard), 1e-6)
    if _speech_rms(heard) <= 1e-6:  # silence stays silence
        gain = 0.0
    _add(programme, placed(gain * heard, cue.channel, cue.room, cue.pan), cue.start, "a line")


def _lay_effect(programme: Stereo, sound: Effect) -> None:
    gain = 10 ** ((_EFFECT_DB + sound.gain_db) / 20)
    made = placed(gain * effect(sound.kind, sound.seed), Channel.ON_SCREEN, sound.room, sound.pan)
    _add(programme, made, sound.start, f"effect {sound.kind!r}")


def _lay_bed(programme: Stereo, bed: Bed) -> None:
    """Tile the place's loop; both ends fade across the cut."""
    start = _programme_sample(bed.start, f"bed {bed.kind!r}")
    end = min(_programme_sample(bed.start + bed.samples, "bed"), len(programme))
    tone = loop(bed.kind, bed.seed)
    gain = np.float32(10 ** (bed.level_db / 20))
    fade = min(round(_BED_FADE_S * PROGRAMME_HZ), (end - start) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, fade, dtype=np.float32))[:, None]
    at = start
    while at < end:
        inside = (at - start) % len(tone)
        count = min(len(tone) - inside, end - at)
        piece = tone[inside : inside + count] * gain
        if at == start and count >= fade:
            piece[:fade] *= ramp
        if at + count == end and count >= fade:
            piece[count - fade :] *= ramp[::-1]
        programme[at : at + count] += piece * ridden(bed.rides, at, count)
        at += count


def _add(programme: Stereo, sound: npt.NDArray[np.float32], start: int, name: str) -> None:
    at = _programme_sample(start, name)
    room = max(0, len(programme) - at)
    programme[at : at + len(sound)] += sound[:room]


def _programme_sample(start: int, name: str) -> int:
    if start < 0:
        raise BadMix(f"{name} starts {-start} samples before the film", "start it at 0 or later")
    return start * PROGRAMME_HZ // RATE_HZ


def _speech_rms(speech: npt.NDArray[np.float64]) -> float:
    """RMS over the parts that sound, by tenths of a second within 25 dB of the loudest."""
    step = PROGRAMME_HZ // 10
    padded = np.pad(speech, (0, -len(speech) % step)).reshape(-1, step)
    power = (padded**2).mean(axis=1)
    loud = power[power > power.max(initial=0.0) * 10**-2.5]
    return float(np.sqrt(loud.mean())) if len(loud) else 0.0
