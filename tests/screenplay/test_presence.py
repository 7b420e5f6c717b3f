"""Who comes, who goes, who is only looked at, spoken of or heard."""

import pytest

from screenplay.read import read_text
from screenplay.states import states

TALK = "\n\nANN\nSo.\n\nBO\nYes.\n"


def _present(script: str, heading: str = "INT. HALL - DAY") -> dict[str, set[str]]:
    """Names of who is there by the text of each beat of the first scene."""
    told = read_text(f"{heading}\n\n{script}")
    scene = told.scenes[0]
    names = {character.id: character.name for character in told.characters}
    found = zip(scene.beats, states(scene, told), strict=True)
    return {beat.text: {names[who] for who in state.present} for beat, state in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "In sails CY with a lamp.",
        "Out of the cellar comes CY.",
        "CY is shown in, hat in hand.",
        "CY (40) lets himself in.",
        "CY bursts out of the kitchen.",
        "DEE (30) comes in, followed by CY.",
        "DEE (30) bursts in, CY at her heels.",
        "CY wedges himself in.",
        "CY has stopped at the gate.",
        "CY crosses to Ann.",
        "Two PORTERS kick in the door. CY laughs.",
    ],
)
def test_who_is_seen_coming_was_not_there_before(sentence: str) -> None:
    found = _present(f"ANN sits. BO waits.{TALK}\n{sentence}\n\nCY\nHello.\n")
    assert found["So."] == {"ANN", "BO"}
    assert {"ANN", "BO", "CY"} <= found["Hello."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cy bows and withdraws.",
        "Cy sweeps from the room.",
        "Cy is out of the door before she can answer.",
        "Cy clears out.",
        "Cy strolls out past Ann without a glance.",
        "Cy goes into the library.",
        "Bo drags Cy out by the collar.",
        "Cy runs out the back.",
    ],
)
def test_who_is_told_to_leave_is_gone(sentence: str) -> None:
    found = _present(f"ANN sits. BO waits. CY (40) stands.\n\n{sentence}{TALK}")
    assert "CY" not in found["So."]
    assert "ANN" in found["So."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cy rises to leave.",
        "Cy leaves a cup on the desk.",
        "Cy bursts out laughing.",
        "Cy, a retired clerk, yawns.",
        "Cy steps out of bed.",
        "Cy backs away from her.",
        "Cy backs out on his knees.",
    ],
)
def test_what_is_meant_or_sounds_alike_is_no_exit(sentence: str) -> None:
    found = _present(f"ANN sits. BO waits. CY (40) lies down.\n\n{sentence}{TALK}")
    assert found["So."] == {"ANN", "BO", "CY"}


def test_who_has_left_does_not_come_back_by_being_looked_after() -> None:
    found = _present(
        f"ANN sits. BO waits. CY (40) stands.\n\nCy leaves.\n\nAnn watches Cy go.{TALK}"
    )
    assert found["So."] == {"ANN", "BO"}


def test_who_is_carried_goes_along() -> None:
    found = _present(
        "ANN sits. BO waits. CY (4) sleeps.\n\nAnn picks up Cy and walks out.\n\nBO\nOh.\n"
    )
    assert found["Oh."] == {"BO"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Through the window DEE (30) walks up the drive.",
        "Ann looks at the photograph of DEE.",
        "On the TV, DEE (30) waves.",
        "On the other side of the glass DEE (30) sits alone.",
    ],
)
def test_who_is_seen_from_afar_or_in_a_picture_is_not_there(sentence: str) -> None:
    found = _present(f"ANN sits. BO waits.\n\n{sentence}{TALK}\n\nEXT. PARK - DAY\n\nDEE\nI am.\n")
    assert found["So."] == {"ANN", "BO"}


def test_a_car_brings_people_and_takes_them_away() -> None:
    found = _present(
        "A car pulls up.\n\nANN (30) gets out.\n\nBO (30) gets out.\n\nANN\nHere.\n\n"
        "Ann climbs into the car.\n\nThe car roars off.\n\nBO\nBye.\n",
        "EXT. ROAD - DAY",
    )
    assert found["A car pulls up."] == set()
    assert found["Here."] == {"ANN", "BO"}
    assert found["Bye."] == {"BO"}


def test_a_crowd_that_passes_is_gone_and_a_room_empties() -> None:
    found = _present(
        "ANN sits. BO waits. Two SAPPERS come splashing past.\n\nThey laugh and are gone.\n\n"
        "ANN\nGood.\n\nEveryone files out.\n\nDust settles.\n"
    )
    assert found["Good."] == {"ANN", "BO"}
    assert found["Dust settles."] == set()


def test_who_watches_the_sun_come_up_was_there_before() -> None:
    found = _present(f"Rain.\n\nCY (40) watches the sun come up. ANN sits.{TALK}")
    assert "CY" in found["Rain."]
