"""The voices that a note may ask for, by whom they suit.

Enters: a character. Leaves: names of voices (`voices.casting` makes them; the two lists are held
together by a test) with what each is called in a question.
"""

from collections.abc import Mapping

from screenplay.scene_graph import Age, Character, Gender

TOLD: Mapping[str, str] = {
    "man": "a man's", "scot": "a Scot's", "bass": "a deep man's (bass)",
    "tenor": "a high man's (tenor)", "old_man": "an old man's", "giant": "a giant's",
    "narrator": "a narrator's", "youth": "a youth's", "boy": "a boy's", "girl": "a girl's",
    "young_woman": "a young woman's", "woman": "a woman's", "alto": "a low woman's (alto)",
    "mezzo": "a full woman's (mezzo)", "old_woman": "an old woman's",
}  # fmt: skip
_MEN = ("man", "scot", "bass", "tenor", "narrator")
_WOMEN = ("woman", "young_woman", "alto", "mezzo")
_OF_AGE: Mapping[tuple[Age, Gender], tuple[str, ...]] = {
    (Age.CHILD, Gender.MALE): ("boy", "youth", "girl"),
    (Age.CHILD, Gender.FEMALE): ("girl", "young_woman", "boy"),
    (Age.TEEN, Gender.MALE): ("youth", "boy", "tenor"),
    (Age.TEEN, Gender.FEMALE): ("young_woman", "girl", "mezzo"),
    (Age.OLD, Gender.MALE): ("old_man", "bass", "giant", "narrator"),
    (Age.OLD, Gender.FEMALE): ("old_woman", "alto", "mezzo", "woman"),
}


def voices_for(character: Character) -> tuple[tuple[str, str], ...]:
    """Names of the voices that suit somebody, each with what it is called; the likeliest first."""
    usual = {Gender.MALE: _MEN, Gender.FEMALE: _WOMEN}.get(character.gender)
    names = (
        _OF_AGE.get((character.age, character.gender)) or usual or ("man", "tenor", "alto", "woman")
    )
    return tuple((name, TOLD[name]) for name in names)
