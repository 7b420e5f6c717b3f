"""Chords: from Roman numerals to voices that move well.

Enters: numerals as `voices.score.moods` writes them, and a tonic. Leaves: a bass and three upper
voices per chord, as MIDI pitches. Voices move by the shortest way, do not move in parallel fifths
or octaves, and keep close intervals out of the depths, where they blur (Kostka and Payne; the low
interval limits of Adler, "The Study of Orchestration").
"""

import re
from dataclasses import dataclass
from itertools import combinations, product

from voices.errors import BadScore

UPPER = (52, 76)  # where the three upper voices may be: E3 to E5
BASS = (33, 47)  # A1 to B2
_CLEAR_FROM = 50  # below this, voices nearer than a fourth blur
_PARALLEL = 40  # what a parallel costs, in semitones of motion
_DEGREES = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
_SHAPES = {
    "": (0, 4, 7), "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "maj9": (0, 4, 7, 14),
    "add9": (0, 4, 7, 14), "sus4": (0, 5, 7), "°": (0, 3, 6),
}  # fmt: skip
_NUMERAL = re.compile(r"([b#]?)([iIvV]+)(maj7|maj9|add9|sus4|7|°)?(?:/([35P]))?")


@dataclass(frozen=True, slots=True)
class Chord:
    """Pitch classes: the root first, and the bass."""

    tones: tuple[int, ...]
    bass: int


@dataclass(frozen=True, slots=True)
class Voicing:
    """A chord in pitches: the bass, and three voices above, the lowest first."""

    chord: Chord
    bass: int
    upper: tuple[int, ...]


def chord(numeral: str, tonic: int) -> Chord:
    """The chord of a numeral; raises BadScore for one that is not written as `moods` says."""
    found = _NUMERAL.fullmatch(numeral)
    if found is None or found.group(2).lower() not in _DEGREES:
        raise BadScore(f"no chord {numeral!r}", "write a Roman numeral such as bVI or V7/3")
    sign, roman, shape, bass = found.groups()
    root = tonic + _DEGREES[roman.lower()] + {"b": -1, "#": 1}.get(sign, 0)
    steps = list(_SHAPES[shape or ""])
    if roman.islower() and shape != "°":
        steps[1] = 3
    tones = tuple((root + step) % 12 for step in steps)
    low = {"3": tones[1], "5": tones[2], "P": tonic % 12}.get(bass or "", tones[0])
    return Chord(tones, low)


def progression(numerals: str, tonic: int) -> tuple[Chord, ...]:
    """The chords of a phrase."""
    return tuple(chord(numeral, tonic) for numeral in numerals.split())


def voiced(chords: tuple[Chord, ...]) -> tuple[Voicing, ...]:
    """Voices for a row of chords, each led from the one before."""
    found: list[Voicing] = []
    for one in chords:
        before = found[-1] if found else None
        found.append(min(_voicings(one, before), key=lambda v: (_cost(v, before), v.upper)))
    return tuple(found)


def parallels(before: Voicing, after: Voicing) -> int:
    """How many pairs of voices move together in fifths or octaves."""
    old, new = (before.bass, *before.upper), (after.bass, *after.upper)
    return sum(
        (old[j] - old[i]) % 12 == (new[j] - new[i]) % 12 in {0, 7}
        and (new[i] - old[i]) * (new[j] - old[j]) > 0
        for i, j in combinations(range(len(old)), 2)
    )


def _voicings(one: Chord, before: Voicing | None) -> list[Voicing]:
    """Every way to lay a chord: three voices with all of its tones, or all but the fifth."""
    wanted = set(one.tones if len(one.tones) == 3 else one.tones[:2] + one.tones[3:])
    places = [
        [p for p in range(UPPER[0], UPPER[1] + 1) if p % 12 == tone] for tone in sorted(wanted)
    ]
    uppers = {tuple(sorted(pitches)) for pitches in product(*places)}
    bass = _bass(one, before)
    return [
        Voicing(one, bass, upper) for upper in uppers
        if max(upper[1] - upper[0], upper[2] - upper[1]) <= 12
    ]  # fmt: skip


def _bass(one: Chord, before: Voicing | None) -> int:
    """The bass nearest to where it was; first near the middle of its range."""
    near = before.bass if before else 40
    places = [p for p in range(BASS[0], BASS[1] + 1) if p % 12 == one.bass]
    return min(places, key=lambda p: (abs(p - near), p))


def _cost(after: Voicing, before: Voicing | None) -> float:
    low, middle, high = after.upper
    muddy = 6.0 * (low < _CLEAR_FROM + 5 and middle - low < 3) + 3.0 * (high - low < 5)
    off_centre = 0.15 * abs(middle - 63)
    if before is None:
        return muddy + off_centre + 0.3 * (high - low)
    motion = sum(abs(a - b) for a, b in zip(after.upper, before.upper, strict=True))
    return motion + muddy + off_centre + _PARALLEL * parallels(before, after)
