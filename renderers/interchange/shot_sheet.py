"""The shot list as a workbook: a row per shot, with its picture.

Enters: rows of a shot list, pictures by row. Leaves: the bytes of an XLSX file, the same for the
same rows. Cells are text or numbers, never formulas or links.
"""

import io
from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import UTC, datetime

import xlsxwriter

from renderers.interchange.shot_list import ShotRow

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # the same film, the same bytes
_PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_WIDTHS = {"heading": 30, "line": 60, "remarks": 40, "subjects": 24, "start_timecode": 13, "id": 14}
_PICTURE_PX = (160, 90)
_LONGEST = 32_767  # letters that a cell holds: Excel's own limit


def shot_sheet(title: str, rows: Sequence[ShotRow], pictures: Sequence[bytes] = ()) -> bytes:
    """The XLSX file; `pictures` are PNG or JPEG, one per row, or none at all."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _PLAIN) as book:
        book.set_properties({"title": title, "created": _NO_DATE})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Shots")
        names = [f.name for f in fields(ShotRow)]
        first = 1 if pictures else 0
        for column, name in enumerate(names, first):
            sheet.write_string(0, column, name.replace("_", " "), head)
            sheet.set_column(column, column, _WIDTHS.get(name, 10))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(astuple(row), first):
                if isinstance(value, str):
                    sheet.write_string(number, column, value[:_LONGEST], cell)
                else:
                    sheet.write_number(number, column, value, cell)
        _pictured(sheet, pictures)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), first + len(names) - 1)
    return out.getvalue()


def _pictured(sheet: "xlsxwriter.worksheet.Worksheet", pictures: Sequence[bytes]) -> None:
    if not pictures:
        return
    sheet.set_column(0, 0, _PICTURE_PX[0] / 7)
    for number, picture in enumerate(pictures, 1):
        sheet.set_row_pixels(number, _PICTURE_PX[1] + 6)
        from PIL import Image

        scale = _PICTURE_PX[0] / Image.open(io.BytesIO(picture)).width
        sheet.insert_image(
            number, 0, f"{number}.png",
            {"image_data": io.BytesIO(picture), "x_scale": scale, "y_scale": scale,
             "x_offset": 3, "y_offset": 3, "object_position": 2, "decorative": True},
        )  # fmt: skip
