"""Clauses that only say why: "they are cute", "it is a pain", "I can not follow it".

Enters: a clause that no wish could be read from. Leaves: whether it may be passed over. It may
where a pronoun is said to be something, and none of its words could be a part of a wish, name
somebody, or count anything; else the whole note is not understood.
"""

import re

from planner.revising import words
from planner.revising.dressing import ADJECTIVES, GARMENTS
from planner.revising.things import FURNITURE
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
    {*_WISHED, *words.EMOTIONS, *words.GESTURES, *words.DAYTIMES, *words.WEATHERS, *words.POSTURES,
     *words.NUMBERS, *words.ORDINALS, *ADJECTIVES, *GARMENTS, *FURNITURE, *THINGS, *BODY,
     *HANDHELD}
) - {"like", "so", "one", "all", "both", "just"}  # fmt: skip


def told_only(clause: str) -> bool:
    """Whether a clause is a reason that asks for nothing."""
    match = _STATED.fullmatch(clause.strip(" .,;:!-"))
    if match is None:
        return False
    told = (match.group("what") or "").split()
    return 0 < len(told) <= _LONGEST and not any(word in _MEANT or "-" in word for word in told)
