"""`storyreel history DIR` and `compare DIR`: the versions of a film, and two of them in pictures.

Enters: a film folder. Leaves: a table or JSON on standard output; a PNG with two pictures for every
shot that differs.
"""

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.edit_documents import plain
from renderers.production.commission import commissioned
from renderers.production.history import LABEL, ROOT, History, NoSuchVersion, opened
from renderers.production.rushes import Rush, rushes_of
from storage.projects import Project
from storage.publish import write_whole
from web.faults import faults_told
from web.notes_told import version

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.command("history")
@_folder
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the edits.")
def history(folder: Path, *, as_json: bool) -> None:
    """List the versions of the film in DIR."""
    with faults_told(folder / ".storyreel"):
        project, found = _versions(folder)
        made = {v.id for v in found.versions if rushes_of(found.edits(v.id), project) is not None}
    if as_json:
        click.echo(json.dumps(_document(found, made), ensure_ascii=False, indent=1))
    else:
        Console().print(_table(found, made))


@click.command("compare")
@_folder
@click.option(
    "--with",
    "other",
    type=int,
    help="Another version; by default the last one before that was filmed.",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="The PNG; by default DIR/compare.png."
)
def compare(folder: Path, other: int | None, out: Path | None) -> None:
    """Show the shots that a version changed, before and after, side by side."""
    from renderers.production.comparison import differing, side_by_side

    with faults_told(folder / ".storyreel"):
        project, found = _versions(folder)
        pair = _compared(project, found, other)
        before, after = (_rushes(project, found, number) for number in pair)
        changed = differing(before, after)
        names = " and ".join(version(found.version(number)) for number in pair)
        if not changed:
            click.echo(f"The pictures of {names} are the same.")
            return
        target = out if out is not None else folder / "compare.png"
        title = f"Version {pair[0]} and version {pair[1]}"
        write_whole(target, side_by_side(changed, pair, title, project.blobs))
        count = "1 shot differs" if len(changed) == 1 else f"{len(changed)} shots differ"
        click.echo(f"{count} in {names}: {target}")


def _versions(folder: Path) -> tuple[Project, History]:
    project = Project(folder)
    commissioned(project)
    found, remark = opened(project)
    if remark:
        click.echo(f"storyreel: {remark}", err=True)
    return project, found


def _compared(project: Project, found: History, other: int | None) -> tuple[int, int]:
    """The versions to compare, the other one first."""
    if other is None:
        other = _filmed_before(project, found)
    if other is None:
        raise NoSuchVersion("version 0 has none before it; name another with --with VERSION")
    found.version(other)
    return other, found.current


def _filmed_before(project: Project, found: History) -> int | None:
    """The nearest version before the current one that has pictures; its parent where none has."""
    parent = found.version(found.current).parent
    at = parent
    while at is not None:
        if rushes_of(found.edits(at), project) is not None:
            return at
        at = found.version(at).parent
    return parent


def _rushes(project: Project, found: History, number: int) -> tuple[Rush, ...]:
    """A version's shots; raises NoSuchVersion where they were never drawn."""
    rushes = rushes_of(found.edits(number), project)
    if rushes is None:
        ways = "storyreel undo or redo to it, then: storyreel note DIR --render"
        way = f"storyreel note {project.root} --render" if number == found.current else ways
        told = version(found.version(number))
        raise NoSuchVersion(f"{told}: its film was never made, so it has no pictures; {way}")
    return rushes


def _document(found: History, made: set[int]) -> dict[str, Any]:
    """The history as JSON values."""
    versions = [
        {
            "version": v.id, "parent": v.parent, "note": v.note, "edits": plain(v.edits),
            "said": list(v.said), "filmed": v.id in made,
        }
        for v in found.versions
    ]  # fmt: skip
    return {"label": LABEL, "current": found.current, "versions": versions}


def _table(found: History, made: set[int]) -> Table:
    table = Table(title="History", title_justify="left", box=None, pad_edge=False)
    for name in ("", "version", "after", "note", "what it did", "filmed"):
        table.add_column(name, overflow="fold")
    for v in found.versions:
        mark = "→" if v.id == found.current else ""
        parent = "" if v.parent is None else str(v.parent)
        said = "the film as it was planned" if v.id == ROOT else "; ".join(v.said)
        filmed = "yes" if v.id in made else "no"
        table.add_row(mark, str(v.id), parent, Text(v.note), Text(said), filmed)
    return table
