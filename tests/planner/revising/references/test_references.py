"""What notes point at is found, or it is said what is missing."""

import pytest

from planner.edits import Reframe
from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading, Unread
from planner.revising.references.referring import numbers
from planner.shots import Size
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


@pytest.mark.parametrize(
    ("note", "shots"),
    [
        ("the last three shots closer", (26, 27, 28)),
        ("make the final 2 shots closer", (27, 28)),
        ("the last two shots closer", (27, 28)),
        ("the first two shots of scene 2 closer", (26, 27)),
        ("the first 3 shots closer", (2, 3, 4)),
    ],
)
def test_a_number_of_shots_at_an_end_is_counted(note: str, shots: tuple[int, ...]) -> None:
    plan, graph = film("P")
    answer = revise(note, plan, graph)
    assert isinstance(answer, Reading)
    assert [getattr(e, "shot", None) for e in answer.edits] == [shot_id(plan, n) for n in shots]


@pytest.mark.parametrize(
    "note",
    ["the last two shots of Nadia wider", "three shots tighter", "the last 90 shots wider",
     "the next two shots wider"],
)  # fmt: skip
def test_a_count_is_never_taken_for_a_number_or_a_kind_of_shot(note: str) -> None:
    assert not isinstance(revise(note, *film("P")), Reading)


@pytest.mark.parametrize("note", ["again", "once more please", "do it again"])
def test_again_asks_which_way(note: str) -> None:
    plan, graph = film("P")
    shot = shot_id(plan, 3)
    answer = revise(note, plan, graph, last=(Reframe(shot=shot, size=Size.MCU),))
    assert isinstance(answer, Question)
    assert [c.edits for c in answer.choices] == [
        (Reframe(shot=shot, size=Size.CU),), (Reframe(shot=shot, size=Size.MS),)
    ]  # fmt: skip


@pytest.mark.parametrize("note", ["do that again in shot 5", "again for shot 5", "same for 5"])
def test_the_last_change_is_made_in_another_shot_again(note: str) -> None:
    plan, graph = film("P")
    last = (Reframe(shot=shot_id(plan, 3), size=Size.MCU),)
    answer = revise(note, plan, graph, last=last)
    assert isinstance(answer, Reading)
    assert answer.edits == (Reframe(shot=shot_id(plan, 5), size=Size.MCU),)


def test_again_without_a_change_of_size_says_what_to_say() -> None:
    answer = revise("again", *film("P"))
    assert isinstance(answer, NotUnderstood | Question)


@pytest.mark.parametrize("selected", [None, 8])
def test_a_fade_at_the_end_asks_at_which_end(selected: int | None) -> None:
    plan, graph = film("P")
    shot = shot_id(plan, 8)
    last = () if selected else (Reframe(shot=shot, size=Size.MCU),)
    chosen = shot if selected else None
    answer = revise("fade to black at the end", plan, graph, selected=chosen, last=last)
    assert isinstance(answer, Question)
    ends = {c.text: getattr(c.edits[0], "shot", None) for c in answer.choices}
    assert ends == {
        "at the end of shot 8": shot_id(plan, 9),
        "at the end of scene 1": shot_id(plan, 26),
        "at the end of the film": shot_id(plan, 29),
    }


def test_a_fade_at_the_end_of_what_is_named_is_made() -> None:
    plan, graph = film("P")
    answer = revise("fade out at the end of scene 1", plan, graph)
    assert isinstance(answer, Reading)
    assert [getattr(e, "shot", None) for e in answer.edits] == [shot_id(plan, 26)]
