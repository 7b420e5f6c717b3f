"""The form of a piece: how many bars at what tempo fill a scene, and what each phrase is.

Enters: a mood and a length in seconds. Leaves: phrases, each of up to four bars with their chords,
and the second at which every beat falls. The last bars slow down, and the last chord is held.
"""

import math
import random
from dataclasses import dataclass

from voices.score.moods import Mood

BARS = 4  # in a phrase
_RELEASE_S = 0.7  # the last chord lets go this long before the end
_SLOWING = (1.07, 1.16, 1.35)  # of the last bars; the very last is held
_LONGEST_INTRO = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few bars with one purpose: intro, opening, bridge, rest, closing."""

    kind: str
    numerals: str
    strength: float  # of 1: how loud against the mood

    @property
    def bars(self) -> int:
        """Its length."""
        return len(self.numerals.split())


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds at which beats fall."""

    bars: int
    beats: int
    beat_s: float

    def seconds(self, beat: float) -> float:
        """When a beat of the piece falls; those past the end as well."""
        whole, at = 0.0, 0.0
        slow_from = max(0, self.bars - len(_SLOWING)) * self.beats
        whole = min(beat, slow_from) * self.beat_s
        at = slow_from
        for factor in _SLOWING[len(_SLOWING) - min(self.bars, len(_SLOWING)) :]:
            whole += min(max(beat - at, 0.0), self.beats) * self.beat_s * factor
            at += self.beats
        return whole


def clock(mood: Mood, seconds: float) -> Clock:
    """Bars and tempo that fill `seconds` to the last chord's end, nearest to the mood's own tempo.

    Whole phrases are preferred. Very short pieces are a cadence, or one chord.
    """
    sounding = max(seconds - _RELEASE_S, seconds / 2)
    middle = math.sqrt(mood.bpm[0] * mood.bpm[1])
    best: tuple[float, int, float] | None = None
    longest = max(1, math.ceil(sounding * mood.bpm[1] / 60 / mood.beats))
    for bars in range(1, longest + 1):
        slow = _SLOWING[len(_SLOWING) - min(bars, len(_SLOWING)) :]
        lasting = mood.beats * (bars - len(slow) + sum(slow))
        beat_s = sounding / lasting
        bpm = 60 / beat_s
        beyond = max(0.0, math.log(bpm / mood.bpm[1]), math.log(mood.bpm[0] / bpm))
        off = abs(math.log(bpm / middle)) + 2 * beyond
        left_over = bars % BARS
        cost = off + (0.0, 0.04, 0.05, 0.09)[left_over] + (0.1 if bars < BARS else 0.0)
        if best is None or cost < best[0]:
            best = cost, bars, beat_s
    assert best is not None  # noqa: S101  # one bar is always tried
    return Clock(best[1], mood.beats, best[2])


def phrases(mood: Mood, bars: int, seed: int) -> tuple[Phrase, ...]:
    """The phrases of so many bars: periods, with bridges and rests in long pieces."""
    rng = random.Random(f"form {seed}")
    opening, closing = rng.choice(mood.openings), rng.choice(mood.closings)
    if bars < BARS:
        return (Phrase("closing", " ".join(closing.split()[-bars:]), 0.85),)
    intro, count = bars % BARS, bars // BARS
    told: list[Phrase] = []
    if intro:
        told.append(Phrase("intro", " ".join(opening.split()[:1] * intro), 0.7))
    for kind in _kinds(count):
        told.append(_phrase(mood, kind, opening, closing, rng, len(told)))
    return _shaped(tuple(told))


def _kinds(count: int) -> list[str]:
    """Opening, closing, bridge, closing; then a rest, and so on; a closing ends it."""
    cycle = ("opening", "closing", "bridge", "closing", "rest")
    short = {1: ["closing"], 2: ["opening", "closing"], 3: ["opening", "bridge", "closing"]}
    if count in short:
        return short[count]
    kinds = [cycle[i % len(cycle)] for i in range(count)]
    kinds[-1] = "closing"
    return kinds


def _phrase(
    mood: Mood, kind: str, opening: str, closing: str, rng: random.Random, place: int
) -> Phrase:
    """A phrase of a kind; later openings and closings go other ways than the first."""
    if kind == "bridge":
        return Phrase(kind, rng.choice(mood.bridges), 1.0)
    if kind == "closing":
        return Phrase(kind, closing if place < 3 else rng.choice(mood.closings), 0.95)
    return Phrase(kind, opening if place < 3 else rng.choice(mood.openings), 0.88)


def _shaped(told: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The height of a piece lies two thirds in, and its end is softer."""
    peak = max(0, round(len(told) * 0.67) - 1)
    strength = {peak: 1.12, len(told) - 1: 0.85 if len(told) > 2 else 0.95}
    return tuple(
        Phrase(p.kind, p.numerals, 0.72 if p.kind == "rest" else strength.get(i, p.strength))
        for i, p in enumerate(told)
    )
