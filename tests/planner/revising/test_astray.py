"""What a note says of one line or shot stays there, in all its clauses."""

import pytest

from planner.revise import revise
from planner.revising.answers import Question, Reading
from tests.planner.revising.films import expected, film


@pytest.mark.parametrize(
    ("code", "note", "edits"),
    [
        ("L8", '"I saw you" a bit faster, and Jonas looks at Ingrid',
         ['perform beat="I saw you" pace=1.1',
          'look_at beat="I saw you" character=jonas target=ingrid']),
        ("W", "29 as a real close-up, and stay on him a second after he says it",
         ["reframe shot=29 size=CU", "hold shot=29 tail_frames=24"]),
        ("P8", "12 tighter and the next one wider",
         ["reframe shot=12 size=MCU", "reframe shot=13 size=MCU"]),
    ],
)  # fmt: skip
def test_clauses_without_a_place_are_said_of_the_one_that_is_named(
    code: str, note: str, edits: list[str]
) -> None:
    plan, graph = film(code)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    wanted = [expected(e, plan, graph) for e in edits]
    places = [getattr(e, "shot", None) or getattr(e, "beat", None) for e in answer.edits]
    assert places == [getattr(e, "shot", None) or getattr(e, "beat", None) for e in wanted]
    assert [type(e) for e in answer.edits] == [type(e) for e in wanted]


@pytest.mark.parametrize(
    ("code", "note", "edit"),
    [
        ("L8", "Lose 18, 17 tells it", "drop shot=18"),
        ("T", "sh 65 as an OTS over Ruiz",
         "reframe shot=65 kind=ots subjects=nina foreground=ruiz"),
        ("T", "65: OTS on Ruiz over Nina",
         "reframe shot=65 kind=ots subjects=ruiz foreground=nina"),
        ("O", "Take the wobble out of 11", "move shot=11 kind=static"),
        ("L8", "Atmos down 6dB in scene 2, can't hear Jonas for the rain",
         "sound part=ambience scene=2 level_db=-6"),
    ],
)  # fmt: skip
def test_what_only_says_why_or_where_from_is_no_wish(code: str, note: str, edit: str) -> None:
    plan, graph = film(code)
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert [repr(e) for e in answer.edits] == [repr(expected(edit, plan, graph))]


def test_both_shots_in_a_list_go() -> None:
    plan, graph = film("L8")
    answer = revise("Lose 18 and 17", plan, graph)
    assert isinstance(answer, Reading)
    assert len(answer.edits) == 2


def test_what_somebody_gets_out_of_is_not_put_on() -> None:
    plan, graph = film("O")
    answer = revise("Get Doug out of that skirt, brown trousers please", plan, graph)
    assert isinstance(answer, Reading)
    assert [getattr(e, "words", "") for e in answer.edits] == ["no skirt", "brown trousers"]


@pytest.mark.parametrize(
    ("code", "note"),
    [("P8", "40% sepia, whole film"), ("H", "the run for the door handheld, both shots")],
)
def test_a_share_or_a_second_shot_that_is_not_read_is_asked_about(code: str, note: str) -> None:
    plan, graph = film(code)
    assert isinstance(revise(note, plan, graph), Question)
