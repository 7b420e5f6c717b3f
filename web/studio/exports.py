"""Exports: what is offered, and what was made.

Enters: the catalogue of exports and the ledger. Leaves: shapes, and options that fit their kind.
The catalogue is imported when it is asked for: it brings the planner along.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from web.studio.errors import NotThere, Unfit
from web.studio.shapes import ExportKind, ExportOption, ExportView
from web.studio.when import iso

if TYPE_CHECKING:
    from renderers.production.exporting import ExportKind as Offered
    from renderers.production.exporting import Option
    from storage.ledger import Ledger
    from storage.ledger.records import Export

_PAGE = 500
_FOLDER = ".zip"  # what is a folder of files comes as one archive


def offered() -> tuple[ExportKind, ...]:
    """Everything that can be exported, in the order of the catalogue."""
    from renderers.production.exporting import kinds

    return tuple(_kind(kind) for kind in kinds())


def made(ledger: "Ledger", project: str, limit: int, after: int) -> tuple[ExportView, ...]:
    """What was exported, newest first; with `after` only what was before that one."""
    found: list[Export] = []
    while page := ledger.exports(project, limit=_PAGE, after=found[-1].id if found else 0):
        found += page
    older = [export for export in found[::-1] if not after or export.id < after]
    return tuple(
        ExportView(
            e.id, e.kind, e.filename, e.bytes, iso(e.at), tuple(e.options.get("not_carried", ()))
        )
        for e in older[:limit]
    )


def fitted(kind: str, options: Mapping[str, Any]) -> dict[str, str | int | bool]:
    """Options as their kind takes them: forms send text for everything.

    Raises NotThere for an unknown kind, Unfit for a number that is none, BadOption.
    """
    from renderers.production.exporting import UnknownKind, kind_called
    from renderers.production.exporting.choosing import chosen_options

    try:
        found = kind_called(kind)
    except UnknownKind as error:
        raise NotThere(str(error)) from error
    given = {
        name: _value(found.option(name), name, value)
        for name, value in options.items()
        if value not in ("", None)
    }
    return dict(chosen_options(found, given))


def _value(option: "Option | None", name: str, value: object) -> str | int | bool:
    if option is None or not isinstance(value, str):
        if isinstance(value, str | int | bool):
            return value
        raise Unfit(f"option {name!r}: send text, a whole number, true or false")
    if isinstance(option.default, bool):
        return value.lower() in ("true", "on", "yes", "1")
    if isinstance(option.default, int):
        try:
            return int(value)
        except ValueError as error:
            raise Unfit(f"option {name!r}: {value[:40]!r} is no whole number") from error
    return value


def _kind(kind: "Offered") -> ExportKind:
    return ExportKind(
        kind=kind.name,
        name=kind.title,
        extension=kind.ending or _FOLDER,
        what_for=kind.purpose,
        options=tuple(_option(option) for option in kind.options),
        not_carried=kind.cannot_carry,
        missing="",
    )


def _option(option: "Option") -> ExportOption:
    default = option.default
    if isinstance(default, bool):
        return ExportOption(option.name, option.purpose, ("false", "true"), str(default).lower())
    return ExportOption(option.name, option.purpose, option.choices, str(default))
