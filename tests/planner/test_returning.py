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


def again(between: str, heading: str = "DAY", action: str = "") -> dict[str, Stance]:
    return stances(
        f"{KITCHEN}{between}INT. KITCHEN - {heading}\n\n{action}ANNA\nStill here?\n\nBEN\nYes.\n",
        -1,
    )


@pytest.mark.parametrize("heading", ["DAY", "LATER", "DAY - LATER"])
@pytest.mark.parametrize("between", [HALL, HALL + HALL])
def test_the_same_place_on_the_same_day_is_as_it_was_left(between: str, heading: str) -> None:
    assert where(again(between, heading)) == where(stances(KITCHEN, 0))


def test_who_was_shown_elsewhere_on_that_day_is_placed_anew() -> None:
    left, found = stances(KITCHEN, 0), again(BEN_IN_HALL)
    assert where(found)["ch-anna"] == where(left)["ch-anna"]
    assert where(found)["ch-ben"] != where(left)["ch-ben"]


@pytest.mark.parametrize(
    ("between", "heading"),
    [
        (HALL, "THE NEXT DAY"), (HALL, "NIGHT"), (HALL, "DAY - WEEKS LATER"),
        (HALL.replace("DAY", "NIGHT"), "DAY"),  # a night has passed
    ],
)  # fmt: skip
def test_another_day_or_another_light_begins_anew(between: str, heading: str) -> None:
    assert where(again(between, heading)) != where(stances(KITCHEN, 0))


def test_what_the_words_say_comes_first() -> None:
    left, found = stances(KITCHEN, 0), again(HALL, action="Anna stands at the door.\n\n")
    assert found["ch-anna"].spot_id != left["ch-anna"].spot_id
    assert where(found)["ch-ben"] == where(left)["ch-ben"]


def test_who_comes_in_later_has_left_meanwhile() -> None:
    found = again(HALL, action="Ben enters.\n\n")
    assert not found["ch-ben"].visible
    assert where(found)["ch-anna"] == where(stances(KITCHEN, 0))["ch-anna"]


def test_nobody_has_been_on_the_phone_since() -> None:
    call = KITCHEN + "BEN\n(into phone)\nNow I know.\n\n"
    text = f"{call}{HALL}INT. KITCHEN - DAY\n\nANNA\nWell?\n\nBEN\nNothing.\n"
    found = stances(text, -1)["ch-ben"]
    assert not found.on_phone
    assert "phone" not in found.holding
