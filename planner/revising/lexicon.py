"""The words that a note may hold: those that are right, and those a typing error may stand for.

Enters: the film, for its names and things. Leaves: two sets of words. Ordinary words that mean
nothing to the reader are known too, so that they are not mistaken for typing errors.
"""

import re
from dataclasses import dataclass
from functools import cache

from planner.revising import words
from planner.revising.clauses import WISHES
from planner.revising.dressing import ADJECTIVES, GARMENTS
from planner.revising.footage import Footage
from planner.revising.things import FURNITURE, in_set
from planner.thing_words import THINGS
from screenplay.words.lexicon import FORMS
from screenplay.words.things import ANIMALS, BODY, HANDHELD
from screenplay.words.vocabulary import vocabulary

_ORDINARY = vocabulary(
    """
    what which when while where there their then than think thing things whale shut shit hate like
    love hope cool nice dark darker bright brighter brown better best good great bad worse worst
    more most less least about above below under around again against along always never ever every
    very well will would could should might must many much some same such each other another being
    before after between during until since scary scarier funny funnier sing song fire live life
    hand hands head heads hero ship shop shout shoot short shirt skirt spot stop step star start
    later date rate late lame game name same fame flame blame whole hole home hard card care core
    cold older colder bold told hold gold bolder folder holder boat coat goat float flat fast past
    last list lost most post cost host ghost roast toast white write wrote right night light fight
    might sight tight eight weight wait wide wise wire tide side hide ride fine line mine pine wine
    nine time tame team dream cream bigger smaller larger taller prettier cuter happy lovely
    mood moon soon noon room roof food foot feet feel feed need seed speed weird wild mild child
    closet clothes cloth clock block black blank bank back pack lack track trick brick quick quiet
    quite quit music magic logic comic epic topic traffic graphics genre style director actor actors
    audience story plot script dialogue ending budget trailer poster title credits logo cast crew
    something anything nothing everything somebody anybody nobody everybody someone anyone
    thriller horror romance drama western
    color colour colors colours contrast saturation grain blur focus zoom crane drone steadicam
    """
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one film's notes."""

    known: frozenset[str]
    meant: tuple[str, ...]  # in order, so that nothing hangs on a set's


@cache
def _grammar() -> frozenset[str]:
    """Every word that the patterns of wishes and phrases are made of."""
    sources = [w.said.pattern for w in WISHES]
    sources += [said for table in (words.SIZES, words.KINDS, words.PHRASES) for said, _ in table]
    sources += [" ".join(w.also) for w in WISHES]
    text = re.sub(r"\?P?[<:=!]+(?:[a-z0-9]+>)?|\\[a-zA-Z]", " ", " ".join(sources))
    found = set(re.findall(r"[a-z]{3,}", text))
    for table in (words.NUMBERS, words.ORDINALS, words.EMOTIONS, words.GESTURES, words.DAYTIMES,
                  words.WEATHERS, words.POSTURES):  # fmt: skip
        found |= set(table)
    return frozenset(found | words.COMMON)


@cache
def _always() -> frozenset[str]:
    nouns = " ".join((*THINGS, *GARMENTS, *FURNITURE, *HANDHELD)).replace("-", " ").split()
    return frozenset(
        {*_grammar(), *words.FILLERS, *_ORDINARY, *BODY, *ANIMALS, *ADJECTIVES, *FORMS, *nouns}
    )


@cache
def _always_meant() -> tuple[str, ...]:
    nouns = {w for w in (*GARMENTS, *FURNITURE, *ADJECTIVES) if w.isalpha()}
    return tuple(sorted(w for w in _grammar() | nouns | words.FILLERS if len(w) > 3))


def lexicon(film: Footage) -> Lexicon:
    """The words of a film's notes."""
    own = set[str]()
    for name in (*(c.name for c in film.graph.characters), *(p.name for p in film.graph.places)):
        own |= {w for w in re.findall(r"[a-z']+", name.lower()) if len(w) > 2}
    for scene in film.scenes:
        own |= {w for noun in in_set(film, scene) for w in noun.split() if w.isalpha()}
    text = " ".join(b.text for b in film.beats.values()).lower().replace("’", "'")
    told = set(re.findall(r"[a-z']+", text))
    meant = {*_always_meant(), *(w for w in own if len(w) > 3)}
    return Lexicon(_always() | own | told, tuple(sorted(meant)))
