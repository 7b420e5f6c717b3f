"""The bones that skin hangs on: 22 joints and, where limbs bend, bones that turn half the way.

Enters: a Look, or world matrices of a posed body. Leaves: the bind pose, in which bodies are
modelled (arms hanging 55° below the horizontal, close to how people stand, so that shoulders and
armpits look right most of the time), and skinning matrices for a pose.

A half bone sits at its joint and turns halfway between its parent and the joint; blending over it
keeps elbows, knees, hips and shoulders from collapsing as plain linear blending does (Mohr &
Gleicher, 2003, "Building Efficient, Accurate Character Skins from Examples").
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.bodies import JOINT, JOINTS, PARENTS, rest_offsets_m
from planner.looks import Look
from renderers.rigs.kinematics import world_matrices

Floats = npt.NDArray[np.float32]

HALVED = tuple(
    f"{side}_{joint}"
    for joint in ("shoulder", "elbow", "wrist", "hip", "knee")
    for side in ("l", "r")
)
BONES = (*JOINTS, *(f"{name}_half" for name in HALVED))
BONE = {name: index for index, name in enumerate(BONES)}
ARM_DROP_RAD = math.radians(55)

_HALF_JOINT = np.array([JOINT[name] for name in HALVED])
_HALF_PARENT = np.array([PARENTS[JOINT[name]] for name in HALVED])


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Joint frames in the bind pose, float32[22, 4, 4]."""

    bind: Floats

    def at(self, joint: str) -> Floats:
        """Place of a joint in the bind pose, metres [3]."""
        place: Floats = self.bind[JOINT[joint], :3, 3]
        return place


def skeleton_of(look: Look) -> Skeleton:
    """The bind pose of a body: standing, arms dropped by `ARM_DROP_RAD`."""
    offsets = rest_offsets_m(look)
    quat = np.zeros((1, len(JOINTS), 4), np.float32)
    quat[..., 3] = 1
    half = ARM_DROP_RAD / 2
    for joint, sign in (("l_shoulder", -1), ("r_shoulder", 1)):
        quat[0, JOINT[joint]] = (0, 0, sign * math.sin(half), math.cos(half))
    return Skeleton(world_matrices(offsets[:1], quat, offsets)[0])


def skinning_matrices(bind: Floats, world: Floats) -> Floats:
    """Matrices that carry bind-pose points to the pose.

    Args:
        bind: Joint frames of the bind pose [22, 4, 4].
        world: Joint frames of the pose [22, 4, 4].

    Returns:
        float32[len(BONES), 3, 4], joints first, then half bones.
    """
    turn = world[:, :3, :3] @ bind[:, :3, :3].transpose(0, 2, 1)
    halfway = _halfway(turn[_HALF_PARENT], turn[_HALF_JOINT])
    turns = np.concatenate([turn, halfway])
    start = np.concatenate([bind[:, :3, 3], bind[_HALF_JOINT, :3, 3]])
    end = np.concatenate([world[:, :3, 3], world[_HALF_JOINT, :3, 3]])
    shift = end - np.einsum("bij,bj->bi", turns, start)
    return np.concatenate([turns, shift[:, :, None]], 2).astype(np.float32)


def _halfway(first: Floats, second: Floats) -> Floats:
    """Rotation matrices halfway from `first` to `second` [N, 3, 3], by Rodrigues' formula."""
    between = first.transpose(0, 2, 1) @ second
    axis = np.stack(
        [
            between[:, 2, 1] - between[:, 1, 2],
            between[:, 0, 2] - between[:, 2, 0],
            between[:, 1, 0] - between[:, 0, 1],
        ],
        1,
    )
    trace = np.einsum("nii->n", between)
    size = np.sqrt(np.einsum("ni,ni->n", axis, axis))
    angle = np.arctan2(size, trace - 1) / 2
    x, y, z = (axis / np.maximum(size, np.float32(1e-6))[:, None]).T
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], 1).reshape(-1, 3, 3)
    sine, rest = np.sin(angle)[:, None, None], (1 - np.cos(angle))[:, None, None]
    half = np.eye(3, dtype=np.float32) + sine * cross + rest * (cross @ cross)
    return np.asarray(first @ half, np.float32)
