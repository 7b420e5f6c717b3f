"""What the script asks of the camera is done: heights, points of view, moves, at every pace."""

import pytest

from planner.pace import pace_of
from planner.rules import plan
from planner.shots import Angle, MoveKind, Shot, ShotKind, Size
from screenplay.read import read_text
from screenplay.world.parting import parted

ROOM = "INT. ROOM - DAY\n\nANNA stands at the window. BEN sits at the table.\n\n"
LINES = "ANNA\nI said no.\n\nBEN\nI know.\n\n"
ATTIC = (
    "INT. ATTIC - NIGHT\n\nMARA stands at the door. LENA sits on a chair.\n\nMARA\nListen.\n\n"
    "LENA\nTo what?\n\n"
)


def asked(text: str, genre: str = "") -> list[Shot]:
    """The shots that the script itself asks for."""
    film = plan(parted(read_text(text)), pace=pace_of(genre) if genre else None)
    return [s for s in film.shots if s.why[:1] == ("as directed",)]


@pytest.mark.parametrize(
    ("words", "angle"),
    [
        ("LOW ANGLE - ANNA", Angle.LOW), ("HIGH ANGLE ON ANNA", Angle.HIGH),
        ("ANGLE ON ANNA", Angle.EYE), ("CLOSE ON ANNA", Angle.EYE),
        ("BIRD'S EYE VIEW", Angle.HIGH),  # a ceiling is in the way of more
    ],
)  # fmt: skip
def test_a_camera_stands_as_high_as_the_script_says(words: str, angle: Angle) -> None:
    (shot,) = asked(f"{ROOM}{words}\n\n{LINES}")
    assert shot.framing.angle is angle
    assert "ch-anna" in shot.framing.subjects
    height = shot.move.start.eye_m[1] - shot.move.start.aim_m[1]
    assert {Angle.LOW: height < -0.05, Angle.HIGH: height > 0.3}.get(angle, abs(height) < 0.5)


def test_under_the_sky_a_bird_sees_from_above() -> None:
    street = "EXT. STREET - DAY\n\nANNA waits. BEN waits.\n\n"
    (shot,) = asked(f"{street}{LINES}BIRD'S EYE VIEW\n\nThey wait.\n")
    assert shot.framing.angle is Angle.OVERHEAD


@pytest.mark.parametrize("words", ["MARA'S POV - THE PIANO", "MARA'S POV: the piano."])
def test_a_point_of_view_shows_the_thing_that_it_names(words: str) -> None:
    (shot,) = asked(f"{ATTIC}{words}\n\nLENA\nWhat is it?\n")
    assert shot.framing.kind is ShotKind.POV
    assert (shot.framing.thing, shot.framing.foreground) == ("piano_1", "ch-mara")
    assert shot.framing.subjects == ()


def test_a_point_of_view_of_what_is_not_drawn_shows_the_face_that_sees_it() -> None:
    (shot,) = asked(f"{ATTIC}MARA'S POV - A DRAGON\n\nLENA\nWhat is it?\n")
    assert (shot.framing.kind, shot.framing.subjects) == (ShotKind.SINGLE, ("ch-mara",))


@pytest.mark.parametrize("words", ["MARA'S POV - LENA", "MARA'S POV"])
def test_a_point_of_view_of_somebody_stays_one(words: str) -> None:
    (shot,) = asked(f"{ATTIC}{words}\n\nLena smiles.\n")
    assert (shot.framing.kind, shot.framing.subjects) == (ShotKind.POV, ("ch-lena",))


@pytest.mark.parametrize(
    "words", ["PUSH IN ON ANNA", "THE CAMERA PUSHES IN ON ANNA.", "WE DOLLY IN ON ANNA"]
)
def test_a_push_in_is_made_however_it_is_said(words: str) -> None:
    (shot,) = asked(f"{ROOM}{LINES}{words}\n\n{LINES}")
    assert shot.move.kind is MoveKind.PUSH_IN
    assert shot.framing.subjects == ("ch-anna",)


@pytest.mark.parametrize("genre", ["", "action", "drama", "western"])
def test_no_pace_gives_up_a_shot_that_the_script_asks_for(genre: str) -> None:
    (shot,) = asked(f"{ROOM}{LINES}CLOSE ON ANNA'S FACE\n\nShe bites her lip.\n\n{LINES}", genre)
    assert (shot.framing.size, shot.framing.subjects) == (Size.CU, ("ch-anna",))
