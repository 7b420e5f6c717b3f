"""Places that hands go to: in the world, on a body, on a thing.

Enters: a figure's reach cues, everybody's joints. Leaves: one `Grip` per hand, the wrist's goal
and weight per frame; the figure's forearm and fingers are turned for it on the way.
"""

from collections.abc import Mapping

import numpy as np

from planner.bodies import JOINT
from renderers.motion.arms import BEND, FIST, PALM
from renderers.motion.curves import drift, envelope
from renderers.motion.figure import Figure
from renderers.motion.quaternions import Floats, rotate, unit
from renderers.motion.reach import Grip
from renderers.motion.score import Anchor, Point, ReachCue
from renderers.motion.skeleton import ARMS, LEFT, Joints
from renderers.motion.surroundings import Surroundings

_ON_HEAD = {
    "eyes": (0.0, 0.47, 0.36),
    "ear": (0.47, 0.36, 0.06),
    "jaw": (0.46, 0.13, 0.20),
    "mouth": (0.0, 0.20, 0.44),
    "chin": (0.0, -0.02, 0.36),
}


def grips(
    own: Figure, side: int, everyone: Mapping[str, Figure], near: Surroundings
) -> Grip | None:
    """Where one hand is to go over the shot; None when it reaches for nothing."""
    cues = sorted((c for c in own.score.reaches if c.side == side), key=lambda c: c.start_s)
    if not cues:
        return None
    count = len(near.t)
    goal, weight = own.joints.at(ARMS[side][3]).copy(), np.zeros(count)
    elbow, elbow_weight = np.zeros((count, 3)), np.zeros(count)
    for cue in cues:
        place = anchor_points(cue.anchor, side, own, everyone)
        if place is not None and any(cue.anchor.sway_m):
            wander = drift(near.t, 2.4, near.cues.seed, own.who, "steering")
            place = place + wander[:, None] * np.array(cue.anchor.sway_m)
        if place is None:
            continue
        own_weight = cue.weight * envelope(near.t, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
        if cue.rest:
            own_weight = own_weight * (1.0 - own.arms.busy[:, side])
        # A hand that already reaches goes on from its goal; one that does not goes straight there.
        share = own_weight / np.maximum(own_weight + weight * (1 - own_weight), 1e-6)
        wrist = _wrist_for(place, own, side)
        goal = goal + (wrist - goal) * share[:, None]
        weight = own_weight + weight * (1 - own_weight)
        _turn_hand(own, side, cue, own_weight)
        if cue.elbow is not None:
            elbow = elbow + (_elbow_toward(cue.elbow, side, own) - elbow) * share[:, None]
            elbow_weight = np.maximum(elbow_weight, own_weight)
    return Grip(goal, weight, elbow, elbow_weight)


def _elbow_toward(pole: Point, side: int, own: Figure) -> Floats:
    """A chest direction (left arm's) in the world, [F, 3]."""
    out = unit(np.array(pole)) * np.array([1.0 if side == LEFT else -1.0, 1.0, 1.0])
    turn = own.joints.turn("spine3")
    return rotate(turn, np.broadcast_to(out, (len(turn), 3)))


def anchor_points(
    anchor: Anchor, side: int, own: Figure, everyone: Mapping[str, Figure]
) -> Floats | None:
    """World points of an anchor, [F, 3]; None when its owner is not in the shot."""
    if not anchor.joint:
        return np.repeat(np.array([anchor.offset_m]), len(own.beats), axis=0)
    whose = own if anchor.who in ("", own.who) else everyone.get(anchor.who)
    if whose is None:
        return None
    offset = np.array(anchor.offset_m)
    return body_points(whose.joints, anchor.joint, offset, side, whose.body.size.head)


def body_points(joints: Joints, name: str, offset: Floats, side: int, head: float) -> Floats:
    """World points of a named place on a body; ears and laps are those of the hand's side."""
    flip = np.array([1.0 if side == LEFT else -1.0, 1.0, 1.0])
    if name == "lap":
        hip, knee = ("l_hip", "l_knee") if side == LEFT else ("r_hip", "r_knee")
        above = np.array([0.0, 0.085, 0.0]) + offset * flip
        return np.asarray(joints.at(hip) * 0.42 + joints.at(knee) * 0.58 + above)
    if name in _ON_HEAD:
        local = np.array(_ON_HEAD[name]) * head + offset
        turn = joints.turn("head")
        return joints.at("head") + rotate(turn, np.broadcast_to(local * flip, (len(turn), 3)))
    turn = joints.rotation[:, JOINT[name]]
    return joints.at(name) + rotate(turn, np.broadcast_to(offset * flip, (len(turn), 3)))


def _wrist_for(place: Floats, own: Figure, side: int) -> Floats:
    """The wrist that brings the palm to a place: the hand lies along the way there."""
    low = own.joints.at(ARMS[side][1]) - np.array([0.0, 0.45 * own.body.arm, 0.0])
    return np.asarray(place - unit(place - low) * 0.55 * own.body.size.hand)


def _turn_hand(own: Figure, side: int, cue: ReachCue, weight: Floats) -> None:
    angle = own.arms.angle[:, side]
    if cue.palm_deg is not None:
        angle[:, PALM] += (np.radians(cue.palm_deg) - angle[:, PALM]) * weight
        angle[:, BEND] += (np.radians(cue.bend_deg) - angle[:, BEND]) * weight
    if cue.fist is not None:
        angle[:, FIST] += (cue.fist - angle[:, FIST]) * weight
