"""Head nouns of phrases.

Enters: tokens and where a phrase begins. Leaves: the noun that it is about: the last word before a
stop, a preposition or a participle.
"""

from collections.abc import Sequence

from screenplay.actions.tokens import Token
from screenplay.words.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from screenplay.words.things import ADJECTIVES, ING_NOUNS, STUFF_OF
from screenplay.words.vocabulary import vocabulary

STOPS = vocabulary(
    """
    , ; : -- — – . ! ? ( ) … and or
    """
)
_NOT_NOUNS = vocabulary(
    """
    first last next further it him her them himself herself themselves itself there here
    away back up down out off
    goodnight goodbye hello farewell over around home upstairs downstairs forward something him. who
    anyway anyhow yesterday today tomorrow tonight instead meanwhile somehow sometimes neither
    better worse best worst
    """
)
_NO_HEADS = vocabulary(
    "other one first last same next fresh full more few such single several many new"
)
_HOW = vocabulary(
    "bolt deep barefoot bareheaded breathless guard sentry apart close tiptoe aloof wet late"
)
"""How, without an article: sits BOLT upright, drinks DEEP, pads BAREFOOT, stands GUARD."""
_PARTICLES = frozenset(("up", "down", "off", "on", "out", "back", "away", "aside", "open", "over"))
_CLAUSE_WORDS = BE | HAVE | MODALS | {"he", "she", "they", "who", "which"}
_MADE = vocabulary(
    """
    made built lit worn torn hung kept bound drawn cut full
    """
)


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """HER is an object before a stop, a preposition or another article; else it owns."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1].low
    return (
        following in STOPS
        or following in PREPOSITIONS
        or following in DETERMINERS
        or following in SUBORDINATORS
        or following in ADVERBS
        or following.endswith("ly")
    )


def head_noun(tokens: Sequence[Token], at: int, *, skip_particles: bool = False) -> str | None:
    """Head of the noun phrase at `at`: its last word before a stop or preposition."""
    while at < len(tokens) and _before_noun(tokens, at, skip_particles=skip_particles):
        at += 1
    if at < len(tokens) and tokens[at].low.endswith("ed") and is_participle(tokens[at]):
        return None  # lies crumpled
    words, end = _words(tokens, at)
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.mention is not None and not after.mention.possessive:
        return None  # his bride JOSEPHINE: the noun is a person
    if (
        after is not None
        and after.low == "of"
        and words
        and words[-1].removesuffix("s") in STUFF_OF
    ):
        return head_noun(tokens, end + 1)
    while words and (words[-1].endswith("ly") or words[-1] in ADVERBS or words[-1] in _NOT_NOUNS):
        words.pop()
    bare = [word for word in words if word not in DETERMINERS and word[:1].isalpha()]
    if not bare or bare[-1] in _NO_HEADS or bare[-1].endswith("-eyed"):
        return None
    owned = len(bare) < len(words)  # HER knitting
    if not owned and len(bare) == 1 and bare[0] in _HOW:
        return None
    verbal = bare[-1].endswith("ing") and bare[-1] not in ING_NOUNS and not owned
    return None if verbal else bare[-1].removesuffix("'s")


def _words(tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Words of the phrase at `at`, and where it ends."""
    words: list[str] = []
    for index, token in enumerate(tokens[at:], start=at):
        if token.low == "," and _more_adjectives(tokens, index, words):
            continue
        ends = _ends_phrase(token) or (_named(words) and is_participle(token))
        if ends or (token.low in DETERMINERS and _named(words)):
            return words, index
        words.append(token.low)
    return words, len(tokens)


def _more_adjectives(tokens: Sequence[Token], comma: int, words: Sequence[str]) -> bool:
    """A LONG, HARD look."""
    bare = [word for word in words if word not in DETERMINERS]
    following = tokens[comma + 1].low if comma + 1 < len(tokens) else "."
    more = following in ADJECTIVES or following.endswith(("y", "ed"))
    return bool(bare) and more and all(word in ADJECTIVES for word in bare)


def _named(words: Sequence[str]) -> bool:
    """Whether a phrase has more than its article."""
    return any(word not in DETERMINERS for word in words)


def is_participle(token: Token) -> bool:
    """A desk COVERED with papers, a case HOLDING cash; not a RED mug, not a RING."""
    if token.low.endswith("ing"):
        return token.low not in ING_NOUNS
    return (token.low.endswith("ed") and len(token.low) > 4) or token.low in _MADE


def _before_noun(tokens: Sequence[Token], at: int, *, skip_particles: bool) -> bool:
    token = tokens[at]
    if token.mention is not None:
        return True
    if token.low in ("him", "them", "me", "us") or (
        token.low == "her" and stands_alone(tokens, at)
    ):
        return True
    if token.low in ("himself", "herself", "themselves") and at + 1 < len(tokens):
        return tokens[at + 1].low in DETERMINERS  # allows herself A SMILE
    adverb = token.low.endswith("ly") or token.low in ADVERBS
    return adverb or (skip_particles and at == 0 and token.low in _PARTICLES)


def _ends_phrase(token: Token) -> bool:
    return (
        token.low in STOPS
        or token.low in PREPOSITIONS
        or token.low in SUBORDINATORS
        or token.low in _CLAUSE_WORDS
        or (token.mention is not None and not token.mention.possessive)
    )
