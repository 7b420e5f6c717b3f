"""Lanes, second tries, time limits, urgency and heartbeats, with real workers."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from storage import claims, events, watching
from storage.errors import GraphError, RunCancelled
from storage.job_table import JobTable
from storage.jobs import Graph
from storage.runner import JobsFailed, Runner
from tests.storage.conftest import Log
from tests.storage.test_crashes import alive, eventually

SD = "gpu:sd-3.5"


def test_a_worker_owns_one_lane(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    jobs = {
        graph.add("slow", {"text": f"{lane}-{n}", "seconds": 0.02, "log": str(log.path)}, lane=lane)
        for n in range(6)
        for lane in ("cpu", SD)
    }
    told: list[events.Event] = []
    with Runner(store, tasks, workers=2, lanes={SD: 1}) as runner:
        assert set(runner.run(graph, told.append)) == jobs
    by_lane: dict[str, set[str]] = {"cpu": set(), SD: set()}
    for word, pid in log.lines():
        by_lane[word.rpartition("-")[0]].add(pid)
    assert len(by_lane[SD]) == 1
    assert not by_lane[SD] & by_lane["cpu"]


def test_a_lane_without_workers_is_said_before_anything_runs(
    store: Path, tasks: str, log: Log
) -> None:
    graph = Graph()
    graph.add("text", {"text": "one", "log": str(log.path)})
    graph.add("text", {"text": "two", "log": str(log.path)}, lane=SD)
    said = r"nobody works in lane 'gpu:sd-3\.5', only in cpu"
    with Runner(store, tasks, workers=1) as runner, pytest.raises(GraphError, match=said):
        runner.run(graph)
    assert not log.lines()
    with Runner(store, tasks, workers=0) as runner:  # this process does everything itself
        assert len(runner.run(graph)) == 2


@pytest.mark.parametrize("workers", [0, 2])
def test_what_passes_is_tried_again_and_the_reason_kept(
    store: Path, tasks: str, log: Log, workers: int
) -> None:
    told: list[events.Event] = []
    with Runner(store, tasks, workers) as runner:
        graph = Graph()
        graph.add("flaky", {"times": 2, "log": str(log.path)})
        assert runner.run(graph, told.append).executed == 1
        reasons = [event.reason for event in told if isinstance(event, events.Requeued)]
        assert reasons == ["ServerBusy: come back later"] * 2
        graph = Graph()
        job = graph.add("flaky", {"times": 99, "log": str(log.path)})
        with pytest.raises(JobsFailed) as caught:
            runner.run(graph)
    fault = caught.value.faults[job]
    assert (fault.executions, len(fault.reasons), fault.message) == (3, 2, "come back later")


def test_a_job_that_takes_too_long_is_stopped_with_its_programs(
    store: Path, tasks: str, log: Log
) -> None:
    graph = Graph()
    job = graph.add("hang", {"log": str(log.path)}, label="shot 1")
    other = graph.add("text", {"text": "one", "log": str(log.path)})
    with Runner(store, tasks, workers=1) as runner, pytest.raises(JobsFailed) as caught:
        runner.run(graph)
    assert "killed by SIGKILL because shot 1 (hang) took longer than 0.5 s" in str(caught.value)
    assert other in caught.value.outcome
    assert caught.value.faults[job].executions == 3
    eventually(lambda: not _processes(str(store)))


def test_cancel_takes_three_seconds_at_most_even_from_the_deaf(
    store: Path, tasks: str, log: Log
) -> None:
    graph = Graph()
    graph.add("patient", {"log": str(log.path)})
    groups: list[int] = []
    begun: list[float] = []
    with Runner(store, tasks, workers=1) as runner:

        def stop(event: events.Event) -> None:
            if isinstance(event, events.Started):
                groups.append(int(event.worker.split("-")[0]))
                eventually(lambda: len(_group(groups[0])) >= 2)
                begun.append(time.monotonic())
                threading.Timer(0.1, runner.cancel).start()

        with pytest.raises(RunCancelled):
            runner.run(graph, stop)
        assert time.monotonic() - begun[0] < 3.0
    assert not _group(groups[0])


def test_what_somebody_looks_at_comes_first(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    for number in range(12):
        text = {"text": f"part-{number}", "seconds": 0.03, "log": str(log.path)}
        part = graph.add("slow", text)
        graph.add("join", {"name": f"shot-{number}", "log": str(log.path)}, needs={"p": part},
                  label=f"shot {number}")  # fmt: skip
    asked: list[int] = []
    begun: list[int] = []

    def look(event: events.Event) -> None:
        if isinstance(event, events.Finished) and not asked:
            asked.append(watching.look_first(store, {"shot 9"}))
            asked.append(watching.look_first(store, {"shot 11"}))
            asked.append(watching.look_first(store, {"no such shot"}))
            begun.append(len(log.lines()))

    with Runner(store, tasks, workers=1) as runner:
        runner.run(graph, look)
    assert asked == [2, 2, 0]
    order = [word for word, _ in log.lines()]
    # the worker may have one more in hand, and a shot may stand between the two
    assert max(order.index("part-11"), order.index("part-9")) <= begun[0] + 3
    assert watching.look_first(store, {"shot 1"}) == 0  # nothing runs


def test_what_was_looked_at_last_is_claimed_first(store: Path) -> None:
    graph = Graph()
    for number in range(4):
        part = graph.add("text", {"number": number}, label=f"part {number}")
        graph.add("join", needs={"p": part}, label=f"shot {number}")
    ids = {job.handle.label: job.handle.id for job in graph}
    with JobTable(store / "jobs.sqlite") as table:
        run, _ = table.begin_run(graph)

        def offer(*labels: str) -> None:
            offers = [claims.Offer(label, ids[label], "k", "{}", "{}", 0, None) for label in labels]
            claims.offer(table, run, offers)

        def claimed() -> str:
            claim = claims.claim(table, run, "w", None)
            return claim.key if claim else ""

        offer("part 0", "part 1", "part 2", "part 3")
        assert watching.look_first(store, {"shot 2"}) == 2
        assert watching.look_first(store, {"shot 3"}) == 2
        assert [claimed(), claimed()] == ["part 3", "part 2"]
        offer("shot 3", "shot 2")  # ready only now, and urgent all the same
        assert [claimed() for _ in range(5)] == ["shot 3", "shot 2", "part 0", "part 1", ""]
        assert watching.look_first(store, {"shot 0"}, priority=-5) == 0


LOOK = """
import sys
from pathlib import Path
from storage import watching
root, after = Path(sys.argv[1]), int(sys.argv[2])
for one in watching.told(root, after):
    print(one.seq, type(one.event).__name__, one.event.job.label, getattr(one.event, "result", {}))
print(watching.latest(root), len(watching.standing(root)), len(watching.workers(root)))
"""


def test_another_process_follows_the_run(store: Path, tasks: str, log: Log) -> None:
    assert (watching.told(store), watching.latest(store)) == ([], None)
    assert (watching.standing(store), watching.workers(store)) == ({}, ())
    graph = Graph()
    first = graph.add("text", {"text": "one", "log": str(log.path)}, label="first")
    slow = {"text": "slow", "seconds": 3, "log": str(log.path)}
    graph.add("slow", slow, needs={"a": first}, label="second")
    said: list[str] = []

    def ask() -> None:
        eventually(lambda: any(seen.beat > 0 for seen in watching.workers(store)))
        eventually(lambda: len(watching.told(store)) > 3)
        for after in (0, watching.told(store)[0].seq):
            run = subprocess.run(
                [sys.executable, "-c", LOOK, str(store), str(after)], capture_output=True,
                text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )  # fmt: skip
            said.append(run.stdout)

    asking = threading.Thread(target=ask)
    with Runner(store, tasks, workers=1) as runner:
        asking.start()
        outcome = runner.run(graph)
        asking.join()
    whole, rest = (text.splitlines() for text in said)
    digest = outcome[first]["out"]
    assert whole[0].split()[1:3] == ["Started", "first"]
    assert f"Finished first {{'out': '{digest}'}}" in whole[1]
    assert whole[-1].startswith("(1, 'open') 2 1")
    assert rest[0] == whole[1]


def test_a_halted_worker_has_no_heartbeat(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    graph.add("slow", {"text": "slow", "seconds": 1.0, "log": str(log.path)})
    seen: list[int] = []

    def halt(event: events.Event) -> None:
        if isinstance(event, events.Progress) and not seen:
            pid = int(log.lines()[0][1])
            seen.append(pid)
            os.kill(pid, signal.SIGSTOP)
            threading.Thread(target=wake, args=[pid]).start()

    def wake(pid: int) -> None:
        eventually(lambda: not watching.workers(store))
        seen.append(-pid)
        os.kill(pid, signal.SIGCONT)

    with Runner(store, tasks, workers=1) as runner:
        assert runner.run(graph, halt).executed == 1
    assert seen[1] == -seen[0]


def test_workers_import_neither_web_nor_sql(store: Path, tasks: str) -> None:
    graph = Graph()
    job = graph.add("weight")
    with Runner(store, tasks, workers=1) as runner:
        assert runner.blobs.get(runner.run(graph)[job]["out"]) == b""


def test_a_job_table_of_the_first_version_is_brought_up_to_date(
    store: Path, tasks: str, log: Log
) -> None:
    graph = Graph()
    graph.add("text", {"text": "one", "log": str(log.path)})
    with Runner(store, tasks, workers=0) as runner:
        runner.run(graph)
        db = sqlite3.connect(store / "jobs.sqlite")
        db.executescript(
            "DROP INDEX work_in_lane; DROP INDEX work_warm_in_lane; DROP TABLE worker;"
            "ALTER TABLE job DROP COLUMN lane; ALTER TABLE work DROP COLUMN lane;"
            "CREATE INDEX work_next ON work (run); CREATE INDEX work_warm ON work (run);"
            "PRAGMA user_version = 1;"
        )
        db.close()
        with JobTable(store / "jobs.sqlite") as table:
            assert list(table.graph(1)) == list(graph)
        assert runner.run(graph).cached == 1


def _processes(word: str) -> list[int]:
    """Processes that live and whose command line has `word` in it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if word.encode() in command and alive(int(folder.name)) and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def _group(leader: int) -> list[int]:
    """Living processes of a group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, group, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(group) == leader and state != "Z":
            found.append(int(folder.name))
    return found
