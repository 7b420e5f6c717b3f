"""What pronouns in a sentence tell of whom it is about."""

import pytest

from screenplay.people.pronoun_votes import going_on, objects, of_subject
from screenplay.scene_graph import Gender


@pytest.mark.parametrize(
    ("before", "after", "vote"),
    [
        ("", " takes off his hat.", 1),
        ("", " folds her hands.", -1),
        ("", " gapes at her through the glass.", 0),
        ("", " slides it across to her.", 0),
        ("", " hands him his coat.", 1),
        ("", " gives her the keys.", 0),
        ("", " pats her right hand.", -1),
        ("", " pinches himself.", 1),
        ("", " waits until she comes.", -1),
        ("She drinks ", "'s coffee and snaps her fingers.", 0),
        ("She waves at ", " and his dog.", 1),
    ],
)
def test_what_is_done_to_somebody_does_not_tell_who_does_it(
    before: str, after: str, vote: int
) -> None:
    assert of_subject(before, after) == vote


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("She takes his hand.", -1),
        ("He looks at her.", 1),
        ("His eyes are on her.", 1),
        ("The dog follows her.", -1),
        ("He sees that she sees.", 0),
        ("Nothing.", 0),
    ],
)
def test_who_acts_decides_before_what_is_owned_and_done(text: str, vote: int) -> None:
    assert going_on(text) == vote


def test_objects_are_those_to_whom_something_is_done() -> None:
    assert objects("slides it across to her") == {Gender.FEMALE}
    assert objects("takes his hat") == frozenset()
