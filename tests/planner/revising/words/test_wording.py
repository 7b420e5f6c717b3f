"""Notes in plain words: one spelling for each thing, typing errors mended."""

from fractions import Fraction

import pytest

from planner.revising.footage import Footage
from planner.revising.lexicon import lexicon
from planner.revising.words.wording import Worded, worded
from tests.planner.revising.films import film


def _worded(note: str) -> Worded:
    words = lexicon(Footage(*film("P")))
    return worded(note, words.known, words.meant)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("Shot 12 as a Close-Up", "shot 12 as a size-cu"),
        ("shto 12 tigther", "shot 12 tighter"),
        ("an extreme close up on Nadja's face", "an size-ecu on nadia's face"),
        ("don’t use two-shots", "do not use kind-two_shot~"),
        ("shot thirteen, medium wide", "shot 13, size-mws"),
        ("sc2 from the other side of the line", "scene 2 otherside"),
        ("whale song", "whale song"),
    ],
)
def test_spellings_become_one(note: str, text: str) -> None:
    assert _worded(note).text == text


@pytest.mark.parametrize(
    ("note", "seconds"),
    [
        ("two seconds", Fraction(2)),
        ("half a second", Fraction(1, 2)),
        ("a second and a half", Fraction(3, 2)),
        ("2.5s", Fraction(5, 2)),
        ("1,5 sec", Fraction(3, 2)),
        ("a beat", Fraction(1)),
        ("a couple of seconds", Fraction(2)),
        ("12 frames", Fraction(-12)),
    ],
)
def test_lengths_of_time_are_exact(note: str, seconds: Fraction) -> None:
    said = _worded(note)
    assert said.times == (seconds,)
    assert said.text == "@t0"


def test_an_unknown_word_near_two_others_stays_as_typed() -> None:
    assert _worded("nlock 17").text == "nlock 17"


def test_quotations_are_set_aside_as_typed() -> None:
    said = _worded('go closer on "It might BE." please')
    assert said.quotes == ("it might be.",)
    assert "@q0" in said.text


def test_what_looks_like_our_own_marks_is_taken_out() -> None:
    assert "@" not in _worded("@s0 @w1 closer").text
