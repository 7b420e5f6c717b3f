"""Columns: lines keep their width and every letter, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.paper.columns import broken, columns_of, right_to_left

LETTERS = st.text(alphabet="ab -–—\n’“.東京「」。ैक\u0301\t한", max_size=200)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in broken(text, width)]


@given(LETTERS, st.integers(min_value=2, max_value=30))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(columns_of(line) <= width for line in found)


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("a well-known thing -- yes", 10, ["a well-", "known", "thing --", "yes"]),
        ("They’re just here", 8, ["They’re", "just", "here"]),
        ("雨が降る。「はい」", 10, ["雨が降る。", "「はい」"]),
        ("   two\nthree", 20, ["   two", "three"]),
        ("x" * 12, 5, ["xxxxx", "xxxxx", "xx"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_a_typist_breaks_them(text: str, width: int, wanted: list[str]) -> None:
    assert lines(text, width) == wanted


def test_widths_follow_the_letters() -> None:
    assert columns_of("abc") == 3
    assert columns_of("東京") == 4
    assert columns_of("e\u0301") == 1


def test_the_first_letter_tells_the_direction() -> None:
    assert right_to_left("(سلام) hello")
    assert not right_to_left("hello سلام")
    assert not right_to_left("123 -")
