"""Sets of another time hold nothing that was not yet made."""

import pytest

from planner.floor_plans import floor_plan
from planner.periods import of_its_time, placed_in_time
from planner.rules import plan
from renderers.sets.build import BUILDERS
from screenplay.read import read_text
from screenplay.scene_graph import Place

LATE = {"car", "jukebox", "neon_sign", "hydrant", "bicycle", "exit_sign", "vending_machine"}
WESTERN = """EXT. STREET - DAY

ANN (40) swings out of the saddle and ties the mare to the rail before the saloon.

ANN
Whoa.

INT. SALOON - CONTINUOUS

Ann comes in.

ANN
Whiskey.
"""


def kinds(script: str) -> set[str]:
    return {f.kind for s in plan(read_text(script)).scenes for f in s.floor_plan.furniture}


def test_a_western_has_no_jukebox_and_no_cars() -> None:
    found = kinds(WESTERN)
    assert not found & LATE
    assert "piano" in found


def test_a_bar_of_today_keeps_them() -> None:
    found = kinds(WESTERN.replace("ties the mare", "looks at her phone, ties the mare"))
    assert {"car", "jukebox", "neon_sign"} <= found


@pytest.mark.parametrize("kind", ["bar", "street", "kitchen", "office", "corridor", "platform"])
@pytest.mark.parametrize("year", [1400, 1880, 1912])
def test_what_is_left_can_be_built_and_its_marks_with_it(kind: str, year: int) -> None:
    interior = kind not in ("street", "platform")
    old = of_its_time(floor_plan(Place("pl-x", "X", kind, interior)), year)
    ids = [f.id for f in old.furniture]
    assert len(set(ids)) == len(ids)
    assert {f.kind for f in old.furniture} <= set(BUILDERS)
    assert {s.furniture for s in old.spots if s.furniture is not None} <= set(ids)


def test_today_is_left_as_it_is() -> None:
    today = floor_plan(Place("pl-x", "X", "bar", interior=True))
    assert of_its_time(today, None) is today
    assert of_its_time(today, 2020) is today


def test_a_western_plays_between_false_fronts() -> None:
    found = kinds(WESTERN)
    assert {"saloon_front", "boardwalk", "hitching_rail", "trough", "barrel"} <= found
    assert not found & {"shop_front", "pavement", "street_tree"}


def test_a_saloon_has_stools_of_wood_and_oil_lamps() -> None:
    found = kinds(WESTERN)
    assert {"wooden_stool", "settle", "hanging_lamp"} <= found
    assert not found & {"stool", "booth", "pendant"}


def test_a_saloon_has_no_cloth_at_its_windows_and_no_rug() -> None:
    there = {f.kind for f in floor_plan(Place("p", "X", "taproom", interior=True)).furniture}
    assert "bare_window" in there
    assert not there & {"window", "rug"}


@pytest.mark.parametrize(
    ("kind", "year", "frontier", "then"),
    [
        ("street", 1880, True, "frontier_street"),
        ("street", 1880, False, "street"),
        ("street", 1400, False, "old_village"),
        ("street", None, False, "street"),
        ("park", 1400, False, "park"),
        ("bar", 1880, True, "taproom"),
    ],
)
def test_a_place_by_its_year(kind: str, year: int | None, *, frontier: bool, then: str) -> None:
    place = placed_in_time(Place("p", "X", kind, kind == "bar"), year, frontier=frontier)
    assert floor_plan(place).kind == then


def test_houses_are_of_planks_on_the_frontier_and_of_timber_under_kings() -> None:
    yard = floor_plan(Place("p", "X", "exterior", interior=False))
    there = {f.kind for f in of_its_time(yard, 1880, frontier=True).furniture}
    assert "plank_house" in there
    assert not there & {"house_front", "lamp_post"}
    assert "timber_house" in {f.kind for f in of_its_time(yard, 1400).furniture}
