"""Trigger words: what a look is called in a prompt.

Enters: who in what, and the words that are taken. Leaves: a word that means nothing yet. Text
encoders may read letters without regard to case (CLIP does), so triggers differ in lower case.
"""

import hashlib
from collections.abc import Collection, Iterable

LENGTH = 7
_FIRST = "bdgjkvwxz"
_VOWELS = "aeiou"
# Pairs that no English word has: a trigger with one of them is in nobody's vocabulary.
_RARE = ("qj", "vq", "zx", "jz", "qk", "wq", "xj", "zq", "kq", "jx")


def trigger_of(who: str, taken: Iterable[str] = (), vocabulary: Collection[str] = ()) -> str:
    """The trigger of `who` (an id and what sets the costume apart): the same for the same.

    Args:
        who: any text.
        taken: triggers and names in use; none is part of the new one, nor it of theirs.
        vocabulary: words that mean something already, in lower case.
    """
    used = [word.casefold() for word in taken]
    for attempt in range(10_000):
        word = _word(f"{who}/{attempt}")
        if word not in vocabulary and not any(word in u or u in word for u in used if u):
            return word
    raise AssertionError(f"no trigger is left for {who!r}")


def _word(seed: str) -> str:
    """Seven letters that can be said aloud, but for two: "bavqoke"."""
    dice = iter(hashlib.sha256(seed.encode()).digest())

    def pick(letters: Collection[str]) -> str:
        options = tuple(letters)
        return options[next(dice) % len(options)]

    return pick(_FIRST) + pick(_VOWELS) + pick(_RARE) + pick(_VOWELS) + pick(_FIRST) + pick(_VOWELS)
