"""Hands keep out of bodies, thighs and table tops.

Enters: wrist goals and joints of one actor, furniture. Leaves: goals pushed to the nearest free
place. Torso and thighs count as capsules, furniture as boxes; sizes follow the rigs' figures.
"""

from collections.abc import Sequence

import numpy as np

from planner.floor_plan import Furniture
from renderers.motion.quaternions import Floats, inverse, rotate, unit
from renderers.motion.skeleton import Body, Joints

_ADULT_BELOW_CHIN_M = 1.40
_HAND_M = 0.045
_TOPS = (
    "table",
    "desk",
    "counter",
    "bar",
    "stove",
    "sink",
    "sideboard",
    "nightstand",
    "side_table",
    "coffee_table",
    "dresser",
    "bench_table",
    "cafe_table",
    "school_desk",
)


def girth(body: Body) -> float:
    """Scale of a body's breadth against an adult of average build."""
    return (body.look.stature_m - body.look.head_m) / _ADULT_BELOW_CHIN_M * body.look.build


def outside_torso(goal: Floats, joints: Joints, body: Body) -> Floats:
    """Wrists pushed out of the trunk, an elliptic capsule from pelvis to upper chest."""
    size = girth(body)
    wide, deep = 0.128 * size + _HAND_M, 0.104 * size + _HAND_M * 1.25
    low, turn = joints.at("pelvis"), joints.turn("spine2")
    axis = joints.at("spine3") - low
    span = np.sum(axis * axis, axis=-1, keepdims=True)
    share = np.sum((goal - low) * axis, axis=-1, keepdims=True) / span
    centre = low + axis * np.clip(share, -0.05, 1.35)
    local = rotate(inverse(turn), goal - centre)
    scaled = local / np.array([wide, 1.0, deep])
    flat = scaled * np.array([1.0, 0.0, 1.0])
    depth = np.linalg.norm(flat, axis=-1, keepdims=True)
    above = np.clip((share - 1.15) / 0.25, 0.0, 1.0)
    out = unit(flat + np.array([0.0, 0.0, 1e-4])) * (1.0 - depth)
    push = out * np.array([wide, 0.0, deep]) * (depth < 1.0) * (1.0 - above)
    return goal + rotate(turn, push)


def above_thighs(goal: Floats, joints: Joints, body: Body) -> Floats:
    """Wrists lifted out of the thighs (capsules from hip to knee)."""
    radius = 0.066 * (0.5 + 0.5 * girth(body)) + _HAND_M
    for hip, knee in (("l_hip", "l_knee"), ("r_hip", "r_knee")):
        start, end = joints.at(hip), joints.at(knee)
        axis = end - start
        share = np.sum((goal - start) * axis, -1, keepdims=True) / np.sum(
            axis * axis, -1, keepdims=True
        )
        nearest = start + axis * np.clip(share, 0.0, 1.0)
        away = goal - nearest
        distance = np.linalg.norm(away, axis=-1, keepdims=True)
        goal = goal + unit(away + np.array([0.0, 1e-4, 0.0])) * np.maximum(radius - distance, 0.0)
    return goal


def above_tops(
    goal: Floats, furniture: Sequence[Furniture], around: Floats, share: Floats
) -> Floats:
    """Wrists lifted onto the tops of tables near `around` (a floor point), by `share` [N].

    Who walks past a table does not wipe it.
    """
    for thing in furniture:
        if thing.kind not in _TOPS or np.hypot(thing.x_m - around[0], thing.z_m - around[1]) > 2.5:
            continue
        local = into_thing(thing, goal)
        half = np.array([thing.size_m[0] / 2, thing.size_m[2] / 2])
        inside = np.min(half + 0.07 - np.abs(local[:, [0, 2]]), axis=-1)
        top = thing.base_m + thing.size_m[1]
        deep = top + 0.035 - goal[:, 1]
        near = np.clip(inside / 0.05, 0.0, 1.0)
        lift = np.where(deep < 0.3, np.maximum(deep, 0.0), 0.0) * near * share
        goal = goal + np.stack([np.zeros_like(lift), lift, np.zeros_like(lift)], -1)
    return goal


def into_thing(thing: Furniture, points: Floats) -> Floats:
    """World points [N, 3] in a thing's own directions, from its centre on the floor."""
    yaw = np.radians(thing.yaw_deg)
    x, z = points[:, 0] - thing.x_m, points[:, 2] - thing.z_m
    return np.stack(
        [x * np.cos(yaw) - z * np.sin(yaw), points[:, 1], x * np.sin(yaw) + z * np.cos(yaw)], -1
    )
