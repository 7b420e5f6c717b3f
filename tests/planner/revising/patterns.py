"""Edits against the patterns of those that a fair director would accept.

Enters: an edit, and a line such as `hold shot=12 tail_frames=6..48`. A field may give choices
(CU|MCU), a span (6..48), a pattern of letters (*window*), anything (*) or be as it was (-); fields
that are not named must be as they were. Leaves: whether the edit is one of those meant.
"""

import shlex
from fnmatch import fnmatchcase
from typing import Any

from planner.edits import AnyEdit
from planner.shots import ShotPlan
from screenplay.scene_graph import SceneGraph
from tests.planner.revising.films import value


def matches(edit: AnyEdit, line: str, plan: ShotPlan, graph: SceneGraph) -> bool:
    """Whether an edit is one of those that a line describes."""
    kind, *rest = shlex.split(line)
    if kind != edit.__struct_config__.tag:
        return False
    wanted = dict(part.split("=", 1) for part in rest)
    unknown = wanted.keys() - set(edit.__struct_fields__)
    if unknown:
        msg = f"{line!r}: a {kind} has no {sorted(unknown)}; correct the expectation"
        raise ValueError(msg)
    plain = _defaults(edit)
    return all(
        any(
            _fits(getattr(edit, key), option, key, plain, plan, graph)
            for option in wanted.get(key, "-").split("|")
        )
        for key in edit.__struct_fields__
    )


def _defaults(edit: AnyEdit) -> dict[str, Any]:
    given = len(edit.__struct_fields__) - len(edit.__struct_defaults__)
    return dict(zip(edit.__struct_fields__[given:], edit.__struct_defaults__, strict=True))


def _fits(
    found: Any, option: str, key: str, plain: dict[str, Any], plan: ShotPlan, graph: SceneGraph
) -> bool:
    if option == "-":
        return key in plain and bool(found == plain[key])
    if option == "*":
        return True
    if ".." in option:
        low, high = option.split("..")
        return isinstance(found, int | float) and float(low) <= found <= float(high)
    if "*" in option:
        return fnmatchcase(str(found).lower(), option)
    meant = value(key, option, plan, graph)
    if isinstance(meant, list):
        return sorted(found or ()) == sorted(meant)
    if isinstance(found, bool):
        return str(found).lower() == meant
    if isinstance(found, int | float):
        return abs(found - float(meant)) < 1e-6
    return str(found) == meant
