"""Legs under a carried pelvis: feet as planned, knees bent by two-bone IK.

Enters: pelvis placement and a carriage. Leaves: local quaternions of hips, knees, ankles and toes.
"""

import numpy as np

from planner.bodies import JOINT
from renderers.motion.carriage import Carriage
from renderers.motion.curves import ease
from renderers.motion.quaternions import Floats, about, inverse, multiply, rotate
from renderers.motion.skeleton import LEFT, LEGS, Body, leg_turns, two_bone

_KNEES_OUT = 0.16
_ALONG = 0.85  # cosine of the angle between a leg and its pole from which on the pole turns up


def feet(track: Carriage, body: Body) -> tuple[Floats, Floats]:
    """Ankles [N, 2, 3] and feet's world rotations [N, 2, 4] once the feet have rolled."""
    pitch = track.foot_pitch
    turn = multiply(about(1, track.foot_yaw), about(0, pitch))
    size = body.size
    ball = np.array([0.0, -0.8 * size.ankle, 0.6 * size.foot])
    heel = np.array([0.0, -size.ankle, -0.22 * size.foot])
    pivot = np.where((pitch > 0)[..., None], ball, heel)
    yawed = about(1, track.foot_yaw)
    pivot = pivot * (1.0 - ease(track.lying))[:, None, None]  # feet of who lies turn freely
    ankles = track.ankle_m + rotate(yawed, pivot) - rotate(turn, pivot)
    ankles[..., 1] += _above_floor(ankles, turn, ball, heel, 0.2 * size.ankle)
    return ankles, turn


def _above_floor(ankles: Floats, turn: Floats, ball: Floats, heel: Floats, sole_m: float) -> Floats:
    """How far feet must rise so that neither ball nor heel is under the floor, [N, 2].

    `sole_m` is how thick the foot is under the ball, whichever way the toes bend.
    """
    under_ball = rotate(turn, np.broadcast_to(ball, ankles.shape))[..., 1] - sole_m
    under_heel = rotate(turn, np.broadcast_to(heel, ankles.shape))[..., 1]
    lowest = ankles[..., 1] + np.minimum(under_ball, under_heel)
    return np.asarray(np.maximum(-lowest, 0.0))


def write_legs(
    local: Floats, pelvis: Floats, pelvis_turn: Floats, track: Carriage, body: Body
) -> None:
    """Fill the leg rows of `local` [N, 22, 4]."""
    ankles, turns = feet(track, body)
    for side, names in enumerate(LEGS):
        hip, knee, ankle, toes = (JOINT[name] for name in names)
        start = pelvis + rotate(pelvis_turn, np.broadcast_to(body.offset[hip], pelvis.shape))
        pole = _raised(_pole(track, pelvis_turn, side), ankles[:, side] - start)
        bend = two_bone(start, ankles[:, side], pole, body.size.thigh, body.size.shin)
        thigh, shin = leg_turns(bend)
        local[:, hip] = multiply(inverse(pelvis_turn), thigh)
        local[:, knee] = multiply(inverse(thigh), shin)
        local[:, ankle] = multiply(inverse(shin), turns[:, side])
        flat = np.clip(track.foot_pitch[:, side], 0.0, 0.9) * (1.0 - track.lying)
        local[:, toes] = about(0, -0.85 * flat)


def _raised(pole: Floats, leg: Floats) -> Floats:
    """A pole that turns up where a leg would lie along it: there a knee would flip."""
    along = (pole * leg).sum(-1) / (np.linalg.norm(pole, axis=-1) * np.linalg.norm(leg, axis=-1))
    up = np.clip((along - _ALONG) / (1.0 - _ALONG), 0.0, 1.0)
    return np.asarray(pole + np.stack([np.zeros_like(up), up, np.zeros_like(up)], -1))


def _pole(track: Carriage, pelvis_turn: Floats, side: int) -> Floats:
    """Knees point between the hips' and the foot's direction, a little outward."""
    out = _KNEES_OUT if side == LEFT else -_KNEES_OUT
    turned = np.sin(track.foot_yaw[:, side] - track.yaw)
    yaw = track.yaw + 0.6 * turned + out * (0.4 + track.crouched)
    ahead = np.stack([np.sin(yaw), np.zeros_like(yaw), np.cos(yaw)], -1)
    own = rotate(pelvis_turn, np.broadcast_to(np.array([0.15, 0.0, 1.0]), ahead.shape))
    return ahead + track.lying[:, None] * 2.0 * own
