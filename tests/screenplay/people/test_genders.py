"""Who is a woman, a man, a girl or a boy, by all that a script says."""

import re

import pytest

from screenplay.people.chance import gender_by_chance
from screenplay.read import read_text
from screenplay.scene_graph import Age, Character, Gender

FEMALE, MALE, UNKNOWN = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN


def cast(action: str) -> dict[str, Character]:
    graph = read_text(f"INT. BAR - DAY\n\n{action}\n")
    return {character.name: character for character in graph.characters}


BAR = """QUILL (50), a man of few words, and HOBB (40), a man with a scar, play cards.
Behind the bar stands ZAVE (40), polishing a glass.

ZAVE
We are closed.

She pours them a drink anyway.
"""
OFFICE = """ZAVE (61) sits at a desk. His chair creaks. TINA (50) comes in.

ZAVE
Yes?

Zave, blushing, draws out a page and slides it across to her. She skims it and sighs.

TINA
No.

Without a word she helps herself to Zave's coffee and snaps her fingers.
"""
RAMP = """ZAVE, a kid in a paper cap, gapes at TINA (30) through the glass.

ZAVE
Lady, please.

Tina yanks his door open.
"""


@pytest.mark.parametrize(
    ("action", "gender"),
    [
        (BAR, FEMALE),  # who else is she
        (OFFICE, MALE),  # to her is not to himself
        (RAMP, MALE),  # at her is not at himself
        ("ZAVE (9) is followed by his grandmother, TINA (60).", MALE),
        ("The waitress ZAVE (30) waits.", FEMALE),
        ("ZAVE (38, mother of two) waits.", FEMALE),
        ("ZAVE (50), bearded, waits.", MALE),
        ("ZAVE (30), afraid of the man, waits.", UNKNOWN),
        ("ZAVE (30) waits.\n\nA waitress passes. She smiles.", UNKNOWN),
        ("ZAVE (30) waits.\n\nThe mare whinnies. He pats her neck.", UNKNOWN),
    ],
)
def test_gender_by_what_is_said_near_a_name(action: str, gender: Gender) -> None:
    assert cast(action)["ZAVE"].gender is gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("NETTIE", FEMALE), ("DOUG", MALE), ("POPPY", FEMALE), ("ZAVE", UNKNOWN),
     ("A MAN'S VOICE", MALE), ("A GIRL'S VOICE", FEMALE), ("SAM'S DATE", UNKNOWN)],
)  # fmt: skip
def test_gender_by_name(name: str, gender: Gender) -> None:
    assert cast(f"{name}\nHello.")[name].gender is gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("MEN IN SUITS", MALE), ("RANCH HANDS", MALE), ("POLICEMEN", MALE), ("WOMEN", FEMALE),
     ("CROWD", UNKNOWN)],
)  # fmt: skip
def test_gender_of_groups(name: str, gender: Gender) -> None:
    assert cast(f"{name}\nHello.")[name].gender is gender


@pytest.mark.parametrize(
    ("intro", "age"),
    [
        ("DRIVER, a kid in a pizza cap, waits.", Age.TEEN),
        ("WAITER, a boy with big ears, waits.", Age.TEEN),
        ("ZAVE, a small boy in a cap, waits.", Age.CHILD),
        ("ZAVE, a girl with a doll, waits.", Age.CHILD),
        ("ZAVE, a girl of twenty, waits.", Age.ADULT),
        ("ZAVE (40), a boy at heart, waits.", Age.ADULT),
        ("ZAVE, holding a boy, waits.", Age.ADULT),
        ("A GIRL'S VOICE is heard.\n\nA GIRL'S VOICE\nHello?", Age.CHILD),
    ],
)
def test_a_boy_a_girl_a_kid(intro: str, age: Age) -> None:
    name = re.split(r" is |,| \(", intro, maxsplit=1)[0]
    assert cast(f"{intro}\n\n{name}\nHello.")[name].age is age


def test_chance_gives_one_person_one_gender_at_every_age() -> None:
    assert gender_by_chance("YOUNG EDDA") is gender_by_chance("Edda")
    assert {gender_by_chance(f"GUARD {n}") for n in range(20)} == {FEMALE, MALE}
