"""What a running production tells whoever watches.

Enters: nothing; shapes only. Leaves: events for a progress bar, a log or a web page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.llm.planning import Progress
    from renderers.production.delivery import Conformed, Delivered, Effort
    from renderers.production.planning import Planned
    from storage.states import Result


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
class ModelWrites:
    """A language model plans, and is so far."""

    progress: "Progress"


@dataclass(frozen=True, slots=True)
class FilmPlanned:
    """The shots are planned; how long lines last is not known yet."""

    planned: "Planned"


@dataclass(frozen=True, slots=True)
class FilmConformed:
    """The cut is laid; `spoken` are the results of the takes by line."""

    planned: "Planned"
    conformed: "Conformed"
    spoken: "Mapping[str, Result]"


@dataclass(frozen=True, slots=True)
class JobBegan:
    """A worker took a job."""

    stage: Stage
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class JobEnded:
    """One job of a stage ended: `cached` when it had been done before; `result` are its blobs."""

    stage: Stage
    label: str
    cached: bool
    seconds: float
    cpu_seconds: float
    kind: str = ""
    result: "Result" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobFailed:
    """A job has no result; the others go on."""

    stage: Stage
    kind: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class StageEnded:
    """A stage ended after `seconds`; `note` sums it up."""

    stage: Stage
    seconds: float
    note: str = ""


StageEvent = (
    StageBegan | ModelWrites | FilmPlanned | FilmConformed | JobBegan | JobEnded | JobFailed
    | StageEnded
)  # fmt: skip
Listener = Callable[[StageEvent], None]


@dataclass(frozen=True, slots=True)
class FilmSummary:
    """What came out, for people and programs."""

    delivered: "Delivered"
    effort: "Effort"
    report: Path
