"""`storyreel check DIR`: the continuity of a film's plan, as a script supervisor notes it.

With `--parity`: how closely a painted film follows its animatic, as it was measured when it was
made.

Enters: a film folder. Leaves: findings on standard output, as a table for people or as JSON, and an
exit code: 0 without errors, 1 with a finding of that grade or a painted shot below the least score.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from planner.findings import Finding, Grade
from renderers.production.supervising import Supervised, supervised
from storage.projects import Project
from web.faults import faults_told

LABEL = "continuity/1"
_COLOURS = {Grade.ERROR: "red", Grade.WARNING: "yellow"}


@click.command("check")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with shot ids and sources.")
@click.option("--parity", is_flag=True, help="Hold a painted film to its animatic instead.")
def check(folder: Path, *, as_json: bool, parity: bool) -> None:
    """Check the continuity of the film planned in DIR, across cuts and within shots.

    With --parity, check whether what a model painted is what was approved: outlines, lines, joints,
    faces, lips, motion, places and likenesses, each shot scored from 0 to 100.
    """
    if parity:
        sys.exit(_parity(folder, as_json=as_json))
    with faults_told(folder / ".storyreel"):
        found = supervised(folder)
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, indent=1))
    else:
        _print(Console(), found)
    sys.exit(1 if _count(found, Grade.ERROR) else 0)


def _parity(folder: Path, *, as_json: bool) -> int:
    """Tell how a painted film was measured; the exit code."""
    from renderers.production.generated.finishing.outcomes import entries, finished_of
    from renderers.production.generated.scores import parity_entry, parity_of
    from web.finishing_told import print_changes
    from web.parity_told import print_parity

    with faults_told(folder / ".storyreel"):
        supervised(folder)  # says so where no film is in the folder
        found, finished = parity_of(Project(folder)), finished_of(Project(folder))
    if as_json:
        told = {**parity_entry(found), "steps": entries(finished)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print_parity(Console(), found, folder)
        print_changes(Console(), finished)
    return 1 if any(shot.low for shot in found) else 0


def document(found: Supervised) -> dict[str, Any]:
    """The findings as JSON values; the same folder gives the same document."""
    return {
        "label": LABEL,
        "title": found.plan.title,
        "fps": f"{found.plan.rate.num}/{found.plan.rate.den}",
        "scenes": len(found.plan.scenes),
        "shots": len(found.plan.shots),
        "frames_from": "timeline" if found.timed else "estimate",
        "errors": _count(found, Grade.ERROR),
        "warnings": _count(found, Grade.WARNING),
        "findings": [asdict(finding) for finding in found.findings],
    }


def _count(found: Supervised, grade: Grade) -> int:
    return sum(finding.grade is grade for finding in found.findings)


def _counted(found: Supervised, grade: Grade) -> str:
    count = _count(found, grade)
    return f"{count} {grade}" if count == 1 else f"{count} {grade}s"


def _print(console: Console, found: Supervised) -> None:
    if found.findings:
        console.print(_table(found))
    frames = "the film's own" if found.timed else "estimated, as the film is not yet made"
    console.print(
        f"{len(found.plan.shots)} shots in {len(found.plan.scenes)} scenes: "
        f"{_counted(found, Grade.ERROR)}, {_counted(found, Grade.WARNING)}. "
        f"Frames are {frames}.",
        highlight=False,
    )
    rules = {finding.rule: finding.source for finding in found.findings}
    for rule, source in sorted(rules.items()):
        console.print(f"  {rule}: {source}", highlight=False, markup=False)


def _table(found: Supervised) -> Table:
    table = Table(title="Continuity", title_justify="left", box=None, pad_edge=False)
    for name in ("", "shots", "frames", "rule", "what is seen", "what to do"):
        table.add_column(name, overflow="fold", no_wrap=name in {"", "shots", "frames"})
    for finding in found.findings:
        table.add_row(*_row(finding))
    return table


def _row(finding: Finding) -> tuple[str, ...]:
    colour = _COLOURS[finding.grade]
    frames = "–".join(str(n) for n in finding.frames) if finding.frames else ""
    shots = ", ".join(str(n) for n in finding.numbers)
    return (
        f"[{colour}]{finding.grade}[/]", shots, frames, finding.rule, finding.message,
        finding.remedy,
    )  # fmt: skip
