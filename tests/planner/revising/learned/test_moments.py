"""Moments told in other words than the script's are found, or asked about, or not taken."""

import pytest

from planner.revising.footage import Footage
from planner.revising.learned.counted import counted, run_of
from planner.revising.learned.meaning import meant
from planner.revising.learned.moments import clearly, recalled, told_beat
from tests.planner.revising.films import film


def test_the_same_thing_in_other_words_is_meant_rather_than_another_thing() -> None:
    found = meant("when the phone starts ringing", ("The telephone rings.", "He eats soup."))
    assert found.shares[0] > 10 * found.shares[1]
    assert sum(found.shares) + found.none == pytest.approx(1, abs=1e-5)
    assert meant("a walk", ()).none == 1


def test_of_very_many_texts_the_nearest_are_still_found() -> None:
    crowd = [f"Number {n} says nothing at all." for n in range(300)]
    found = meant("he walks to the table", [*crowd, "Tom walks over to the table."]).shares
    assert found[-1] == max(found)


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("when he comes over to the table", "Tom walks to the table"),
        ("when she says it is never just a pancake", "It is never only a pancake"),
        ("hold a little when Tom comes over to the table", "Tom walks to the table"),
    ],
)
def test_a_moment_is_known_by_what_it_means(told: str, begins: str) -> None:
    ((best, share), *_) = recalled(told, Footage(*film("P8"))).beats
    assert best.text.startswith(begins)
    assert share > 0.5


@pytest.mark.parametrize("told", ["a bit closer please", "make the whole thing warmer"])
def test_a_note_that_points_nowhere_means_no_moment(told: str) -> None:
    assert recalled(told, Footage(*film("P8"))).none > 0.5


def test_a_scene_is_known_by_its_heading_and_by_what_happens_in_it() -> None:
    footage = Footage(*film("L8"))
    for told, number in (("the beach at dawn", "5"), ("up on the gallery in the storm", "3")):
        ((scene, _), *_) = recalled(told, footage).scenes
        assert scene.number == number


def test_what_is_clear_is_taken_and_the_rest_is_asked_about() -> None:
    assert clearly((("a", 0.9), ("b", 0.05))) == ("a",)
    assert clearly((("a", 0.5), ("b", 0.4), ("c", 0.05))) == ("a", "b")
    assert clearly((("a", 0.08),)) == ()
    assert clearly(()) == ()


def test_a_line_is_told_with_its_speaker() -> None:
    assert told_beat("You are late.", "MARGIT") == "Margit: You are late."
    assert told_beat("Rain.") == "Rain."


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
