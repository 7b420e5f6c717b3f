"""The job database: one SQLite file that survives every kill.

Enters: runs, jobs, results and events. Leaves: the same, to whoever opens the file next. Four
things are kept: `result` remembers outcomes by content key for ever; `run` and `job` keep the last
few graphs and where each job stands; `event` is append-only; `work` is the queue of the present run
(see `storage.claims`).
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from storage.errors import JobTableDamaged, disk_errors
from storage.events import Event, body_of, event_from, name_of
from storage.job_schema import prepare
from storage.jobs import Graph, Job, JobHandle, JobId
from storage.sqlite_faults import explained
from storage.states import State, state_from

KEPT_RUNS = 20  # graphs and events of older runs are dropped; results never are
BUSY_S = 30.0
_REPAIR = "delete the file: it holds no film, only what spares work"


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the table keeps it; `seq` grows for ever and serves as Last-Event-ID."""

    seq: int
    run: int
    at: float
    event: Event


class JobTable:
    """An open connection to the job database of one store; for one thread.

    Args:
        path: the SQLite file; made with its folder if absent.

    Raises:
        JobTableDamaged: the file is no job database, or one of a newer Storyreel.
        StorageFull, StorageReadOnly: the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with table_errors(path):
            self._db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            with table_errors(path):
                prepare(self._db, path)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its first statement on."""
        with table_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows that a query gives."""
        with table_errors(self.path):
            return self._db.execute(query, values).fetchall()

    def begin_run(self, graph: Graph) -> tuple[int, bool]:
        """Record a graph as a new run and empty the queue.

        Returns:
            The run's id, and whether an earlier runner was killed before its run could end.
        """
        with self.writing() as db:
            killed = db.execute("UPDATE run SET state = 'killed' WHERE state = 'open'").rowcount
            begun = "INSERT INTO run (state, begun) VALUES ('open', ?)"
            run = int(db.execute(begun, [time.time()]).lastrowid or 0)
            db.execute("DELETE FROM work")
            db.execute("DELETE FROM worker")
            db.execute("DELETE FROM job WHERE run <= ?", [run - KEPT_RUNS])
            db.execute("DELETE FROM event WHERE run <= ?", [run - KEPT_RUNS])
            db.executemany(
                "INSERT INTO job (run, id, kind, label, params, needs, priority, affinity, lane)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_job_row(run, job) for job in graph),
            )
        return run, killed > 0

    def end_run(self, run: int, state: str) -> None:
        """Record how a run ended; jobs that were still running count as queued again."""
        with self.writing() as db:
            ended = "UPDATE run SET state = ?, ended = ? WHERE id = ?"
            db.execute(ended, [state, time.time(), run])
            back = "UPDATE job SET state = 'queued', body = '{}'"
            db.execute(f"{back} WHERE run = ? AND state = 'running'", [run])
            db.execute("DELETE FROM work WHERE run = ?", [run])
            db.execute("DELETE FROM worker WHERE run = ?", [run])

    def latest_run(self) -> tuple[int, str] | None:
        """The newest run and its state: open, done, failed, cancelled or killed."""
        rows = self.rows("SELECT id, state FROM run ORDER BY id DESC LIMIT 1")
        return (rows[0][0], rows[0][1]) if rows else None

    def graph(self, run: int) -> Graph:
        """The graph of a run, as it was given; running it again does what is still undone."""
        graph = Graph()
        handles: dict[int, JobHandle] = {}
        for number, kind, label, params, needs, priority, affinity, lane in self.rows(
            "SELECT id, kind, label, params, needs, priority, affinity, lane FROM job"
            " WHERE run = ? ORDER BY id",
            [run],
        ):
            handles[number] = graph.add(
                kind,
                json.loads(params),
                needs={name: handles[need] for name, need in json.loads(needs).items()},
                priority=priority,
                label=label,
                affinity=affinity,
                lane=lane,
            )
        return graph

    def states(self, run: int) -> Mapping[JobHandle, State]:
        """Where each job of a run stands."""
        query = "SELECT id, kind, label, state, body FROM job WHERE run = ? ORDER BY id"
        return {
            JobHandle(JobId(number), kind, label): state_from(state, json.loads(body))
            for number, kind, label, state, body in self.rows(query, [run])
        }

    def beat(self, run: int, workers: Sequence[tuple[str, int, str]]) -> None:
        """Record that these workers are alive now, by name, process id and lane; no others are."""
        now = time.time()
        with self.writing() as db:
            db.execute("DELETE FROM worker")
            db.executemany(
                "INSERT INTO worker (name, run, pid, lane, beat) VALUES (?, ?, ?, ?, ?)",
                [(name, run, pid, lane, now) for name, pid, lane in workers],
            )

    def events(self, after: int = 0, limit: int = 1000) -> list[Recorded]:
        """Events in order, beginning behind sequence number `after`."""
        query = (
            "SELECT seq, event.run, at, name, event.body, job.id, job.kind, job.label FROM event"
            " JOIN job ON job.run = event.run AND job.id = event.job"
            " WHERE seq > ? ORDER BY seq LIMIT ?"
        )
        return [
            Recorded(seq, run, at, event_from(name, JobHandle(job, kind, label), json.loads(body)))
            for seq, run, at, name, body, job, kind, label in self.rows(query, [after, limit])
        ]


def event_row(run: int, event: Event, at: float) -> tuple[Any, ...]:
    """An event as a row for `INSERT INTO event (run, job, at, name, body)`."""
    return run, event.job.id, at, name_of(event), json.dumps(body_of(event))


def _job_row(run: int, job: Job) -> tuple[Any, ...]:
    needs = json.dumps(dict(job.needs))
    one = job.handle
    return (
        *(run, one.id, one.kind, one.label, job.params, needs, job.priority),
        *(job.affinity, job.lane),
    )


@contextmanager
def table_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's faults into storage errors with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path, JobTableDamaged, _REPAIR) from error
