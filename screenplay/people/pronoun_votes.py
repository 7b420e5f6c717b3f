"""What he and she in a sentence tell of the gender of whom the sentence is about.

Enters: words of a sentence, as typed. Leaves: votes, male above 0 and female below. A pronoun that
is somebody's object ("slides it across to her") never means who does the deed, so it does not vote
on them.
"""

import re
from collections.abc import Iterator
from enum import Enum

from screenplay.scene_graph import Gender
from screenplay.words.lexicon import ADVERBS, BE, HELPERS, PREPOSITIONS, SUBORDINATORS
from screenplay.words.vocabulary import vocabulary

_PRONOUN = re.compile(
    r"\b(she|herself|hers|her|he|himself|his|him)\b(?=(?:\s+([a-z]\w*))?)", re.IGNORECASE
)
_ENDS_OBJECT = (ADVERBS | BE | HELPERS | PREPOSITIONS | SUBORDINATORS | vocabulary(
    "the a an this that his my your and or who how here there one something nothing everything"
)) - vocabulary("right open free hard long wide straight all both well forward")  # fmt: skip
"""After HER these say that it is an object; any other word is what is hers."""


class Case(Enum):
    """What a pronoun does in its sentence."""

    SUBJECT = "subject"
    OWNER = "owner"  # his hat; himself too, who is the subject again
    OBJECT = "object"


def pronouns(text: str) -> Iterator[tuple[Gender, Case]]:
    """Gendered pronouns of a text, in order."""
    for match in _PRONOUN.finditer(text):
        word, following = match.group(1).lower(), (match.group(2) or "").lower()
        gender = Gender.MALE if word in ("he", "him", "his", "himself") else Gender.FEMALE
        if word in ("he", "she"):
            yield gender, Case.SUBJECT
        elif word == "him" or (word == "her" and (not following or _is_no_noun(following))):
            yield gender, Case.OBJECT
        else:
            yield gender, Case.OWNER


def _is_no_noun(word: str) -> bool:
    return word in _ENDS_OBJECT or word.endswith("ly")


def objects(text: str) -> frozenset[Gender]:
    """Genders of those to whom something is done."""
    return frozenset(gender for gender, case in pronouns(text) if case is Case.OBJECT)


def of_subject(before: str, after: str) -> int:
    """Vote of a sentence on somebody whom it names: what stands before the name, and after it.

    Where SHE stands before the name, what is hers after it is not the named one's.
    """
    others = {gender for gender, case in pronouns(before) if case is Case.SUBJECT}
    return _vote(
        gender
        for gender, case in pronouns(after)
        if case is not Case.OBJECT and gender not in others
    )


def going_on(text: str) -> int:
    """Vote of a sentence without a name on whom the sentence before was about.

    Who does what decides; else who owns what, else to whom it is done.
    """
    found = list(pronouns(text))
    for case in Case:
        told = [gender for gender, of in found if of is case]
        if told:
            return _vote(told)
    return 0


def _vote(genders: Iterator[Gender] | list[Gender]) -> int:
    told = set(genders)
    return (Gender.MALE in told) - (Gender.FEMALE in told)
