"""Spatial words: on which side of what somebody is, and how near.

Enters: a phrase of the script ("behind the bar", "next to Jane"). Leaves: a Side per noun or name,
and the distances at which people deal with each other (Hall 1966, The Hidden Dimension).
"""

import re
from enum import StrEnum

INTIMATE_M = 0.46  # up to here: embracing, whispering
CLOSE_M = 0.76  # personal, close phase: couples, friends side by side
PERSONAL_M = 1.22  # personal, far phase: at arm's length
SOCIAL_M = 3.7  # business, strangers; beyond it one speaks in public


class Side(StrEnum):
    """Where somebody is, told from a thing or a person."""

    AT = "at"  # before it, turned to it
    BEFORE = "before"  # in front of its face
    BEHIND = "behind"
    BESIDE = "beside"
    ACROSS = "across"  # on the other side of it
    AGAINST = "against"  # touching it, one's back to it
    UNDER = "under"
    BETWEEN = "between"
    AWAY = "away"


_LINK = r"(?:\s+(?:to|from|of|with|at|by))?"
_WORDS: tuple[tuple[Side, tuple[str, ...]], ...] = (
    (Side.ACROSS, (
        r"(?:on|to|at|over\s+to)\s+(?:the|an?)\s+(?:other|far|opposite)\s+(?:side|end)\s+of",
        rf"across{_LINK}", rf"opposite{_LINK}", rf"face\s+to\s+face{_LINK}", "facing", "beyond",
    )),
    (Side.BEFORE, (rf"(?:in\s+front|ahead){_LINK}", "before", r"at\s+the\s+foot\s+of")),
    (Side.BEHIND, ("behind", r"(?:in|at|to)\s+(?:the\s+)?(?:back|rear)\s+of")),
    (Side.BESIDE, (
        rf"(?:right\s+)?next{_LINK}", "beside", "alongside", "flanking",
        r"shoulder\s+to\s+shoulder\s+with", rf"(?:at|by|to)\s+(?:\w+\s+)?side{_LINK}",
        r"(?:to|on)\s+(?:the|\w+)\s+(?:left|right)\s+of",
    )),
    (Side.AGAINST, ("against", r"back\s+to")),
    (Side.UNDER, ("under", "underneath", "beneath", "below")),
    (Side.BETWEEN, (r"(?:in\s+)?between", "amid", "among")),
    (Side.AWAY, (rf"away{_LINK}", rf"far{_LINK}", rf"at\s+a\s+distance{_LINK}",
                 r"clear\s+of", r"back\s+from")),
    (Side.AT, ("at", "by", "near", "to", "towards?", "on", "over", "in", "into", "around",
               "round", "with", "along")),
)  # fmt: skip
_NOUN_PHRASE = r"\s+(?:(?:the|an?|his|her|their|its|our|my|your)\s+)?(?:[\w'’-]+\s+){0,2}?"
_SIDES = tuple(
    (side, re.compile(rf"\b({'|'.join(words)}){_NOUN_PHRASE}$", re.IGNORECASE))
    for side, words in _WORDS
)
_LEAVING = re.compile(r"\bfrom\s+(?:behind|under|beneath)\b", re.IGNORECASE)
_AT_ONES_SIDE = re.compile(r"['’]s?\s+(?:left\s+|right\s+|own\s+)?side\b", re.IGNORECASE)


def side_of(text: str, name: str) -> Side:
    """On which side of `name`, a word of `text`, somebody is; AT where no preposition says."""
    match = re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE)
    if match is None:
        return Side.AT
    if _AT_ONES_SIDE.match(text[match.end() :]):
        return Side.BESIDE
    return side_before(text[: match.start()])


def side_before(words: str) -> Side:
    """The side that the last preposition of some words tells."""
    if _LEAVING.search(words):
        return Side.AT
    words = f"{words.rstrip()} "
    found = [(m.span(1), side) for side, pattern in _SIDES if (m := pattern.search(words))]
    apart = [  # "to" within "next to" tells nothing of its own
        (span, side) for span, side in found
        if not any(o[0] <= span[0] and span[1] <= o[1] and o != span for o, _ in found)
    ]  # fmt: skip
    return max(apart, key=lambda f: f[0], default=((0, 0), Side.AT))[1]
