"""What is left to chance about a person, the same wherever it is asked: in a look and in a voice.

Enters: a name. Leaves: who that is whatever the age, and the gender of somebody of whom the script
tells none, so that whoever is drawn as a woman also speaks as one.
"""

import hashlib

from screenplay.scene_graph import Gender
from screenplay.words.vocabulary import vocabulary

_AGES = vocabulary("YOUNG OLD ADULT LITTLE TEENAGE YOUNGER OLDER KID BABY ELDERLY")


def ageless(name: str) -> str:
    """Who somebody is whatever the age, in capitals: YOUNG INGRID is INGRID."""
    spoken = name.upper().split()
    return " ".join([word for word in spoken if word not in _AGES] or spoken)


def is_age_word(word: str) -> bool:
    """Whether a word of a name in capitals only tells an age."""
    return word in _AGES


def gender_by_chance(name: str) -> Gender:
    """A gender for a name that tells none; the same at every age."""
    digest = hashlib.sha256(f"{ageless(name)}/0/gender".encode()).digest()
    return (Gender.FEMALE, Gender.MALE)[int.from_bytes(digest[:6], "big") % 2]
