"""`storyreel parse FILE`: a screenplay taken apart, or put into another format.

Enters: a script file, Fountain or Final Draft, or standard input. Leaves: a short account of it,
what looks wrong in it, or the script as JSON, Fountain, Final Draft or PDF, on standard output or
in a file that appears whole or not at all.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from screenplay.diagnostics import diagnose
from screenplay.element_json import screenplay_data
from screenplay.elements import (
    Action,
    Centered,
    Character,
    Dialogue,
    Lyric,
    SceneHeading,
    Screenplay,
)
from screenplay.emphasis import plain
from screenplay.fdx.writing import to_fdx
from screenplay.paper.pages import paginate, title_of
from screenplay.printing import canonical
from screenplay.read import read_screenplay, read_script
from storage.publish import write_whole
from web.diagnostics_told import diagnostics_data, diagnostics_told
from web.faults import faults_told

Paper = Literal["letter", "a4"]

_STANDARD = Path("-")


def _as_json(script: Screenplay, _paper: Paper) -> bytes:
    text = json.dumps(screenplay_data(script), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _as_fountain(script: Screenplay, _paper: Paper) -> bytes:
    return canonical(script).encode()


def _as_fdx(script: Screenplay, _paper: Paper) -> bytes:
    return to_fdx(script)


def _as_pdf(script: Screenplay, paper: Paper) -> bytes:
    from screenplay.paper.pdf import to_pdf

    return to_pdf(script, paper)


_FORMATS: dict[str, Callable[[Screenplay, Paper], bytes]] = {
    "json": _as_json,
    "fountain": _as_fountain,
    "fdx": _as_fdx,
    "pdf": _as_pdf,
}


@click.command("parse")
@click.argument("script", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--to", "wanted", type=click.Choice(list(_FORMATS)), help="Format to put it into.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", help="Of a PDF.")
@click.option("--check", is_flag=True, help="Say what looks wrong in it, and where.")
@click.option("--json", "as_json", is_flag=True, help="With --check: print JSON.")
@click.option("--exit-code", is_flag=True, help="With --check: exit with 1 where anything does.")
def parse(
    script: Path,
    wanted: str | None,
    out: Path | None,
    paper: str,
    *,
    check: bool,
    as_json: bool,
    exit_code: bool,
) -> None:
    """Take the screenplay FILE apart (Fountain or Final Draft; - reads standard input).

    Tells what is in it, with --check what looks wrong in it, or with --to puts it into another
    format.
    """
    if check:
        if wanted or out:
            raise click.UsageError("--check writes no script; leave out --to and -o")
        sys.exit(1 if _check(script, as_json=as_json) and exit_code else 0)
    if as_json or exit_code:
        raise click.UsageError("--json and --exit-code go with --check; for the script, --to json")
    wanted = wanted or _format_of(out)
    if wanted == "pdf" and out is None and sys.stdout.isatty():
        raise click.UsageError("a PDF is no text for a terminal; name a file with -o FILE.pdf")
    with faults_told(Path(".storyreel")):
        told = _read(script)
        if wanted is None:
            _print_account(Console(), told)
            return
        data = _FORMATS[wanted](told, cast("Paper", paper))
        if out is not None:
            write_whole(out, data)
    if out is None:
        sys.stdout.buffer.write(data)


def _read(script: Path) -> Screenplay:
    if script == _STANDARD:
        return read_script(sys.stdin.buffer.read(), "standard input")
    return read_screenplay(script)


def _check(script: Path, *, as_json: bool) -> bool:
    """Print what looks wrong, and tell whether anything does."""
    with faults_told(Path(".storyreel")):
        told = _read(script)
        found = diagnose(told)
    name = told.path if script == _STANDARD else str(script)
    if as_json:
        click.echo(json.dumps(diagnostics_data(name, found), ensure_ascii=False, indent=1))
    else:
        for line in diagnostics_told(name, found):
            click.echo(line)
    return bool(found)


def _format_of(out: Path | None) -> str | None:
    """The format that a file's ending asks for; none without a file."""
    if out is None:
        return None
    ending = out.suffix.lower().removeprefix(".")
    if ending not in _FORMATS:
        known = ", ".join(f".{name}" for name in _FORMATS)
        raise click.UsageError(f"{out}: its ending names no format; give --to, or one of {known}")
    return ending


def _print_account(console: Console, script: Screenplay) -> None:
    title = Text(title_of(script), style="bold")
    table = Table(title=title, title_justify="left", show_header=False, box=None, pad_edge=False)
    cues = [e.text for e in script.elements if isinstance(e, Character)]
    spoken = [e.text for e in script.elements if isinstance(e, Dialogue | Lyric)]
    acted = [e.text for e in script.elements if isinstance(e, Action | Centered)]
    rows = {
        "pages": len(paginate(script)),
        "scenes": sum(isinstance(e, SceneHeading) for e in script.elements),
        "cues": len(cues),
        "speakers": len(set(cues)),
        "spoken words": _words(spoken),
        "words of action": _words(acted),
    }
    author = plain(script.credit("author") or script.credit("authors"))
    if author:
        table.add_row("by", Text(author))
    for name, count in rows.items():
        table.add_row(name, str(count))
    console.print(table)


def _words(texts: list[str]) -> int:
    return sum(len(plain(text).split()) for text in texts)
