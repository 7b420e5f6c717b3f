"""Somebody goes, and somebody is left.

Enters: the shot of an action beat at whose end one person walks out. Leaves: it, and the face of
the one who stays under the last steps (Katz on the exit: it is told by whom it leaves behind).
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.floor_plan import Posture
from planner.ideas import PARTS, Idea, Scenery, part
from planner.paths import length_m
from planner.shots import Business, MoveKind, ShotKind, Size

TRAVELS_M = 0.6  # less is a shift of weight
NAME = "left behind"
LEAST_S, FACE_S = 3.6, 1.5  # of a beat that has time for it; how long the face is seen


def left_behind(
    scenery: Scenery, index: int, ideas: list[Idea], businesses: Sequence[Business]
) -> list[Idea]:
    """The leaving, then who is left; as it is where nobody stays or there is no time."""
    moment = scenery.moments[index]
    shot = ideas[-1]
    fits = shot.moving and len(shot.subjects) == 2 and not shot.asked
    if not fits or shot.seconds < LEAST_S * scenery.pace.stretch:
        return ideas
    who, stays = shot.subjects
    last = businesses[-1]
    if last.character_id != who or last.verb != "exit" or stays not in scenery.principals(index):
        return ideas
    if any(b.character_id == stays for b in businesses):
        return ideas
    end = shot.covers[-1].last / shot.covers[-1].of
    start = shot.covers[0].first / shot.covers[0].of
    cut = round(PARTS * (end - FACE_S * scenery.pace.stretch / moment.seconds)) / PARTS
    if cut <= start:
        return ideas
    face = replace(
        shot, kind=ShotKind.REACTION, size=Size.MCU, subjects=(stays,), moving=False,
        move=MoveKind.STATIC, motive="", covers=(part(moment, cut, end),),
        seconds=moment.seconds * (end - cut), pattern=NAME,
    )  # fmt: skip
    gone = replace(shot, covers=(part(moment, start, cut),), seconds=moment.seconds * (cut - start))
    return [*ideas[:-1], gone, face]


def travels(business: Business) -> bool:
    """Whether somebody goes from one place to another in a business."""
    return bool(business.path_m) and length_m(business.path_m) > TRAVELS_M


def sets_off(business: Business, businesses: Sequence[Business]) -> bool:
    """Whether somebody goes, or gets up to go: the two are one move, seen in one frame."""
    if travels(business):
        return True
    own = [b for b in businesses if b.character_id == business.character_id]
    following = own[own.index(business) + 1 :][:1]
    rises = business.after.posture is Posture.STAND is not business.before.posture
    return rises and any(travels(b) for b in following)
