"""Back in a place: who never left it is where and as they were left, who did is not."""

import pytest

from planner.rules import plan
from planner.shots import Stance
from screenplay.read import read_text
from screenplay.world.parting import parted

KITCHEN = (
    "INT. KITCHEN - DAY\n\nANNA sits at the table. BEN stands at the window.\n\n"
    "ANNA\nHi.\n\nBEN\nHello.\n\n"
)
HALL = "INT. HALL - DAY\n\nCARL waits.\n\nCARL\nWell.\n\n"
BEN_IN_HALL = "INT. HALL - DAY\n\nBen waits.\n\nBEN\nWell.\n\n"


def stances(text: str, at: int) -> dict[str, Stance]:
    film = plan(parted(read_text(text)))
    return {s.character_id: s for s in film.scenes[at].opening}


def where(people: dict[str, Stance]) -> dict[str, tuple[object, ...]]:
    """Places and postures; during a scene people turn to each other."""
    return {w: (s.x_m, s.z_m, s.posture, s.spot_id) for w, s in people.items()}


def back(between: str, tag: str) -> dict[str, Stance]:
    return stances(
        f"{KITCHEN}{between}INT. KITCHEN - {tag}\n\nANNA\nStill here?\n\nBEN\nYes.\n", -1
    )


@pytest.mark.parametrize("tag", ["CONTINUOUS", "SAME", "MOMENTS LATER"])
@pytest.mark.parametrize("between", ["", HALL, HALL + HALL])
def test_people_stay_where_they_were_left_while_the_film_is_elsewhere(
    between: str, tag: str
) -> None:
    assert where(back(between, tag)) == where(stances(KITCHEN, 0))


def test_who_was_seen_elsewhere_since_is_not_found_where_they_were() -> None:
    left, found = stances(KITCHEN, 0), back(BEN_IN_HALL, "CONTINUOUS")
    assert where(found)["ch-anna"] == where(left)["ch-anna"]
    assert where(found)["ch-ben"] != where(left)["ch-ben"]


def test_another_time_begins_anew() -> None:
    assert where(back(HALL, "NIGHT")) != where(stances(KITCHEN, 0))
