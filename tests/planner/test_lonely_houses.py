"""A house among orchards stands by itself; a house in a street, or untold of, does not."""

from planner.lonely_houses import standing_alone
from screenplay.scene_graph import Place

HOUSE = Place("pl-h", "MILLER HOUSE", kind="street", interior=False)


def test_orchard_and_porch_make_a_house_of_its_own() -> None:
    told = ["Headlights sweep a dead orchard.", "A car stops in front of the porch."]
    alone = standing_alone(HOUSE, told)
    assert alone.kind == "old_house"
    assert alone.like[0] == "street"
    assert alone.id == HOUSE.id


def test_one_word_of_the_country_is_not_enough() -> None:
    assert standing_alone(HOUSE, ["She sits on the porch. The porch creaks."]) == HOUSE


def test_neighbours_and_streets_are_a_town() -> None:
    told = ["He sweeps the porch and the driveway.", "Traffic goes by."]
    assert standing_alone(HOUSE, told) == HOUSE


def test_what_is_no_house_stays() -> None:
    square = Place("pl-s", "MAIN STREET", kind="street", interior=False)
    assert standing_alone(square, ["A porch.", "An orchard."]) == square
