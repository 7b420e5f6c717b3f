"""What leaves the studio, and what it may use: exports and consents.

Enters: files that were handed over, words that somebody agreed to. Leaves: records of them, and the
digests of all that a cleaning must spare.
"""

from collections.abc import Mapping

from sqlmodel import col, select

from storage.blobs import Digest
from storage.errors import NotInLedger
from storage.ledger.bounds import counted, hashed, named, page, written
from storage.ledger.records import Consent, Export, Json
from storage.ledger.sessions import Sessions, added, record, records
from storage.ledger.tables import ConsentRow, ExportRow, PlanRow, ScriptRow, TakeRow


class Deliveries(Sessions):
    """What was handed over, and what was allowed."""

    def add_export(
        self, project: str, kind: str, options: Mapping[str, Json], *, digest: str,
        filename: str, bytes: int, by: str, at: float,
    ) -> Export:  # fmt: skip
        """Enter a file that was handed over."""
        row = ExportRow(
            project=project, kind=named(kind, "kind"), options=dict(options),
            digest=hashed(digest, "digest"), filename=written(filename, "file name", 4096),
            bytes=counted(bytes, "size"), by=written(by, "user", 80), at=at,
        )  # fmt: skip
        with self._writing() as session:
            self._held(session, project)
            return added(session, Export, row)

    def export(self, id: int) -> Export:
        """One export; raises NotInLedger."""
        with self._reading() as session:
            row = session.get(ExportRow, counted(id, "export"))
        if row is None:
            raise NotInLedger(f"there is no export {id}")
        return record(Export, row)

    def exports(self, project: str, *, limit: int = 50, after: int = 0) -> tuple[Export, ...]:
        """Exports of a project, oldest first."""
        mine = (col(ExportRow.project) == project, col(ExportRow.id) > counted(after, "after"))
        wanted = select(ExportRow).where(*mine).order_by(col(ExportRow.id)).limit(page(limit))
        with self._reading() as session:
            return records(session, Export, wanted)

    def add_consent(self, who: str, text: str, audio: str, *, by: str, at: float) -> Consent:
        """Enter what somebody agreed to, and the digest of the sound that it is about."""
        row = ConsentRow(
            who=written(who, "name", 500), text=written(text, "consent"),
            audio=hashed(audio, "sound"), by=written(by, "user", 80), at=at, withdrawn_at=None,
        )  # fmt: skip
        with self._writing() as session:
            return added(session, Consent, row)

    def consent(self, id: int) -> Consent:
        """One consent; raises NotInLedger."""
        with self._reading() as session:
            row = session.get(ConsentRow, counted(id, "consent"))
        if row is None:
            raise NotInLedger(f"there is no consent {id}")
        return record(Consent, row)

    def consents(self, *, limit: int = 50, after: int = 0) -> tuple[Consent, ...]:
        """All consents, oldest first, withdrawn ones among them."""
        behind = select(ConsentRow).where(col(ConsentRow.id) > counted(after, "after"))
        with self._reading() as session:
            wanted = behind.order_by(col(ConsentRow.id)).limit(page(limit))
            return records(session, Consent, wanted)

    def withdraw_consent(self, id: int, *, at: float) -> Consent:
        """Say that a consent no longer holds; the first withdrawal counts."""
        with self._writing() as session:
            row = session.get(ConsentRow, counted(id, "consent"))
            if row is None:
                raise NotInLedger(f"there is no consent {id}")
            row.withdrawn_at = at if row.withdrawn_at is None else row.withdrawn_at
            return added(session, Consent, row)

    def kept_digests(self, project: str) -> frozenset[Digest]:
        """Every blob that the ledger names for a project: a cleaning must spare them."""
        kept: set[str] = set()
        with self._reading() as session:
            for table in (ScriptRow, PlanRow, ExportRow):
                named_there = select(col(table.digest)).where(col(table.project) == project)
                kept.update(session.exec(named_there))
            takes = select(TakeRow.digest, TakeRow.poster).where(col(TakeRow.project) == project)
            for digest, poster in session.exec(takes):
                kept.update({digest, poster} if poster else {digest})
        return frozenset(Digest(digest) for digest in kept)
