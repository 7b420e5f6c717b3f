"""Slips that a script supervisor would note, and doubts that she would keep to herself."""

from pathlib import Path

import pytest

from screenplay.contradictions import impossible
from screenplay.errors import ScreenplayError
from screenplay.read import read, read_text

TALK = "BOB\nGood.\n\nANN\nHa!\n"


def _remarks(script: str) -> list[tuple[str, int]]:
    told = read_text(f"INT. HALL - DAY\n\n{script}")
    found = impossible(told)
    assert set(found) <= set(told.remarks)
    return [(r.text.removeprefix("scene 1: "), r.source.line) for r in found if r.source]


@pytest.mark.parametrize(
    ("script", "text", "line"),
    [
        (f"ANN sits. BOB waits.\n\nAnn leaves the room.\n\n{TALK}",
         "ANN speaks on screen and left in line 5; bring them back, or make it (O.S.)", 11),
        (f"ANN and BOB fight. Ann dies.\n\n{TALK}", "ANN speaks, dead since line 3", 9),
        (f"ANN picks up the gun. BOB waits.\n\nBob gives the gun to Ann.\n\n{TALK}",
         "BOB gives the gun, which ANN holds", 5),
        (f"ANN picks up the gun.\n\nAnn picks up the gun.\n\n{TALK}",
         "ANN picks up the gun and holds it already", 5),
        (f"ANN sits. BOB waits.\n\nAnn bows and withdraws.\n\n{TALK}",
         "ANN speaks on screen and left in line 5; bring them back, or make it (O.S.)", 11),
        (f"ANN sits. BOB waits.\n\nAnn hurries from the room.\n\n{TALK}",
         "ANN speaks on screen and left in line 5; bring them back, or make it (O.S.)", 11),
        ("ANN sits. BOB waits.\n\nAnn leaves the room.\n\nBOB\nHm.\n\nAnn pours the tea.\n",
         "ANN acts and left in line 5; bring them back first", 10),
        ("ANN sits. BOB fights.\n\nBob falls dead.\n\nANN\nOh.\n\nBob walks to the table.\n",
         "BOB acts, dead since line 5", 10),
        (f"ANN sits. BOB holds the lamp.\n\nAnn puts down the lamp.\n\n{TALK}",
         "ANN puts down the lamp, which BOB holds", 5),
        (f"ANN stands by the wall.\n\nAnn gets up.\n\n{TALK}",
         "ANN gets up and is standing already", 5),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_its_place(script: str, text: str, line: int) -> None:
    assert _remarks(script) == [(text, line)]


@pytest.mark.parametrize(
    "script",
    [
        f"ANN sits. BOB waits.\n\nAnn leaves the room.\n\nAnn comes back.\n\n{TALK}",
        "ANN sits. BOB waits.\n\nAnn leaves the room.\n\nBOB\nGood.\n\nANN (O.S.)\nHa!\n",
        "ANN sits. BOB waits.\n\nAnn leaves the room.\n\nBOB\nGood.\n\nANN\n(at the door)\nHa!\n",
        f"ANN sits.\n\nAnn sits down.\n\nAnn gets up.\n\n{TALK}",
        f"BOB waits. ANN gets up.\n\n{TALK}",
        f"ANN picks up a cup.\n\nAnn picks up another cup.\n\n{TALK}",
        f"BOB waits. ANN plays dead.\n\n{TALK}",
        f"BOB waits. ANN walks out to him.\n\n{TALK}",
    ],
)
def test_what_may_be_is_not_said(script: str) -> None:
    assert _remarks(script) == []


def test_finished_scripts_raise_no_false_alarm(corpus: Path) -> None:
    for path in sorted((corpus / "screenplays").glob("*.fountain")):
        try:
            told = read(path)
        except ScreenplayError:
            continue
        assert impossible(told) == (), path.name
