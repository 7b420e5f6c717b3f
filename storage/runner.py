"""Running a job graph to its end, on warm worker processes, remembering everything.

Enters: a graph. Leaves: the result of every job, or an error that lists each job that failed. What
was made by any earlier run in the same store is not made again.
"""

import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

from storage import claims
from storage.claims import Broken, Returned, Verdict
from storage.crew import Crew, Heard, Lost, sweep_logs
from storage.errors import (
    GraphError,
    RunCancelled,
    StorageError,
    StorageFull,
    StorageReadOnly,
)
from storage.events import OnEvent
from storage.execution import Bench, perform
from storage.job_table import JobTable
from storage.jobs import CPU, Graph
from storage.outcome import JobsFailed, Outcome, outcome_of
from storage.progress import FLUSH_S, RunProgress
from storage.shared_blobs import blobs_of
from storage.states import Cancelled, Failed
from storage.store import (
    running_jobs,
    scratch_folder,
    table_file,
    wait_for_orphans,
)
from storage.tasks import Tasks, load_tasks

__all__ = ["JobsFailed", "Outcome", "Runner"]

HERE = "here"  # the name of the worker that is the runner itself
BEAT_S = 1.0
ORPHANS_S = 4.0  # longer than what they are given; they are killed by then


class Runner:
    """Runs job graphs in one store, with workers that stay warm from run to run.

    Use it as a context manager, or `close` it: its workers live until then.

    Args:
        root: the store's folder (`Project.store`).
        tasks: import path of the tasks, `module:NAME`; imported here and in each worker.
        workers: how many processes of the lane `cpu`; 0 runs every job in this process and thread.
        lanes: how many processes of each other lane, e.g. {"gpu:wan-2.2": 1}.
        environ: the workers' whole environment; this process's own if None.
        at_once: hire all but one of the lane `cpu` now, so that they get ready while this process
            thinks out the first graph, and the last as soon as there is anything to do: more will
            come. Whoever asks for it holds the store (`running_jobs`).

    Raises:
        TasksError: the tasks cannot be imported.
    """

    def __init__(
        self,
        root: Path,
        tasks: str,
        workers: int = 2,
        *,
        environ: Mapping[str, str] | None = None,
        lanes: Mapping[str, int] | None = None,
        at_once: bool = False,
    ) -> None:
        self.root = Path(root).absolute()
        self.workers = workers
        self.lanes = {**(lanes or {}), CPU: workers}
        self._at_once = at_once
        self.blobs = blobs_of(self.root)
        self._crew = Crew(self.root, tasks, None if environ is None else dict(environ))
        self._cancelled = threading.Event()
        self._beaten = -BEAT_S
        try:
            if at_once and wait_for_orphans(self.root, 0.0):
                JobTable(table_file(self.root)).close()  # made once, not by all workers at a time
                self._crew.staff(min(workers, max(1, workers - 1)))
            self.tasks: Tasks = load_tasks(tasks)  # meanwhile our workers import them too
        except BaseException:
            self.close()
            raise

    def run(self, graph: Graph, on_event: OnEvent | None = None) -> Outcome:
        """Run every job of `graph` that is not remembered; `on_event` is told all about it.

        Raises:
            JobsFailed: some failed; everything that did not need them was done.
            GraphError: a job's kind is unknown, or nobody works in its lane; nothing was run.
            ProjectBusy: another process runs jobs in this store.
            RunCancelled: `cancel` was called.
            WorkersLost, StorageFull, StorageReadOnly: the run cannot go on; what was made is kept.
        """
        _check_kinds(graph, self.tasks)
        if self.workers:
            _check_lanes(graph, self.lanes)
        with running_jobs(self.root), JobTable(table_file(self.root)) as table:
            self._wait_for_orphans()
            run, killed = table.begin_run(graph)
            self._cancelled.clear()
            if killed:
                self._sweep()
            progress = RunProgress(run, graph, self.tasks, table, self.blobs, on_event)
            with self._ending(table, run):
                progress.begin()
                self._work(progress, table)
            return self._conclude(progress, table)

    def cancel(self) -> None:
        """Stop the run in progress, if there is one; from any thread, within three seconds."""
        self._cancelled.set()
        self._crew.alarm()

    def unfinished(self) -> Graph | None:
        """The graph of the latest run, if it was broken off or jobs failed; `run` it to resume."""
        with JobTable(table_file(self.root)) as table:
            latest = table.latest_run()
            ended = latest is None or latest[1] == "done"
            return None if latest is None or ended else table.graph(latest[0])

    def close(self) -> None:
        """Let the workers go."""
        self._crew.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _ending(self, table: JobTable, run: int) -> Iterator[None]:
        """Whatever breaks a run off: stop the workers, put their jobs back, and pass it on."""
        try:
            yield
        except BaseException:
            self._crew.dismiss()
            self._sweep()
            table.end_run(run, "cancelled")
            raise

    def _work(self, progress: RunProgress, table: JobTable) -> None:
        progress.flush()
        while not progress.over:
            if self._cancelled.is_set():
                progress.flush()
                raise RunCancelled("the run was cancelled; run again to resume it")
            if self.workers:
                self._supervise(progress, table)
            else:
                self._perform_here(progress, table)
            progress.flush_in_time()
        progress.flush()

    def _supervise(self, progress: RunProgress, table: JobTable) -> None:
        """See that there are workers and that they are awake, then take in what they tell."""
        for lane, workers in self.lanes.items():
            load = progress.load.get(lane, 0)
            more = self._at_once and lane == CPU and load
            self._crew.staff(workers if more else min(workers, load), lane)
        if progress.offered:
            self._crew.wake(progress.run)
        self._look_after(progress, table)
        for news in self._crew.listen(FLUSH_S if progress.unwritten else BEAT_S):
            if isinstance(news, Lost):
                self._recover(progress, table, news)
            else:
                _take_in(progress, table, news)

    def _wait_for_orphans(self) -> None:
        """Let workers of a killed runner finish what they have in hand; ours wait for us."""
        if not self._crew.hired():
            wait_for_orphans(self.root, ORPHANS_S)

    def _look_after(self, progress: RunProgress, table: JobTable) -> None:
        """Now and then: record who is alive, and stop those who are too long at one job."""
        now = time.monotonic()
        if now - self._beaten < BEAT_S:
            return
        self._beaten = now
        table.beat(progress.run, self._crew.standing())
        for worker, reason in progress.overdue(now):
            self._crew.stop(worker, reason)

    def _recover(self, progress: RunProgress, table: JobTable, lost: Lost) -> None:
        if lost.worker:
            for verdict in claims.recover(table, progress.run, lost.worker, lost.reason):
                _settle(progress, verdict)
            shutil.rmtree(scratch_folder(self.root) / lost.worker, ignore_errors=True)
            self.blobs.sweep()

    def _perform_here(self, progress: RunProgress, table: JobTable) -> None:
        bench = Bench(table, self.blobs, self.tasks, scratch_folder(self.root) / HERE, HERE)
        claims_of = (claims.claim(table, progress.run, HERE, None, lane) for lane in progress.load)
        claim = next(filter(None, claims_of), None)
        if claim is None:
            raise StorageError("the queue is empty before the run is over; run again")
        progress.started(claim.key, HERE, claim.execution)
        with _one_thread():
            perform(bench, claim, lambda done, what: progress.reported(claim.key, done, what))
        _settle(progress, claims.verdict(table, claim.key))

    def _sweep(self) -> None:
        """Remove what killed processes left; we hold the lock and none of our workers works."""
        shutil.rmtree(scratch_folder(self.root), ignore_errors=True)
        self.blobs.sweep()
        sweep_logs(self.root)

    def _conclude(self, progress: RunProgress, table: JobTable) -> Outcome:
        states = progress.by_handle()
        faults = {job: state.fault for job, state in states.items() if isinstance(state, Failed)}
        table.end_run(progress.run, "failed" if faults else "done")
        shutil.rmtree(scratch_folder(self.root), ignore_errors=True)
        outcome = outcome_of(states, progress.executed)
        if faults:
            cancelled = {j: s.reason for j, s in states.items() if isinstance(s, Cancelled)}
            raise JobsFailed(faults, cancelled, outcome)
        return outcome


def _one_thread() -> AbstractContextManager[object]:
    """Linear algebra on one thread, as in a worker: with more, sums differ in their last bits."""
    from threadpoolctl import threadpool_limits

    limited: AbstractContextManager[object] = threadpool_limits(1, user_api="blas")
    return limited


def _take_in(progress: RunProgress, table: JobTable, news: Heard) -> None:
    match news.what, news.values:
        case "claimed", (key, execution):
            progress.started(key, news.worker, execution)
        case "progress", (key, fraction, message):
            progress.reported(key, fraction, message)
        case "returned", (key, reason):
            progress.settled(Returned(key, reason), news.worker)
        case "settled", (key,):
            _settle(progress, claims.verdict(table, key))
        case _:
            pass  # ready and idle concern the crew alone


def _settle(progress: RunProgress, verdict: Verdict) -> None:
    """Take in a verdict; a disk that takes no more ends the run, not job after job."""
    progress.settled(verdict)
    if isinstance(verdict, Broken):
        for kind in (StorageFull, StorageReadOnly):
            if verdict.fault.error == f"{kind.__module__}.{kind.__qualname__}":
                raise kind(verdict.fault.message)


def _check_kinds(graph: Graph, tasks: Tasks) -> None:
    for job in graph:
        if job.handle.kind not in tasks:
            known = ", ".join(sorted(tasks)) or "none"
            raise GraphError(f"{job.handle}: no task makes this kind of job; known kinds: {known}")


def _check_lanes(graph: Graph, lanes: Mapping[str, int]) -> None:
    for job in graph:
        if not lanes.get(job.lane):
            served = ", ".join(sorted(lane for lane, workers in lanes.items() if workers))
            raise GraphError(f"{job.handle}: nobody works in lane {job.lane!r}, only in {served}")
