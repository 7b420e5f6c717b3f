"""Names one slip apart are shown; numbers, plurals and two busy people are not."""

import pytest

from screenplay.people.near_names import near_names
from screenplay.read import read_text


def _near(*cues: str) -> list[tuple[str, str]]:
    told = read_text("INT. A - DAY\n\n" + "".join(f"{cue}\nHi.\n\n" for cue in cues))
    return [(rare.name, usual.name) for rare, usual in near_names(told)]


@pytest.mark.parametrize("slip", ["MARGRET", "MARGARRET", "MARGAREt", "MARGARTE", "MARBARET"])
def test_a_slip_is_shown(slip: str) -> None:
    slip = slip.upper()
    found = _near(*["MARGARET", "JOHN"] * 6, slip)
    assert found == ([] if slip == "MARGARET" else [(slip, "MARGARET")])


def test_a_slip_in_a_long_name_needs_no_long_part() -> None:
    assert _near("MARGARET", "TOM", "MARGARET", "MARGRET") == [("MARGRET", "MARGARET")]


@pytest.mark.parametrize(
    "cues",
    [
        [*["GUARD #1"] * 6, "GUARD #2"], [*["DRONE ONE"] * 6, "DRONE TWO"],
        [*["NURSE"] * 6, "NURSES"], [*["PING"] * 6, *["JING"] * 4], [*["JAN"] * 6, "JEN"],
        [*["JANE"] * 6, "YOUNG JANE"],
    ],
)  # fmt: skip
def test_two_people_are_no_slip(cues: list[str]) -> None:
    assert _near(*cues) == []


def test_ten_thousand_names_alike_take_linear_work() -> None:
    names = [f"PERSON{chr(65 + i // 676 % 26)}{chr(65 + i // 26 % 26)}{chr(65 + i % 26)}"
             for i in range(1500)]  # fmt: skip
    assert _near(*names) == []
