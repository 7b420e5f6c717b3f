"""Edits as documents: round trip, stable bytes, refusals; ids of the shots that they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edit_documents import from_json, plain, restored, to_json
from planner.edits import AnyEdit, Insert, Reframe, Split, made_by
from planner.errors import EditsDocumentError
from planner.shots import ShotKind, Size
from tests.planner.amending.any_edits import edits, film


@given(st.lists(edits(film()), max_size=6))
def test_round_trip(notes: list[AnyEdit]) -> None:
    assert from_json(to_json(notes)) == tuple(notes)
    assert restored(plain(notes)) == tuple(notes)
    assert to_json(from_json(to_json(notes))) == to_json(notes)


def test_a_document_says_what_it_is_and_no_more_than_is_asked() -> None:
    text = to_json([Reframe(shot="sh-1", size=Size.CU)]).decode()
    assert '"label": "edits/1"' in text
    assert '"edit": "reframe"' in text
    assert "lens_mm" not in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "no document of edits"),
        (b'{"label": "edits/99"}', "edits/99"),
        (b'{"label": "edits/1", "edits": [{"edit": "explode"}]}', "explode"),
        (b'{"label": "edits/1", "edits": [{"edit": "drop"}]}', "shot"),
        (b'{"label": "edits/1", "edits": [{"edit": "drop", "shot": 3}]}', "int"),
        (b"[" * 100_000, "no document of edits"),
    ],
)
def test_broken_documents_are_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(EditsDocumentError, match=words) as refused:
        from_json(data, "notes.json")
    assert str(refused.value).startswith("notes.json")


def test_a_shot_made_by_an_edit_has_the_same_id_whenever_it_is_made() -> None:
    split = Split(shot="sh-1", beat="bt-1", unit=3)
    assert made_by(split) == made_by(Split(shot="sh-1", beat="bt-1", unit=3))
    assert made_by(split) != made_by(Split(shot="sh-1", beat="bt-1", unit=4))
    assert made_by(Insert(after="sh-1", kind=ShotKind.INSERT)) != made_by(split)
