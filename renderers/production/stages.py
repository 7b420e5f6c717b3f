"""What a running production tells whoever watches.

Enters: nothing; shapes only. Leaves: events for a progress bar, a log or a web page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stages of a film, in order."""

    READ = "read"
    PLAN = "plan"
    SPEAK = "speak"  # takes, and beside them sets and bodies are built
    CONFORM = "conform"
    DRAW = "draw"  # shots are acted and drawn, sound is mixed, both are joined
    PROVE = "prove"


@dataclass(frozen=True, slots=True)
class StageBegan:
    """A stage began; `jobs` is how much there is to do, 0 where it is done at once."""

    stage: Stage
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class JobEnded:
    """One job of a stage ended: `cached` when it had been done before."""

    stage: Stage
    label: str
    cached: bool
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class StageEnded:
    """A stage ended after `seconds`; `note` sums it up."""

    stage: Stage
    seconds: float
    note: str = ""


StageEvent = StageBegan | JobEnded | StageEnded
Listener = Callable[[StageEvent], None]
