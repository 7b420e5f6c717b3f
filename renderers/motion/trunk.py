"""The trunk: pelvis and spine with breath, weight and what the score asks of them.

Enters: a carriage, a score, seconds. Leaves: pelvis positions, world turns of the pelvis, and the
spine's rows of the local quaternions.
"""

from dataclasses import replace

import numpy as np

from planner.bodies import JOINT
from renderers.motion.carriage import Carriage
from renderers.motion.curves import bump, dice, drift, envelope, smooth
from renderers.motion.quaternions import Floats, about, chain
from renderers.motion.score import TrunkCue
from renderers.motion.skeleton import LEFT, Body

SPINE = ("spine1", "spine2", "spine3")
_SHARES = (0.38, 0.34, 0.28)


def shift_weight(track: Carriage, t: Floats, body: Body, seed: int) -> Carriage:
    """Standing people rest on one leg, then on the other; seated ones stir."""
    who = body.look.character_id
    still = (1.0 - track.gait) * (1.0 - track.lying) * (1.0 - 0.75 * track.seated)
    favour = np.tanh(2.6 * drift(t, 5.5, seed, who, "weight")) * still
    side = favour * 0.40 * body.size.hip
    fore = drift(t, 3.7, seed, who, "sway") * 0.008 * still
    pelvis = track.pelvis_m.copy()
    pelvis[:, 0] += side * np.cos(track.yaw) + fore * np.sin(track.yaw)
    pelvis[:, 2] += -side * np.sin(track.yaw) + fore * np.cos(track.yaw)
    pelvis[:, 1] -= 0.004 * body.leg * np.abs(favour)
    return replace(
        track,
        pelvis_m=pelvis,
        roll=track.roll + 0.06 * favour,
        twist=track.twist + 0.05 * favour + 0.03 * still * drift(t, 6.1, seed, who, "twist"),
    )


def sink(track: Carriage, t: Floats, cues: tuple[TrunkCue, ...], body: Body) -> Carriage:
    """Hips that go down and back, and feet that leave the floor, where the score says so."""
    drop, back, hop = np.zeros_like(t), np.zeros_like(t), np.zeros_like(t)
    for cue in cues:
        weight = envelope(t, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
        drop += cue.drop * weight
        back += cue.back_m * weight
        hop += cue.hop_m * bump(t, cue.start_s, cue.end_s)
    if not (drop.any() or back.any() or hop.any()):
        return track
    pelvis, ankles = track.pelvis_m.copy(), track.ankle_m.copy()
    free = 1.0 - np.maximum(track.seated, track.lying)
    pelvis[:, 1] += hop - drop * body.leg * free
    pelvis[:, 0] -= back * np.sin(track.yaw) * free
    pelvis[:, 2] -= back * np.cos(track.yaw) * free
    ankles[:, :, 1] += hop[:, None]
    return replace(track, pelvis_m=pelvis, ankle_m=ankles)


def pelvis_turn(track: Carriage) -> Floats:
    """World rotation of the pelvis, [N, 4]."""
    return chain(about(1, track.yaw + track.twist), about(0, track.pitch), about(2, track.roll))


def bends(
    track: Carriage, t: Floats, cues: tuple[TrunkCue, ...], body: Body, seed: int, effort: Floats
) -> Floats:
    """Pitch, twist and roll of the whole spine, radians [N, 3]."""
    who = body.look.character_id
    calm = 1.0 - 0.5 * track.gait
    pitch = track.lean + 0.018 * drift(t, 4.3, seed, who, "slouch") * calm + breath(t, body, effort)
    twist = 0.035 * drift(t, 5.3, seed, who, "turn") * calm - 1.9 * track.twist
    roll = -1.5 * track.roll + 0.012 * drift(t, 4.9, seed, who, "lean") * calm
    for cue in cues:
        weight = envelope(t, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
        if cue.hz:
            weight = weight * (0.5 - 0.5 * np.cos(2 * np.pi * cue.hz * (t - cue.start_s)))
        pitch = pitch + np.radians(cue.pitch_deg) * weight
        twist = twist + np.radians(cue.twist_deg) * weight
        roll = roll - np.radians(cue.roll_deg) * weight
    return np.stack([pitch, twist, roll], -1)


def breath(t: Floats, body: Body, effort: Floats) -> Floats:
    """The back's share of breathing, radians: the chest lifts on the quicker in-breath."""
    rng = dice("breath", body.look.character_id)
    rate = rng.uniform(0.21, 0.29)
    phase = 2 * np.pi * (rate * t + rng.random()) + np.cumsum(effort) * 0.03
    wave = np.sin(phase + 0.45 * np.sin(phase))
    return np.asarray(-(0.011 + 0.02 * effort) * wave)


def write_spine(local: Floats, angles: Floats) -> None:
    """Spread the spine's bend over its three joints."""
    for name, share in zip(SPINE, _SHARES, strict=True):
        pitch, twist, roll = (angles[:, k] * share for k in range(3))
        local[:, JOINT[name]] = chain(about(1, twist), about(0, pitch), about(2, roll))


def settle_into_reach(track: Carriage, body: Body) -> Carriage:
    """Lower hips that a shift of weight has carried out of reach of planted feet."""
    limit = np.full(len(track.yaw), np.inf)
    for foot in (0, 1):
        sign = 1.0 if foot == LEFT else -1.0
        yaw = track.yaw + track.twist
        hip_x = track.pelvis_m[:, 0] + sign * body.size.hip * np.cos(yaw)
        hip_z = track.pelvis_m[:, 2] - sign * body.size.hip * np.sin(yaw)
        away = np.hypot(track.ankle_m[:, foot, 0] - hip_x, track.ankle_m[:, foot, 2] - hip_z)
        planted = np.sqrt(np.maximum((0.997 * body.leg) ** 2 - away**2, (0.3 * body.leg) ** 2))
        tilt = sign * body.size.hip * np.sin(track.roll)
        limit = np.minimum(limit, track.ankle_m[:, foot, 1] + planted - tilt)
    still = (track.gait < 0.02) & (track.lying < 0.02) & (track.seated < 0.98)
    over = smooth(np.where(still, np.maximum(track.pelvis_m[:, 1] - limit, 0.0), 0.0), 2.0)
    pelvis = track.pelvis_m.copy()
    pelvis[:, 1] -= over
    return replace(track, pelvis_m=pelvis)
