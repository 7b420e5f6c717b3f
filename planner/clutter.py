"""Posts and trunks: what grows out of heads, and what stands before them.

Enters: N candidate cameras, the people a frame is of and the set. Leaves: a cost per camera. A post
behind a head seems to grow out of it (Mascelli, "The Five C's of Cinematography", on the background
of a composition); one before a face cuts it in two, though it hides too little to count as hidden.
"""

from collections.abc import Sequence

import numpy as np

from planner.figures import Figure
from planner.ground import Floats, Ground
from planner.lens import View, project

HALF_HEAD = 0.62  # of a head's height, with hair
BEHIND_M = 0.25
FAINT = 0.25  # a post this wide against the head is seen at its full weight
_LEAST = 0.35
EVEN = 1.6  # how often as near one body may be as another


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
        touch = np.clip(1.2 - gap / (0.8 * wide[:, n, None] + thick), 0.0, 1.0)
        seen = np.clip(thick / np.maximum(FAINT * wide[:, n, None], 1e-6), _LEAST, 1.0)
        cost += (behind * over * touch * seen).max(axis=1)
    return np.asarray(cost, np.float64)


def barred_cost(cameras: View, faces: Sequence[Figure], ground: Ground) -> Floats:
    """Share of the faces that something slim stands before, [N]."""
    posts = ground.slim
    if not len(posts) or not faces:
        return np.zeros(len(cameras.eye))
    marks = np.array([f.face for f in faces])
    none = np.zeros((len(cameras.eye), len(posts)), np.bool_)
    return np.asarray(posts.cuts(cameras.eye, marks, none).mean(axis=1), np.float64)


def uneven_cost(cameras: View, bodies: Sequence[Figure]) -> Floats:
    """How much smaller the farthest body is than the nearest: 0 up to 1.6 times, then its log."""
    if len(bodies) < 2:
        return np.zeros(len(cameras.eye))
    _, _, depth = project(cameras, np.array([b.head_at for b in bodies]))
    away = np.maximum(depth, 0.3)
    ratio = away.max(axis=1) / away.min(axis=1)
    return np.asarray(np.log(np.maximum(ratio / EVEN, 1.0)), np.float64)
