"""Camera moves by note: push-in, pull-out, pan, tilt, track, by hand, still.

Enters: a draft and a Move. Leaves: the amended draft; the camera is solved anew.
"""

from dataclasses import replace

from planner.amending.draft import Amended, Draft, filmed_shot, shot_of
from planner.amending.reshooting import reshot
from planner.amending.telling import MOVES, unmet
from planner.edits import Move
from planner.errors import RefusedEdit
from planner.shots import CameraMove, Shot

_LEAST_TRAVEL, _MOST_TRAVEL = 0.1, 3.0


def move(draft: Draft, edit: Move) -> Amended:
    """Another camera move over the same framing, as far as the place has room for it."""
    shot = filmed_shot(draft, edit.shot)
    if not _LEAST_TRAVEL <= edit.travel <= _MOST_TRAVEL:
        raise RefusedEdit(
            f"a move travels {_LEAST_TRAVEL:g} to {_MOST_TRAVEL:g} times its usual way, "
            f"not {edit.travel:g}; ask for a static shot, or for another size"
        )
    pose = shot.move.start
    asked = replace(shot.asked, travel=None if edit.travel == 1.0 else edit.travel)
    wished = replace(shot, move=CameraMove(edit.kind, pose, pose, ease=edit.ease), asked=asked)
    after = reshot(draft, wished)
    made = shot_of(after, shot.id)
    said = f"The camera of shot {shot.number} {MOVES[made.move.kind]}{_how(made)}{unmet(made)}"
    return Amended(after, said, (shot.id,))


def _how(shot: Shot) -> str:
    travel = shot.asked.travel or 1.0
    return " less far" if travel < 1.0 else " farther" if travel > 1.0 else ""
