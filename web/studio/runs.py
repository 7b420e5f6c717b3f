"""Runs: films, final cuts, trainings and exports, each made in a process of its own.

Enters: what is to be made. Leaves: runs in the ledger's queue, their processes, and events of all
that happens. One film is drawn at a time, and beside it one thing that models make (which may take
hours) and one export; of one project never a film and a painting at once. A studio that is started
again goes on with what was unfinished.
"""

import contextlib
import subprocess
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from storage.errors import AlreadyInLedger, StorageError
from storage.ledger.records import Run
from web.studio.commissions import Commissions, Makers
from web.studio.errors import NotThere, StudioError
from web.studio.filming import orders
from web.studio.filming.processes import GRACE_S, reap, started, stop
from web.studio.hub import PROGRESS, Hub
from web.studio.live_run import LiveRun, ended_view, pace_of
from web.studio.results import Results
from web.studio.shapes import RunView
from web.studio.shelf import Shelf

if TYPE_CHECKING:
    from storage.ledger import Ledger

_LANES = ("films", "paintings", "exports")
_REMEMBERED = 4  # ended runs whose last words may still be awaited
_TICK_S = 0.25  # progress is told at most so often


class Runs:
    """The queue and the processes."""

    def __init__(
        self, ledger: "Ledger", hub: Hub, shelf: Shelf, results: Results, makers: Makers,
        clock: Callable[[], float],
    ) -> None:  # fmt: skip
        """Nothing runs before `start`."""
        self._ledger, self._hub, self._clock = ledger, hub, clock
        self._results, self._orders = results, Commissions(ledger, shelf, makers)
        self._live: dict[int, LiveRun] = {}
        self._taken: dict[str, str] = {}  # by lane, the project whose folder it works in
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._cancelled: set[int] = set()
        self._changed = threading.Condition()
        self._closing = False
        self._lanes = [
            threading.Thread(target=self._work, args=(lane,), name=lane, daemon=True)
            for lane in _LANES
        ]

    def start(self) -> None:
        """Put back what a killed studio left running, and go on."""
        for run in self._ledger.runs(states=("running",), limit=500):
            self._ledger.requeue_run(run.id, "the studio was started again")
        for lane in self._lanes:
            lane.start()

    def close(self) -> None:
        """Stop all processes; their runs stay queued for the next start."""
        with self._changed:
            self._closing = True
            running = list(self._processes)
            self._changed.notify_all()
        for run in running:
            self._stop(run)
        for lane in self._lanes:
            if lane.is_alive():
                lane.join(GRACE_S * 3)

    def queue(self, project: str, kind: str, wanted: Mapping[str, Any], *, by: str) -> RunView:
        """Ask for something to be made; a film that waits already is not asked for twice."""
        waiting = self._ledger.runs(project, states=("queued",), limit=500)
        same = [r for r in waiting if r.kind == kind and dict(r.wanted) == dict(wanted)]
        if same:
            return self.view(same[-1].id)
        run = self._ledger.open_run(project, kind, wanted=wanted, by=by, at=self._clock())
        told = self.view(run.id)
        self._hub.tell(project, "run", told, run=run.id)
        with self._changed:
            self._changed.notify_all()
        return told

    def cancel(self, number: int) -> RunView:
        """Stop a run, within three seconds, or take it out of the queue."""
        run = self._run(number)
        if run.state in ("queued", "running"):
            with self._changed:
                self._cancelled.add(number)
            self._stop(number)
            self._end(run, "cancelled", "stopped by hand; what was made is kept")
        return self.view(number)

    def again(self, number: int, *, by: str) -> RunView:
        """Make the same once more: what is made already is kept."""
        run = self._run(number)
        return self.queue(run.project, run.kind, run.wanted, by=by)

    def stop_film(self, project: str, *, exports: bool = False) -> tuple[Run, ...]:
        """Stop what works in the project's folder, or exports too; what was being made."""
        found = self._ledger.runs(project, states=("queued", "running"), limit=500)
        stopped = tuple(run for run in found if exports or _lane(run) != "exports")
        for run in stopped:
            with self._changed:
                self._cancelled.add(run.id)
            self._stop(run.id)
            self._end(run, "cancelled", "broken off by a change; what was made is kept")
        return stopped

    def take_up(self, stopped: Iterable[Run]) -> None:
        """Queue trainings again that a change broke off: they go on at their last checkpoint."""
        for run in stopped:
            if run.kind == "look":
                self.queue(run.project, run.kind, run.wanted, by=run.by)

    def view(self, number: int) -> RunView:
        """A run as it stands."""
        run = self._run(number)
        live = self._live.get(number)
        if live and run.state == "running":
            return live.view(run)
        return ended_view(run, self._position(run))

    def of(self, project: str, limit: int, after: int = 0) -> tuple[RunView, ...]:
        """A project's runs, newest first; with `after` only those before that one."""
        found: list[Run] = []
        while page := self._ledger.runs(project, limit=500, after=found[-1].id if found else 0):
            found += page
        older = [run for run in found[::-1] if not after or run.id < after]
        return tuple(self.view(run.id) for run in older[:limit])

    def live(self, project: str, kind: str = "film") -> LiveRun | None:
        """What of this kind is being made for a project now."""
        with self._changed:
            running = [self._live[n] for n in self._processes if n in self._live]
        found = (r for r in running if r.run.project == project and r.run.kind == kind)
        return next(found, None)

    def paces(self) -> Mapping[str, float]:
        """Seconds that a frame took, by "still clip quality", when it was last painted so."""
        found: dict[str, float] = {}
        after = 0
        while page := self._ledger.runs(states=("done", "cancelled"), limit=500, after=after):
            for run in page:
                paint = run.wanted.get("paint")
                if paint and (pace := pace_of(run)):
                    found[f"{paint['still']} {paint['clip']} {paint['quality']}"] = pace
            after = page[-1].id
        return found

    def _run(self, number: int) -> Run:
        if not 0 < number < 2**53:
            raise NotThere(f"there is no run {number}")
        return self._ledger.run(number)

    def _position(self, run: Run) -> int:
        if run.state != "queued":
            return 0
        ahead = self._ledger.runs(states=("queued",), limit=500)
        return sum(_lane(other) == _lane(run) and other.id <= run.id for other in ahead)

    def _work(self, lane: str) -> None:
        """A lane: one run after another, until the studio closes."""
        while True:
            with self._changed:
                run = None if self._closing else self._next(lane)
                if self._closing:
                    return
                if run is None:
                    self._changed.wait()
                    continue
                if lane != "exports":
                    self._taken[lane] = run.project
            try:
                self._make(run)
            except AlreadyInLedger:
                continue  # cancelled between being seen and being begun
            finally:
                with self._changed:
                    self._taken.pop(lane, None)
                    self._changed.notify_all()

    def _next(self, lane: str) -> Run | None:
        """The oldest run of a lane whose folder nobody works in; exports only read there."""
        taken = () if lane == "exports" else tuple(self._taken.values())
        waiting = self._ledger.runs(states=("queued",), limit=500)
        return next(
            (
                run
                for run in waiting
                if _lane(run) == lane and run.id not in self._cancelled and run.project not in taken
            ),
            None,
        )

    def _make(self, run: Run) -> None:
        try:
            process = self._started(run)
        except (StudioError, StorageError, OSError) as error:  # the lane goes on with the next run
            self._end(run, "failed", str(error))
            return
        try:
            begun = self._ledger.begin_run(run.id, pid=process.pid, at=self._clock())
        except AlreadyInLedger:
            self._reap(run.id, process)
            raise
        live = LiveRun(begun, self._clock)
        with self._changed:
            self._live[run.id] = live
            for old in [n for n in self._live if n not in self._processes][:-_REMEMBERED]:
                del self._live[old]
        self._results.begin(begun, live)
        self._hub.tell(run.project, "run", self.view(run.id), run=run.id)
        over = self._listen(begun, live, process)
        self._reap(run.id, process)
        self._concluded(begun, over)

    def _listen(
        self, run: Run, live: LiveRun, process: subprocess.Popen[bytes]
    ) -> orders.Over | None:
        """Take in what the process tells, to its last word; None where it had none."""
        over = None
        told_at = 0.0
        for line in process.stdout or ():
            told = msgspec.json.decode(line, type=orders.AnyTold)
            live.take_in(told)
            if isinstance(told, orders.Over):
                over = told
            else:
                self._results.take_in(run, live, told)
            if self._clock() - told_at >= _TICK_S:
                told_at = self._clock()
                self._hub.mention(run.project, PROGRESS, _progress(self.view(run.id)))
        return over

    def _concluded(self, run: Run, over: orders.Over | None) -> None:
        if run.id in self._cancelled:
            return  # whoever stopped it has said so
        if self._closing and over is None:
            self._ledger.requeue_run(run.id, "the studio was closed")
            return
        if over is None:
            self._end(run, "failed", "its process was lost; start it again: what was made is kept")
        elif over.exit_code:
            self._end(run, "failed", over.message)
        else:
            self._end(run, "done", "")

    def _end(self, run: Run, state: str, reason: str) -> None:
        live = self._live.get(run.id)
        outcome = live.outcome() if live else {}
        if live:
            self._results.conclude(run, live)
        with contextlib.suppress(AlreadyInLedger):  # it ended by itself meanwhile
            self._ledger.end_run(run.id, state, reason=reason, outcome=outcome, at=self._clock())
        self._hub.tell(run.project, "run", self.view(run.id), run=run.id)

    def _started(self, run: Run) -> subprocess.Popen[bytes]:
        process = started(self._orders.of(run), self._orders.makers.environment)
        with self._changed:
            self._processes[run.id] = process
        return process

    def _stop(self, number: int) -> None:
        with self._changed:
            process = self._processes.get(number)
        if process is not None:
            stop(process)

    def _reap(self, number: int, process: subprocess.Popen[bytes]) -> None:
        reap(process)
        with self._changed:
            self._processes.pop(number, None)


def _lane(run: Run) -> str:
    """Which lane a run waits in."""
    if run.kind == "export":
        return "exports"
    return "paintings" if run.kind == "look" or run.wanted.get("paint") else "films"


def _progress(view: RunView) -> dict[str, object]:
    running = next((s for s in view.stages if s.state == "running"), None)
    return {
        "run": view.id,
        "stage": running.name if running else "",
        "done": running.done if running else view.done,
        "total": running.total if running else view.total,
        "seconds_left": view.seconds_left,
    }
