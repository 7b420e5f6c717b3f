"""The shot list as CSV: one row per shot, for spreadsheets and call sheets.

Enters: rows of a shot list. Leaves: RFC 4180 text. Cells that a spreadsheet would run as a formula
are quoted with an apostrophe (OWASP, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields


@dataclass(frozen=True, slots=True)
class ShotRow:
    """One shot as an assistant director lists it."""

    shot: int
    id: str
    scene: str
    heading: str
    setup: str
    kind: str
    size: str
    angle: str
    movement: str
    lens_mm: float
    subjects: str
    start_timecode: str
    frames: int
    seconds: float
    line: str
    remarks: str


def shot_list(rows: Iterable[ShotRow]) -> str:
    """CSV text with a heading row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([f.name for f in fields(ShotRow)])
    for row in rows:
        writer.writerow([_safe(cell) for cell in astuple(row)])
    return out.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + cell
    return cell
