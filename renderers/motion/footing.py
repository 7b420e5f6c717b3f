"""How a body is carried at rest: where pelvis and feet are in each posture.

Enters: a stance and a body. Leaves: one `Footing`. Its `ground` is the floor point under the hips
of somebody who stands, or would stand up, with these feet; seats lie behind it.
"""

from dataclasses import dataclass

import numpy as np

from planner.bodies import hip_height_m
from planner.floor_plan import Posture
from planner.mounts import SADDLE_ON, STIRRUP, mount_kind, mount_of
from planner.shots import Stance
from renderers.motion.curves import dice
from renderers.motion.quaternions import Floats
from renderers.motion.skeleton import Body

_ON_TOES = 1.15  # how far a kneeling person's hind foot is rolled over, radians


@dataclass(frozen=True, slots=True, eq=False)
class Footing:
    """Pelvis and feet at one moment. Angles in radians, pitch forward > 0."""

    ground_m: Floats  # [2] x, z
    yaw: float
    height_m: float  # of the pelvis joint
    behind_m: float  # pelvis behind `ground_m`
    pitch: float  # of the pelvis
    lean: float  # of the spine, on top of the pelvis
    ankles_m: Floats  # [2, 3] world
    toes_out: Floats  # [2] yaw of the feet against `yaw`
    foot_pitch: Floats  # [2] toes down > 0
    seated: float = 0.0
    lying: float = 0.0
    crouched: float = 0.0


def forward_of(yaw: float) -> Floats:
    """Unit floor vector (x, z) of a heading."""
    return np.array([np.sin(yaw), np.cos(yaw)])


def left_of(yaw: float) -> Floats:
    """Unit floor vector (x, z) to the left of a heading."""
    return np.array([np.cos(yaw), -np.sin(yaw)])


def footing(stance: Stance, body: Body) -> Footing:
    """Rest footing of a stance."""
    place = np.array([stance.x_m, stance.z_m])
    yaw = np.radians(stance.yaw_deg)
    if stance.posture in (Posture.SIT, Posture.DRIVE):
        return seated(place, yaw, stance, body)
    if stance.posture is Posture.RIDE:
        return astride(place, yaw, stance, body)
    if stance.posture is Posture.LIE:
        return lying(place, yaw, stance.seat_m, body)
    if stance.posture is Posture.CROUCH:
        return crouched(place, yaw, body)
    return standing(place, yaw, body)


def standing(ground: Floats, yaw: float, body: Body) -> Footing:
    """Upright, feet under the hips; how wide and turned out is the person's own."""
    rng = dice("stand", body.look.character_id)
    half = body.size.hip * (1.05 + 0.35 * rng.random()) + 0.01
    out = np.radians(6.0 + 9.0 * rng.random())
    stagger = 0.025 * rng.uniform(-1, 1)
    height = body.hips - 0.003 * body.leg
    return Footing(
        ground, yaw, height, 0.0, 0.0, 0.0,
        _ankles(ground, yaw, half, np.array([stagger, -stagger]), body.size.ankle),
        np.array([out, -out]), np.zeros(2),
    )  # fmt: skip


def seat_reach(stance: Stance, body: Body) -> float:
    """How far before the seat's centre the ankles stand, metres."""
    height = hip_height_m(body.look, stance.posture, stance.seat_m) - body.size.ankle
    most = 0.93 * body.leg
    reach = body.size.thigh * (1.32 if stance.posture is Posture.DRIVE else 0.98)
    if stance.posture is Posture.DRIVE:
        most = 0.97 * body.leg
    return float(min(reach, np.sqrt(max(most**2 - height**2, (0.35 * body.leg) ** 2))))


def seated(place: Floats, yaw: float, stance: Stance, body: Body) -> Footing:
    """On a seat; feet flat on the floor, or hanging where the legs are too short."""
    rng = dice("sit", body.look.character_id)
    height = hip_height_m(body.look, stance.posture, stance.seat_m)
    drop = height - body.size.ankle
    reach = seat_reach(stance, body)
    half = body.size.hip * (1.15 + 0.5 * rng.random())
    hangs = drop > 0.9 * body.leg
    ankle = body.size.ankle if not hangs else height - 0.12 * body.leg - body.size.shin
    tuck = 0.06 * rng.uniform(-0.4, 1.0)
    ground = place + forward_of(yaw) * reach
    back = np.array([tuck, -tuck * 0.6]) if not hangs else np.array([0.02, -0.02])
    driving = stance.posture is Posture.DRIVE
    if driving:
        back = np.array([-0.06, 0.05])
    return Footing(
        ground, yaw, height, reach, -0.12 if driving else -0.05, 0.06 if driving else 0.04,
        _ankles(ground, yaw, half, -np.abs(back) * 0.7 if not driving else back, ankle),
        np.radians(np.array([8.0, -8.0])), np.full(2, -0.35 if driving else 0.25 * hangs),
        seated=1.0,
    )  # fmt: skip


def astride(place: Floats, yaw: float, stance: Stance, body: Body) -> Footing:
    """In a saddle: thighs over it, shins down the flanks, heels low; toes a little out."""
    scale = mount_of(mount_kind(stance)).scale_m
    height = hip_height_m(body.look, stance.posture, stance.seat_m)
    half = max(STIRRUP * scale, 1.2 * body.size.hip)
    down = height - 0.8 * body.leg
    ahead = np.full(2, 0.16 * body.leg)
    return Footing(
        place, yaw, height, -SADDLE_ON * scale, -0.04, 0.03,
        _ankles(place, yaw, half, ahead, down),
        np.radians(np.array([24.0, -24.0])), np.full(2, -0.2), seated=1.0,
    )  # fmt: skip


def lying(place: Floats, yaw: float, seat_m: float, body: Body) -> Footing:
    """On the back, feet in the direction of the heading."""
    height = seat_m + 0.12
    far = place + forward_of(yaw) * 0.975 * body.leg
    return Footing(
        far, yaw, height, 0.975 * body.leg, -np.pi / 2, 0.0,
        _ankles(far, yaw, body.size.hip * 1.25, np.zeros(2), seat_m + 0.075),
        np.radians(np.array([14.0, -14.0])), np.full(2, -1.2), lying=1.0,
    )  # fmt: skip


def crouched(ground: Floats, yaw: float, body: Body) -> Footing:
    """Down on one knee: the other foot flat before it, the hind foot on its toes.

    Which knee is the person's own. It serves for kneeling and for crouching down to something.
    """
    height = hip_height_m(body.look, Posture.CROUCH)
    side = int(dice("knee", body.look.character_id).integers(2))
    ahead, pitch, out = np.empty(2), np.zeros(2), np.radians(np.array([8.0, -8.0]))
    pitch[side] = _ON_TOES
    # The hind foot is placed flat and rolls forward over its ball: that much further back it goes.
    size = body.size
    rolled = 0.6 * size.foot * (1 - np.cos(_ON_TOES)) + 0.8 * size.ankle * np.sin(_ON_TOES)
    ahead[side], ahead[1 - side] = -0.63 * size.thigh - rolled, 0.62 * size.thigh
    return Footing(
        ground, yaw, height, 0.0, 0.08, 0.16,
        _ankles(ground, yaw, body.size.hip * 1.15, ahead, body.size.ankle),
        out, pitch, crouched=1.0,
    )  # fmt: skip


def _ankles(ground: Floats, yaw: float, half: float, ahead: Floats, height: float) -> Floats:
    """World ankles [2, 3]: left and right of `ground` by `half`, `ahead` by each foot's own."""
    rows = [
        ground + sign * half * left_of(yaw) + step * forward_of(yaw)
        for sign, step in zip((1.0, -1.0), ahead, strict=True)
    ]
    return np.array([[x, height, z] for x, z in rows])
