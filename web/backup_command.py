"""`storyreel backup DIR FILE`, `restore FILE DIR`, `clean DIR` and `share DIR PLACE`.

Enters: a film folder, or the backup of one. Leaves: one file with all of it, or the folder again,
verified; or the folder without what nothing needs any more.
"""

import json
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from renderers.production.commission import commissioned, keep_commission
from storage.backups import backup as back_up
from storage.backups import restore as bring_back
from storage.blob_stores import S3
from storage.blobs import Digest
from storage.cleaning import Cleaned
from storage.cleaning import clean as take_out
from storage.errors import AlreadyInLedger, DocumentMissing, NotInLedger
from storage.projects import Project
from storage.shared_blobs import share as start_sharing
from storage.store import running_jobs
from web.faults import faults_told

LEDGER, PROJECTS = "studio.db", "projects"  # where a studio keeps its ledger and its films
_SCRIPTS, _ENTRIES = "script", ".storyreel/ledger.json"


@click.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def backup(folder: Path, file: Path) -> None:
    """Put the film in FOLDER with its script, history and takes into one FILE."""
    with faults_told(folder / ".storyreel"), TemporaryDirectory(prefix="storyreel-") as scratch:
        beside = {**_script(folder), **_entries(folder, Path(scratch))}
        done = back_up(folder, file, at=time.time(), beside=beside)
    click.echo(f"{file}: {done.files} files, {_size(done.bytes)}")
    for name in done.left_out:
        click.echo(f"left out, as it is no file: {name}")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def restore(file: Path, folder: Path) -> None:
    """Make FOLDER, which is new or empty, of the backup FILE."""
    with faults_told(Path(".storyreel")):
        _check_entry(folder)
        files = bring_back(file, folder)
        _point_to_script(folder)
        _enter(folder)
    click.echo(f"{folder}: {files} files, each as it was")


@click.command("share")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("place")
@click.option("--endpoint", default="", help="URL of a server that is not Amazon's.")
@click.option("--region", default="us-east-1", show_default=True)
def share(folder: Path, place: str, endpoint: str, region: str) -> None:
    """Keep what the film in FOLDER is made of at PLACE too: s3://bucket/prefix, or a folder.

    Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
    """
    store = Project(folder).store
    options = {"region": region, **({"endpoint": endpoint} if endpoint else {})}
    with faults_told(store), running_jobs(store):
        sent = start_sharing(store, place, options if place.startswith(S3) else {})
    click.echo(f"{folder}: {sent} files went to {place}; what is made from now on goes there too")


@click.command("clean")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def clean(folder: Path, *, dry_run: bool, yes: bool) -> None:
    """Take out of FOLDER what no version, take or recent film needs, older than a day."""
    with faults_told(folder / ".storyreel"):
        keep = _named_by_studio(folder)
        found = take_out(folder, now=time.time(), keep=keep)
        click.echo(_told(found))
        if dry_run or not found.removed:
            return
        if yes or click.confirm("Take them out?"):
            done = take_out(folder, now=time.time(), keep=keep, dry_run=False)
            click.echo(f"taken out: {len(done.removed)} files, {_size(done.bytes)}")


def _script(folder: Path) -> dict[str, Path]:
    """The film's script, where it is known, by the name that it has in the backup."""
    try:
        script = commissioned(Project(folder)).script
    except DocumentMissing:
        return {}
    inside = script.is_relative_to(folder.resolve())
    return {f"{_SCRIPTS}/{script.name}": script} if script.is_file() and not inside else {}


def _point_to_script(folder: Path) -> None:
    """Have a restored film read the script that came with it."""
    project = Project(folder)
    try:
        request = commissioned(project)
    except DocumentMissing:
        return
    brought = folder / _SCRIPTS / request.script.name
    if brought.is_file():
        keep_commission(replace(request, script=brought), project)


def _studio(folder: Path) -> Path | None:
    """The ledger of the studio that a folder lies in, if it lies in one."""
    projects = folder.resolve().parent
    file = projects.parent / LEDGER
    return file if projects.name == PROJECTS and file.is_file() else None


def _entries(folder: Path, scratch: Path) -> dict[str, Path]:
    """What the studio's ledger says of a film, to travel with it."""
    studio = _studio(folder)
    if studio is None:
        return {}
    from storage.ledger import Ledger

    with Ledger.at(studio) as ledger:
        try:
            document = ledger.packed(folder.resolve().name)
        except NotInLedger:
            return {}
    path = scratch / "ledger.json"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return {_ENTRIES: path}


def _check_entry(folder: Path) -> None:
    """Refuse to restore over a film that the studio knows."""
    studio = _studio(folder)
    if studio is None:
        return
    from storage.ledger import Ledger

    with Ledger.at(studio) as ledger, suppress(NotInLedger):
        known = ledger.project(folder.resolve().name)
        raise AlreadyInLedger(f"project {known.id!r} exists already; choose another folder")


def _enter(folder: Path) -> None:
    """Enter a restored film into the studio's ledger, where it lies in a studio."""
    studio, brought = _studio(folder), folder / _ENTRIES
    if studio is None or not brought.is_file():
        return
    from storage.ledger import Ledger

    document = json.loads(brought.read_text(encoding="utf-8"))
    with Ledger.at(studio) as ledger:
        ledger.unpack(document, id=folder.resolve().name, folder=str(folder.resolve()))


def _named_by_studio(folder: Path) -> frozenset[Digest]:
    """Blobs that the studio's ledger names: takes, exports, versions."""
    studio = _studio(folder)
    if studio is None:
        return frozenset()
    from storage.ledger import Ledger

    with Ledger.at(studio) as ledger:
        return ledger.kept_digests(folder.resolve().name)


def _told(found: Cleaned) -> str:
    goes = f"{len(found.removed)} files can go ({_size(found.bytes)})"
    return f"{goes}; {found.kept} are needed, {found.young} are younger than a day"


def _size(count: int) -> str:
    """1536 as 1.5 KiB."""
    size, unit = float(count), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if size < 1024:
            break
        size, unit = size / 1024, larger
    return f"{count} bytes" if unit == "bytes" else f"{size:.1f} {unit}"
