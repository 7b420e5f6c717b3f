"""Stepping up to somebody to embrace them, and back again.

Enters: everybody's passages and when their business begins. Leaves: the passages with steps in
and out, so that arms and faces meet and marks still hold afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from planner.floor_plan import Posture
from planner.shots import Stance
from renderers.cue_sheet import ActorCue, BusinessCue
from renderers.motion.agenda import Passage
from renderers.motion.quaternions import Floats

# How far apart two who do this stand, metres.
_APART_M = {"hug": 0.34, "kiss": 0.40}
_NEAR_M, _FAR_M = 0.06, 1.5  # nearer: no step; further: the blocking does not mean it
_IN_S, _OUT_S = 0.85, 0.9


def closed(
    moves: Mapping[str, Sequence[Passage]],
    actors: Mapping[str, ActorCue],
    businesses: Sequence[BusinessCue],
    arrivals_s: Mapping[tuple[str, int], float],
    fps: float,
) -> dict[str, tuple[Passage, ...]]:
    """Passages by character, with a step to the partner and back for each embrace."""
    result = {who: tuple(own) for who, own in moves.items()}
    for index, cue in enumerate(businesses):
        business = cue.business
        pair = (business.character_id, business.target or "")
        if business.verb not in _APART_M or any(who not in actors for who in pair):
            continue
        start = arrivals_s.get((pair[0], cue.start), cue.start / fps)
        end = max((cue.start + cue.frames) / fps, start + _IN_S + 1.0)
        stances = tuple(_stance_at(result[who], actors[who].opening, start) for who in pair)
        step = _step(stances[0], stances[1], _APART_M[business.verb])
        if step is None or any(_going(result[who], start, end + _OUT_S) for who in pair):
            continue
        for who, stance, sign in zip(pair, stances, (1.0, -1.0), strict=True):
            there = replace(
                stance,
                x_m=stance.x_m + sign * float(step[0]),
                z_m=stance.z_m + sign * float(step[1]),
            )
            name = f"{business.beat_id}/{who}/{business.verb}"
            steps = (
                _passage(start, start + _IN_S, stance, there, name, -2 * index - 1),
                _passage(end, end + _OUT_S, there, stance, name, -2 * index - 2),
            )
            result[who] = tuple(sorted((*result[who], *steps), key=lambda p: p.start_s))
    return result


def _stance_at(own: Sequence[Passage], opening: Stance, second: float) -> Stance:
    """The stance somebody has reached, or is about to reach, at a moment."""
    begun = [passage for passage in own if passage.start_s <= second]
    return begun[-1].after if begun else opening


def _going(own: Sequence[Passage], start: float, end: float) -> bool:
    """Whether another passage begins while the embrace lasts."""
    return any(start < passage.start_s < end for passage in own)


def _step(a: Stance, b: Stance, apart_m: float) -> Floats | None:
    """How far `a` goes toward `b` (who does the same), or None where nobody needs to."""
    if a.posture is not Posture.STAND or b.posture is not Posture.STAND or not b.visible:
        return None
    gap = np.array([b.x_m - a.x_m, b.z_m - a.z_m])
    distance = float(np.linalg.norm(gap))
    if not apart_m + _NEAR_M < distance < _FAR_M:
        return None
    return np.asarray(gap * (distance - apart_m) / (2.0 * distance))


def _passage(
    start: float, end: float, before: Stance, after: Stance, name: str, key: int
) -> Passage:
    """A step; `key` keeps it apart from passages that business cues."""
    route = ((before.x_m, before.z_m), (after.x_m, after.z_m))
    return Passage(start, end, before, after, route, "approach", name, key * 1_000_000)
