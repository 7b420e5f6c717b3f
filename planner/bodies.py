"""The skeleton every body shares, and its measures for a given look.

Enters: a Look. Leaves: rest offsets of 22 joints in SMPL order (Loper et al., 2015, "SMPL: A
Skinned Multi-Person Linear Model"), metres, T-pose, facing +z, and the heights a camera is framed
by. Staging, camera, motion and rigs read these same numbers, so that what was framed is what is
drawn.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.floor_plan import Posture
from planner.looks import Look

JOINTS = (
    "pelvis", "l_hip", "r_hip", "spine1", "l_knee", "r_knee", "spine2", "l_ankle", "r_ankle",
    "spine3", "l_foot", "r_foot", "neck", "l_collar", "r_collar", "head", "l_shoulder",
    "r_shoulder", "l_elbow", "r_elbow", "l_wrist", "r_wrist",
)  # fmt: skip
PARENTS = (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19)
JOINT = {name: index for index, name in enumerate(JOINTS)}


@dataclass(frozen=True, slots=True)
class Measures:
    """A body in metres. `head_m` runs chin to crown; the head joint sits at the chin's height."""

    stature: float
    head: float
    ankle: float
    shin: float
    thigh: float
    spine: float  # pelvis joint to neck joint
    neck: float  # neck joint to head joint
    shoulder: float  # half width, centre to shoulder joint
    hip: float  # half width, centre to hip joint
    upper_arm: float
    forearm: float
    hand: float
    foot: float


def measures(look: Look) -> Measures:
    """Body measures of `look`: limbs share what the head leaves of the stature."""
    below_chin = look.stature_m - look.head_m
    neck = 0.045 * below_chin
    legs = 0.575 * below_chin
    ankle = 0.055 * below_chin
    limb = (legs - ankle) / 2
    return Measures(
        stature=look.stature_m,
        head=look.head_m,
        ankle=ankle,
        shin=limb,
        thigh=limb,
        spine=below_chin - legs - neck,
        neck=neck,
        shoulder=0.118 * below_chin * (0.62 + 0.38 * look.build),
        hip=0.058 * below_chin * (0.7 + 0.3 * look.build),
        upper_arm=0.182 * below_chin,
        forearm=0.176 * below_chin,
        hand=0.095 * below_chin,
        foot=0.15 * below_chin,
    )


def rest_offsets_m(look: Look) -> npt.NDArray[np.float32]:
    """Offsets of each joint from its parent in the rest pose, float32[22, 3]; arms along ±x."""
    m = measures(look)
    back = m.spine / 3
    rows = {
        "pelvis": (0, m.ankle + m.shin + m.thigh, 0),
        "l_hip": (m.hip, 0, 0), "r_hip": (-m.hip, 0, 0),
        "l_knee": (0, -m.thigh, 0), "r_knee": (0, -m.thigh, 0),
        "l_ankle": (0, -m.shin, 0), "r_ankle": (0, -m.shin, 0),
        "l_foot": (0, -m.ankle * 0.8, m.foot * 0.6), "r_foot": (0, -m.ankle * 0.8, m.foot * 0.6),
        "spine1": (0, back, 0), "spine2": (0, back, 0), "spine3": (0, back * 0.62, 0),
        "neck": (0, back * 0.38, 0), "head": (0, m.neck, 0.008),
        "l_collar": (m.shoulder * 0.35, back * 0.12, 0),
        "r_collar": (-m.shoulder * 0.35, back * 0.12, 0),
        "l_shoulder": (m.shoulder * 0.65, 0, 0), "r_shoulder": (-m.shoulder * 0.65, 0, 0),
        "l_elbow": (m.upper_arm, 0, 0), "r_elbow": (-m.upper_arm, 0, 0),
        "l_wrist": (m.forearm, 0, 0), "r_wrist": (-m.forearm, 0, 0),
    }  # fmt: skip
    return np.array([rows[name] for name in JOINTS], np.float32)


def hip_height_m(look: Look, posture: Posture, seat_m: float = 0.0) -> float:
    """Height of the pelvis joint above the floor in a posture."""
    m = measures(look)
    standing = m.ankle + m.shin + m.thigh
    if posture is Posture.STAND:
        return standing
    if posture is Posture.LIE:
        return seat_m + 0.12
    if posture is Posture.CROUCH:
        return m.ankle + 0.45 * (m.shin + m.thigh)
    return seat_m + 0.09 * look.build


def eye_height_m(look: Look, posture: Posture, seat_m: float = 0.0) -> float:
    """Height of the eyes above the floor: where a camera at eye level stands."""
    m = measures(look)
    if posture is Posture.LIE:
        return hip_height_m(look, posture, seat_m) + 0.08
    return hip_height_m(look, posture, seat_m) + m.spine + m.neck + 0.47 * m.head


def crown_height_m(look: Look, posture: Posture, seat_m: float = 0.0) -> float:
    """Height of the top of the head above the floor, hair excluded."""
    return eye_height_m(look, posture, seat_m) + 0.53 * look.head_m
