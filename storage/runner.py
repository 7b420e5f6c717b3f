"""Running a job graph to its end, on warm worker processes, remembering everything.

Enters: a graph. Leaves: the result of every job, or an error that lists each job that failed. What
was made by any earlier run in the same store is not made again.
"""

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Self

from storage import claims
from storage.blobs import Blobs
from storage.claims import Broken, Verdict
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
from storage.jobs import Graph, JobHandle
from storage.ledger import Ledger
from storage.progress import RunProgress
from storage.states import Cancelled, Done, Failed, Fault, Result, State
from storage.store import blobs_folder, ledger_file, running_jobs, scratch_folder
from storage.tasks import Tasks, load_tasks

HERE = "here"  # the name of the worker that is the runner itself


@dataclass(frozen=True, slots=True, eq=False)  # equal to any mapping of the same results
class Outcome(Mapping[JobHandle, Result]):
    """The results of a run, by job.

    Attributes:
        results: every result there is.
        executed: pieces of work that were done now.
        cached: jobs whose result was remembered, or shared with an equal job.
    """

    results: Mapping[JobHandle, Result]
    executed: int
    cached: int

    def __getitem__(self, job: JobHandle) -> Result:
        return self.results[job]

    def __iter__(self) -> Iterator[JobHandle]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)


class JobsFailed(StorageError):
    """Some jobs have no result; the rest was still done.

    Attributes:
        faults: why, for each job that failed.
        cancelled: why, for each job that could not be run therefore.
        outcome: the results there are.
        exit_code: 2 if all of them failed by bad input, else 1.
    """

    def __init__(
        self,
        faults: Mapping[JobHandle, Fault],
        cancelled: Mapping[JobHandle, str],
        outcome: Outcome,
    ) -> None:
        super().__init__(_complaint(faults, cancelled))
        self.faults = faults
        self.cancelled = cancelled
        self.outcome = outcome
        self.exit_code = min((fault.exit_code for fault in faults.values()), default=1)


class Runner:
    """Runs job graphs in one store, with workers that stay warm from run to run.

    Use it as a context manager, or `close` it: its workers live until then.

    Args:
        root: the store's folder (`Project.store`).
        tasks: import path of the tasks, `module:NAME`; imported here and in each worker.
        workers: how many processes; 0 runs every job in this process and thread.
        environ: the workers' whole environment; this process's own if None.

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
    ) -> None:
        self.root = Path(root).absolute()
        self.workers = workers
        self.blobs = Blobs(blobs_folder(self.root))
        self.tasks: Tasks = load_tasks(tasks)
        self._crew = Crew(self.root, tasks, None if environ is None else dict(environ))
        self._cancelled = threading.Event()

    def run(self, graph: Graph, on_event: OnEvent | None = None) -> Outcome:
        """Run every job of `graph` that is not remembered; `on_event` is told all about it.

        Raises:
            JobsFailed: some failed; everything that did not need them was done.
            GraphError: a job's kind is unknown; nothing was run.
            ProjectBusy: another process runs jobs in this store.
            RunCancelled: `cancel` was called.
            WorkersLost, StorageFull, StorageReadOnly: the run cannot go on; what was made is kept.
        """
        _check_kinds(graph, self.tasks)
        with running_jobs(self.root), Ledger(ledger_file(self.root)) as ledger:
            run, killed = ledger.begin_run(graph)
            self._cancelled.clear()
            if killed:
                self._sweep()
            progress = RunProgress(run, graph, self.tasks, ledger, self.blobs, on_event)
            with self._ending(ledger, run):
                progress.begin()
                self._work(progress, ledger)
            return self._conclude(progress, ledger)

    def cancel(self) -> None:
        """Stop the run in progress, if there is one; from any thread, within three seconds."""
        self._cancelled.set()
        self._crew.alarm()

    def unfinished(self) -> Graph | None:
        """The graph of the latest run, if it was broken off or jobs failed; `run` it to resume."""
        with Ledger(ledger_file(self.root)) as ledger:
            latest = ledger.latest_run()
            ended = latest is None or latest[1] == "done"
            return None if latest is None or ended else ledger.graph(latest[0])

    def close(self) -> None:
        """Let the workers go."""
        self._crew.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _ending(self, ledger: Ledger, run: int) -> Iterator[None]:
        """Whatever breaks a run off: stop the workers, put their jobs back, and pass it on."""
        try:
            yield
        except BaseException:
            self._crew.dismiss()
            self._sweep()
            ledger.end_run(run, "cancelled")
            raise

    def _work(self, progress: RunProgress, ledger: Ledger) -> None:
        progress.flush()
        while not progress.over:
            if self._cancelled.is_set():
                raise RunCancelled("the run was cancelled; run again to resume it")
            if self.workers:
                self._supervise(progress, ledger)
            else:
                self._perform_here(progress, ledger)
            progress.flush()

    def _supervise(self, progress: RunProgress, ledger: Ledger) -> None:
        """See that there are workers and that they are awake, then take in what they tell."""
        self._crew.staff(min(self.workers, progress.in_flight))
        if progress.offered:
            self._crew.wake(progress.run)
        for news in self._crew.listen():
            if isinstance(news, Lost):
                self._recover(progress, ledger, news)
            else:
                _take_in(progress, ledger, news)

    def _recover(self, progress: RunProgress, ledger: Ledger, lost: Lost) -> None:
        if lost.worker:
            for verdict in claims.recover(ledger, progress.run, lost.worker, lost.reason):
                _settle(progress, verdict)
            shutil.rmtree(scratch_folder(self.root) / lost.worker, ignore_errors=True)
            self.blobs.sweep()

    def _perform_here(self, progress: RunProgress, ledger: Ledger) -> None:
        bench = Bench(ledger, self.blobs, self.tasks, scratch_folder(self.root) / HERE, HERE)
        claim = claims.claim(ledger, progress.run, HERE, None)
        if claim is None:
            raise StorageError("the queue is empty before the run is over; run again")
        progress.started(claim.key, HERE, claim.execution)
        perform(bench, claim, lambda done, what: progress.reported(claim.key, done, what))
        _settle(progress, claims.verdict(ledger, claim.key))

    def _sweep(self) -> None:
        """Remove what killed processes left; we hold the lock and none of our workers works."""
        shutil.rmtree(scratch_folder(self.root), ignore_errors=True)
        self.blobs.sweep()
        sweep_logs(self.root)

    def _conclude(self, progress: RunProgress, ledger: Ledger) -> Outcome:
        states = progress.by_handle()
        faults = {job: state.fault for job, state in states.items() if isinstance(state, Failed)}
        ledger.end_run(progress.run, "failed" if faults else "done")
        shutil.rmtree(scratch_folder(self.root), ignore_errors=True)
        outcome = _outcome(states, progress.executed)
        if faults:
            cancelled = {j: s.reason for j, s in states.items() if isinstance(s, Cancelled)}
            raise JobsFailed(faults, cancelled, outcome)
        return outcome


def _take_in(progress: RunProgress, ledger: Ledger, news: Heard) -> None:
    match news.what, news.values:
        case "claimed", (key, execution):
            progress.started(key, news.worker, execution)
        case "progress", (key, fraction, message):
            progress.reported(key, fraction, message)
        case "settled", (key,):
            _settle(progress, claims.verdict(ledger, key))
        case _:
            pass  # ready and idle concern the crew alone


def _settle(progress: RunProgress, verdict: Verdict) -> None:
    """Take in a verdict; a disk that takes no more ends the run, not job after job."""
    progress.settled(verdict)
    if isinstance(verdict, Broken):
        for kind in (StorageFull, StorageReadOnly):
            if verdict.fault.error == f"{kind.__module__}.{kind.__qualname__}":
                raise kind(verdict.fault.message)


def _outcome(states: Mapping[JobHandle, State], executed: int) -> Outcome:
    done = {job: state for job, state in states.items() if isinstance(state, Done)}
    results = {job: state.result for job, state in done.items()}
    cached = sum(state.cached for state in done.values())
    return Outcome(MappingProxyType(results), executed, cached)


def _check_kinds(graph: Graph, tasks: Tasks) -> None:
    for job in graph:
        if job.handle.kind not in tasks:
            known = ", ".join(sorted(tasks)) or "none"
            raise GraphError(f"{job.handle}: no task makes this kind of job; known kinds: {known}")


def _complaint(faults: Mapping[JobHandle, Fault], cancelled: Mapping[JobHandle, str]) -> str:
    """One line per failed job, with what its failure cost."""
    lines = [f"{job}: {fault.error}: {fault.message}" for job, fault in faults.items()]
    jobs = "1 job" if len(faults) == 1 else f"{len(faults)} jobs"
    rest = f"; {len(cancelled)} more need them and were not run" if cancelled else ""
    return "\n".join([f"{jobs} failed{rest}:", *lines])
