"""Typing errors of a note: mended where one word is meant, left alone where it is a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revising.footage import Footage
from planner.revising.mending.typing_errors import mended
from planner.revising.words.english import english
from tests.planner.revising.films import film


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tihgter on Nadai", "tighter on Nadia"),
        ("Disolve inot scene 2", "Dissolve into scene 2"),
        ("teh shot adn the next", "the shot and the next"),
        ("lower the camrea in 4", "lower the camera in 4"),
        ("a mornful tune", "a mournful tune"),
        ("clsoe-up of Tmo", "close-up of Tom"),
        ("wispher it", "whisper it"),
        ("Merg 2 wiht 3", "Merge 2 with 3"),
    ],
)
def test_what_is_meant_is_put_right(typed: str, meant: str) -> None:
    assert mended(typed, Footage(*film("P8"))) == meant


@pytest.mark.parametrize(
    "note",
    [
        "the vending machine wobbles",  # words that only the dictionary knows
        "dont cut on EXT. shots, its sooo slow",  # chat, capitals
        "make “Teh pancke” a whisper",  # what is quoted stays
        "use jingel.mp3 for the end",  # so do files
        "a grey, shouty, dreamlike look",
        "give Zbigniew a hat",  # a name of nobody's
    ],
)
def test_what_is_a_word_stays(note: str) -> None:
    assert mended(note, Footage(*film("P8"))) == note


@given(st.text(max_size=80))
def test_any_text_keeps_its_signs(note: str) -> None:
    kept = mended(note, Footage(*film("P8")))
    assert [c for c in kept if not c.isalpha()] == [c for c in note if not c.isalpha()]


def test_mending_twice_changes_nothing_more() -> None:
    footage = Footage(*film("P8"))
    once = mended("Isnert a reacton of Nadai bfore 9", footage)
    assert mended(once, footage) == once
    assert english("stepladder")
    assert not english("stepladdre")
