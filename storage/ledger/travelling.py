"""A project's entries as one document, to travel with its folder to another studio.

Enters: a project's id; later the document and the id it gets there. Leaves: a JSON document
`ledger/1` with scripts, plans, takes, notes, pins, approvals and exports; later the same entries.
Runs, events, users, links and answers belong to the studio and stay there.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlmodel import Session, SQLModel, col, select

from storage.errors import AlreadyInLedger, BadReference
from storage.ledger.bounds import MOST, named, written
from storage.ledger.records import (
    Approval,
    Export,
    Json,
    Note,
    Pin,
    PlanVersion,
    Project,
    ScriptVersion,
    Take,
)
from storage.ledger.sessions import Sessions, added, record
from storage.ledger.tables import (
    ApprovalRow,
    ExportRow,
    NoteRow,
    PinRow,
    PlanRow,
    ProjectRow,
    ScriptRow,
    TakeRow,
)

LABEL = "ledger/1"
# By its name in the document, each kind of entry and its table, in the order of entering.
KINDS: Mapping[str, tuple[type[Any], type[SQLModel]]] = {
    "scripts": (ScriptVersion, ScriptRow),
    "plans": (PlanVersion, PlanRow),
    "takes": (Take, TakeRow),
    "notes": (Note, NoteRow),
    "pins": (Pin, PinRow),
    "approvals": (Approval, ApprovalRow),
    "exports": (Export, ExportRow),
}


class Travelling(Sessions):
    """Projects that come and go."""

    def packed(self, project: str) -> dict[str, Json]:
        """Everything that is entered about a project, as a JSON document."""
        with self._reading() as session:
            row = self._held(session, project)
            document: dict[str, Json] = {
                "label": LABEL, "project": dataclasses.asdict(record(Project, row)),
            }  # fmt: skip
            for name, (kind, table) in KINDS.items():
                document[name] = _entries(session, project, kind, table)
        return document

    def unpack(self, document: Json, *, id: str, folder: str) -> Project:
        """Enter a project from elsewhere, under an id of this studio.

        Raises:
            BadReference: the document is not ours, or damaged; nothing is entered.
            AlreadyInLedger: the id is taken.
        """
        label = document.get("label") if isinstance(document, dict) else None
        if label != LABEL:
            raise BadReference(f"a document {label!r}; only {LABEL!r} can be entered")
        with self._writing() as session:
            if session.exec(
                select(ProjectRow).where(col(ProjectRow.id) == named(id, "id"))
            ).first():
                raise AlreadyInLedger(f"project {id!r} exists already; choose another folder")
            made = _project(session, document, id, folder)
            for name, (kind, table) in KINDS.items():
                for entry in _checked(document.get(name, ()), tuple[kind, ...], name):  # type: ignore[valid-type]  # a value
                    session.add(table(**_columns(entry, id)))
            return made


def _entries(
    session: Session, project: str, kind: type[Any], table: type[SQLModel]
) -> list[dict[str, Json]]:
    """All rows of a project, in the order in which they were entered."""
    columns = table.__table__.columns  # type: ignore[attr-defined]  # SQLModel adds it
    order = columns["id"] if "id" in columns else columns["number"]
    rows = session.exec(select(table).where(columns["project"] == project).order_by(order))
    return [dataclasses.asdict(record(kind, row)) for row in rows]


def _project(session: Session, document: Json, id: str, folder: str) -> Project:
    brought = _checked(document.get("project"), Project, "project")
    row = ProjectRow(
        id=id, title=written(brought.title, "title", 500), folder=written(folder, "folder", 4096),
        created_by=written(brought.created_by, "user", 80), created_at=brought.created_at,
    )  # fmt: skip
    return added(session, Project, row)


def _checked(value: Json, kind: Any, place: str) -> Any:  # noqa: ANN401 - a type, and one of it
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise BadReference(f"{place}: {error}; the document is damaged") from error


def _columns(entry: Any, project: str) -> dict[str, Json]:  # noqa: ANN401 - any record
    """An entry's columns, within bounds, numbered anew where the studio numbers."""
    values = {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}
    values.pop("id", None)
    for name, value in values.items():
        if isinstance(value, str):
            written(value, name)
        elif isinstance(value, int) and not 0 <= value <= MOST:
            raise BadReference(f"{name} {value} is out of bounds; the document is damaged")
    return {**values, "project": project}
