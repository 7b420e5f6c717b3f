"""What somebody takes off was on, and is off afterwards."""

import pytest

from planner.continuity.checking import check
from planner.rules import plan
from planner.shots import ShotPlan
from screenplay.read import read_text

HEAD = "INT. OFFICE - DAY\n\nANN (30) and BOB (40) stand at the window.\n\n"
TAIL = "\n\nANN\nWell?\n\nBOB\nThat is all there is to say about it.\n"


def filmed(action: str, later: str = "") -> ShotPlan:
    return plan(read_text(HEAD + action + TAIL + later))


def worn(film: ShotPlan, who: str, part: str) -> list[str]:
    """The part as the first scene opens, and after each change."""
    scene = film.scenes[0].scene_id
    changed = [c for c in film.worn_in(who, scene) if c.since]
    looks = [film.look(who, scene), *(c.look for c in changed)]
    return [str(getattr(look, part)) for look in looks]


@pytest.mark.parametrize(
    ("action", "who", "part", "states"),
    [
        ("Bob takes off his hat.", "ch-bob", "hat", ["fedora", "none"]),
        ("Bob removes his helmet.", "ch-bob", "hat", ["hard_hat", "none"]),
        ("Bob tips his hat.", "ch-bob", "hat", ["fedora", "fedora"]),
        ("Ann straightens her hat.", "ch-ann", "hat", ["fedora", "fedora"]),
        ("Bob's hat flies off.", "ch-bob", "hat", ["fedora", "none"]),
        ("Ann pulls off her glasses.", "ch-ann", "glasses", ["round", "none"]),
        ("Ann puts on her glasses.", "ch-ann", "glasses", ["none", "round"]),
        ("Bob puts on his cap.", "ch-bob", "hat", ["none", "cap"]),
        ("Bob takes off her hat.", "ch-bob", "hat", ["none"]),
        ("Bob looks at his hat.", "ch-bob", "hat", ["none"]),
    ],
)
def test_states_of_a_head(action: str, who: str, part: str, states: list[str]) -> None:
    assert worn(filmed(action), who, part) == states


def test_a_coat_comes_off_what_was_beneath() -> None:
    film = filmed("Bob takes off his coat.")
    assert worn(film, "ch-bob", "top")[0] == "coat"
    assert worn(film, "ch-bob", "top")[1] not in ("coat", "none")


def test_it_stays_off_while_time_goes_on_and_is_on_another_day() -> None:
    same = "\n\nINT. HALL - CONTINUOUS\n\nBob comes in.\n\nBOB\nHello.\n"
    film = filmed("Bob takes off his hat.", same)
    assert film.look("ch-bob", film.scenes[1].scene_id).hat == "none"
    film = filmed("Bob takes off his hat.", same.replace("CONTINUOUS", "THE NEXT DAY"))
    assert film.look("ch-bob", film.scenes[1].scene_id).hat == "fedora"


def test_a_hat_swept_up_is_carried_and_then_worn() -> None:
    later = "\n\nEXT. STREET - MOMENTS LATER\n\nBob waits.\n\nBOB\nAt last.\n"
    script = HEAD + "Bob sweeps up his hat and goes out." + TAIL + later
    graph = read_text(script)
    film = plan(graph)
    assert worn(film, "ch-bob", "hat") == ["none", "none"]
    assert film.look("ch-bob", film.scenes[1].scene_id).hat == "fedora"
    assert not [f for f in check(film, graph) if f.rule == "costume"]
