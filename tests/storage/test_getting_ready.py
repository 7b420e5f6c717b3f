"""Workers that are hired early: they load what they will need until there is work."""

import os
import time
from pathlib import Path

import pytest

from storage.jobs import Graph
from storage.runner import Runner
from storage.store import at_work
from storage.tasks import Task
from storage.worker import get_ready

EARLY = "early_tasks:TASKS"
TASKS = """
from storage.tasks import Task

def run(context):
    import scenery
    return {"out": context.blobs.put(b"played before " + scenery.NAME)}

TASKS = {"text": Task("1", run, ahead=("no_such_scenery", "scenery"))}
"""
SCENERY = """
import os, time
from pathlib import Path
Path(__file__).with_name("pid").write_text(str(os.getpid()))
time.sleep({seconds})
NAME = b"trees"
Path(__file__).with_name("loaded").write_text("")
"""


def theatre(folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: float = 0.0) -> None:
    """Tasks whose scenery takes so long to load."""
    (folder / "early_tasks.py").write_text(TASKS)
    (folder / "scenery.py").write_text(SCENERY.format(seconds=seconds))
    monkeypatch.syspath_prepend(folder)


def wait_for(path: Path) -> None:
    limit = time.monotonic() + 20
    while not (path.exists() and (path.name == "loaded" or path.read_text())):
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_an_early_worker_loads_before_there_is_work(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theatre(tmp_path, monkeypatch)
    graph = Graph()
    job = graph.add("text", {})
    with Runner(store, EARLY, at_once=True) as runner:
        wait_for(tmp_path / "loaded")  # nothing was asked for yet
        outcome = runner.run(graph)
        assert runner.blobs.get(outcome[job]["out"]) == b"played before trees"


def test_an_early_worker_that_nobody_needs_keeps_nobody_waiting(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theatre(tmp_path, monkeypatch, seconds=30)
    with Runner(store, EARLY, at_once=True) as runner:
        wait_for(tmp_path / "pid")
        assert len(runner.run(Graph())) == 0
        left = time.monotonic()
    assert time.monotonic() - left < 1.5
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_nobody_is_hired_beside_workers_of_a_dead_runner(store: Path, tasks: str) -> None:
    with at_work(store), Runner(store, tasks, at_once=True) as runner:
        assert not runner._crew.hired()


def test_who_works_alone_hires_nobody(store: Path, tasks: str) -> None:
    with Runner(store, tasks, 0, at_once=True) as runner:
        assert not runner._crew.hired()


def test_work_goes_before_getting_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre(tmp_path, monkeypatch)
    reading, writing = os.pipe()
    os.write(writing, b"1\n")
    with os.fdopen(reading) as commands:
        get_ready({"text": Task("1", lambda _: {}, ahead=("scenery",))}, commands)
    os.close(writing)
    assert not (tmp_path / "loaded").exists()
