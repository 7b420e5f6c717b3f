"""Who is near enough to a shot's picture to be acted and drawn.

Enters: a camera move and the places where somebody is during the shot. Leaves: whether they, or
the shadow they cast, may come into the frame. A crowd of hundreds costs only those whom the camera
sees.
"""

import math
from collections.abc import Iterable

from planner.shots import CameraMove, CameraPose

_GATE_MM = 36.0
# An arm's reach, a step aside and the shadow at a low sun.
_MARGIN_M = 2.0
# A pan or a followed walker swings the frame between its ends by more than the ends show.
_SWING = 1.6


def may_be_seen(move: CameraMove, places_m: Iterable[tuple[float, float]]) -> bool:
    """Whether any of the floor places (x, z) lies in the frame of the move, with a margin."""
    poses = (move.start, move.end)
    wide = _SWING if move.follow or move.start.aim_m != move.end.aim_m else 1.0
    return any(_in_frame(pose, place, wide) for place in places_m for pose in poses)


def _in_frame(pose: CameraPose, place: tuple[float, float], wide: float) -> bool:
    """Whether a floor place is within the camera's horizontal field; vertical cuts do not count."""
    away_x, away_z = place[0] - pose.eye_m[0], place[1] - pose.eye_m[2]
    ahead_x, ahead_z = pose.aim_m[0] - pose.eye_m[0], pose.aim_m[2] - pose.eye_m[2]
    distance = math.hypot(away_x, away_z)
    length = math.hypot(ahead_x, ahead_z)
    if distance < _MARGIN_M or length < 1e-3:
        return True
    half = math.atan(_GATE_MM / 2 / pose.lens_mm) * wide
    slack = math.asin(min(1.0, _MARGIN_M / distance))
    cosine = (away_x * ahead_x + away_z * ahead_z) / (distance * length)
    return math.acos(max(-1.0, min(1.0, cosine))) <= half + slack
