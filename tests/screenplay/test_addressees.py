"""Whom lines are spoken to."""

import pytest

from screenplay.read import read_text


def _told(script: str) -> dict[str, str | None]:
    """Addressee by line, without "ch-"."""
    told = read_text(f"INT. HALL - DAY\n\n{script}")
    return {
        line.text: line.addressee.removeprefix("ch-") if line.addressee else None
        for line in told.lines()
    }


THREE = "ANN, BOB and CY sit.\n\n"


@pytest.mark.parametrize(
    ("script", "text", "addressee"),
    [
        (f"{THREE}ANN\n(to Cy)\nYou.\n\nBOB\nMe?\n\nCY\nWho?\n", "You.", "cy"),
        (f"{THREE}ANN\nSit down, Bob.\n\nCY\nMe?\n\nBOB\nWho?\n", "Sit down, Bob.", "bob"),
        (f"{THREE}ANN\nHey Bob, sit.\n\nCY\nMe?\n\nBOB\nWho?\n", "Hey Bob, sit.", "bob"),
        (f"{THREE}ANN\nI saw Bob.\n\nCY\nReally?\n\nBOB\nWho?\n", "I saw Bob.", "cy"),
        (f"{THREE}ANN\n(to everyone)\nSit.\n\nBOB\nNo.\n\nCY\nNo.\n", "Sit.", None),
        (f"{THREE}ANN\nGentlemen, sit.\n\nBOB\nNo.\n\nCY\nNo.\n", "Gentlemen, sit.", None),
        (f"{THREE}ANN\n(to herself)\nOdd.\n\nBOB\nWhat?\n\nCY\nNo.\n", "Odd.", None),
        (f"{THREE}ANN\n(muttering)\nOdd.\n\nBOB\nWhat?\n\nCY\nNo.\n", "Odd.", None),
        (f"{THREE}Ann turns to Cy.\n\nANN\nYou.\n\nBOB\nMe?\n\nCY\nWho?\n", "You.", "cy"),
        (f"{THREE}CY\nAnn?\n\nBOB\nCy?\n\nANN\nYes.\n", "Yes.", "cy"),
        (f"{THREE}ANN\nBob?\n\nBOB\nYes.\n\nCY\nHm.\n", "Yes.", "ann"),
        ("ANN sits. BOB reads.\n\nANN\nWell?\n\nBOB\nWell.\n", "Well?", "bob"),
        ("ANN sits.\n\nANN\nAlone.\n", "Alone.", None),
        ("ANN sits. A WAITER pours.\n\nANN\nWhat a day.\n", "What a day.", None),
        ("ANN sits. A WAITER pours.\n\nANN\n(to the waiter)\nMore.\n", "More.", "waiter"),
        ("ANN sits. BOB reads.\n\nCY (O.S.)\nHello?\n\nANN\nIn here.\n", "In here.", "cy"),
        (f"{THREE}BOB\nBye.\n\nBob leaves.\n\nCY\nGood.\n\nANN\nYes.\n", "Good.", "ann"),
        ("ANN sits.\n\nANN (V.O.)\nI was young.\n", "I was young.", None),
        ("ANN sits. BOB reads.\n\nANN\n(into phone)\nMoss.\n\nEVE (V.O.)\n(on phone)\nEve.\n",
         "Moss.", "eve"),
        ("ANN picks up the phone. BOB reads.\n\nANN\nMoss.\n\nBOB\nWho?\n", "Moss.", None),
    ],
)  # fmt: skip
def test_who_is_meant(script: str, text: str, addressee: str | None) -> None:
    assert _told(script)[text] == addressee


def test_the_dead_and_a_choir_are_not_talked_to() -> None:
    found = _told(
        "The body of EVE lies on the slab. ANN waits.\n\nEVE (V.O.)\nI died.\n\nANN\nSo.\n"
    )
    assert found["So."] is None


def test_who_has_just_come_up_or_is_handled_is_spoken_to() -> None:
    script = (
        "ANN wipes the bar. BOB reads.\n\nCY (40) walks in.\n\nANN\nClosed.\n\n"
        "CY\nWhat?\n\nBOB\nSeven years.\n\nCY\nMore.\n\nBob grips Ann.\n\nBOB\nStay.\n"
    )
    found = _told(script)
    assert (found["Closed."], found["Stay."]) == ("cy", "ann")
