"""Sentences to clauses: which verb, whose.

Enters: a sentence, the mentions in it and what came before. Leaves: clauses, each a verb with the
characters that do it and the words that belong to it.

This is shallow reading in the present tense that scripts are written in: a subject is a name or
pronoun at the head of a clause, a verb is a known form that stands where a verb can stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from screenplay.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FORMS,
    HELPERS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    Form,
    VerbForm,
)
from screenplay.mentions import Mention
from screenplay.pronouns import Antecedents
from screenplay.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_][\w'\-]*(?<!-)|--|\S")
_STOPS = vocabulary(
    """
    , ; : -- — – . ! ? ( ) …
    """
)
_SINGULAR = frozenset(("he", "she"))
_THINGS = vocabulary(
    """
    it we you i there this that something nothing what who's it's there's that's we're
    """
)
_BEFORE_BASE = frozenset(
    ("and", ",", ")", "men", "women", "two", "three", "four", "them", "others", "all", "family",
     "boys", "girls", "friends", "couple", "kids")
)  # fmt: skip
_ENDING = frozenset(("stop", "quit", "finish", "cease", "avoid"))
_MOVING = frozenset(("walk", "run", "approach", "enter", "exit", "stand", "turn", "sneak", "climb"))
_PURPOSES = frozenset(
    ("get", "fetch", "grab", "answer", "retrieve", "hug", "kiss", "greet", "stand", "sit", "help",
     "open", "catch", "take")
)  # fmt: skip
_OPENERS = DETERMINERS | {"all"}
_MANY = frozenset(("they", "they're"))
_NONE = VerbForm("", Form.PAST, "")
_ALL = frozenset(("everyone", "everybody"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `low` is its lower case with straight quotes."""

    start: int
    end: int
    low: str
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, who does it, and the tokens that follow it up to the next clause."""

    actors: tuple[str, ...]
    form: VerbForm
    passive: bool
    start: int  # token index where the clause begins
    verb: int  # token index of the verb
    end: int  # token index after its last word


@dataclass(slots=True)
class _Reading:
    tokens: list[Token]
    people: Antecedents
    subject: tuple[str, ...] = ()
    subject_at: int = 0
    thing: bool = False  # the words since the last stop are about a thing
    speaker: tuple[str, ...] = ()  # whose parenthetical is read
    held: dict[int, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    """Subjects by the verb that waits for them behind an apposition."""
    found: list[Clause] = field(default_factory=list)


def tokens_of(sentence: str, mentions: Sequence[Mention]) -> list[Token]:
    """Tokens in order; a mention is one token, its possessive ending another."""
    text = sentence.replace("’", "'").replace("‘", "'")
    found: list[Token] = []
    at = 0
    for mention in mentions:
        if mention.start < at:
            continue
        found.extend(_words(text, at, mention.start))
        found.append(
            Token(mention.start, mention.end, text[mention.start : mention.end].lower(), mention)
        )
        at = mention.end
        if mention.possessive:
            at += 2 if text[at : at + 2].lower() == "'s" else 1
    found.extend(_words(text, at, len(text)))
    return found


def _words(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _WORD.finditer(text[start:end]):
        low = match.group().lower()
        found.append(Token(start + match.start(), start + match.end(), low))
    return found


def clauses(
    tokens: Sequence[Token], people: Antecedents, subject: tuple[str, ...]
) -> tuple[Clause, ...]:
    """Clauses of a sentence; `subject` acts until the words name somebody else."""
    reading = _Reading(list(tokens), people, subject, speaker=subject)
    if not subject and tokens and _is_elliptic(tokens):
        reading.subject = people.last()
    for at in range(len(tokens)):
        _read(reading, at)
    return _bounded(reading)


def _is_elliptic(tokens: Sequence[Token]) -> bool:
    """Whether the sentence leaves out who does: "Rips it open."."""
    form = FORMS.get(tokens[0].low)
    following = tokens[1].low if len(tokens) > 1 else "."
    return form is not None and form.form is Form.THIRD and following not in BE | {"of", "and"}


def _read(reading: _Reading, at: int) -> None:
    token = reading.tokens[at]
    if at in reading.held:
        reading.subject, reading.subject_at = reading.held[at]
        reading.thing = False
    if token.low in _STOPS or token.low in SUBORDINATORS or token.low == "and":
        reading.thing = False
    if token.mention is not None:
        _meet(reading, at, token.mention)
    elif token.low == "who" and _antecedent(reading, at):
        reading.subject, reading.subject_at = _antecedent(reading, at), at
        reading.thing = False
    elif token.low == "like" and at:
        reading.thing = True
    elif token.low in ("both", "everyone", "everybody"):
        if _at_head(reading, at) and not _opens_noun(reading, at):
            _pronoun(reading, at, token.low)
    elif token.low in _SINGULAR | _MANY | _THINGS or token.low in ("he's", "she's"):
        _pronoun(reading, at, token.low)
    elif token.low in _OPENERS and _at_head(reading, at):
        _thing(reading, at)
    else:
        _verb(reading, at, token)


def _previous(reading: _Reading, at: int) -> str:
    return reading.tokens[at - 1].low if at else "."


def _at_head(reading: _Reading, at: int) -> bool:
    """Whether a clause may begin here: a sentence, after a stop, AND or a subordinator."""
    before = _previous(reading, at)
    return at == 0 or before in _STOPS or before == "and" or before in SUBORDINATORS


def _meet(reading: _Reading, at: int, mention: Mention) -> None:
    reading.people.name(mention.character)
    body = at >= 2 and reading.tokens[at - 2].low in ("body", "corpse", "figure")
    of_body = body and _previous(reading, at) == "of" and not reading.found
    head = _at_head(reading, at) or _after_article(reading, at) or of_body
    if not head:
        return
    if mention.possessive:
        reading.thing = True
        if at == 0:
            reading.subject, reading.subject_at = (), at
        return
    joined = _previous(reading, at) == "and" and at >= 2 and _names(reading, at - 2)
    verb = _verb_after(reading, at + 1)
    if joined and not (verb and FORMS.get(reading.tokens[verb].low, _NONE).form is Form.THIRD):
        reading.subject = (*reading.subject, mention.character)
    elif not reading.found or verb is not None:
        reading.subject, reading.subject_at = (mention.character,), at
    if verb is not None:
        reading.held[verb] = (reading.subject, reading.subject_at)
    reading.thing = False


def _antecedent(reading: _Reading, at: int) -> tuple[str, ...]:
    """The person that WHO follows: "approaches Sam, who stands alone"."""
    for token in reversed(reading.tokens[max(0, at - 2) : at]):
        if token.mention is not None and not token.mention.possessive:
            return (token.mention.character,)
    return ()


def _opens_noun(reading: _Reading, at: int) -> bool:
    """BOTH HANDS is a thing, BOTH LAUGH are people."""
    following = reading.tokens[at + 1].low if at + 1 < len(reading.tokens) else "."
    return following not in FORMS and following not in BE | {"of", "then", "now"}


def _names(reading: _Reading, at: int) -> bool:
    mention = reading.tokens[at].mention
    return mention is not None and mention.character in reading.subject


def _after_article(reading: _Reading, at: int) -> bool:
    """Articles and looks before a name: "a drenched Will", "the SERGEANT"."""
    back = at - 1
    while back >= 0 and at - back <= 3 and not _is_stop(reading.tokens[back]):
        if reading.tokens[back].low in DETERMINERS:
            return _at_head(reading, back)
        back -= 1
    return False


def _is_stop(token: Token) -> bool:
    return token.low in _STOPS or token.low in SUBORDINATORS or token.low in PREPOSITIONS


def _pronoun(reading: _Reading, at: int, low: str) -> None:
    word = low.removesuffix("'s").removesuffix("'re")
    if word in _THINGS:
        if _at_head(reading, at):
            reading.thing = True
            reading.subject = reading.subject if reading.found else ()
        return
    if reading.speaker and word in _SINGULAR and reading.people.fitting(word, reading.speaker):
        reading.subject = reading.speaker
    elif word in _ALL:
        reading.subject = reading.people.everyone()
    elif word in _MANY or word in ("they", "both"):
        whole = at + 1 < len(reading.tokens) and reading.tokens[at + 1].low == "all"
        reading.subject = reading.people.everyone() if whole else reading.people.several()
    else:
        ahead = _later_subject(reading, at) if _is_cataphor(reading, at) else ()
        reading.subject = reading.people.fitting(word, ahead) or reading.people.one(word)
    reading.subject_at = at
    reading.thing = False


def _is_cataphor(reading: _Reading, at: int) -> bool:
    """Whether a pronoun means who comes after the comma: "As he leaves, Will mutters"."""
    named = any(token.mention is not None for token in reading.tokens[:at])
    comma = any(token.low == "," for token in reading.tokens[at : at + 8])
    return at == 1 and not named and comma and _previous(reading, at) in SUBORDINATORS


def _thing(reading: _Reading, at: int) -> None:
    """A clause that opens with an article is about a thing, unless a name follows it."""
    ahead = reading.tokens[at + 1 : at + 4]
    named = next((t for t in ahead if t.mention is not None or _is_stop(t)), None)
    if named is not None and named.mention is not None:
        return
    words = [t.low for t in reading.tokens[at : at + 3]]
    until = next((i for i, word in enumerate(words) if i and word in FORMS), len(words))
    group = reading.people.described(words[: until or 1])
    if group:
        reading.subject, reading.subject_at, reading.thing = group, at, False
        return
    reading.thing = True


def _verb_after(reading: _Reading, at: int) -> int | None:
    """The verb that comes right after a name, its apposition and adverbs skipped."""
    tokens = reading.tokens
    while at < len(tokens) and (tokens[at].low in ADVERBS or tokens[at].low.endswith("ly")):
        at += 1
    if at < len(tokens) and tokens[at].low in (",", "(", "--", "—", "–"):
        closing = ")" if tokens[at].low == "(" else tokens[at].low
        ahead = range(at + 1, min(at + 18, len(tokens)))
        at = next((i + 1 for i in ahead if tokens[i].low == closing), len(tokens))
    while at < len(tokens) and (tokens[at].low in ADVERBS or tokens[at].low.endswith("ly")):
        at += 1
    if at >= len(tokens):
        return None
    acts = FORMS.get(tokens[at].low, _NONE).form in (Form.THIRD, Form.BASE)
    helps = tokens[at].low in BE | HELPERS | {"has", "can", "can't", "doesn't", "won't"}
    return at if acts or helps else None


def _verb(reading: _Reading, at: int, token: Token) -> None:
    form = FORMS.get(token.low)
    if form is None:
        return
    actors, passive = _doers(reading, at, form)
    if not actors or _negated(reading, at):
        return
    start = reading.subject_at if not reading.found else at
    if reading.found and reading.subject_at > reading.found[-1].verb:
        start = reading.subject_at
    reading.found.append(Clause(actors, form, passive, start, at, at + 1))


def _doers(reading: _Reading, at: int, form: VerbForm) -> tuple[tuple[str, ...], bool]:
    """Who does the verb at `at` (nobody when it is none), and whether it is done to them."""
    before = _previous(reading, at)
    if form.form is Form.GERUND:
        return _gerund_doers(reading, at, before), False
    if reading.thing or not reading.subject:
        return (), False
    if form.form is Form.THIRD:
        return (() if _is_noun(reading, at) else reading.subject), False
    if form.form is Form.BASE:
        return (reading.subject if _base_may_act(reading, at, before) else ()), False
    passive = before in BE | {"gets"}
    return (reading.subject if passive else ()), passive


def _is_noun(reading: _Reading, at: int) -> bool:
    """Looks, drinks and hands after an article, a preposition or an owner are things."""
    if _previous(reading, at) in PREPOSITIONS - {"as"} or (at > 0 and _owned(reading, at - 1)):
        return True
    for token in reversed(reading.tokens[max(0, at - 3) : at]):
        if token.low in DETERMINERS:
            return True
        if (
            token.mention is not None
            or not token.low[:1].isalpha()
            or token.low in ADVERBS | {"and"}
        ):
            return False
    return False


def _owned(reading: _Reading, at: int) -> bool:
    mention = reading.tokens[at].mention
    return mention is not None and mention.possessive


def _gerund_doers(reading: _Reading, at: int, before: str) -> tuple[str, ...]:
    if before in FORMS and FORMS[before].lemma in _ENDING:
        return ()  # stops typing
    object_before = _told_before(reading, at)
    opens = at and (before == ")" or not _at_head(reading, at))
    if object_before is not None and opens and not object_before.possessive:
        return (object_before.character,)
    if reading.thing or before in DETERMINERS or before in PREPOSITIONS:
        return ()
    if reading.subject:
        return reading.subject
    return _later_subject(reading, at) if at == 0 else ()


def _told_before(reading: _Reading, at: int) -> Mention | None:
    """The person right before a participle, an age in brackets skipped."""
    back = at - 1
    if back >= 2 and reading.tokens[back].low == ")" and reading.tokens[back - 2].low == "(":
        back -= 3
    return reading.tokens[back].mention if back >= 0 else None


def _later_subject(reading: _Reading, at: int) -> tuple[str, ...]:
    """Who comes after the comma: "Smiling, Edward takes the ring"."""
    tokens = reading.tokens
    for index in range(at + 1, len(tokens) - 1):
        if tokens[index].low != ",":
            continue
        following = tokens[index + 1]
        if following.mention is not None and not following.mention.possessive:
            return (following.mention.character,)
        if following.low in _SINGULAR:
            return reading.people.one(following.low)
        if following.low in _MANY:
            return reading.people.several()
    return reading.people.last()


def _base_may_act(reading: _Reading, at: int, before: str) -> bool:
    """Base forms act after TO with a helper, and with several subjects."""
    if before == "to":
        helped = at >= 2 and reading.tokens[at - 2].low in HELPERS
        return helped or _is_purpose(reading, at)
    if before in DETERMINERS or before in PREPOSITIONS or before in ("can", "could", "would"):
        return False
    if at == 0 or reading.tokens[at - 1].mention is not None or before in _MANY | ADVERBS:
        return len(reading.subject) > 1 or reading.people.is_group(reading.subject) or at == 0
    follows = before in _BEFORE_BASE or before.endswith("ly")
    return len(reading.subject) > 1 and follows


def _is_purpose(reading: _Reading, at: int) -> bool:
    """Comes TO STAND beside her, pushes past him TO GET the phone."""
    moving = bool(reading.found) and reading.found[-1].form.verb in (*_MOVING, "push", "")
    return moving and reading.tokens[at].low in _PURPOSES


def _negated(reading: _Reading, at: int) -> bool:
    return any(token.low in NEGATIONS for token in reading.tokens[max(0, at - 2) : at])


def _bounded(reading: _Reading) -> tuple[Clause, ...]:
    """Each clause ends where the next begins, or at a stop that no list continues."""
    bounded = []
    for index, clause in enumerate(reading.found):
        following = reading.found[index + 1] if index + 1 < len(reading.found) else None
        limit = following.start if following and following.start > clause.verb else (
            following.verb if following else len(reading.tokens)
        )  # fmt: skip
        bounded.append(
            Clause(clause.actors, clause.form, clause.passive, clause.start, clause.verb, limit)
        )
    return tuple(bounded)
