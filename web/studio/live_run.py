"""One run while it is made: what is done, what is left, what failed.

Enters: what a film process tells. Leaves: a `RunView` at any moment, and what the ledger keeps of
the counts when the run ends, so that a page can still tell them after the studio was started again.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from storage.ledger.records import Run
from web.studio.filming import orders
from web.studio.shapes import Failure, RunState, RunView, StageView
from web.studio.when import iso

STAGES = ("read", "plan", "speak", "conform", "draw", "prove")
PORTRAY = "portray"  # after a film, but not after a final cut


@dataclass(slots=True)
class _Stage:
    state: str = "waiting"
    done: int = 0
    total: int = 0
    seconds: float = 0.0
    note: str = ""
    began: float = 0.0


@dataclass(slots=True)
class LiveRun:
    """A run that is going on."""

    run: Run
    clock: Callable[[], float]
    frames: dict[str, int] = field(default_factory=dict)  # of each shot
    stages: dict[str, _Stage] = field(init=False)
    failures: list[Failure] = field(default_factory=list)
    drawing: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    shots_began: float = 0.0
    frames_drawn: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """No stage has begun."""
        names = (*STAGES, PORTRAY) if self.run.kind == "film" else STAGES
        self.stages = {name: _Stage() for name in names}

    def take_in(self, told: orders.AnyTold) -> None:
        """Count what is told."""
        with self.lock:
            match told:
                case orders.Staged():
                    self._staged(told)
                case orders.Began(_, "shot", shot):
                    self.shots_began = self.shots_began or self.clock()
                    self.drawing.add(shot)
                case orders.Ended(stage):
                    self.stages[stage].done += 1
                case orders.Took():
                    self._took(told)
                case orders.Broke(place, message, shot):
                    self.drawing.discard(shot)
                    self.failures.append(Failure(place, shot, message))
                case _:
                    pass  # the rest changes no counts

    def view(self, run: Run, position: int = 0) -> RunView:
        """The run as it stands; `run` is its newest record."""
        with self.lock:
            seconds = _elapsed(run, self.clock())
            return _view(run, self._counts(), seconds, self._left(), position)

    def outcome(self) -> dict[str, Any]:
        """The counts as JSON, for the ledger: what was going on is stopped here."""
        with self.lock:
            counts = self._counts()
        stopped = tuple(
            replace(stage, state="stopped") if stage.state == "running" else stage
            for stage in counts.stages
        )
        return dict(msgspec.to_builtins(replace(counts, stages=stopped)))

    def _counts(self) -> "_Counts":
        stages = tuple(
            StageView(name, s.state, s.done, s.total, self._seconds(s), s.note)
            for name, s in self.stages.items()
        )
        return _Counts(stages if self.run.kind != "export" else (), tuple(self.failures))

    def _staged(self, told: orders.Staged) -> None:
        stage = self.stages.get(told.stage)
        if stage is None:
            return
        if told.ended:
            stage.state, stage.note, stage.seconds = "done", told.note, told.seconds
            stage.done = stage.total
        else:
            stage.state, stage.total, stage.began = "running", told.total, self.clock()

    def _took(self, told: orders.Took) -> None:
        self.drawing.discard(told.shot)
        self.drawn.add(told.shot)
        self.frames[told.shot] = told.frames
        if not told.cached:
            self.frames_drawn += told.frames

    def _seconds(self, stage: _Stage) -> float:
        running = stage.state == "running"
        return round(self.clock() - stage.began, 1) if running else stage.seconds

    def _left(self) -> float:
        """Seconds until the last shot, at the pace of those drawn so far; 0 before the first."""
        if not self.frames_drawn:
            return 0.0
        left = sum(frames for shot, frames in self.frames.items() if shot not in self.drawn)
        pace = (self.clock() - self.shots_began) / self.frames_drawn
        return round(left * pace, 1)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the ledger keeps of a run."""

    stages: tuple[StageView, ...] = ()
    failures: tuple[Failure, ...] = ()


def ended_view(run: Run, position: int = 0) -> RunView:
    """A run that is not going on, as the ledger has it."""
    counts = msgspec.convert(run.outcome, _Counts)
    if run.state == "failed" and run.reason and not counts.failures:
        counts = replace(counts, failures=(Failure("the film", "", run.reason),))
    return _view(run, counts, _elapsed(run, run.ended_at or run.created_at), 0.0, position)


def _view(run: Run, counts: _Counts, seconds: float, left: float, position: int) -> RunView:
    return RunView(
        id=run.id,
        project=run.project,
        kind=run.kind,
        state=RunState(run.state),
        reason=run.reason,
        stages=counts.stages,
        done=sum(stage.done for stage in counts.stages),
        total=sum(stage.total for stage in counts.stages),
        seconds=seconds,
        seconds_left=left,
        failures=counts.failures,
        position=position,
        created=iso(run.created_at),
    )


def _elapsed(run: Run, now: float) -> float:
    if run.started_at is None:
        return 0.0
    return round(max(0.0, (run.ended_at or now) - run.started_at), 1)
