"""Camera moves by note: push-in, pull-out, pan, tilt, track, by hand, still.

Enters: a draft and a Move. Leaves: the amended draft; the camera is solved anew.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.amending.aiming import point_of
from planner.amending.draft import Amended, Draft, filmed_shot, shot_of
from planner.amending.reshooting import reshot, sightings
from planner.amending.restaging import restaged
from planner.amending.telling import MOVES, name_of, thing_words, unmet
from planner.edits import Move
from planner.errors import RefusedEdit
from planner.shots import CameraMove, Ease, MoveKind, Shot, Way

_LEAST_TRAVEL, _MOST_TRAVEL = 0.1, 3.0
_WAYS = {MoveKind.PAN: (Way.LEFT, Way.RIGHT), MoveKind.TILT: (Way.UP, Way.DOWN)}


def move(draft: Draft, edit: Move) -> Amended:
    """Another camera move over the same framing, as far as the place has room for it."""
    shot = filmed_shot(draft, edit.shot)
    if not _LEAST_TRAVEL <= edit.travel <= _MOST_TRAVEL:
        raise RefusedEdit(
            f"a move travels {_LEAST_TRAVEL:g} to {_MOST_TRAVEL:g} times its usual way, "
            f"not {edit.travel:g}; ask for a static shot, or for another size"
        )
    _require_way(draft, shot, edit)
    pose = shot.move.start
    asked = replace(
        shot.asked, travel=None if edit.travel == 1.0 else edit.travel,
        way=edit.way, origin=edit.origin, target=edit.target,
    )  # fmt: skip
    wished = replace(shot, move=CameraMove(edit.kind, pose, pose, ease=edit.ease), asked=asked)
    after = reshot(draft, wished)
    made = shot_of(after, shot.id)
    moves = f"{MOVES[made.move.kind]}{_where(draft, edit) if made.move.kind is edit.kind else ''}"
    said = f"The camera of shot {shot.number} {moves}{_how(made)}{unmet(made)}"
    return Amended(after, said, (shot.id,))


def _require_way(draft: Draft, shot: Shot, edit: Move) -> None:
    """Raise RefusedEdit where a move goes no such way."""
    ways = _WAYS.get(edit.kind, ())
    if not ways and (edit.way or edit.origin or edit.target):
        raise RefusedEdit("only pans and tilts go a way of their own; ask for one of them")
    if edit.way is not None and edit.way not in ways:
        named = " or ".join(ways)
        raise RefusedEdit(f"a {edit.kind.value} goes {named}, not {edit.way.value}; choose")
    if edit.origin and edit.origin == edit.target:
        raise RefusedEdit("a move begins and ends at two different things; name another")
    _require_there(draft, shot, [name for name in (edit.origin, edit.target) if name])


def _require_there(draft: Draft, shot: Shot, names: Sequence[str]) -> None:
    """Raise RefusedEdit where somebody or something named is not in the set."""
    if not names:
        return
    staging = restaged(draft, shot.scene_id)
    wish = sightings(draft, staging)[shot.id]
    for name in names:
        if point_of(name, wish, staging) is None:
            raise RefusedEdit(
                f"{_called(draft, name)} is not to be found in the set of shot {shot.number}; "
                "name somebody or something that is there"
            )


def _called(draft: Draft, name: str) -> str:
    """A person by name, a thing by its noun."""
    people = {c.id for c in draft.graph.characters}
    return name_of(draft, name) if name in people else f"the {thing_words(name)}"


def _where(draft: Draft, edit: Move) -> str:
    way = f" {edit.way.value}" if edit.way is not None else ""
    begun = f" from {_called(draft, edit.origin)}" if edit.origin else ""
    ended = f" to {_called(draft, edit.target)}" if edit.target else ""
    return way + begun + ended


_EASES = {
    Ease.BOTH: "", Ease.LINEAR: " at a constant speed", Ease.IN: ", beginning softly",
    Ease.OUT: ", ending softly",
}  # fmt: skip


def _how(shot: Shot) -> str:
    travel = shot.asked.travel or 1.0
    by_hand = shot.move.kind is MoveKind.HANDHELD
    less, more = (" steadier", " shakier") if by_hand else (" slower, less far", " faster, farther")
    far = less if travel < 1.0 else more if travel > 1.0 else ""
    return far + _EASES[shot.move.ease]
