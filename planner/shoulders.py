"""Which way the head turns whose shoulder is shot over.

Enters: an idea, the staged scene and everybody's stance as the shot begins and ends. Leaves: the
yaws of that head. A shoulder that shows its face is a second subject, cut by the edge of the
frame (Katz, "Film Directing: Shot by Shot", on over-the-shoulder shots: the near head is seen from
behind).
"""

from collections.abc import Mapping

import numpy as np

from planner.bearings import turn, yaw_towards
from planner.figures import Figure
from planner.ground import Floats
from planner.ideas import Idea
from planner.lens import View
from planner.marks import place
from planner.shots import ShotKind, Stance
from planner.staging import Staging

NECK_DEG = 65.0  # how far a head turns from its body
FROM_BEHIND_DEG = 90.0  # a head turned this far from the lens shows no face


def shoulder_yaws(
    idea: Idea, staging: Staging, start: Mapping[str, Stance], finish: Mapping[str, Stance]
) -> tuple[float, ...]:
    """Yaws in degrees of the near head, as the shot is cut to, begins and ends."""
    who = idea.foreground
    if idea.kind is not ShotKind.OTS or who is None or not staging.moments:
        return ()
    before = staging.moments[max(idea.first - 1, 0)]  # a look that a cut comes upon is still seen
    first, last = staging.moments[idea.first], staging.moments[idea.last]
    ends = (before, start), (first, start), (last, finish)
    seen = [(now[who], now.get(moment.gazes.get(who, ""))) for moment, now in ends if who in now]
    return tuple(_face_yaw(body, target) for body, target in seen)


def _face_yaw(body: Stance, seen: Stance | None) -> float:
    """A face turns to whom it looks at, as far as the neck goes."""
    if seen is None or not seen.visible or place(seen) == place(body):
        return body.yaw_deg
    off = turn(body.yaw_deg, yaw_towards(place(body), place(seen)))
    return body.yaw_deg + max(-NECK_DEG, min(NECK_DEG, off))


def shown_faces(cameras: View, shoulder: Figure, yaws_deg: tuple[float, ...]) -> Floats:
    """1 for each camera [N] that sees the face of a shoulder at any of its yaws."""
    at = shoulder.head_at
    away = np.degrees(np.arctan2(cameras.eye[:, 0] - at[0], cameras.eye[:, 2] - at[2]))
    seen = np.zeros(len(away), np.bool_)
    for yaw in yaws_deg:
        seen |= np.abs((away - yaw + 180.0) % 360.0 - 180.0) < FROM_BEHIND_DEG
    return seen.astype(np.float64)
