"""The year that a script's things are of."""

from dataclasses import replace

import pytest

from screenplay.read import read_text
from screenplay.world.eras import KINGS, WEST, on_the_frontier, year_of

WESTERN = "ANN rides in on a mare, swings out of the saddle and ties the reins before the saloon."
TALE = "The KING lays his sword before the throne. A herald bows."


@pytest.mark.parametrize(
    ("action", "heading", "year"),
    [
        (WESTERN, "EXT. STREET - DAY", WEST),
        (TALE, "INT. HALL - DAY", KINGS),
        (f"{WESTERN} A car passes.", "EXT. STREET - DAY", None),
        (f"{WESTERN} Her phone rings.", "EXT. STREET - DAY", None),
        (f"{WESTERN} The wind howls like a car.", "EXT. STREET - DAY", WEST),
        ("A station wagon stops. A mare, a saddle, a saloon.", "EXT. ROAD - DAY", None),
        ("ANN waits on a horse.", "EXT. STREET - DAY", None),
        ("ANN waits.", "EXT. STREET - DAY - 1912", 1912),
        ("ANN waits.", "EXT. STREET - DAY", None),
    ],
)
def test_a_year_by_what_is_named(action: str, heading: str, year: int | None) -> None:
    assert year_of(read_text(f"{heading}\n\n{action}\n")) == year


@pytest.mark.parametrize(
    ("action", "heading", "there"),
    [
        (WESTERN, "EXT. STREET - DAY", True),
        (WESTERN.replace("saloon", "theatre"), "EXT. STREET - DAY - 1880", False),
        (TALE, "INT. HALL - DAY", False),
        (f"{WESTERN} A car passes.", "EXT. STREET - DAY", False),
        (WESTERN, "EXT. STREET - DAY - 1955", False),
    ],
)
def test_the_frontier_by_what_stands_there(action: str, heading: str, *, there: bool) -> None:
    assert on_the_frontier(read_text(f"{heading}\n\n{action}\n")) == there


def test_a_film_of_some_scenes_plays_in_the_time_of_the_whole() -> None:
    later = "EXT. STREET - DAY\n\nAnn rides on. The mare drinks from the trough. Spurs ring.\n"
    graph = read_text(f"INT. SALOON - DAY\n\n{WESTERN}\n\n{later}")
    part = replace(graph, scenes=graph.scenes[1:])
    assert year_of(part) == year_of(graph) == WEST
    assert on_the_frontier(part)
