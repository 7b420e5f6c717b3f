"""Styled runs and emphasis marks: the same words in the same styles, either way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.emphasis import plain, spans
from screenplay.fdx.markup import Markup
from screenplay.fdx.runs import marked_text, text_runs

_STYLES = ("", "Bold", "Italic", "Underline", "Bold+Italic", "Italic+Underline")


def paragraph(*runs: tuple[str, str]) -> Markup:
    children = [Markup("Text", {"Style": style}, [words]) for words, style in runs]
    return Markup("Paragraph", {}, [*children])


@pytest.mark.parametrize(
    ("runs", "marked"),
    [
        ([("a ", "Bold"), ("b", "")], "**a** b"),
        ([("a", "Bold"), (" ", ""), ("b", "Bold")], "**a** **b**"),
        ([("a ", "Underline"), ("b", "Italic+Underline"), (" c", "Underline")], "_a *b* c_"),
        ([("a", "Underline"), ("b", "Bold+Underline"), ("c", "Bold")], "_a**b**_**c**"),
        ([("a\nb", "Bold")], "**a**\n**b**"),
        ([("2*3", "Bold")], "**2*3**"),
        ([("  ", "Bold"), ("x", "")], "  x"),
        ([("*x*", "")], "\\*x\\*"),
        ([("small", "AllCaps")], "SMALL"),
        ([("gone", "Strikeout")], "gone"),
        ([("a\u2028b\r\nc", "")], "a\nb\nc"),
        ([], ""),
    ],
)
def test_runs_become_marks(runs: list[tuple[str, str]], marked: str) -> None:
    assert marked_text(paragraph(*runs)) == marked


@given(st.text(st.sampled_from("ab *_\\\n"), max_size=20))
def test_marks_become_runs_and_again_marks(text: str) -> None:
    again = marked_text(Markup("Paragraph", {}, [*text_runs(text)]))
    assert plain(again) == plain(text)
    seen, wanted = (
        [(char, s.style) for s in spans(told) for char in s.text if not char.isspace()]
        for told in (again, text)
    )
    assert seen == wanted


@given(
    st.lists(
        st.tuples(st.text(st.sampled_from("ab *_\n"), max_size=6), st.sampled_from(_STYLES)),
        max_size=6,
    )
)
def test_no_word_of_a_run_is_lost(runs: list[tuple[str, str]]) -> None:
    assert plain(marked_text(paragraph(*runs))) == "".join(words for words, _ in runs)
