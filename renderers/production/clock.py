"""The clock of a production: how long stages last and what jobs cost, told to whoever listens.

Enters: stages, and jobs that ended. Leaves: events, and what it all cost so far.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from renderers.production.stages import (
    JobEnded,
    Listener,
    Stage,
    StageBegan,
    StageEnded,
    StageEvent,
)
from storage.events import Finished
from storage.outcome import Outcome

if TYPE_CHECKING:
    from renderers.production.delivery import Effort


class Clock:
    """Times stages, adds up what jobs cost, and tells the listener."""

    def __init__(self, listen: Listener) -> None:
        self._listen = listen
        self._began = time.monotonic()
        self._stages: dict[str, float] = {}
        self._cpu: Counter[str] = Counter()
        self._executed = self._cached = 0

    @contextmanager
    def stage(self, stage: Stage, jobs: int = 0) -> Iterator[Callable[[str], None]]:
        """Time a stage; the block is given a function that says how it went."""
        began, notes = time.monotonic(), [""]
        self._listen(StageBegan(stage, jobs))
        yield notes.append
        seconds = time.monotonic() - began
        self._stages[stage.value] = round(seconds, 3)
        self._listen(StageEnded(stage, seconds, notes[-1]))

    def job(self, stage: Stage, ended: Finished) -> None:
        """A job ended."""
        if not ended.cached:
            self._cpu[ended.job.kind] += ended.cpu_seconds  # type: ignore[assignment]  # seconds
        job, cost = ended.job, (ended.seconds, ended.cpu_seconds)
        self._listen(JobEnded(stage, job.label, ended.cached, *cost, job.kind, ended.result))

    def tell(self, event: StageEvent) -> None:
        """Pass on what costs no time."""
        self._listen(event)

    def count(self, outcome: Outcome) -> None:
        """A graph was run."""
        self._executed += outcome.executed
        self._cached += outcome.cached

    def effort(self) -> "Effort":
        """What it cost so far."""
        from renderers.production.delivery import Effort

        seconds = round(time.monotonic() - self._began, 3)
        cpu: Mapping[str, float] = {kind: round(s, 3) for kind, s in self._cpu.items()}
        return Effort(seconds, self._executed, self._cached, dict(self._stages), cpu)
