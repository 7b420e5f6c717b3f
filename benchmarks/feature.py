"""A feature-length script before its first job: reading, planning, conforming, cueing.

Enters: a script. Leaves: processor seconds by stage. Takes are estimated, so no line is spoken.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.rules import plan
from planner.timings import spoken_seconds
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.blobs_of import packed
from screenplay.read import read
from screenplay.scene_graph import Line
from voices.takes import RATE_HZ, Timings, Word


def feature_times(script: Path) -> dict[str, float]:
    """Processor seconds of each stage, and their sum."""
    times: dict[str, float] = {}
    with _timed(times, "read"):
        graph = read(script)
    with _timed(times, "plan"):
        planned = plan(graph)
    takes = {line.id: estimated(line) for line in graph.lines()}
    with _timed(times, "conform"):
        timeline = conform(planned, graph, takes)
    with _timed(times, "cue sheets"):
        sheets = Cueing(planned, timeline, graph).sheets()
    times["read + plan + conform"] = sum(times.values())
    with _timed(times, "documents as JSON"):
        packed(planned)
        packed(sheets)
    return {name: round(seconds, 3) for name, seconds in times.items()}


@contextmanager
def _timed(times: dict[str, float], name: str) -> Iterator[None]:
    began = time.process_time()
    yield
    times[name] = time.process_time() - began


def estimated(line: Line) -> Timings:
    """A take as long as the planner expects, its words spread evenly."""
    samples = max(1, round(spoken_seconds(line) * RATE_HZ))
    texts = line.text.split()
    step = samples // max(1, len(texts))
    words = tuple(Word(text, n * step, (n + 1) * step) for n, text in enumerate(texts))
    return Timings(line.id, "estimated", samples, (), words)
