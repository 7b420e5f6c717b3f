"""The English language, as far as its words go.

Enters: words in small letters. Leaves: whether they are words, words one letter away, and how
common one is.
"""

from collections.abc import Collection
from functools import cache

from spellchecker import SpellChecker


def english(word: str) -> bool:
    """Whether a word is one of English."""
    return word in _dictionary()


def near(word: str) -> Collection[str]:
    """English words that are one error away, the word itself among them where it is one."""
    return _dictionary().candidates(word) or ()


def share(word: str) -> float:
    """How often a word is used, of all words."""
    return float(_dictionary().word_usage_frequency(word))


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en", distance=1)
