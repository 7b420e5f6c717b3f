"""What follows a verb: to whom, with what, where, how.

Enters: the tokens of a clause after its verb. Leaves: target, prop, direction and manner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screenplay.actions.heads import STOPS, head_noun, is_participle, stands_alone
from screenplay.actions.pronouns import YOUTHS, Antecedents, is_character
from screenplay.actions.tokens import Token
from screenplay.words.lexicon import (
    DETERMINERS,
    DIRECTIONS,
    FORMS,
    PREPOSITIONS,
    SUBORDINATORS,
    Form,
)
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.things import ADJECTIVES, BODY, HANDHELD
from screenplay.words.vocabulary import vocabulary

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
_SEEN_DOING = vocabulary(
    """
    go come leave disappear sleep fall rise approach walk vanish depart arrive climb pass die
    play dance swim sink grow
    """
)
"""After WATCH or SEE and a thing: the sun go down."""
_SEEING = frozenset(("watch", "look", "listen", "stare", "see"))
_SETTLED = frozenset(("sit", "stand", "lie", "kneel", "crouch", "wait"))
_ONE = frozenset(("the", "young", "little"))
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
    direct: bool = False  # a person comes right after the verb
    direction: str = ""
    manner: str = ""


def objects_of(
    tokens: Sequence[Token],
    people: Antecedents,
    actors: Sequence[str],
    verb: str = "",
) -> Objects:
    """Objects among `tokens`, the part of the clause after the verb."""
    if verb in _SEEING:
        tokens = _without_doing(tokens)
    if len(tokens) > 1 and tokens[0].low == "in" and tokens[1].low in DETERMINERS:
        tokens = tokens[1:] if verb == "hold" else tokens  # carries IN A TRUNK
    tokens = _without_brackets(_trimmed(tokens))
    apart = _before_with(tokens) if verb in _SETTLED else tokens
    return Objects(
        people=_people(apart, people, actors),
        noun=head_noun(tokens, 0, skip_particles=True),
        place=_place(tokens),
        carried=_carried(tokens),
        in_hand=_in_hand(tokens),
        owner=_owner(tokens, people, actors),
        it=_is_it(tokens),
        it_place=_is_it_place(tokens),
        direct=_is_direct(tokens),
        manner=_manner(tokens),
    )


def _without_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """ANN (34) is Ann."""
    opening = next((i for i, token in enumerate(tokens) if token.low == "("), None)
    closing = next((i for i, token in enumerate(tokens) if token.low == ")"), None)
    if opening is None or closing is None or closing < opening:
        return tokens
    return (*tokens[:opening], *tokens[closing + 1 :])


def _before_with(tokens: Sequence[Token]) -> Sequence[Token]:
    """Whom somebody sits WITH is not what they sit on."""
    at = next((i for i, token in enumerate(tokens) if token.low == "with"), len(tokens))
    return tokens[:at]


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    while tokens and (tokens[-1].low in STOPS or tokens[-1].low in SUBORDINATORS):
        tokens = tokens[:-1]
    return tokens


def _without_doing(tokens: Sequence[Token]) -> Sequence[Token]:
    for at, token in enumerate(tokens):
        if at and token.low in _SEEN_DOING and tokens[at - 1].low not in PREPOSITIONS:
            return tokens[:at]
        if at > 1 and _does(tokens, at):
            return tokens[:at]
    return tokens


def _does(tokens: Sequence[Token], at: int) -> bool:
    """Whether a base form after a noun is what it is seen to do: the carriage ROLL away."""
    form = FORMS.get(tokens[at].low)
    before = tokens[at - 1].low
    bare = form is not None and form.form is Form.BASE and tokens[at].mention is None
    if not bare or before in DETERMINERS | PREPOSITIONS | ADJECTIVES or before.endswith("ing"):
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return following in PREPOSITIONS or following in DETERMINERS or following in ("away", "back")


def _is_direct(tokens: Sequence[Token]) -> bool:
    """Whether a person comes right after the verb: trips HIM, wakes ANN."""
    if not tokens:
        return False
    first = tokens[0]
    if first.mention is not None:
        return not first.mention.possessive
    return first.low in ("him", "them") or (first.low == "her" and stands_alone(tokens, 0))


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
        if token.low in STOPS - {",", "and"}:
            break
        ahead = [t.low for t in tokens[at + 1 : at + 3]]
        if token.low in HANDHELD and ahead[:1] == ["in"] and at:
            rest = [t.low for t in tokens[at + 2 : at + 5]]
            if {"hand", "hands", "arms"} & set(rest):
                return token.low
        covered = at > 0 and is_participle(tokens[at - 1])
        if token.low == "with" and at + 1 < len(tokens) and not covered:
            noun = head_noun(tokens, at + 1)
            held = any(t.low in ("hand", "hands", "arms") for t in tokens[at + 2 : at + 9])
            if noun is not None and (noun in HANDHELD or (held and noun not in BODY)):
                return noun
    return None


def _people(tokens: Sequence[Token], people: Antecedents, actors: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for at, token in enumerate(tokens):
        if token.low in STOPS - {"and", "or"}:
            break
        if token.mention is not None and not token.mention.possessive:
            found.append(token.mention.character)
        elif token.low == "him" or (token.low == "her" and stands_alone(tokens, at)):
            found.extend(people.one(token.low, but=actors))
        elif token.low in YOUTHS and at and tokens[at - 1].low in _ONE:
            found.extend(c for c in people.youth(token.low) if c not in actors)
        elif at and token.low in PERSON_NOUNS and tokens[at - 1].low in ("the", "old"):
            words = [t.low for t in tokens[max(0, at - 2) : at]]
            found.extend(c for c in people.known(token.low, words) if c not in actors)
        elif token.low == "them":
            found.extend(people.several(but=actors))
        elif token.low == "other" and at and tokens[at - 1].low == "each":
            several = actors if len(actors) > 1 else people.several(but=actors)
            found.extend(() if len(actors) == 1 and not is_character(actors[0]) else several)
    return tuple(dict.fromkeys(found))


def _place(tokens: Sequence[Token]) -> str | None:
    """Noun of the first phrase of place: the window, in "to the window"."""
    for at, token in enumerate(tokens):
        if token.low in DIRECTIONS and token.low in PREPOSITIONS and not _infinitive(tokens, at):
            ahead = at + 1
            while ahead < len(tokens) and tokens[ahead].low in PREPOSITIONS:
                ahead += 1
            noun = head_noun(tokens, ahead)
            if noun is not None:
                return noun
        if token.low in ("as", "while", ";", ","):
            break
    return None


def sought(tokens: Sequence[Token]) -> str | None:
    """What is reached or looked FOR."""
    for at, token in enumerate(tokens[:4]):
        if token.low == "for":
            return head_noun(tokens, at + 1)
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
            noun = head_noun(tokens, at + 1) if counted else None
            return None if noun in _GESTURES or noun in BODY else noun
        if token.low in PREPOSITIONS or token.low in STOPS:
            break
    return None


def direction_of(sentence: str, tokens: Sequence[Token], verb: str) -> str:
    """The way that an act takes, as typed; UP belongs to the verb where it picks something up."""
    tokens = _trimmed(_without_doing(tokens) if verb in _SEEING else tokens)
    handled = verb in HANDLED
    for at, token in enumerate(tokens):
        particle = handled and token.low in ("up", "out", "down", "off", "on") and at < 3
        if particle and at + 1 < len(tokens) and tokens[at + 1].low not in PREPOSITIONS:
            continue  # picks up the phone, picks it up
        if token.low not in DIRECTIONS or _infinitive(tokens, at):
            if token.low in STOPS:
                break
            continue
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST_PHRASE and tokens[end].low not in STOPS:
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
