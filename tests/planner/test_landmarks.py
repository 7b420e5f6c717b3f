"""Landmarks: a place's own words decide what stands in its yard."""

import pytest

from planner.floor_plan import FloorPlan
from planner.floor_plans import floor_plan
from planner.landmarks import LANDMARKS, landmark_of
from screenplay.scene_graph import Place
from tests.planner.test_floor_plans import check


def yard_of(name: str) -> FloorPlan:
    return floor_plan(Place(f"place/{name}", name, "exterior", interior=False))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("LIGHTHOUSE", "lighthouse"),
        ("THE OLD CHURCHES", None),
        ("VILLAGE CHURCH", "church"),
        ("O'HARA'S FARM", "barn"),
        ("CASTLES IN THE AIR", "castle"),
        ("DINER", None),
    ],
)
def test_words_name_landmarks(name: str, kind: str | None) -> None:
    found = landmark_of(name)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize("word", sorted(LANDMARKS))
def test_the_landmark_stands_and_nothing_stands_in_it(word: str) -> None:
    plan = yard_of(word.upper())
    assert any(f.kind == LANDMARKS[word].kind for f in plan.furniture)
    assert not any(f.kind == "house_front" for f in plan.furniture)
    check(plan)


def test_a_yard_without_a_landmark_has_its_house() -> None:
    assert any(f.kind == "house_front" for f in yard_of("SOMEWHERE").furniture)
