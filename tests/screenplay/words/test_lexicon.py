"""The table of verbs, and the forms that they are written in."""

import pytest

from screenplay.actions import VERBS
from screenplay.scene_graph import Gender
from screenplay.words.inflections import gerunds, pasts, third
from screenplay.words.lexicon import (
    DONE_TO,
    FORMS,
    MEANINGS,
    NOUN_PHRASALS,
    PARTICIPLES,
    PHRASALS,
    Form,
)
from screenplay.words.names import gender_of_name


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("sit", ("sits", "sitting", "sat")),
        ("carry", ("carries", "carrying", "carried")),
        ("lie", ("lies", "lying", "lay lain")),
        ("stop", ("stops", "stopping", "stopped")),
        ("open", ("opens", "opening", "opened")),
        ("unwrap", ("unwraps", "unwrapping", "unwrapped")),
        ("travel", ("travels", "traveling travelling", "traveled travelled")),
        ("panic", ("panics", "panicking", "panicked")),
        ("squat", ("squats", "squatting", "squatted")),
        ("fix", ("fixes", "fixing", "fixed")),
        ("go", ("goes", "going", "went gone")),
        ("have", ("has", "having", "had")),
        ("see", ("sees", "seeing", "saw seen")),
        ("die", ("dies", "dying", "died")),
    ],
)
def test_forms_are_spelled_as_english_spells_them(lemma: str, forms: tuple[str, str, str]) -> None:
    assert (third(lemma), " ".join(gerunds(lemma)), " ".join(pasts(lemma))) == forms


def test_the_table_speaks_the_closed_vocabulary() -> None:
    told = {*MEANINGS.values(), *PHRASALS.values(), *DONE_TO.values(), *NOUN_PHRASALS.values()}
    assert told - {""} <= set(VERBS)


def test_the_table_is_as_large_as_scripts_need() -> None:
    assert sum(bool(verb) for verb in MEANINGS.values()) > 1000
    assert len(PHRASALS) + len(DONE_TO) + len(NOUN_PHRASALS) > 3000


def test_every_verb_that_motion_plays_can_be_told() -> None:
    tables = (MEANINGS, PHRASALS, DONE_TO, NOUN_PHRASALS)
    told = {verb for table in tables for verb in table.values()}
    assert set(VERBS) - told <= {"be"}


def test_words_that_are_two_forms_are_read_as_the_present_and_known_as_the_past() -> None:
    assert FORMS["hit"].form is Form.BASE
    assert PARTICIPLES["hit"].form is Form.PAST


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("MR. X", Gender.MALE), ("HEADMISTRESS", Gender.FEMALE), ("POSTMISTRESS", Gender.FEMALE),
        ("CHAIRWOMAN", Gender.FEMALE), ("BARMAN", Gender.MALE), ("SCHOOLMASTER", Gender.MALE),
        ("SHOWGIRL", Gender.FEMALE), ("GERMAN", Gender.UNKNOWN), ("MARIA FREEMAN", Gender.FEMALE),
        ("NEWMAN", Gender.UNKNOWN), ("SAILOR", Gender.UNKNOWN),
    ],
)  # fmt: skip
def test_titles_and_ends_of_nouns_tell_gender(name: str, gender: Gender) -> None:
    assert gender_of_name(name) is gender
