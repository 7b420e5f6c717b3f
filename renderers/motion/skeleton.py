"""Where joints are for given rotations, and which rotations put a limb where it is wanted.

Enters: local quaternions, pelvis positions and a look's rest offsets. Leaves: world rotations and
positions of the joints, and two-bone solutions. Arrays are float64 with frames first; the joint
order is `planner.bodies.JOINTS`, the rest pose a T with palms down, facing +z.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.bodies import JOINT, PARENTS, Measures, measures, rest_offsets_m
from planner.looks import Look
from renderers.motion.quaternions import Floats, from_axes, multiply, rotate, unit

LEGS = (("l_hip", "l_knee", "l_ankle", "l_foot"), ("r_hip", "r_knee", "r_ankle", "r_foot"))
ARMS = (
    ("l_collar", "l_shoulder", "l_elbow", "l_wrist"),
    ("r_collar", "r_shoulder", "r_elbow", "r_wrist"),
)
LEFT, RIGHT = 0, 1
# A limb is never stretched further than this share of its length: knees and elbows stay soft.
REACH = 0.9985


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One look's bones."""

    look: Look
    size: Measures
    offset: Floats  # [22, 3]

    @property
    def arm(self) -> float:
        """Shoulder to wrist, metres."""
        return self.size.upper_arm + self.size.forearm

    @property
    def leg(self) -> float:
        """Hip to ankle, metres."""
        return self.size.thigh + self.size.shin

    @property
    def hips(self) -> float:
        """Height of the pelvis joint when standing straight, metres."""
        return self.size.ankle + self.leg


def body_of(look: Look) -> Body:
    """The bones of a look."""
    return Body(look, measures(look), rest_offsets_m(look).astype(np.float64))


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """World placement of joints: rotation [F, 22, 4], position [F, 22, 3]."""

    rotation: Floats
    position: Floats

    def at(self, name: str) -> Floats:
        """Positions of one joint, [F, 3]."""
        return self.position[:, JOINT[name]]

    def turn(self, name: str) -> Floats:
        """World rotations of one joint, [F, 4]."""
        return self.rotation[:, JOINT[name]]


def forward(body: Body, root: Floats, local: Floats, only: Sequence[str] | None = None) -> Joints:
    """Forward kinematics: joints of `root` [F, 3] and `local` [F, 22, 4].

    `only` names the joints wanted, parents before children; the rest stay undefined.
    """
    rotation = np.empty_like(local)
    position = np.empty((*local.shape[:-1], 3))
    rotation[:, 0], position[:, 0] = local[:, 0], root
    wanted = range(1, len(PARENTS)) if only is None else [JOINT[name] for name in only]
    for joint in wanted:
        parent = PARENTS[joint]
        rotation[:, joint] = multiply(rotation[:, parent], local[:, joint])
        step = np.broadcast_to(body.offset[joint], position[:, joint].shape)
        position[:, joint] = position[:, parent] + rotate(rotation[:, parent], step)
    return Joints(rotation, position)


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """A solved two-bone limb: unit directions of both bones and their common hinge, [F, 3]."""

    upper: Floats
    lower: Floats
    hinge: Floats


def two_bone(start: Floats, goal: Floats, pole: Floats, upper_m: float, lower_m: float) -> Bend:
    """Two bones from `start` toward `goal`, the middle joint pushed along `pole` (any length).

    The goal is approached, not reached, where it lies beyond `REACH` of the limb. The hinge is
    start→goal × pole. Law of cosines, e.g. Shoemake's two-link arm.
    """
    line = goal - start
    length = np.linalg.norm(line, axis=-1, keepdims=True)
    along = line / np.maximum(length, 1e-9)
    low = abs(upper_m - lower_m) + 0.12 * min(upper_m, lower_m)
    span = np.clip(length, low, (upper_m + lower_m) * REACH)
    aside = unit(pole - along * np.sum(pole * along, axis=-1, keepdims=True))
    cosine = np.clip((upper_m**2 + span**2 - lower_m**2) / (2.0 * upper_m * span), -1.0, 1.0)
    upper = along * cosine + aside * np.sqrt(1.0 - cosine**2)
    lower = unit(along * span - upper * upper_m)
    return Bend(upper, lower, np.cross(along, aside))


def leg_turns(bend: Bend) -> tuple[Floats, Floats]:
    """World rotations of thigh and shin: bones hang along −y, knees bend about x."""
    across = -bend.hinge
    thigh = from_axes(across, -bend.upper, np.cross(across, -bend.upper))
    shin = from_axes(across, -bend.lower, np.cross(across, -bend.lower))
    return thigh, shin


def arm_turns(bend: Bend, side: int) -> tuple[Floats, Floats]:
    """World rotations of upper arm and forearm: bones lie along ±x, elbows bend about y."""
    sign = 1.0 if side == LEFT else -1.0
    hinge = bend.hinge * sign
    return (
        from_axes(sign * bend.upper, hinge, np.cross(sign * bend.upper, hinge)),
        from_axes(sign * bend.lower, hinge, np.cross(sign * bend.lower, hinge)),
    )
