"""The jobs of a store, as another process sees them while they run.

Enters: a store's folder (`Project.store`). Leaves: what is told, where each job stands, who works;
and one thing goes in: what somebody wants to see first. No lock is needed for any of it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.job_table import JobTable, Recorded
from storage.jobs import JobHandle
from storage.states import State
from storage.store import table_file


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """A worker as its runner saw it last; `beat` is in seconds since the epoch."""

    name: str
    pid: int
    lane: str
    beat: float


def told(root: Path, after: int = 0, limit: int = 1000) -> list[Recorded]:
    """What was told behind the number `after`, in order; nothing where no job ever ran."""
    if not table_file(root).exists():
        return []
    with JobTable(table_file(root)) as table:
        return table.events(after, limit)


def latest(root: Path) -> tuple[int, str] | None:
    """The newest run and its state: open, done, failed, cancelled or killed."""
    if not table_file(root).exists():
        return None
    with JobTable(table_file(root)) as table:
        return table.latest_run()


def standing(root: Path) -> Mapping[JobHandle, State]:
    """Where each job of the newest run stands."""
    if not table_file(root).exists():
        return {}
    with JobTable(table_file(root)) as table:
        run = table.latest_run()
        return table.states(run[0]) if run else {}


def workers(root: Path) -> tuple[WorkerSeen, ...]:
    """Who works in the run that goes on; a runner that is well looks at each every second."""
    if not table_file(root).exists():
        return ()
    with JobTable(table_file(root)) as table:
        rows = table.rows("SELECT name, pid, lane, beat FROM worker ORDER BY name")
    return tuple(WorkerSeen(*row) for row in rows)


def look_first(root: Path, labels: Collection[str], priority: int | None = None) -> int:
    """Have jobs of the open run made before others, with all that they need.

    What was looked at last comes first; what is running goes on.

    Args:
        root: the store.
        labels: of the jobs.
        priority: theirs from now on, unless it is higher; one above all others if None.

    Returns:
        How many jobs became more urgent.
    """
    if not labels or not table_file(root).exists():
        return 0
    with JobTable(table_file(root)) as table:
        run = table.latest_run()
        return _raise(table, run[0], labels, priority) if run and run[1] == "open" else 0


def _raise(table: JobTable, run: int, labels: Collection[str], priority: int | None) -> int:
    with table.writing() as db:
        jobs = db.execute("SELECT id, label, needs, priority FROM job WHERE run = ?", [run])
        found = jobs.fetchall()
        wanted = [job for job, label, _, _ in found if label in labels]
        needs = {job: json.loads(text).values() for job, _, text, _ in found}
        top = max((known for *_, known in found), default=0) + 1 if priority is None else priority
        urgent = [(top, run, job, top) for job in _with_needs(wanted, needs)]
        job = "UPDATE job SET priority = ? WHERE run = ? AND id = ? AND priority < ?"
        raised = db.executemany(job, urgent).rowcount
        work = "UPDATE work SET priority = ? WHERE run = ? AND seq = ? AND priority < ?"
        db.executemany(f"{work} AND state = 'queued'", urgent)
    return raised


def _with_needs(wanted: Iterable[int], needs: Mapping[int, Iterable[int]]) -> set[int]:
    """Jobs with all that they need, and all that that needs."""
    found: set[int] = set()
    ahead = list(wanted)
    while ahead:
        job = ahead.pop()
        if job not in found:
            found.add(job)
            ahead.extend(needs[job])
    return found
