"""Headings and places."""

import pytest

from screenplay.headings import parse_heading
from screenplay.places import KINDS, PlaceRegister, infer_kind
from screenplay.scene_graph import DayTime, Interior


@pytest.mark.parametrize(
    ("text", "side", "place", "sub", "light"),
    [
        ("INT. KITCHEN - DAY", Interior.INT, "KITCHEN", "", DayTime.DAY),
        ("ext. pier - dusk", Interior.EXT, "pier", "", DayTime.DUSK),
        ("INT./EXT. CAB - NIGHT", Interior.BOTH, "CAB", "", DayTime.NIGHT),
        ("I/E TRUCK - SUNRISE", Interior.BOTH, "TRUCK", "", DayTime.DAWN),
        ("INT. HOUSE / STAIRS - DAY", Interior.INT, "HOUSE", "STAIRS", DayTime.DAY),
        ("INT. FLAT, HALL - 11:30 PM", Interior.INT, "FLAT", "HALL", DayTime.NIGHT),
        ("INT. ROOM - (PRESENT) DAY", Interior.INT, "ROOM", "", DayTime.DAY),
        ("INT. NIGHT CLUB - EVENING", Interior.INT, "NIGHT CLUB", "", DayTime.DUSK),
        ("EXT. FIELD - PRE-DAWN", Interior.EXT, "FIELD", "", DayTime.DAWN),
        ("INT HOUSE DAY", Interior.INT, "HOUSE", "", DayTime.DAY),
        ("ИНТ. КВАРТИРА – КУХНЯ – НОЧЬ", Interior.INT, "КВАРТИРА", "КУХНЯ", DayTime.NIGHT),
    ],
)
def test_headings_come_apart(
    text: str, side: Interior, place: str, sub: str, light: DayTime
) -> None:
    heading = parse_heading(text)
    assert (heading.interior, heading.place) == (side, place)
    assert (heading.sub_place, heading.daytime) == (sub, light)


@pytest.mark.parametrize("word", ["CONTINUOUS", "LATER", "SAME", "MOMENTS LATER", "[CONTINUOUS]"])
def test_open_light_comes_from_the_scene_before(word: str) -> None:
    before = parse_heading("EXT. ROAD - NIGHT")
    assert parse_heading(f"INT. CAR - {word}", previous=before).daytime is DayTime.NIGHT


def test_years_and_flashbacks_are_tags() -> None:
    assert parse_heading("INT. ROOM - NIGHT (1973)").tags == ("1973",)
    assert "flashback" in parse_heading("INT. ROOM - DAY [FLASHBACK]").tags


@pytest.mark.parametrize(
    ("name", "interior", "kind"),
    [
        ("BRICK'S PATIO", False, "garden"),
        ("TRAILER HOME", True, "living_room"),
        ("COFFEE SHOP", True, "cafe"),
        ("HOSPITAL HALLWAY", True, "corridor"),
        ("MAIN STREET OF ASHTON", False, "street"),
        ("DIRT PARKING LOT", False, "road"),
        ("EDWARD’S CAR", True, "car"),
        ("WOODS", True, "forest"),
        ("THE GLOAMING", True, "interior"),
        ("THE HYDRA", False, "exterior"),
        ("PARK GATE", False, "park"),
        ("GARDEN GATE", False, "garden"),
        ("KITCHEN DOORWAY", True, "kitchen"),
        ("厨房", True, "kitchen"),
    ],
)
def test_names_tell_the_kind_of_set(name: str, interior: bool, kind: str) -> None:  # noqa: FBT001 - a table column
    assert infer_kind(name, interior=interior) == kind
    assert kind in KINDS


def test_spellings_of_one_place_are_one_place() -> None:
    register = PlaceRegister()
    spelled = ["INT. BIG TOP - DAY", "INT. THE BIG-TOP - NIGHT", "INT.  BIG TOP - LATER"]
    ids = {register.place_of(parse_heading(text)).id for text in spelled}
    outside = register.place_of(parse_heading("EXT. BIG TOP - DAY"))
    assert len(ids) == 1
    assert outside.id not in ids
    assert len(register.places()) == 2
