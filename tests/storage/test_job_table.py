"""The table keeps graphs, states and events, and says what is wrong with its file."""

import sqlite3
from pathlib import Path

import pytest

from storage import events, states
from storage.errors import JobTableDamaged, StorageError, StorageFull, StorageReadOnly
from storage.job_table import KEPT_RUNS, JobTable
from storage.jobs import Graph
from storage.runner import Runner
from tests.storage.conftest import Limit, Log


def graph_of(log: Log) -> Graph:
    graph = Graph()
    one = graph.add("text", {"text": "one", "log": str(log.path)}, label="one", priority=2)
    two = graph.add("text", {"text": "two", "log": str(log.path)}, affinity="x")
    graph.add("join", {"log": str(log.path)}, needs={"a": one, "b": two})
    return graph


def test_graphs_states_and_events_are_kept(store: Path, tasks: str, log: Log) -> None:
    graph = graph_of(log)
    told: list[events.Event] = []
    with Runner(store, tasks, workers=0) as runner:
        outcome = runner.run(graph, told.append)
    with JobTable(store / "jobs.sqlite") as table:
        latest = table.latest_run()
        assert latest
        assert latest[1] == "done"
        assert list(table.graph(latest[0])) == list(graph)
        kept = table.states(latest[0])
        recorded = table.events()
        assert [one.event for one in recorded] == told
        assert table.events(after=recorded[2].seq) == recorded[3:]
        assert table.events(limit=2) == recorded[:2]
    assert {job: s.result for job, s in kept.items() if isinstance(s, states.Done)} == outcome


def test_old_graphs_are_dropped_and_their_results_are_not(
    store: Path, tasks: str, log: Log
) -> None:
    graph = graph_of(log)
    with Runner(store, tasks, workers=0) as runner:
        for _ in range(KEPT_RUNS + 3):
            runner.run(graph)
    with JobTable(store / "jobs.sqlite") as table:
        assert table.rows("SELECT count(DISTINCT run) FROM job") == [(KEPT_RUNS,)]
        assert table.rows("SELECT count(DISTINCT run) FROM event") == [(KEPT_RUNS,)]
        assert table.rows("SELECT count(*) FROM result") == [(3,)]
    assert log.counts().total() == 3


def test_a_file_that_is_no_database_is_named(store: Path) -> None:
    store.mkdir()
    (store / "jobs.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(JobTableDamaged, match=r"jobs\.sqlite.*delete the file"):
        JobTable(store / "jobs.sqlite")


def test_another_versions_database_is_refused(store: Path) -> None:
    JobTable(store / "jobs.sqlite").close()
    with sqlite3.connect(store / "jobs.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(JobTableDamaged, match="schema 99"):
        JobTable(store / "jobs.sqlite")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageReadOnly, match="choose another folder"):
        JobTable(tmp_path / "file" / "jobs.sqlite")


def test_a_size_limit_is_named_and_rolled_back(store: Path, file_size_limit: Limit) -> None:
    graph = Graph()
    for number in range(50):
        graph.add("text", {"text": "x" * 2000, "number": number})
    with JobTable(store / "jobs.sqlite") as table:
        size = sum(path.stat().st_size for path in store.iterdir())
        with file_size_limit(size), pytest.raises(StorageError) as caught:
            table.begin_run(graph)
        assert isinstance(caught.value, StorageFull)
        assert table.latest_run() is None
        table.begin_run(graph)
        assert table.latest_run() is not None


def test_a_full_disk_is_named(tiny_disk: Path) -> None:
    graph = Graph()
    for number in range(500):
        graph.add("text", {"text": "x" * 2000, "number": number})
    full = pytest.raises(StorageFull, match=r"jobs\.sqlite.*free some space")
    with full, JobTable(tiny_disk / "jobs.sqlite") as table:
        table.begin_run(graph)
