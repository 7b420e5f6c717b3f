"""Fountain text to elements: the cases, the corpus, and any text at all."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay import elements
from screenplay.emphasis import plain, spans
from screenplay.fountain import parse

TYPES = {
    elements.SceneHeading: "scene_heading",
    elements.Action: "action",
    elements.Character: "character",
    elements.Dialogue: "dialogue",
    elements.Parenthetical: "parenthetical",
    elements.Lyric: "lyrics",
    elements.Transition: "transition",
    elements.Centered: "centered",
    elements.PageBreak: "page_break",
    elements.Section: "section",
    elements.Synopsis: "synopsis",
    elements.Note: "note",
    elements.Boneyard: "boneyard",
}
FIELDS = ("scene_number", "extension", "dual", "depth")
BY_LINE = {"action", "dialogue", "lyrics", "centered"}

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "", "  ", "INT. HALL - DAY", "JANE", "JANE ^", "(beat)", "CUT TO:", "> fade", "~la",
                ">mid<", "# one", "= sum", "===", "/*", "*/", "[[", "]]", "!bang", "@de Souza",
                ".SCOPE", "Title: x", "\t\tHe *walks* _in_.", "**a *b", "ОЛЬГА", "@田中", "هلا",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=24,
).map("\n".join)  # fmt: skip


def _squash(text: str) -> str:
    return " ".join(text.split())


def _lines(found: list[dict[str, Any]]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Body and asides in the form that the cases compare: line by line, blanks squashed."""
    body: list[tuple[str, ...]] = []
    aside: list[tuple[str, ...]] = []
    for element in found:
        kind, text = element["type"], element.get("text") or ""
        fields = tuple(str(element.get(name) or "") for name in FIELDS)
        if kind == "title_page":
            aside.append((kind, element["key"].lower(), _squash(text)))
        elif kind in ("note", "boneyard"):
            aside.append((kind, _squash(text)))
        elif kind in BY_LINE:
            body += [(kind, _squash(line)) for line in text.split("\n") if line.strip()]
        else:
            body.append((kind, "" if kind == "page_break" else _squash(text), *fields))
    return body, sorted(aside)


def _described(script: elements.Screenplay) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"type": "title_page", "key": entry.key, "text": entry.text} for entry in script.title_page
    ]
    for element in script.elements:
        extra = {name: getattr(element, name, None) for name in FIELDS}
        found.append({"type": TYPES[type(element)], "text": element.text, **extra})
    return found


def test_every_case_of_the_syntax_reads_as_expected(corpus: Path) -> None:
    cases = json.loads((corpus / "fountain_cases.json").read_text(encoding="utf-8"))
    failed = []
    for case in cases:
        got = _lines(_described(parse(case["fountain"])))
        wanted = [case["expected"], *case.get("also_ok", [])]
        if got not in [_lines(want) for want in wanted]:
            failed.append(case["id"])
    assert len(cases) >= 110
    assert failed == []


def test_every_case_of_emphasis_gives_its_spans(corpus: Path) -> None:
    cases = json.loads((corpus / "fountain_cases.json").read_text(encoding="utf-8"))
    told = [e for case in cases for e in case["expected"] if e.get("spans")]
    for element in told:
        want = [(c, "".join(sorted(s["style"]))) for s in element["spans"] for c in s["text"]]
        got = [(c, "".join(sorted(s.style))) for s in spans(element["text"]) for c in s.text]
        assert got == want
    assert len(told) >= 10


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_none_is_lost(text: str) -> None:
    script = parse(text)
    spanned = bytearray(len(script.text))
    starts = [0]
    for index, char in enumerate(script.text):
        after = script.text[index + 1 : index + 2]
        if char == "\n" or (char == "\r" and after != "\n"):
            starts.append(index + 1)
    for element in (*script.elements, *script.title_page):
        start = starts[element.source.line - 1] + element.source.column - 1
        spanned[start : start + element.source.length] = b"x" * element.source.length
    lost = [
        c for c, seen in zip(script.text, spanned, strict=False) if not seen and not c.isspace()
    ]
    assert lost == []


@given(st.text(alphabet="ab *_\\", max_size=60))
@settings(max_examples=300, deadline=None)
def test_emphasis_drops_nothing_but_marks(text: str) -> None:
    shown = plain(text)
    assert [c for c in shown if c in "ab "] == [c for c in text if c in "ab "]


def test_a_feature_parses_in_linear_time() -> None:
    scene = "INT. HALL - DAY\n\nShe [[waits]] *here*.\n\nJANE\n(low)\nHello there.\n\n"
    hostile = ("[[ " * 20_000, "/* " * 20_000, "*a **b " * 10_000, "_ " * 20_000, scene * 4_000)
    for text in hostile:
        begun = time.process_time()
        parse(text)
        plain(text)
        assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("ОЛЬГА\nДа.", "Да."), ("@田中\nはい。", "はい。"), ("@ليلى\nنعم.", "نعم.")],
)
def test_cues_of_any_script_speak(text: str, spoken: str) -> None:
    cue, line = parse(f"Ночь.\n\n{text}\n").elements[1:]
    assert isinstance(cue, elements.Character)
    assert isinstance(line, elements.Dialogue)
    assert line.text == spoken


def test_sources_point_into_the_file() -> None:
    text = "Title: X\r\n\r\nINT. HALL - DAY #4#\r\n\r\n  JANE (O.S.)\r\nHi [[so]] all.\r\n"
    heading, cue, line, note = parse(text).elements
    assert (heading.source.line, heading.source.column) == (3, 1)
    assert cue.source.line == 5
    assert line.text == "Hi all."
    assert note.source.line == 6
    assert note.source.column == 4
