"""Notes on the silence round a line: it comes sooner, or is left standing for a moment."""

import pytest

from planner.revise import revise
from planner.revising.answers import Reading
from tests.planner.revising.films import expected, film, shot_id

_SOONER = "hold shot=12 lead_frames=4"


@pytest.mark.parametrize(
    "note",
    [
        'get into "Stop that van" quicker', "quicker into 'stop that van'",
        "come in on “Stop that van!” a bit sooner", 'get to "Stop that van" faster',
        'Leo gets into "Stop that van" quicker', 'start "Stop that van" sooner',
        '"Stop that van" should come sooner', 'less air before "Stop that van"',
        'half the pause before "Stop that van"', 'don\'t wait so long before "Stop that van"',
        "get into the line in 12 quicker",
    ],
)  # fmt: skip
def test_a_line_comes_sooner(note: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading), answer
    assert answer.edits == (expected(_SOONER, plan, graph),)


@pytest.mark.parametrize(
    ("note", "edit"),
    [
        ('no gap before "Stop that van"', "hold shot=12 lead_frames=0"),
        ("let 12 sit for a sec", "hold shot=12 tail_frames=24"),
        ("quicker into Ray's brake line", "hold shot=31 lead_frames=2"),
    ],
)
def test_air_goes_or_stays(note: str, edit: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading), answer
    assert answer.edits == (expected(edit, plan, graph),)


def test_a_line_is_left_standing_after_a_reframing() -> None:
    plan, graph = film("R")
    answer = revise("punch in on 49 and let it sit a sec after he says it", plan, graph)
    wanted = ("reframe shot=49 size=MCU", "hold shot=49 tail_frames=24")
    assert isinstance(answer, Reading)
    assert answer.edits == tuple(expected(e, plan, graph) for e in wanted)


@pytest.mark.parametrize("note", ['say "Stop that van" quicker', 'quicker on "Stop that van"'])
def test_how_a_line_is_said_is_another_thing(note: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert [getattr(e, "pace", None) for e in answer.edits] == [1.32]


@pytest.mark.parametrize(
    "note",
    [
        'get into "There is nobody inside" quicker',  # amid a line
        'quicker into "Three."',  # amid a shot
        'cut into "Stop that van" faster',
        "get into the next one quicker",
        "get into scene 3 quicker",  # its first shot, its pace, or the cut
    ],
)
def test_what_has_no_silence_of_its_own_is_not_cut(note: str) -> None:
    plan, graph = film("I8")
    answer = revise(note, plan, graph, selected=shot_id(plan, 12))
    assert not isinstance(answer, Reading), answer
