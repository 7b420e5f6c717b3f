"""Whom a common noun can mean where: "the guard" is the guard of this scene.

Enters: a script's scenes and the roles in it. Leaves: for each line, the roles with a common name
(GUARD, KID, THE CROWD) that are not in its scene nor in the one before: lower-case nouns there mean
somebody else.
"""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from screenplay.elements import SceneHeading, Screenplay
from screenplay.people.billing import Call, key_of
from screenplay.people.introductions import Told, runs_of
from screenplay.people.roles import Role, owners
from screenplay.words.names import GROUP_NOUNS, PERSON_NOUNS

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Away(Container[str]):
    """Keys of roles with common names, but for those who are around."""

    common: frozenset[str] = _NOBODY
    around: frozenset[str] = _NOBODY

    def __contains__(self, key: object) -> bool:
        """Whether a role is not around."""
        return key in self.common and key not in self.around


@dataclass(frozen=True, slots=True)
class Strangers:
    """Roles with common names that are around, by the first line of each scene."""

    common: frozenset[str] = _NOBODY
    lines: tuple[int, ...] = ()
    around: tuple[frozenset[str], ...] = ()

    def at(self, line: int) -> Away:
        """Roles with common names that are not around at a line."""
        index = bisect_right(self.lines, line) - 1
        return Away(self.common, self.around[index]) if index >= 0 else Away()


def strangers(
    script: Screenplay,
    paragraphs: Sequence[Told],
    calls: Sequence[Call],
    roles: Mapping[str, Role],
) -> Strangers:
    """Which roles with common names are not around, scene by scene."""
    common = frozenset(key for key, role in roles.items() if _is_common(role))
    if not common:
        return Strangers()
    spoken = owners(role for role in roles.values() if not role.born)
    lines = [0, *(e.source.line for e in script.elements if isinstance(e, SceneHeading))]
    named: list[set[str]] = [set() for _ in lines]
    told = [(each.line, run) for each in paragraphs for run in runs_of(each)]
    told += [(call.source.line, key_of(call.cue.name)) for call in calls]
    for line, name in told:
        if name in spoken:
            named[bisect_right(lines, line) - 1].add(spoken[name].key)
    around = [frozenset((*named[at], *(named[at - 1] if at else ()))) for at in range(len(lines))]
    return Strangers(common, tuple(lines), tuple(around))


def _is_common(role: Role) -> bool:
    """KID and THE CROWD, not DR. KERR: every spelling ends in a noun, without a title."""
    return all(_is_noun(spelling.lower().split()) for spelling in role.spellings())


def _is_noun(words: Sequence[str]) -> bool:
    return bool(words) and (words[-1] in PERSON_NOUNS or words[-1] in GROUP_NOUNS) and (
        not any(word.endswith(".") for word in words)
    )  # fmt: skip
