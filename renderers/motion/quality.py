"""Gates of motion, measured from the tracks alone.

Enters: an `XSheet`. Leaves: how far feet slide, sink and bodies jump, per actor, and which limits
that breaks. Limits follow motion capture: people's own support feet slip a little when retargeted.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.bodies import JOINT
from planner.floor_plan import Posture
from renderers.cue_sheet import CueSheet
from renderers.motion.quaternions import Floats, rotate
from renderers.motion.skeleton import LEGS, Body, Joints, body_of, forward
from renderers.xsheet import ActorTrack, XSheet

Flags = npt.NDArray[np.bool_]

SLIP_M_S = 0.03
SINK_M = 0.01
JUMP_M = (
    0.30  # change of a joint's step from frame to frame at 24 per second; a quick blow has 0.25
)
CORE_JUMP_M = 0.05  # the same for pelvis, spine and head
TURN_DEG = 75.0  # of a joint within one frame
MARK_M = 0.01
_CORE = [JOINT[name] for name in ("pelvis", "spine1", "spine2", "spine3", "neck", "head")]
_ON_FEET = (Posture.STAND, Posture.CROUCH)
_ON_FLOOR_M = 0.012
_REFERENCE_FPS = 24.0


@dataclass(frozen=True, slots=True)
class Quality:
    """One actor's figures over one shot."""

    character_id: str
    slip_m_s: float  # mean speed of the supporting foot
    slip_p95_m_s: float
    sink_m: float  # deepest point of a sole below the floor
    jump_m: float  # largest change of a joint's step between frames, scaled to 24 per second
    core_jump_m: float  # the same of pelvis, spine and head
    turn_deg: float  # largest rotation of a joint between frames, scaled likewise

    def shortfalls(self) -> tuple[str, ...]:
        """Which gates are missed, with figures."""
        found = (
            (self.slip_m_s > SLIP_M_S, f"support foot slips {100 * self.slip_m_s:.1f} cm/s"),
            (self.sink_m > SINK_M, f"sole sinks {100 * self.sink_m:.1f} cm into the floor"),
            (self.jump_m > JUMP_M, f"a joint jumps {100 * self.jump_m:.1f} cm"),
            (self.core_jump_m > CORE_JUMP_M, f"the trunk jumps {100 * self.core_jump_m:.1f} cm"),
            (self.turn_deg > TURN_DEG, f"a joint turns {self.turn_deg:.0f}° in a frame"),
        )
        return tuple(f"{self.character_id}: {text}" for missed, text in found if missed)


def measured(sheet: XSheet) -> tuple[Quality, ...]:
    """Quality of every actor's track."""
    return tuple(_quality(track, float(sheet.rate.fps)) for track in sheet.actors)


def _quality(track: ActorTrack, fps: float) -> Quality:
    body = body_of(track.look)
    local = track.local_quat.astype(np.float64)
    joints = forward(body, track.root_m.astype(np.float64), local)
    seen = track.visible
    slip = _slip(joints, body, fps)[seen[1:] & seen[:-1]] if len(seen) > 1 else np.zeros(0)
    upright = joints.at("neck")[:, 1] > joints.at("pelvis")[:, 1] + 0.5 * body.size.spine
    scale = fps / _REFERENCE_FPS
    jumps = _jumps(joints)[_inner(seen)]
    return Quality(
        track.character_id,
        slip_m_s=float(np.mean(slip)) if len(slip) else 0.0,
        slip_p95_m_s=float(np.percentile(slip, 95)) if len(slip) else 0.0,
        sink_m=float(np.max(_sink(joints, body)[upright & seen], initial=0.0)),
        jump_m=float(np.max(jumps, initial=0.0)) * scale**2,
        core_jump_m=float(np.max(jumps[:, _CORE], initial=0.0)) * scale**2,
        turn_deg=float(np.max(_turns(local)[seen[1:] & seen[:-1]], initial=0.0)) * scale,
    )


def _inner(seen: Flags) -> Flags:
    """Frames whose neighbours are seen too."""
    return seen[1:-1] & seen[2:] & seen[:-2]


def _soles(joints: Joints, body: Body) -> tuple[Floats, Floats]:
    """Heels and balls of both feet on their soles, [F, 2, 3] each."""
    heels, balls = [], []
    for *_, ankle, toes in LEGS:
        turn = joints.turn(ankle)
        heel = np.array([0.0, -body.size.ankle, -0.22 * body.size.foot])
        ball = np.array([0.0, -0.2 * body.size.ankle, 0.0])
        heels.append(joints.at(ankle) + rotate(turn, np.broadcast_to(heel, (len(turn), 3))))
        flat = joints.rotation[:, JOINT[toes]]
        balls.append(joints.at(toes) + rotate(flat, np.broadcast_to(ball, (len(turn), 3))))
    return np.stack(heels, 1), np.stack(balls, 1)


def _slip(joints: Joints, body: Body, fps: float) -> Floats:
    """Speed of the point that bears the weight, per pair of frames; 0 where nothing touches."""
    heels, balls = _soles(joints, body)
    points = np.concatenate([heels, balls], axis=1)
    touching = points[..., 1] < _ON_FLOOR_M
    held = touching[1:] & touching[:-1]
    speed = np.linalg.norm(np.diff(points[..., [0, 2]], axis=0), axis=-1) * fps
    slowest = np.min(np.where(held, speed, np.inf), axis=1)
    return np.asarray(np.where(np.isfinite(slowest), slowest, 0.0))


def _sink(joints: Joints, body: Body) -> Floats:
    """Depth of the lowest sole point below the floor, per frame."""
    heels, balls = _soles(joints, body)
    low = np.minimum(heels[..., 1].min(axis=1), balls[..., 1].min(axis=1))
    return np.asarray(np.maximum(-low, 0.0))


def _jumps(joints: Joints) -> Floats:
    """Second difference of every joint's place, per inner frame."""
    second = np.diff(joints.position, n=2, axis=0)
    return np.asarray(np.linalg.norm(second, axis=-1))


def _turns(local: Floats) -> Floats:
    """Largest rotation of any joint, degrees per pair of frames."""
    dots = np.abs(np.sum(local[1:] * local[:-1], axis=-1))
    return np.asarray(np.degrees(2.0 * np.arccos(np.clip(dots, 0.0, 1.0))).max(axis=1, initial=0.0))


def mark_errors(cues: CueSheet, sheet: XSheet) -> dict[str, float]:
    """Distance from the last mark of everybody whose business ends within the shot, metres.

    Marks are of the feet for those who stand, of the pelvis for those who sit or lie; who has left
    the set has no mark.
    """
    errors: dict[str, float] = {}
    for track in sheet.actors:
        own = [c for c in cues.businesses if c.business.character_id == track.character_id]
        last = max(own, key=lambda c: c.start + c.frames, default=None)
        if (
            last is None
            or last.start + last.frames > sheet.frames - 8
            or not last.business.after.visible
        ):
            continue
        after = last.business.after
        x, z = _stood(track) if after.posture in _ON_FEET else track.root_m[-1][[0, 2]]
        errors[track.character_id] = float(np.hypot(x - after.x_m, z - after.z_m))
    return errors


def _stood(track: ActorTrack) -> Floats:
    """Floor point between the feet in the last frame."""
    body = body_of(track.look)
    last = slice(-1, None)
    joints = forward(
        body, track.root_m[last].astype(np.float64), track.local_quat[last].astype(np.float64)
    )
    return np.asarray((joints.at("l_ankle") + joints.at("r_ankle"))[0, [0, 2]] / 2)
