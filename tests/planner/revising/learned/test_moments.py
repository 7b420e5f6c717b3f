"""Moments told in other words than the script's are found, or asked about, or not taken."""

import pytest

from planner.revising.footage import Footage
from planner.revising.learned.counted import counted, run_of
from planner.revising.learned.meaning import likeness
from planner.revising.learned.moments import moments, nearest
from tests.planner.revising.films import film


def test_the_same_thing_in_other_words_is_more_alike_than_another_thing() -> None:
    same, other = likeness("the phone starts ringing", ("The telephone rings.", "He eats soup."))
    assert same > other + 0.2
    assert likeness("a walk", ("a walk",))[0] == pytest.approx(1, abs=1e-4)
    assert likeness("a walk", ()) == ()


def test_of_very_many_texts_the_nearest_are_still_found() -> None:
    crowd = [f"Number {n} says nothing at all." for n in range(300)]
    found = likeness("he walks to the table", [*crowd, "Tom walks over to the table."])
    assert found[-1] == max(found)


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("when he comes over to the table", "Tom walks to the table"),
        ("when she says it is never just a pancake", "It is never only a pancake"),
    ],
)
def test_a_moment_is_known_by_what_it_means(told: str, begins: str) -> None:
    (best, *_) = moments(told, Footage(*film("P8")))
    assert best.text.startswith(begins)


def test_what_never_happens_is_no_moment() -> None:
    assert moments("when the dragon burns the harbour", Footage(*film("P8"))) == ()


def test_one_moment_needs_no_weighing() -> None:
    footage = Footage(*film("P8"))
    only = next(iter(footage.beats.values()))
    assert nearest("whatever", (only,), footage) == (only,)
    assert nearest("whatever", (), footage) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("first three shots", [1, 2, 3]), ("the last two shots", [4, 5]),
        ("the opening couple of shots", [1, 2]), ("the final 2", [4, 5]),
    ],
)  # fmt: skip
def test_shots_are_counted_from_an_end(text: str, numbers: list[int]) -> None:
    run = run_of(text)
    shots = Footage(*film("P8")).shots[:5]
    assert run is not None
    assert [s.number for s in counted(run, shots)] == numbers


def test_words_that_count_nothing_are_no_run() -> None:
    assert run_of("the first shot of Tom") is None
    assert run_of("shot 12") is None
