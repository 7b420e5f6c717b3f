"""Riders: getting into the saddle, going where the animal goes, getting down.

Enters: a passage from or to a stance astride. Leaves: its carriage. Rider and animal follow the
same pace over the same frames, so neither leaves the other behind.
"""

from dataclasses import replace

import numpy as np

from planner.floor_plan import Posture
from planner.mounts import manner_of, mount_kind, mount_of
from planner.shots import Stance
from renderers.cue_sheet import ThingCue
from renderers.motion.agenda import Passage
from renderers.motion.carriage import Carriage, held, pelvis_of
from renderers.motion.curves import smooth, unwrap_toward
from renderers.motion.footing import Footing, footing
from renderers.motion.hooves import Going, going
from renderers.motion.quaternions import Floats, about, rotate
from renderers.motion.skeleton import Body

_MOUNT_S = 2.4
_SOFT_S = 0.1
# Moments of getting up, 0 … 1: foot lifted, in the stirrup, risen beside, over, in the saddle.
_KEYS = np.array([0.0, 0.2, 0.3, 0.56, 0.8, 1.0])


def riding(move: Passage, pose: Footing, body: Body, fps: float) -> tuple[Carriage, Footing]:
    """A passage in which somebody rides, mounts or gets down, and the footing it ends in."""
    seconds = move.end_s - move.start_s
    if move.before.posture is Posture.RIDE and move.after.posture is Posture.RIDE:
        return _ridden(move, seconds, body, fps)
    up = move.after.posture is Posture.RIDE
    count = max(2, int(np.ceil(min(seconds, _MOUNT_S) * fps)))
    u = np.linspace(0.0, 1.0, count)
    low = pose if up else footing(move.after, body)
    track = _climbed(u if up else 1.0 - u, low, move.after if up else move.before, body, fps)
    return track, footing(move.after, body)


def _ridden(move: Passage, seconds: float, body: Body, fps: float) -> tuple[Carriage, Footing]:
    """Carried along: the seat's rest footing, turned and moved as the animal is."""
    count = max(2, round(seconds * fps) + 1)
    t = np.arange(count) / fps
    path = (move.route_m[0], move.route_m[-1])
    cue = ThingCue(
        "", mount_kind(move.after), (0.0, 0.0, 0.0), move.after.yaw_deg, path_m=path,
        manner=manner_of(move.verb), start=0, frames=count - 1,
    )  # fmt: skip
    at_origin = replace(move.after, x_m=0.0, z_m=0.0, yaw_deg=0.0)
    track = _carried(going(cue, t, fps), footing(at_origin, body), count)
    return track, footing(move.after, body)


def _carried(own: Going, seat: Footing, count: int) -> Carriage:
    track = held(seat, count, visible=True)
    for name in ("pelvis_m", "ankle_m"):
        local = getattr(track, name)
        turn = own.turn[:, None] if local.ndim == 3 else own.turn
        place = own.place_m[:, None] if local.ndim == 3 else own.place_m
        local[:] = rotate(np.broadcast_to(turn, (*local.shape[:-1], 4)), local) + place
    track.ground_m[:] = own.place_m[:, [0, 2]]
    track.yaw[:] = own.yaw
    track.foot_yaw[:] += own.yaw
    track.pitch[:] += 0.5 * own.pitch
    return track


def _climbed(u: Floats, low: Footing, seat: Stance, body: Body, fps: float) -> Carriage:
    """Up on the near side: foot in the stirrup, rise, the other leg over the back, sit."""
    high = footing(seat, body)
    track = held(high, len(u), visible=True)
    _lifted(track, u, low, high, seat, body, fps)
    _turned(track, u, low, high, fps)
    bow = np.interp(u, _KEYS, (0.0, 0.1, 0.16, 0.5, 0.4, 0.0))
    track.pitch[:] = low.pitch + (high.pitch - low.pitch) * u + 0.6 * bow
    track.lean[:] = low.lean + (high.lean - low.lean) * u + 0.35 * bow
    track.seated[:] = np.interp(u, (0.75, 1.0), (0.0, 1.0))
    return track


def _lifted(
    track: Carriage, u: Floats, low: Footing, high: Footing, seat: Stance, body: Body, fps: float
) -> None:
    """The hips and both feet: beside the flank, over the croup, into the saddle."""
    flank = _into(seat, (1.6 * abs(_out(seat, high)), 0.0, 0.0))
    beside = np.array([flank[0], high.ankles_m[0][1] + 0.97 * body.leg, flank[2]])
    stood, sits = pelvis_of(low), pelvis_of(high)
    over = sits + np.array([0.0, 0.1, 0.0])
    _write(track.pelvis_m, u, (stood, stood, stood, beside, over, sits), fps)
    track.ground_m[:] = track.pelvis_m[:, [0, 2]]
    stirrup, other = high.ankles_m
    _write(track.ankle_m[:, 0], u, (low.ankles_m[0], *[stirrup] * 5), fps)
    hangs = beside + np.array([0.0, -0.9 * body.leg, 0.0])
    croup = _into(seat, (0.0, seat.seat_m + 0.12, -0.3 * mount_of(mount_kind(seat)).scale_m))
    ground = low.ankles_m[1]
    _write(track.ankle_m[:, 1], u, (ground, ground, ground, hangs, croup, other), fps)


def _turned(track: Carriage, u: Floats, low: Footing, high: Footing, fps: float) -> None:
    """From facing the flank to facing as the animal does; toes with the body, heels low at last."""
    end = unwrap_toward(high.yaw, low.yaw)
    half = low.yaw + (end - low.yaw) * 0.55
    _write(track.yaw, u, [low.yaw, low.yaw, low.yaw, half, end, end], fps)
    turned = low.yaw + low.toes_out - high.yaw - high.toes_out
    rest = (track.yaw - end) / max(abs(low.yaw - end), 1e-6) * np.sign(low.yaw - end)
    track.foot_yaw[:] += rest[:, None] * turned
    track.foot_pitch[:] = u[:, None] * high.foot_pitch


def _write(rows: Floats, u: Floats, keys: tuple[Floats, ...] | list[float], fps: float) -> None:
    """Through all keys, rounded where the way bends."""
    values = np.array(keys, np.float64).reshape(len(_KEYS), -1)
    way = np.stack([np.interp(u, _KEYS, values[:, k]) for k in range(values.shape[1])], -1)
    soft = smooth(way, _SOFT_S * fps)
    inside = np.clip(np.minimum(u, 1.0 - u) / 0.12, 0.0, 1.0)[:, None]
    rows[:] = (way + (soft - way) * inside).reshape(rows.shape)


def _into(seat: Stance, local: tuple[float, float, float]) -> Floats:
    """A point of the animal, left, up and ahead of its middle on the floor, in the world."""
    turn = about(1, np.radians(seat.yaw_deg))
    return np.asarray(rotate(turn, np.array(local)) + np.array([seat.x_m, 0.0, seat.z_m]))


def _out(seat: Stance, high: Footing) -> float:
    """How far beside the animal's middle the stirrup hangs."""
    gap = high.ankles_m[0] - np.array([seat.x_m, 0.0, seat.z_m])
    return float(gap[0] * np.cos(high.yaw) - gap[2] * np.sin(high.yaw))
