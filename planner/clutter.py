"""Posts and trunks: what grows out of heads, and what stands before them.

Enters: N candidate cameras, the people a frame is of and the set. Leaves: a cost per camera. A post
behind a head seems to grow out of it (Mascelli, "The Five C's of Cinematography", on the background
of a composition); one before a face cuts it in two, though it hides too little to count as hidden.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from planner.figures import Figure
from planner.ground import Bools, Floats, Ground
from planner.lens import View, project

HALF_HEAD = 0.62  # of a head's height, with hair
BEHIND_M = 0.25
FAINT = 0.25  # a post this wide against the head is seen at its full weight
_LEAST = 0.35
CLEAR = 1.4  # half heads from a head's middle where a post no longer touches it
BROW = 0.4  # heads above a head's middle
EVEN = 1.5  # how often as near one body may be as another


def growing_cost(cameras: View, heads: Sequence[Figure], ground: Ground) -> Floats:
    """How many heads something slim stands behind and rises above: sum per camera, [N]."""
    return np.asarray(_grown(cameras.eye, heads, ground).sum(axis=1), np.float64)


def growing_on_the_way(eyes: Floats, walkers: Sequence[Figure], ground: Ground) -> Floats:
    """As `growing_cost` for cameras at [N, 3] that turn with somebody: mean of the places, [N]."""
    if not walkers:
        return np.zeros(len(eyes))
    return np.asarray(_grown(eyes, walkers, ground).mean(axis=1), np.float64)


def _grown(eyes: Floats, people: Sequence[Figure], ground: Ground) -> Floats:
    """How much something slim grows out of each head, seen from cameras at [N, 3]: 0 … 1 [N, P].

    Measured in angles about each camera, at the height of the head: neither where its frame points
    matters, nor how far above it a trunk ends.
    """
    posts = ground.slim
    if not len(posts) or not people:
        return np.zeros((len(eyes), len(people)))
    heads = np.array([p.head_at for p in people])
    half = HALF_HEAD * np.array([p.head_m for p in people])
    yaw, away = _from_above(eyes, heads[:, [0, 2]])
    post_yaw, post_away = _from_above(eyes, posts.centre)
    crown = (heads[:, 1] + half - eyes[:, 1, None]) / away
    top = (posts.top - eyes[:, 1, None]) / post_away
    wide, thick = half / away, posts.half.max(axis=1) / post_away
    gap = np.abs(_turn(post_yaw[:, None, :] - yaw[:, :, None]))
    touch = np.clip(CLEAR - gap / (0.8 * wide[:, :, None] + thick[:, None, :]), 0.0, 1.0)
    seen = np.clip(thick[:, None, :] / np.maximum(FAINT * wide[:, :, None], 1e-6), _LEAST, 1.0)
    behind = post_away[:, None, :] > away[:, :, None] + BEHIND_M
    over = top[:, None, :] > crown[:, :, None]
    return np.asarray((behind * over * touch * seen).max(axis=2), np.float64)


def passed_behind(eyes: Floats, walkers: Sequence[Figure], ground: Ground) -> Floats:
    """How much of the picture slim things take that walkers pass behind, [N].

    `walkers` are places of ways in order. A post between two of them is passed though it bars
    neither: 1 where it is as wide as a head on screen, or wider, for being near the lens.
    """
    posts = ground.slim
    ways = [(a, b) for a, b in pairwise(walkers) if a.character_id == b.character_id]
    if not len(posts) or not ways:
        return np.zeros(len(eyes))
    heads = np.array([[(w.head_at[0], w.head_at[2]) for w in way] for way in ways])
    (first, near), (last, far) = (_from_above(eyes, heads[:, n]) for n in (0, 1))
    post_yaw, post_away = _from_above(eyes, posts.centre)
    turned = _turn(last - first)
    along = _turn(post_yaw[:, None, :] - first[:, :, None]) / _sure(turned)[:, :, None]
    between = (along > 0.0) & (along < 1.0) & (np.abs(turned) < np.pi / 2)[:, :, None]
    reach = near[:, :, None] + along * (far - near)[:, :, None]
    before = between & (post_away[:, None, :] < reach - BEHIND_M)
    half = HALF_HEAD * np.array([a.head_m for a, _ in ways])[None, :, None] / np.maximum(reach, 0.1)
    thick = posts.half.max(axis=1) / post_away
    wide = np.clip(thick[:, None, :] / half, 0.0, 1.0)
    return np.asarray((before * wide).sum(axis=2).max(axis=1), np.float64)


def _turn(radians: Floats) -> Floats:
    """The short way round, -π … π."""
    return np.asarray((radians + np.pi) % (2 * np.pi) - np.pi)


def _sure(turned: Floats) -> Floats:
    """Without zeros to divide by."""
    return np.where(np.abs(turned) < 1e-9, 1e-9, turned)


def _from_above(eyes: Floats, points: Floats) -> tuple[Floats, Floats]:
    """Yaws in radians and metres along the floor from each camera to each of [K, 2], [N, K]."""
    dx = points[None, :, 0] - eyes[:, 0, None]
    dz = points[None, :, 1] - eyes[:, 2, None]
    return np.arctan2(dx, dz), np.maximum(np.hypot(dx, dz), 0.1)


def barred_cost(cameras: View, people: Sequence[Figure], ground: Ground) -> Floats:
    """Share of the faces that a post stands before, and of the heads that a lamp hangs before."""
    if not people:
        return np.zeros(len(cameras.eye))
    faces = np.array([p.face for p in people])
    lost = barred(cameras.eye, faces, ground)
    if len(ground.shades):
        brows = np.array(
            [(p.head_at[0], p.head_at[1] + BROW * p.head_m, p.head_at[2]) for p in people]
        )
        none = np.zeros((len(cameras.eye), len(ground.shades)), np.bool_)
        lost |= ground.shades.cuts(cameras.eye, faces, none)
        lost |= ground.shades.cuts(cameras.eye, brows, none)
    return np.asarray(lost.mean(axis=1), np.float64)


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
