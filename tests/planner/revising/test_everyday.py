"""Everyday wordings are read construction by construction; what only looks like them is not."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revising.answers import NotUnderstood, Question
from planner.revising.reasons import told_only
from planner.revising.remarks.reading import wished
from tests.planner.revising.scoring import EVERYDAY, answer_to, answered, everyday


def test_every_construction_has_several_wordings() -> None:
    counted = Counter(n["construction"] for n in everyday())
    assert len(counted) >= 14
    assert min(counted.values()) >= 8


@pytest.mark.parametrize("construction", sorted({n["construction"] for n in everyday()}))
def test_wordings_of_a_construction_are_answered_as_meant(construction: str) -> None:
    listed = [n for n in everyday() if n["construction"] == construction]
    assert [s.note for s in answered(listed) if not s.exact] == []


def _acting() -> list[dict[str, Any]]:
    return [n for n in everyday() if isinstance(n["accept"][0], list)]


def test_a_condition_that_is_not_understood_spoils_the_whole_note() -> None:
    for note in _acting():
        answer = answer_to(note | {"note": f"{note['note']} unless the goblin objects"})
        assert isinstance(answer, NotUnderstood), note["note"]


def test_a_note_that_somebody_unknown_gives_is_offered_at_most() -> None:
    for note in _acting():
        answer = answer_to(note | {"note": f"the goblin says: {note['note']}"})
        assert isinstance(answer, NotUnderstood | Question), note["note"]


@pytest.mark.parametrize(
    ("clause", "only"),
    [
        ("they are cute", True), ("it is a pain", True), ("i can not follow it", True),
        ("they are both done", True), ("it is too dark", False), ("he is angry", False),
        ("they are standing", False), ("it is raining", False), ("she has a hat", False),
        ("make it nice", False), ("shot 5 is cute", False), ("", False),
    ],
)  # fmt: skip
def test_a_reason_is_told_from_a_wish(clause: str, only: bool) -> None:  # noqa: FBT001
    assert told_only(clause) is only


@given(st.text(alphabet="abcdehinostw @0'.,?", max_size=80))
def test_any_text_is_worded_and_worded_again_alike(text: str) -> None:
    once = wished(text)
    assert once == " ".join(once.split())


def test_the_notes_are_of_films_that_are_frozen_here() -> None:
    frozen = json.loads(EVERYDAY.read_text(encoding="utf-8"))
    assert {n["film"] for n in frozen["notes"]} <= {"P", "I", "L", "Q"}
