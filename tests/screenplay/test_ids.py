"""Ids out of content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.ids import Naming, character_id, slug, unclaimed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("DICK STEEL", "dick-steel"),
        ("ZOË", "zoe"),
        ("ИВАН", "иван"),
        ("GUARD #2", "guard-2"),
        ("!", ""),
    ],
)
def test_a_slug_keeps_letters_of_any_script(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_without_letters_has_an_id_too() -> None:
    assert character_id("?!").startswith("ch-")
    assert character_id("?!") != character_id("!?")


@given(st.lists(st.sampled_from(("No.", "Yes."))))
def test_repeated_lines_have_ids_of_their_own(texts: list[str]) -> None:
    naming = Naming()
    ids = [naming.line("ANNA", text) for text in texts]
    assert len(set(ids)) == len(ids)


@given(st.lists(st.sampled_from(("ch-ben", "ch-ben-2", "ch-anna")), max_size=30))
def test_an_unclaimed_id_is_nobodys(wanted: list[str]) -> None:
    taken: set[str] = set()
    for natural in wanted:
        claim = unclaimed(natural, taken)
        assert claim not in taken
        assert claim == natural or natural in taken
        taken.add(claim)
