"""Papers read back by pypdf, csv and openpyxl."""

import csv
import io
from pathlib import Path

import openpyxl
import pypdf
import pytest

from renderers.production.exporting import BadOption, export
from tests.renderers.production.exporting.conftest import Made, Print


def words_of(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("panels", ["1", "2", "3", "6", "9"])
def test_every_layout_holds_every_shot(made: Made, printed: Print, panels: str) -> None:
    reader = pypdf.PdfReader(printed("storyboard", panels=panels).files[0])
    shots = len(made.lengths)
    assert len(reader.pages) == -(-shots // int(panels))
    assert sum(len(page.images) for page in reader.pages) == shots
    told = words_of(reader)
    assert "Is it <i>still</i> raining?" in told
    assert "Дождь" in told  # also where it is a shot's second line
    assert reader.metadata is not None
    assert reader.metadata.title == made.negative.title


def test_scenes_are_bookmarks_and_pictures_have_words(made: Made, printed: Print) -> None:
    file = printed("storyboard").files[0]
    reader = pypdf.PdfReader(file)
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert "1. INT. KITCHEN - DAY" in titles
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]  # a tagged PDF


def test_columns_blanks_and_pins_are_printed(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "b.pdf"
    second = made.negative.shots[1].id
    options = {"columns": "timecode,angle", "blanks": "VFX,Props", "notes": True, "shots": "2"}
    export(made.folder, "storyboard", options, out, {second: ("too dark #panic()",)})
    told = words_of(pypdf.PdfReader(out))
    for word in ("00:00:", "eye", "VFX", "Props", "too dark #panic()"):
        assert word in told


def test_an_unknown_column_is_refused(printed: Print) -> None:
    with pytest.raises(BadOption, match="there is no 'director'"):
        printed("storyboard", columns="director")


def test_frames_stand_beside_their_lines(made: Made, printed: Print) -> None:
    reader = pypdf.PdfReader(printed("script-pdf").files[0])
    told = words_of(reader)
    for typed in ("INT. KITCHEN - DAY", "(softly)", "=SUM(1) never {\\an8} stops & so on.",
                  "BEN (V.O.)", "DISSOLVE TO:"):  # fmt: skip
        assert typed in told
    in_scenes = sum(bool(shot.scene) for shot in made.negative.shots)
    assert sum(len(page.images) for page in reader.pages) == in_scenes


def test_the_same_paper_twice(printed: Print) -> None:
    one, two = (printed("storyboard", n).files[0].read_bytes() for n in ("a.pdf", "b.pdf"))
    assert one == two


def test_the_sheet_has_text_and_numbers_only(made: Made, printed: Print) -> None:
    book = openpyxl.load_workbook(printed("shots-xlsx").files[0])
    sheet = book["Shots"]
    rows = list(sheet.iter_rows(values_only=True))
    names = list(rows[0])
    assert [row[names.index("frames")] for row in rows[1:]] == made.lengths
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert any("=SUM(1)" in str(row[names.index("line")]) for row in rows[1:])
    assert len(sheet._images) == len(made.lengths)  # openpyxl has no public way to count them


def test_the_csv_is_of_the_chosen_shots(made: Made, printed: Print) -> None:
    text = printed("shots-csv", shots="2,3").files[0].read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["shot"] for row in rows] == ["2", "3"]
    assert [int(row["frames"]) for row in rows] == made.lengths[1:3]
