"""`storyreel export DIR --as KIND`: a finished film in every form that others ask for.

Enters: a film folder, a kind, options as NAME=VALUE. Leaves: files that appear whole or not at all;
on standard output where they lie and what this form cannot carry.
"""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from renderers.production.exporting import ExportKind, Option, export, kinds
from web.faults import faults_told

LABEL = "exportkinds/1"


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), required=False)
@click.option("--as", "kind", metavar="KIND", help="What to make; see --list.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File or folder to write.")
@click.option("--set", "given", metavar="NAME=VALUE", multiple=True, help="An option of the kind.")
@click.option("--scenes", help="Only these scenes: 2, 1-3 or 1,4.")
@click.option("--shots", help="Only these shots: 4, 4-9 or 2,7.")
@click.option("--list", "listed", is_flag=True, help="List kinds, options and what each loses.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export_command(
    folder: Path | None,
    kind: str | None,
    out: Path | None,
    given: tuple[str, ...],
    scenes: str | None,
    shots: str | None,
    *,
    listed: bool,
    as_json: bool,
) -> None:
    """Export the film in DIR: movies, frames, papers, cuts, subtitles, stems."""
    if listed:
        with faults_told(Path(".storyreel")):
            _list(kinds(), as_json=as_json)
        return
    if folder is None or kind is None:
        raise click.UsageError("name a film folder and --as KIND; kinds: storyreel export --list")
    options = {**_options(given), **_chosen(scenes=scenes, shots=shots)}
    with faults_told(folder / ".storyreel"):
        made = export(folder, kind, options, out)
    told = {
        "kind": made.kind,
        "files": [str(path) for path in made.files],
        "not_carried": list(made.not_carried),
    }
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _tell(made.files, made.not_carried)


def _options(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise click.UsageError(
                f"--set {one}: write NAME=VALUE; options: storyreel export --list"
            )
        found[name] = value
    return found


def _chosen(**asked: str | None) -> dict[str, str]:
    return {name: value for name, value in asked.items() if value is not None}


_SHOWN = 6  # files of a long export


def _tell(files: tuple[Path, ...], not_carried: tuple[str, ...]) -> None:
    for path in files[:_SHOWN]:
        click.echo(f"  {path}")
    if len(files) > _SHOWN:
        click.echo(f"  … {len(files)} files in {files[0].parent}")
    if not_carried:
        click.echo("Not carried:")
    for one in not_carried:
        click.echo(f"  - {one}")


def _list(found: tuple[ExportKind, ...], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, indent=1))
        return
    console = Console()
    for group, members in groupby(found, key=lambda kind: kind.group):
        console.print(f"\n[bold]{group.value.capitalize()}[/]")
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, min_width=_NAMES)
        table.add_column(overflow="fold")
        for kind in members:
            table.add_row(Text(kind.name), _explained(kind))
        console.print(table)


_NAMES = 10  # columns of the names, so that groups stand in line


def _explained(kind: ExportKind) -> Text:
    told = Text(f"{kind.title}. {kind.purpose}")
    if kind.options:
        told.append("\noptions: " + ", ".join(_told(option) for option in kind.options), "cyan")
    if kind.cannot_carry:
        told.append("\nloses: " + "; ".join(kind.cannot_carry), "dim")
    return told


def _told(option: Option) -> str:
    plain = option.default
    default = ("yes" if plain else "no") if isinstance(plain, bool) else plain
    values = "|".join(option.choices) or option.kind.value
    return f"{option.name}={values}" + (f" ({default})" if default != "" else "")


def document(found: tuple[ExportKind, ...]) -> dict[str, Any]:
    """The catalogue as JSON values."""
    return {"label": LABEL, "kinds": [asdict(kind) for kind in found]}
