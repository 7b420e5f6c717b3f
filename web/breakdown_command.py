"""`storyreel breakdown SCRIPT`: what the script asks for, scene by scene.

Enters: a script file. Leaves: tables on a terminal, or the document `breakdown/1` as JSON, or a
workbook, on standard output or in a file that appears whole or not at all.
"""

import io
import json
from pathlib import Path

import click
from rich.console import Console

from screenplay.breakdown import Breakdown, as_json, break_down
from screenplay.build import build
from screenplay.paper.page_layout import PAPERS
from screenplay.read import kinds_beside, read_screenplay
from storage.publish import write_whole
from web.faults import faults_told

_FORMATS = ("table", "json", "xlsx")
_WIDTH = 140  # columns of a table that goes into a file


@click.command("breakdown")
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--to", "wanted", type=click.Choice(_FORMATS), help="Form; told by OUT's ending.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write.")
@click.option("--paper", type=click.Choice(list(PAPERS)), default="letter", show_default=True)
def breakdown(script: Path, wanted: str | None, out: Path | None, paper: str) -> None:
    """List scenes, cast, places and props of SCRIPT with page eighths and times."""
    form = wanted or _form_of(out)
    if form == "xlsx" and out is None:
        raise click.UsageError("a workbook is no text; name a file with -o FILE.xlsx")
    with faults_told(Path(".storyreel")):
        told = read_screenplay(script)
        found = break_down(told, build(told, kinds_beside(script)), paper=PAPERS[paper])
        if out is not None:
            write_whole(out, _file(found, form))
            return
    if form == "json":
        click.echo(_json(found), nl=False)
    else:
        from web.breakdown_table import print_breakdown

        print_breakdown(Console(), found)


def _form_of(out: Path | None) -> str:
    """The form that a file's ending asks for; a table without one."""
    if out is None:
        return "table"
    form = {".json": "json", ".xlsx": "xlsx", ".txt": "table"}.get(out.suffix.lower())
    if form is None:
        raise click.UsageError(f"{out}: its ending names no form; give --to, or .json, .xlsx, .txt")
    return form


def _file(found: Breakdown, form: str) -> bytes:
    if form == "json":
        return _json(found)
    if form == "xlsx":
        from renderers.interchange.breakdown_sheets import workbook

        return workbook(found)
    from web.breakdown_table import print_breakdown

    text = io.StringIO()
    print_breakdown(Console(file=text, width=_WIDTH), found)
    return text.getvalue().encode()


def _json(found: Breakdown) -> bytes:
    return (json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n").encode()
