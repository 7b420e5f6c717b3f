"""A hundred kills at random moments: the same film, no torn blob, nothing left, little done twice.

Each kill comes after a seeded amount of progress, not of time, so that the test tells the same on
any machine; its budget is under a minute of one processor.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from storage.blobs import Blobs, Digest
from storage.job_table import JobTable
from tests.storage.conftest import HERE, Log
from tests.storage.test_crashes import alive, eventually

KILLS = 100
SHOTS = 1000
RUNNER = """
import sys
from pathlib import Path
from storage.jobs import Graph
from storage.runner import Runner
store, log, shots = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
graph = Graph()
scenes = []
for scene in range(shots // 20):
    parts = {
        f"{n:02}": graph.add("slow", {"text": f"{scene}-{n}", "seconds": 0.008, "log": log})
        for n in range(20)
    }
    scenes.append(graph.add("join", {"name": f"scene-{scene}", "log": log}, needs=parts))
film = graph.add("join", {"name": "film", "log": log},
                 needs={f"{n:03}": scene for n, scene in enumerate(scenes)})
with Runner(store, "toy_tasks:TASKS", workers=2) as runner:
    print(runner.run(graph)[film]["out"])
"""


class Studio:
    """A runner in a process of its own, started again whenever it is gone."""

    def __init__(self, store: Path, log: Log) -> None:
        self.store, self.log = store, log
        self.process = self._started()

    def _started(self) -> "subprocess.Popen[str]":
        path = os.pathsep.join([str(HERE), *sys.path])
        return subprocess.Popen(
            [sys.executable, "-c", RUNNER, str(self.store), str(self.log.path), str(SHOTS)],
            env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def done(self) -> int:
        return self.log.path.read_bytes().count(b"\n") if self.log.path.exists() else 0

    def go_on(self, jobs: int) -> None:
        """Wait until so many more jobs were begun."""
        goal = self.done() + jobs
        while self.done() < goal:
            if self.process.poll() is not None:
                assert self.process.returncode != 0, "the film was made before all kills"
                self.process.communicate()
                self.process = self._started()
            eventually(lambda: self.done() >= goal or self.process.poll() is not None)

    def kill_runner(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.process = self._started()

    def kill_worker(self, dice: random.Random) -> bool:
        workers = _children(self.process.pid)
        if workers:
            os.kill(dice.choice(workers), 9)
        return bool(workers)

    def finish(self) -> str:
        """The film's digest, when everything is done."""
        for _ in range(5):  # a job that lost its worker thrice is given up, in this run
            said, _ = self.process.communicate()
            if self.process.returncode == 0:
                return said.strip()
            self.process = self._started()
        raise AssertionError("the film is never done")


def _children(parent: int) -> list[int]:
    """The workers of a runner."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            owner = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if owner == parent and b"storage.worker" in command:
            found.append(int(folder.name))
    return sorted(found)


def _left(store: Path) -> list[int]:
    """Processes that still work in a store."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if str(store).encode() in command and alive(int(folder.name)):
            found.append(int(folder.name))
    return found


@pytest.mark.chaos
def test_a_hundred_kills(store: Path, log: Log) -> None:
    dice = random.Random(20)
    studio = Studio(store, log)
    kills = 0
    while kills < KILLS:
        studio.go_on(dice.randrange(1, 6))
        if dice.random() < 0.35:
            studio.kill_runner()
            kills += 1
        else:
            kills += studio.kill_worker(dice)
    film = Digest(studio.finish())
    blobs = Blobs(store / "blobs")
    words = [f"{scene}-{n}" for scene in range(SHOTS // 20) for n in range(20)]
    assert blobs.get(film) == "+".join(words).encode()
    for digest in blobs.digests():
        blobs.verify(digest)
    assert not list(blobs.root.rglob("*.part"))
    counts = log.counts()
    assert len(counts) == SHOTS + SHOTS // 20 + 1
    assert counts.total() - len(counts) <= kills
    with JobTable(store / "jobs.sqlite") as table:
        assert table.rows("PRAGMA integrity_check") == [("ok",)]
        assert table.rows("SELECT count(*) FROM result") == [(len(counts),)]
    eventually(lambda: not _left(store), 5.0)
