"""A close shot of hands, feet or eyes shows these, of whom the script means."""

import pytest

from planner.body_parts import part_named
from planner.rules import plan
from planner.shots import MoveKind, Shot, ShotKind, Size
from screenplay.read import read_text
from screenplay.world.parting import parted

ROOM = "INT. ROOM - DAY\n\nANNA stands at the window. BEN sits at the table.\n\n"
LINES = "BEN\nI know what you did.\n\nANNA\nI said no.\n\n"


def asked(words: str) -> Shot:
    film = plan(parted(read_text(f"{ROOM}{LINES}{words}\n\n{LINES}")))
    (shot,) = [s for s in film.shots if s.why[:1] == ("as directed",)]
    return shot


@pytest.mark.parametrize(
    ("words", "who", "part"),
    [
        ("CLOSE ON ANNA'S HANDS", "ch-anna", "hands"),
        ("CLOSE ON HANDS", "ch-anna", "hands"),  # who spoke last
        ("CLOSE ON HANDS\n\nBen clenches them.", "ch-ben", "hands"),
        ("CLOSE ON THE HAND OF BEN", "ch-ben", "hands"),
        ("INSERT - BEN'S FIST", "ch-ben", "hands"),
        ("ANGLE ON BEN'S SHOES", "ch-ben", "feet"),
        ("INSERT: HER FEET", "ch-anna", "feet"),
        ("ECU - FINGERS drumming on the table.", "ch-anna", "hands"),
    ],
)
def test_hands_and_feet_are_inserts(words: str, who: str, part: str) -> None:
    framing = asked(words).framing
    assert framing.kind is ShotKind.INSERT
    assert (framing.subjects, framing.thing) == ((who,), part)


@pytest.mark.parametrize("words", ["CLOSE ON: Ben's eyes.", "CLOSE ON BEN'S LIPS"])
def test_eyes_and_mouth_are_the_nearest_size(words: str) -> None:
    framing = asked(words).framing
    assert (framing.kind, framing.size) == (ShotKind.SINGLE, Size.ECU)
    assert framing.subjects == ("ch-ben",)


def test_a_push_in_on_eyes_is_pushed() -> None:
    shot = asked("PUSH IN ON BEN'S EYES")
    assert (shot.framing.size, shot.move.kind) == (Size.ECU, MoveKind.PUSH_IN)


@pytest.mark.parametrize("words", ["CLOSE ON ANNA'S FACE", "CLOSE ON ANNA"])
def test_a_face_stays_a_face(words: str) -> None:
    framing = asked(words).framing
    assert (framing.kind, framing.size) == (ShotKind.SINGLE, Size.CU)


@pytest.mark.parametrize(
    "words", ["THE LETTER IN HIS HANDS", "HAND GRENADE", "THE HANDBAG", "THE LAMP"]
)
def test_a_thing_in_hands_is_no_hand(words: str) -> None:
    assert part_named(words) is None


def test_the_hands_of_a_clock_are_nobodys() -> None:
    assert part_named("THE HANDS OF THE CLOCK", owned=False) is None
