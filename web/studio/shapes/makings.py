"""Runs, final cuts and exports.

Enters: nothing; shapes only. Leaves: frozen data, see `web.studio.shapes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from web.studio.shapes.painting import PaintWish


class RunState(StrEnum):
    """Where a run stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a run: read, plan, speak, conform, draw, prove; of a film also portray.

    A training has one, teach, which counts steps.
    """

    name: str
    state: str  # waiting, running, done, stopped
    done: int
    total: int  # 0 where it is done at once
    seconds: float
    note: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be made, and what to do."""

    place: str  # "shot 12", "the sound mix" …
    shot: str  # its id, "" for anything else
    message: str  # with the remedy


@dataclass(frozen=True, slots=True)
class RunView:
    """A film, final cut, export or training being made."""

    id: int
    project: str
    kind: str  # film, final, export, look
    state: RunState
    reason: str  # what was asked for; after a failure, why
    stages: tuple[StageView, ...]
    done: int  # jobs
    total: int
    seconds: float  # so far
    seconds_left: float  # 0 where it cannot be told
    failures: tuple[Failure, ...]
    position: int  # in the queue, from 1; 0 when it is running or ended
    created: str
    about: str = ""  # what makes it, or who is taught, in words
    painted: bool = False  # by a model
    picture: str = ""  # of a training that goes on: digest of its newest samples (png)


@dataclass(frozen=True, slots=True)
class FinalChoice:
    """A way to make the final cut, and what it would take."""

    id: str  # "toon-final"
    name: str
    backend: str
    width: int
    height: int
    seconds: float  # estimated
    cost: str  # "" where it costs nothing but time


@dataclass(frozen=True, slots=True)
class FinalView:
    """Ways to draw the final cut, and the one that was made; `painters` tell who paints one."""

    choices: tuple[FinalChoice, ...]
    approved: int  # shots whose newest take was approved
    shots: int
    film: str  # digest of the newest final cut, "" before there is one
    run: RunView | None
    by: str = ""  # what made it, in words
    wish: PaintWish | None = None  # how it was painted; None for a drawn one
    score: float | None = None  # the mean of its shots' scores
    flagged: tuple[int, ...] = ()  # numbers of shots that are not what was approved
    paces: Mapping[str, float] = field(default_factory=dict)
    """Seconds that a frame of film took here, by "still clip quality", as measured before."""


@dataclass(frozen=True, slots=True)
class ExportOption:
    """A choice within an export."""

    name: str
    label: str
    values: tuple[str, ...]  # empty: free text or number
    default: str


@dataclass(frozen=True, slots=True)
class ExportKind:
    """Something that can be exported."""

    kind: str
    name: str
    extension: str
    what_for: str
    options: tuple[ExportOption, ...]
    not_carried: tuple[str, ...]  # what it cannot carry
    missing: str  # why it cannot be made here, with the remedy; "" where it can


@dataclass(frozen=True, slots=True)
class ExportView:
    """A finished export."""

    id: int
    kind: str
    filename: str
    bytes: int
    created: str
    not_carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportsView:
    """What can be exported and what was."""

    kinds: tuple[ExportKind, ...]
    made: tuple[ExportView, ...]
