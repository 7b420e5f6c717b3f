"""Looks follow the words, stay the same, and stand apart."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import costume_words, looks
from planner.bodies import measures, rest_offsets_m
from planner.likeness import likeness_gap
from planner.looks import Look
from planner.wardrobe import cast_looks, look_of
from screenplay.scene_graph import Age, Character, Gender

ALLOWED = {
    "hair_style": looks.HAIR_STYLES, "top": looks.TOPS, "bottom": looks.BOTTOMS,
    "shoes": looks.SHOES, "facial_hair": looks.FACIAL_HAIR, "hat": looks.HATS,
    "glasses": looks.GLASSES, "top_pattern": looks.PATTERNS,
}  # fmt: skip
NAMES = ("MARA", "JOE", "TIM", "LUCY", "ROSE", "PETE", "DAY", "GREEN", "AL", "NINA", "KYLE", "JO")


def _character(name: str, description: str = "", **known: object) -> Character:
    return Character(id=name.lower(), name=name, description=description, **known)  # type: ignore[arg-type]  # test shorthand


@pytest.mark.parametrize(
    ("description", "field", "value"),
    [
        ("a red-haired woman", "hair", "#ac4424"),
        ("bald, in his fifties", "hair_style", "bald"),
        ("a bearded man", "facial_hair", "beard"),
        ("wearing thick glasses", "glasses", "round"),
        ("in a worn leather jacket", "top", "jacket"),
        ("wearing a sunflower dress", "top_colour", "#f2c84a"),
        ("in a blue shirt", "top_colour", "#4a78c0"),
        ("a cop on the beat", "hat", "police"),
        ("a DOCTOR", "top", "coat"),
        ("a waitress", "top", "dress"),
        ("a tired businessman", "top", "suit"),
        ("an old cowboy", "hat", "cowboy"),
        ("a priest", "top_colour", "#2b2930"),
        ("heavyset", "build", 1.26),
        ("a skinny kid", "build", 0.8),
    ],
)
def test_words_decide(description: str, field: str, value: object) -> None:
    assert getattr(look_of(_character("PAT", description)), field) == value


def test_words_inside_other_words_say_nothing() -> None:
    look = look_of(_character("PAT", "He copes with a hatchet in the capital."))
    plain = look_of(_character("PAT"))
    assert look == plain


def test_names_of_professions_count() -> None:
    assert look_of(_character("NURSE #2")).top == "uniform"
    assert look_of(_character("COP")).hat == "police"


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(min_size=1, max_size=20),
    age=st.sampled_from(list(Age)),
    gender=st.sampled_from(list(Gender)),
)
def test_any_name_gets_a_possible_look(name: str, age: Age, gender: Gender) -> None:
    look = look_of(_character(name, age=age, gender=gender))
    assert look == look_of(_character(name, age=age, gender=gender))
    for field, options in ALLOWED.items():
        assert getattr(look, field) in options
    assert look.gender is not Gender.UNKNOWN
    assert (look.top == "dress") == (look.bottom == "dress")
    assert measures(look).thigh > 0.1
    assert rest_offsets_m(look).shape == (22, 3)


def test_vocabulary_of_the_word_tables_exists() -> None:
    names = {f.name for f in fields(Look)}
    tables = [*costume_words.PROFESSIONS.values(), *costume_words.BOTTOMS.values(),
              *costume_words.HATS.values(), *costume_words.HAIR_ALONE.values(),
              *(told for told, _ in costume_words.TOPS.values())]  # fmt: skip
    for features in tables:
        for field, value in features.items():
            assert field in names
            assert value in ALLOWED.get(field, (value,))
    known = set(costume_words.PROFESSIONS) | {""}
    assert set(costume_words.PROFESSION_WORDS.values()) <= known


def test_a_newcomer_changes_nobody() -> None:
    cast = [_character(n) for n in NAMES]
    full = cast_looks(cast)
    for count in range(1, len(cast)):
        assert cast_looks(cast[:count]) == full[:count]


def test_principals_are_told_apart() -> None:
    cast = cast_looks(
        _character(n, gender=(Gender.MALE, Gender.FEMALE)[i % 2]) for i, n in enumerate(NAMES)
    )
    gaps = [likeness_gap(a, b) for i, a in enumerate(cast) for b in cast[:i]]
    assert min(gaps) > 2.0
    assert len({(x.hair_style, x.top, x.top_colour) for x in cast}) == len(cast)


def test_children_are_small_and_grow() -> None:
    heights = [
        look_of(_character("KIM", age=Age.CHILD, age_years=years)).stature_m for years in (3, 7, 11)
    ]
    assert heights == sorted(heights)
    assert heights[-1] < look_of(_character("KIM", age=Age.ADULT)).stature_m
