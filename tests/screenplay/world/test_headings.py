"""Headings: place, light, season and how time follows."""

import pytest

from screenplay.scene_graph import DayTime, Follows, Interior
from screenplay.world.headings import has_prefix, other_headings, parse_heading


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
        ("INT. HOUSE. KITCHEN. NIGHT.", Interior.INT, "HOUSE", "KITCHEN", DayTime.NIGHT),
        ("INT. ST. MARY'S CHURCH - DAY", Interior.INT, "ST. MARY'S CHURCH", "", DayTime.DAY),
        ("EXT. PARK - DAY / DRIVING", Interior.EXT, "PARK", "", DayTime.DAY),
        ("INT. HOUSE NIGHT CONTINUOUS", Interior.INT, "HOUSE", "", DayTime.NIGHT),
        ("FLASHBACK: INT. HOUSE - DAY", Interior.INT, "HOUSE", "", DayTime.DAY),
        ("INT. KITCHEN / INT. CAR - NIGHT", Interior.INT, "KITCHEN", "", DayTime.NIGHT),
        ("INT. SUMMER HOUSE - DAY", Interior.INT, "SUMMER HOUSE", "", DayTime.DAY),
        ("EXT. SUNSET BOULEVARD", Interior.EXT, "SUNSET BOULEVARD", "", DayTime.DAY),
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
    ("told", "follows", "light"),
    [
        ("NIGHT [CONTINUOUS]", Follows.CONTINUOUS, DayTime.NIGHT),
        ("MOMENTS LATER", Follows.CONTINUOUS, DayTime.DUSK),
        ("SAME", Follows.SAME_TIME, DayTime.DUSK),
        ("SAME TIME", Follows.SAME_TIME, DayTime.DUSK),
        ("LATER", Follows.LATER, DayTime.DUSK),
        ("LATER THAT NIGHT", Follows.LATER, DayTime.NIGHT),
        ("THE NEXT MORNING", Follows.NEW_DAY, DayTime.DAY),
        ("ANOTHER DAY", Follows.NEW_DAY, DayTime.DAY),
        ("A FEW DAYS LATER", Follows.NEW_DAY, DayTime.DUSK),
        ("THREE YEARS LATER", Follows.LONG_AFTER, DayTime.DUSK),
        ("TWO WEEKS LATER - DAY", Follows.LONG_AFTER, DayTime.DAY),
        ("TEN YEARS AGO", Follows.EARLIER, DayTime.DUSK),
        ("NIGHT (FLASHBACK - 1973)", Follows.EARLIER, DayTime.NIGHT),
        ("DAY - END FLASHBACK", Follows.UNSTATED, DayTime.DAY),
        ("VARIOUS SHOTS", Follows.UNSTATED, DayTime.DUSK),
        ("DAY", Follows.UNSTATED, DayTime.DAY),
    ],
)
def test_time_follows_on_the_scene_before(told: str, follows: Follows, light: DayTime) -> None:
    before = parse_heading("EXT. ROAD - DUSK")
    heading = parse_heading(f"INT. HALL - {told}", previous=before)
    assert (heading.place, heading.follows, heading.daytime) == ("HALL", follows, light)


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("EXT. PARK - DAY [SUMMER]", "summer"),
        ("EXT. BERLIN, WINTER 1944 - DAY", "winter"),
        ("EXT. WOODS - FALL", "autumn"),
        ("INT. SUMMER HOUSE - DAY", ""),
    ],
)
def test_seasons_are_read_from_time_alone(text: str, season: str) -> None:
    assert parse_heading(text).season == season


def test_tags_in_brackets_stand_alone() -> None:
    assert parse_heading("INT. ROOM - NIGHT (FLASHBACK - 1973)").tags == ("flashback", "1973")


def test_a_heading_of_two_places_names_the_second() -> None:
    assert other_headings("INTERCUT - INT. KITCHEN / INT. CAR - NIGHT") == ("INT. CAR - NIGHT",)
    assert other_headings("INT./EXT. CAR - NIGHT") == ()
    assert has_prefix("INTERCUT - INT. KITCHEN / INT. CAR")
