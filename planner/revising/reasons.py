"""Clauses that only say why: "they are cute", "it is a pain", "I can not follow it".

Enters: a clause that no wish could be read from. Leaves: whether it may be passed over. It may
where a pronoun is said to be something, and none of its words could be a part of a wish, name
somebody, or count anything; else the whole note is not understood.
"""

import re
from dataclasses import replace

from planner.edits import (
    Drop,
    Edit,
    Hold,
    Length,
    Merge,
    Pace,
    Relight,
    Reorder,
    Sound,
    Split,
    Transition,
    Voice,
)
from planner.revising.references.pointing import told_shot
from planner.revising.references.scope import About, Scope
from planner.revising.words import synonyms
from planner.revising.words.furniture import FURNITURE
from planner.revising.words.garments import ADJECTIVES, GARMENTS
from planner.thing_words import THINGS
from screenplay.words.things import BODY, HANDHELD
from screenplay.words.vocabulary import vocabulary

_STATED = re.compile(
    r"(?:because |since |as |so )?(?:(?:it|this|that|they|these|he|she)(?: (?:just|really|all|both|"
    r"both just))* (?:is|are|was|were|feels?|looks?|seems?|does not|do not|did not|has|have|got|"
    r"gets?)"
    r"|(?:i|we|you|nobody)(?: just| really)* (?:can not|can hardly|could not|do not|know|am|are|"
    r"think|"
    r"loved?|liked?))(?: (?P<what>[a-z' -]+))?"
)
_LOOKED = re.compile(r"\blooks? (?:away|at|over|across|round|around|into|towards?|to|up|down)\b")
_LONGEST = 7  # words; what is told at length may ask for something
_WISHED = vocabulary(
    """
    thriller horror romance drama western comedy
    unless if until except when while where although though instead than
    too not enough more less much so slow slower slowly fast faster quick quicker long longer short
    shorter close closer wide wider tight tighter far near low lower high higher loud louder quiet
    dark darker bright brighter warm warmer cold colder flat soft hear see seen look looking show
    hold stay cut move moving camera angle lens shot shots scene line voice music sound light
    left right up down out off back before after without with only just alone together both all
    everybody everyone nobody nothing missing wrong different same other want wants need needs like
    likes should must be being been never always behind front next begin begins start starts end
    ends pause silence rushed drags dragging static handheld face hair hat gone here there big
    bigger small smaller facing saying talking speaking wearing holding walking running
    """
)
_MEANT = frozenset(
    {*_WISHED, *synonyms.EMOTIONS, *synonyms.GESTURES, *synonyms.DAYTIMES,
     *synonyms.WEATHERS, *synonyms.POSTURES, *synonyms.NUMBERS, *synonyms.ORDINALS,
     *ADJECTIVES, *GARMENTS, *FURNITURE, *THINGS, *BODY, *HANDHELD}
) - {"like", "so", "one", "all", "both", "just"}  # fmt: skip


def told_only(clause: str) -> bool:
    """Whether a clause is a reason that asks for nothing."""
    match = _STATED.fullmatch(clause.strip(" .,;:!-"))
    if match is None:
        return False
    told = (match.group("what") or "").split()
    if _LOOKED.search(clause):
        return False
    return 0 < len(told) <= _LONGEST and not any(word in _MEANT or "-" in word for word in told)


ENDS = re.compile(r"[.;!?]")
_OF_TIME = vocabulary(
    """
    slow slowly long short pause pauses silence rushed drags drag dragging crawls crawl overstays
    outstays flabby slack lags sags late early quick fast hurried abrupt hold
    """
)
"""Words of a remark about time: the wish after it must be one for time or the cut."""
_DENIED = vocabulary(
    "not never less enough too nobody nothing like same wrong being been than shot shots whole"
)
_TELLS = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|his|her|its|all) )?(?:[a-z']+ ){0,3}?(?:(?:in|of|at) )?"
    r"(?:@[sc]\d+|[a-z]+)(?:'s)?(?:,? (?:just|really|already|still|never|only|all))* "
    r"(?P<told>(?:is|are|was|were|has|have|does not|do not|feels?|looks?|seems?)\b|[a-z]{3,}s\b|"
    r"(?:crawl|drag|lag|sag|feel|look|seem|run)\b)"
)
_ASKS = re.compile(
    r"\b(?:should|must|could|can|would|let|make|please|put|add|give|take|lose|drop|remove|trim|"
    r"cut|hold|keep|want|wants|need|needs|try|use|set|change|if|unless|until|or|instead|rather|"
    r"without|except|merge|split|move|swap|insert|says?|said|thinks?|thought|wrote|asks?|"
    r"get|show|bring|pull|creep|shoot|frame|have|go"
    r"|asked)\b|@[tlbqvf]\d|(?:size|kind)-"
)
_UNHEARD = re.compile(
    r"(?:i|we|you|one|nobody) can (?:not|hardly|barely|scarcely) (?:even |really )?hear "
    r"[a-z\d@' ]+|"
    r"[a-z\d@' ]+ can (?:not|hardly|barely|scarcely) be heard[a-z\d@' ]*"
)
_WEATHER = re.compile(
    r"(?:it is|there is) (?:still |already |somehow )?(?:raining|snowing|rain|snow|fog|foggy|misty|"
    r"night|day|dark)(?: (?:inside|in|at|on|outside) (?:the )?(?:@[cp]\d+|[a-z]+))?"
)
_APART = re.compile(r"@s\d+.*(?:,|\b(?:and|but|while|so)\b).*@s\d+")
"""Two shots that something is told of, one after the other."""
_CRAFTS_OF_TIME: tuple[type[Edit], ...] = (
    Length,
    Hold,
    Pace,
    Transition,
    Drop,
    Split,
    Merge,
    Reorder,
)


def remarked(sentence: str) -> tuple[type[Edit], ...] | None:
    """What edits may follow a sentence that asks for nothing; None where it may ask."""
    text = sentence.strip(" .,;:!-").replace(",", "").replace(" all it should in ", " all in ")
    text = text.replace(" right there", "")
    if _UNHEARD.fullmatch(text):
        return (Sound, Voice)
    if _WEATHER.fullmatch(text):
        return (Relight,)
    tells = _TELLS.match(text)
    if sentence.rstrip().endswith("?") or tells is None or _ASKS.search(text):
        return None
    told = text[tells.start("told") :]
    said = [w for w in re.findall(r"[a-z][a-z'-]*", told) if w not in _DENIED]
    rest = [w for w in said if w in _MEANT and w not in _OF_TIME]
    if rest or re.search(r"\b(?:no|only) [a-z]", text):
        return None
    return _CRAFTS_OF_TIME if _OF_TIME & set(said) else (Edit,)


def told_about(scope: Scope) -> About:
    """What the sentence after a remark goes on about: the shots it begins with, or its scene."""
    names = scope.names("s")
    if len(names) > 1 and _APART.search(scope.text):
        found = scope.pointers.found
        options = [(told_shot(scope.film.by_id[i]), n) for n in names for i in found[n]]
        names = (scope.pointers.choose("Which shot?", options),)
    shots = tuple(scope.film.by_id[i] for n in names[:1] for i in scope.pointers.found[n])
    scenes = tuple(scope.film.scene(i) for n in scope.names("c") for i in scope.pointers.found[n])
    if not shots and not scenes:
        return scope.before
    return replace(scope.before, shots=shots, scenes=scenes if not shots else ())
