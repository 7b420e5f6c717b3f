"""`storyreel tool list|show|install|check`: programs of others, each in its own environment.

Enters: names of tools. Leaves: what they are, what they need, the commands that install them (told,
not run), and whether they are there. Exit codes: 0 done, 1 a tool is not there, 2 bad input.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from renderers.backends.tools.description import Tool
from renderers.backends.tools.runner import ToolRunner
from web import settings
from web.faults import faults_told


@click.group("tool")
def tool() -> None:
    """Programs of others for removal, lips, meshes, splats, each in its own environment."""


@tool.command("list")
@click.option("--json", "as_text", is_flag=True, help="Print JSON.")
def list_(*, as_text: bool) -> None:
    """List the tools that Storyreel knows, and which are here."""
    with _runner() as runner:
        found = [(one, runner.place(one).lacking()) for one in runner.tools().values()]
    if as_text:
        told = [{"name": one.name, "task": one.task, "lacking": why} for one, why in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    table = Table("tool", "does", "licence", "needs")
    for one, why in found:
        installed = runner.place(one).home.is_dir()
        needs = _needs(one, why, installed=installed)
        table.add_row(one.name, one.task.replace("_", " "), one.licence, needs)
    Console().print(table)
    click.echo(f"Tools live in {runner.folder}. How one is installed: storyreel tool install NAME")


@tool.command()
@click.argument("name")
def show(name: str) -> None:
    """Say everything that is known of the tool NAME."""
    with _runner() as runner:
        found = runner.tool(name)
    click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=lambda e: e.value))


@tool.command()
@click.argument("name")
def install(name: str) -> None:
    """Tell the commands that install the tool NAME; they are yours to run."""
    with _runner() as runner:
        found = runner.tool(name)
    environment = found.environment
    click.echo(f"# {found.title}: {found.source} ({found.licence})")
    if environment.gpu:
        memory = f" of {environment.gpu_gb:g} GB" if environment.gpu_gb else ""
        click.echo(f"# It needs a GPU{memory}.")
    if environment.pins:
        click.echo(f"# Its own environment, because it needs {', '.join(environment.pins)}.")
    home = runner.place(found).home
    click.echo(f"mkdir -p {home} && cd {home}")
    for line in found.install:
        click.echo(line)
    click.echo(f"# Then: storyreel tool check {found.name}")


@tool.command()
@click.argument("name")
def check(name: str) -> None:
    """See whether the tool NAME is here and this machine large enough; exit code 1 where not."""
    with _runner() as runner:
        why = runner.cannot_run(name)
    click.echo(why or f"{name} can run here.")
    sys.exit(1 if why else 0)


@contextmanager
def _runner() -> Iterator[ToolRunner]:
    with faults_told(Path(tempfile.gettempdir())):
        yield ToolRunner.opened(settings.load().environment)


def _needs(one: Tool, why: str, *, installed: bool) -> str:
    if not why:
        return "nothing: it can run here"
    if not installed:
        memory = f" of {one.environment.gpu_gb:g} GB" if one.environment.gpu_gb else ""
        return "installing" + (f", a GPU{memory}" if one.environment.gpu else "")
    return why.removeprefix(f"{one.name} needs ").partition(". How")[0]
