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

_SAME_PLACE_M = 0.02
_SAME_YAW_DEG = 4.0
_NO_PAUSE_S, _SHORT_M = 0.15, 0.55
_FALLING = frozenset({"fall", "die", "hit", "shoot", "fight"})


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
    also: tuple[int, ...] = ()  # frames of businesses that it plays on the way

    @property
    def length_m(self) -> float:
        """Length of the route."""
        return sum(float(np.hypot(b[0] - a[0], b[1] - a[1])) for a, b in pairwise(self.route_m))


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
    return _run_together(result)


def _run_together(moves: Sequence[Passage]) -> tuple[Passage, ...]:
    """Moves that follow each other without a pause as one.

    Nobody rises, turns to a mark, stops, and only then turns to where they are going.
    """
    result: list[Passage] = []
    for move in moves:
        if result and _flows(result[-1], move):
            result[-1] = _one(result[-1], move)
        else:
            result.append(move)
    return tuple(result)


def _flows(a: Passage, b: Passage) -> bool:
    """Whether `b` goes on where `a` ends, upright and at the same pace."""
    upright = a.after.posture is Posture.STAND and a.after.visible
    same_pace = a.verb == b.verb or min(a.length_m, b.length_m) < _SHORT_M
    returns = np.hypot(b.after.x_m - a.before.x_m, b.after.z_m - a.before.z_m) < _SHORT_M
    goes = max(a.length_m, b.length_m) > _SAME_PLACE_M and not returns
    apart = b.verb in _FALLING or Posture.RIDE in (a.before.posture, b.after.posture)
    return bool(b.start_s - a.end_s < _NO_PAUSE_S and upright and same_pace and goes and not apart)


def _one(a: Passage, b: Passage) -> Passage:
    """Both moves in one go."""
    longer = a if a.length_m > b.length_m else b
    return replace(
        b, start_s=a.start_s, before=a.before, route_m=(*a.route_m, *b.route_m[1:]),
        verb=longer.verb, also=(*a.also, a.cue_start, *b.also),
    )  # fmt: skip


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
