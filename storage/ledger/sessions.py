"""One database, and short transactions on it.

Enters: a URL. Leaves: sessions that read or write, and the database's faults as storage errors.
SQLite: WAL, the write lock taken first (`BEGIN IMMEDIATE`), commits that outlive kill -9.
"""

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.errors import (
    AlreadyInLedger,
    LedgerUnreachable,
    NotInLedger,
    StorageError,
    StorageFull,
    StorageReadOnly,
)
from storage.ledger.bounds import named
from storage.ledger.migrating import upgrade
from storage.ledger.tables import ProjectRow
from storage.sqlite_faults import explained

Record = TypeVar("Record")
Row = TypeVar("Row", bound=SQLModel)
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 30000",
            "foreign_keys = ON")  # fmt: skip
_BY_SQLSTATE: dict[str, type[StorageError]] = {
    "53100": StorageFull, "25006": StorageReadOnly, "42501": StorageReadOnly,
}  # fmt: skip


class Sessions:
    """What every part of the ledger stands on."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = create_engine(url, hide_parameters=True)
        except (exc.ArgumentError, ImportError) as error:
            raise LedgerUnreachable(
                f"ledger {_shown(url)}: {error}; write sqlite:////path/studio.db, or "
                "postgresql+psycopg://… with the extra storyreel[postgresql]"
            ) from error
        self.place = self._engine.url.render_as_string(hide_password=True)
        if self._engine.dialect.name == "sqlite":
            _manage_transactions(self._engine)
        self._writer = self._engine.execution_options(writing=True)

    def migrate(self) -> None:
        """Bring the tables up to date; what stands in them stays."""
        with self._faults(), self._writer.begin() as connection:
            upgrade(connection)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._faults(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A transaction that commits when the block ends well."""
        with self._faults(), Session(self._writer, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except exc.IntegrityError as error:  # another was quicker
            raise AlreadyInLedger(f"ledger {self.place}: {error.orig}; look again") from error
        except exc.DBAPIError as error:
            raise _explained(error, self.place) from error

    def _held(self, session: Session, project: str) -> ProjectRow:
        """A project, held until the transaction ends, so that numbers in it are given in order."""
        wanted = select(ProjectRow).where(col(ProjectRow.id) == named(project, "project"))
        row = session.exec(wanted.with_for_update()).first()
        if row is None:
            raise NotInLedger(f"there is no project {project!r}; see the list of projects")
        return row


def record(kind: type[Record], row: SQLModel) -> Record:
    """A row as its record, whose fields are named as its columns."""
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # every record is a dataclass
    return kind(**{field.name: getattr(row, field.name) for field in fields})


def records(
    session: Session, kind: type[Record], wanted: SelectOfScalar[Row]
) -> tuple[Record, ...]:
    """All rows that are wanted, as their records; read as columns, a fifth of what objects cost."""
    columns = wanted.column_descriptions[0]["entity"].__table__.columns
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # every record is a dataclass
    rows = wanted.with_only_columns(*(columns[field.name] for field in fields))
    return tuple(kind(*row) for row in session.connection().execute(rows))


def added(session: Session, kind: type[Record], row: SQLModel) -> Record:
    """Put a row in; its record, with the number that the database gave it."""
    session.add(row)
    session.flush()
    return record(kind, row)


def _manage_transactions(engine: Engine) -> None:
    """Have SQLite begin transactions when we say so, and as we say."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _explained(error: exc.DBAPIError, place: str) -> StorageError:
    cause: Any = error.orig
    if isinstance(cause, sqlite3.Error):
        return explained(cause, place, LedgerUnreachable, "restore it from a backup")
    kind = _BY_SQLSTATE.get(getattr(cause, "sqlstate", None) or "", LedgerUnreachable)
    remedy = "see that the database runs, answers and may be written to, then try again"
    return kind(f"ledger {place}: {str(cause).strip()}; {remedy}")


def _shown(url: str) -> str:
    """A URL that could not be read, without what may be a password."""
    return f"{url.partition(':')[0]}:…"
