"""What dawns on a face is cut in to, and pushed in on where there is time to see it."""

from itertools import pairwise

import pytest

from planner.ideas import size_steps
from planner.rules import plan
from planner.shots import MoveKind, Shot
from screenplay.read import read_text
from screenplay.world.parting import parted

TALK = (
    "INT. ROOM - DAY\n\nANNA stands at the window. BEN sits at the table.\n\n"
    "BEN\nThe keys were in the car all the time.\n\nANNA\nWhich car was it that they were in?\n\n"
)
AFTER = "\n\nANNA\nThat was my car.\n\nBEN\nYes.\n"


def showing(text: str) -> list[tuple[Shot, Shot]]:
    """The shots of a beat between the lines, each with the shot before it."""
    graph = parted(read_text(f"{TALK}{text}{AFTER}"))
    beat = next(b.id for s in graph.scenes for b in s.beats if b.text == text)
    shots = plan(graph).shots
    return [
        (before, shot) for before, shot in pairwise(shots)
        if any(c.beat_id == beat for c in shot.covers)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Anna realises she has lost him and everything.", "Long pause. Then Anna remembers."]
)
def test_a_realisation_is_seen_near_and_pushed_in_on(text: str) -> None:
    ((before, shot),) = showing(text)
    assert shot.framing.subjects == ("ch-anna",)
    assert before.framing.subjects == ("ch-anna",)
    assert size_steps(before.framing.size, shot.framing.size) >= 2
    assert shot.move.kind is MoveKind.PUSH_IN
    assert shot.why[1] == "it sinks in"


def test_one_too_short_for_a_move_is_a_cut_in() -> None:
    ((before, shot),) = showing("Anna freezes.")
    assert shot.move.kind is MoveKind.STATIC
    assert shot.framing.subjects == before.framing.subjects == ("ch-anna",)
    assert size_steps(before.framing.size, shot.framing.size) >= 2


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("Ben puts the keys on the table. Anna freezes.", [None, "ch-anna"]),
        ("Anna freezes. Ben puts the keys on the table.", ["ch-anna", None]),
        ("Ben puts the keys on the table. Anna stops.", [None]),
    ],
)
def test_the_face_is_that_of_whom_it_dawns_on_and_comes_when_it_does(
    text: str, faces: list[str | None]
) -> None:
    shown = [shot.framing.subjects for _, shot in showing(text)]
    assert [s[0] if len(s) == 1 else None for s in shown] == faces
