"""Accompaniment: what a bar of a chord is played as.

Enters: a voicing and the beats of a bar. Leaves: strokes in beats from the bar's start. Names are
those of common practice: broken chords, waltz, oom-pah (offbeat), march, ostinato.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from voices.score.chords import Voicing


@dataclass(frozen=True, slots=True)
class Stroke:
    """A tone of the accompaniment; `weight` is added to the velocity."""

    at: float
    beats: float
    pitch: int
    weight: int = 0


def _broken(voicing: Voicing, beats: int) -> list[Stroke]:
    """Up and down through the chord in eighths."""
    low, middle, high = voicing.upper
    order = (low, middle, high, middle)
    return [
        Stroke(i / 2, 0.9, order[i % 4], 0 if i % 4 == 0 else -10) for i in range(2 * beats)
    ]  # fmt: skip


def _waltz(voicing: Voicing, beats: int) -> list[Stroke]:
    """The chord on every beat but the first, which is the bass's own; the harp answers."""
    low, middle, high = voicing.upper
    strokes = [Stroke(0, 1, low, -6)]
    for beat in range(1, beats):
        strokes += [Stroke(beat, 0.8, middle, -8), Stroke(beat, 0.8, high, -10)]
    return strokes


def _offbeat(voicing: Voicing, beats: int) -> list[Stroke]:
    """Short chords after the beats."""
    return [
        Stroke(beat + 0.5 * (beat % 2 == 0), 0.35, pitch, -6)
        for beat in range(1, beats)
        for pitch in voicing.upper
    ]


def _march(voicing: Voicing, beats: int) -> list[Stroke]:
    """Dotted chords that press on to the next bar."""
    places = ((0, 0.9, 4), (1.5, 0.4, -8), (2, 0.9, 0), (3, 0.45, -6), (3.5, 0.45, -4))
    return [
        Stroke(at, length, pitch, weight)
        for at, length, weight in places
        if at < beats
        for pitch in voicing.upper
    ]


def _ostinato(voicing: Voicing, beats: int) -> list[Stroke]:
    """The same low cell over and over, in eighths: 3 + 3 + 2."""
    root = voicing.upper[0] - 12 if voicing.upper[0] > 57 else voicing.upper[0]
    neighbour = voicing.upper[1] - 12 if voicing.upper[1] > 62 else voicing.upper[1]
    accents = {0, 3, 6}
    return [
        Stroke(i / 2, 0.4, neighbour if i in {3, 6} else root, 6 if i in accents else -10)
        for i in range(2 * beats)
    ]


def _drops(voicing: Voicing, beats: int) -> list[Stroke]:
    """A few high tones that fall beside the beat."""
    _, middle, high = voicing.upper
    places = ((0.75, high + 12), (2.25, middle + 12), (3.5, high + 24))
    return [Stroke(at, 1.5, pitch, -14) for at, pitch in places if at < beats]


FIGURES: Mapping[str, Callable[[Voicing, int], list[Stroke]]] = {
    "broken": _broken, "waltz": _waltz, "offbeat": _offbeat, "march": _march,
    "ostinato": _ostinato, "drops": _drops,
}  # fmt: skip


def bass_line(voicing: Voicing, figure: str, beats: int) -> list[Stroke]:
    """What the bass plays in a bar: long tones, or root and fifth where the music walks."""
    low = voicing.bass
    if figure in {"offbeat", "march"}:
        fifth = _fifth(voicing)
        return [Stroke(0, 0.9, low, 4), Stroke(2, 0.9, fifth, -4)]
    if figure == "ostinato":
        return [Stroke(0, 1.4, low, 6), Stroke(1.5, 1.4, low), Stroke(3, 0.9, low, -4)]
    return [Stroke(0, float(beats), low)]


def drum_line(voicing: Voicing, figure: str, *, strong: bool) -> list[Stroke]:
    """Kettledrums or taiko: a stroke to open a bar, and a pattern where the music is strong."""
    low = voicing.bass if figure != "ostinato" else 48
    if not strong:
        return [Stroke(0, 1, low, -12)]
    places = ((0, 8), (1.5, -6), (3, 0), (3.5, -4)) if figure == "ostinato" else ((0, 6), (3.5, -8))
    return [Stroke(at, 0.5, low, weight) for at, weight in places]


def _fifth(voicing: Voicing) -> int:
    """The fifth below or above the bass, within a bass's reach; the bass itself in inversions."""
    one = voicing.chord
    if one.bass != one.tones[0] or one.tones[2] == one.bass:
        return voicing.bass
    up = voicing.bass + (one.tones[2] - one.bass) % 12
    return up if up <= 47 else up - 12
