"""What continuity checks report, and a shot as they see it.

Enters: nothing; shapes only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.figures import Figure
from planner.lens import View
from planner.shots import Shot


class Grade(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audience might notice."""

    rule: str
    grade: Grade
    shots: tuple[str, ...]  # shot ids
    message: str


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A shot with its camera and everybody who can be seen, where they are at its end."""

    shot: Shot
    view: View
    bodies: Mapping[str, Figure]
    gazes: Mapping[str, str]
    moved: frozenset[str]  # who changes place during the shot
    leaving: frozenset[str] = frozenset()  # who goes out of sight during it
