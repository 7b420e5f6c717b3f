"""Back in a place: whether it is still as it was left.

Enters: a scene, the last one in its place and those since. Leaves: whether it plays on the same
day, and who is still where they were: all whom its own words neither place nor bring in, nor
another scene has shown elsewhere. Without a word of another day, and by the same light, an audience
takes it that nobody has moved.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from planner.ground import Ground
from planner.marks import points
from planner.openings import told_anew
from planner.patterns.memory import remembered
from planner.shots import Stance
from screenplay.scene_graph import Character, Follows, Scene

_ELSEWHEN = frozenset({Follows.NEW_DAY, Follows.LONG_AFTER, Follows.EARLIER})
_HOUR = re.compile(r"\b(MORNING|NOON|MIDDAY|AFTERNOON|EVENING|MIDNIGHT)\b", re.IGNORECASE)
_BODY_M, _APART_M = 0.3, 0.6


def same_day(scene: Scene, last: Scene, since: Sequence[Scene]) -> bool:
    """Whether a scene plays on the day of the last one in its place; memories between are none."""
    if scene.place_id != last.place_id or remembered(scene) or remembered(last):
        return False
    told = [s for s in (*since, scene) if not remembered(s)]
    hours = {h.group(1).upper() for s in (last, scene) if (h := _HOUR.search(s.heading.text))}
    by_one_light = all(s.heading.daytime is last.heading.daytime for s in told)
    return by_one_light and len(hours) < 2 and not any(
        s.heading.follows in _ELSEWHEN for s in told
    )  # fmt: skip


def still_there(
    scene: Scene,
    ground: Ground,
    characters: Mapping[str, Character],
    left: Mapping[str, Stance],
) -> dict[str, Stance]:
    """Those of a later scene who are where they were left; no call has gone on since."""
    moved = told_anew(scene, ground, characters, left)
    here = {w: s for w, s in left.items() if s.visible and w not in moved}
    return {w: _cleared(_hung_up(s), here, ground) for w, s in here.items()}


def _hung_up(stance: Stance) -> Stance:
    if not stance.on_phone:
        return stance
    kept = tuple(h for h in stance.holding if h != "phone")
    return replace(stance, on_phone=False, holding=kept)


def _cleared(stance: Stance, here: Mapping[str, Stance], ground: Ground) -> Stance:
    """Beside whatever has come to stand on somebody's place: a car, a table for more."""
    at = np.array([[stance.x_m, 0.9, stance.z_m]])
    if stance.spot_id is not None or not bool(ground.inside_things(at, 0.0)[0]):
        return stance
    others = points(s for w, s in here.items() if w != stance.character_id)
    x, z = ground.nearest_free((stance.x_m, stance.z_m), others, _BODY_M, _APART_M)
    return replace(stance, x_m=round(x, 3), z_m=round(z, 3))
