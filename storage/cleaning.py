"""Taking out blobs that nothing needs any more.

Enters: a film folder that nobody works in, the present time, and digests that others name. Leaves:
the folder without blobs that are neither named nor young, or only the account of what would go.

What is named: in the documents and all that their revisions name, in the results of the newest
runs, in `keep`; and whatever is named inside a blob that stays. A name is any 64 hexadecimal
digits that are a stored blob's, so that a document of any family keeps what it speaks of. What
goes was made by jobs, and is made again when it is needed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from storage.blobs import Blobs, Digest, digest_of
from storage.errors import disk_errors
from storage.job_table import JobTable
from storage.projects import Project
from storage.store import documents_folder, running_jobs, table_file

GRACE_S = 24 * 3600.0
NEWEST_RUNS = 6  # a film is two or three: spoken, drawn, the cast portrayed; and the one before
LARGEST_TEXT = 8 << 20  # pictures and sound name no blobs
NAME = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cleaning found.

    Attributes:
        kept: blobs that something names.
        young: blobs that nothing names, but that are younger than the grace.
        removed: blobs that went, or would go.
        bytes: their size together.
        temporaries: files that killed processes left; 0 in a dry run.
    """

    kept: int
    young: int
    removed: tuple[Digest, ...]
    bytes: int
    temporaries: int


def clean(
    folder: Path,
    *,
    now: float,
    keep: Iterable[Digest] = (),
    dry_run: bool = True,
    grace_s: float = GRACE_S,
) -> Cleaned:
    """Take out what nothing needs.

    Args:
        folder: the film's.
        now: seconds since the epoch.
        keep: digests that stay besides, e.g. those of the studio's ledger.
        dry_run: only say what would go.
        grace_s: blobs younger than this stay in any case.

    Raises:
        ProjectBusy: jobs are running there.
        StorageReadOnly: a blob cannot be taken out; those before it are.
    """
    project = Project(folder)
    if not project.store.is_dir():
        return Cleaned(0, 0, (), 0, 0)
    with running_jobs(project.store), ExitStack() as stack:
        table = _table(project, stack)
        documents = list(_texts(project))
        chosen = [digest_of(text) for text in documents]  # a document is also its own revision
        marked = _marked(project.blobs, [*documents, *_results(table)], [*keep, *chosen])
        found = _sorted_out(project.blobs, marked, now - grace_s)
        return found if dry_run else _swept(project.blobs, table, found)


def _table(project: Project, stack: ExitStack) -> JobTable | None:
    file = table_file(project.store)
    return stack.enter_context(JobTable(file)) if file.exists() else None


def _texts(project: Project) -> Iterator[bytes]:
    """Every document, damaged and set aside ones too."""
    for path in sorted(documents_folder(project.store).glob("*.json*")):
        with disk_errors(path):
            yield path.read_bytes()


def _results(table: JobTable | None) -> Iterator[bytes]:
    """What the jobs of the newest runs left."""
    if table:
        newest = "(SELECT id FROM run ORDER BY id DESC LIMIT ?)"
        query = f"SELECT body FROM job WHERE state = 'done' AND run IN {newest}"  # noqa: S608 - constant
        yield from (body.encode() for (body,) in table.rows(query, [NEWEST_RUNS]))


def _marked(blobs: Blobs, texts: Iterable[bytes], keep: Iterable[Digest]) -> set[Digest]:
    """All blobs that are named, by `texts`, by `keep`, or inside a blob that is named."""
    marked: set[Digest] = set()
    ahead = [digest for text in texts for digest in _named(blobs, text)]
    ahead.extend(digest for digest in keep if blobs.has(digest))
    while ahead:
        digest = ahead.pop()
        if digest not in marked:
            marked.add(digest)
            if blobs.path(digest).stat().st_size <= LARGEST_TEXT:
                ahead.extend(_named(blobs, blobs.get(digest)))
    return marked


def _named(blobs: Blobs, text: bytes) -> list[Digest]:
    names = {Digest(match.decode()) for match in NAME.findall(text)}
    return [name for name in sorted(names) if blobs.has(name)]


def _sorted_out(blobs: Blobs, marked: set[Digest], before: float) -> Cleaned:
    """What would go: neither marked nor touched since `before`."""
    idle = [
        (digest, blobs.path(digest).stat()) for digest in blobs.digests() if digest not in marked
    ]
    old = [(digest, stat.st_size) for digest, stat in idle if stat.st_mtime < before]
    removed = tuple(digest for digest, _ in old)
    return Cleaned(
        len(marked), len(idle) - len(old), removed, sum(size for _, size in old), temporaries=0
    )


def _swept(blobs: Blobs, table: JobTable | None, found: Cleaned) -> Cleaned:
    """Take out what was found; results first, so that none names a blob that is gone."""
    if table:
        _forget(table, set(found.removed))
    for digest in found.removed:
        blobs.delete(digest)
    return Cleaned(found.kept, found.young, found.removed, found.bytes, blobs.sweep())


def _forget(table: JobTable, removed: set[Digest]) -> None:
    rows = table.rows("SELECT key, outputs FROM result")
    gone = [[key] for key, outputs in rows if removed & set(json.loads(outputs).values())]
    with table.writing() as db:
        db.executemany("DELETE FROM result WHERE key = ?", gone)
