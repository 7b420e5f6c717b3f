"""`storyreel diff OLD NEW`: what changed between two drafts, as a script supervisor notes it.

Enters: two script files. Leaves: the changes on standard output, for people or as JSON, and an exit
code: 0, or 1 where there are changes and --exit-code asks for that.
"""

import json
import sys
from pathlib import Path

import click
import msgspec

from screenplay.drafts.comparing import changes_between
from screenplay.read import read
from web.changes_told import told
from web.faults import faults_told

LABEL = "changes/1"


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with ids and whole texts.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything changed.")
def diff(old: Path, new: Path, *, as_json: bool, exit_code: bool) -> None:
    """Say what changed from the script OLD to the script NEW, in film terms."""
    with faults_told(Path(".storyreel")):
        found = changes_between(read(old), read(new))
    if as_json:
        document = {"label": LABEL, **msgspec.to_builtins(found)}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        for line in told(found):
            click.echo(line)
    sys.exit(1 if exit_code and not found.none else 0)
