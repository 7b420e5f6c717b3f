"""Frames for standing: locked, approved, as planned; the last change once more.

Enters: a case. Leaves: Mark and Revert edits, or the last edits for other shots.
"""

from collections.abc import Callable, Sequence

import msgspec

from planner.edits import AnyEdit, Mark, Revert
from planner.revising.answers import Unread
from planner.revising.frames.slots import Case, Frame, frame
from planner.shots import Shot


def _meant(case: Case) -> tuple[Shot, ...]:
    shots = case.named_shots() or case.about.shots or case.pointed()
    return shots or case.shots()


def _mark(**standing: bool) -> Callable[[Case], Sequence[AnyEdit]]:
    def edits(case: Case) -> Sequence[AnyEdit]:
        return [Mark(shot=s.id, **standing) for s in _meant(case)]

    return edits


def _reverted(case: Case) -> Sequence[AnyEdit]:
    if case.first("whole") and not case.all("shots"):
        return [Revert()]
    if case.all("scenes", "place"):
        raise Unread("name the shots that are to be as they were")
    return [Revert(shot=s.id) for s in _meant(case)]


def _same(case: Case) -> Sequence[AnyEdit]:
    made = case.about.edits or case.pointers.last
    changes = [e for e in made if getattr(e, "shot", None) is not None]
    if not changes or len(changes) != len(made):
        raise Unread("there is nothing of the last change that another shot could have too")
    first = getattr(changes[0], "shot", None)
    one = [e for e in changes if getattr(e, "shot", None) == first]
    return [msgspec.structs.replace(e, shot=s.id) for s in case.shots() for e in one]


FRAMES: tuple[Frame, ...] = (
    frame(
        "lock",
        "lock",
        "dwell stage n.camera same hold move order emotion",
        _mark(locked=True),
        rank=0,
    ),
    frame("unlock", "unlock", "stage remove lock", _mark(locked=False), rank=0),
    frame("approve", "approve", "stage n.camera mark", _mark(approved=True), rank=0),
    frame("revert", "revert", "stage whole n.camera order hold add", _reverted, rank=0),
    frame("same", "same", "stage add see order", _same, rank=7),
)
