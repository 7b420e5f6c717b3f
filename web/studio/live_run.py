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
TEACH = "teach"  # a training has no other stage
_PAINTS = "clip"  # the job that paints a shot


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
    paced_at: float = 0.0  # when the last of them was there
    painted: set[str] = field(default_factory=set)
    took: dict[str, orders.Took] = field(default_factory=dict)  # shots of a final cut
    held: dict[str, orders.Held] = field(default_factory=dict)
    film: str = ""
    first_step: int = 0  # of a training: where this run took it up
    sheet: str = ""  # its newest sample sheet
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """No stage has begun."""
        names = {"film": (*STAGES, PORTRAY), "look": (TEACH,)}.get(self.run.kind, STAGES)
        self.stages = {name: _Stage() for name in names}

    @property
    def by_model(self) -> bool:
        """Whether a model paints it."""
        return bool(self.run.wanted.get("paint"))

    def take_in(self, told: orders.AnyTold) -> None:
        """Count what is told."""
        with self.lock:
            match told:
                case orders.Staged():
                    self._staged(told)
                case orders.Began(_, "shot" | "clip", shot):
                    self.shots_began = self.shots_began or self.clock()
                    self.drawing.add(shot)
                case orders.Ended():
                    self._ended(told)
                case orders.Took():
                    self._took(told)
                case orders.Held():
                    self.held[told.shot] = told
                case orders.Joined(film):
                    self.film = film
                case orders.Taught():
                    self._taught(told)
                case orders.Broke(place, message, shot):
                    self.drawing.discard(shot)
                    self.failures.append(Failure(place, shot, message))
                case _:
                    pass  # the rest changes no counts

    def view(self, run: Run, position: int = 0) -> RunView:
        """The run as it stands; `run` is its newest record."""
        with self.lock:
            seconds = _elapsed(run, self.clock())
            told = _view(run, self._counts(), seconds, self._left(), position)
            return replace(told, picture=self.sheet)

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
        pace = (self.paced_at - self.shots_began) / self.frames_drawn if self.frames_drawn else 0.0
        told = stages if self.run.kind != "export" else ()
        return _Counts(told, tuple(self.failures), round(pace, 4))

    def _staged(self, told: orders.Staged) -> None:
        stage = self.stages.get(told.stage)
        if stage is None:
            return
        if told.ended:
            stage.state, stage.note = "done", told.note
            stage.seconds = told.seconds or round(self.clock() - stage.began, 1)
            stage.done = stage.total
        else:
            stage.state, stage.total, stage.began = "running", told.total, self.clock()

    def _ended(self, told: orders.Ended) -> None:
        self.stages[told.stage].done += 1
        if told.kind == _PAINTS:
            self.drawing.discard(told.shot)
            self.painted.add(told.shot)
            if not told.cached:
                self._made(self.frames.get(told.shot, 0))

    def _took(self, told: orders.Took) -> None:
        self.drawing.discard(told.shot)
        self.drawn.add(told.shot)
        self.frames[told.shot] = told.frames
        if self.run.kind == "final":
            self.took[told.shot] = told
        if not told.cached and not self.by_model:
            self._made(told.frames)

    def _made(self, frames: int) -> None:
        self.frames_drawn += frames
        self.paced_at = self.clock()

    def _taught(self, told: orders.Taught) -> None:
        stage = self.stages[TEACH]
        if told.step and not self.shots_began:  # from here on the pace is told
            self.shots_began, self.first_step = self.clock(), told.step
        stage.done, stage.total, stage.note = told.step, told.steps, told.doing
        self.sheet = told.sheet or self.sheet

    def _seconds(self, stage: _Stage) -> float:
        running = stage.state == "running"
        return round(self.clock() - stage.began, 1) if running else stage.seconds

    def _left(self) -> float:
        """Seconds until the last shot or step, at the pace of those so far; 0 before the first."""
        if self.run.kind == "look":
            return self._steps_left()
        if not self.frames_drawn:
            return 0.0
        made = self.drawn | self.painted
        left = sum(frames for shot, frames in self.frames.items() if shot not in made)
        pace = (self.clock() - self.shots_began) / self.frames_drawn
        return round(left * pace, 1)

    def _steps_left(self) -> float:
        stage = self.stages[TEACH]
        made = stage.done - self.first_step
        if made <= 0:
            return 0.0
        pace = (self.clock() - self.shots_began) / made
        return round((stage.total - stage.done) * pace, 1)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the ledger keeps of a run."""

    stages: tuple[StageView, ...] = ()
    failures: tuple[Failure, ...] = ()
    pace: float = 0.0  # seconds that a frame of film took


def pace_of(run: Run) -> float:
    """Seconds that a frame of film took in a run that ended; 0 where it made none."""
    return msgspec.convert(run.outcome, _Counts).pace


def ended_view(run: Run, position: int = 0) -> RunView:
    """A run that is not going on, as the ledger has it."""
    counts = msgspec.convert(run.outcome, _Counts)
    if run.state == "failed" and run.reason and not counts.failures:
        place = "the look" if run.kind == "look" else "the film"
        counts = replace(counts, failures=(Failure(place, "", run.reason),))
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
        about=str(run.wanted.get("about", "")),
        painted=bool(run.wanted.get("paint")),
    )


def _elapsed(run: Run, now: float) -> float:
    if run.started_at is None:
        return 0.0
    return round(max(0.0, (run.ended_at or now) - run.started_at), 1)
