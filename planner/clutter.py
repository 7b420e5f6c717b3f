"""Posts and trunks: what grows out of heads, and what stands before them.

Enters: N candidate cameras, the people a frame is of and the set. Leaves: a cost per camera. A post
behind a head seems to grow out of it (Mascelli, "The Five C's of Cinematography", on the background
of a composition); one before a face cuts it in two, though it hides too little to count as hidden.
"""

from collections.abc import Sequence

import numpy as np

from planner.figures import Figure
from planner.ground import Bools, Floats, Ground
from planner.lens import View, project

HALF_HEAD = 0.62  # of a head's height, with hair
BEHIND_M = 0.25
FAINT = 0.25  # a post this wide against the head is seen at its full weight
_LEAST = 0.35
CLEAR = 1.4  # half heads from a head's middle where a post no longer touches it
EVEN = 1.5  # how often as near one body may be as another


def growing_cost(cameras: View, heads: Sequence[Figure], ground: Ground) -> Floats:
    """How many heads something slim stands behind and rises above: sum per camera, [N]."""
    posts = ground.slim
    if not len(posts) or not heads:
        return np.zeros(len(cameras.eye))
    at = np.array([h.head_at for h in heads])
    x, y, depth = project(cameras, at)
    half = HALF_HEAD * np.array([h.head_m for h in heads]) / np.maximum(depth, 0.1)
    wide, high = half / cameras.across[:, None], half / cameras.upward[:, None]
    tops = np.column_stack([posts.centre[:, 0], posts.top, posts.centre[:, 1]])
    top_x, top_y, away = project(cameras, tops)
    thick = posts.half.max(axis=1) / np.maximum(away, 0.1) / cameras.across[:, None]
    cost = np.zeros(len(cameras.eye))
    for n in range(len(heads)):
        behind = away > depth[:, n, None] + BEHIND_M
        over = top_y > (y + high)[:, n, None]
        gap = np.abs(top_x - x[:, n, None])
        touch = np.clip(CLEAR - gap / (0.8 * wide[:, n, None] + thick), 0.0, 1.0)
        seen = np.clip(thick / np.maximum(FAINT * wide[:, n, None], 1e-6), _LEAST, 1.0)
        cost += (behind * over * touch * seen).max(axis=1)
    return np.asarray(cost, np.float64)


def growing_on_the_way(eyes: Floats, walkers: Sequence[Figure], ground: Ground) -> Floats:
    """As `growing_cost` for cameras at [N, 3] that turn with somebody: mean of the places, [N].

    Measured in angles about each camera, so that it does not matter where its frame points.
    """
    posts = ground.slim
    if not len(posts) or not walkers:
        return np.zeros(len(eyes))
    heads = np.array([w.head_at for w in walkers])
    half = HALF_HEAD * np.array([w.head_m for w in walkers])
    yaw, away = _from_above(eyes, heads[:, [0, 2]])
    post_yaw, post_away = _from_above(eyes, posts.centre)
    crown = (heads[:, 1] + half - eyes[:, 1, None]) / away
    top = (posts.top - eyes[:, 1, None]) / post_away
    wide, thick = half / away, posts.half.max(axis=1) / post_away
    gap = np.abs((post_yaw[:, None, :] - yaw[:, :, None] + np.pi) % (2 * np.pi) - np.pi)
    touch = np.clip(CLEAR - gap / (0.8 * wide[:, :, None] + thick[:, None, :]), 0.0, 1.0)
    seen = np.clip(thick[:, None, :] / np.maximum(FAINT * wide[:, :, None], 1e-6), _LEAST, 1.0)
    behind = post_away[:, None, :] > away[:, :, None] + BEHIND_M
    over = top[:, None, :] > crown[:, :, None]
    return np.asarray((behind * over * touch * seen).max(axis=2).mean(axis=1), np.float64)


def _from_above(eyes: Floats, points: Floats) -> tuple[Floats, Floats]:
    """Yaws in radians and metres along the floor from each camera to each of [K, 2], [N, K]."""
    dx = points[None, :, 0] - eyes[:, 0, None]
    dz = points[None, :, 1] - eyes[:, 2, None]
    return np.arctan2(dx, dz), np.maximum(np.hypot(dx, dz), 0.1)


def barred_cost(cameras: View, faces: Sequence[Figure], ground: Ground) -> Floats:
    """Share of the faces that something slim stands before, [N]."""
    if not faces:
        return np.zeros(len(cameras.eye))
    marks = np.array([f.face for f in faces])
    return np.asarray(barred(cameras.eye, marks, ground).mean(axis=1), np.float64)


def barred(eyes: Floats, marks: Floats, ground: Ground) -> Bools:
    """Whether something slim stands between an eye of [N, 3] and a mark of [K, 3], bool[N, K]."""
    posts = ground.slim
    if not len(posts):
        return np.zeros((len(eyes), len(marks)), np.bool_)
    return posts.cuts(eyes, marks, np.zeros((len(eyes), len(posts)), np.bool_))


def uneven_cost(cameras: View, bodies: Sequence[Figure]) -> Floats:
    """How much smaller the farthest body is than the nearest: 0 up to 1.5 times, then its log."""
    if len(bodies) < 2:
        return np.zeros(len(cameras.eye))
    _, _, depth = project(cameras, np.array([b.head_at for b in bodies]))
    away = np.maximum(depth, 0.3)
    ratio = away.max(axis=1) / away.min(axis=1)
    return np.asarray(np.log(np.maximum(ratio / EVEN, 1.0)), np.float64)
