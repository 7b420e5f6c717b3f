"""How a move begins and ends, as a note says it."""

import pytest

from planner.amending import Draft, amend
from planner.edits import Move
from planner.revise import revise
from planner.revising.answers import Reading
from planner.shots import Ease, MoveKind
from tests.planner.revising.films import film, shot_id


@pytest.mark.parametrize(
    ("note", "ease"),
    [
        ("linear push-in in shot 15", Ease.LINEAR),
        ("make the push-in of shot 15 linear", Ease.LINEAR),
        ("push in on 15 at a constant speed", Ease.LINEAR),
        ("push in on 15 that starts softly", Ease.IN),
        ("shot 15 push in easing out", Ease.OUT),
        ("push in on 15", Ease.BOTH),
    ],
)
def test_an_ease_goes_with_its_move(note: str, ease: Ease) -> None:
    plan, graph = film("P")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert answer.edits == (Move(shot=shot_id(plan, 15), kind=MoveKind.PUSH_IN, ease=ease),)


@pytest.mark.parametrize("note", ["shot 15 linear", "the move in shot 15 should end softly"])
def test_an_ease_of_no_move_changes_nothing(note: str) -> None:
    assert not isinstance(revise(note, *film("P")), Reading)


@pytest.mark.parametrize(
    ("ease", "travel", "told"),
    [
        (Ease.LINEAR, 1.0, "pushes in at a constant speed"),
        (Ease.OUT, 0.6, "pushes in slower, less far, ending softly"),
        (Ease.BOTH, 1.4, "pushes in faster, farther"),
    ],
)
def test_a_move_says_how_it_goes(ease: Ease, travel: float, told: str) -> None:
    plan, graph = film("P")
    edit = Move(shot=shot_id(plan, 15), kind=MoveKind.PUSH_IN, travel=travel, ease=ease)
    assert told in amend(Draft(graph, plan), edit).said
