"""One actor's body over the shot, assembled part by part.

Enters: a carriage, a score and attention. Leaves: joints and local quaternions; hands that reach
for other people are brought there in a second pass, when everybody's joints are known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from planner.bodies import JOINT, JOINTS
from renderers.motion import gaze
from renderers.motion.anchors import grips
from renderers.motion.arms import posed, write_arms
from renderers.motion.attention import attention
from renderers.motion.carriage import Carriage
from renderers.motion.clearance import above_thighs, above_tops, outside_torso
from renderers.motion.curves import envelope
from renderers.motion.figure import Figure
from renderers.motion.legs import write_legs
from renderers.motion.quaternions import IDENTITY, Floats, about, multiply, rotate
from renderers.motion.reach import Grip, reached, toward
from renderers.motion.score import ArmPose, LookCue, Score
from renderers.motion.skeleton import ARMS, LEFT, RIGHT, Body, Joints, forward
from renderers.motion.surroundings import Surroundings
from renderers.motion.trunk import bends, pelvis_turn, settle_into_reach, sink, write_spine

_TRUNK = ("spine1", "spine2", "spine3")
_CLEAR_FROM_M = 1e-4


def figure(
    who: str, near: Surroundings, score: Score, rest: Sequence[ArmPose], looks: Sequence[LookCue],
    beats: Floats, seed: int,
) -> Figure:  # fmt: skip
    """Trunk, legs, head and posed arms."""
    body, t = near.bodies[who], near.t
    track = sink(near.tracks[who], t, score.trunk, body)
    track = settle_into_reach(track, body)
    local = np.broadcast_to(IDENTITY, (len(t), len(JOINTS), 4)).copy()
    local[:, 0] = pelvis_turn(track)
    write_legs(local, track.pelvis_m, local[:, 0], track, body)
    spine = bends(track, t, score.trunk, body, seed, track.gait * (0.3 + track.run))
    write_spine(local, spine)
    regarded = _regard(who, near, body, track, local, looks, seed, _phoning(t, score))
    turned = spine[:, 1] + track.twist
    spine[:, 1] += regarded.torso
    write_spine(local, spine)
    nods = gaze.gestured(t, score.head)
    nods[:, 0] += 0.045 * beats - 0.25 * spine[:, 0] - 0.5 * track.pitch * (1 - track.lying)
    gaze.write_head(local, regarded.head + nods)
    bowed = nods[:, 0] + spine[:, 0] + track.pitch * (1 - track.lying)
    eyes = gaze.steadied(regarded.eyes, bowed, nods[:, 1] + turned)
    regarded = replace(regarded, eyes=eyes)
    arms = posed(t, rest, score.arms, track, body, seed, beats)
    lean = np.clip(track.pitch * (1.0 - track.lying) + spine[:, 0], -0.2, 1.4)
    write_arms(
        local, arms, np.where(lean > 0, 0.75 * lean, 0.3 * lean) * (1.0 - 0.7 * track.seated)
    )
    joints = forward(body, track.pelvis_m, local)
    return Figure(who, body, track, score, local, joints, arms, regarded, beats)


def _regard(
    who: str, near: Surroundings, body: Body, track: Carriage, local: Floats,
    looks: Sequence[LookCue], seed: int, stiff: Floats,
) -> gaze.Regard:  # fmt: skip
    trunk = forward(body, track.pelvis_m, local, _TRUNK)
    points, eyes_only = attention(who, near, looks)
    chest = trunk.turn("spine3")
    neck: Floats = body.offset[JOINT["neck"]] + body.offset[JOINT["head"]]
    above = neck + np.array([0.0, 0.47 * body.size.head, 0.0])
    eye = trunk.at("spine3") + rotate(chest, np.broadcast_to(above, (len(points), 3)))
    # The head straightens part of the trunk's lean, so the chest's pitch counts only in part.
    level = multiply(about(1, track.yaw), about(0, track.pitch * track.lying))
    wanted = gaze.directions(points, eye, level)
    return gaze.regard(near.t, wanted, eyes_only, seed, who, stiff)


def _phoning(t: Floats, score: Score) -> Floats:
    """How far a phone is at the ear, [N] 0…1: the head stays with it."""
    weight = np.zeros(len(t))
    for cue in score.reaches:
        if cue.anchor.joint == "jaw":
            own = envelope(t, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
            weight = np.maximum(weight, own)
    return weight


def with_hands(own: Figure, everyone: Mapping[str, Figure], near: Surroundings) -> Figure:
    """Bring reaching hands to their anchors and keep all hands out of solid things."""
    joints = own.joints
    for side in (LEFT, RIGHT):
        grip = grips(own, side, everyone, near)
        if grip is not None:
            reached(own.local, own.arms, joints, side, grip, own.body)
    joints = forward(own.body, own.track.pelvis_m, own.local)
    moved = False
    for side in (LEFT, RIGHT):
        free = _freed(joints, side, own, near)
        gap = np.linalg.norm(free.goal - joints.at(ARMS[side][3]), axis=-1)
        if float(gap.max(initial=0.0)) > _CLEAR_FROM_M:
            reached(own.local, own.arms, joints, side, free, own.body)
            moved = True
    if moved:
        joints = forward(own.body, own.track.pelvis_m, own.local)
    return replace(own, joints=joints)


def _freed(joints: Joints, side: int, own: Figure, near: Surroundings) -> Grip:
    """The wrist's own place, or the nearest one outside trunk, thighs and table tops."""
    wrist = joints.at(ARMS[side][3])
    free = outside_torso(wrist, joints, own.body)
    free = above_thighs(free, joints, own.body)
    free = above_tops(free, near.plan.furniture, own.track.ground_m[-1], 1.0 - own.track.gait)
    return toward(free)
