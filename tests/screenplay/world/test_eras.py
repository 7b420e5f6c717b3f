"""The year that a script's things are of."""

import pytest

from screenplay.read import read_text
from screenplay.world.eras import KINGS, WEST, year_of

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
