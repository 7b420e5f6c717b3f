"""The trained reader hears alike always, and what it hears stands in the note."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.schooling.augmenting import joined, replaced
from benchmarks.schooling.lines import BOOK, UnreadableLineError, lesson, lessons
from planner.revising.footage import Footage
from planner.revising.learned.encoder import encoder
from planner.revising.learned.inventory import ACTS, TAGS
from planner.revising.learned.leaving_out import passed_over
from planner.revising.learned.listening import Heard, Span, heard
from planner.revising.learned.wordpieces import pieces
from tests.planner.revising.films import film


@given(st.text(max_size=60))
def test_pieces_follow_each_other_within_the_note(note: str) -> None:
    found = pieces(note, encoder().rows)
    assert all(0 <= p.first < p.last <= len(note) for p in found)
    assert all(a.first <= b.first for a, b in pairwise(found))


@given(st.text(alphabet="abcdehinostwSTM 0123'\".,?-", max_size=60))
def test_any_text_is_heard_alike_twice_and_spans_are_its_own_words(note: str) -> None:
    one = heard(note)
    heard.cache_clear()
    assert heard(note) == one
    assert all(note[s.first :].startswith(s.text) and s.text for s in one.spans)
    assert sum(share for _, share in one.acts) < 1.001


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("could we get in a good deal tighter on the doctor in 12", "size.closer"),
        ("lock shot 9, I love it", "mark.lock"),
        ("let it snow in the square", "weather.set"),
        ("who wrote this lovely tune?", "none"),
    ],
)
def test_plain_wishes_are_heard(note: str, act: str) -> None:
    assert heard(note).acts[0][0] == act


def test_the_model_speaks_of_the_acts_and_tags_that_the_reader_knows() -> None:
    assert encoder().acts == ACTS
    assert encoder().tags == TAGS


def test_the_phrasebook_is_readable_and_holds_every_act() -> None:
    found = list(lessons(BOOK.glob("*.txt")))
    counted = Counter(act for one in found for act in one.acts)
    assert len(found) >= 2000
    assert min(counted[act] for act in ACTS) >= 3
    assert len({one.author for one in found}) >= 3


@pytest.mark.parametrize(
    "line", ["closer please", "size.nearer\tcloser", "drop\tlose {sh|9}", "drop\tlose {shot|9"]
)
def test_a_line_that_is_not_in_its_form_is_refused(line: str) -> None:
    with pytest.raises(UnreadableLineError):
        lesson(line, "x")


def test_spans_follow_their_words_when_a_lesson_is_varied() -> None:
    one = lesson("drop\tlose {shot|shot 9} and {who|Ana}", "x")
    longer = replaced(one, 10, 11, "123")
    both = joined(longer, one, ". ")
    assert both.note == "lose shot 123 and Ana. lose shot 9 and Ana"
    assert [both.note[s.first : s.last] for s in both.spans or ()] == [
        "shot 123", "Ana", "shot 9", "Ana",
    ]  # fmt: skip


def test_names_numbers_and_denials_outside_all_spans_are_passed_over() -> None:
    said = Heard("Tom closer in 12, not 13", (), (), 0.0, (Span("shot", "12", 14),))
    assert passed_over(said, Footage(*film("P"))) == ("13", "tom", "not")
