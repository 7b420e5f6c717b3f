"""A script is data: whatever it says, it stays inside its tags."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.llm.prompts import fenced, prompt


@given(st.text())
def test_no_text_closes_its_fence_and_none_is_changed(text: str) -> None:
    data, fence = fenced({"text": text})
    assert "<" not in data
    assert ">" not in data
    assert fence not in data
    assert json.loads(data) == {"text": text}


def test_a_template_that_lacks_a_value_is_an_error() -> None:
    jinja2 = pytest.importorskip("jinja2", reason="the extra llm is not installed")
    with pytest.raises(jinja2.UndefinedError):
        prompt("repair", form="shots")


def test_a_template_is_filled_in() -> None:
    pytest.importorskip("jinja2", reason="the extra llm is not installed")
    told = prompt("repair", fence="screenplay-1", data="{}", form="shots").splitlines()
    assert told[1:4] == ["<screenplay-1>", "{}", "</screenplay-1>"]
    assert "`shots`" in told[-1]
