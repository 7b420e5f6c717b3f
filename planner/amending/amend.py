"""One edit, or a list of them, carried out.

Enters: a draft and edits. Leaves: the amended draft. Pure: the draft given is never changed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planner import edits
from planner.amending.acting import look_at, perform
from planner.amending.blocking import block
from planner.amending.carrying import carry
from planner.amending.cutting import drop, merge, reorder, split, transition
from planner.amending.draft import Amended, Draft, Skipped
from planner.amending.dressing import dress
from planner.amending.framing import reframe
from planner.amending.furnishing import furnish
from planner.amending.inserting import insert
from planner.amending.lengths import hold, length, pace
from planner.amending.lighting import relight
from planner.amending.movement import move
from planner.amending.sound import sound, voice
from planner.amending.standing import keeping, mark, revert
from planner.amending.styling import style
from planner.edits import AnyEdit, Edit
from planner.errors import RefusedEdit
from planner.shots import ShotPlan

_CARRIED_OUT: Mapping[type[Edit], Callable[[Draft, Any], Amended]] = {
    edits.Reframe: reframe, edits.Move: move, edits.Transition: transition,
    edits.Hold: hold, edits.Length: length, edits.Pace: pace,
    edits.Split: split, edits.Merge: merge, edits.Drop: drop, edits.Insert: insert,
    edits.Reorder: reorder, edits.Block: block, edits.LookAt: look_at, edits.Perform: perform,
    edits.Dress: dress, edits.Carry: carry, edits.Relight: relight, edits.Furnish: furnish,
    edits.Style: style,
    edits.Voice: voice, edits.Sound: sound, edits.Mark: mark, edits.Revert: revert,
}  # fmt: skip


def amend(draft: Draft, edit: AnyEdit) -> Amended:
    """Carry out one edit; raises RefusedEdit with the reason and a remedy where it cannot be."""
    return _CARRIED_OUT[type(edit)](draft, edit)


def amended(
    draft: Draft, notes: Iterable[AnyEdit], earlier: ShotPlan | None = None
) -> tuple[Draft, tuple[Skipped, ...]]:
    """Replay edits on a plan that was made anew; what cannot be made is skipped with its reason.

    Shots that were locked in the `earlier` plan keep their framing and move.
    """
    skipped: list[Skipped] = []
    for edit in notes:
        try:
            draft = amend(draft, edit).draft
        except RefusedEdit as refused:
            skipped.append(Skipped(edit, str(refused)))
    return (keeping(draft, earlier) if earlier is not None else draft), tuple(skipped)
