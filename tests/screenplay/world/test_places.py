"""Places: one location for all spellings, its rooms and sides, the kind of set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.read import read_text
from screenplay.scene_graph import Place
from screenplay.world.headings import parse_heading
from screenplay.world.places import KINDS, PlaceRegister, guess_place, infer_kind, near_spellings


def places_of(*headings: str) -> list[Place]:
    read = [parse_heading(text) for text in headings]
    register = PlaceRegister(read)
    return [register.place_of(heading) for heading in read]


@pytest.mark.parametrize(
    ("name", "interior", "kind"),
    [
        ("BRICK'S PATIO", False, "garden"),
        ("TRAILER HOME", True, "living_room"),
        ("COFFEE SHOP", True, "cafe"),
        ("HOSPITAL HALLWAY", True, "corridor"),
        ("MAIN STREET OF ASHTON", False, "street"),
        ("DIRT PARKING LOT", False, "parking_lot"),
        ("EDWARD’S CAR", True, "car"),
        ("WOODS", True, "forest"),
        ("THE GLOAMING", True, "interior"),
        ("THE HYDRA", False, "exterior"),
        ("PARK GATE", False, "park"),
        ("FUNERAL CHAMBER", True, "church"),
        ("BASKETBALL COURT", True, "gym"),
        ("LIGHTHOUSE", False, "lighthouse"),
        ("MAIN ST.", False, "street"),
        ("CAVE", True, "cave"),
        ("DESERT", True, "desert"),
        ("BATHROOM", True, "bathroom"),
        ("TRAIN STATION", False, "platform"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JANE'S HOUSE", "JANE’S HOUSE"),
        ("JANE'S HOUSE", "Janes House"),
        ("THE BIG TOP", "BIG-TOP"),
        ("MAIN ST.", "MAIN STREET"),
        ("APT. 4", "APT 4"),
        ("JO'S APT.", "JO'S APARTMENT"),
        ("STABLE", "STABLES"),
        ("AT THE GATE", "GATE"),
        ("JANE'S HOUSE - KITCHEN", "KITCHEN, JANE'S HOUSE"),
        ("JANE'S HOUSE - KITCHEN", "JANE'S HOUSE KITCHEN"),
        ("JANE'S HOUSE / KITCHEN", "JANE’S KITCHEN"),
        ("BLOOM HOUSE - BACK YARD", "BLOOM BACK YARD"),
    ],
)
def test_two_spellings_are_one_place(one: str, other: str) -> None:
    first, second = places_of(f"INT. {one} - DAY", f"INT. {other} - NIGHT")
    assert first is second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JANE'S HOUSE", "JO'S HOUSE"),
        ("ROOM 1", "ROOM 2"),
        ("ST. JOHN", "STREET JOHN"),
        ("JANE'S HOUSE - KITCHEN", "JANE'S HOUSE - BEDROOM"),
        ("JANE'S HOUSE", "JANE'S OFFICE"),
        ("HARBOR", "HARBOUR"),
        ("FRONT PORCH", "BACK PORCH"),
    ],
)
def test_other_places_stay_apart(one: str, other: str) -> None:
    first, second = places_of(f"INT. {one} - DAY", f"INT. {other} - DAY")
    assert first.id != second.id


def test_a_kitchen_is_of_the_house_only_where_its_owner_has_one() -> None:
    (alone,) = places_of("INT. JANE'S KITCHEN - DAY")
    assert (alone.name, alone.sub_place) == ("JANE'S KITCHEN", "")
    *_, two = places_of("INT. JANE'S HOUSE", "INT. JANE'S FLAT", "INT. JANE'S KITCHEN")
    assert two.name == "JANE'S KITCHEN"


def test_rooms_and_sides_share_their_parent() -> None:
    found = places_of(
        "INT. JANE'S HOUSE - DAY", "EXT. JANE'S HOUSE - DAY", "INT. KITCHEN, JANE'S HOUSE - DAY",
        "EXT. JANE'S BACKYARD - DAY", "INT. BARN - DAY",
    )  # fmt: skip
    assert len({place.id for place in found}) == 5
    assert len({place.parent for place in found[:4]}) == 1
    assert found[4].parent != found[0].parent
    assert [place.sub_place for place in found] == ["", "", "KITCHEN", "BACKYARD", ""]


def test_every_place_knows_what_stands_in_for_it() -> None:
    (cockpit,) = places_of("INT. COCKPIT - DAY")
    assert cockpit.like == ("car", "interior")


def test_near_spellings_are_shown_and_not_merged() -> None:
    found = places_of(
        "INT. COUNTRY ROAD", "EXT. COUNTY ROAD", "INT. ROOM 1", "INT. ROOM 2", "EXT. HARBOR",
        "EXT. HARBOUR", "INT. BAR", "INT. CAR", "INT. WAREHOSUE", "INT. WAREHOUSE",
    )  # fmt: skip
    names = [(a.name, b.name) for a, b in near_spellings(found)]
    assert names == [
        ("COUNTRY ROAD", "COUNTY ROAD"),
        ("HARBOR", "HARBOUR"),
        ("WAREHOSUE", "WAREHOUSE"),
    ]


def test_running_text_gives_a_place() -> None:
    assert guess_place("We are in the kitchen of a ship.") == ("KITCHEN", True)
    assert guess_place("A river runs.") == ("RIVER", False)
    assert guess_place("Nothing at all.") is None


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_names_have_places(names: list[str]) -> None:
    register = PlaceRegister(parse_heading(f"INT. {name}") for name in names)
    for name in names:
        place = register.place_of(parse_heading(f"INT. {name}"))
        assert place.kind in KINDS
        assert register.place(place.id) is place
    near_spellings(register.places())


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("INT. HILL HOUSE, HALLWAY - DAY\n\nAnn waits.", "hallway"),
        ("INT. JANE'S APARTMENT - FOYER - DAY\n\nAnn waits.", "hallway"),
        ("INT. UPSTAIRS HALLWAY - DAY\n\nAnn waits.", "hallway"),
        ("INT. HALLWAY - DAY\n\nAnn waits.\n\nINT. KITCHEN - DAY\n\nAnn waits.", "hallway"),
        ("INT. HALLWAY - DAY\n\nAnn waits.\n\nINT. OFFICE - DAY\n\nAnn waits.", "corridor"),
        ("INT. HALLWAY - DAY\n\nAnn waits.", "corridor"),
        ("INT. HOTEL, HALLWAY - DAY\n\nAnn waits.", "corridor"),
        ("INT. OPERA HOUSE, FOYER - DAY\n\nAnn waits.", "corridor"),
        ("INT. HILL HOUSE, PASSAGE - DAY\n\nAnn waits.", "hallway"),
        ("INT. KING'S HALL - DAY\n\nAnn waits.", "throne_room"),
    ],
)
def test_the_hall_of_a_home_is_no_public_corridor(script: str, kind: str) -> None:
    assert read_text(script + "\n").places[0].kind == kind
