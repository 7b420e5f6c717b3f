"""A script as PDF.

Enters: a screenplay. Leaves: the file's bytes: the same script, the same bytes. Scenes are
bookmarks, paragraphs are tagged, title and author stand in the metadata. Every word reaches the
typesetter as data, none as markup.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from screenplay.elements import Screenplay
from screenplay.emphasis import plain, spans
from screenplay.paper.page_layout import PAPERS, Page, PageLine, Paper, TitleSheet
from screenplay.paper.pages import paginate, title_of, title_sheet
from screenplay.paper.typewriter import FAMILIES, faces_for
from screenplay.words.language import language_of

_TEMPLATE = Path(__file__).with_name("pdf.typ")
_Rows = list[list[tuple[str, str]]]


def to_pdf(
    script: Screenplay,
    paper: Literal["letter", "a4"] = "letter",
    *,
    number_scenes: bool = False,
    bold_headings: bool = False,
) -> bytes:
    """The PDF of a script on `paper`; `number_scenes` numbers every scene in the margins.

    Raises MissingFace where a font is not installed.
    """
    sheet = PAPERS[paper]
    pages = paginate(script, sheet, number_scenes=number_scenes)
    data = {**_document(script, sheet, pages), "bold_headings": bold_headings}
    return _typeset(json.dumps(data, ensure_ascii=False, sort_keys=True))


def _typeset(data: str) -> bytes:
    import typst

    with tempfile.TemporaryDirectory(prefix="storyreel-faces-") as folder:
        made = typst.compile(
            _TEMPLATE,
            font_paths=faces_for(data, Path(folder)),
            ignore_system_fonts=True,
            sys_inputs={"script": data},
        )
    if not isinstance(made, bytes):
        msg = "the typesetter gave no PDF; this is a fault in Storyreel"
        raise TypeError(msg)
    return made


def _document(script: Screenplay, paper: Paper, pages: Iterable[Page]) -> dict[str, Any]:
    author = plain(script.credit("author") or script.credit("authors"))
    told = " ".join(element.text for element in script.elements)
    sheet = title_sheet(script)
    return {
        "title": title_of(script),
        "authors": [author] if author else [],
        "language": language_of(told[:20000]),
        "fonts": FAMILIES,
        "width": paper.width_pt,
        "height": paper.height_pt,
        "sheet": _sheet(sheet) if sheet else None,
        "pages": [{"number": p.number, "parts": list(_parts(p.lines))} for p in pages],
    }


def _sheet(sheet: TitleSheet) -> dict[str, _Rows]:
    return {
        "title": _emphasised(sheet.title),
        "credits": _emphasised(sheet.credits),
        "left": _emphasised(sheet.left),
        "right": _emphasised(sheet.right),
    }


def _emphasised(texts: Iterable[str]) -> _Rows:
    return [[(run.text, run.style) for run in spans(text)] for text in texts]


def _parts(lines: Iterable[PageLine]) -> Iterator[dict[str, Any]]:
    """The lines of a page, those of one element together: one paragraph for a reader aloud."""
    for _, group in groupby(lines, key=lambda line: (line.element, line.kind)):
        rows = list(group)
        first = rows[0]
        yield {
            "kind": first.kind.value,
            "row": first.row,
            "column": first.measure.column,
            "width": first.measure.width,
            "align": first.measure.align.value,
            "rightward": first.rightward,
            "number": first.scene_number,
            "lines": [[(run.text, run.style) for run in row.runs] for row in rows],
        }
