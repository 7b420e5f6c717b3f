"""Hands that go to places: an arm already posed is bent so that its wrist meets a goal.

Enters: local quaternions, the joints they give, goals with weights. Leaves: the arm's local
quaternions rewritten.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.bodies import JOINT
from renderers.motion.arms import Arms, forearm
from renderers.motion.curves import ramp
from renderers.motion.quaternions import (
    Floats,
    between,
    chain,
    inverse,
    mirror,
    multiply,
    rotate,
    unit,
)
from renderers.motion.skeleton import ARMS, LEFT, RIGHT, Body, Joints, arm_turns, two_bone

_MOVED = 1e-4
_USUAL_ELBOW = (0.5, -0.7, -0.4)  # out, down, back


@dataclass(frozen=True, slots=True, eq=False)
class Grip:
    """Where a wrist goes, one row per frame."""

    goal: Floats  # [N, 3] world
    weight: Floats  # [N]
    elbow: Floats  # [N, 3] where the elbow points, world
    elbow_weight: Floats  # [N] 0: wherever the arm carries it


def toward(goal: Floats) -> Grip:
    """The whole way to a goal, the elbow left to itself."""
    return Grip(goal, np.ones(len(goal)), np.zeros_like(goal), np.zeros(len(goal)))


def reached(local: Floats, arms: Arms, joints: Joints, side: int, grip: Grip, body: Body) -> None:
    """Bend one arm of `local` so that its wrist goes toward a goal by the goal's weight.

    The wrist travels on an arc about the shoulder; hand and forearm keep their turn.
    """
    shoulder, wrist = joints.at(ARMS[side][1]), joints.at(ARMS[side][3])
    front = np.array([0.35 if side == LEFT else -0.35, 0.0, 0.9])
    way = rotate(joints.turn("spine3"), np.broadcast_to(front, shoulder.shape))
    goal = _on_arc(shoulder, wrist, grip.goal, grip.weight, way)
    pole = _carried(_elbow_pole(joints, side, body), wrist - shoulder, goal - shoulder, way)
    pole = pole + (grip.elbow - pole) * grip.elbow_weight[:, None]
    bend = two_bone(shoulder, goal, pole, body.size.upper_arm, body.size.forearm)
    upper, fore = arm_turns(bend, side)
    collar = joints.turn(ARMS[side][0])
    moved = grip.weight > _MOVED
    half, hand = forearm(arms.angle[:, side])
    if side == RIGHT:
        half, hand = mirror(half), mirror(hand)
    _put(local, ARMS[side][1], multiply(inverse(collar), upper), moved)
    _put(local, ARMS[side][2], chain(inverse(upper), fore, half), moved)
    _put(local, ARMS[side][3], hand, moved)


def _put(local: Floats, name: str, value: Floats, rows: npt.NDArray[np.bool_]) -> None:
    local[:, JOINT[name]] = np.where(rows[:, None], value, local[:, JOINT[name]])


def _elbow_pole(joints: Joints, side: int, body: Body) -> Floats:
    """Where the elbow points, square to the arm; a straight arm's points down, out and back."""
    shoulder, elbow, wrist = (joints.at(name) for name in ARMS[side][1:])
    bent = (elbow - (shoulder + wrist) / 2) / (0.25 * body.arm)
    out, down, back = _USUAL_ELBOW
    usual = np.array([out if side == LEFT else -out, down, back])
    straight = 1.0 - ramp(np.linalg.norm(bent, axis=-1), 0.1, 0.5)
    turn = joints.turn("spine3")
    pole = bent + 0.3 * straight[:, None] * rotate(turn, np.broadcast_to(usual, bent.shape))
    along = unit(wrist - shoulder)
    return unit(pole - along * np.sum(pole * along, axis=-1, keepdims=True))


def _middle(a: Floats, b: Floats, way: Floats) -> Floats:
    """A direction half-way from `a` to `b` (unit), bent toward `way` the further they lie apart."""
    apart = 1.0 - np.sum(a * b, axis=-1, keepdims=True)
    return np.asarray((a + b) / 2 + way * apart * 0.5)


def _carried(pole: Floats, old: Floats, new: Floats, way: Floats) -> Floats:
    """The pole taken along as the arm's line turns from `old` to `new`, by the way in between.

    Parallel transport: the elbow neither flips when the line comes to lie along the pole nor when
    the arm goes from hanging to raised.
    """
    a, b = unit(old), unit(new)
    middle = unit(_middle(a, b, way))
    return rotate(between(middle, b), rotate(between(a, middle), pole))


def _on_arc(centre: Floats, start: Floats, end: Floats, weight: Floats, way: Floats) -> Floats:
    """From `start` to `end` about `centre`, bent toward `way`.

    Direction and distance are blended apart, so that a hand neither passes through the shoulder
    nor behind the back.
    """
    w = weight[:, None]
    a, b = start - centre, end - centre
    far_a, far_b = (np.linalg.norm(v, axis=-1, keepdims=True) for v in (a, b))
    a, b = unit(a), unit(b)
    curve = a * (1 - w) ** 2 + _middle(a, b, way) * (2 * w * (1 - w)) + b * w**2
    return np.asarray(centre + unit(curve + 1e-9) * (far_a + (far_b - far_a) * w))
