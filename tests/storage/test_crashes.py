"""Kills, of workers and of the runner, at any moment: nothing is lost, leaked or done for ever."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from storage import events
from storage.blobs import Blobs, Digest
from storage.job_table import JobTable
from storage.jobs import Graph
from storage.publish import PART
from storage.runner import JobsFailed, Runner
from tests.storage.conftest import HERE, Log

RUNNER = """
import sys
from pathlib import Path
from storage.jobs import Graph
from storage.runner import Runner
store, log, shape = sys.argv[1:]
graph = Graph()
if shape == "child":
    graph.add("child", {"pid": log})
else:
    for number in range(24):
        graph.add("slow", {"text": f"shot-{number}", "seconds": 0.02, "log": log})
    graph.add("join", {"log": log}, needs={f"{j.handle.id:02}": j.handle for j in graph})
with Runner(Path(store), "toy_tasks:TASKS", workers=2) as runner:
    outcome = runner.run(graph)
    print(outcome.executed, outcome[list(graph)[-1].handle]["out"])
"""


# A shell starts what it puts in the background deaf to Ctrl-C; a runner in a test must hear it.
HEAR = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


def start_runner(store: Path, log: Path, shape: str) -> "subprocess.Popen[str]":
    path = os.pathsep.join([str(HERE), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", HEAR + RUNNER, str(store), str(log), shape],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
    )


def eventually(true: Callable[[], object], seconds: float = 20.0) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "it did not come about in time"
        time.sleep(0.01)


def alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the latter: it ended between open and read
        return False


def dead(pid: int) -> bool:
    return not alive(pid)


def test_a_killed_workers_job_is_done_by_another(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    job = graph.add("crash", {"times": 2, "log": str(log.path)})
    told: list[events.Event] = []
    with Runner(store, tasks, workers=1) as runner:
        outcome = runner.run(graph, told.append)
        assert runner.blobs.get(outcome[job]["out"]) == b"survived"
    requeued = [event.reason for event in told if isinstance(event, events.Requeued)]
    assert len(requeued) == 2
    assert all("killed by SIGKILL" in r and "about to crash" in r for r in requeued)
    assert [e.execution for e in told if isinstance(e, events.Started)] == [1, 2, 3]
    assert log.counts() == {"crash": 3}


def test_a_job_that_kills_every_worker_is_given_up(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    job = graph.add("crash", {"times": 99, "log": str(log.path)})
    other = graph.add("text", {"text": "one", "log": str(log.path)})
    with Runner(store, tasks, workers=1) as runner, pytest.raises(JobsFailed) as caught:
        runner.run(graph)
    fault = caught.value.faults[job]
    assert (fault.error, fault.executions, len(fault.reasons)) == ("storage.WorkerLost", 3, 3)
    assert other in caught.value.outcome
    assert log.counts() == {"crash": 3, "one": 1}


def test_a_worker_killed_from_outside(store: Path, tasks: str, log: Log) -> None:
    graph = Graph()
    for number in range(6):
        graph.add("slow", {"text": f"shot-{number}", "seconds": 0.1, "log": str(log.path)})
    kills: list[str] = []

    def kill(event: events.Event) -> None:
        if isinstance(event, events.Started) and event.execution == 1 and len(kills) < 3:
            kills.append(event.worker)
            os.kill(int(event.worker.split("-")[0]), signal.SIGKILL)

    with Runner(store, tasks, workers=2) as runner:
        assert len(runner.run(graph, kill)) == 6
    assert len(kills) == 3
    assert log.counts().total() <= 6 + 3


def test_a_worker_that_dies_idle_is_replaced(store: Path, tasks: str, log: Log) -> None:
    with Runner(store, tasks, workers=1) as runner:
        for text in ("one", "two"):
            graph = Graph()
            graph.add("text", {"text": text, "log": str(log.path)})
            assert runner.run(graph).executed == 1
            pid = int(log.lines()[-1][1])
            os.kill(pid, signal.SIGKILL)
            eventually(partial(dead, pid))
    assert len({pid for _, pid in log.lines()}) == 2


def test_a_lost_workers_programs_die_with_it(store: Path, tasks: str, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    graph = Graph()
    graph.add("child", {"pid": str(pid)})
    children: set[int] = set()

    def kill(event: events.Event) -> None:
        if isinstance(event, events.Started):
            eventually(lambda: pid.exists() and pid.read_text())
            children.add(int(pid.read_text()))
            pid.unlink()
            os.kill(int(event.worker.split("-")[0]), signal.SIGKILL)

    with Runner(store, tasks, workers=1) as runner, pytest.raises(JobsFailed):
        runner.run(graph, kill)
    assert len(children) == 3
    eventually(lambda: not any(map(alive, children)))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_a_killed_runner(
    store: Path, tmp_path: Path, number: signal.Signals
) -> None:
    pid = tmp_path / "pid"
    runner = start_runner(store, pid, "child")
    eventually(lambda: pid.exists() and pid.read_text())
    child = int(pid.read_text())
    worker = int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1])
    assert alive(child)
    assert alive(worker)
    begun = time.monotonic()
    runner.send_signal(number)
    runner.wait()
    eventually(lambda: not alive(child) and not alive(worker), 5.0)
    assert time.monotonic() - begun < 4.0
    runner.communicate()


def interrupt(store: Path, log: Log, seconds: float) -> bool:
    """Start a runner and kill it so long after its first new execution; False if it was done."""
    before = len(log.lines())
    runner = start_runner(store, log.path, "film")
    eventually(lambda: len(log.lines()) > before or runner.poll() is not None)
    time.sleep(seconds)
    runner.kill()
    runner.communicate()
    return runner.returncode != 0


def test_a_killed_runner_is_resumed(store: Path, log: Log) -> None:
    kills = random.Random(7)
    interrupted = 0
    for _ in range(6):
        interrupted += interrupt(store, log, kills.uniform(0.0, 0.12))
    last = start_runner(store, log.path, "film")
    said, _ = last.communicate()
    assert last.returncode == 0
    assert interrupted >= 2
    digest = Digest(said.split()[1])
    expected = b"+".join(f"shot-{number}".encode() for number in range(24))
    assert Blobs(store / "blobs").get(digest) == expected
    # Each kill may cost what the two workers had in hand, and no more.
    assert log.counts().total() <= 25 + 2 * interrupted
    with JobTable(store / "jobs.sqlite") as table:
        assert table.rows("PRAGMA integrity_check") == [("ok",)]
        assert table.rows("SELECT count(*) FROM result") == [(25,)]
    blobs = Blobs(store / "blobs")
    for path in blobs.root.rglob("*"):
        if path.is_file() and path.suffix != PART:
            blobs.verify(Digest("".join(path.relative_to(blobs.root).parts)))
