"""Exports of a finished film: every form in which it leaves the house.

Enters: a film folder, the name of a kind of export, options. Leaves: files that appear whole or not
at all, and what this form could not carry.
"""

from renderers.production.exporting.catalogue import kind_called, kinds
from renderers.production.exporting.errors import (
    BadOption,
    ExportError,
    NothingSelected,
    UnknownKind,
)
from renderers.production.exporting.kinds import ExportKind, Option, OptionKind
from renderers.production.exporting.orders import Exported, export

__all__ = [
    "BadOption",
    "ExportError",
    "ExportKind",
    "Exported",
    "NothingSelected",
    "Option",
    "OptionKind",
    "UnknownKind",
    "export",
    "kind_called",
    "kinds",
]
