"""Courtesy, praise and reasons are left out of a note; what may be a wish stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revise import revise
from planner.revising.answers import NotUnderstood, Question, Reading
from planner.revising.mending.courtesy import wish_alone
from tests.planner.revising.films import film, shot_id


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("I think shot 3 should be wider, if you don't mind", "shot 3 should be wider,"),
        ("Lock scene 1. It's perfect.", "Lock scene 1. ."),
        ("drop 4 because it says nothing", "drop 4"),
        ("what if it was night in scene 2", "it should be night in scene 2"),
        ("love it", ""),
        ("wipe into scene 5, cheesy i know", "wipe into scene 5,"),
        ("wipe into scene 5, bit cheesy, I know", "wipe into scene 5,"),
        ("drop the sign, wrong era lol", "drop the sign,"),
        ("this is great", ""),
    ],
)
def test_what_asks_for_nothing_is_left_out(note: str, left: str) -> None:
    assert wish_alone(note).strip() == left


@pytest.mark.parametrize(
    "note",
    [
        "don't make it tighter", "I don't think this should be tighter",
        "make 12 look like night", "it should look better", "she should just smile",
        'pause before "I think it is great"', "drop 4 unless it is needed",
        "closer, but only if Tom is not in it", "he should say i know, louder",
        "tighter because of 16 and 17",
    ],
)  # fmt: skip
def test_what_may_be_a_wish_stays(note: str) -> None:
    kept = wish_alone(note)
    assert all(word in kept for word in note.replace("I don't think ", "don't think ").split())


@pytest.mark.parametrize(
    "note",
    [
        "don't make it tighter", "either drop 10 or 11", "drop 4 unless we need it",
        "everything except shot 3 wider", "make 3 wider than 5", "cut 10, he just needs a smile",
        "I like 3 better than 4",
    ],
)  # fmt: skip
def test_half_a_note_is_never_done(note: str) -> None:
    plan, graph = film("P")
    assert isinstance(revise(note, plan, graph, selected=shot_id(plan, 15)), NotUnderstood)


@pytest.mark.parametrize("note", ["tighter? no", "if shot 3 is too long cut it", "no close up"])
def test_what_may_be_half_a_note_is_offered_at_most(note: str) -> None:
    plan, graph = film("P")
    answer = revise(note, plan, graph, selected=shot_id(plan, 15))
    assert isinstance(answer, NotUnderstood | Question)


@given(st.sampled_from(["", "I think ", "Sorry, ", "hi, ", "honestly ", "could we try "]),
       st.sampled_from(["", " please", ", it's too wide", " if possible", " because it is dull",
                        ", if that's ok", " tbh", ". Love it."]))  # fmt: skip
def test_courtesy_changes_no_reading(before: str, after: str) -> None:
    plan, graph = film("P")
    plain = revise("shot 14 tighter", plan, graph)
    said = revise(f"{before}shot 14 tighter{after}", plan, graph)
    assert isinstance(plain, Reading)
    assert isinstance(said, NotUnderstood) or said == plain


@given(st.text(max_size=300))
def test_nothing_is_added(note: str) -> None:
    assert len(wish_alone(note)) <= len(note) + 4 * (note.count(" ") + 1)
