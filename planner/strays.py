"""People whom a frame is not of: what it costs a camera that they are in it.

Enters: N candidate cameras, those the frame is of and everybody else. Leaves: a cost per camera.
Somebody small and whole in the background lives there; a part of somebody is a mistake, one as
large as the subject shares the picture, and a small head between two large ones draws the eye.
"""

from collections.abc import Sequence

import numpy as np

from planner.composition import HAIR_SHARE
from planner.figures import Figure
from planner.ground import Bools, Floats
from planner.lens import View, project

CROWN_ONLY = 4.0
STRAY, STRAY_BY_ONE = 0.35, 1.85  # a single is of one person: whoever is beside them is a mistake
BETWEEN = 4.0
RIVAL = 0.6  # of a subject's head: larger ones share the picture
CUT_BY_ONE, CUT = 7.0, 2.0  # somebody else of whom the frame holds a part
SLIVER, MARGIN_M = 0.05, 0.25  # of half the frame; what is nearer than a hand is not cut but lost
HANDS_BY_ONE, HAND_M = 3.0, 0.14  # hands that reach into a frame from beside it; half their room
ARMS = 1.25  # half widths that a body with its elbows takes


def stray_cost(cameras: View, subjects: Sequence[Figure], people: Sequence[Figure]) -> Floats:
    """People who are not meant and are half in the frame; worst is hair along its lower edge.

    In a frame of one they cost the more, the larger they are beside its subject.
    """
    names = {s.character_id for s in subjects}
    others = [p for p in people if p.character_id not in names]
    if not others:
        return np.zeros(len(cameras.eye))
    x, y, depth = project(cameras, np.array([p.head_at for p in others]))
    seen = (np.abs(x) < 1.12) & (np.abs(y) < 1.15) & (depth > 0.2)
    cut = seen & (np.abs(x) > 0.8)
    half = HAIR_SHARE * np.array([p.head_m for p in others]) / np.maximum(depth, 0.2)
    half /= cameras.upward[:, None]
    crown = (np.abs(x) < 1.0) & (depth > 0.2) & (y + half > -1.0) & (y < -1.0)
    one = len(names) == 1
    whole = seen * (STRAY_BY_ONE * _rivalry(cameras, subjects, others) if one else STRAY)
    loose = (whole + 0.9 * cut + CROWN_ONLY * crown).sum(axis=1)
    parts = CUT_BY_ONE if one else CUT
    if len(names) > 1:
        loose += BETWEEN * _between(cameras, subjects, others).sum(axis=1)
    if one:
        loose += HANDS_BY_ONE * _hands_only(cameras, others).sum(axis=1)
    return np.asarray(loose + parts * cut_off(cameras, others).sum(axis=1), np.float64)


def _hands_only(cameras: View, others: Sequence[Figure]) -> Bools:
    """Of whom a frame holds the hands on a table and neither head nor chest, bool[N, P]."""
    seated = [p for p in others if p.reach_m]
    if not seated:
        return np.zeros((len(cameras.eye), 0), np.bool_)
    hands, heads = np.array([p.hands for p in seated]), np.array([p.head_at for p in seated])
    x, y, depth = project(cameras, hands)
    wide = HAND_M / np.maximum(depth, MARGIN_M) / cameras.across[:, None]
    shown = (np.abs(x) - wide < 1.0) & (np.abs(y) < 1.0) & (depth > MARGIN_M)
    head_x, head_y, away = project(cameras, heads)
    headed = (np.abs(head_x) < 1.0) & (np.abs(head_y) < 1.0) & (away > MARGIN_M)
    return np.asarray(shown & ~headed)


def _between(cameras: View, subjects: Sequence[Figure], others: Sequence[Figure]) -> Bools:
    """Who far behind shows a small head in the gap between two large ones, bool[N, P]."""
    own, _, _ = project(cameras, np.array([s.head_at for s in subjects]))
    x, y, depth = project(cameras, np.array([p.head_at for p in others]))
    inside = (x > own.min(axis=1)[:, None]) & (x < own.max(axis=1)[:, None])
    small = relative_heads(cameras, subjects, others) < RIVAL
    return np.asarray(inside & small & (np.abs(y) < 1.0) & (depth > MARGIN_M))


def _rivalry(cameras: View, subjects: Sequence[Figure], others: Sequence[Figure]) -> Floats:
    """1 for somebody far behind the subject, 3 for one whose head is as large, [N, P]."""
    share = relative_heads(cameras, subjects, others)
    return np.asarray(np.clip(3.0 * (share - RIVAL) / (1.0 - RIVAL), 1.0, 4.0))


def relative_heads(cameras: View, subjects: Sequence[Figure], others: Sequence[Figure]) -> Floats:
    """How large others' heads are on screen, 1 as the largest of the subjects', [N, P]."""
    _, _, mine = project(cameras, np.array([s.head_at for s in subjects]))
    _, _, depth = project(cameras, np.array([p.head_at for p in others]))
    own = np.array([s.head_m for s in subjects]) / np.maximum(mine, 0.2)
    theirs = np.array([p.head_m for p in others]) / np.maximum(depth, 0.2)
    return np.asarray(theirs / own.max(axis=1)[:, None])


def cut_off(cameras: View, people: Sequence[Figure]) -> Bools:
    """Of whom the frame holds a part: a body that a side cuts, a head that an edge does, [N, P].

    A body that only the lower edge cuts stands in the background as people do.
    """
    upright = [p for p in people if not p.lying]
    if not upright:
        return np.zeros((len(cameras.eye), 0), np.bool_)
    count = len(upright)
    trunks = [(p.x_m, p.chest_m, p.z_m) for p in upright]
    every = project(cameras, np.array([p.head_at for p in upright] + trunks))
    (x, y, depth), (chest_x, _, chest_depth) = (
        tuple(part[:, rows] for part in every) for rows in (slice(count), slice(count, None))
    )
    near = np.minimum(depth, chest_depth)
    away = np.maximum(near, MARGIN_M)
    across, upward = cameras.across[:, None] * away, cameras.upward[:, None] * away
    head = HAIR_SHARE * np.array([p.head_m for p in upright])
    wide = ARMS * np.array([p.half_width_m for p in upright]) / across
    left = np.minimum(x - head / across, chest_x - wide)
    right = np.maximum(x + head / across, chest_x + wide)
    top = y + head / upward
    chin = y - head / upward
    low = y - np.array([p.head_at[1] - p.waist_m for p in upright]) / upward
    shown = (np.minimum(right, 1.0) - np.maximum(left, -1.0) > SLIVER) & (near > MARGIN_M)
    shown &= np.minimum(top, 1.0) - np.maximum(low, -1.0) > SLIVER
    return np.asarray(shown & ((left < -1.0) | (right > 1.0) | (top > 1.0) | (chin < -1.0)))
