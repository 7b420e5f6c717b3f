"""Where people look: eyes first, then the head, then the shoulders.

Enters: target points per frame and the trunk's joints. Leaves: neck and head rotations, the
trunk's share of turning and the eyes' angles against the head.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.bodies import JOINT
from renderers.motion.curves import dice, drift, ramp, smooth
from renderers.motion.quaternions import Floats, about, chain, inverse, rotate
from renderers.motion.score import HeadCue
from renderers.motion.skeleton import Body, Joints

HEAD_YAW, HEAD_UP, HEAD_DOWN = np.radians([72.0, 38.0, 42.0])
EYE_YAW, EYE_UP, EYE_DOWN = np.radians([27.0, 16.0, 20.0])
_STIFF_YAW = np.radians(16.0)
_TORSO_FROM, _TORSO_SHARE = np.radians(48.0), 0.45
_BACK_FROM, _BACK_TO = np.radians(125.0), np.radians(165.0)
HEAD_DELAY_S = 0.17  # with the smoothing, heads set off as the eyes jump and arrive 0.35 s later


@dataclass(frozen=True, slots=True, eq=False)
class Regard:
    """One actor's gaze over N frames, radians."""

    torso: Floats  # [N] yaw that the trunk adds
    head: Floats  # [N, 3] pitch (down > 0), yaw (left > 0), roll (to the left > 0)
    eyes: Floats  # [N, 2] left > 0, up > 0
    shifts_s: tuple[float, ...]  # when the eyes jump


def directions(points: Floats, eye: Floats, chest: Floats) -> Floats:
    """Yaw (left > 0) and pitch (up > 0) of points as seen by a chest, [N, 2]."""
    local = rotate(inverse(chest), points - eye)
    flat = np.hypot(local[:, 0], local[:, 2])
    return np.stack([np.arctan2(local[:, 0], local[:, 2]), np.arctan2(local[:, 1], flat)], -1)


def regard(
    t: Floats, wanted: Floats, eyes_only: Floats, seed: int, who: str, stiff: Floats
) -> Regard:
    """Split wanted directions [N, 2] between trunk, head and eyes.

    `eyes_only` [N] 0…1 keeps the head from following, `stiff` [N] 0…1 from turning far: a phone is
    held to it. What lies behind is not looked at.
    """
    fps = 1.0 / (t[1] - t[0]) if len(t) > 1 else 24.0
    yaw = np.unwrap(wanted[:, 0])
    yaw = yaw - 2 * np.pi * np.round(np.median(yaw) / (2 * np.pi))
    behind = 1.0 - ramp(np.abs(yaw), _BACK_FROM, _BACK_TO)
    yaw, pitch = np.clip(yaw, -2.2, 2.2) * behind, wanted[:, 1] * behind
    sigma = 0.115 * fps
    late = _delayed(
        np.stack([yaw * (1 - eyes_only), pitch * (1 - eyes_only)], -1), HEAD_DELAY_S * fps
    )
    slow = smooth(late, sigma)
    torso = np.sign(slow[:, 0]) * np.maximum(np.abs(slow[:, 0]) - _TORSO_FROM, 0.0) * _TORSO_SHARE
    torso = smooth(_delayed(torso[:, None], 0.06 * fps), 1.5 * sigma)[:, 0]
    style = dice("head", who).uniform(0.72, 0.9)
    reach = HEAD_YAW + (_STIFF_YAW - HEAD_YAW) * stiff
    head_yaw = np.clip(style * (slow[:, 0] - torso), -reach, reach)
    head_pitch = np.clip(-0.7 * slow[:, 1], -HEAD_UP, HEAD_DOWN)
    alive = [
        np.radians(1.6) * drift(t, p, seed, who, "head", k) for k, p in enumerate((2.3, 2.9, 3.4))
    ]
    head = np.stack([head_pitch + alive[0], head_yaw + alive[1], 0.06 * head_yaw + alive[2]], -1)
    jumps = _jumps(t, wanted)
    eyes = smooth(np.stack([yaw, pitch], -1), 0.55) - np.stack(
        [torso + head[:, 1], -head[:, 0]], -1
    )
    eyes = eyes + _flicks(t, seed, who)
    eyes = np.stack(
        [np.clip(eyes[:, 0], -EYE_YAW, EYE_YAW), np.clip(eyes[:, 1], -EYE_DOWN, EYE_UP)], -1
    )
    return Regard(torso, head, eyes, jumps)


def _delayed(values: Floats, frames: float) -> Floats:
    """Values `frames` later; the first is held."""
    at = np.clip(np.arange(len(values)) - frames, 0, None)
    index = np.arange(len(values))
    return np.stack([np.interp(at, index, column) for column in values.T], -1)


def _jumps(t: Floats, wanted: Floats) -> tuple[float, ...]:
    """Moments at which the wanted direction leaps by more than 12°."""
    leap = np.abs(np.diff(wanted, axis=0)).max(axis=1) if len(t) > 1 else np.zeros(0)
    return tuple(float(t[i + 1]) for i in np.nonzero(leap > 0.21)[0])


def _flicks(t: Floats, seed: int, who: str) -> Floats:
    """Small saccades between the other's eyes and mouth, every half second to two."""
    rng = dice("saccades", seed, who)
    times = np.cumsum(rng.uniform(0.45, 2.0, int(t[-1] - t[0]) + 3 if len(t) else 1)) + (
        t[0] if len(t) else 0
    )
    places = rng.normal(0.0, 1.0, (len(times) + 1, 2)) * np.radians([2.6, 1.3])
    return np.asarray(places[np.searchsorted(times, t)])


def steadied(eyes: Floats, pitch: Floats, yaw: Floats) -> Floats:
    """Eyes [N, 2] that hold their target while the head is moved by `pitch` (down > 0) and `yaw`.

    The vestibulo-ocular reflex: who nods, laughs or leans goes on looking at the same thing.
    """
    held = eyes + np.stack([-yaw, pitch], -1)
    return np.stack(
        [np.clip(held[:, 0], -EYE_YAW, EYE_YAW), np.clip(held[:, 1], -EYE_DOWN, EYE_UP)], -1
    )


def gestured(t: Floats, cues: Sequence[HeadCue]) -> Floats:
    """Pitch, yaw and roll that nods, shakes and tilts add, radians [N, 3]."""
    total = np.zeros((len(t), 3))
    for cue in cues:
        span = max(cue.end_s - cue.start_s, 1e-3)
        u = np.clip((t - cue.start_s) / span, 0.0, 1.0)
        if cue.cycles:
            weight = np.sin(np.pi * u) ** 0.8 * np.sin(2 * np.pi * cue.cycles * u)
        else:
            edge = min(0.3, span / 3)
            weight = ramp(t, cue.start_s, cue.start_s + edge) * (
                1 - ramp(t, cue.end_s - edge, cue.end_s)
            )
        angles = np.radians([cue.pitch_deg, cue.yaw_deg, cue.roll_deg])
        total += weight[:, None] * angles
    return total


def write_head(local: Floats, head: Floats) -> None:
    """Two fifths of the head's turn in the neck, the rest in the head."""
    for name, share in (("neck", 0.4), ("head", 0.6)):
        pitch, yaw, roll = (head[:, k] * share for k in range(3))
        local[:, JOINT[name]] = chain(about(1, yaw), about(0, pitch), about(2, -roll))


def eye_point(joints: Joints, body: Body) -> Floats:
    """World position between the eyes, [N, 3]; uses the head joint."""
    ahead = np.array([0.0, 0.47, 0.30]) * body.size.head
    turn = joints.turn("head")
    return joints.at("head") + rotate(turn, np.broadcast_to(ahead, (len(turn), 3)))
