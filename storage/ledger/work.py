"""Runs, and what is told while they go on.

Enters: what is asked for, and news. Leaves: runs in the order in which they were asked for, each
taken by one process, and events whose numbers serve as Last-Event-ID.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, text, update
from sqlmodel import Session, col, select

from storage.errors import AlreadyInLedger, NotInLedger
from storage.ledger.bounds import among, counted, named, page, written
from storage.ledger.records import RUN_STATES, Event, Json, Run
from storage.ledger.sessions import Sessions, added, record, records
from storage.ledger.tables import EventRow, RunRow

_ENDS = ("done", "failed", "cancelled")
# Numbers are given before a transaction ends, so two at once could appear out of order, and a
# reader that asks for what is behind the later one would never see the earlier.
_ONE_TELLER = text("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE")


class Work(Sessions):
    """What is being done, and what was."""

    def open_run(
        self, project: str, kind: str, *, wanted: Mapping[str, Json] | None = None,
        by: str, at: float,
    ) -> Run:  # fmt: skip
        """Put a run into the queue; `wanted` says what is asked for."""
        row = RunRow(
            project=project, kind=named(kind, "kind"), state="queued", reason="",
            wanted=dict(wanted or {}), pid=None, by=written(by, "user", 80), created_at=at,
            started_at=None, ended_at=None,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            return added(session, Run, row)

    def begin_run(self, id: int, *, pid: int, at: float) -> Run:
        """Take a run from the queue; raises AlreadyInLedger where another was quicker."""
        values = {"state": "running", "pid": counted(pid, "process"), "started_at": at}
        return self._move(id, ("queued",), values)

    def end_run(
        self, id: int, state: str, *, reason: str = "",
        outcome: Mapping[str, Json] | None = None, at: float,
    ) -> Run:  # fmt: skip
        """Say how a run ended: done, failed or cancelled; the first end counts."""
        values = {
            "state": among(state, _ENDS, "state"), "reason": written(reason, "reason"),
            "ended_at": at, "outcome": dict(outcome or {}),
        }  # fmt: skip
        return self._move(id, ("queued", "running"), values)

    def requeue_run(self, id: int, reason: str) -> Run:
        """Put a run back whose process is gone."""
        values = {"state": "queued", "reason": written(reason, "reason"), "pid": None}
        return self._move(id, ("running",), values)

    def run(self, id: int) -> Run:
        """One run; raises NotInLedger."""
        with self._reading() as session:
            return record(Run, _run(session, id))

    def runs(
        self, project: str | None = None, *, states: Sequence[str] = (), limit: int = 50,
        after: int = 0,
    ) -> tuple[Run, ...]:  # fmt: skip
        """Runs of a project or of all, in some of the states or any, oldest first."""
        wanted = select(RunRow).where(col(RunRow.id) > counted(after, "after"))
        if project is not None:
            wanted = wanted.where(col(RunRow.project) == project)
        if states:
            asked = [among(state, RUN_STATES, "state") for state in states]
            wanted = wanted.where(col(RunRow.state).in_(asked))
        with self._reading() as session:
            return records(session, Run, wanted.order_by(col(RunRow.id)).limit(page(limit)))

    def tell(
        self, project: str | None, kind: str, data: Mapping[str, Json], *,
        run: int | None = None, at: float,
    ) -> Event:  # fmt: skip
        """Append an event, of a project or of the whole studio."""
        row = EventRow(
            project=project, run=None if run is None else counted(run, "run"),
            kind=named(kind, "kind"), data=dict(data), at=at,
        )  # fmt: skip
        with self._writing() as session:
            if project is not None:
                self._held(session, project)
            if self._engine.dialect.name == "postgresql":
                session.connection().execute(_ONE_TELLER)
            return added(session, Event, row)

    def events(
        self, project: str | None = None, *, after: int = 0, limit: int = 500
    ) -> tuple[Event, ...]:
        """Events of a project or of all, in order, behind the number `after`."""
        wanted = select(EventRow).where(col(EventRow.seq) > counted(after, "after"))
        if project is not None:
            wanted = wanted.where(col(EventRow.project) == project)
        with self._reading() as session:
            ordered = wanted.order_by(col(EventRow.seq)).limit(page(limit))
            return records(session, Event, ordered)

    def last_seq(self, project: str | None = None) -> int:
        """The number of the newest event; 0 before the first."""
        wanted = select(func.max(col(EventRow.seq)))
        if project is not None:
            wanted = wanted.where(col(EventRow.project) == project)
        with self._reading() as session:
            return session.exec(wanted).one() or 0

    def forget_events(self, before: int) -> int:
        """Drop the events with smaller numbers; how many they were."""
        old = delete(EventRow).where(col(EventRow.seq) < counted(before, "before"))
        with self._writing() as session:
            return int(session.connection().execute(old).rowcount)

    def _move(self, number: int, expected: Sequence[str], values: Mapping[str, Any]) -> Run:
        """Change a run that is in one of the `expected` states, or nothing."""
        mine = (col(RunRow.id) == counted(number, "run"), col(RunRow.state).in_(expected))
        with self._writing() as session:
            moved = session.connection().execute(update(RunRow).where(*mine).values(**values))
            row = _run(session, number)
            if moved.rowcount != 1:
                raise AlreadyInLedger(
                    f"run {number} is {row.state}; it cannot be {values['state']}"
                )
            return record(Run, row)


def _run(session: Session, number: int) -> RunRow:
    row = session.get(RunRow, counted(number, "run"))
    if row is None:
        raise NotInLedger(f"there is no run {number}")
    return row
