"""What people say about a film: notes, pins on frames, approvals.

Enters: words, and what they are about. Leaves: records of them.
"""

import re

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.errors import BadReference, NotInLedger
from storage.ledger.bounds import among, counted, named, page, written
from storage.ledger.records import APPROVAL_STATES, Approval, Json, Note, Pin
from storage.ledger.sessions import Sessions, added, record, records
from storage.ledger.tables import ApprovalRow, NoteRow, PinRow

_TARGET = re.compile(r"film|(scene|shot):[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")
_NOTE = 20_000


class Remarks(Sessions):
    """What was said."""

    def add_note(
        self, project: str, target: str, text: str, *, reply: Json, version: int | None,
        by: str, at: float,
    ) -> Note:  # fmt: skip
        """Enter a note to the film, to scene:ID or to shot:ID, with what it was answered."""
        if not _TARGET.fullmatch(target):
            raise BadReference(f"a note to {target[:100]!r}; write film, scene:ID or shot:ID")
        row = NoteRow(
            project=project, target=target, text=written(text, "note", _NOTE), reply=reply,
            version=None if version is None else counted(version, "version"),
            by=written(by, "user", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            return added(session, Note, row)

    def settle_note(self, id: int, *, reply: Json, version: int | None) -> Note:
        """Say what a note came to."""
        with self._writing() as session:
            row = session.get(NoteRow, counted(id, "note"))
            if row is None:
                raise NotInLedger(f"there is no note {id}")
            row.reply = reply
            row.version = None if version is None else counted(version, "version")
            return added(session, Note, row)

    def notes(self, project: str, *, limit: int = 50, after: int = 0) -> tuple[Note, ...]:
        """Notes of a project, oldest first, behind the one with the id `after`."""
        mine = (col(NoteRow.project) == project, col(NoteRow.id) > counted(after, "after"))
        wanted = select(NoteRow).where(*mine).order_by(col(NoteRow.id)).limit(page(limit))
        with self._reading() as session:
            return records(session, Note, wanted)

    def latest_notes(self, project: str, limit: int = 50) -> tuple[Note, ...]:
        """The newest notes of a project, oldest of them first."""
        wanted = select(NoteRow).where(col(NoteRow.project) == project)
        newest = wanted.order_by(col(NoteRow.id).desc()).limit(page(limit))
        with self._reading() as session:
            return records(session, Note, newest)[::-1]

    def add_pin(
        self, project: str, shot: str, take: int, frame: int, text: str, *, by: str, at: float
    ) -> Pin:
        """Pin a remark to a frame of a take."""
        row = PinRow(
            project=project, shot=named(shot, "shot"), take=counted(take, "take"),
            frame=counted(frame, "frame"), text=written(text, "remark", _NOTE),
            by=written(by, "user", 80), resolved=False, at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            return added(session, Pin, row)

    def pin(self, id: int) -> Pin:
        """One pin; raises NotInLedger."""
        with self._reading() as session:
            return record(Pin, _pin(session, id))

    def pins(
        self, project: str, shot: str | None = None, *, limit: int = 200, after: int = 0
    ) -> tuple[Pin, ...]:
        """Pins of a project or of one shot, oldest first."""
        wanted = select(PinRow).where(
            col(PinRow.project) == project, col(PinRow.id) > counted(after, "after")
        )
        if shot is not None:
            wanted = wanted.where(col(PinRow.shot) == shot)
        with self._reading() as session:
            return records(session, Pin, wanted.order_by(col(PinRow.id)).limit(page(limit)))

    def resolve_pin(self, id: int, *, resolved: bool = True) -> Pin:
        """Mark a pin as dealt with, or not."""
        with self._writing() as session:
            row = _pin(session, id)
            row.resolved = resolved
            return added(session, Pin, row)

    def delete_pin(self, id: int) -> None:
        """Take a pin out."""
        with self._writing() as session:
            session.delete(_pin(session, id))

    def approve(
        self, project: str, shot: str, take: int, state: str, *, by: str, at: float
    ) -> Approval:
        """Say what is decided about a take: approved, rejected, or open again."""
        row = ApprovalRow(
            project=project, shot=named(shot, "shot"), take=counted(take, "take"),
            state=among(state, APPROVAL_STATES, "state"), by=written(by, "user", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            return added(session, Approval, row)

    def approvals(self, project: str) -> dict[str, Approval]:
        """What was decided last about each shot."""
        newest = (
            select(func.max(col(ApprovalRow.id)))
            .where(col(ApprovalRow.project) == project)
            .group_by(col(ApprovalRow.shot))
        )
        wanted = select(ApprovalRow).where(col(ApprovalRow.id).in_(newest))
        with self._reading() as session:
            return {one.shot: one for one in records(session, Approval, wanted)}


def _pin(session: Session, number: int) -> PinRow:
    row = session.get(PinRow, counted(number, "pin"))
    if row is None:
        raise NotInLedger(f"there is no pin {number}")
    return row
