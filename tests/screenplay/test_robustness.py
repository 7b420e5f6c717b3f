"""Hostile text: no exception, nothing lost, and time that grows with its length alone.

Each text is read, printed both ways or freed of its emphasis by a process of its own that may use
so many seconds of processor time. In step with the length, the slowest takes a tenth of them; with
its square, all of them several times over.
"""

import subprocess
import sys

import pytest

from screenplay.emphasis import plain
from screenplay.fountain import parse
from screenplay.printing import as_typed, canonical

LIMIT_S = 20
LONG_LINES = {  # before, repeated, after
    "notes never closed": ("", "[[", ""),
    "boneyards never closed": ("", "a /* ", ""),
    "notes closed after an empty line": ("", "[[", "\n\n]]"),
    "brackets in brackets": ("[[[", "[ ] ", "]]]"),
    "notes": ("", "a [[b]]", ""),
    "boneyards": ("", "/* b */ c", ""),
    "stars": ("", "*", ""),
    "a cue of brackets": ("A", "(", "\nx"),
    "a cue of extensions": ("A", " (b)", "\nx"),
    "a cue of carets": ("A", " ^", "\nx"),
    "a parenthetical of brackets": ("JANE\n", "(", ")\nx"),
    "a heading of hashes": ("INT. A", " #", " b#"),
    "a heading of blanks": ("INT. A", " ", "b#"),
    "a key of capitals": ("", "FADE ", "IN"),
    "blanks": ("", " ", ""),
}
MANY_LINES = {
    "notes": ("", "[[n]]\n", ""),
    "notes beside words": ("", "x [[n]]\n", ""),
    "boneyards": ("", "/*n*/\n", ""),
    "line ends of every kind": ("", "\r\n\n\r", ""),
    "a speech of blank lines": ("JANE\nx\n", "  \n", "~y"),
    "a title page of keys": ("", "Key: value\n", ""),
    "a title page of values": ("Title:", "\n    a: b", ""),
    "a title page of notes": ("Title: x", "\n[[n]]", ""),
    "lyrics": ("", "~\n", ""),
    "speeches at once": ("", "J ^\nx\n\n", ""),
    "an outline": ("", "# a\n= b\n", ""),
    "an action": ("", "!\n", ""),
}
EMPHASIS = {
    "stars": ("", "*", ""),
    "stars before words": ("", "**a *b ***c ", ""),
    "underlines": ("", "_", ""),
    "underlines that open nothing": ("", "_ ", "x"),
    "underlines that nothing closes": ("", "_a ", ""),
    "backslashes": ("", "\\*", ""),
}
LIMITED = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, ({LIMIT_S}, {LIMIT_S}))\n"
PRINT = """
from screenplay.fountain import parse
from screenplay.printing import as_typed, canonical
script = parse(text)
assert as_typed(script) == text
canonical(script)
"""
PLAIN = """
from screenplay.emphasis import plain
plain(text)
"""


def _run(code: str, text: tuple[str, str, str] = ("", " ", ""), length: int = 0) -> tuple[int, str]:
    """Exit status and complaints of a limited process that has `length` characters as `text`."""
    before, repeated, after = text
    given = f"text = {before!r} + {repeated!r} * {length // len(repeated)} + {after!r}\n"
    command = [sys.executable, "-c", LIMITED + given + code]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.returncode, told.stderr


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_long_line_takes_linear_time(name: str) -> None:
    assert _run(PRINT, LONG_LINES[name], 400_000) == (0, "")


@pytest.mark.parametrize("name", MANY_LINES)
def test_many_lines_take_linear_time(name: str) -> None:
    assert _run(PRINT, MANY_LINES[name], 60_000) == (0, "")


@pytest.mark.parametrize("name", EMPHASIS)
def test_emphasis_takes_linear_time(name: str) -> None:
    assert _run(PLAIN, EMPHASIS[name], 1_000_000) == (0, "")


def test_work_that_is_not_linear_is_ended() -> None:
    assert _run("resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")[0] < 0


@pytest.mark.parametrize(
    "text",
    [
        "", "\ufeff", "\0", "\ud800 \udfff", "a\fb", "\f", "\x85", "\u2028", "\r", "JANE\r", "@",
        ".", "!", ">", "<", "><", "~", "=", "#", "^", "(", "[[", "]]", "/*", "*/", "[[]]", "/**/",
        "/*/", "@^\nx", "@()\nx", "(^)\nx", "^\nx", "Title:", ":", "INT.", "INT. #1#", "#1#", ".1",
        "TO:", "JANE\n===", "JANE\n  ", "JANE\n~", "JANE\n()", "[[\n\n]]", "/*\n\n*/",
        "\u3000INT. 家\n",
    ],
)  # fmt: skip
def test_odd_scraps_are_read_and_come_back(text: str) -> None:
    script = parse(text)
    assert as_typed(script) == text
    assert canonical(parse(canonical(script))) == canonical(script)
    plain(text)


def test_form_feeds_and_unicode_separators_end_no_line() -> None:
    (action,) = parse("One\u2028two\x85three\x0bfour\ffive.").elements
    assert action.text == "One\u2028two\x85three\x0bfour\ffive."
    assert action.source.line == 1


def test_five_megabytes_of_lines_fit_into_memory() -> None:
    limit = "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
    code = f"{limit}from screenplay.fountain import parse; parse(text)"
    for repeated in ("\n", "\r\n\n\r"):
        assert _run(code, ("", repeated, ""), 5_000_000) == (0, "")
