"""Runs: what is made, what is remembered, what is shared, what is told."""

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from storage import events, states
from storage.errors import (
    GraphError,
    ProjectBusy,
    RunCancelled,
    StorageFull,
    StorageReadOnly,
    TasksError,
    WorkersLost,
)
from storage.job_table import JobTable
from storage.jobs import Graph, JobHandle
from storage.runner import JobsFailed, Runner
from tests.storage.conftest import HERE, Log

WORKERS = pytest.mark.parametrize("workers", [0, 2])


def words(graph: Graph, log: Log, *texts: str, **more: Any) -> list[JobHandle]:
    return [
        graph.add("text", {"text": text, "log": str(log.path)}, label=text, **more)
        for text in texts
    ]


def joined(graph: Graph, log: Log, parts: list[JobHandle], name: str = "join") -> JobHandle:
    needs = {f"part-{number}": part for number, part in enumerate(parts)}
    return graph.add("join", {"name": name, "log": str(log.path)}, needs=needs, label=name)


@WORKERS
def test_a_graph_is_made_and_the_second_time_remembered(
    store: Path, tasks: str, log: Log, workers: int
) -> None:
    graph = Graph()
    film = joined(graph, log, words(graph, log, "one", "two", "three"))
    told: list[events.Event] = []
    with Runner(store, tasks, workers) as runner:
        outcome = runner.run(graph, told.append)
        assert runner.blobs.get(outcome[film]["out"]) == b"one+two+three"
        assert (outcome.executed, outcome.cached, len(outcome)) == (4, 0, 4)
        again = runner.run(graph)
    assert (again.executed, again.cached) == (0, 4)
    assert again == outcome
    assert log.counts() == {"one": 1, "two": 1, "three": 1, "join": 1}
    finished = [event for event in told if isinstance(event, events.Finished)]
    assert finished[-1].job == film
    assert all(not event.cached and event.seconds > 0 for event in finished)
    assert sum(isinstance(event, events.Started) for event in told) == 4


@WORKERS
def test_only_what_changed_is_made_again(store: Path, tasks: str, log: Log, workers: int) -> None:
    with Runner(store, tasks, workers) as runner:
        for middle in ("two", "2"):
            graph = Graph()
            left, right = words(graph, log, "one", "three")
            (changed,) = words(graph, log, middle)
            film = joined(graph, log, [left, changed, right])
            outcome = runner.run(graph)
        assert runner.blobs.get(outcome[film]["out"]) == b"one+2+three"
        assert (outcome.executed, outcome.cached) == (2, 2)


@WORKERS
def test_early_cutoff(store: Path, tasks: str, log: Log, workers: int) -> None:
    """A job whose inputs came out the same is not made again, though what made them changed."""
    with Runner(store, tasks, workers) as runner:
        for text in ("abc", "xyz"):
            graph = Graph()
            (source,) = words(graph, log, text)
            size = graph.add("length", {"log": str(log.path)}, needs={"of": source})
            film = joined(graph, log, [size])
            outcome = runner.run(graph)
        assert runner.blobs.get(outcome[film]["out"]) == b"3"
    assert outcome.executed == 2
    assert log.counts() == {"abc": 1, "xyz": 1, "length": 2, "join": 1}


@WORKERS
def test_single_flight(store: Path, tasks: str, log: Log, workers: int) -> None:
    """Equal jobs of one graph are made once and share the result."""
    graph = Graph()
    plates = [
        graph.add("slow", {"text": "plate", "seconds": 0.1, "log": str(log.path)}) for _ in range(5)
    ]
    joined(graph, log, plates)
    with Runner(store, tasks, workers) as runner:
        outcome = runner.run(graph)
    assert log.counts() == {"plate": 1, "join": 1}
    assert (outcome.executed, outcome.cached) == (2, 4)
    assert len({outcome[plate]["out"] for plate in plates}) == 1


def test_a_new_version_of_a_task_makes_its_jobs_again(
    store: Path, tasks: str, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = Graph()
    words(graph, log, "one")
    with Runner(store, tasks, workers=0) as runner:
        runner.run(graph)
        newer = {**runner.tasks, "text": type(runner.tasks["text"])("2", runner.tasks["text"].run)}
        monkeypatch.setattr(runner, "tasks", newer)
        assert runner.run(graph).executed == 1


@WORKERS
def test_a_missing_blob_is_made_again(store: Path, tasks: str, log: Log, workers: int) -> None:
    graph = Graph()
    film = joined(graph, log, words(graph, log, "one", "two"))
    with Runner(store, tasks, workers) as runner:
        outcome = runner.run(graph)
        runner.blobs.path(outcome[film]["out"]).unlink()
        again = runner.run(graph)
        assert again == outcome
        assert again.executed == 1
        assert runner.blobs.has(outcome[film]["out"])


@WORKERS
def test_a_full_disk_ends_the_run_with_one_clear_error(
    tiny_disk: Path, tasks: str, log: Log, workers: int
) -> None:
    first, graph = Graph(), Graph()
    first.add("big", {"number": 0, "log": str(log.path)})
    for number in range(20):
        graph.add("big", {"number": number, "log": str(log.path)})
    filler = tiny_disk / "filler"
    filler.write_bytes(bytes(150_000))
    with Runner(tiny_disk / "store", tasks, workers) as runner:
        runner.run(first)
        with pytest.raises(StorageFull, match="free some space"):
            runner.run(graph)
        assert log.counts().total() < 20
        filler.unlink()
        assert runner.run(first).cached == 1  # what was done and written down is kept


@WORKERS
def test_a_disk_that_turns_read_only_ends_the_run_and_the_rest_is_made_later(
    tiny_disk: Path, tasks: str, log: Log, workers: int
) -> None:
    graph = Graph()
    first = words(graph, log, "one", "two")
    with Runner(tiny_disk / "store", tasks, workers) as runner:
        runner.run(graph)
    joined(graph, log, first)
    remount(tiny_disk, "ro")
    with Runner(tiny_disk / "store", tasks, workers) as runner:
        with pytest.raises(StorageReadOnly, match="make this one a folder you may write to"):
            runner.run(graph)
        remount(tiny_disk, "rw")
        outcome = runner.run(graph)
    assert (outcome.executed, outcome.cached) == (1, 2)


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@WORKERS
def test_one_failure_does_not_stop_the_rest(
    store: Path, tasks: str, log: Log, workers: int
) -> None:
    graph = Graph()
    broken = graph.add("fault", {"log": str(log.path)}, label="shot 3")
    good = words(graph, log, "one", "two")
    film = joined(graph, log, [*good, broken], "film")
    poster = graph.add("length", {"log": str(log.path)}, needs={"of": film}, label="poster")
    side = joined(graph, log, good, "side")
    told: list[events.Event] = []
    with Runner(store, tasks, workers) as runner, pytest.raises(JobsFailed) as caught:
        runner.run(graph, told.append)
    failure = caught.value
    assert list(failure.faults) == [broken]
    assert failure.faults[broken].error == "KeyError"
    assert "in fault" in failure.faults[broken].traceback
    assert set(failure.cancelled) == {film, poster}
    assert set(failure.outcome) == {*good, side}
    assert "1 job failed; 2 more need them" in str(failure)
    assert "shot 3 (fault): KeyError: 'pose'" in str(failure)
    assert failure.exit_code == 1
    assert log.counts()["fault"] == 1
    assert {e.job for e in told if isinstance(e, events.Cancelled)} == {film, poster}
    assert [e.job for e in told if isinstance(e, events.Failed)] == [broken]


@WORKERS
def test_bad_input_is_told_from_our_own_failure(
    store: Path, tasks: str, log: Log, workers: int
) -> None:
    graph = Graph()
    broken = graph.add("fault", {"user": True, "log": str(log.path)})
    with Runner(store, tasks, workers) as runner:
        with pytest.raises(JobsFailed) as caught:
            runner.run(graph)
        assert caught.value.exit_code == 2
        assert caught.value.faults[broken].error == "toy_tasks.ScriptFault"
        assert log.counts()["fault"] == 1
        with pytest.raises(JobsFailed):
            runner.run(graph)  # a later run tries once more: the world may have changed
    assert log.counts()["fault"] == 2


@WORKERS
@pytest.mark.parametrize(
    ("kind", "error", "message"),
    [
        ("leave", "SystemExit", "4"),
        ("empty_promise", "storage.errors.TasksError", "which is no stored blob"),
    ],
)
def test_unruly_tasks_fail_as_jobs(
    store: Path, tasks: str, workers: int, kind: str, error: str, message: str
) -> None:
    graph = Graph()
    job = graph.add(kind)
    with Runner(store, tasks, workers) as runner, pytest.raises(JobsFailed) as caught:
        runner.run(graph)
    assert caught.value.faults[job].error == error
    assert message in caught.value.faults[job].message


def test_progress_is_told_in_order(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    job = graph.add("slow", {"text": "plate", "seconds": 1.2, "log": str(log.path)})
    told: list[events.Event] = []
    with Runner(store, tasks, workers=1) as runner:
        runner.run(graph, told.append)
    fractions = [event.fraction for event in told if isinstance(event, events.Progress)]
    assert fractions == sorted(fractions)
    assert len(fractions) >= 3
    assert isinstance(told[0], events.Started)
    assert isinstance(told[-1], events.Finished)
    assert {event.job for event in told} == {job}


def test_scratch_and_logs_are_empty_afterwards(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    joined(graph, log, words(graph, log, "one", "two"))
    with Runner(store, tasks, workers=2) as runner:
        runner.run(graph)
    left = {path.name for path in store.rglob("*") if path.is_file()}
    blobs = {path.name for path in (store / "blobs").rglob("*") if path.is_file()}
    assert left - blobs <= {"jobs.sqlite", "jobs.sqlite-wal", "jobs.sqlite-shm", "lock", "working"}
    assert not (store / "scratch").exists()


def test_warm_workers_keep_to_their_affinity(store: Path, tasks: str, log: Log) -> None:
    """Twelve shots in four sets, interleaved: each set is loaded about once, not twelve times."""
    graph = Graph()
    for number in range(12):
        scenery = f"set {number % 4}"
        params = {"set": scenery, "name": f"shot {number}", "log": str(log.path)}
        graph.add("shot", params, affinity=scenery)
    with Runner(store, tasks, workers=2) as runner:
        runner.run(graph)
        workers = {worker for _, worker in log.lines()}
        again = Graph()
        again.add("shot", {"set": "set 9", "name": "later", "log": str(log.path)})
        runner.run(again)
        assert {worker for _, worker in log.lines()} == workers, "the same workers serve each run"
    assert log.counts()["cold"] <= 7


def test_workers_outlive_the_thread_that_ran_first(store: Path, tasks: str, log: Log) -> None:
    """The parent-death signal is bound to a thread; it must not be the caller's."""
    with Runner(store, tasks, workers=1) as runner:
        for text in ("one", "two", "three"):
            graph = Graph()
            words(graph, log, text)
            thread = threading.Thread(target=runner.run, args=[graph])
            thread.start()
            thread.join()
            time.sleep(0.05)
    assert log.counts() == {"one": 1, "two": 1, "three": 1}
    assert len({worker for _, worker in log.lines()}) == 1


def test_unknown_kinds_are_refused_before_anything_runs(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    words(graph, log, "one")
    graph.add("dream", label="shot 9")
    with (
        Runner(store, tasks, workers=0) as runner,
        pytest.raises(
            GraphError, match=r"shot 9 \(dream\): no task .* known kinds: big, child, crash"
        ),
    ):
        runner.run(graph)
    assert not log.counts()


def test_an_empty_graph_is_done(store: Path, tasks: str) -> None:
    with Runner(store, tasks) as runner:
        assert len(runner.run(Graph())) == 0


def test_two_runners_in_one_store_do_not_mix(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    words(graph, log, "one")
    refused: list[str] = []

    def meanwhile(_: events.Event) -> None:
        with Runner(store, tasks, workers=0) as other, pytest.raises(ProjectBusy) as caught:
            other.run(graph)
        refused.append(str(caught.value))

    with Runner(store, tasks, workers=0) as runner:
        runner.run(graph, meanwhile)
    assert f"process {os.getpid()} is running jobs" in refused[0]


def test_cancel_returns_running_jobs_to_the_queue(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    slow = graph.add("slow", {"text": "slow", "seconds": 20, "log": str(log.path)})
    film = joined(graph, log, [*words(graph, log, "one", priority=1), slow])
    with Runner(store, tasks, workers=2) as runner:
        timer: list[float] = []
        done: set[JobHandle] = set()

        def stop(event: events.Event) -> None:
            done.update([event.job] if isinstance(event, events.Finished) else [])
            if isinstance(event, events.Progress) and done and not timer:
                timer.append(time.monotonic())
                threading.Thread(target=runner.cancel).start()

        with pytest.raises(RunCancelled):
            runner.run(graph, stop)
        assert time.monotonic() - timer[0] < 3.0
        with JobTable(store / "jobs.sqlite") as table:
            latest = table.latest_run()
            assert latest
            assert latest[1] == "cancelled"
            kept = table.states(latest[0])
            assert (kept[slow], kept[film]) == (states.Queued(), states.Queued())
        rest = runner.unfinished()
        assert rest
        assert list(rest) == list(graph)
        short = Graph()
        words(short, log, "one")
        assert runner.run(short).cached == 1
        assert runner.unfinished() is None


def test_an_error_in_the_callers_callback_ends_the_run(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    joined(graph, log, words(graph, log, "one", "two"))

    def complain(_: events.Event) -> None:
        raise ZeroDivisionError

    with Runner(store, tasks, workers=2) as runner:
        with pytest.raises(ZeroDivisionError):
            runner.run(graph, complain)
        assert len(runner.run(graph)) == 3


def test_tasks_that_only_workers_cannot_load_are_explained(
    store: Path, tasks: str, log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken_tasks.py"
    broken.write_text((HERE / "toy_tasks.py").read_text())
    monkeypatch.syspath_prepend(tmp_path)
    graph = Graph()
    words(graph, log, "one")
    with Runner(store, "broken_tasks:TASKS", workers=1) as runner:
        broken.write_text("import no_such_module\n" * 50)
        with pytest.raises(TasksError, match="cannot be imported: No module named 'no_such"):
            runner.run(graph)
        broken.write_text("import os, sys\nsys.stderr.write('no graphics here')\nos.abort()\n" * 50)
        with pytest.raises(WorkersLost, match=r"(?s)SIGABRT.*no graphics here"):
            runner.run(graph)
