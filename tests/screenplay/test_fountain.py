"""Fountain text to elements: the cases of the syntax, and where in the file things stand."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screenplay import elements
from screenplay.emphasis import spans
from screenplay.fountain import parse
from screenplay.scene_graph import Source

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
    script = parse(text)
    heading, cue, line, note = script.elements
    assert script.title_page[0].source == Source(1, 1, 8)
    assert heading.source == Source(3, 1, 19)
    assert cue.source == Source(5, 1, 13)
    assert line.text == "Hi all."
    assert line.source == Source(6, 1, 14)
    assert note.source == Source(6, 4, 6)


def test_sources_span_lines_and_leave_out_asides_around_them() -> None:
    text = "\ufeffOne\r\ntwo.\r\n\r\n/* a\r\nb */ Three. [[n]]\r\n"
    first, boneyard, second, note = parse(text).elements
    assert first.source == Source(1, 2, 9)
    assert boneyard.source == Source(4, 1, 10)
    assert second.source == Source(5, 6, 6)
    assert note.source == Source(5, 13, 5)
    assert text[1:10] == "One\r\ntwo."


def test_the_words_of_the_tool_agree_with_the_scorer(corpus: Path, tmp_path: Path) -> None:
    cases = json.loads((corpus / "fountain_cases.json").read_text(encoding="utf-8"))
    found = {}
    for case in cases:
        found[case["id"]] = _described(parse(case["fountain"]))
        for element in found[case["id"]]:
            element["spans"] = [
                {"text": span.text, "style": span.style} for span in spans(element["text"])
            ]
    output = tmp_path / "found.json"
    output.write_text(json.dumps(found), encoding="utf-8")
    command = [sys.executable, corpus / "score_cases.py", corpus / "fountain_cases.json", output]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    tallies = re.findall(r"^(structure|all fields|emphasis): (\d+)/(\d+)$", told, re.MULTILINE)
    assert len(tallies) == 3
    assert [passed for _, passed, _ in tallies] == [total for _, _, total in tallies], told
