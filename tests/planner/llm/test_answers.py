"""Reading what a model wrote: the form, or the first thing that is not of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import Reframe
from planner.llm.answers import LONGEST, NoteAnswer, SceneAnswer, form_of, read_answer
from planner.llm.errors import BadAnswer
from planner.shots import Angle, Size

SHOT = '{"first": 1, "last": 2, "kind": "single", "size": "CU", "who": ["p1"]}'


def test_a_form_is_read() -> None:
    shot = read_answer(f'{{"shots": [{SHOT}]}}', SceneAnswer).shots[0]
    assert (shot.first, shot.last, shot.kind, shot.size) == (1, 2, "single", Size.CU)
    assert (shot.who, shot.over, shot.angle, shot.move) == (("p1",), None, Angle.EYE, "static")


def test_words_around_the_form_are_passed_over() -> None:
    text = f'Certainly.\n```json\n{{"shots": [{SHOT}]}}\n```\nAnything else?'
    assert len(read_answer(text, SceneAnswer).shots) == 1


def test_edits_are_read() -> None:
    answer = read_answer(
        '{"edits": [{"edit": "reframe", "shot": "sh-1", "size": "CU"}]}', NoteAnswer
    )
    assert answer.edits == (Reframe(shot="sh-1", size=Size.CU),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON"),
        ("}{", "no JSON"),
        ("{}", "shots"),
        ('{"shots": [{"first": 0}]}', "first"),
        ('{"shots": [' + SHOT.replace("CU", "XXL") + "]}", "size"),
        ('{"shots": [' + SHOT.replace("single", "card") + "]}", "kind"),
        ('{"shots": ' + "[" * 20_000 + "]" * 20_000 + "}", "form"),
        ("{" + " " * LONGEST + "}", "at most"),
    ],
)
def test_what_is_wrong_is_named(text: str, told: str) -> None:
    with pytest.raises(BadAnswer, match=told):
        read_answer(text, SceneAnswer)


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_answer("{" + text + "}", NoteAnswer)
    except BadAnswer as refused:
        told = refused.faults
    else:
        told = ("read",)
    assert told


@pytest.mark.parametrize("shape", [SceneAnswer, NoteAnswer])
def test_the_schema_says_all_that_it_refers_to(shape: type[SceneAnswer] | type[NoteAnswer]) -> None:
    schema = form_of(shape, "name", "purpose").schema
    text = json.dumps(schema)
    assert schema["title"] == "name"
    assert schema["description"] == "purpose"
    for name in schema["$defs"]:
        assert f"#/$defs/{name}" in text
    assert text.count('"$ref"') == text.count('"$ref": "#/$defs/')


def test_no_field_of_an_answer_holds_words_of_the_script() -> None:
    fields = set(SceneAnswer.__struct_fields__)
    shot = form_of(SceneAnswer, "n", "p").schema["$defs"]["ShotAnswer"]["properties"]
    assert fields == {"shots"}
    assert set(shot) == {"first", "last", "kind", "size", "who", "over", "thing", "angle", "move"}
