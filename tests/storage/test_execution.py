"""Execution: what it measures, what it passes on, what it leaves behind."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import claims
from storage.blobs import Blobs
from storage.claims import Broken, Made, Offer
from storage.execution import Bench, perform
from storage.job_table import JobTable
from storage.jobs import Graph
from storage.states import Result
from storage.tasks import Context, Task

BURN = "import time\nwhile time.process_time() < 0.3: pass"


def execute(
    store: Path, run: Callable[[Context], Result], tell: Callable[[float, str], None]
) -> claims.Verdict:
    with JobTable(store / "jobs.sqlite") as table:
        bench = Bench(table, Blobs(store / "blobs"), {"t": Task("1", run)}, store / "s", "w")
        number, _ = table.begin_run(Graph())
        claims.offer(table, number, [Offer("k" * 64, 0, "t", '{"a":[1]}', "{}", 0, None)])
        claim = claims.claim(table, number, "w", None)
        assert claim
        assert not perform(bench, claim, tell)
        return claims.verdict(table, "k" * 64)


def ignore(_: float, __: str) -> None:
    """Hear nothing."""


def test_processor_time_counts_the_programs_a_task_ran(store: Path) -> None:
    def burn(context: Context) -> Result:
        subprocess.run([sys.executable, "-c", BURN], check=True)
        return {}

    made = execute(store, burn, ignore)
    assert isinstance(made, Made)
    assert made.cpu_seconds >= 0.3
    assert made.seconds >= 0.3


def test_reports_are_throttled_but_the_first_and_the_last_come_through(store: Path) -> None:
    heard: list[tuple[float, str]] = []

    def chatter(context: Context) -> Result:
        for step in range(1, 1001):
            context.report(step / 1000, f"frame {step}")
        return {}

    begun = time.monotonic()
    execute(store, chatter, lambda done, what: heard.append((done, what)))
    most = 2 + (time.monotonic() - begun) / 0.1
    assert heard[0] == (0.001, "frame 1")
    assert heard[-1] == (1.0, "frame 1000")
    assert len(heard) <= most


def test_scratch_is_there_during_and_gone_after(store: Path) -> None:
    seen: list[Path] = []

    def scribble(context: Context) -> Result:
        seen.append(context.scratch)
        (context.scratch / "deep").mkdir()
        (context.scratch / "deep" / "frame.png").write_bytes(b"png")
        raise OSError("no encoder")

    broken = execute(store, scribble, ignore)
    assert isinstance(broken, Broken)
    assert (broken.fault.error, broken.fault.message) == ("OSError", "no encoder")
    assert seen[0].is_relative_to(store)
    assert not seen[0].exists()


@pytest.mark.parametrize("result", [None, ["out"], {"out": "abc"}, {"out": None}])
def test_results_must_be_stored_blobs(store: Path, result: Result) -> None:
    broken = execute(store, lambda _: result, ignore)
    assert isinstance(broken, Broken)
    assert broken.fault.error == "storage.errors.TasksError"


def test_an_interrupt_is_no_verdict(store: Path) -> None:
    def interrupted(_: Context) -> Result:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        execute(store, interrupted, ignore)
    with JobTable(store / "jobs.sqlite") as table:
        assert table.rows("SELECT state FROM work") == [("running",)]
        assert json.loads(table.rows("SELECT params FROM work")[0][0]) == {"a": [1]}
