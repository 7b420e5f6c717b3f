"""Lyrics: a simple tune for words that are sung.

Enters: where the vowels of a phrase lie. Leaves: a note for each, on a major pentatonic scale, so
that any two sound well together, closing on the tonic.
"""

from collections.abc import Sequence

import numpy as np

from voices.world import Note

_SCALE = (-5, -3, 0, 2, 4, 7, 9)  # semitones from the tonic; a comfortable ninth for any voice
_TONIC = _SCALE.index(0)


def tune(vowels: Sequence[tuple[float, float]], tonic_hz: float, seed: int) -> tuple[Note, ...]:
    """Notes in seconds of the phrase, each from its vowel to the next.

    Args:
        vowels: start and end of every vowel, in order.
        tonic_hz: the note that the phrase ends on.
        seed: the same seed gives the same tune.
    """
    random = np.random.default_rng(seed)
    degree, notes = _TONIC, []
    for index, (start_s, end_s) in enumerate(vowels):
        closing = index == len(vowels) - 1
        until_s = end_s if closing else vowels[index + 1][0]
        degree = _TONIC if closing else _next(degree, random)
        notes.append(Note(start_s, until_s, tonic_hz * 2 ** (_SCALE[degree] / 12)))
    return tuple(notes)


def _next(degree: int, random: np.random.Generator) -> int:
    """A step or a small leap, turning back at the ends of the range."""
    move = int(random.choice([-2, -1, -1, 0, 1, 1, 2]))
    moved = degree + move
    return moved if 0 <= moved < len(_SCALE) else degree - move
