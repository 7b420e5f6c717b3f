"""Composing: a mood, a length, a seed → who plays what when.

Enters: a brief. Leaves: a piece: notes in seconds, and swells of the held instruments. The seed
gives the tune, which is the same in every mood: scenes of one film share their motif. Where
somebody speaks the melody steps back and the figure thins; in pauses both come forward.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from voices.errors import BadScore
from voices.score.chords import Voicing, progression, voiced
from voices.score.figures import FIGURES, Stroke, bass_line, drum_line
from voices.score.form import Clock, Phrase, clock, phrases
from voices.score.melody import Singer, Tone, motif
from voices.score.moods import MODES, MOODS, Mood

PARTS = ("lead", "answer", "pad", "figure", "bass", "drum")
_LOOSE_S = 0.012  # people do not play together to the millisecond
_PAUSE_S = 1.2  # a pause in the dialogue that music may come forward in


@dataclass(frozen=True, slots=True)
class Brief:
    """What music is asked for."""

    mood: str  # of `voices.score.moods.MOODS`
    seconds: float
    seed: int = 0
    speech: tuple[tuple[float, float], ...] = ()  # seconds from the piece's start


@dataclass(frozen=True, slots=True)
class Note:
    """A tone of an instrument."""

    part: str
    start_s: float
    seconds: float
    pitch: int  # MIDI
    velocity: int  # 1 … 127


@dataclass(frozen=True, slots=True)
class Swell:
    """From here on a part is so loud (MIDI expression, 0 … 127)."""

    part: str
    at_s: float
    level: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Composed music: `programs` are General MIDI instruments by part."""

    seconds: float
    programs: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]
    swells: tuple[Swell, ...]
    beat_s: float


def compose(brief: Brief) -> Piece:
    """Write the music of a brief; raises BadScore for an unknown mood or no length."""
    mood = MOODS.get(brief.mood)
    if mood is None:
        raise BadScore(f"no mood {brief.mood!r}", f"write one of {', '.join(sorted(MOODS))}")
    if not brief.seconds > 0:
        raise BadScore(f"a piece of {brief.seconds:g} s", "ask for more than nothing")
    return _Composing(brief, mood).piece()


class _Composing:
    """One piece being written."""

    def __init__(self, brief: Brief, mood: Mood) -> None:
        self.brief, self.mood = brief, mood
        rng = random.Random(f"piece {brief.seed}")
        self.tonic = rng.choice(mood.tonics)
        self.rng = random.Random(f"hands {brief.seed}")
        self.clock: Clock = clock(mood, brief.seconds)
        self.form = phrases(mood, self.clock.bars, brief.seed)
        tune = motif(mood.cells, brief.seed)
        self.singer = Singer(tune, MODES[mood.mode], self.tonic, mood.lead_low, mood.beats)
        self.notes: list[Note] = []

    def piece(self) -> Piece:
        chords = tuple(c for p in self.form for c in progression(p.numerals, self.tonic))
        bars = voiced(chords)
        at = 0
        for place, phrase in enumerate(self.form):
            self._phrase(place, phrase, bars[at : at + phrase.bars], at)
            at += phrase.bars
        band = self.mood.band
        programs = tuple((p, getattr(band, p)) for p in PARTS if getattr(band, p) is not None)
        notes = tuple(sorted(self.notes, key=lambda n: (n.start_s, n.part, n.pitch)))
        return Piece(
            self.brief.seconds, programs, notes, tuple(self._swells()), self.clock.beat_s
        )  # fmt: skip

    def _phrase(self, place: int, phrase: Phrase, bars: tuple[Voicing, ...], first: int) -> None:
        last = place == len(self.form) - 1
        if phrase.kind not in {"intro", "rest"}:
            self._melody(phrase, bars, first)
        for bar, voicing in enumerate(bars):
            final = last and bar == len(bars) - 1
            self._harmony(voicing, first + bar, phrase, final=final)

    def _melody(self, phrase: Phrase, bars: tuple[Voicing, ...], first: int) -> None:
        chords = [v.chord for v in bars]
        turned = phrase.kind == "bridge"
        tones = self.singer.phrase(chords, closed=phrase.kind == "closing", turned=turned)
        lead = "answer" if turned else "lead"
        whole = len(bars) * self.mood.beats
        for tone in tones:
            arch = 8 * math.sin(math.pi * min(1.0, (tone.at + 1) / whole))
            self._sing(lead, tone, first, round(6 + arch), phrase)
            if phrase.strength > 1.05 and not turned:
                self._sing("answer", tone, first, round(arch - 8), phrase)

    def _sing(self, part: str, tone: Tone, first: int, weight: int, phrase: Phrase) -> None:
        beat = first * self.mood.beats + tone.at
        self._play(part, beat, 0.96 * tone.beats, tone.pitch, weight, phrase.strength)

    def _harmony(self, voicing: Voicing, bar: int, phrase: Phrase, *, final: bool) -> None:
        beats, strength = self.mood.beats, phrase.strength
        start = bar * beats
        for pitch in voicing.upper:
            self._play("pad", start, beats, pitch, -16, strength)
        if final:
            self._strokes("bass", [Stroke(0, beats, voicing.bass)], start, strength)
            self._strokes("figure", [Stroke(0, beats, voicing.upper[0], -4)], start, strength)
            if self.mood.band.drum is not None:
                strokes = drum_line(voicing, self.mood.figure, strong=False)
                self._strokes("drum", strokes, start, strength)
            return
        self._strokes("bass", bass_line(voicing, self.mood.figure, beats), start, strength)
        figure = FIGURES[self.mood.figure](voicing, beats)
        self._strokes("figure", self._thinned(figure, start), start, strength)
        if self.mood.band.drum is not None and phrase.kind != "intro":
            strong = phrase.strength > 0.9 and phrase.kind != "rest"
            strokes = drum_line(voicing, self.mood.figure, strong=strong)
            self._strokes("drum", strokes, start, strength)

    def _strokes(self, part: str, strokes: list[Stroke], start: int, strength: float) -> None:
        for stroke in strokes:
            at = start + stroke.at
            self._play(part, at, stroke.beats, stroke.pitch, stroke.weight - 6, strength)

    def _thinned(self, strokes: list[Stroke], start: int) -> list[Stroke]:
        """While somebody speaks only what falls on the beats is left."""
        return [
            s for s in strokes
            if s.at % 1 == 0 or not self._spoken(self.clock.seconds(start + s.at))
        ]  # fmt: skip

    def _play(
        self, part: str, beat: float, beats: float, pitch: int, weight: int, strength: float
    ) -> None:
        start = self.clock.seconds(beat)
        end = self.clock.seconds(beat + beats)
        loose = self.rng.uniform(0, _LOOSE_S) if part != "pad" else 0.0
        velocity = strength * (self.mood.loud + weight) + self.rng.uniform(-3, 3)
        if self._spoken(start) and part in {"lead", "answer", "figure"}:
            velocity *= 0.78
        elif part in {"lead", "answer"} and self._in_pause(start):
            velocity *= 1.08
        level = int(min(max(round(velocity), 12), 118))
        end = min(end, self.brief.seconds - 0.05)
        if end > start + loose:
            self.notes.append(Note(part, start + loose, end - start - loose, pitch, level))

    def _spoken(self, at_s: float) -> bool:
        return any(start <= at_s < end for start, end in self.brief.speech)

    def _in_pause(self, at_s: float) -> bool:
        """Whether nobody speaks for a while around a moment of a scene that has speech."""
        return bool(self.brief.speech) and not any(
            start - _PAUSE_S <= at_s < end + _PAUSE_S / 2 for start, end in self.brief.speech
        )

    def _swells(self) -> Iterator[Swell]:
        """Held instruments breathe with the phrases: up to their middle, and down again."""
        at = 0
        for phrase in self.form:
            for step in range(2 * phrase.bars):
                beat = (at + step / 2) * self.mood.beats
                arch = math.sin(math.pi * (step + 1) / (2 * phrase.bars + 1))
                level = round(78 + 34 * arch * min(1.0, phrase.strength))
                yield Swell("pad", self.clock.seconds(beat), level)
            at += phrase.bars
