"""Visitors: who they are and what they may do.

Enters: nothing; shapes only. Leaves: roles and visitors for whoever lets them in.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a visitor may do; each may all that those before it may."""

    REVIEWER = "reviewer"  # look, and pin remarks
    EDITOR = "editor"  # change films
    OWNER = "owner"  # people, links, deletion


_ORDER = list(Role)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who was let in; `project` is the only one they see, "" for all."""

    name: str
    role: Role
    project: str = ""

    def may(self, role: Role) -> bool:
        """Whether what takes `role` is allowed."""
        return _ORDER.index(self.role) >= _ORDER.index(role)

    def sees(self, project: str) -> bool:
        """Whether a project is theirs to see."""
        return self.project in ("", project)
