"""How a company stands together: in an arc that opens to the audience, or on a side of somebody.

Enters: who arrives, who is there already, and the side that the audience sees the set from. Leaves:
stances, each half turned to the middle of all who talk.
"""

from collections.abc import Sequence
from math import cos, radians, sin

from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.ground import Ground
from planner.marks import APART_M, STEP_M, TALKING_M, facing_mark, place, points, standing
from planner.shots import Stance
from planner.spatial_words import CLOSE_M, PERSONAL_M, SOCIAL_M, Side

SIDES_OF_PEOPLE = frozenset({Side.BESIDE, Side.BEHIND, Side.ACROSS, Side.AWAY})


def conversation(
    ids: Sequence[str], ground: Ground, people: Sequence[Stance], centre: Point, front: Point
) -> list[Stance]:
    """New arrivals in a loose arc that opens to the audience, each half turned to the middle.

    Two stand face to face, 3/4 open; up to six share one arc, more stand in a second row.
    """
    view = yaw_towards(centre, front)
    taken, stances = list(people), []
    for index, character_id in enumerate(ids):
        wish = _arc_point(index, len(ids), centre, view)
        at = ground.nearest_free(wish, points(taken), 0.3, APART_M)
        stance = standing(character_id, at, open_yaw(at, centre, front))
        stances.append(stance)
        taken.append(stance)
    return _mutual(stances, people, front)


def _arc_point(index: int, count: int, centre: Point, view_deg: float) -> Point:
    """Place number `index` of an arc behind the centre, as seen from the audience."""
    if count == 1:
        return centre
    row, column = divmod(index, 6)
    in_row = min(6, count - 6 * row)
    if count == 2:
        span, radius = 180.0, TALKING_M / 2
    else:
        radius = max(0.75, 0.3 * in_row) + 0.75 * row
        span = 200.0 - 12.0 * (row % 2)
    angle = radians(view_deg + 180 - span / 2 + span * column / max(in_row - 1, 1))
    return centre[0] + radius * sin(angle), centre[1] + radius * cos(angle)


def open_yaw(at: Point, target: Point, front: Point, open_deg: float = 24.0) -> float:
    """Towards the target, opened to the audience by up to `open_deg`."""
    yaw = yaw_towards(at, target) if distance(at, target) > 0.05 else yaw_towards(at, front)
    off = turn(yaw, yaw_towards(at, front))
    return yaw + max(-open_deg, min(open_deg, off))


def _mutual(stances: list[Stance], people: Sequence[Stance], front: Point) -> list[Stance]:
    """Turn everybody to the middle of all who talk."""
    everyone = [*stances, *people]
    turned = []
    for s in stances:
        others = [place(o) for o in everyone if o.character_id != s.character_id]
        if not others:
            turned.append(standing(s.character_id, place(s), yaw_towards(place(s), front) + 22.0))
            continue
        middle = (sum(p[0] for p in others) / len(others), sum(p[1] for p in others) / len(others))
        turned.append(standing(s.character_id, place(s), open_yaw(place(s), middle, front)))
    return turned


def by_person(
    character_id: str, other: Stance, side: Side, ground: Ground, people: Sequence[Stance],
    near: Point,
) -> Stance:  # fmt: skip
    """On one's feet on some side of somebody, as far off as people deal with each other there."""
    gap, turned = {
        Side.BESIDE: (CLOSE_M, 90.0), Side.BEHIND: (PERSONAL_M - 0.2, 180.0),
        Side.ACROSS: (PERSONAL_M + 0.3, 0.0), Side.AWAY: (SOCIAL_M - 0.7, None),
    }.get(side, (TALKING_M, None))  # fmt: skip
    if side not in SIDES_OF_PEOPLE:
        return facing_mark(character_id, other, ground, people, near)
    centre, crowd = place(other), points(people)
    come = yaw_towards(centre, near)
    yaws = [come] if turned is None else [
        other.yaw_deg + sign * turned + lean for sign in (1, -1) for lean in (0.0, -35.0, 35.0)
    ]  # fmt: skip
    wishes = [ahead(centre, yaw, gap) for yaw in yaws]
    found = [ground.nearest_free(wish, crowd, STEP_M, min(APART_M, gap - 0.05)) for wish in wishes]
    at = min(found, key=lambda p: (round(abs(distance(p, centre) - gap), 1), distance(p, near)))
    alike = side in {Side.BESIDE, Side.BEHIND}
    return standing(character_id, at, other.yaw_deg if alike else yaw_towards(at, centre))
