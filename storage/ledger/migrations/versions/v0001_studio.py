"""The studio's first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ENTRIES = ("approval", "event", "export", "note", "pin", "review_link", "run", "take")


def upgrade() -> None:
    """Make every table."""
    people()
    films()
    remarks()
    work()
    with op.batch_alter_table("run") as run:
        run.create_index("ix_run_state", ["state"])


def downgrade() -> None:
    """Drop every table."""
    for name in (
        *ENTRIES,
        "script_version",
        "plan_version",
        "user",
        "project",
        "consent",
        "answer",
    ):
        op.drop_table(name)


def people() -> None:
    """Who comes in, what they agreed to and what they were answered."""
    op.create_table(
        "answer", _text("scope"), _text("key"), _text("request_digest"), _whole("status"),
        _text("body"), _time("at"), sa.PrimaryKeyConstraint("scope", "key"),
    )  # fmt: skip
    op.create_table(
        "consent", _whole("id"), _text("who"), _text("text"), _text("audio"), _text("by"),
        _time("at"), _time("withdrawn_at", nullable=True), sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_table(
        "user", _text("id"), _text("name"), _text("role"), _text("token_hash"), _time("at"),
        sa.PrimaryKeyConstraint("id"), sa.UniqueConstraint("token_hash", name="user_token"),
    )  # fmt: skip


def films() -> None:
    """Projects, scripts, plans and takes."""
    op.create_table(
        "project", _whole("number"), _text("id"), _text("title"), _text("folder"),
        _text("created_by"), _time("created_at"), sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id", name="project_id"), sqlite_autoincrement=True,
    )  # fmt: skip
    _versions("script_version", _text("digest"), _text("filename"))
    _versions("plan_version", _text("digest"), _text("note"))
    _entries(
        "take", _text("shot"), _whole("number"), _text("digest"),
        _text("poster", nullable=True), _text("cue", nullable=True),
        _whole("plan_version"), _text("profile"), _whole("frames"),
        sa.UniqueConstraint("project", "shot", "number", name="take_number"), indexed=False,
    )  # fmt: skip


def remarks() -> None:
    """Notes, pins, approvals, review links and exports."""
    _entries(
        "note", _text("target"), _text("text"), _json("reply"), _whole("version", nullable=True),
        _text("by"),
    )  # fmt: skip
    _entries(
        "pin", _text("shot"), _whole("take"), _whole("frame"), _text("text"), _text("by"),
        sa.Column("resolved", sa.Boolean(), nullable=False),
    )  # fmt: skip
    _entries("approval", _text("shot"), _whole("take"), _text("state"), _text("by"))
    _entries(
        "review_link", _text("token_hash"), _time("expires"), _text("by"),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("token_hash", name="review_link_token"),
    )  # fmt: skip
    _entries(
        "export", _text("kind"), _json("options"), _text("digest"), _text("filename"),
        _whole("bytes"), _text("by"),
    )  # fmt: skip


def work() -> None:
    """Runs and events."""
    _entries(
        "run", _text("kind"), _text("state"), _text("reason"), _json("wanted"),
        _whole("pid", nullable=True), _text("by"), _time("created_at"),
        _time("started_at", nullable=True), _time("ended_at", nullable=True), at=False,
    )  # fmt: skip
    op.create_table(
        "event", _whole("seq"), _text("project", nullable=True), _whole("run", nullable=True),
        _text("kind"), _json("data"), _time("at"), _belongs(), sa.PrimaryKeyConstraint("seq"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    with op.batch_alter_table("event") as event:
        event.create_index("ix_event_project", ["project"])


def _entries(
    name: str, *columns: sa.Column[Any] | sa.Constraint, indexed: bool = True, at: bool = True
) -> None:
    """A table of what belongs to a project, numbered through the ledger."""
    times = [_time("at")] if at else []
    op.create_table(
        name, _whole("id"), _text("project"), *columns, *times, _belongs(),
        sa.PrimaryKeyConstraint("id"), sqlite_autoincrement=True,
    )  # fmt: skip
    if indexed:
        with op.batch_alter_table(name) as table:
            table.create_index(f"ix_{name}_project", ["project"])


def _versions(name: str, *columns: sa.Column[Any]) -> None:
    """A table of versions, numbered within their project."""
    op.create_table(
        name, _text("project"), _whole("number"), _whole("parent", nullable=True), *columns,
        _text("by"), _time("at"), _belongs(), sa.PrimaryKeyConstraint("project", "number"),
    )  # fmt: skip


def _belongs() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["project"], ["project.id"], ondelete="CASCADE")


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, BIG, nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Float(), nullable=nullable)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)
