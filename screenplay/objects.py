"""What follows a verb: to whom, with what, where, how.

Enters: the tokens of a clause after its verb. Leaves: target, prop, direction and manner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screenplay.clauses import Token
from screenplay.lexicon import ADVERBS, DETERMINERS, DIRECTIONS, PREPOSITIONS, SUBORDINATORS
from screenplay.pronouns import Antecedents
from screenplay.things import BODY, HANDHELD, STUFF_OF
from screenplay.vocabulary import vocabulary

_STOPS = vocabulary(
    """
    , ; : -- — – . ! ? ( ) … and or
    """
)
_NOT_NOUNS = vocabulary(
    """
    first last next further it him her them himself herself themselves itself there here
    away back up down out off
    over around home upstairs downstairs forward something him. who
    """
)
_ING_NOUNS = vocabulary(
    """
    magnifying wedding dining parking living sleeping swimming shopping reading driving
    washing frying building ring string king evening morning thing ceiling painting drawing
    clothing wing earring boxing fishing
    """
)
_BARE_PLACES = vocabulary(
    """
    bed town school work church camera sleep home court prison jail
    """
)
_GESTURES = vocabulary(
    """
    sigh smile splash look nod shrug laugh grin gasp start groan wave flourish voice moment
    beat smirk frown scream him her
    """
)
_LONGEST_PHRASE = 9  # words of a direction
_MADE = vocabulary(
    """
    made built lit worn torn hung kept bound drawn cut full
    """
)
_SEEN_DOING = vocabulary(
    """
    go come leave disappear sleep fall rise approach walk vanish depart arrive climb pass die
    play dance swim sink grow
    """
)
"""After WATCH or SEE and a thing: the sun go down."""
_SEEING = frozenset(("watch", "look", "listen", "stare", "see"))
_POSSESSORS = frozenset(("his", "her", "their"))
HANDLED = vocabulary(
    """
    pick_up put_down give take throw catch pour drink eat cook wash hold put_on take_off
    raise lower smoke light read write type aim shoot phone answer hang_up pull push wave
    play
    """
)
"""Verbs whose object is in somebody's hands: a prop."""


@dataclass(frozen=True, slots=True)
class Objects:
    """What stands after a verb; `noun` is its direct object, `place` that of the first phrase."""

    people: tuple[str, ...] = ()
    noun: str | None = None
    place: str | None = None
    carried: str | None = None  # after WITH
    in_hand: str | None = None  # WITH … IN HER HAND, WITH and a thing that is carried
    owner: str | None = None  # whose the direct object is, where it is a part of the body
    it: bool = False  # the direct object is "it"
    it_place: bool = False  # the first phrase ends in "it"
    direction: str = ""
    manner: str = ""


def objects_of(
    sentence: str,
    tokens: Sequence[Token],
    people: Antecedents,
    actors: Sequence[str],
    verb: str = "",
) -> Objects:
    """Objects among `tokens`, the part of the clause after the verb."""
    if verb in _SEEING:
        tokens = _without_doing(tokens)
    while tokens and (tokens[-1].low in _STOPS or tokens[-1].low in SUBORDINATORS):
        tokens = tokens[:-1]
    return Objects(
        people=_people(tokens, people, actors),
        noun=_head_noun(tokens, 0, skip_particles=True),
        place=_place(tokens),
        carried=_carried(tokens),
        in_hand=_in_hand(tokens),
        owner=_owner(tokens, people, actors),
        it=_is_it(tokens),
        it_place=_is_it_place(tokens),
        direction=_direction(sentence, tokens, handled=verb in HANDLED),
        manner=_manner(tokens),
    )


def _without_doing(tokens: Sequence[Token]) -> Sequence[Token]:
    for at, token in enumerate(tokens):
        if at and token.low in _SEEN_DOING and tokens[at - 1].low not in PREPOSITIONS:
            return tokens[:at]
    return tokens


def _is_it(tokens: Sequence[Token]) -> bool:
    """Whether IT comes right after the verb, a particle skipped: picks it up, picks up it."""
    return any(token.low in ("it", "them", "both") for token in tokens[:1]) or (
        len(tokens) > 1 and tokens[1].low == "it" and tokens[0].low in ("up", "out", "down", "off")
    )


def _is_it_place(tokens: Sequence[Token]) -> bool:
    for before, token in pairwise(tokens):
        if before.low in PREPOSITIONS:
            return token.low == "it"
    return False


def _owner(tokens: Sequence[Token], people: Antecedents, actors: Sequence[str]) -> str | None:
    """Whose hand is taken: SAM'S hand, HER chin where the actor is no woman."""
    for at, token in enumerate(tokens[:3]):
        noun = next((t.low for t in tokens[at + 1 : at + 4] if t.low in BODY), None)
        if noun is None or token.low in PREPOSITIONS:
            return None
        if token.mention is not None and token.mention.possessive:
            return token.mention.character
        if token.low in _POSSESSORS:
            own = people.fitting(token.low, actors)
            return None if own else next(iter(people.one(token.low, but=actors)), None)
    return None


def _in_hand(tokens: Sequence[Token]) -> str | None:
    """What is told as held: "with a coin in her hand", "lantern in hand", "with a suitcase"."""
    for at, token in enumerate(tokens):
        if token.low in _STOPS - {",", "and"}:
            break
        ahead = [t.low for t in tokens[at + 1 : at + 3]]
        if token.low in HANDHELD and ahead[:1] == ["in"] and at:
            rest = [t.low for t in tokens[at + 2 : at + 5]]
            if {"hand", "hands", "arms"} & set(rest):
                return token.low
        covered = at > 0 and _participle(tokens[at - 1])
        if token.low == "with" and at + 1 < len(tokens) and not covered:
            noun = _head_noun(tokens, at + 1)
            held = any(t.low in ("hand", "hands", "arms") for t in tokens[at + 2 : at + 9])
            if noun is not None and (noun in HANDHELD or (held and noun not in BODY)):
                return noun
    return None


def _people(tokens: Sequence[Token], people: Antecedents, actors: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for at, token in enumerate(tokens):
        if token.low in _STOPS - {"and", "or"}:
            break
        if token.mention is not None and not token.mention.possessive:
            found.append(token.mention.character)
        elif token.low == "him" or (token.low == "her" and _stands_alone(tokens, at)):
            found.extend(people.one(token.low, but=actors))
        elif token.low == "them":
            found.extend(people.several(but=actors))
        elif token.low == "other" and at and tokens[at - 1].low == "each":
            found.extend(actors if len(actors) > 1 else people.several(but=actors))
    return tuple(dict.fromkeys(found))


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """HER is an object before a stop, a preposition or another article; else it owns."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1].low
    return (
        following in _STOPS
        or following in PREPOSITIONS
        or following in DETERMINERS
        or following in SUBORDINATORS
        or following in ADVERBS
        or following.endswith("ly")
    )


def _head_noun(tokens: Sequence[Token], at: int, *, skip_particles: bool = False) -> str | None:
    """Head of the noun phrase at `at`: its last word before a stop or preposition."""
    while at < len(tokens) and _before_noun(tokens, at, skip_particles=skip_particles):
        at += 1
    words: list[str] = []
    if at < len(tokens) and tokens[at].low.endswith("ed") and _participle(tokens[at]):
        return None  # lies crumpled
    for token in tokens[at:]:
        if token.mention is not None and not token.mention.possessive:
            return None  # his bride JOSEPHINE: the noun is a person
        if _ends_phrase(token) or (_named(words) and _participle(token)):
            if token.low == "of" and words and words[-1] in STUFF_OF:
                return _head_noun(tokens, at + len(words) + 1)
            break
        if token.low in DETERMINERS and _named(words):
            break
        words.append(token.low)
    while words and (words[-1].endswith("ly") or words[-1] in ADVERBS or words[-1] in _NOT_NOUNS):
        words.pop()
    bare = [word for word in words if word not in DETERMINERS and word[:1].isalpha()]
    if not bare or bare[-1] in ("other", "one", "first", "last") or bare[-1].endswith("-eyed"):
        return None
    return bare[-1].removesuffix("'s")


def _named(words: Sequence[str]) -> bool:
    """Whether a phrase has more than its article."""
    return any(word not in DETERMINERS for word in words)


def _participle(token: Token) -> bool:
    """A desk COVERED with papers, a case HOLDING cash; not a RED mug, not a RING."""
    if token.low.endswith("ing"):
        return token.low not in _ING_NOUNS
    return (token.low.endswith("ed") and len(token.low) > 4) or token.low in _MADE


def _before_noun(tokens: Sequence[Token], at: int, *, skip_particles: bool) -> bool:
    token = tokens[at]
    if token.mention is not None:
        return True
    if token.low in ("him", "them", "me", "us") or (
        token.low == "her" and _stands_alone(tokens, at)
    ):
        return True
    adverb = token.low.endswith("ly") or token.low in ADVERBS
    return adverb or (
        skip_particles and at == 0 and token.low in ("up", "down", "off", "on", "out")
    )


def _ends_phrase(token: Token) -> bool:
    return (
        token.low in _STOPS
        or token.low in PREPOSITIONS
        or token.low in SUBORDINATORS
        or (token.mention is not None and not token.mention.possessive)
    )


def _place(tokens: Sequence[Token]) -> str | None:
    """Noun of the first phrase of place: the window, in "to the window"."""
    for at, token in enumerate(tokens):
        if token.low in DIRECTIONS and token.low in PREPOSITIONS and not _infinitive(tokens, at):
            ahead = at + 1
            while ahead < len(tokens) and tokens[ahead].low in PREPOSITIONS:
                ahead += 1
            noun = _head_noun(tokens, ahead)
            if noun is not None:
                return noun
        if token.low in ("as", "while", ";"):
            break
    return None


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    """TO OBEY is a purpose, TO THE DOOR and TO BED are ways."""
    if tokens[at].low != "to" or at + 1 >= len(tokens):
        return tokens[at].low == "to"
    following = tokens[at + 1]
    named = following.mention is not None or following.low in DETERMINERS | PREPOSITIONS
    return not (named or following.low in _BARE_PLACES or following.low in ("him", "them"))


def _carried(tokens: Sequence[Token]) -> str | None:
    """What somebody enters, stands or walks with: the first phrase is one of WITH."""
    for at, token in enumerate(tokens):
        if token.low == "with":
            counted = at + 1 < len(tokens) and tokens[at + 1].low in DETERMINERS
            noun = _head_noun(tokens, at + 1) if counted else None
            return None if noun in _GESTURES or noun in BODY else noun
        if token.low in PREPOSITIONS or token.low in _STOPS:
            break
    return None


def _direction(sentence: str, tokens: Sequence[Token], *, handled: bool) -> str:
    for at, token in enumerate(tokens):
        particle = handled and token.low in ("up", "out", "down", "off", "on") and at < 3
        if particle and at + 1 < len(tokens) and tokens[at + 1].low not in PREPOSITIONS:
            continue  # picks up the phone, picks it up
        if token.low not in DIRECTIONS or _infinitive(tokens, at):
            if token.low in _STOPS:
                break
            continue
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST_PHRASE and tokens[end].low not in _STOPS:
            if tokens[end].low in SUBORDINATORS or tokens[end].low == "with":
                break
            end += 1
        while end > at + 1 and tokens[end - 1].low in _DANGLING:
            end -= 1
        return sentence[token.start : tokens[end - 1].end]
    return ""


_PARTICLES = frozenset(
    ("up", "down", "out", "off", "in", "on", "over", "inside", "outside", "past", "by", "through")
)
_DANGLING = (DETERMINERS | PREPOSITIONS) - _PARTICLES - {"her", "that", "this", "both"}


def _manner(tokens: Sequence[Token]) -> str:
    return next((t.low for t in tokens if t.low.endswith("ly") and len(t.low) > 4), "")
