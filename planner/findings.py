"""What continuity checks report.

Enters: nothing; shapes only. Leaves: a Finding names its shots and frames, the rule that is broken,
where the rule comes from and what mends it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audience might notice."""

    rule: str  # one of `planner.continuity.rules.RULES`
    grade: Grade
    shots: tuple[str, ...]  # shot ids, in film order
    message: str
    numbers: tuple[int, ...] = ()  # the shots' numbers
    frames: tuple[int, int] | None = None  # first and last film frame where it shows
    source: str = ""  # where the rule comes from
    remedy: str = ""
