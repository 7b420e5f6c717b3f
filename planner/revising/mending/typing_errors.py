"""A note with its typing errors mended, before anybody reads it.

Enters: a note as typed, the film. Leaves: the note with each word that is no word put right, where
one word is clearly meant: a name or a thing of the film, a word of the craft, else an English word
that is by far the likeliest. What stands in quotation marks stays as it is.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from planner.revising.footage import Footage
from planner.revising.learned.encoder import encoder
from planner.revising.lexicon import Lexicon, lexicon
from planner.revising.words.english import english, near, share
from planner.revising.words.of_remarks import FEELINGS
from planner.revising.words.synonyms import COMMON

_APART = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<!\w)'[^']*'(?!\w)|[\w./-]+\.\w{2,4}\b")
"""Quotations and names of files."""
_WORD = re.compile(r"(?<![\w@'’])[A-Za-z]{3,}(?!\w|['’][a-rt-z])")
_AS_TYPED = re.compile(  # chat, and contractions without their sign
    r"(?:ai|are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would)nt|"
    r"(?:i|you|we|they|he|she|it|that|there|what|who|where|let)(?:m|s|re|ve|ll|d)|"
    r"\w*(\w)\1\1\w*|pl[sz]|thx|ty|cu?z|coz|btw|fyi|imh?o|tbh|idk|asap|br[uo]h|bruv|vid|pic|"
    r"anim|storyboard\w*|sh[uo]d|wud|cud|gimme|ish|vo|atmos|sfx|mocap|[a-z]+cam"
)
_ACCENTED = re.compile(r"[^\W\d_]*[\u00c0-\u024f][^\W\d_]*")
_LITTLE = ("the", "and", "for", "you", "her", "his", "him", "out", "off", "cut", "but", "not",
           "she", "are", "was", "has", "shot", "this", "that", "with", "from")  # fmt: skip
_SHORT, _STEM, _LONG = 4, 5, 8  # letters: few, one error of few kinds; many, two errors
_FAR_LIKELIER = 20  # times as common as the next likely word
_COMMON = 1e-6  # of all English words, at least: a rarer one is hardly meant


def mended(note: str, film: Footage) -> str:
    """The note with its typing errors put right."""
    words = lexicon(film)
    found: list[str] = []
    last = 0
    for apart in (*_APART.finditer(note), None):
        first = len(note) if apart is None else apart.start()
        part = _ACCENTED.sub(lambda m: _plain(m.group(), words), note[last:first])
        found.append(_WORD.sub(lambda m: _right(m.group(), words), part))
        if apart is not None:
            found.append(apart.group())
            last = apart.end()
    return "".join(found)


def _plain(typed: str, words: Lexicon) -> str:
    """A word without its accents, as words of the craft are; a name keeps its own."""
    if typed.lower() in words.names:
        return typed
    letters = unicodedata.normalize("NFD", typed)
    return "".join(c for c in letters if unicodedata.category(c) != "Mn")


def _right(typed: str, words: Lexicon) -> str:
    """The word that is meant; as typed where it is a word, or nothing or too much is near."""
    word = typed.lower()
    if typed.isupper() or _AS_TYPED.fullmatch(word) or _is_word(word, words):
        return typed
    known = (*words.meant, *_LITTLE, *FEELINGS, *sorted(words.names))
    meant = _near(word, known, words.names) or _several(word, known, words.names)
    meant = meant or _likeliest(word)
    return _cased(meant, typed) if meant else typed


def _is_word(word: str, words: Lexicon) -> bool:
    """Whether a word is one, or made of one: "lamps", "shouty"."""
    plain = {word, word.removesuffix("s")}
    if len(word) > _STEM and word.endswith(("y", "ish")):
        plain |= {word.removesuffix("y"), word.removesuffix("ish")}
    return any(w in words.known or english(w) or w in encoder().rows for w in plain)


def _near(word: str, known: Sequence[str], names: Collection[str]) -> str:
    """The one known word that is nearest, or nothing."""
    reach = 1 if len(word) < _LONG else 2
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=2, limit=24)
    found = [n for n in found if n[1] <= reach or _swapped(word, n[0])]
    if len(word) <= _SHORT:
        found = [n for n in found if _swapped(word, n[0]) or _grown(word, n[0], names)]
    least = min((n[1] for n in found), default=0)
    nearest = list(dict.fromkeys(n[0] for n in found if n[1] == least))
    for likelier in (_swapped, _begins_alike):
        nearest = [n for n in nearest if likelier(word, n)] or nearest
    ordinary = [n for n in nearest if n in COMMON]
    nearest = ordinary if len(nearest) > 1 and ordinary else nearest
    return nearest[0] if len(nearest) == 1 else ""


def _several(word: str, known: Sequence[str], names: Collection[str]) -> str:
    """Several of what is known as one, with two letters in each other's place: "puases"."""
    one = word.removesuffix("s")
    meant = _near(one, known, names) if one != word and len(one) >= _STEM else ""
    return f"{meant}s" if meant and meant not in names and _swapped(one, meant) else ""


def _likeliest(word: str) -> str:
    """The English word one letter away that is far commoner than all others, or nothing."""
    if len(word) <= _SHORT:
        return ""
    likely = sorted(near(word), key=lambda n: (-share(n), n))
    likely = [n for n in likely if n != word and n.isalpha()]
    if not likely or share(likely[0]) < _COMMON:
        return ""
    clear = len(likely) == 1 or share(likely[0]) >= _FAR_LIKELIER * share(likely[1])
    return likely[0] if clear and word[0] == likely[0][0] else ""


def _swapped(typed: str, word: str) -> bool:
    """Whether all letters are there, two in each other's place."""
    return sorted(typed) == sorted(word)


def _grown(typed: str, word: str, names: Collection[str]) -> bool:
    """Whether a name, a word of the craft, or a little word lacks a letter."""
    usual = word in COMMON or word in _LITTLE or word in names
    return usual and len(word) > len(typed)


def _begins_alike(typed: str, word: str) -> bool:
    return typed[0] == word[0]


def _cased(word: str, typed: str) -> str:
    """A word with the capital that was typed."""
    return word.capitalize() if typed[0].isupper() else word
