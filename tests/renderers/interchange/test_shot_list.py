"""The shot list: rows survive a CSV reader; no cell becomes a formula."""

import csv
import io
from dataclasses import asdict, replace

from renderers.interchange.shot_list import ShotRow, shot_list
from renderers.interchange.timecode import timecode
from screenplay.frame_rate import FrameRate

ROW = ShotRow(
    1, "sh-1", "1", "INT. KITCHEN - DAY", "1A", "single", "CU", "eye", "static", 50.0, "TOM",
    "00:00:01:00", 48, 2.0, 'He said, "No".\nThen left.', "",
)  # fmt: skip


def test_rows_come_back_as_they_were() -> None:
    rows = list(csv.DictReader(io.StringIO(shot_list([ROW, replace(ROW, shot=2)]))))
    assert [row["shot"] for row in rows] == ["1", "2"]
    assert rows[0] == {name: str(value) for name, value in asdict(ROW).items()}


def test_a_line_that_looks_like_a_formula_is_text() -> None:
    rows = list(csv.DictReader(io.StringIO(shot_list([replace(ROW, line="=HYPERLINK(1)")]))))
    assert rows[0]["line"] == "'=HYPERLINK(1)"


def test_timecode_counts_whole_frames() -> None:
    assert timecode(0, FrameRate(24)) == "00:00:00:00"
    assert timecode(24 * 3661 + 5, FrameRate(24)) == "01:01:01:05"
    assert timecode(30, FrameRate(30000, 1001)) == "00:00:01:00"
