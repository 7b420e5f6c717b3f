"""Camera moves: from the solved camera to where the move begins or ends.

Enters: a shot with the move it shall make, what it sees and its solved camera. Leaves: a CameraMove
that keeps out of walls, furniture and floor, and what could not be met. Every move ends on the
solved framing but a push-in, which begins there.
"""

from collections.abc import Callable
from dataclasses import replace
from math import cos, hypot, radians, sin

import numpy as np

from planner.amending.aiming import point_of
from planner.camera import Solution, closer
from planner.composition import WALL_REACH_M
from planner.figures import Vector
from planner.ground import Ground
from planner.objective import Sighting
from planner.shots import CameraMove, CameraPose, MoveKind, Shot, Way
from planner.sightings import tightness
from planner.staging import Staging

SWING_DEG, NOD_DEG = 22.0, 14.0
DOLLY_M, DOLLY_SHARE = 0.9, 0.35  # past those who stay: so far, and no more of the distance
LOWEST_M = 0.15
NEAREST_M = 0.5  # what is nearer than this whips past
OPEN_REACH_M = 6.0  # cameras of an open set stay this near to it
_SHORTER = (1.0, 0.6, 0.35, 0.2)  # of the way asked for, where the way is blocked
_STEPS = 9

_Course = Callable[[float], tuple[CameraPose, CameraPose]]


def moved(
    shot: Shot, wish: Sighting, found: Solution, staging: Staging
) -> tuple[CameraMove, tuple[str, ...]]:
    """The shot's kind of move for a camera, and what was not met."""
    kind, travel, ease = shot.move.kind, shot.asked.travel or 1.0, shot.move.ease
    if kind in {MoveKind.STATIC, MoveKind.HANDHELD}:
        sway = travel if kind is MoveKind.HANDHELD else 1.0
        return CameraMove(kind, found.pose, found.pose, ease=ease, sway=sway), ()
    follow = None
    way: _Course = {
        MoveKind.PUSH_IN: lambda t: _pushed(wish, found, staging.ground, t),
        MoveKind.PULL_OUT: lambda t: _pushed(wish, found, staging.ground, t)[::-1],
        MoveKind.PAN: lambda t: _swung(shot, wish, found.pose, staging, t),
        MoveKind.TILT: lambda t: _swung(shot, wish, found.pose, staging, t),
        MoveKind.TRACK: lambda t: (_aside(found.pose, t), found.pose),
    }[kind]
    walk = _walked(shot, staging)
    if walk is not None and kind in {MoveKind.PAN, MoveKind.TRACK} and not _told_where(shot):
        follow, start = walk
        way = _with_walker(kind, found.pose, start)
    for share in _SHORTER if not _told_where(shot) else _SHORTER[:1]:
        a, b = way(travel * share)
        if _clear(a, b, staging.ground):
            short = () if share == 1.0 else ("the whole way of the move: there is no room",)
            return CameraMove(kind, a, b, follow, ease), short
    still = CameraMove(MoveKind.STATIC, found.pose, found.pose, ease=ease)
    return still, (f"the {kind.value.replace('_', '-')}: there is no room",)


def _told_where(shot: Shot) -> bool:
    """Whether a note says which way the camera turns, or where from or to."""
    turns = shot.move.kind in {MoveKind.PAN, MoveKind.TILT}
    return turns and bool(shot.asked.way or shot.asked.origin or shot.asked.target)


def _swung(
    shot: Shot, wish: Sighting, pose: CameraPose, staging: Staging, travel: float
) -> tuple[CameraPose, CameraPose]:
    """The camera turned on its tripod: from where a note says, or from one side, to its end."""
    asked, tilts = shot.asked, shot.move.kind is MoveKind.TILT
    end = pose
    if asked.target and (asked.target,) != shot.framing.subjects:
        end = _aimed(pose, point_of(asked.target, wish, staging), tilts=tilts)
    if asked.origin:
        return _aimed(end, point_of(asked.origin, wish, staging), tilts=tilts), end
    if tilts:
        return _turned(end, 0.0, NOD_DEG * travel * (1 if asked.way is Way.DOWN else -1)), end
    return _turned(end, SWING_DEG * travel * (-1 if asked.way is Way.LEFT else 1), 0.0), end


def _aimed(pose: CameraPose, point: Vector | None, *, tilts: bool) -> CameraPose:
    """The camera aimed at a point; a tilt keeps to its bearing. Without a point as it was."""
    if point is None:
        return pose
    x, y, z = (p - e for p, e in zip(point, pose.eye_m, strict=True))
    if tilts:
        ahead = pose.aim_m[0] - pose.eye_m[0], pose.aim_m[2] - pose.eye_m[2]
        reach = hypot(x, z) / max(hypot(*ahead), 1e-6)
        x, z = ahead[0] * reach, ahead[1] * reach
    return replace(pose, aim_m=_at(pose.eye_m, (x, y, z)))


def _pushed(
    wish: Sighting, found: Solution, ground: Ground, travel: float
) -> tuple[CameraPose, CameraPose]:
    """From the solved camera straight in."""
    scale = max(0.3, 1.0 - (1.0 - tightness(wish.framing.size)) * travel)
    return found.pose, closer(found, wish, ground, scale).pose


def _turned(pose: CameraPose, yaw_deg: float, pitch_deg: float) -> CameraPose:
    """The camera on its tripod, its aim turned aside and up."""
    x, y, z = (a - e for a, e in zip(pose.aim_m, pose.eye_m, strict=True))
    flat = hypot(x, z)
    turn = radians(yaw_deg)
    side = x * cos(turn) + z * sin(turn), z * cos(turn) - x * sin(turn)
    rise = y + flat * sin(radians(pitch_deg))
    return replace(pose, aim_m=_at(pose.eye_m, (side[0], rise, side[1])))


def _aside(pose: CameraPose, travel: float) -> CameraPose:
    """The camera moved to its left, its aim kept: those who stay are seen from elsewhere."""
    x, _, z = (a - e for a, e in zip(pose.aim_m, pose.eye_m, strict=True))
    flat = max(hypot(x, z), 1e-6)
    metres = travel * min(DOLLY_M, DOLLY_SHARE * flat)
    return replace(pose, eye_m=_at(pose.eye_m, (z / flat * metres, 0.0, -x / flat * metres)))


def _at(point: Vector, by: Vector) -> Vector:
    x, y, z = (round(a + b, 3) + 0.0 for a, b in zip(point, by, strict=True))
    return x, y, z


def _walked(shot: Shot, staging: Staging) -> tuple[str, Vector] | None:
    """Whom a shot sees walk, and the way back to where they set off."""
    who, beats = shot.framing.subjects[:1], {c.beat_id for c in shot.covers}
    paths = [
        b.path_m[1:] if b.verb == "enter" and len(b.path_m) > 2 else b.path_m
        for b in staging.plan.businesses
        if b.beat_id in beats and (b.character_id,) == who and b.path_m
    ]
    if not paths:
        return None
    first, last = paths[0][0], paths[-1][-1]
    return who[0], (first[0] - last[0], 0.0, first[1] - last[1])


def _with_walker(kind: MoveKind, pose: CameraPose, back: Vector) -> _Course:
    """A pan from where somebody sets off, or a track beside them."""

    def way(travel: float) -> tuple[CameraPose, CameraPose]:
        by = back[0] * travel, 0.0, back[2] * travel
        start = replace(pose, aim_m=_at(pose.aim_m, by))
        if kind is MoveKind.TRACK:
            start = replace(start, eye_m=_at(pose.eye_m, by))
        return start, pose

    return way


def _clear(a: CameraPose, b: CameraPose, ground: Ground) -> bool:
    """Whether a camera gets from one pose to another without standing in something."""
    share = np.linspace(0, 1, _STEPS)[:, None]
    eyes = np.array([a.eye_m]) * (1 - share) + np.array([b.eye_m]) * share
    gaps = [np.hypot(p.aim_m[0] - p.eye_m[0], p.aim_m[2] - p.eye_m[2]) for p in (a, b)]
    if min(gaps) < NEAREST_M or eyes[:, 1].min() < LOWEST_M:
        return False
    if ground.plan.interior and eyes[:, 1].max() > ground.plan.height_m - LOWEST_M:
        return False
    reach = WALL_REACH_M if ground.plan.interior else OPEN_REACH_M
    # Where the solved camera itself stands somewhat in the way, the move is no worse than it.
    own = np.array([a.eye_m, b.eye_m])
    allowed = max(reach, float(ground.behind_wall_m(own).min()))
    standing = bool(ground.inside_things(own).all())
    return bool((ground.behind_wall_m(eyes) <= allowed + 1e-6).all()) and (
        standing or not bool(ground.inside_things(eyes).any())
    )
