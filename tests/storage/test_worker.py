"""The worker process by itself: its line, its manners, its weight."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storage import claims
from storage.job_table import JobTable
from storage.jobs import Graph
from storage.store import table_file
from tests.storage.conftest import HERE, Log


@contextmanager
def worker(
    store: Path, tasks: str, parent: int, *, options: tuple[str, ...] = ()
) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, *options, "-P", "-m", "storage.worker", str(store), tasks]
    process = subprocess.Popen(
        [*command, str(parent)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process


def tell(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin
    process.stdin.write(line)
    process.stdin.flush()


def hear(process: "subprocess.Popen[str]") -> Any:
    assert process.stdout
    return json.loads(process.stdout.readline())


def test_a_worker_claims_settles_and_tells(store: Path, tasks: str, log: Log) -> None:
    with JobTable(table_file(store)) as table:
        run, _ = table.begin_run(Graph())
        params = json.dumps({"text": "one", "log": str(log.path)})
        claims.offer(table, run, [claims.Offer("k" * 64, 0, "text", params, "{}", 0, None)])
        with worker(store, tasks, os.getpid()) as process:
            what, name = hear(process)
            assert (what, name.split("-")[0]) == ("ready", str(process.pid))
            tell(process, f"{run}\n")
            said = [hear(process) for _ in range(3)]
            assert said == [["claimed", "k" * 64, 1], ["settled", "k" * 64], ["idle"]]
            assert isinstance(claims.verdict(table, "k" * 64), claims.Made)
            assert process.stdin
            process.stdin.close()
            assert process.wait(5) == 0


def test_what_a_task_prints_is_kept_off_the_line(store: Path, tasks: str, log: Log) -> None:
    with JobTable(table_file(store)) as table:
        run, _ = table.begin_run(Graph())
        params = json.dumps({"times": 1, "log": str(log.path)})
        claims.offer(table, run, [claims.Offer("k" * 64, 0, "crash", params, "{}", 0, None)])
        with worker(store, tasks, os.getpid(), options=("-u",)) as process:
            tell(process, f"{run}\n")
            said, printed = process.communicate()
    assert [json.loads(line)[0] for line in said.splitlines()] == ["ready", "claimed"]
    assert "about to crash" in printed


def test_an_orphan_leaves_at_once(store: Path, tasks: str) -> None:
    with worker(store, tasks, parent=1) as process:
        assert process.wait(10) == 1
    assert not store.exists()


def test_tasks_that_cannot_be_loaded_are_refused(store: Path) -> None:
    with worker(store, "toy_tasks:NOTHING", os.getpid()) as process:
        assert hear(process)[0] == "refused"
        assert process.wait(10) == 1


WEIGHT = """
import sys
before = set(sys.modules)
import storage.worker
others = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(others - sys.stdlib_module_names))
"""


FILM = """
import sys
import storage.worker, renderers.production.tasks
print(*sorted({"fastapi", "starlette", "sqlmodel", "sqlalchemy", "pydantic"} & set(sys.modules)))
"""


def test_the_films_own_tasks_bring_neither_web_nor_sql() -> None:
    said = subprocess.run(
        [sys.executable, "-c", FILM],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == []


def test_a_worker_imports_the_standard_library_and_storage_alone() -> None:
    said = subprocess.run(
        [sys.executable, "-c", WEIGHT],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["storage"]
