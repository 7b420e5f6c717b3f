"""Forward kinematics against SciPy and against itself."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from planner.bodies import JOINT, JOINTS, PARENTS
from renderers.rigs.kinematics import rest_world, rotation_matrices, world_matrices
from renderers.rigs.skeleton import BONES, skinning_matrices

OFFSETS = np.random.default_rng(3).normal(0, 0.2, (22, 3)).astype(np.float32)


def _quats(seed: int, frames: int) -> np.ndarray:
    quat = np.random.default_rng(seed).normal(size=(frames, 22, 4))
    return (quat / np.linalg.norm(quat, axis=-1, keepdims=True)).astype(np.float32)


def test_matrices_agree_with_scipy() -> None:
    quat = _quats(1, 4)
    want = Rotation.from_quat(quat.reshape(-1, 4)).as_matrix().reshape(4, 22, 3, 3)
    assert np.abs(rotation_matrices(quat) - want).max() < 1e-5


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_bones_keep_their_length(seed: int) -> None:
    world = world_matrices(np.zeros((3, 3), np.float32), _quats(seed, 3), OFFSETS)
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            bone = world[:, joint, :3, 3] - world[:, parent, :3, 3]
            assert np.allclose(
                np.linalg.norm(bone, axis=1), np.linalg.norm(OFFSETS[joint]), atol=1e-4
            )


def test_rest_adds_up_offsets() -> None:
    world = rest_world(OFFSETS)
    hand = sum(
        OFFSETS[JOINT[j]]
        for j in ("pelvis", "spine1", "spine2", "spine3", "l_collar", "l_shoulder", "l_elbow",
                  "l_wrist")
    )  # fmt: skip
    assert np.allclose(world[JOINT["l_wrist"], :3, 3], hand, atol=1e-5)


@settings(deadline=None, max_examples=20)
@given(angle=st.floats(-2.8, 2.8))
def test_half_bones_turn_half_the_way(angle: float) -> None:
    quat = np.zeros((1, len(JOINTS), 4), np.float32)
    quat[..., 3] = 1
    quat[0, JOINT["l_elbow"]] = (0, np.sin(angle / 2), 0, np.cos(angle / 2))
    bind = rest_world(OFFSETS)
    world = world_matrices(OFFSETS[:1], quat, OFFSETS)[0]
    matrices = skinning_matrices(bind, world)
    half = matrices[BONES.index("l_elbow_half"), :, :3]
    want = Rotation.from_euler("y", angle / 2).as_matrix()
    assert np.abs(half - want).max() < 1e-3
