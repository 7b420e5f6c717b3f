"""Emphasis marks: which of them style the text, and which are letters."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay.emphasis import plain, spans

CASES = [
    # italic, bold, both, underlined
    ("a *b* c", [("a ", ""), ("b", "i"), (" c", "")]),
    ("**a**", [("a", "b")]),
    ("***a***", [("a", "bi")]),
    ("_a b_", [("a b", "u")]),
    # nested
    ("_a *b* c_", [("a ", "u"), ("b", "iu"), (" c", "u")]),
    ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
    ("*a **b***", [("a ", "i"), ("b", "bi")]),
    ("**a *b***", [("a ", "b"), ("b", "bi")]),
    ("***a** b*", [("a", "bi"), (" b", "i")]),
    ("***a* b**", [("a", "bi"), (" b", "b")]),
    ("_**a**_", [("a", "bu")]),
    ("**_a_**", [("a", "bu")]),
    # a backslash makes a mark a letter
    (r"\*a\*", [("*a*", "")]),
    (r"*a\*b*", [("a*b", "i")]),
    (r"\_a_", [("_a_", "")]),
    (r"a\b", [(r"a\b", "")]),
    # a blank on the inner side
    ("* a*", [("* a*", "")]),
    ("*a *", [("*a *", "")]),
    ("5 * 3 * 2", [("5 * 3 * 2", "")]),
    ("** a **b**", [("** a ", ""), ("b", "b")]),
    # never over a line
    ("*a\nb*", [("*a\nb*", "")]),
    ("*a*\n_b_", [("a", "i"), ("\n", ""), ("b", "u")]),
    # what does not pair, or holds nothing
    ("*a", [("*a", "")]),
    ("**a*", [("**a*", "")]),
    ("*a _b* c_", [("a _b", "i"), (" c_", "")]),
    ("Name: ____", [("Name: ____", "")]),
    ("****", [("****", "")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "styled"), CASES)
def test_marks_style_what_they_enclose(text: str, styled: list[tuple[str, str]]) -> None:
    assert [(span.text, span.style) for span in spans(text)] == styled
    assert plain(text) == "".join(shown for shown, _ in styled)


@given(st.text(alphabet="ab *_\\\n", max_size=60))
@settings(max_examples=300, deadline=None)
def test_emphasis_drops_nothing_but_marks(text: str) -> None:
    shown = plain(text)
    assert [c for c in shown if c in "ab \n"] == [c for c in text if c in "ab \n"]
    styles = [span.style for span in spans(text)]
    assert all(before != after for before, after in pairwise(styles))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_text_without_marks_is_as_it_is(text: str) -> None:
    bare = text.replace("*", "").replace("_", "")
    assert plain(bare) == bare
    assert "".join(span.text for span in spans(bare)) == bare
    assert all(not span.style for span in spans(bare))
