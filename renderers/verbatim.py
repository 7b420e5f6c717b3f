"""Prove that every line of the script is spoken: once, in order, word for word, by its own voice.

Enters: the script's lines, the takes, the timeline and the finished programme's sound. Leaves: a
finding per line. Words are compared with the script's; that a line is heard is measured in the
programme, by comparing its loudness contour there with the take's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from renderers.timeline import Sound, Timeline
from screenplay.scene_graph import Line
from voices.takes import RATE_HZ, Take

Samples = npt.NDArray[np.float32]

# 20 ms: syllables show, single periods of the voice do not.
_HOP = RATE_HZ // 50
# A contour agreeing less than this is another line, or none.
_AGREES = 0.6
_AUDIBLE_DB = -45.0


@dataclass(frozen=True, slots=True)
class LineProof:
    """What was found of one line. `start` and `end` are film samples at `RATE_HZ`."""

    line_id: str
    speakers: tuple[str, ...]
    text: str
    voices: tuple[str, ...]
    start: int
    end: int
    times_spoken: int
    in_order: bool
    word_for_word: bool
    own_voice: bool
    level_db: float  # RMS in the programme
    agreement: float  # of contours, 1 is perfect

    @property
    def heard(self) -> bool:
        """Loud enough, and with the contour of its take; a line without a sound needs none."""
        return self.start == self.end or (self.level_db > _AUDIBLE_DB and self.agreement > _AGREES)

    @property
    def proven(self) -> bool:
        """Everything holds."""
        return (
            self.times_spoken == 1
            and self.in_order
            and self.word_for_word
            and self.own_voice
            and self.heard
        )


def prove_lines(
    lines: Sequence[Line],
    takes: Mapping[str, Sequence[Take]],
    voices: Mapping[str, str],
    timeline: Timeline,
    programme: Samples,
) -> tuple[LineProof, ...]:
    """Check every line against takes (by line id, one per speaker) and the programme (mono).

    `voices` maps characters to the voice they were cast with.
    """
    sounds = {sound.line_id: sound for sound in timeline.sounds}
    counts = Counter(sound.line_id for sound in timeline.sounds)
    users = Counter(voices.values())
    told = {line_id: _together(spoken) for line_id, spoken in takes.items()}
    clock = 0
    proofs = []
    for line in lines:
        sound = sounds.get(line.id, Sound(line.id, 0, 0))
        spoken = tuple(takes.get(line.id, ()))
        level, agreement = _measure(sound, spoken, told, timeline, programme)
        proofs.append(
            LineProof(
                line_id=line.id,
                speakers=line.speakers,
                text=line.text,
                voices=tuple(take.timings.voice for take in spoken),
                start=sound.start,
                end=sound.start + sound.samples,
                times_spoken=counts[line.id],
                in_order=sound.start >= clock,
                word_for_word=_word_for_word(line, spoken),
                own_voice=_own_voice(line, spoken, voices, users),
                level_db=level,
                agreement=agreement,
            )
        )
        clock = max(clock, sound.start)
    return tuple(proofs)


def _word_for_word(line: Line, spoken: Sequence[Take]) -> bool:
    """Each take says the script's words, each at or after the one before."""
    wanted = line.text.split()
    return bool(spoken) and all(
        [word.text for word in take.timings.words] == wanted
        and all(a.start <= b.start for a, b in pairwise(take.timings.words))
        for take in spoken
    )


def _own_voice(
    line: Line, spoken: Sequence[Take], voices: Mapping[str, str], users: Counter[str]
) -> bool:
    """The take's voice is the one its speaker was cast with, and nobody else has it."""
    cast = [voices.get(who, "") for who in line.speakers]
    return (
        len(spoken) == len(cast)
        and all(take.timings.voice == voice for take, voice in zip(spoken, cast, strict=True))
        and all(users[voice] == 1 for voice in cast)
    )


def _measure(
    sound: Sound,
    spoken: Sequence[Take],
    told: Mapping[str, Samples],
    timeline: Timeline,
    programme: Samples,
) -> tuple[float, float]:
    """Level in dB of the line's stretch of the programme, and how well its contour agrees.

    Lines spoken at the same time are heard together, so they are expected together.
    """
    start, end = sound.start, sound.start + sound.samples
    heard = programme[start:end]
    if heard.size < 2 * _HOP or not spoken:
        return -120.0, 0.0
    level = 10 * np.log10(max(float(np.mean(np.square(heard, dtype=np.float64))), 1e-12))
    expected = np.zeros(heard.size, np.float32)
    for other in timeline.sounds:
        first, last = max(start, other.start), min(end, other.start + other.samples)
        if first < last and other.line_id in told:
            part = told[other.line_id][first - other.start : last - other.start]
            expected[first - start : first - start + part.size] += part[: heard.size]
    return float(level), _agreement(contour_db(expected), contour_db(heard))


def _together(spoken: Sequence[Take]) -> Samples:
    """What a line sounds like: the sum of its speakers."""
    length = max((take.samples.size for take in spoken), default=0)
    whole = np.zeros(length, np.float32)
    for take in spoken:
        whole[: take.samples.size] += take.samples
    return whole


def contour_db(samples: Samples) -> npt.NDArray[np.float64]:
    """Loudness contour in dB, 20 ms a step, floored 50 dB below its peak."""
    whole = samples[: samples.size // _HOP * _HOP].astype(np.float64).reshape(-1, _HOP)
    power = np.maximum(np.mean(np.square(whole), axis=1), 1e-12)
    level = 10 * np.log10(power)
    return np.asarray(np.maximum(level, level.max(initial=-120.0) - 50.0))


def _agreement(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    """Best correlation of two contours shifted by at most 60 ms: codecs and rooms delay."""
    best = 0.0
    for shift in range(-3, 4):
        x = a[max(0, shift) : min(len(a), len(b) + shift)]
        y = b[max(0, -shift) : max(0, -shift) + len(x)]
        if len(x) < 2 or len(x) != len(y):
            continue
        x, y = x - x.mean(), y - y.mean()
        scale = float(np.sqrt((x * x).sum() * (y * y).sum()))
        best = max(best, float((x * y).sum()) / scale if scale > 0 else 0.0)
    return best
