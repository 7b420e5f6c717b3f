"""Footsteps: which foot stands where and when, so that no foot slides.

Enters: a journey (floor position and heading per frame), the footings at both ends and a body.
Leaves: the carriage of the walk. A foot is fixed to the floor between its steps; a step lands
where the hips will pass half-way through its support.
"""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import minimum_filter1d

from renderers.motion.carriage import Carriage, held
from renderers.motion.curves import dice, ease, smooth, unwrap_toward
from renderers.motion.footing import Footing
from renderers.motion.quaternions import Floats
from renderers.motion.route import GRAVITY, Journey
from renderers.motion.skeleton import LEFT, RIGHT, Body

_TURN_PER_STEP = 0.95  # radians of heading that one step takes
_SLOWEST_STEPS_S, _FASTEST_STEPS_S = 1.25, 4.2
_STRETCH = 0.992


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One swing of one foot, in seconds and floor places."""

    foot: int
    lift_s: float
    land_s: float
    start_m: Floats  # [2]
    end_m: Floats  # [2]
    start_yaw: float
    end_yaw: float

    @property
    def length(self) -> float:
        return float(np.linalg.norm(self.end_m - self.start_m))


def stepping(t: Floats, way: Journey, a: Footing, b: Footing, body: Body, name: str) -> Carriage:
    """The carriage along `way` from footing `a` to `b`; `t` counts from its start."""
    speed = float(np.percentile(way.speed, 90)) if len(way.speed) else 0.0
    run = _running(speed, body)
    phase, steps = _plan(t, way, a, b, body, run, name)
    track = held(b, len(t), visible=True)
    track.ground_m[:], track.yaw[:] = way.ground_m, way.yaw
    track.run[:] = run
    moving = np.clip(way.speed / (0.55 * np.sqrt(0.2 * GRAVITY * body.leg)), 0.0, 1.0)
    track.gait[:] = smooth(moving, 2.0)
    swing = np.zeros((len(t), 2))
    for foot in (LEFT, RIGHT):
        _swing_foot(track, swing, t, [s for s in steps if s.foot == foot], foot, a, run, body)
    lead = 1.0 if not steps or steps[0].foot == LEFT else -1.0
    track.stride[:] = -lead * np.cos(np.pi * phase) * track.gait
    _carry_pelvis(track, phase, lead, swing, (a, b), body, run)
    return track


def _running(speed: float, body: Body) -> float:
    """0 at a walk, 1 at a run: people change over near a Froude number of 0.5."""
    froude = speed**2 / (GRAVITY * body.leg)
    return float(ease((froude - 0.42) / 0.35))


def _step_length(speed: Floats, body: Body) -> Floats:
    """Length of a step at a speed, metres; grows with speed as people's do."""
    relative = speed / np.sqrt(GRAVITY * body.leg)
    return np.asarray(body.leg * np.clip(0.34 + 0.85 * relative, 0.3, 1.6))


def _plan(
    t: Floats, way: Journey, a: Footing, b: Footing, body: Body, run: float, name: str
) -> tuple[Floats, list[_Step]]:
    """Phase (steps done) per frame, and the steps."""
    dt = float(t[1] - t[0]) if len(t) > 1 else 1 / 24
    spin = np.abs(np.gradient(way.yaw)) / dt if len(t) > 1 else np.zeros(len(t))
    demand = np.maximum(way.speed / _step_length(way.speed, body), spin / _TURN_PER_STEP)
    under_way = (t >= 0) & (t <= way.seconds)
    demand = np.where(under_way, np.clip(demand, _SLOWEST_STEPS_S, _FASTEST_STEPS_S), 0.0)
    phase = np.concatenate([[0.0], np.cumsum(demand[1:] + demand[:-1]) * dt / 2])
    count = max(2, int(np.ceil(phase[-1] - 0.3)))
    phase = phase * (count / max(float(phase[-1]), 1e-6))
    return phase, _steps(t, phase, count, way, a, b, body, run, name)


def _steps(
    t: Floats, phase: Floats, count: int, way: Journey, a: Footing, b: Footing, body: Body,
    run: float, name: str,
) -> list[_Step]:  # fmt: skip
    turn = float(way.yaw[-1] - way.yaw[0]) if len(way.yaw) else 0.0
    first = LEFT if turn > 0.3 or (abs(turn) <= 0.3 and dice(name).random() < 0.5) else RIGHT
    place = [a.ankles_m[0, [0, 2]], a.ankles_m[1, [0, 2]]]
    yaw = [float(a.yaw + a.toes_out[0]), float(a.yaw + a.toes_out[1])]
    overlap = 0.1 - 0.27 * run
    steps = []
    for k in range(count):
        foot = (first + k) % 2
        lift, land = np.interp([k + overlap, k + 1 - overlap], phase, t)
        end, end_yaw = _foothold(k, count, foot, t, phase, way, b, body, run)
        end_yaw = unwrap_toward(end_yaw, yaw[foot])
        step = _Step(foot, float(lift), float(land), place[foot], end, yaw[foot], end_yaw)
        if step.length > 0.015 or abs(end_yaw - yaw[foot]) > 0.05:
            steps.append(step)
            place[foot], yaw[foot] = end, end_yaw
    return steps


def _foothold(
    k: int, count: int, foot: int, t: Floats, phase: Floats, way: Journey, b: Footing, body: Body,
    run: float,
) -> tuple[Floats, float]:  # fmt: skip
    """Where step `k` lands: the last two at the end, others under the hips at mid-support."""
    if k >= count - 2:
        return b.ankles_m[foot, [0, 2]], float(b.yaw + b.toes_out[foot])
    when = float(np.interp(k + 1.5, phase, t))
    x, z, yaw = (
        float(np.interp(when, t, way.ground_m[:, 0])),
        float(np.interp(when, t, way.ground_m[:, 1])),
        float(np.interp(when, t, way.yaw)),
    )
    half = body.size.hip * (0.72 - 0.4 * run) * (1.0 if foot == LEFT else -1.0)
    place = np.array([x + half * np.cos(yaw), z - half * np.sin(yaw)])
    return place, yaw + float(b.toes_out[foot]) * 0.5


def _swing_foot(
    track: Carriage, swing: Floats, t: Floats, steps: list[_Step], foot: int, a: Footing,
    run: float, body: Body,
) -> None:  # fmt: skip
    """Write one foot: planted, rolling over the ball, through the air, onto the heel."""
    ankle, yaw = track.ankle_m[:, foot], track.foot_yaw[:, foot]
    ankle[:, [0, 2]], ankle[:, 1] = a.ankles_m[foot, [0, 2]], body.size.ankle
    yaw[:] = a.yaw + a.toes_out[foot]
    keys: list[tuple[float, float]] = [(float(t[0]) - 9.0, 0.0), (float(t[0]), 0.0)]
    for step in steps:
        own = np.clip((t - step.lift_s) / max(step.land_s - step.lift_s, 1e-3), 0.0, 1.0)
        after = own > 0
        w = ease(own)[after, None]
        ankle[after, 0] = (step.start_m + (step.end_m - step.start_m) * w)[:, 0]
        ankle[after, 2] = (step.start_m + (step.end_m - step.start_m) * w)[:, 1]
        yaw[after] = step.start_yaw + (step.end_yaw - step.start_yaw) * w[:, 0]
        arc = np.sin(np.pi * own) ** 1.5
        ankle[:, 1] += _clearance(step, run, body) * arc
        swing[:, foot] = np.maximum(swing[:, foot], np.sin(np.pi * own))
        keys += _roll_keys(step, run, body)
    track.foot_pitch[:, foot] = _through(keys, t)


def _clearance(step: _Step, run: float, body: Body) -> float:
    """How high a foot is carried."""
    return body.leg * (0.03 + 0.17 * run) + 0.035 * min(step.length, 1.0)


def _roll_keys(step: _Step, run: float, body: Body) -> list[tuple[float, float]]:
    """Pitch of a foot around one swing: heel off, toes through, heel strike, flat."""
    reach = min(1.0, step.length / (1.1 * body.leg))
    span = step.land_s - step.lift_s
    off, strike = 0.75 * reach + 0.4 * run * reach, 0.32 * reach * (1.0 - 0.6 * run)
    return [
        (step.lift_s - 0.42 * span, 0.0),
        (step.lift_s, off),
        (step.lift_s + 0.3 * span, off * (0.75 + 0.2 * run)),
        (step.lift_s + 0.82 * span, -strike),
        (step.land_s, -strike),
        (step.land_s + 0.22 * span, 0.0),
    ]


def _through(keys: list[tuple[float, float]], t: Floats) -> Floats:
    """A monotone curve through keys; of keys that overtake each other the later one yields."""
    times, values = [keys[0][0]], [keys[0][1]]
    for when, value in keys[1:]:
        if when > times[-1] + 1e-3:
            times.append(when)
            values.append(value)
    times.append(max(times[-1], float(t[-1])) + 9.0)
    values.append(0.0)
    # here: it takes a worker a quarter of a second to import, and many shots have no steps
    from scipy.interpolate import PchipInterpolator

    return np.asarray(PchipInterpolator(np.array(times), np.array(values))(t))


def _carry_pelvis(
    track: Carriage, phase: Floats, lead: float, swing: Floats, ends: tuple[Footing, Footing],
    body: Body, run: float,
) -> None:  # fmt: skip
    """Hips over the supporting foot, as high as the legs allow, leading with the stepping side."""
    gait = track.gait
    over = np.sin(np.pi * phase) * -lead * 0.022 * body.leg * np.clip(gait + 0.35, 0, 1)
    inside = (phase > 0) & (phase < phase[-1])
    over = smooth(np.where(inside, over, 0.0), 1.0)
    yaw = track.yaw
    track.pelvis_m[:, 0] = track.ground_m[:, 0] + over * np.cos(yaw)
    track.pelvis_m[:, 2] = track.ground_m[:, 1] - over * np.sin(yaw)
    track.twist[:] = -0.085 * track.stride * (1.0 + 0.6 * run)
    track.roll[:] = -np.sin(np.pi * phase) * lead * 0.035 * gait
    track.lean[:] = (0.025 + 0.12 * run) * gait
    track.pitch[:] = (0.01 + 0.07 * run) * gait
    u = np.clip(phase / max(float(phase[-1]), 1e-6), 0.0, 1.0)
    rest = ends[0].height_m + (ends[1].height_m - ends[0].height_m) * u
    bounce = run * gait**2 * 0.05 * body.leg * np.cos(2 * np.pi * phase)
    height = np.minimum(rest, _within_reach(track, swing, body)) - 0.05 * body.leg * run * gait
    track.pelvis_m[:, 1] = smooth(minimum_filter1d(height, 3, mode="nearest"), 1.1) + bounce


def _within_reach(track: Carriage, swing: Floats, body: Body) -> Floats:
    """Height of the pelvis at which both feet are just within reach."""
    limits = []
    for foot, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        yaw = track.yaw + track.twist
        hip_x = track.pelvis_m[:, 0] + sign * body.size.hip * np.cos(yaw)
        hip_z = track.pelvis_m[:, 2] - sign * body.size.hip * np.sin(yaw)
        ankle = track.ankle_m[:, foot]
        heel = np.maximum(track.foot_pitch[:, foot], 0.0)
        ahead = 0.6 * body.size.foot * (1.0 - np.cos(heel))
        rise = 0.6 * body.size.foot * np.sin(heel)
        away = np.hypot(ankle[:, 0] - hip_x, ankle[:, 2] - hip_z) - ahead
        high = np.sqrt(np.maximum((_STRETCH * body.leg) ** 2 - away**2, (0.55 * body.leg) ** 2))
        limits.append(ankle[:, 1] + rise + high + 0.25 * body.leg * swing[:, foot])
    return np.minimum(limits[0], limits[1])
