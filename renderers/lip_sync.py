"""Measure whether mouths move with the sound.

Enters: a performed shot, its cue sheet and the takes' samples. Leaves: per speech, how often the
drawn mouth is open while the voice sounds and shut while it is silent, and by how many frames
picture and sound are apart. Everything is read from the exposure sheet that is drawn and the
samples that are mixed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.cue_sheet import CueSheet, SpeechCue
from renderers.xsheet import ActorTrack, XSheet
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Channel
from voices.takes import RATE_HZ

Samples = npt.NDArray[np.float32]

# A lip gap below this share of the widest opening reads as shut.
SHUT = 0.06
# Against the take's loudest frame: above the first the voice sounds, below the second it rests.
SOUNDS_DB = -24.0
RESTS_DB = -45.0
# Two seconds hold some eight syllables; fewer agree with a shifted mouth by chance.
TELLING_FRAMES = 48
# Wider than what viewers notice: sound 45 ms early or 125 ms late (ITU-R BT.1359-1).
SEARCH_FRAMES = 5


@dataclass(frozen=True, slots=True)
class SpeechSync:
    """One speaker's mouth during one line within one shot."""

    line_id: str
    character_id: str
    frames: int  # of the line within the shot
    sounding: int  # frames in which the voice sounds
    open_sounding: int  # of those, mouth open
    resting: int  # frames of a pause of at least a quarter second
    shut_resting: int
    lag_frames: int | None  # picture behind sound; None where too short to tell


@dataclass(frozen=True, slots=True)
class SilentMouth:
    """Somebody who does not speak, or not yet: their mouth should be shut."""

    character_id: str
    frames: int
    shut: int


def speech_sync(
    sheet: XSheet, cues: CueSheet, takes: Mapping[str, Samples]
) -> tuple[SpeechSync, ...]:
    """Sync of every speech by a body in the set, for the frames that fall into the shot."""
    return tuple(_each_speech(sheet, cues, takes))


def _each_speech(
    sheet: XSheet, cues: CueSheet, takes: Mapping[str, Samples]
) -> Iterator[SpeechSync]:
    actors = {actor.character_id: actor for actor in sheet.actors}
    for speech in cues.speeches:
        actor = actors.get(speech.character_id)
        if actor is None or not lips_move(speech):
            continue
        first, last = max(0, speech.start), min(sheet.frames, speech.start + speech.frames)
        if last - first < 2:
            continue
        level = envelope_db(takes[speech.line_id], speech.frames, sheet.rate)
        yield _measure(speech, actor, level[first - speech.start : last - speech.start], first)


def lips_move(speech: SpeechCue) -> bool:
    """Whether the line is spoken by a body in the set: not a narrator, not a far telephone."""
    return speech.channel in (Channel.ON_SCREEN, Channel.OFF_SCREEN)


def envelope_db(samples: Samples, frames: int, rate: FrameRate) -> npt.NDArray[np.float64]:
    """Level of each film frame against the loudest, in dB; shape [frames]."""
    bounds = [rate.samples(frame, RATE_HZ) for frame in range(frames + 1)]
    power = np.array(
        [
            float(np.mean(np.square(part, dtype=np.float64))) if part.size else 0.0
            for part in np.split(samples, bounds[1:-1])[:frames]
        ]
    )
    peak = max(float(power.max(initial=0.0)), 1e-12)
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12) / peak))


def _measure(
    speech: SpeechCue, actor: ActorTrack, level: npt.NDArray[np.float64], first: int
) -> SpeechSync:
    opening = actor.face.mouth[first : first + len(level), 1]
    sounding = level > SOUNDS_DB
    resting = _long_runs(level < RESTS_DB, 6)
    return SpeechSync(
        line_id=speech.line_id,
        character_id=speech.character_id,
        frames=len(level),
        sounding=int(sounding.sum()),
        open_sounding=int((opening[sounding] > SHUT).sum()),
        resting=int(resting.sum()),
        shut_resting=int((opening[resting] <= SHUT).sum()),
        lag_frames=lag_frames(opening, level),
    )


def _long_runs(mask: npt.NDArray[np.bool_], shortest: int) -> npt.NDArray[np.bool_]:
    """Keep runs of at least `shortest` frames, less three at their start: mouths shut slowly."""
    kept = np.zeros_like(mask)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    for start, end in edges.reshape(-1, 2):
        if end - start >= shortest:
            kept[start + 3 : end - 1] = True
    return kept


def lag_frames(opening: npt.NDArray[np.float32], level: npt.NDArray[np.float64]) -> int | None:
    """Shift at which mouth opening and level agree best; positive: picture behind the sound."""
    if len(level) < TELLING_FRAMES:
        return None
    sound = np.clip(level, RESTS_DB, 0.0)
    shifts = range(-SEARCH_FRAMES, SEARCH_FRAMES + 1)
    scores = {shift: _agreement(opening, sound, shift) for shift in shifts}
    best = max(scores, key=lambda shift: (scores[shift], -abs(shift)))
    if scores[best] < 0.2:
        return None
    # syllables come a few frames apart, so a shift is believed only where it agrees clearly better
    return best if scores[best] > scores[0] + 0.1 else 0


def _agreement(
    opening: npt.NDArray[np.float32], sound: npt.NDArray[np.float64], shift: int
) -> float:
    """Correlation of the opening, moved `shift` frames earlier, with the sound."""
    a = opening[max(0, shift) : len(opening) + min(0, shift)]
    b = sound[max(0, -shift) : len(sound) - max(0, shift)]
    a, b = a - a.mean(), b - b.mean()
    scale = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / scale if scale > 0 else 0.0


def silent_mouths(sheet: XSheet, cues: CueSheet) -> tuple[SilentMouth, ...]:
    """Mouths outside their own speeches; laughing, crying and eating business is not counted."""
    return tuple(_silent(actor, sheet, cues) for actor in sheet.actors)


_LOUD_BUSINESS = frozenset({"laugh", "cry", "scream", "eat", "drink", "sing", "kiss", "sigh"})


def _silent(actor: ActorTrack, sheet: XSheet, cues: CueSheet) -> SilentMouth:
    counted = actor.visible.copy()
    spans = [
        (s.start - 3, s.start + s.frames + 4)
        for s in cues.speeches
        if s.character_id == actor.character_id and lips_move(s)
    ]
    spans += [
        (b.start - 3, b.start + b.frames + 6)
        for b in cues.businesses
        if b.business.character_id == actor.character_id and b.business.verb in _LOUD_BUSINESS
    ]
    for start, end in spans:
        counted[max(0, start) : max(0, end)] = False
    shut = actor.face.mouth[counted, 1] <= SHUT
    return SilentMouth(actor.character_id, int(counted.sum()), int(shut.sum()))
