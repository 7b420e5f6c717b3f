"""The shape of one question to the writer.

Enters: nothing. Leaves: a frozen Diagnostic.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure it is that something is wrong."""

    WARNING = "warning"  # the film will not be what the writer meant
    HINT = "hint"  # worth a look


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """What looks wrong, where, and what to do; lines and columns count from 1.

    `length` counts characters from there, 0 where none are meant (a line of XML, the whole file).
    """

    line: int
    column: int
    length: int
    code: str
    severity: Severity
    message: str
    remedy: str
