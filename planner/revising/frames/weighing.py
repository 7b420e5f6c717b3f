"""What the clauses of a note ask for together.

Enters: the edits of each clause. Leaves: those of the note: what is said to be wrong is only the
reason where a wish for it is told too, and one line or scene has one edit of a kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from planner.edits import (
    AnyEdit,
    Block,
    Drop,
    Hold,
    Insert,
    Length,
    LookAt,
    Merge,
    Move,
    Pace,
    Perform,
    Reframe,
    Relight,
    Sound,
    Split,
    Style,
    Transition,
    Voice,
)  # fmt: skip
from planner.revising.answers import Unread
from planner.revising.footage import Footage


@dataclass(slots=True)
class Read:
    """What a clause asks for, and whether it only states what is wrong."""

    edits: tuple[AnyEdit, ...]
    states: bool
    points: bool  # at shots or moments of its own


def meant(reads: Sequence[Read]) -> list[AnyEdit]:
    """The edits of a note: what is wrong is only the reason where a wish for it follows."""
    found: list[AnyEdit] = []
    for place, one in enumerate(reads):
        later = [r for r in reads[place + 1 :] if r.edits and not r.states]
        earlier = [r for r in reads[:place] if r.edits and not r.states]
        if one.states and any(_alike(one, r) for r in (*later, *earlier)):
            continue
        if one.states and any(_same_craft(one, r) and not (one.points and r.points) for r in later):
            continue
        found += one.edits
    return found


def once_each(edits: Sequence[AnyEdit]) -> list[AnyEdit]:
    """One Perform for each line, where a note asks for several things of it."""
    found: list[AnyEdit] = []
    for edit in edits:
        same = next(
            (n for n, e in enumerate(found) if _of_one(e, edit)), None,
        )  # fmt: skip
        if same is None:
            found.append(edit)
            continue
        one, kept = found[same], set(edit.__struct_fields__) - {"beat", "character", "scene"}
        if isinstance(one, Perform) and isinstance(edit, Perform):
            if one.emotion is None and edit.emotion is not None:  # how much was of another feeling
                found[same] = msgspec.structs.replace(one, intensity=None)
            elif edit.emotion is None and one.emotion is not None and edit.intensity is not None:
                kept.discard("intensity")
        given = {
            f: v for f in edit.__struct_fields__
            if (v := getattr(edit, f)) is not None and f in kept
        }  # fmt: skip
        if any(
            getattr(found[same], f) not in {None, v} for f, v in given.items() if f != "intensity"
        ):
            raise Unread("the note asks for two different things of one line")
        found[same] = msgspec.structs.replace(found[same], **given)
    return found


def so_already(edit: AnyEdit, film: Footage) -> bool:
    """Whether a framing asks for nothing new."""
    if not isinstance(edit, Reframe) or edit.shot not in film.by_id:
        return False
    now = film.by_id[edit.shot].framing
    return all(
        getattr(edit, f) is None or getattr(edit, f) == getattr(now, f)
        for f in ("size", "angle", "lens_mm", "kind", "subjects", "foreground", "thing", "side")
    )


def _of_one(one: AnyEdit, other: AnyEdit) -> bool:
    """Whether both are for the same line, or for the same scene's light."""
    if isinstance(one, Perform) and isinstance(other, Perform):
        return (one.beat, one.character) == (other.beat, other.character)
    return isinstance(one, Relight) and isinstance(other, Relight) and one.scene == other.scene


_CRAFTS: tuple[tuple[type, ...], ...] = (
    (Length, Hold, Pace, Transition, Insert, Drop, Merge, Split), (Reframe, Move, Insert),
    (Style, Relight), (Perform, Block, LookAt, Voice), (Sound, Voice),
)  # fmt: skip


def _same_craft(one: Read, other: Read) -> bool:
    """Whether what is wrong may be the reason for a wish."""
    return any(
        any(isinstance(e, craft) for e in one.edits)
        and any(isinstance(e, craft) for e in other.edits)
        for craft in _CRAFTS
    )


def _alike(one: Read, other: Read) -> bool:
    kinds = {type(e) for e in one.edits}
    return bool(kinds & {type(e) for e in other.edits})
