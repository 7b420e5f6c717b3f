"""Diagnostics as lines that editors and people read, and as JSON.

Enters: diagnostics. Leaves: text, or plain data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from screenplay.diagnostics import Diagnostic, Severity

LABEL = "diagnostics/1"


def diagnostics_told(name: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    """`file:line:column: severity: message (remedy) [code]`, one a line, and a count."""
    for told in found:
        place = f"{name}:{told.line}:{told.column}"
        yield f"{place}: {told.severity}: {told.message} ({told.remedy}) [{told.code}]"
    yield counted(found)


def counted(found: Sequence[Diagnostic]) -> str:
    """How many there are: `2 warnings, 1 hint`."""
    warnings = sum(told.severity is Severity.WARNING for told in found)
    return f"{_many(warnings, 'warning')}, {_many(len(found) - warnings, 'hint')}"


def diagnostics_data(name: str, found: Sequence[Diagnostic]) -> dict[str, Any]:
    """The document `diagnostics/1`."""
    return {"label": LABEL, "file": name, "diagnostics": [asdict(told) for told in found]}


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
