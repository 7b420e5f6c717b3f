"""Ways that a camera may go: clear of walls, things and bodies from end to end.

Enters: two places, a Ground and the people in it. Leaves: the points between, and whether a camera
goes along them without touching anything.
"""

from collections.abc import Sequence

import numpy as np

from planner.composition import WALL_REACH_M
from planner.figures import Figure, Vector
from planner.ground import Floats, Ground

BODY_M = 0.45  # from the lens to a head that it passes
STEPS = 13
_OPEN_REACH_M = 7.0


def straight(a: Vector, b: Vector) -> Floats:
    """Points along a straight way [N, 3], both ends included."""
    share = np.linspace(0.0, 1.0, STEPS)[:, None]
    return np.asarray(np.array([a]) * (1 - share) + np.array([b]) * share)


def free_way(eyes: Floats, ground: Ground, people: Sequence[Figure]) -> bool:
    """Whether a camera goes along [N, 3] without touching wall, thing or body.

    A solved camera may stand behind a wall that is taken away, or somewhat in the way: a move is
    measured against its own ends.
    """
    ends = eyes[[0, -1]]
    reach = WALL_REACH_M if ground.plan.interior else _OPEN_REACH_M
    allowed = max(reach, float(ground.behind_wall_m(ends).max()))
    if bool((ground.behind_wall_m(eyes) > allowed + 1e-6).any()):
        return False
    if ground.inside_things(eyes).any() and not ground.inside_things(ends).any():
        return False
    if not people:
        return True
    heads = np.array([p.head_at for p in people])
    gaps = np.hypot(*(eyes[:, None, k] - heads[None, :, k] for k in (0, 2)))
    below = heads[None, :, 1] + BODY_M > eyes[:, None, 1]
    return not bool(((gaps < BODY_M) & below).any())
