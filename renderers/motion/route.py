"""Where a walker is on the way: a smoothed route, a pace and a heading over time.

Enters: floor points, headings at both ends, seconds. Leaves: floor position and heading per frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.motion.curves import ease, ramp, smooth, unwrap_toward
from renderers.motion.quaternions import Floats

GRAVITY = 9.81
# Walking is most comfortable near a Froude number of 0.2 (Alexander, 1989); jogging near 1.
WALK_FROUDE, RUN_FROUDE = 0.2, 0.95
_TURN_RAD_S = np.radians(190.0)
_SIDESTEP_M = 0.42
_TURNED_IN_S = 0.11


@dataclass(frozen=True, slots=True, eq=False)
class Journey:
    """A walk from standstill to standstill, one row per frame."""

    ground_m: Floats  # [N, 2]
    yaw: Floats  # [N]
    speed: Floats  # [N] metres per second
    seconds: float
    arrives_s: float


def comfortable_speed(leg_m: float, verb: str) -> float:
    """Metres per second that suit a leg and a manner of going."""
    froude = {"run": RUN_FROUDE, "sneak": 0.05, "hesitate": 0.06, "search": 0.08}.get(
        verb, WALK_FROUDE
    )
    return float(np.sqrt(froude * GRAVITY * leg_m))


def journey(
    t: Floats, route: Sequence[tuple[float, float]], yaws: tuple[float, float],
    seconds: float, pace: float,
) -> Journey:  # fmt: skip
    """Travel `route` in at most `seconds` from t = 0, at about `pace` metres per second.

    A walk that has more time than it needs takes up to a quarter longer and then waits; one that
    has less hurries.
    """
    points, along = _rounded(np.array(route, np.float64))
    length = float(along[-1])
    turns = _turns(points, length, yaws)
    waits = tuple(float(np.clip((abs(a) - 0.7) / _TURN_RAD_S, 0.0, 0.8)) for a in turns)
    natural = length / pace + 0.45 + sum(waits) + _spin_seconds(length, turns)
    total = min(seconds, 1.25 * natural)
    squeeze = min(1.0, total / natural)
    depart, arrive = waits[0] * squeeze, total - (waits[1] + 0.12) * squeeze
    travelled = _paced(_progress(t, depart, arrive), points, along, pace)
    ground = np.stack([np.interp(travelled, along, points[:, k]) for k in (0, 1)], axis=-1)
    heading = _heading(t, points, along, travelled, yaws, turns, (depart, arrive, total, squeeze))
    rate = 1.0 / max(float(t[1] - t[0]), 1e-6) if len(t) > 1 else 24.0
    speed = np.gradient(travelled) * rate if len(t) > 1 else np.zeros(len(t))
    return Journey(ground, heading, np.abs(speed), total, arrive)


def _spin_seconds(length: float, turns: tuple[float, float]) -> float:
    """Extra time for a turn on the spot."""
    return 0.0 if length > _SIDESTEP_M else 0.25 + abs(turns[0]) / _TURN_RAD_S


def _turns(points: Floats, length: float, yaws: tuple[float, float]) -> tuple[float, float]:
    """How far the walker turns to set off, and after arriving (radians, signed)."""
    if length <= _SIDESTEP_M:
        return unwrap_toward(yaws[1], yaws[0]) - yaws[0], 0.0
    first, last = _tangent(points[: _few(points)]), _tangent(points[-_few(points) :])
    return (
        unwrap_toward(first, yaws[0]) - yaws[0],
        unwrap_toward(yaws[1], last) - last,
    )


def _few(points: Floats) -> int:
    return min(len(points), 9)


def _tangent(points: Floats) -> float:
    x, z = points[-1] - points[0]
    return float(np.arctan2(x, z))


def _rounded(points: Floats) -> tuple[Floats, Floats]:
    """Corners cut (Chaikin, 1974), resampled every 2 cm; and the distance along."""
    for _ in range(3):
        if len(points) > 2:
            near = 0.75 * points[:-1] + 0.25 * points[1:]
            far = 0.25 * points[:-1] + 0.75 * points[1:]
            inner = np.stack([near, far], axis=1).reshape(-1, 2)[1:-1]
            points = np.concatenate([points[:1], inner, points[-1:]])
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    even = np.linspace(0.0, along[-1], max(2, int(along[-1] / 0.02) + 1))
    fine = np.stack([np.interp(even, along, points[:, k]) for k in (0, 1)], axis=-1)
    return fine, even


def _progress(t: Floats, start: float, end: float) -> Floats:
    """Share of the way covered: up to speed, steady, down again."""
    span = max(end - start, 1e-3)
    grid = np.linspace(0.0, 1.0, 241)
    soft = min(0.38, 0.55 / span)
    speed = ease(grid / soft) * ease((1.0 - grid) / soft)
    done = np.concatenate([[0.0], np.cumsum((speed[1:] + speed[:-1]) / 2)])
    return np.asarray(np.interp((t - start) / span, grid, done / done[-1]))


def _paced(done: Floats, points: Floats, along: Floats, pace: float) -> Floats:
    """Distance covered when corners take longer than straights, the faster the more so."""
    step = np.diff(points, axis=0, append=points[-1:])
    step[-1] = step[-2]
    way = np.unwrap(np.arctan2(step[:, 0], step[:, 1]))
    bend = np.abs(np.gradient(smooth(way, 6.0))) if len(way) > 2 else np.zeros(len(way))
    density = 1.0 + 12.0 * pace**1.5 * smooth(bend, 12.0)
    time = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return np.asarray(np.interp(done, time / time[-1], along))


def _heading(
    t: Floats, points: Floats, along: Floats, travelled: Floats, yaws: tuple[float, float],
    turns: tuple[float, float], times: tuple[float, float, float, float],
) -> Floats:  # fmt: skip
    """Old heading into the way's direction, and out of it into the new one."""
    depart, arrive, total, squeeze = times
    if along[-1] <= _SIDESTEP_M:
        return np.asarray(yaws[0] + turns[0] * ramp(t, 0.0, max(arrive, 0.2)))
    window = min(0.25, along[-1] / 4)
    ahead = np.clip(travelled + window / 2, window, along[-1])
    tip = np.stack([np.interp(ahead, along, points[:, k]) for k in (0, 1)], -1)
    tail = np.stack([np.interp(ahead - window, along, points[:, k]) for k in (0, 1)], -1)
    way = np.unwrap(np.arctan2(tip[:, 0] - tail[:, 0], tip[:, 1] - tail[:, 1]))
    way = way + unwrap_toward(float(way[0]), yaws[0] + turns[0]) - way[0]
    settle = 0.4 * squeeze
    setting_off = ramp(t, 0.0, depart + settle)
    arriving = ramp(t, arrive - settle, total - 0.05 * squeeze)
    heading = yaws[0] + (way - yaws[0]) * setting_off
    final = unwrap_toward(yaws[1], float(way[-1]))
    heading = heading + (final - heading) * arriving
    return smooth(heading, _TURNED_IN_S / max(t[1] - t[0], 1e-6) if len(t) > 1 else 0.0)
