"""Text to elements and back: as typed to the last character, and in standard form."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from screenplay import elements
from screenplay.elements import Screenplay
from screenplay.errors import ScreenplayError
from screenplay.fountain import parse, parse_bytes
from screenplay.printing import as_typed, canonical, to_bytes
from screenplay.scene_graph import Source
from screenplay.typed_lines import split_lines

NEW = Source(0)
ASIDES = (elements.Note, elements.Boneyard)
FIELDS = ("text", "scene_number", "extension", "dual", "depth")

LINES = st.one_of(
    st.sampled_from(
        [
            "", "", "", " ", "  ", "\t", "INT. HALL - DAY", "ext. pier #4A#", "JANE", "JANE ^",
            "JANE (V.O.) (low)", "(beat)", "(One) and (two)", "CUT TO:", "CUT TO: ", "> fade",
            "~la", ">mid<", "# one", "## two", "= sum", "=", "===", "/* a", "b */", "/* c */",
            "[[ d", "e ]]", "[[f]]", "Hi [[g]] there /* h */ now", "[[ i [1]]]", "!bang", "!", "!!",
            "@de Souza", "@田中", ".SCOPE", "...no", "Title: x", "Author:", "    value",
            "\t\tHe *runs*.", "He says", "ОЛЬГА", "هلا", "1º GUARDIA", "\ufeff",
            "\x0c", "\u2028x", "x\x85", "\0",
        ]
    ),
    st.text(alphabet="aA .!@#=~>()[]/*^:<\t-", max_size=8),
    st.text(max_size=8),
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n"])
SCRIPTS = st.lists(st.tuples(LINES, ENDS), max_size=16).map(
    lambda lines: "".join(line + end for line, end in lines)
)


def _told(script: Screenplay) -> list[tuple[Any, ...]]:
    """Everything that a script says but where it says it, and which marks were needless."""
    told: list[tuple[Any, ...]] = [(entry.key, entry.values) for entry in script.title_page]
    for element in script.elements:
        fields = (getattr(element, name, None) for name in FIELDS)
        told.append((type(element).__name__, *fields))
    return told


def _unforced(before: Screenplay, after: Screenplay) -> list[str]:
    """Elements that were forced before and are not after."""
    pairs = zip(before.elements, after.elements, strict=True)
    return [
        old.text
        for old, new in pairs
        if getattr(old, "forced", False) and not getattr(new, "forced", False)
    ]


def _lost(script: Screenplay) -> list[str]:
    """Typed characters that are in no span, blanks and the byte order mark apart."""
    lines = split_lines(script.text)
    spanned = bytearray(len(script.text))
    for item in (*script.title_page, *script.elements):
        start, end = lines.span(item.source)
        spanned[start:end] = b"x" * (end - start)
    typed = zip(script.text, spanned, strict=True)
    return [c for at, (c, seen) in enumerate(typed) if not seen and c.strip("\ufeff"[at:]).strip()]


@given(SCRIPTS)
@settings(max_examples=500, deadline=None)
def test_nothing_typed_is_lost(text: str) -> None:
    script = parse(text)
    assert _lost(script) == []
    assert as_typed(script) == text


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back(text: str) -> None:
    assert as_typed(parse(text)) == text


def _holds_both_marks(script: Screenplay) -> bool:
    """Whether a text would be an aside if it stood alone; a boneyard with a blank line parts it."""
    texts = "\0".join(e.text for e in script.elements if not isinstance(e, ASIDES))
    return re.search(r"\[\[[^\0]*\]\]|/\*.*\*/", texts, re.DOTALL) is not None


@given(SCRIPTS)
@example(" !\n")
@settings(max_examples=500, deadline=None)
def test_standard_form_says_the_same(text: str) -> None:
    script = parse(text)
    assume(not _holds_both_marks(script))
    printed = canonical(script)
    again = parse(printed)
    assert _told(again) == _told(script)
    assert _unforced(script, again) == []
    assert canonical(again) == printed


@given(st.binary(max_size=80) | SCRIPTS.map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=300, deadline=None)
def test_bytes_come_back_in_every_encoding(data: bytes) -> None:
    for mark in (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        try:
            script = parse_bytes(mark + data)
        except ScreenplayError:
            continue
        assert to_bytes(script) == mark + data


def test_real_screenplays_come_back_byte_for_byte(corpus: Path) -> None:
    files = sorted((corpus / "screenplays").glob("*.fountain"))
    assert len(files) >= 60
    for path in files:
        data = path.read_bytes()
        assert to_bytes(parse_bytes(data, path.name)) == data, path.name


def test_real_screenplays_and_cases_keep_their_elements_in_standard_form(corpus: Path) -> None:
    cases = json.loads((corpus / "fountain_cases.json").read_text(encoding="utf-8"))
    texts = {case["id"]: parse(case["fountain"]) for case in cases}
    for path in (corpus / "screenplays").glob("*.fountain"):
        texts[path.name] = parse_bytes(path.read_bytes(), path.name)
    for name, script in texts.items():
        assert _told(parse(canonical(script))) == _told(script), name


MESSY = """\
Title:   Dust
Authors:
\tA. One
\tB. Two



 \tint. hall - day   #1#

\t\tJANE(low)
  Hello.


They [[whom?]] dance.  /* not yet */
!INT. is on her mind.
[[later]]

  @bo  ^
~la

>  THE END<
"""
CLEAN = """\
Title: Dust
Authors:
    A. One
    B. Two

int. hall - day #1#

JANE (low)
Hello.

They dance.
INT. is on her mind. [[whom?]] /* not yet */

[[later]]

@bo
~la

> THE END <
"""


def test_standard_form_is_clean() -> None:
    assert canonical(parse(MESSY)) == CLEAN


@pytest.mark.parametrize(
    ("element", "printed"),
    [
        (elements.SceneHeading("INT. HALL - DAY", NEW, "7"), "INT. HALL - DAY #7#\n"),
        (elements.SceneHeading("THE VOID", NEW), ".THE VOID\n"),
        (elements.Action("He waits.", NEW), "He waits.\n"),
        (elements.Action("INT. IS\n~ and\n\n!so", NEW), "!INT. IS\n!~ and\n!\n!!so\n"),
        (elements.Action("a [[ b ]] /* c */", NEW), "a [ [ b ]] / * c */\n"),
        (elements.Action("Title: painted on a door", NEW), "!Title: painted on a door\n"),
        (elements.Transition("CUT TO:", NEW), "CUT TO:\n"),
        (elements.Transition("FADE OUT.", NEW), "> FADE OUT.\n"),
        (elements.Note("one\n\ntwo]", NEW), "[[one\n  \ntwo] ]]\n"),
        (elements.Boneyard("x */ y", NEW), "/* x * / y */\n"),
        (elements.Section("Act", NEW, 3), "### Act\n"),
        (elements.Character("JANE", NEW), "JANE\n"),  # nobody speaks: action
        (elements.Dialogue("Hi.", NEW), "Hi.\n"),
    ],
)  # fmt: skip
def test_marks_stand_where_they_are_needed(element: elements.Element, printed: str) -> None:
    assert canonical(Screenplay((element,), (), "", "new")) == printed


@pytest.mark.parametrize(
    ("cue", "printed"),
    [
        (elements.Character("JANE", NEW, "(V.O.)", "right"), "JANE (V.O.) ^\nHi.\n"),
        (elements.Character("田中", NEW), "@田中\nHi.\n"),
        (elements.Character("EXT. BOB", NEW), "@EXT. BOB\nHi.\n"),
        (elements.Character("JANE", NEW, forced=True), "@JANE\nHi.\n"),
    ],
)
def test_cues_are_forced_where_needed(cue: elements.Character, printed: str) -> None:
    script = Screenplay((cue, elements.Dialogue("Hi.", NEW)), (), "", "new")
    assert canonical(script) == printed


SCENE = "INT. HALL - DAY\r\n\r\n\r\n  JANE\r\n Hi [[loud]] there.\r\n\r\n\tShe goes.\r\n"


def test_new_elements_stand_in_standard_form_among_the_typed() -> None:
    script = parse(SCENE)
    heading, cue, line, note, action = script.elements
    new = (elements.Character("BO", NEW), elements.Dialogue("Bye.", NEW))
    grown = replace(script, elements=(heading, cue, line, note, *new, action))
    assert as_typed(grown) == SCENE.replace("\tShe", "BO\r\nBye.\r\n\r\n\tShe")


def test_a_lyric_in_a_speech_stays_in_it() -> None:
    text = "JANE\nHi [[so]] all.\n[[loud]]\n~la\n\nBO ^\nNo.\n\n~lo\n"
    script = parse(text)
    assert _told(parse(canonical(script))) == _told(script)
    assert [e.dual for e in script.elements if isinstance(e, elements.Character)] == [
        "left",
        "right",
    ]


def test_what_is_taken_out_is_gone() -> None:
    script = parse(SCENE)
    heading, cue, line, _, action = script.elements
    assert as_typed(replace(script, elements=(heading, action))) == (
        "INT. HALL - DAY\r\n\r\n\tShe goes.\r\n"
    )
    quiet = as_typed(replace(script, elements=(heading, cue, line, action)))
    assert quiet == SCENE.replace("[[loud]] ", "")
    assert as_typed(replace(script, elements=())) == ""


def test_what_is_moved_keeps_its_spelling() -> None:
    script = parse("= one\n\n   JANE\n Hi.\n\nAction.")
    one, cue, line, action = script.elements
    moved = replace(script, elements=(action, cue, line, one))
    assert as_typed(moved) == "Action.\n\n   JANE\n Hi.\n\n= one\n"


def test_letters_that_the_old_encoding_cannot_hold_make_the_file_utf_8() -> None:
    script = parse_bytes("CAFÉ\n".encode("cp1252"))
    grown = replace(script, elements=(*script.elements, elements.Action("田", NEW)))
    assert to_bytes(grown) == "CAFÉ\n\n田\n".encode()
