"""Syllables of a text, by the letters that it is written in.

Enters: words as typed and their language. Leaves: how many syllables are spoken, roughly: groups
of vowels where vowels are written, letters where each is a syllable, shares of letters where
vowels are left out (Arabic, Hebrew) or words run together (Thai).
"""

import re
import unicodedata
from functools import lru_cache

_LATIN = re.compile(r"[aeiouyæøœı]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e(?=s?$|'|’)(?<!le)|(?<=[^aeioudt])ed$")
_DIGIT = re.compile(r"\d")
_VOWELS = re.compile(
    r"[аеёиоуыэюяіїє]"  # Cyrillic: every vowel letter
    r"|[αεηιουω]+"  # Greek, accents off
    r"|[\u3041-\u3096\u30a1-\u30fa\u30fc]"  # kana
    r"|[\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003fffd]"  # Han and Hangul
    r"|[\u10d0\u10d4\u10d8\u10dd\u10e3]|[աեէըիօո]"  # Georgian, Armenian
)
_SMALL_KANA = re.compile(r"[ゃゅょャュョぁぃぅぇぉァィゥェォ]")
_INDIC = re.compile(r"[\u0900-\u0df4]")
_BARE = re.compile(r"[\u0590-\u08ff\u0e00-\u0eff]")  # Hebrew to Arabic, Thai, Lao
_OF_BARE = 0.55  # syllables a letter
_A_DIGIT = 1.6


def syllables(word: str, language: str = "en") -> float:
    """Syllables of one word; 0 for what is no word."""
    return _counted(word.lower(), language.partition("-")[0])


@lru_cache(maxsize=1 << 16)
def _counted(word: str, language: str) -> float:
    count = _A_DIGIT * len(_DIGIT.findall(word))
    letters = _unaccented(word)
    groups = len(_LATIN.findall(letters))
    if language == "en" and groups > 1:
        groups -= len(_SILENT.findall(letters))
    count += groups + len(_VOWELS.findall(letters))
    if not word.isascii():
        count -= len(_SMALL_KANA.findall(word))
        count += sum(map(_indic, word)) + _OF_BARE * len(_letters(_BARE, word))
    return max(count, 1.0) if any(map(str.isalnum, word)) else 0.0


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    kept = (c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept))


def _letters(kind: re.Pattern[str], word: str) -> list[str]:
    return [c for c in kind.findall(word) if unicodedata.category(c) == "Lo"]


def _indic(char: str) -> int:
    """A letter opens a syllable, a virama takes it back."""
    if not _INDIC.match(char):
        return 0
    if unicodedata.combining(char) == 9:  # virama
        return -1
    return int(unicodedata.category(char) == "Lo")
