"""Phrases as an engine spoke them → one take in the cast voice.

Enters: raw phrases (samples, phones, word numbers), a casting and a delivery. Leaves: a `Take` at
`RATE_HZ`, levelled and trimmed, with every typed word timed. What every engine shares.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

from screenplay.scene_graph import Line
from voices.casting import Casting, number
from voices.performance import Manner, manner
from voices.phones import SILENCE, VOWELS
from voices.singing import tune
from voices.takes import RATE_HZ, Phone, Samples, Take, Timings, Word
from voices.wording import Ending, words
from voices.world import Stress, Treatment, Wave, treat

SPEECH_RMS_DB = -20.0  # level of every take; how loud a line is played is the mix's business
_KNEE, _PEAK = 0.7, 0.95  # peaks are rounded off between the two
_LEAD_S, _TAIL_S = 0.012, 0.04  # kept before the first and after the last sound
_PAUSE_S = {
    Ending.FALL: 0.34, Ending.QUESTION: 0.38, Ending.EXCLAIM: 0.30, Ending.TRAIL: 0.55,
    Ending.DASH: 0.24, Ending.CUT: 0.0, Ending.CARRY: 0.1,
}  # fmt: skip
_SUNG_TEMPO = 0.5  # of vowels
_WORDLESS_S = 0.6  # a line of dots is a look, held this long


@dataclass(frozen=True, slots=True)
class RawPhone:
    """A sound as the engine reports it; `word` −1 for silence."""

    name: str
    end: int
    stressed: bool
    word: int


@dataclass(frozen=True, slots=True)
class RawPhrase:
    """One phrase out of an engine."""

    samples: npt.NDArray[np.int16]
    rate_hz: int
    phones: tuple[RawPhone, ...]
    ending: Ending
    rising: bool = False
    emphatic: frozenset[int] = frozenset()  # typed word numbers


@dataclass(frozen=True, slots=True)
class Base:
    """The engine's own voice, against which a casting is realised."""

    floor_hz: float
    ceiling_hz: float
    pitch: float  # ratio that brings the base to the casting
    tract: float
    equaliser: tuple[tuple[float, float], ...] = ()  # (Hz, dB) that balances the base


@dataclass(frozen=True, slots=True)
class _Sounded:
    """A phrase in the cast voice at RATE_HZ, cut to its sounds. Spans count from its start."""

    samples: Samples
    spans: tuple[tuple[RawPhone, int, int], ...]
    pause: int


def perform(
    line: Line,
    casting: Casting,
    base: Base,
    raw: Iterable[RawPhrase],
    voice: str,
    remarks: Sequence[str] = (),
) -> Take:
    """One take of the line. `raw` is consumed phrase by phrase; `voice` goes into the timings."""
    played = manner(line.delivery)
    seed = number(f"{casting.seed}/{line.text}") % 2**32
    sounded = [
        _sounded(
            phrase, _treatment(phrase, line, casting, base, played, seed + index), base, played
        )
        for index, phrase in enumerate(raw)
    ]
    sounded = [phrase for phrase in sounded if phrase.spans]
    if not sounded:
        return _wordless(line, voice, remarks)
    return _joined(line, sounded, voice, remarks)


def _treatment(
    phrase: RawPhrase, line: Line, casting: Casting, base: Base, played: Manner, seed: int
) -> Treatment:
    vowels = _vowels(phrase) if line.sung else ()
    tonic_hz = min(max(casting.pitch_hz * 1.15, 100.0), 330.0) * played.pitch
    held = tuple(Stress(start_s, end_s, tempo=_SUNG_TEMPO) for start_s, end_s in vowels)
    return Treatment(
        pitch=base.pitch * played.pitch,
        span=casting.span * played.span * (1.2 if phrase.ending is Ending.EXCLAIM else 1.0),
        tract=base.tract,
        tempo=casting.tempo * played.tempo,
        tilt_db=casting.tilt_db + played.tilt_db,
        breath=min(0.9, casting.breath + played.breath),
        jitter=casting.jitter + played.jitter,
        tremor=casting.tremor,
        voiceless=played.voiceless,
        seed=seed % 2**32,
        stresses=held if line.sung else _stresses(phrase),
        equaliser=base.equaliser,
        notes=tune(vowels, tonic_hz, seed),
    )


def _vowels(phrase: RawPhrase) -> tuple[tuple[float, float], ...]:
    """Start and end of every vowel, seconds of the raw phrase."""
    second = 1 / phrase.rate_hz
    return tuple(
        (start * second, end * second)
        for phone, start, end in _spans(phrase)
        if phone.name in VOWELS
    )


def _stresses(phrase: RawPhrase) -> tuple[Stress, ...]:
    """Emphatic words, and the melody that the closing mark asks for."""
    spans = [span for span in _spans(phrase) if span[0].name != SILENCE]
    if not spans:
        return ()
    second = 1 / phrase.rate_hz
    first_s, last_s = spans[0][1] * second, spans[-1][2] * second
    found = []
    for word in sorted(phrase.emphatic):
        own = [span for span in spans if span[0].word == word]
        if own:
            start_s, end_s = own[0][1] * second, own[-1][2] * second
            found.append(Stress(start_s, end_s, pitch=1.14, tempo=0.84, gain_db=3.0))
    close_s = max(first_s, last_s - 0.4)
    if phrase.rising:
        found.append(Stress(close_s, last_s, pitch=1.85, ramp=True))
    elif phrase.ending is Ending.TRAIL:
        found.append(Stress(close_s, last_s, pitch=0.96, tempo=0.78, gain_db=-3.0, ramp=True))
    return tuple(found)


def _spans(phrase: RawPhrase) -> list[tuple[RawPhone, int, int]]:
    """Phones with start and end, within the samples there are."""
    spans, start = [], 0
    for phone in phrase.phones:
        end = min(max(phone.end, start), len(phrase.samples))
        spans.append((phone, start, end))
        start = end
    return spans


def _sounded(phrase: RawPhrase, treatment: Treatment, base: Base, played: Manner) -> _Sounded:
    spans = _spans(phrase)
    voiced = [span for span in spans if span[0].name != SILENCE]
    pause = round(_PAUSE_S[phrase.ending] * played.pauses / treatment.tempo**0.5 * RATE_HZ)
    if not voiced:
        return _Sounded(np.zeros(0, np.float32), (), pause)
    loud = phrase.samples.astype(np.float64) / 32768.0
    treated = treat(
        loud, phrase.rate_hz, treatment, floor_hz=base.floor_hz, ceiling_hz=base.ceiling_hz
    )
    resampled = np.asarray(soxr.resample(treated.samples, phrase.rate_hz, RATE_HZ), np.float64)
    edges = treated.moved([edge / phrase.rate_hz for _, a, b in spans for edge in (a, b)])
    ticks = np.minimum(np.rint(edges * RATE_HZ).astype(int), len(resampled)).reshape(-1, 2)
    cut_from, cut_to = _cut(spans, ticks, len(resampled))
    kept = tuple(
        (phone, int(start) - cut_from, int(end) - cut_from)
        for (phone, _, _), (start, end) in zip(spans, ticks, strict=True)
        if start >= cut_from and end <= cut_to and end > start
    )
    return _Sounded(_faded(resampled[cut_from:cut_to]), kept, pause)


def _cut(
    spans: Sequence[tuple[RawPhone, int, int]], ticks: npt.NDArray[np.int64], length: int
) -> tuple[int, int]:
    """Samples from shortly before the first sound to shortly after the last."""
    sounding = [i for i, (phone, _, _) in enumerate(spans) if phone.name != SILENCE]
    start = max(0, int(ticks[sounding[0], 0]) - round(_LEAD_S * RATE_HZ))
    end = min(length, int(ticks[sounding[-1], 1]) + round(_TAIL_S * RATE_HZ))
    return start, end


def _faded(samples: Wave) -> Samples:
    """Short slopes at both ends, so that joins do not click."""
    slope = min(round(0.006 * RATE_HZ), len(samples) // 2)
    if slope:
        ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(slope) + 0.5) / slope)
        samples = samples.copy()
        samples[:slope] *= ramp
        samples[-slope:] *= ramp[::-1]
    return samples.astype(np.float32)


def _joined(line: Line, parts: Sequence[_Sounded], voice: str, remarks: Sequence[str]) -> Take:
    pieces: list[Samples] = []
    spans: list[tuple[RawPhone, int, int]] = []
    at = 0
    for index, part in enumerate(parts):
        pieces.append(part.samples)
        spans += [(phone, start + at, end + at) for phone, start, end in part.spans]
        at += len(part.samples)
        if index < len(parts) - 1:
            pieces.append(np.zeros(part.pause, np.float32))
            at += part.pause
    samples = levelled(np.concatenate(pieces))
    timings = Timings(
        line.id, voice, at, _phones(spans, at), _words(line.text, spans), tuple(remarks)
    )
    return Take(timings, samples)


def levelled(samples: Samples) -> Samples:
    """Speech at SPEECH_RMS_DB over its sounding parts, peaks rounded off below full scale."""
    block = RATE_HZ // 50
    blocks = np.pad(samples, (0, -len(samples) % block)).reshape(-1, block)
    power = np.einsum("ij,ij->i", blocks, blocks, dtype=np.float64) / block
    sounding = power[power > power.max(initial=0.0) * 1e-3]
    if not len(sounding):
        return samples
    gained = samples * np.float32(10 ** (SPEECH_RMS_DB / 20) / np.sqrt(sounding.mean()))
    over = np.flatnonzero(np.abs(gained) > _KNEE)
    beyond = (np.abs(gained[over]) - _KNEE) / (_PEAK - _KNEE)
    gained[over] = np.sign(gained[over]) * (_KNEE + (_PEAK - _KNEE) * np.tanh(beyond))
    return np.asarray(gained, np.float32)


def _phones(spans: Sequence[tuple[RawPhone, int, int]], total: int) -> tuple[Phone, ...]:
    """Phones that touch, with silences filling what lies between."""
    found: list[Phone] = []
    at = 0
    for raw, start, end in spans:
        if start > at:
            found.append(Phone(SILENCE, at, start))
        found.append(Phone(raw.name, start, end, raw.stressed))
        at = end
    if at < total:
        found.append(Phone(SILENCE, at, total))
    return tuple(found)


def _words(text: str, spans: Sequence[tuple[RawPhone, int, int]]) -> tuple[Word, ...]:
    """Every typed word with its samples; one that is not said has no length."""
    extents: dict[int, tuple[int, int]] = {}
    for phone, start, end in spans:
        if phone.word >= 0:
            first = extents.get(phone.word, (start, end))[0]
            extents[phone.word] = (first, end)
    found, at = [], 0
    for index, word in enumerate(words(text)):
        start, end = extents.get(index, (at, at))
        found.append(Word(word, start, end))
        at = end
    return tuple(found)


def _wordless(line: Line, voice: str, remarks: Sequence[str]) -> Take:
    count = round(_WORDLESS_S * RATE_HZ)
    typed = tuple(Word(word, 0, 0) for word in words(line.text))
    timings = Timings(
        line.id, voice, count, (Phone(SILENCE, 0, count),), typed,
        (*remarks, "nothing to speak: held as silence"),
    )  # fmt: skip
    return Take(timings, np.zeros(count, np.float32))
