"""Common nouns that stand for somebody of the cast."""

import pytest

from screenplay.actions import Context, understand
from screenplay.actions.callings import callings, elders
from screenplay.people.mentions import MentionIndex
from screenplay.scene_graph import Character, Gender

BO = Character(
    "ch-bo", "BO", description="On the steps waits the porter, BO (63), cap in hand.",
    age_years=63, gender=Gender.MALE,
)  # fmt: skip
ANN = Character(
    "ch-ann", "ANN", description="ANN (30), a young widow with a veil.", gender=Gender.FEMALE
)
CY = Character("ch-cy", "CY", description="CY, a porter, drinks.", gender=Gender.MALE)


def test_nouns_are_learned_from_introductions() -> None:
    assert callings([BO, ANN]) == {"porter": "ch-bo", "widow": "ch-ann"}


def test_a_noun_that_fits_two_means_nobody() -> None:
    assert callings([BO, CY]) == {}


def test_a_noun_of_another_gender_is_not_learned() -> None:
    told = Character("ch-di", "DI", description="DI, a waiter, nods.", gender=Gender.FEMALE)
    assert callings([told]) == {}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The porter sits.", "ch-bo"),
        ("The old man sits.", "ch-bo"),
        ("The widow sits.", "ch-ann"),
        ("A porter sits.", "porter"),
        ("The old woman sits.", "woman"),
    ],
)
def test_descriptions_are_resolved_to_whom_they_mean(sentence: str, who: str) -> None:
    index = MentionIndex([(c.id, [c.name]) for c in (BO, ANN)], {})
    genders = {c.id: c.gender for c in (BO, ANN)}
    ids = tuple(genders)
    context = Context(genders, ids, ids, old=elders([BO, ANN]), called=callings([BO, ANN]))
    assert [deed.actor for deed in understand(sentence, index, context)] == [who]
