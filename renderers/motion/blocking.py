"""Blocking carried out: an actor's passages as one carriage over the shot.

Enters: an opening stance and passages in seconds. Leaves: a `Carriage` for the shot's frames. What
began before the cut or ends after it is played from its own beginning and cut to the shot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.floor_plan import Posture
from planner.shots import Stance
from renderers.motion.agenda import Passage
from renderers.motion.carriage import Carriage, held, shifted, write
from renderers.motion.footing import Footing, footing, forward_of, standing
from renderers.motion.footsteps import stepping
from renderers.motion.quaternions import Floats
from renderers.motion.riding import riding
from renderers.motion.route import comfortable_speed, journey
from renderers.motion.skeleton import Body

_LEAST_STEP_M = 0.03
_LEAST_TURN = 0.06
_STIR_M = 0.5  # who sits or lies moves this far without getting up
_SWUNG_DEG = 100.0  # as far the legs swing onto a bed, or off it
_RISE_S = {Posture.SIT: 0.95, Posture.DRIVE: 1.3, Posture.LIE: 1.9, Posture.CROUCH: 0.7}
_FALL_S = 0.85
_BEFORE_SEAT = 0.62  # thigh lengths from the seat's middle to where one stands up
_LOWER_S = {Posture.SIT: 1.05, Posture.DRIVE: 1.4, Posture.LIE: 1.9, Posture.CROUCH: 0.75}


@dataclass(frozen=True, slots=True, eq=False)
class Blocking:
    """A carriage over the shot, and when each passage was over (seconds, in order)."""

    track: Carriage
    arrivals_s: tuple[float, ...]


def carried(
    opening: Stance, moves: Sequence[Passage], body: Body, frames: int, fps: float
) -> Blocking:
    """The carriage over frames 0 to `frames` − 1."""
    first = min([0, *(int(np.floor(m.start_s * fps)) for m in moves)])
    last = max([frames, *(int(np.ceil(m.end_s * fps)) + 1 for m in moves)])
    pose = footing(opening, body)
    track = held(pose, last - first, visible=opening.visible)
    arrivals = []
    for move in moves:
        begin = round(move.start_s * fps) - first
        pose, taken = _play(track, begin, move, pose, body, fps)
        arrivals.append((begin + first + taken) / fps)
    return Blocking(track.cut(slice(-first, frames - first)), tuple(arrivals))


def _play(
    track: Carriage, begin: int, move: Passage, pose: Footing, body: Body, fps: float
) -> tuple[Footing, int]:
    """Write one passage into `track` from row `begin`; the footing it ends in, and its frames."""
    part, pose = passage_track(move, pose, body, fps)
    rest = len(track.yaw) - begin - len(part.yaw)
    write(track, begin, part.cut(slice(0, min(len(part.yaw), len(part.yaw) + rest))))
    track.visible[begin : begin + len(part.yaw)] = move.before.visible or move.after.visible
    if rest > 0:
        end = begin + len(part.yaw)
        write(track, end, held(pose, rest, visible=move.after.visible))
    return pose, len(part.yaw)


def passage_track(move: Passage, pose: Footing, body: Body, fps: float) -> tuple[Carriage, Footing]:
    """All phases of a passage: rise, go, lower."""
    if Posture.RIDE in (move.before.posture, move.after.posture):
        return riding(move, pose, body, fps)
    target = _target(move, pose, body)
    upright = replace_upright(pose, body) if pose.height_m < 0.9 * body.hips else pose
    arrived = _arrival(target, upright, body)
    way = _way(move, upright, arrived)
    straight = not _must_step(upright, arrived, way)
    stirs = move.before.posture is move.after.posture and not _upright(move.after)
    near = float(np.linalg.norm(target.ground_m - pose.ground_m)) < _STIR_M
    changes = straight and move.before.posture is not move.after.posture
    if changes or (stirs and near) or _sits_up(move):
        return _shift_only(move, pose, target, fps)
    rise = _RISE_S.get(move.before.posture, 0.0)
    lower = _lowering_s(move)
    available = move.end_s - move.start_s
    go = max(_walk_seconds(way, upright.yaw, arrived.yaw, body, move.verb), 0.4)
    squeeze = min(1.0, available / (rise + lower + go))
    parts = []
    if rise:
        parts.append(shifted(_share(rise * squeeze, fps), pose, upright))
    span = available - (rise + lower) * squeeze
    parts.append(_walk(way, upright, arrived, span, body, move, fps))
    if lower:
        parts.append(shifted(_share(lower * squeeze, fps), arrived, target))
    return _joined(parts), target


def _upright(stance: Stance) -> bool:
    """Whether one stands in a stance."""
    return stance.posture is Posture.STAND


def _sits_up(move: Passage) -> bool:
    """Whether who lies sits up where they are, or lies back from sitting: not by way of the feet.

    Their hips stay; only where the feet are differs, so the ground between is no way to go.
    """
    a, b = move.before, move.after
    if {a.posture, b.posture} != {Posture.LIE, Posture.SIT}:
        return False
    turned = abs((b.yaw_deg - a.yaw_deg + 180.0) % 360.0 - 180.0)
    gone_m = float(np.hypot(b.x_m - a.x_m, b.z_m - a.z_m))
    return gone_m < _STIR_M and turned <= _SWUNG_DEG


def _lowering_s(move: Passage) -> float:
    """How long it takes to get down; falling is quick."""
    if move.verb in ("fall", "die", "hit", "shoot", "fight"):
        return _FALL_S
    return _LOWER_S.get(move.after.posture, 0.0)


def _shift_only(
    move: Passage, pose: Footing, target: Footing, fps: float
) -> tuple[Carriage, Footing]:
    """Change posture where one is."""
    seconds = _RISE_S.get(move.before.posture, 0.0) + _lowering_s(move)
    seconds = min(max(seconds, 0.6), move.end_s - move.start_s)
    return shifted(_share(seconds, fps), pose, target), target


def _target(move: Passage, pose: Footing, body: Body) -> Footing:
    """The footing a passage ends in. Rising from a seat onto its own spot ends before the seat."""
    target = footing(move.after, body)
    same_seat = pose.seated > 0 and move.after.posture is Posture.STAND
    seat = np.array([move.before.x_m, move.before.z_m])
    if same_seat and float(np.linalg.norm(target.ground_m - seat)) < 0.3:
        upright = replace_upright(pose, body)
        return replace(standing(upright.ground_m, target.yaw, body))
    return target


def replace_upright(pose: Footing, body: Body) -> Footing:
    """Standing where a seated, lying or crouching body gets to its feet.

    Who sits draws the feet in first and comes up close before the seat: a table may be beyond.
    """
    stood = standing(pose.ground_m, pose.yaw, body)
    if pose.lying or pose.crouched:
        return stood
    if pose.seated:
        ahead = min(pose.behind_m, _BEFORE_SEAT * body.size.thigh)
        near = pose.ground_m - forward_of(pose.yaw) * (pose.behind_m - ahead)
        return standing(near, pose.yaw, body)
    ankles = pose.ankles_m.copy()
    ankles[:, 1] = body.size.ankle
    return replace(stood, ankles_m=ankles, toes_out=pose.toes_out)


def _arrival(target: Footing, upright: Footing, body: Body) -> Footing:
    """How one stands before lowering oneself into `target`."""
    if target.height_m > 0.9 * body.hips:
        return target
    if target.lying and float(np.linalg.norm(target.ground_m - upright.ground_m)) < 1.1 * body.leg:
        return upright
    return replace_upright(target, body)


def _way(move: Passage, a: Footing, b: Footing) -> tuple[tuple[float, float], ...]:
    """The route with its ends where the feet really are; points next to them are left out."""
    ends = (tuple(map(float, a.ground_m)), tuple(map(float, b.ground_m)))
    inner = tuple(
        point
        for point in move.route_m[1:-1]
        if min(np.hypot(point[0] - e[0], point[1] - e[1]) for e in ends) > 0.2
    )
    return ((ends[0][0], ends[0][1]), *inner, (ends[1][0], ends[1][1]))


def _length(way: Sequence[tuple[float, float]]) -> float:
    return float(np.sum(np.linalg.norm(np.diff(np.array(way), axis=0), axis=1)))


def _must_step(a: Footing, b: Footing, way: Sequence[tuple[float, float]]) -> bool:
    turned = abs((b.yaw - a.yaw + np.pi) % (2 * np.pi) - np.pi)
    return bool(_length(way) > _LEAST_STEP_M or turned > _LEAST_TURN)


def _walk_seconds(
    way: Sequence[tuple[float, float]], yaw: float, final: float, body: Body, verb: str
) -> float:
    """About how long the way takes at ease."""
    turned = abs((final - yaw + np.pi) % (2 * np.pi) - np.pi)
    return _length(way) / comfortable_speed(body.leg, verb) + 0.5 + 0.2 * turned


def _walk(
    way: Sequence[tuple[float, float]], a: Footing, b: Footing, seconds: float, body: Body,
    move: Passage, fps: float,
) -> Carriage:  # fmt: skip
    pace = comfortable_speed(body.leg, move.verb)
    t = np.arange(max(2, int(np.ceil(seconds * fps)) + 1)) / fps
    going = journey(t, way, (a.yaw, b.yaw), float(t[-1]), pace)
    kept = max(2, int(np.ceil(going.seconds * fps)) + 1)
    t = t[:kept]
    short = replace(
        going, ground_m=going.ground_m[:kept], yaw=going.yaw[:kept], speed=going.speed[:kept]
    )
    return stepping(t, short, a, b, body, move.name)


def _share(seconds: float, fps: float) -> Floats:
    """0 … 1 over the frames of `seconds`."""
    return np.linspace(0.0, 1.0, max(2, int(np.ceil(seconds * fps))))


def _joined(parts: Sequence[Carriage]) -> Carriage:
    return Carriage(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in Carriage.__slots__)
    )
