"""`storyreel parse`, run as a user runs it."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from screenplay.element_json import screenplay_data
from screenplay.fdx.reading import read_fdx
from screenplay.fdx.writing import to_fdx
from screenplay.fountain import parse
from screenplay.printing import canonical

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = """Title: The Long Quay
Author: Ada Finch

INT. BOAT HOUSE - DAY

Rain *drums* on the roof.

MARA (V.O.)
Where is it?

TOM
Not here.

EXT. QUAY - NIGHT

Wind.
"""


def run(
    *arguments: str | Path, given: bytes = b"", folder: Path | None = None
) -> "subprocess.CompletedProcess[bytes]":
    command = [PROGRAM, "parse", *arguments]
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run(
        command, capture_output=True, input=given, check=False, cwd=folder, env=environment
    )


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "quay.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def refused(told: "subprocess.CompletedProcess[bytes]", *words: str) -> None:
    assert told.returncode == 2, told
    assert b"Traceback" not in told.stderr
    for word in words:
        assert word in told.stderr.decode()


def test_a_short_account(script: Path) -> None:
    told = run(script)
    assert told.returncode == 0, told.stderr
    text = told.stdout.decode()
    assert "The Long Quay" in text
    assert "Ada Finch" in text
    counts = dict(re.findall(r"^\s*([a-z ]+?)\s+(\d+)\s*$", text, re.MULTILINE))
    assert counts == {
        "pages": "1",
        "scenes": "2",
        "cues": "2",
        "speakers": "2",
        "spoken words": "5",
        "words of action": "6",
    }


def test_json_of_a_file_and_of_standard_input(script: Path) -> None:
    told = run(script, "--to", "json")
    data = json.loads(told.stdout)
    assert data == screenplay_data(parse(SCRIPT))
    assert run("-", "--to", "json", given=SCRIPT.encode()).stdout == told.stdout


def test_fountain_to_final_draft_and_back(script: Path, tmp_path: Path) -> None:
    fdx, fountain = tmp_path / "quay.fdx", tmp_path / "again.fountain"
    assert run(script, "--to", "fdx", "-o", fdx).returncode == 0
    assert fdx.read_bytes() == to_fdx(parse(SCRIPT))
    assert run(fdx, "-o", fountain).returncode == 0, "the ending names the format"
    assert fountain.read_text(encoding="utf-8") == canonical(parse(SCRIPT))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "again.fountain", "quay.fdx", "quay.fountain",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_pdf_on_either_paper(script: Path, tmp_path: Path, paper: str) -> None:
    out = tmp_path / "quay.pdf"
    told = run(script, "--paper", paper, "-o", out)
    assert told.returncode == 0, told.stderr
    assert out.read_bytes().startswith(b"%PDF-")
    piped = run(script, "--paper", paper, "--to", "pdf")
    assert piped.stdout.startswith(b"%PDF-")


def test_a_pdf_is_not_thrown_at_a_terminal(script: Path) -> None:
    ours, theirs = pty.openpty()
    command = [PROGRAM, "parse", script, "--to", "pdf"]
    told = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    refused(told, "-o FILE.pdf")


def test_what_cannot_be_read_or_written(script: Path, tmp_path: Path) -> None:
    refused(run(tmp_path / "none.fdx"), "none.fdx", "give the path")
    refused(run(script, "-o", tmp_path / "x.doc"), "x.doc", "--to")
    refused(run("-", given=b"\0\1\2" * 50), "standard input")
    refused(run("-", given=b"<FinalDraft><Content>"), "standard input, line 1", "damaged")
    told = run(script, "--to", "json", "-o", script / "below.json", folder=tmp_path)
    assert told.returncode == 1
    assert b"below.json" in told.stderr
    assert script.read_text(encoding="utf-8") == SCRIPT


def test_a_closed_pipe_is_no_fault(script: Path) -> None:
    script.write_text(SCRIPT * 2000, encoding="utf-8")
    command = f"{PROGRAM} parse {script} --to json | head -n 1"
    told = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)  # noqa: S602
    assert told.stdout == "{\n"
    assert told.stderr == ""


def test_cases_through_the_program(corpus: Path, tmp_path: Path) -> None:
    """Three of them; `tests.screenplay.test_element_json` scores them all."""
    cases: list[dict[str, Any]] = json.loads((corpus / "fountain_cases.json").read_bytes())
    for case in cases[::40]:
        path = tmp_path / f"{case['id']}.fountain"
        path.write_text(case["fountain"], encoding="utf-8", newline="")
        told = json.loads(run(path, "--to", "json").stdout)
        expected = screenplay_data(parse(case["fountain"]))
        assert told == expected, case["id"]


def test_final_draft_into_every_format(corpus: Path) -> None:
    path = corpus / "screenplays" / "ww_testfdx-fd.fdx"
    script = read_fdx(path.read_bytes(), path.name)
    assert run(path, "--to", "fountain").stdout == canonical(script).encode()
    assert run(path, "--to", "fdx").stdout == to_fdx(script)
    assert json.loads(run(path, "--to", "json").stdout) == screenplay_data(script)


def test_what_looks_wrong(script: Path) -> None:
    faulty = SCRIPT.replace("*drums*", "*drums").replace("EXT. QUAY", "ETX. QUAY")
    script.write_text(faulty, encoding="utf-8")
    told = run(script, "--check")
    assert told.returncode == 0, told.stderr
    first, second, count = told.stdout.decode().splitlines()
    assert first.startswith(f"{script}:6:6: warning: * opens emphasis")
    assert first.endswith(" [unclosed-emphasis]")
    assert second.startswith(f"{script}:14:1: warning: ETX. QUAY - NIGHT looks like a heading")
    assert "(begin it with EXT.)" in second
    assert count == "2 warnings, 0 hints"
    assert run(script, "--check", "--exit-code").returncode == 1
    document = json.loads(run("-", "--check", "--json", given=faulty.encode()).stdout)
    assert document["label"] == "diagnostics/1"
    assert document["file"] == "standard input"
    assert [(d["line"], d["column"], d["code"]) for d in document["diagnostics"]] == [
        (6, 6, "unclosed-emphasis"), (14, 1, "looks-like-heading"),
    ]  # fmt: skip


def test_a_script_with_nothing_wrong(script: Path, tmp_path: Path) -> None:
    told = run(script, "--check", "--exit-code")
    assert told.returncode == 0, told.stdout
    assert told.stdout == b"0 warnings, 0 hints\n"
    fdx = tmp_path / "quay.fdx"
    fdx.write_bytes(to_fdx(parse(SCRIPT)))
    assert run(fdx, "--check").stdout == told.stdout


def test_check_writes_no_script(script: Path, tmp_path: Path) -> None:
    refused(run(script, "--check", "--to", "fdx"), "--check")
    refused(run(script, "--check", "-o", tmp_path / "x.fdx"), "--check")
    refused(run(script, "--json"), "--check")
    refused(run(script, "--exit-code"), "--check")
    refused(run(tmp_path / "none.fountain", "--check"), "none.fountain", "give the path")
