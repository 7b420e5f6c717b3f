"""The standing of shots: locked, approved, and back to what the planner made.

Enters: a draft and a Mark or Revert. Leaves: the amended draft.
"""

from dataclasses import replace

from planner.amending.draft import (
    Amended,
    Draft,
    open_shot,
    shot_of,
    timings_of,
    with_changed,
    with_timings,
)
from planner.amending.telling import listed
from planner.edits import Mark, Revert
from planner.errors import RefusedEdit
from planner.shots import Shot, ShotPlan


def mark(draft: Draft, edit: Mark) -> Amended:
    """Lock, unlock, approve a shot, or take the approval back."""
    shot = shot_of(draft, edit.shot)
    told = []
    if edit.locked is not None:
        told.append("locked" if edit.locked else "unlocked")
    if edit.approved is not None:
        told.append("approved" if edit.approved else "no longer approved")
    if not told:
        raise RefusedEdit("that mark says nothing; lock or approve the shot, or undo either")
    made = replace(
        shot, locked=shot.locked if edit.locked is None else edit.locked,
        approved=shot.approved if edit.approved is None else edit.approved,
    )  # fmt: skip
    return Amended(with_changed(draft, [made]), f"Shot {shot.number} is {listed(told)}", (shot.id,))


def revert(draft: Draft, edit: Revert) -> Amended:
    """A shot, or the film, as the planner made it."""
    if edit.shot is None:
        return _film(draft)
    shot = open_shot(draft, edit.shot)
    planned = next((s for s in draft.planned.plan.shots if s.id == shot.id), None)
    if planned is None:
        raise RefusedEdit(f"shot {shot.number} was made by a note; drop it instead")
    if planned.covers != shot.covers:
        raise RefusedEdit(
            f"shot {shot.number} shows another stretch of the script than planned; "
            "undo the cut, or revert the film"
        )
    made = replace(planned, number=shot.number, approved=shot.approved)
    rows = timings_of(draft.planned.plan)
    beats = {c.beat_id: rows[c.beat_id] for c in shot.covers if c.beat_id in rows}
    after = with_timings(with_changed(draft, [made]), beats)
    return Amended(after, f"Shot {shot.number} is as planned again", (shot.id,))


def _film(draft: Draft) -> Amended:
    """Everything as planned; locked shots keep camera and marks."""
    held = {s.id: s for s in draft.plan.shots if s.locked}
    after = keeping(draft.planned, draft.plan) if held else draft.planned
    shots = tuple(s.id for s in after.plan.shots if s.id not in held)
    kept = f", but for {len(held)} locked" if held else ""
    return Amended(after, f"The film is as planned again{kept}", shots)


def keeping(draft: Draft, earlier: ShotPlan) -> Draft:
    """The draft with framing, move and marks of the shots that an earlier plan has locked."""
    old = {s.id: s for s in earlier.shots if s.locked}
    return with_changed(draft, [_kept(s, old[s.id]) for s in draft.plan.shots if s.id in old])


def _kept(shot: Shot, old: Shot) -> Shot:
    return replace(
        shot, framing=old.framing, move=old.move, setup_id=old.setup_id, asked=old.asked,
        approximations=old.approximations, finish=old.finish, locked=True, approved=old.approved,
    )  # fmt: skip
