"""Common nouns that stand for somebody of the cast.

Enters: characters with the sentences that introduce them. Leaves: which character THE PORTER means,
where "the porter, HOLLIS" or "HOLLIS, a porter" introduced one, and who is old.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from screenplay.scene_graph import Age, Character, Gender
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.things import PEOPLE
from screenplay.words.vocabulary import vocabulary

_OLD = 58  # years from which THE OLD MAN may mean somebody
_WORD = r"[a-zà-öø-ÿ][\w'’-]*"
_BEFORE = re.compile(rf"\b(?:an?|the|his|her|their)((?:\s+{_WORD}){{1,4}}),?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"^\s*(?:\([^)]*\))?\s*,\s*(?:an?|the|his|her|their)((?:\s+{_WORD}){{1,5}})")
_UNTOLD = vocabulary("man woman boy girl person figure guy child kid lady fellow youth stranger")
_ENDS = vocabulary("who in of with at on from by whose that and to is")


def callings(characters: Iterable[Character]) -> Mapping[str, str]:
    """Noun → the one character whom it means; nouns that fit several are left out."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for character in characters:
        for noun in dict.fromkeys(_nouns(character)):
            if found.setdefault(noun, character.id) != character.id:
                several.add(noun)
    return {noun: who for noun, who in found.items() if noun not in several}


def elders(characters: Iterable[Character]) -> frozenset[str]:
    """Ids of those whom THE OLD MAN and THE OLD WOMAN may mean."""
    return frozenset(
        c.id for c in characters if not c.group and (c.age is Age.OLD or (c.age_years or 0) >= _OLD)
    )


def _nouns(character: Character) -> Iterable[str]:
    if character.group or not character.name:
        return
    for told, following in pairwise(character.description.split(character.name.upper())):
        before, after = _BEFORE.search(told[-80:]), _AFTER.search(following[:160])
        for run in (before, after):
            noun = _head(run.group(1).lower().split()) if run else None
            if noun is not None and _suits(noun, character):
                yield noun


def _head(words: list[str]) -> str | None:
    """The noun of a few words: a WIDOW of six months."""
    cut = next((i for i, word in enumerate(words) if word in _ENDS), len(words))
    named = [word for word in words[:cut] if word in PERSON_NOUNS or word in PEOPLE]
    return named[-1] if named and named[-1] not in _UNTOLD else None


def _suits(noun: str, character: Character) -> bool:
    gender = PERSON_NOUNS.get(noun, Gender.UNKNOWN)
    return Gender.UNKNOWN in (gender, character.gender) or gender is character.gender
