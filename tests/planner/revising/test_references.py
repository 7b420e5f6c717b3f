"""What notes point at is found, or it is said what is missing."""

import pytest

from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading, Unread
from planner.revising.references import numbers
from tests.planner.revising.films import film, shot_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12", (12,)),
        ("12-15", (12, 13, 14, 15)),
        ("3, 5 and 7 to 9", (3, 5, 7, 8, 9)),
        ("3, 4, and 3", (3, 4)),
    ],
)
def test_lists_and_ranges_of_numbers(text: str, found: tuple[int, ...]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["15-12", "1-99999999"])
def test_ranges_that_no_film_has_are_refused(text: str) -> None:
    with pytest.raises(Unread):
        numbers(text)


@pytest.mark.parametrize(
    ("note", "shots"),
    [
        ("the shot where he nods closer", (18,)),
        ("the moment where Nadia picks up the dish closer", (19,)),
        ("the last two-shot in scene 1 closer", (22,)),
        ("all singles of Nadia closer", (3, 15, 17, 25, 26)),
        ("when Tom says “we could split it” closer", (13,)),
        ("the insert after shot 9 closer", ()),
    ],
)
def test_descriptions_find_their_shots(note: str, shots: tuple[int, ...]) -> None:
    plan, graph = film("P")
    answer = revise(note, plan, graph)
    edits = answer.edits if isinstance(answer, Reading) else ()
    assert tuple(getattr(e, "shot", None) for e in edits) == tuple(shot_id(plan, n) for n in shots)


def test_the_half_of_a_cut_sentence_that_shows_the_deed_is_meant() -> None:
    plan, graph = film("I")
    dropped = revise("the shot where Ray drops the sandwich wider", plan, graph)
    assert isinstance(dropped, Reading)
    assert [getattr(e, "shot", None) for e in dropped.edits] == [shot_id(plan, 16)]


def test_a_shot_that_is_not_there_is_named() -> None:
    answer = revise("shot 99 closer", *film("P"))
    assert isinstance(answer, NotUnderstood)
    assert "no shot 99" in answer.text


def test_nobody_and_nothing_of_another_film_is_found() -> None:
    for note in ("the close-up of Jane wider", "Jane angrier in shot 9", "scene 9 faster"):
        assert isinstance(revise(note, *film("P")), NotUnderstood), note


def test_without_a_selected_shot_it_is_asked_which() -> None:
    assert isinstance(revise("make it tighter", *film("P")), Question)
