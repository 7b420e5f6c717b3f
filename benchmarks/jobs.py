"""What the queue itself costs: milliseconds per task, seconds to the first one, seconds to a stop.

Enters: nothing; tasks that do nothing. Leaves: figures on standard output, in a scratch folder.
Run: python -m benchmarks.jobs [TASKS]
"""

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from storage.errors import RunCancelled
from storage.events import Event, Started
from storage.jobs import Graph
from storage.runner import Runner
from storage.states import Result
from storage.tasks import Context, Task

GOAL_MS, GOAL_FIRST_S, GOAL_CANCEL_S = 0.5, 0.3, 3.0
ROUNDS = 3


def nothing(_: Context) -> Result:
    """The smallest task there is."""
    return {}


def long(_: Context) -> Result:
    """Something to cancel."""
    time.sleep(60)
    return {}


TASKS = {"nothing": Task("1", nothing), "long": Task("1", long)}
PATH = "benchmarks.jobs:TASKS"


def graph_of(tasks: int, kind: str = "nothing") -> Graph:
    """So many tasks that need nothing, each different."""
    graph = Graph()
    for number in range(tasks):
        graph.add(kind, {"number": number})
    return graph


def per_task_ms(tasks: int, workers: int) -> float:
    """Wall milliseconds per task beyond one, on warm workers."""
    with tempfile.TemporaryDirectory() as folder, Runner(Path(folder), PATH, workers) as runner:
        runner.run(graph_of(workers * 4, "nothing"))
        graph = Graph()
        for number in range(tasks):
            graph.add("nothing", {"again": number})
        begun = time.perf_counter()
        runner.run(graph)
        return (time.perf_counter() - begun) * 1000 / tasks


def processor_ms(tasks: int) -> float:
    """Processor milliseconds per task in one process, whatever else the machine does."""
    with tempfile.TemporaryDirectory() as folder, Runner(Path(folder), PATH, 0) as runner:
        begun = time.process_time()
        runner.run(graph_of(tasks))
        return (time.process_time() - begun) * 1000 / tasks


def remembered_ms(tasks: int) -> float:
    """Wall milliseconds per task when nothing has to be done."""
    with tempfile.TemporaryDirectory() as folder, Runner(Path(folder), PATH, 0) as runner:
        runner.run(graph_of(tasks))
        begun = time.perf_counter()
        runner.run(graph_of(tasks))
        return (time.perf_counter() - begun) * 1000 / tasks


def first_task_s() -> float:
    """Seconds from a cold start to the first task's beginning."""
    begun = time.perf_counter()
    started: list[float] = []

    def hear(event: Event) -> None:
        if isinstance(event, Started):
            started.append(time.perf_counter() - begun)

    with tempfile.TemporaryDirectory() as folder, Runner(Path(folder), PATH, 1) as runner:
        runner.run(graph_of(1), hear)
    return started[0]


def cancel_s() -> float:
    """Seconds from the wish to stop to a standing still."""
    wished: list[float] = []

    def hear(event: Event) -> None:
        if isinstance(event, Started) and not wished:
            wished.append(time.perf_counter())
            threading.Thread(target=runner.cancel).start()

    with tempfile.TemporaryDirectory() as folder, Runner(Path(folder), PATH, 2) as runner:
        try:
            runner.run(graph_of(4, "long"), hear)
        except RunCancelled:
            return time.perf_counter() - wished[0]
    raise AssertionError("the run ended by itself")


def main() -> None:
    """Print every figure with its goal."""
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    for workers in (0, 1, 2):
        ms = statistics.median(per_task_ms(tasks, workers) for _ in range(ROUNDS))
        print(f"{workers} workers: {ms:.2f} ms a task (goal {GOAL_MS})")
    print(f"processor: {processor_ms(tasks):.2f} ms a task, in one process")
    print(f"remembered: {remembered_ms(tasks):.2f} ms a task")
    first = statistics.median(first_task_s() for _ in range(ROUNDS))
    print(f"first task after {first:.2f} s (goal {GOAL_FIRST_S})")
    print(f"cancelled after {cancel_s():.2f} s (goal {GOAL_CANCEL_S:.0f})")


if __name__ == "__main__":
    main()
