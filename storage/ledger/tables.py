"""The tables of the studio's ledger, as SQLModel has them.

Enters: nothing. Leaves: one class per table, whose columns are named as the fields of its record
(`storage.ledger.records`). A change here needs a migration beside it (`migrations/versions`).
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, Integer, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel


class Big(TypeDecorator[int]):
    """Whole numbers of 64 bits; SQLite counts rows only in what it calls INTEGER."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of a database."""
        return Integer() if dialect.name == "sqlite" else BigInteger()


_COUNTED = {"sqlite_autoincrement": True}  # a number is never given twice, nor after a deletion


def _serial() -> Any:  # noqa: ANN401 - as sqlmodel.Field
    return Field(default=None, primary_key=True, sa_type=Big)


def _whole(**more: Any) -> Any:  # noqa: ANN401 - as sqlmodel.Field
    return Field(sa_type=Big, **more)


def _of_project(**more: Any) -> Any:  # noqa: ANN401 - as sqlmodel.Field
    return Field(foreign_key="project.id", ondelete="CASCADE", **more)


class ProjectRow(SQLModel, table=True):
    """Projects; `number` orders them."""

    __tablename__ = "project"
    __table_args__ = (UniqueConstraint("id", name="project_id"), _COUNTED)
    number: int | None = _serial()
    id: str
    title: str
    folder: str
    created_by: str
    created_at: float


class ScriptRow(SQLModel, table=True):
    """Script versions."""

    __tablename__ = "script_version"
    project: str = _of_project(primary_key=True)
    number: int = _whole(primary_key=True)
    digest: str
    filename: str
    parent: int | None = _whole(nullable=True)
    by: str
    at: float


class PlanRow(SQLModel, table=True):
    """Plan versions."""

    __tablename__ = "plan_version"
    project: str = _of_project(primary_key=True)
    number: int = _whole(primary_key=True)
    parent: int | None = _whole(nullable=True)
    digest: str
    note: str
    by: str
    at: float


class TakeRow(SQLModel, table=True):
    """Takes."""

    __tablename__ = "take"
    __table_args__ = (UniqueConstraint("project", "shot", "number", name="take_number"), _COUNTED)
    id: int | None = _serial()
    project: str = _of_project()
    shot: str
    number: int = _whole()
    digest: str
    poster: str | None
    cue: str | None
    plan_version: int = _whole()
    profile: str
    frames: int = _whole()
    at: float


class NoteRow(SQLModel, table=True):
    """Notes."""

    __tablename__ = "note"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    target: str
    text: str
    reply: Any = Field(sa_type=JSON)
    version: int | None = _whole(nullable=True)
    by: str
    at: float


class PinRow(SQLModel, table=True):
    """Pins."""

    __tablename__ = "pin"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    shot: str
    take: int = _whole()
    frame: int = _whole()
    text: str
    by: str
    resolved: bool
    at: float


class ApprovalRow(SQLModel, table=True):
    """Approvals."""

    __tablename__ = "approval"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    shot: str
    take: int = _whole()
    state: str
    by: str
    at: float


class ExportRow(SQLModel, table=True):
    """Exports."""

    __tablename__ = "export"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    kind: str
    options: Any = Field(sa_type=JSON)
    digest: str
    filename: str
    bytes: int = _whole()
    by: str
    at: float


class ConsentRow(SQLModel, table=True):
    """Consents."""

    __tablename__ = "consent"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    who: str
    text: str
    audio: str
    by: str
    at: float
    withdrawn_at: float | None


class RunRow(SQLModel, table=True):
    """Runs."""

    __tablename__ = "run"
    __table_args__ = (_COUNTED,)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    kind: str
    state: str = Field(index=True)
    reason: str
    wanted: Any = Field(sa_type=JSON)
    pid: int | None = _whole(nullable=True)
    by: str
    created_at: float
    started_at: float | None
    ended_at: float | None
    outcome: Any = Field(default_factory=dict, sa_type=JSON)


class EventRow(SQLModel, table=True):
    """Events."""

    __tablename__ = "event"
    __table_args__ = (_COUNTED,)
    seq: int | None = _serial()
    project: str | None = _of_project(index=True, nullable=True)
    run: int | None = _whole(nullable=True)
    kind: str
    data: Any = Field(sa_type=JSON)
    at: float


class UserRow(SQLModel, table=True):
    """Users."""

    __tablename__ = "user"
    __table_args__ = (UniqueConstraint("token_hash", name="user_token"),)
    id: str = Field(primary_key=True)
    name: str
    role: str
    token_hash: str
    at: float


class LinkRow(SQLModel, table=True):
    """Review links."""

    __tablename__ = "review_link"
    __table_args__ = (UniqueConstraint("token_hash", name="review_link_token"), _COUNTED)
    id: int | None = _serial()
    project: str = _of_project(index=True)
    token_hash: str
    expires: float
    revoked: bool
    by: str
    at: float


class AnswerRow(SQLModel, table=True):
    """Answers by idempotency key."""

    __tablename__ = "answer"
    scope: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request_digest: str
    status: int = _whole()
    body: str
    at: float


METADATA = SQLModel.metadata
"""All of the above, as SQLAlchemy knows it."""
