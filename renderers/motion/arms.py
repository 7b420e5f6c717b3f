"""Arms: poses played one over another, swing in walking, and hands that go to places.

Enters: arm cues, a carriage. Leaves: local quaternions of collars, shoulders, elbows and wrists,
and the hands' shapes. Inside, both arms are left ones; the right one is mirrored at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.bodies import JOINT
from renderers.motion import arm_poses
from renderers.motion.carriage import Carriage
from renderers.motion.curves import drift, envelope
from renderers.motion.quaternions import (
    Floats,
    about,
    blend,
    chain,
    inverse,
    mirror,
    multiply,
    rotate,
)  # fmt: skip
from renderers.motion.score import ArmCue, ArmPose
from renderers.motion.skeleton import (
    ARMS,
    LEFT,
    RIGHT,
    Bend,
    Body,
    Joints,
    arm_turns,
    two_bone,
)  # fmt: skip

FLEX, PALM, BEND, FIST, SHRUG = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class Arms:
    """Both arms as left ones: upper arm against the chest, and angles (radians; fist 0…2)."""

    upper: Floats  # [N, 2, 4]
    angle: Floats  # [N, 2, 5] elbow flexion, palm, wrist bend, fist, shrug
    busy: Floats  # [N, 2] 0 at rest … 1 playing a cue


def solved(pose: ArmPose, body: Body) -> tuple[Floats, Floats]:
    """Upper arm [4] and angles [5] that bring the wrist where a pose wants it."""
    goal = np.array([pose.wrist]) * body.arm
    bend = two_bone(
        np.zeros((1, 3)), goal, np.array([pose.elbow]), body.size.upper_arm, body.size.forearm
    )
    upper, flex = _chest_turns(bend)
    return upper[0], np.array(
        [flex[0], np.radians(pose.palm_deg), np.radians(pose.bend_deg), pose.fist,
         np.radians(pose.shrug_deg)]
    )  # fmt: skip


def _chest_turns(bend: Bend) -> tuple[Floats, Floats]:
    """Upper-arm rotation and elbow flexion of a left arm."""
    upper, _ = arm_turns(bend, LEFT)
    cosine = np.clip(np.sum(bend.upper * bend.lower, axis=-1), -1.0, 1.0)
    return upper, np.arccos(cosine)


def posed(
    t: Floats, rest: Sequence[ArmPose], cues: Sequence[ArmCue], track: Carriage, body: Body,
    seed: int, beats: Floats,
) -> Arms:  # fmt: skip
    """Rest, swing, then every cue in order of its start."""
    arms = Arms(np.empty((len(t), 2, 4)), np.empty((len(t), 2, 5)), np.zeros((len(t), 2)))
    for side in (LEFT, RIGHT):
        upper, angle = solved(rest[side], body)
        arms.upper[:, side], arms.angle[:, side] = upper, angle
        _stir(arms, side, t, body, seed)
        _swing(arms, side, track, body)
        for cue in sorted((c for c in cues if c.side == side), key=lambda c: c.start_s):
            _play(arms, t, cue, body, beats)
    return arms


def _stir(arms: Arms, side: int, t: Floats, body: Body, seed: int) -> None:
    """Nobody holds an arm perfectly still."""
    who = body.look.character_id
    sway = [drift(t, period, seed, who, "arm", side, k) for k, period in enumerate((3.1, 3.9, 2.7))]
    stir = chain(about(0, 0.02 * sway[0]), about(2, 0.015 * sway[1]))
    arms.upper[:, side] = multiply(stir, arms.upper[:, side])
    arms.angle[:, side, FLEX] += 0.02 * (sway[2] + 0.5)
    arms.angle[:, side, FIST] = np.clip(arms.angle[:, side, FIST] + 0.05 * sway[0], 0.0, 2.0)


def _swing(arms: Arms, side: int, track: Carriage, body: Body) -> None:
    """Arms swing against the legs."""
    if not track.gait.any():
        return
    ahead = -track.stride if side == LEFT else track.stride
    share = 0.5 + 0.5 * ahead
    walk = _mixed(arm_poses.SWING_BACK, arm_poses.SWING_FORE, share, body)
    run = _mixed(arm_poses.RUN_BACK, arm_poses.RUN_FORE, share, body)
    weight = track.gait * (1.0 - track.seated)
    upper = blend(walk[0], run[0], track.run)
    angle = walk[1] + (run[1] - walk[1]) * track.run[:, None]
    arms.upper[:, side] = blend(arms.upper[:, side], upper, weight)
    arms.angle[:, side] += (angle - arms.angle[:, side]) * weight[:, None]


def _mixed(a: ArmPose, b: ArmPose, share: Floats, body: Body) -> tuple[Floats, Floats]:
    """Between two poses by `share` per frame."""
    upper_a, angle_a = solved(a, body)
    upper_b, angle_b = solved(b, body)
    upper = blend(np.broadcast_to(upper_a, (len(share), 4)), upper_b, share)
    return upper, angle_a + (angle_b - angle_a) * share[:, None]


def _play(arms: Arms, t: Floats, cue: ArmCue, body: Body, beats: Floats) -> None:
    rows = slice(*np.searchsorted(t, [cue.start_s, cue.end_s]))
    own = t[rows]
    if len(own) == 0:
        return
    weight = envelope(own, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
    if not cue.rest:
        arms.busy[rows, cue.side] = np.maximum(arms.busy[rows, cue.side], weight)
    if cue.other is None:
        upper, angle = solved(cue.pose, body)
        target = np.broadcast_to(upper, (len(own), 4)), np.broadcast_to(angle, (len(own), 5))
    else:
        share = 0.5 - 0.5 * np.cos(2 * np.pi * cue.hz * (own - cue.start_s))
        target = _mixed(cue.pose, cue.other, share, body)
    arms.upper[rows, cue.side] = blend(arms.upper[rows, cue.side], target[0], weight)
    now = arms.angle[rows, cue.side]
    now = now + (target[1] - now) * weight[:, None]
    if cue.beats:
        now[:, FLEX] -= 0.30 * beats[rows] * weight
        now[:, BEND] -= 0.22 * beats[rows] * weight
    arms.angle[rows, cue.side] = now


def write_arms(local: Floats, arms: Arms, hang: Floats) -> None:
    """Fill the arm rows of `local`; `hang` [N] turns arms against the trunk's lean (radians)."""
    droop = about(0, -hang)
    for side, names in enumerate(ARMS):
        rows = _left_rows(arms, side, droop)
        for name, row in zip(names, rows, strict=True):
            local[:, JOINT[name]] = row if side == LEFT else mirror(row)


def _left_rows(arms: Arms, side: int, droop: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    angle = arms.angle[:, side]
    collar = about(2, angle[:, SHRUG])
    shoulder = chain(inverse(collar), droop, arms.upper[:, side])
    half, hand = forearm(angle)
    return collar, shoulder, multiply(about(1, -angle[:, FLEX]), half), hand


def forearm(angle: Floats) -> tuple[Floats, Floats]:
    """The forearm's half of its turn about itself, and the wrist with the other half."""
    half = about(0, angle[:, PALM] / 2)
    return half, multiply(half, about(2, -angle[:, BEND]))


def palm_centre(joints: Joints, side: int, body: Body) -> Floats:
    """World position of the palm's middle, [N, 3]."""
    along = np.array([0.5 if side == LEFT else -0.5, 0.0, 0.0]) * body.size.hand
    name = ARMS[side][3]
    turn = joints.turn(name)
    return joints.at(name) + rotate(turn, np.broadcast_to(along, (len(turn), 3)))
