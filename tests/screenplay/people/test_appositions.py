"""Two names side by side are one person."""

import pytest

from screenplay.people.appositions import appositions
from screenplay.read import read_text


@pytest.mark.parametrize(
    ("sentence", "pairs", "groups"),
    [
        ("An OLD MAN, JONAS (66), white beard, comes in.", (("OLD MAN", "JONAS"),), ()),
        ("JONAS (66), an OLD MAN, comes in.", (("OLD MAN", "JONAS"),), ()),
        ("A GUARD named BO yawns.", (("GUARD", "BO"),), ()),
        ("On stage stands THE BRASS BAND, AKA TESS and OMAR.", (), ("BRASS BAND",)),
        ("A WAITER, ANN and BO enter.", (), ()),
        ("ANN and a WAITER enter.", (), ()),
        ("ANN, BO and CY enter.", (), ()),
    ],
)
def test_pairs_and_groups(
    sentence: str, pairs: tuple[tuple[str, str], ...], groups: tuple[str, ...]
) -> None:
    assert appositions([sentence]) == (pairs, frozenset(groups))


def test_one_person_has_one_body() -> None:
    told = read_text(
        "EXT. PIER - DAY\n\nAn OLD MAN, JONAS (66), white beard, sits on a box. The old man waves."
        "\n\nJONAS\nHello.\n"
    )
    (jonas,) = told.characters
    assert (jonas.name, jonas.aliases) == ("JONAS", ("OLD MAN",))
    assert told.scenes[0].present == (jonas.id,)
    assert {d.actor for b in told.scenes[0].beats for d in b.deeds} == {jonas.id}


def test_a_group_told_by_its_members_is_nobody_else() -> None:
    told = read_text(
        "INT. FLAT - DAY\n\nTHE BRASS BAND, AKA TESS and OMAR.\n\nTESS\nHi.\n\nOMAR\nYo.\n"
    )
    assert [c.name for c in told.characters] == ["TESS", "OMAR"]


def test_a_wife_with_a_name_between_commas_is_one_person() -> None:
    told = read_text("INT. FLAT - DAY\n\nBO (40) waves. His wife, SANDRA, sits.\n\nSANDRA\nHi.\n")
    assert sorted(c.name for c in told.characters) == ["BO", "SANDRA"]
