"""`storyreel models list|show|add|verify|remove`: models that paint, on this machine.

Enters: names of cards. Leaves: tables, or weights in the folder that STORYREEL_MODELS names. Exit
codes: 0 done, 1 something is not as it should be, 2 bad input or a licence that refuses.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from renderers.generative.card import Card, Source
from renderers.generative.card_files import written
from renderers.generative.errors import ModelCorrupt, ModelMissing
from renderers.generative.fitting import this_machine
from renderers.generative.model_store import ModelStore
from web import settings
from web.faults import faults_told
from web.fetch_display import followed
from web.models_told import Row, as_json, gigabytes, row, rows


@click.group("models")
def models() -> None:
    """Models that paint: which there are, what they need, and fetching them."""


@models.command("list")
@click.option("--json", "as_text", is_flag=True, help="Print JSON.")
def list_(*, as_text: bool) -> None:
    """List the models that Storyreel knows, and what runs on this machine."""
    with _store() as store:
        found = list(rows(store, this_machine(store.folder)))
    if as_text:
        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    Console().print(_table(found))
    click.echo(f"Models lie in {store.folder}. Fetch one with: storyreel models add CARD")


@models.command()
@click.argument("name", metavar="CARD")
@click.option("--json", "as_text", is_flag=True, help="Print JSON.")
def show(name: str, *, as_text: bool) -> None:
    """Say everything that is known of CARD."""
    with _store() as store:
        card = store.card(name)
        told = row(card, store, this_machine(store.folder))
    if as_text:
        click.echo(json.dumps(as_json(told), ensure_ascii=False, indent=1))
        return
    click.echo(written(card))
    for source in card.sources:
        click.echo(f"# {source.part or 'model'}: {_pinned(source)}")
    click.echo(f"# {told.size}; {_where(told)}")
    if told.refused:
        click.echo(f"# refused: {told.refused}")


@models.command()
@click.argument("name", metavar="CARD")
@click.option("--from", "folder", type=click.Path(path_type=Path), help="A folder, not the hub.")
@click.option("--link", is_flag=True, help="With --from: hard links where the disk allows.")
@click.option(
    "--expect-revision", "expected", multiple=True, metavar="[PART=]COMMIT",
    help="The commit that it must be.",
)  # fmt: skip
def add(name: str, folder: Path | None, expected: tuple[str, ...], *, link: bool) -> None:
    """Fetch CARD: pinned, verified, taken up where it broke off."""
    from renderers.generative.fetching.fetch import fetch
    from renderers.generative.fetching.from_folder import FromFolder
    from renderers.generative.fetching.hub import Hub
    from renderers.generative.fetching.origins import FromHub

    if link and folder is None:
        raise click.UsageError("--link goes with --from")
    wanted = settings.load()
    with _store() as store, Hub(wanted.hub, wanted.hub_token) as hub:
        origin = FromHub(hub) if folder is None else FromFolder(folder, link=link)
        card = store.card(name)
        with followed(Console(stderr=True)) as progress:
            done = fetch(store, card, origin, progress, _expected(expected))
    for source in done.card.sources:
        click.echo(f"{source.part or 'model'}: {_pinned(source)}")
    click.echo(f"{name}: whole, in {store.folder / name} ({gigabytes(done.bytes)} came now)")


@models.command()
@click.argument("names", metavar="[CARD]...", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Read models again and hold every file to its digest; all that are here by default."""
    bad = 0
    with _store() as store:
        cards = [store.card(name) for name in names] or _fetched(store)
        for card in cards:
            bad += _verified(store, card)
    if not cards:
        click.echo(f"no model is in {store.folder}")
    sys.exit(1 if bad else 0)


@models.command()
@click.argument("name", metavar="CARD")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, *, yes: bool) -> None:
    """Take CARD's files, and what they were pinned to, off this machine."""
    with _store() as store:
        folder = store.folder / store.card(name).name
        if not folder.is_dir():
            raise ModelMissing(f"{name}: nothing of it is in {store.folder}")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        if yes or click.confirm(f"Take out {folder} ({gigabytes(size)})?"):
            shutil.rmtree(folder)
            click.echo(f"taken out: {folder}, {gigabytes(size)}")


@contextmanager
def _store() -> Iterator[ModelStore]:
    """The models of this machine; errors told."""
    wanted = settings.load()
    with faults_told(wanted.models):
        yield ModelStore(wanted.models, wanted.use)


def _fetched(store: ModelStore) -> list[Card]:
    """Cards of which something is here."""
    return [card for name, card in store.cards().items() if (store.folder / name).is_dir()]


def _verified(store: ModelStore, card: Card) -> int:
    total = sum(file.bytes for source in card.sources for file in source.files)
    read = 0
    try:
        with followed(Console(stderr=True)) as progress:

            def more(count: int) -> None:
                nonlocal read
                read += count
                progress(read, total, card.name)

            count = store.verify(card, more)
    except (ModelCorrupt, ModelMissing) as error:
        click.echo(f"{card.name}: {error}", err=True)
        return 1
    click.echo(f"{card.name}: {count} files, each as it was pinned")
    return 0


def _expected(texts: tuple[str, ...]) -> Mapping[str, str]:
    """Commits by part: COMMIT, controlnet=COMMIT."""
    pairs = (text.rpartition("=") for text in texts)
    return {part: commit for part, _, commit in pairs}


def _pinned(source: Source) -> str:
    if not source.repository:
        return "a folder of your own"
    if not source.files:
        told = f"commit {source.revision}" if source.revision else "not pinned yet"
        return f"{source.repository}, {told}; digests are pinned when it is fetched"
    files = "1 file" if len(source.files) == 1 else f"{len(source.files)} files"
    return f"{source.repository}, commit {source.revision}, {files}"


def _table(found: list[Row]) -> Table:
    table = Table(box=None, pad_edge=False)
    for title in ("card", "for", "licence", "to fetch", "on this machine"):
        table.add_column(title, overflow="fold")
    for one in found:
        mark = f" [dim]({one.standing})[/]" if one.standing else ""
        table.add_row(f"{one.name}{mark}", one.task, one.licence, one.size, _where(one))
    return table


def _where(one: Row) -> str:
    if one.refused:
        return "refused by its licence: storyreel models show " + one.name
    return f"runs: {', '.join(one.runs)}" if one.runs else f"needs {one.needs}"
