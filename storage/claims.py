"""The queue: work is offered once per content key, claimed by one worker, settled by that worker.

Enters: offers from the runner, claims and verdicts from workers, news of lost workers. Leaves: the
next piece of work, and what became of each. Every change is one transaction that takes the write
lock first, so any number of processes may claim at once; a worker of an earlier run, or one that
was given up for lost, can neither claim nor settle.
"""

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import TypeAlias

from storage.job_table import JobTable
from storage.jobs import CPU
from storage.states import Fault, Result, fault_from

EXECUTIONS = 3  # a job that costs this many workers is given up


@dataclass(frozen=True, slots=True)
class Offer:
    """Work that is ready: its inputs exist, so its content key is known."""

    key: str
    seq: int
    kind: str
    params: str
    inputs: str
    priority: int
    affinity: str | None
    lane: str = CPU


@dataclass(frozen=True, slots=True)
class Claim:
    """Work that one worker holds."""

    key: str
    kind: str
    params: str
    inputs: str
    affinity: str | None
    execution: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The work was done."""

    key: str
    result: Result
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Broken:
    """The work raised, or was given up."""

    key: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Returned:
    """The work went back to the queue."""

    key: str
    reason: str


Verdict: TypeAlias = Made | Broken | Returned

OFFERED = ("key", "seq", "kind", "params", "inputs", "priority", "affinity", "lane")
OFFER = """
INSERT OR IGNORE INTO work (key, run, seq, kind, params, inputs, priority, affinity, lane)
VALUES (:key, :run, :seq, :kind, :params, :inputs,
    coalesce((SELECT priority FROM job WHERE run = :run AND id = :seq), :priority),
    :affinity, :lane)
"""
NEXT = """
SELECT key, kind, params, inputs, affinity, executions, reasons FROM work
WHERE run = :run AND state = 'queued' AND lane = :lane {only}
ORDER BY priority DESC, seq LIMIT 1
"""
TOP = (
    "priority = (SELECT max(priority) FROM work"
    " WHERE run = :run AND state = 'queued' AND lane = :lane)"
)
SERVED = "SELECT affinity FROM work WHERE run = :run AND state = 'running' AND affinity NOT NULL"
# Within the highest priority: what the worker is warm for, then what no other worker is warm for.
CHOICES = (
    NEXT.format(only=f"AND {TOP} AND affinity = :affinity"),
    NEXT.format(only=f"AND {TOP} AND (affinity IS NULL OR affinity NOT IN ({SERVED}))"),
    NEXT.format(only=""),
)


def offer(table: JobTable, run: int, offers: Iterable[Offer]) -> None:
    """Put work into the queue; a key that is there already stays as it is.

    A job that became more urgent since the run began (`storage.watching`) is as urgent here.
    """
    with table.writing() as db:
        put_in(db, run, offers)


def put_in(db: Connection, run: int, offers: Iterable[Offer]) -> None:
    """The same, within a transaction that is open."""
    rows = ({"run": run, **{name: getattr(o, name) for name in OFFERED}} for o in offers)
    db.executemany(OFFER, rows)


def claim(
    table: JobTable, run: int, worker: str, affinity: str | None, lane: str = CPU
) -> Claim | None:
    """Take the lane's next work for `worker`, which last served `affinity`; None when none."""
    values = {"run": run, "affinity": affinity, "lane": lane}
    with table.writing() as db:
        for choice in CHOICES:
            row = db.execute(choice, values).fetchone()
            if row:
                break
        else:
            return None
        key, kind, params, inputs, its_affinity, executions, reasons = row
        db.execute(
            "UPDATE work SET state = 'running', worker = ?, executions = ? WHERE key = ?",
            [worker, executions + 1, key],
        )
    past = tuple(json.loads(reasons))
    return Claim(key, kind, params, inputs, its_affinity, executions + 1, past)


def settle(table: JobTable, worker: str, made: Made, kind: str) -> bool:
    """Commit a result; False if the work is no longer this worker's."""
    with table.writing() as db:
        mine = _close(db, "done", None, made.key, worker)
        if mine:
            db.execute(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)",
                [made.key, kind, json.dumps(dict(made.result)), made.seconds, made.cpu_seconds],
            )
    return mine


def refuse(table: JobTable, worker: str, broken: Broken) -> bool:
    """Commit a failure; False if the work is no longer this worker's."""
    fault = json.dumps(dataclasses.asdict(broken.fault))
    with table.writing() as db:
        return _close(db, "failed", fault, broken.key, worker)


def give_back(table: JobTable, worker: str, claim: Claim, reason: str) -> bool:
    """Return work to the queue, to be tried again; False if it is no longer this worker's."""
    with table.writing() as db:
        changed = db.execute(
            "UPDATE work SET state = 'queued', worker = NULL, reasons = ?"
            " WHERE key = ? AND worker = ? AND state = 'running'",
            [json.dumps((*claim.reasons, reason)), claim.key, worker],
        )
    return bool(changed.rowcount == 1)


def verdict(table: JobTable, key: str) -> Verdict:
    """What became of work that its worker is done with."""
    query = "SELECT state, fault, reasons FROM work WHERE key = ?"
    ((state, fault, reasons),) = table.rows(query, [key])
    if state == "failed":
        return Broken(key, fault_from(json.loads(fault)))
    if state in {"queued", "running"} and reasons != "[]":  # given back; perhaps claimed again
        return Returned(key, json.loads(reasons)[-1])
    made = remembered(table, key)
    if made is None:
        raise LookupError(f"work {key} is {state}: it has no verdict")
    return made


def remembered(table: JobTable, key: str) -> Made | None:
    """The result that any earlier run left for this key."""
    rows = table.rows("SELECT outputs, seconds, cpu_seconds FROM result WHERE key = ?", [key])
    return Made(key, json.loads(rows[0][0]), rows[0][1], rows[0][2]) if rows else None


def recover(table: JobTable, run: int, worker: str, reason: str) -> Sequence[Verdict]:
    """Take back what a lost worker held: to the queue, or given up after `EXECUTIONS`.

    Work that it settled before it was lost keeps its verdict, which is returned as well.
    """
    held = table.rows(
        "SELECT key, state, executions, reasons FROM work WHERE run = ? AND worker = ?",
        [run, worker],
    )
    return [
        _take_back(table, key, executions, (*json.loads(reasons), reason))
        if state == "running"
        else verdict(table, key)
        for key, state, executions, reasons in held
        if state != "queued"
    ]


def _take_back(table: JobTable, key: str, executions: int, reasons: tuple[str, ...]) -> Verdict:
    given_up = executions >= EXECUTIONS
    fault = Fault(
        error="storage.WorkerLost",
        message=f"given up after {executions} executions: {reasons[-1]}",
        executions=executions,
        reasons=reasons,
    )
    with table.writing() as db:
        db.execute(
            "UPDATE work SET state = ?, worker = NULL, reasons = ?, fault = ? WHERE key = ?",
            [
                "failed" if given_up else "queued",
                json.dumps(reasons),
                json.dumps(dataclasses.asdict(fault)) if given_up else None,
                key,
            ],
        )
    return Broken(key, fault) if given_up else Returned(key, reasons[-1])


def _close(db: Connection, state: str, fault: str | None, key: str, worker: str) -> bool:
    changed = db.execute(
        "UPDATE work SET state = ?, fault = ? WHERE key = ? AND worker = ? AND state = 'running'",
        [state, fault, key, worker],
    )
    return bool(changed.rowcount == 1)
