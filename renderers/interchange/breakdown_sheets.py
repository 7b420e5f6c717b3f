"""The breakdown as a workbook: scenes, cast, places, props, totals, a sheet each.

Enters: a breakdown. Leaves: the bytes of an XLSX file, the same for the same breakdown. Cells are
text or numbers, never formulas: a character may be named =CMD().
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from screenplay.breakdown import Breakdown
from screenplay.paper.eighths import eighths_text
from screenplay.screen_time import clock

Cell = str | int
_WIDEST = 60  # columns of a sheet, in letters
_LONGEST = 32_767  # letters that a cell holds: Excel's own limit
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # the same breakdown, the same bytes
_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def workbook(found: Breakdown) -> bytes:
    """The XLSX file; times stand as m:ss text and as frames."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _PLAIN) as book:
        book.set_properties({"title": found.title, "author": found.author, "created": _NO_DATE})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in _sheets(found).items():
            _write(book.add_worksheet(name), rows, head, cell)
    return out.getvalue()


def _sheets(found: Breakdown) -> dict[str, list[Sequence[Cell]]]:
    return {
        "Scenes": _scenes(found),
        "Cast": _cast(found),
        "Places": _places(found),
        "Props": _props(found),
        "Totals": _totals(found),
    }


def _scenes(found: Breakdown) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [(
        "Scene", "Heading", "Int/Ext", "Place", "Part", "Time of day", "Page", "Eighths", "Pages",
        "Time", "Frames", "Characters", "Heard only", "Props", "Tags",
    )]  # fmt: skip
    rows += [
        (
            s.number, s.heading, s.interior, s.place, s.sub_place, s.daytime, s.page, s.eighths,
            eighths_text(s.eighths), clock(s.frames, found.rate), s.frames, _list(s.characters),
            _list(s.voices), _list(s.props), _list(s.tags),
        )
        for s in found.scenes
    ]  # fmt: skip
    return rows


def _cast(found: Breakdown) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [(
        "Character", "Also", "Rank", "Age", "Years", "Gender", "Group", "Lines", "Words",
        "Number of scenes", "Scenes", "First scene",
    )]  # fmt: skip
    rows += [
        (
            c.name, c.person, c.rank, c.age, "" if c.age_years is None else c.age_years, c.gender,
            "yes" if c.group else "", c.lines, c.words, len(c.scenes), _list(c.scenes),
            c.first_scene,
        )
        for c in found.cast
    ]  # fmt: skip
    return rows


def _places(found: Breakdown) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [
        ("Place", "Part", "Int/Ext", "Kind", "Pages", "Time", "Frames", "Scenes", "Headings")
    ]
    rows += [
        (
            p.name, p.sub_place, p.interior, p.kind, eighths_text(p.eighths),
            clock(p.frames, found.rate), p.frames, _list(p.scenes), "\n".join(p.spellings),
        )
        for p in found.places
    ]  # fmt: skip
    return rows


def _props(found: Breakdown) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [("Prop", "Handled", "By", "Scenes")]
    rows += [
        (p.thing, "yes" if p.handled else "", _list(p.by), _list(p.scenes)) for p in found.props
    ]
    return rows


def _totals(found: Breakdown) -> list[Sequence[Cell]]:
    rate = found.rate
    rows: list[Sequence[Cell]] = [("What", "Number"), ("Title", found.title)]
    rows += [(name.capitalize(), count) for name, count in asdict(found.totals).items()]
    rows += [
        ("Pages in eighths", eighths_text(found.totals.eighths)),
        ("Time", clock(found.totals.frames, rate)),
        ("Frames a second", f"{rate.num}/{rate.den}" if rate.den > 1 else str(rate.num)),
        ("Paper", found.paper),
    ]
    return rows


def _list(items: Iterable[str]) -> str:
    return ", ".join(items)


def _write(
    sheet: Worksheet,
    rows: list[Sequence[Cell]],
    head: xlsxwriter.format.Format,
    cell: xlsxwriter.format.Format,
) -> None:
    """One sheet: its head row frozen and filtered, its columns as wide as they need."""
    for index, row in enumerate(rows):
        sheet.write_row(index, 0, [_short(c) for c in row], cell if index else head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    for column in range(len(rows[0])):
        wide = max(len(line) for row in rows for line in str(row[column]).split("\n"))
        sheet.set_column(column, column, min(_WIDEST, wide + 2))
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _short(value: Cell) -> Cell:
    return value[:_LONGEST] if isinstance(value, str) else value
