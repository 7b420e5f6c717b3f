"""Melody: a motif of two bars, repeated, answered, turned over and brought home.

Enters: a motif's seed, the chords of a phrase, a range. Leaves: pitches with their places in beats.
Strong beats sound tones of the chord; between them the line goes mostly by step, and a leap is
followed by a step back (gap-fill: Meyer, "Emotion and Meaning in Music"). Phrases end on a long
tone: open ones on the dominant's harmony, closed ones on the tonic.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from voices.score.chords import Chord

_SPAN = 18  # semitones that a melody ranges over
_LEAP = 7  # semitones that a new phrase may begin away from the last tone, before its chord's own


@dataclass(frozen=True, slots=True)
class Motif:
    """Two bars to know a film by: steps of the scale from one tone to the next, and rhythms."""

    steps: tuple[int, ...]
    cells: tuple[tuple[float, ...], ...]  # two bars; a third for answers


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone of a melody, in beats from the phrase's start."""

    at: float
    beats: float
    pitch: int


def motif(cells: Sequence[tuple[float, ...]], seed: int) -> Motif:
    """The motif of a seed: the same contour in every mood, in the rhythms of this one."""
    contour, rhythm = random.Random(f"contour {seed}"), random.Random(f"rhythm {seed}")
    steps: list[int] = []
    leapt = 0
    for _ in range(16):
        if leapt:
            steps.append(-1 if leapt > 0 else 1)
            leapt = 0
            continue
        size = contour.choices((1, 2, 3, 4), (12, 4, 2, 1))[0]
        step = size * contour.choice((-1, 1))
        if sum(steps[-3:]) * step > 6:  # a line does not run off one way
            step = -step
        leapt = step if size > 2 else 0
        steps.append(step)
    chosen = rhythm.sample(range(len(cells)), k=min(3, len(cells)))
    return Motif(tuple(steps), tuple(cells[i] for i in chosen))


class Singer:
    """Carries one line through the phrases of a piece."""

    def __init__(self, tune: Motif, scale: Sequence[int], tonic: int, low: int, beats: int) -> None:
        """A line over a mode's steps above a tonic, from pitch `low` up."""
        self.tune, self.beats = tune, beats
        self.tonic, self.low, self.high = tonic, low, low + _SPAN
        self.scale = tuple((tonic + step) % 12 for step in scale)
        self.pitch = low + 8

    def phrase(self, chords: Sequence[Chord], *, closed: bool, turned: bool) -> list[Tone]:
        """A phrase, a chord to the bar: its last bar is one long tone.

        `closed` ends on the tonic; `turned` is the motif upside down, higher at each bar.
        """
        tones: list[Tone] = []
        if not turned:
            middle = self.low + 9
            begun = min(max(middle, self.pitch - _LEAP), self.pitch + _LEAP)
            self.pitch = self._nearest(chords[0].tones, begun)
        used = 0
        for bar, one in enumerate(chords[:-1]):
            cell = self.tune.cells[(0, 1, 2)[bar % 3] % len(self.tune.cells)]
            sign = -1 if turned else 1
            tones += self._bar(one, cell, bar * self.beats, used, sign)
            used = 0 if turned else used + sum(1 for part in cell if part > 0)
        home = (self.tonic % 12,) if closed else chords[-1].tones
        if closed and len(chords) > 1:
            tones = self._led_home(tones, chords[-2])
        self.pitch = self._nearest(home, self.pitch)
        start = (len(chords) - 1) * self.beats
        return [*tones, Tone(start, float(self.beats if closed else self.beats - 1), self.pitch)]

    def _bar(
        self, one: Chord, cell: tuple[float, ...], start: float, used: int, sign: int
    ) -> list[Tone]:
        tones, at = [], 0.0
        inside = self._scale_of(one)
        for part in cell:
            if part > 0:
                step = sign * self.tune.steps[used % len(self.tune.steps)]
                self.pitch = self._next(one, inside, step, strong=at % 2 == 0 or part >= 1.5)
                tones.append(Tone(start + at, part, self.pitch))
                used += 1
            at += abs(part)
        return tones

    def _next(self, one: Chord, inside: tuple[int, ...], step: int, *, strong: bool) -> int:
        """The tone that a step of the scale leads to; a strong one belongs to the chord."""
        if not self.low <= self.pitch + 2 * step <= self.high:
            step = -step
        ladder = [p for p in range(self.low - 12, self.high + 13) if p % 12 in inside]
        here = min(range(len(ladder)), key=lambda i: (abs(ladder[i] - self.pitch), i))
        wanted = ladder[min(max(here + step, 0), len(ladder) - 1)]
        # a leap must land on the chord as well
        if strong or abs(step) > 1:
            return self._chord_tone(one, wanted, step)
        return min(max(wanted, self.low), self.high)

    def _chord_tone(self, one: Chord, wanted: int, step: int) -> int:
        """The tone of the chord nearest to one wanted, on its side: a line that moves moves."""
        side = [p for p in range(self.low, self.high + 1)
                if p % 12 in one.tones and (p - self.pitch) * step > 0]  # fmt: skip
        if not side:
            return self._nearest(one.tones, wanted)
        return min(side, key=lambda p: (abs(p - wanted), p))

    def _led_home(self, tones: list[Tone], before: Chord) -> list[Tone]:
        """The last tone before the tonic is a step away from it, where the chord has one."""
        if not tones:
            return tones
        steps = {(self.tonic + s) % 12 for s in (-1, 2, -2, 1)}.intersection(before.tones)
        if not steps:
            return tones
        last = tones[-1]
        self.pitch = self._nearest(tuple(sorted(steps)), last.pitch)
        return [*tones[:-1], Tone(last.at, last.beats, self.pitch)]

    def _scale_of(self, one: Chord) -> tuple[int, ...]:
        """The mode, with the tones that a chord borrows in place of their neighbours."""
        borrowed = [t for t in one.tones if t not in self.scale]
        kept = [
            s
            for s in self.scale
            if not any((s - t) % 12 in {1, 11} and s not in one.tones for t in borrowed)
        ]
        return tuple(sorted({*kept, *one.tones}))  # fmt: skip

    def _nearest(self, classes: Sequence[int], pitch: int) -> int:
        places = [p for p in range(self.low, self.high + 1) if p % 12 in classes]
        return min(places, key=lambda p: (abs(p - pitch), p))
