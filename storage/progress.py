"""Where one run stands: which jobs are ready, under which keys, and what became of them.

Enters: a graph, and verdicts by content key. Leaves: offers for the queue, states and events, in
batches of one transaction. A job's key is computed when its inputs exist, from what they *are*: a
job whose input came out the same as before is not made again (early cutoff), and two jobs with the
same key are made once (single flight).
"""

import json
import time
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any

from storage import claims, events
from storage.blobs import Blobs
from storage.claims import Broken, Made, Offer, Returned, Verdict
from storage.errors import GraphError
from storage.events import Event, OnEvent
from storage.job_table import JobTable, event_row
from storage.jobs import Graph, Job, JobHandle, JobId
from storage.keys import key
from storage.states import (
    Cancelled,
    Done,
    Failed,
    Queued,
    Result,
    Running,
    State,
    body_of,
    name_of,
)
from storage.tasks import Tasks

FLUSH_S = 0.05  # how long what happened may wait until other processes can read it


class RunProgress:
    """One run of one graph, in the memory of its runner and, batch by batch, in the table.

    Args:
        run: the run's id.
        graph: its jobs.
        tasks: gives each kind's version.
        table: remembers results.
        blobs: tells whether remembered results still have their blobs.
        on_event: is told everything, in this thread.
    """

    def __init__(
        self,
        run: int,
        graph: Graph,
        tasks: Tasks,
        table: JobTable,
        blobs: Blobs,
        on_event: OnEvent | None,
    ) -> None:
        self.run = run
        self.states: dict[JobId, State] = {job.handle.id: Queued() for job in graph}
        self.executed = 0
        self._graph = graph
        self._tasks = tasks
        self._table = table
        self._blobs = blobs
        self._on_event = on_event
        self._unfinished = len(graph)
        self._missing = {job.handle.id: len(set(job.needs.values())) for job in graph}
        self._needed_by = graph.dependents()
        self._in_flight: dict[str, list[JobId]] = {}
        self._unclaimed: set[str] = set()  # in the queue, held by no worker that we know of
        self._load: Counter[str] = Counter()  # work in flight by lane
        self._held: dict[str, tuple[str, float]] = {}  # by key, its worker and since when
        self._offers: list[Offer] = []
        self._changed: list[JobId] = []
        self._rows: list[tuple[Any, ...]] = []
        self._flushed = time.monotonic()

    @property
    def over(self) -> bool:
        """Whether nothing can change any more."""
        return self._unfinished == 0

    @property
    def offered(self) -> int:
        """How much work waits for a worker."""
        return len(self._unclaimed)

    @property
    def load(self) -> Mapping[str, int]:
        """By lane, how much work waits for a worker or is in one's hands."""
        return self._load

    def overdue(self, now: float) -> list[tuple[str, str]]:
        """Workers that hold a job for longer than it may take, and why they must go.

        Args:
            now: by `time.monotonic`.
        """
        return [
            (worker, f"{self._handle(self._in_flight[key][0])} took longer than {limit:g} s")
            for key, (worker, since) in self._held.items()
            if now - since > (limit := self._limit(key))
        ]

    def begin(self) -> None:
        """Offer everything that needs nothing, and settle what is remembered."""
        self._advance(deque(job for job, missing in self._missing.items() if missing == 0))

    def started(self, content_key: str, worker: str, execution: int) -> None:
        """A worker has claimed a key; what another settled since then is old news."""
        if content_key not in self._in_flight:
            return
        self._unclaimed.discard(content_key)
        leader = self._in_flight[content_key][0]
        self._held[content_key] = (worker, time.monotonic())
        self._become(leader, Running(worker, execution))
        self._tell(events.Started(self._handle(leader), worker, execution))

    def reported(self, content_key: str, fraction: float, message: str) -> None:
        """A worker tells how far it is."""
        if content_key in self._in_flight:  # a task's own thread may report behind its end
            leader = self._in_flight[content_key][0]
            self._tell(events.Progress(self._handle(leader), fraction, message))

    def settled(self, verdict: Verdict, worker: str | None = None) -> None:
        """Take in what became of a key, in the hands of `worker`; of one not in flight, nothing."""
        if verdict.key not in self._in_flight:
            return
        holder, _ = self._held.get(verdict.key, (worker, 0.0))
        if worker and holder != worker:  # what came back was taken by another before we heard of it
            if isinstance(verdict, Returned):
                leader = self._in_flight[verdict.key][0]
                self._tell(events.Requeued(self._handle(leader), verdict.reason))
            return
        self._unclaimed.discard(verdict.key)
        self._held.pop(verdict.key, None)
        if not isinstance(verdict, Returned):
            self._load[self._lane(verdict.key)] -= 1
        match verdict:
            case Made():
                self._made(verdict)
            case Broken(content_key, fault):
                for job in self._in_flight.pop(content_key):
                    self._close(job, Failed(fault), events.Failed(self._handle(job), fault))
                    self._cancel_dependents(job)
            case Returned(content_key, reason):
                leader = self._in_flight[content_key][0]
                self._unclaimed.add(content_key)
                self._become(leader, Queued())
                self._tell(events.Requeued(self._handle(leader), reason))

    @property
    def unwritten(self) -> bool:
        """Whether something happened that the table does not know yet."""
        return bool(self._offers or self._changed or self._rows)

    def flush_in_time(self) -> None:
        """Write new work at once, and news after a moment: workers wait for the table as well."""
        if self._offers or time.monotonic() - self._flushed >= FLUSH_S:
            self.flush()

    def flush(self) -> None:
        """Write what happened since the last time, in one transaction."""
        self._flushed = time.monotonic()
        if self.unwritten:
            with self._table.writing() as db:
                claims.put_in(db, self.run, self._offers)
                db.executemany(
                    "UPDATE job SET state = ?, body = ? WHERE run = ? AND id = ?",
                    [self._state_row(job) for job in dict.fromkeys(self._changed)],
                )
                db.executemany(
                    "INSERT INTO event (run, job, at, name, body) VALUES (?, ?, ?, ?, ?)",
                    self._rows,
                )
            self._offers.clear()
            self._changed.clear()
            self._rows.clear()

    def by_handle(self) -> Mapping[JobHandle, State]:
        """Where each job stands."""
        return {job.handle: self.states[job.handle.id] for job in self._graph}

    def _advance(self, ready: deque[JobId]) -> None:
        """Give ready jobs their keys; remembered ones make further jobs ready at once."""
        while ready:
            job = self._graph[ready.popleft()]
            inputs = {name: self._result(need) for name, need in job.needs.items()}
            content_key = key(
                job.handle.kind,
                version=self._version(job),
                params=job.params,
                inputs=inputs,
            )
            made = self._remembered(content_key)
            if made:
                ready.extend(self._finish(job.handle.id, Done(made.result, cached=True)))
            elif content_key in self._in_flight:
                self._in_flight[content_key].append(job.handle.id)
            else:
                self._in_flight[content_key] = [job.handle.id]
                self._load[job.lane] += 1
                self._offers.append(_offer(job, content_key, inputs))
                self._unclaimed.add(content_key)

    def _remembered(self, content_key: str) -> Made | None:
        if content_key in self._in_flight:
            return None
        made = claims.remembered(self._table, content_key)
        return made if made and all(map(self._blobs.has, made.result.values())) else None

    def _made(self, made: Made) -> None:
        self.executed += 1
        leader, *followers = self._in_flight.pop(made.key)
        done = Done(made.result, cached=False, seconds=made.seconds, cpu_seconds=made.cpu_seconds)
        ready = deque(self._finish(leader, done))
        for job in followers:
            ready.extend(self._finish(job, Done(made.result, cached=True)))
        self._advance(ready)

    def _finish(self, job: JobId, done: Done) -> Iterable[JobId]:
        """Close a job with its result; returns the jobs that this makes ready."""
        cost, result = (done.seconds, done.cpu_seconds), dict(done.result)
        told = events.Finished(self._handle(job), done.cached, *cost, result)
        self._close(job, done, told)
        ready = []
        for dependent in self._needed_by[job]:
            self._missing[dependent] -= 1
            if self._missing[dependent] == 0 and isinstance(self.states[dependent], Queued):
                ready.append(dependent)
        return ready

    def _cancel_dependents(self, job: JobId) -> None:
        reason = f"it needs {self._handle(job)}, which failed"
        lost = deque(self._needed_by[job])
        while lost:
            dependent = lost.popleft()
            if isinstance(self.states[dependent], Queued):
                told = events.Cancelled(self._handle(dependent), reason)
                self._close(dependent, Cancelled(reason), told)
                lost.extend(self._needed_by[dependent])

    def _close(self, job: JobId, state: State, event: Event) -> None:
        self._unfinished -= 1
        self._become(job, state)
        self._tell(event)

    def _become(self, job: JobId, state: State) -> None:
        self.states[job] = state
        self._changed.append(job)

    def _tell(self, event: Event) -> None:
        self._rows.append(event_row(self.run, event, time.time()))
        if self._on_event:
            self._on_event(event)

    def _lane(self, content_key: str) -> str:
        return self._graph[self._in_flight[content_key][0]].lane

    def _limit(self, content_key: str) -> float:
        kind = self._handle(self._in_flight[content_key][0]).kind
        return self._tasks[kind].limit_s

    def _handle(self, job: JobId) -> JobHandle:
        return self._graph[job].handle

    def _result(self, job: JobId) -> Result:
        state = self.states[job]
        if not isinstance(state, Done):
            raise GraphError(f"{self._handle(job)} has no result yet")
        return state.result

    def _version(self, job: Job) -> str:
        return self._tasks[job.handle.kind].version

    def _state_row(self, job: JobId) -> tuple[Any, ...]:
        state = self.states[job]
        return name_of(state), json.dumps(body_of(state)), self.run, job


def _offer(job: Job, content_key: str, inputs: Mapping[str, Result]) -> Offer:
    return Offer(
        content_key,
        job.handle.id,
        job.handle.kind,
        job.params,
        json.dumps({name: dict(result) for name, result in inputs.items()}),
        job.priority,
        job.affinity,
        job.lane,
    )
