"""The words that a note may hold: those that are right, and those a typing error may stand for.

Enters: the film, for its names and things. Leaves: two sets of words. Ordinary words that mean
nothing to the reader are known too, so that they are not mistaken for typing errors.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from planner.revising.clauses import WISHES
from planner.revising.footage import Footage
from planner.revising.references.things import in_set
from planner.revising.remarks.cut import CUTS
from planner.revising.remarks.lengths import LENGTHS
from planner.revising.remarks.look import LOOKS
from planner.revising.remarks.sound import SOUNDS
from planner.revising.words import synonyms
from planner.revising.words.furniture import FURNITURE
from planner.revising.words.garments import ADJECTIVES, GARMENTS
from planner.revising.words.ordinary import ORDINARY
from planner.thing_words import THINGS
from screenplay.words.lexicon import FORMS
from screenplay.words.things import ANIMALS, BODY, HANDHELD


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one film's notes."""

    known: frozenset[str]
    meant: tuple[str, ...]  # in order, so that nothing hangs on a set's
    names: frozenset[str]  # of people


@cache
def _grammar() -> frozenset[str]:
    """Every word that the patterns of wishes and phrases are made of."""
    sources = [w.said.pattern for w in WISHES]
    sources += [
        said for table in (synonyms.SIZES, synonyms.KINDS, synonyms.PHRASES) for said, _ in table
    ]
    sources += [" ".join(w.also) for w in WISHES]
    text = re.sub(r"\?P?[<:=!]+(?:[a-z0-9]+>)?|\\[a-zA-Z]", " ", " ".join(sources))
    found = set(re.findall(r"[a-z]{3,}", text))
    for table in (synonyms.NUMBERS, synonyms.ORDINALS, synonyms.EMOTIONS, synonyms.GESTURES,
                  synonyms.DAYTIMES, synonyms.WEATHERS, synonyms.POSTURES):  # fmt: skip
        found |= set(table)
    return frozenset(found | synonyms.COMMON)


@cache
def _always() -> frozenset[str]:
    nouns = " ".join((*THINGS, *GARMENTS, *FURNITURE, *HANDHELD)).replace("-", " ").split()
    told = re.findall(
        r"[a-z]{3,}", " ".join(said for said, _ in (*LENGTHS, *CUTS, *SOUNDS, *LOOKS))
    )
    return frozenset(
        {
            *_grammar(),
            *told,
            *synonyms.FILLERS,
            *ORDINARY,
            *BODY,
            *ANIMALS,
            *ADJECTIVES,
            *FORMS,
            *nouns,
        }
    )


@cache
def _always_meant() -> tuple[str, ...]:
    nouns = {w for w in (*GARMENTS, *FURNITURE, *ADJECTIVES) if w.isalpha()}
    return tuple(sorted(w for w in _grammar() | nouns | synonyms.FILLERS if len(w) > 3))


@lru_cache(maxsize=4)
def lexicon(film: Footage) -> Lexicon:
    """The words of a film's notes."""
    own = set[str]()
    for name in (
        *(c.name for c in film.graph.characters),
        *(f"{p.name} {p.sub_place}" for p in film.graph.places),
    ):
        own |= {w for w in re.findall(r"[a-z']+", name.lower()) if len(w) > 2}
    for scene in film.scenes:
        own |= {w for noun in in_set(film, scene) for w in noun.split() if w.isalpha()}
    text = " ".join(b.text for b in film.beats.values()).lower().replace("’", "'")
    told = set(re.findall(r"[a-z']+", text))
    meant = {*_always_meant(), *(w for w in own if len(w) > 3)}
    names = {w for c in film.graph.characters for w in re.findall(r"[a-z']+", c.name.lower())}
    return Lexicon(_always() | own | told, tuple(sorted(meant)), frozenset(names))
