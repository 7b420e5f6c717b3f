"""One run while it is made: what is done, what is left, what failed.

Enters: what a film process tells. Leaves: a `RunView` at any moment. Nothing here is kept: the
ledger knows how a run ended, the film folder what was made.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.ledger.records import Run
from web.studio.filming import orders
from web.studio.shapes import Failure, RunState, RunView, StageView
from web.studio.when import iso

STAGES = ("read", "plan", "speak", "conform", "draw", "prove")


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
    """A run that is going on, or has ended since the studio was started."""

    run: Run
    clock: Callable[[], float]
    frames: dict[str, int] = field(default_factory=dict)  # of each shot
    stages: dict[str, _Stage] = field(default_factory=lambda: {name: _Stage() for name in STAGES})
    failures: list[Failure] = field(default_factory=list)
    drawing: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    shots_began: float = 0.0
    frames_drawn: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

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
            stages = tuple(
                StageView(name, s.state, s.done, s.total, self._seconds(s), s.note)
                for name, s in self.stages.items()
            )
            return RunView(
                id=run.id,
                project=run.project,
                kind=run.kind,
                state=RunState(run.state),
                reason=run.reason,
                stages=stages if run.kind != "export" else (),
                done=sum(s.done for s in stages),
                total=sum(s.total for s in stages),
                seconds=_elapsed(run, self.clock()),
                seconds_left=self._left() if run.state == "running" else 0.0,
                failures=tuple(self.failures),
                position=position,
                created=iso(run.created_at),
            )

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


def ended_view(run: Run, position: int = 0) -> RunView:
    """A run of which only the ledger's record is known."""
    failed = run.state == "failed" and bool(run.reason)
    failures = (Failure("the film", "", run.reason),) if failed else ()
    return RunView(
        id=run.id, project=run.project, kind=run.kind, state=RunState(run.state),
        reason=run.reason, stages=(), done=0, total=0,
        seconds=_elapsed(run, run.ended_at or run.created_at), seconds_left=0.0,
        failures=failures, position=position, created=iso(run.created_at),
    )  # fmt: skip


def _elapsed(run: Run, now: float) -> float:
    if run.started_at is None:
        return 0.0
    return round(max(0.0, (run.ended_at or now) - run.started_at), 1)
