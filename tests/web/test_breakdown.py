"""`storyreel breakdown`: tables, JSON and workbooks that read back."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from renderers.interchange.breakdown_sheets import workbook
from screenplay.breakdown import break_down
from screenplay.build import build
from screenplay.fountain import parse

PROGRAM = Path(sys.executable).with_name("storyreel")
SCRIPT = """INT. HUT - NIGHT

MARA (44) picks up the lantern.

@=CMD|A1
Not yet.

MARA [draft]
Now.
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "breakdown", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "hut.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_the_table_shows_scenes_cast_places_and_props(script: Path) -> None:
    told = run(script)
    assert told.returncode == 0, told.stderr
    for word in ("Scenes", "INT. HUT - NIGHT", "2/8", "Cast", "=CMD|A1", "Places", "lantern"):
        assert word in told.stdout
    assert "1 scenes" in told.stdout


def test_json_goes_to_standard_output_or_a_file(script: Path, tmp_path: Path) -> None:
    told = run(script, "--to", "json")
    assert json.loads(told.stdout)["label"] == "breakdown/1"
    assert run(script, "-o", tmp_path / "b.json").returncode == 0
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == told.stdout


def test_the_workbook_reads_back(script: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.xlsx"
    assert run(script, "-o", out).returncode == 0
    book = load_workbook(out)
    assert book.sheetnames == ["Scenes", "Cast", "Places", "Props", "Totals"]
    scenes = list(book["Scenes"].values)
    assert scenes[1][:3] == ("1", "INT. HUT - NIGHT", "INT")
    row = dict(zip(scenes[0], scenes[1], strict=True))
    assert str(row["Time"]).startswith("0:")
    assert isinstance(row["Frames"], int)
    assert row["Props"] == "lantern"
    assert all(sheet.freeze_panes == "A2" for sheet in book)
    assert book["Scenes"].column_dimensions["B"].width > len("INT. HUT - NIGHT")


def test_a_name_that_is_a_formula_stays_text() -> None:
    told = parse(SCRIPT, "hut.fountain")
    found = break_down(told, build(told))
    named = replace(found.cast[0], name="=CMD()")
    data = workbook(replace(found, cast=(named,), title="=1+1"))
    assert "=CMD()" in [cell.value for cell in load_workbook(io.BytesIO(data))["Cast"]["A"]]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [packed.read(n) for n in packed.namelist() if n.startswith("xl/worksheets/")]
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_the_same_script_gives_the_same_workbook() -> None:
    told = parse(SCRIPT, "hut.fountain")
    found = break_down(told, build(told))
    assert workbook(found) == workbook(found)


def test_bad_requests_say_what_to_write(script: Path, tmp_path: Path) -> None:
    assert "-o FILE.xlsx" in run(script, "--to", "xlsx").stderr
    assert "--to" in run(script, "-o", tmp_path / "b.doc").stderr
    missing = run(tmp_path / "none.fountain")
    assert missing.returncode == 2
    assert "none.fountain" in missing.stderr
