"""Screenplays as plain data: the fields of every element, and the published cases."""

import json
import re
import subprocess
import sys
from pathlib import Path

from screenplay.element_json import _TYPES, screenplay_data
from screenplay.elements import Element
from screenplay.fountain import parse
from screenplay.read import read_script


def test_each_type_has_its_fields() -> None:
    text = "Title: The *Quay*\n\nINT. HALL - DAY #4#\n\nANNA (V.O.)\nNo.\n\n## Two\n"
    data = screenplay_data(parse(text))
    title, heading, cue, dialogue, section = data["elements"]
    assert data["title_page"] == [{"key": "Title", "values": ["The *Quay*"]}]
    assert (title["type"], title["key"], title["text"], title["plain"]) == (
        "title_page", "Title", "The *Quay*", "The Quay",
    )  # fmt: skip
    assert title["spans"] == [{"text": "The ", "style": ""}, {"text": "Quay", "style": "i"}]
    assert (heading["type"], heading["scene_number"], heading["forced"]) == (
        "scene_heading", "4", False,
    )  # fmt: skip
    assert (cue["extension"], cue["dual"]) == ("(V.O.)", "")
    assert (dialogue["line"], dialogue["column"], dialogue["length"]) == (6, 1, 3)
    assert section["depth"] == 2
    json.dumps(data)


def test_every_type_of_element_has_a_name() -> None:
    assert set(_TYPES) == set(Element.__args__)
    assert len(set(_TYPES.values())) == len(_TYPES)


def test_the_published_cases_are_read_in_full(corpus: Path, tmp_path: Path) -> None:
    """Scored by the corpus's own scorer, which names every case that fails."""
    cases = corpus / "fountain_cases.json"
    output = {
        case["id"]: screenplay_data(read_script(case["fountain"].encode()))["elements"]
        for case in json.loads(cases.read_text(encoding="utf-8"))
    }
    found = tmp_path / "output.json"
    found.write_text(json.dumps(output), encoding="utf-8")
    scorer = [sys.executable, corpus / "score_cases.py", cases, found]
    told = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    scores = dict(re.findall(r"^([a-z ]+): (\d+/\d+)$", told, re.MULTILINE))
    assert {name for name, score in scores.items() if len(set(score.split("/"))) > 1} <= {
        "not strict"
    }, told
    assert set(scores) >= {"structure", "all fields", "emphasis"}
