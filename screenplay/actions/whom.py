"""Whom a phrase of a sentence means, while it is read.

Enters: a reading and the place of a phrase. Leaves: character ids, or the noun of somebody unnamed.
"""

from screenplay.actions.parts import LIVING, NOMINAL, Kind, Phrase
from screenplay.actions.readings import Reading, Who, last_verb
from screenplay.actions.subjects import finite, verb_of

SEEING = frozenset(("look", "watch", "stare", "glance", "listen", "search", "turn"))


def who_is(reading: Reading, at: int, *, subject: bool = False) -> Who:
    """Whom a noun means."""
    phrase, people = reading.phrases[at], reading.people
    if phrase.kind is Kind.NAME:
        return (phrase.character,)
    if phrase.kind is Kind.THING:
        return people.creature() if phrase.word in ("it", "itself") else ()
    if phrase.kind is Kind.PERSON:
        if (named := _apposed(reading, at)) is not None:
            return (named,)
        following = reading.phrases[at + 1] if at + 1 < len(reading.phrases) else None
        alone = following is None or finite(following, several=False)
        return people.described(phrase.words) or people.noun(phrase, alone=alone)
    word = phrase.word
    if word in ("he", "she"):
        return _person(reading, at, word)
    if word in ("they", "both"):
        whole = at + 1 < len(reading.phrases) and reading.phrases[at + 1].word == "all"
        return people.everyone() if whole else people.they()
    if word in ("everyone", "everybody"):
        return people.everyone()
    if word in ("someone", "somebody"):
        return ("someone",)
    if word == "others":
        return people.described(("others",))
    return () if subject else people.one(word)


def _apposed(reading: Reading, at: int) -> str | None:
    """THE PORTER, HOLLIS: one person."""
    phrase, after = reading.phrases[at], reading.phrases[at + 1 : at + 4]
    told = phrase.definite and not phrase.plural and len(after) > 1
    if not told or after[0].kind is not Kind.COMMA or after[1].kind is not Kind.NAME:
        return None
    ends = len(after) == 2 or after[2].kind in (Kind.COMMA, Kind.OPEN, Kind.STOP)
    return after[1].character if ends and not after[1].plural else None


def _person(reading: Reading, at: int, word: str) -> Who:
    people = reading.people
    if reading.speaker and people.fitting(word, reading.speaker):
        return reading.speaker
    ahead = later_subject(reading, at) if _is_cataphor(reading, at) else ()
    if len(ahead) == 1 and people.fitting(word, ahead):
        return ahead
    if len(ahead) > 1:
        return people.one(word, but=ahead)
    fitting = people.fitting(word, reading.subject if reading.found else ())
    if fitting and len(fitting) == 1 and last_verb(reading) not in SEEING:
        return fitting
    return people.one(word, subject=not reading.found)


def _is_cataphor(reading: Reading, at: int) -> bool:
    """Whether a pronoun means who comes after the comma: "As he leaves, Will mutters"."""
    phrases = reading.phrases
    named = any(phrase.kind is Kind.NAME for phrase in phrases[:at])
    comma = any(phrase.kind is Kind.COMMA for phrase in phrases[at : at + 8])
    opened = at > 0 and phrases[at - 1].word in ("as", "while", "when", "before", "after", "once")
    return at == 1 and opened and not named and comma


def later_subject(reading: Reading, at: int) -> Who:
    """Who comes after the comma: "Smiling, Edward takes the ring"; "Sitting there is JOHN"."""
    phrases = reading.phrases
    for index in range(at + 1, len(phrases) - 1):
        phrase, following = phrases[index], phrases[index + 1]
        if phrase.kind is Kind.COMMA and following.kind in NOMINAL:
            owns = verb_of(phrases, index + 1) is not None
            if owns and (following.kind is not Kind.PRONOUN or following.word not in ("he", "she")):
                return who_is(reading, index + 1, subject=True)
            if owns:
                return reading.people.one(following.word, subject=True)
        if phrase.kind is Kind.BE and following.kind in LIVING and index not in reading.owners:
            return who_is(reading, index + 1, subject=True)
        if phrase.kind is Kind.STOP:
            break
    return ()


def agent_of(reading: Reading, at: int) -> Who:
    """By whom it is done: "is hit BY THE WAITER"."""
    phrases = reading.phrases
    for index in range(at + 1, min(at + 6, len(phrases) - 1)):
        if phrases[index].word == "by" and phrases[index + 1].kind in LIVING:
            return who_is(reading, index + 1)
        if phrases[index].kind in (Kind.STOP, Kind.COMMA, Kind.VERB):
            break
    return ()


def object_of(reading: Reading, at: int) -> Who:
    """Whom a noun after a verb means: never who does it."""
    phrase = reading.phrases[at]
    if phrase.kind is Kind.PRONOUN and phrase.word in ("him", "her"):
        return reading.people.one(phrase.word, but=reading.subject)
    if phrase.kind is Kind.PRONOUN and phrase.word == "them":
        return reading.people.they(but=reading.subject)
    return who_is(reading, at)


def owner_of(reading: Reading, phrase: Phrase) -> Who:
    """Whose a part of the body is: BO'S hand, HER eyes."""
    if phrase.character:
        return (phrase.character,)
    owner = phrase.words[0] if phrase.words else ""
    if owner == "their":
        return reading.people.they()
    return reading.people.one(owner, subject=True) if owner in ("his", "her") else ()
