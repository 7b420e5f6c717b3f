"""Sets of another time hold nothing that was not yet made."""

import pytest

from planner.floor_plans import floor_plan
from planner.periods import of_its_time
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
