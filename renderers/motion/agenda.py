"""When somebody moves from one stance to the next within a shot.

Enters: an actor's cue and business cues. Leaves: passages in seconds from the shot's first frame,
chained so that each begins where the one before it ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from planner.floor_plan import Posture
from planner.shots import Stance
from renderers.cue_sheet import ActorCue, BusinessCue

_SAME_PLACE_M = 0.06
_SAME_YAW_DEG = 4.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A change of place, heading or posture. `route_m` are floor points (x, z), start first."""

    start_s: float
    end_s: float
    before: Stance
    after: Stance
    route_m: tuple[tuple[float, float], ...]
    verb: str
    name: str  # seeds what chance decides; the same on both sides of a cut
    cue_start: int  # frame at which its business is cued


def passages(actor: ActorCue, businesses: Sequence[BusinessCue], fps: float) -> tuple[Passage, ...]:
    """The actor's passages in time order."""
    who = actor.look.character_id
    own = sorted(
        (cue for cue in businesses if cue.business.character_id == who),
        key=lambda cue: (cue.start, cue.start + cue.frames),
    )
    stance, free_from, result = actor.opening, -np.inf, []
    for cue in own:
        passage = _passage(cue, stance, fps)
        if passage is not None:
            begin = max(passage.start_s, free_from)
            end = max(passage.end_s, begin + 0.25)
            result.append(replace(passage, start_s=begin, end_s=end))
            stance, free_from = passage.after, end
    return tuple(result)


def _passage(cue: BusinessCue, now: Stance, fps: float) -> Passage | None:
    business = cue.business
    after, route = business.after, _route(cue, now)
    if not (_moves(now, after, route) or now.visible != after.visible):
        return None
    return Passage(
        start_s=cue.start / fps,
        end_s=(cue.start + cue.frames) / fps,
        before=now,
        after=after,
        route_m=route,
        verb=business.verb,
        name=f"{business.beat_id}/{business.character_id}/{business.verb}",
        cue_start=cue.start,
    )


def _route(cue: BusinessCue, now: Stance) -> tuple[tuple[float, float], ...]:
    """The walked points, from where the actor really is to where the business ends."""
    after = cue.business.after
    inner = cue.business.path_m[1:-1] if len(cue.business.path_m) > 1 else ()
    return ((now.x_m, now.z_m), *inner, (after.x_m, after.z_m))


def _moves(now: Stance, after: Stance, route: Sequence[tuple[float, float]]) -> bool:
    if now.posture is not after.posture or now.seat_m != after.seat_m:
        return True
    travelled = sum(float(np.hypot(b[0] - a[0], b[1] - a[1])) for a, b in pairwise(route))
    turned = abs((after.yaw_deg - now.yaw_deg + 180.0) % 360.0 - 180.0)
    if after.posture is not Posture.STAND:
        return travelled > _SAME_PLACE_M or turned > 3 * _SAME_YAW_DEG
    return travelled > _SAME_PLACE_M or turned > _SAME_YAW_DEG
