"""Forward kinematics and two-bone limbs."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bodies import rest_offsets_m
from renderers.motion.quaternions import rotate, unit
from renderers.motion.skeleton import (
    LEFT,
    REACH,
    RIGHT,
    arm_turns,
    body_of,
    forward,
    leg_turns,
    two_bone,
)
from renderers.rigs.kinematics import world_matrices

coordinate = st.floats(-0.6, 0.6, allow_nan=False)


def test_joints_agree_with_the_rigs(anna: Any) -> None:
    rng = np.random.default_rng(3)
    local = unit(rng.normal(size=(4, 22, 4)))
    root = rng.normal(size=(4, 3))
    joints = forward(body_of(anna), root, local)
    world = world_matrices(root.astype(np.float32), local.astype(np.float32), rest_offsets_m(anna))
    np.testing.assert_allclose(joints.position, world[..., :3, 3], atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(goal=st.tuples(coordinate, coordinate, coordinate))
def test_limbs_keep_their_lengths_and_go_to_the_goal(goal: tuple[float, float, float]) -> None:
    end = np.array([goal])
    bend = two_bone(np.zeros((1, 3)), end, np.array([[0.3, 0.1, 1.0]]), 0.3, 0.25)
    reached = bend.upper * 0.3 + bend.lower * 0.25
    distance = float(np.linalg.norm(end))
    if 0.12 < distance < 0.55 * REACH:
        np.testing.assert_allclose(reached, end, atol=1e-6)
    assert float(np.linalg.norm(reached)) <= 0.55 * REACH + 1e-9


def test_knees_bend_forward(anna: Any) -> None:
    bend = two_bone(
        np.zeros((1, 3)), np.array([[0.0, -0.5, 0.0]]), np.array([[0.0, 0.0, 1.0]]), 0.35, 0.35
    )
    thigh, shin = leg_turns(bend)
    knee = rotate(thigh, np.array([[0.0, -0.35, 0.0]]))
    assert knee[0, 2] > 0.1
    np.testing.assert_allclose(rotate(shin, np.array([[0.0, -1.0, 0.0]])), bend.lower, atol=1e-6)
    assert rotate(thigh, np.array([[1.0, 0.0, 0.0]]))[0, 0] > 0.99  # no twist


def test_hanging_arms_have_thumbs_ahead_and_palms_inward() -> None:
    for side, out in ((LEFT, 1.0), (RIGHT, -1.0)):
        bend = two_bone(
            np.zeros((1, 3)), np.array([[0.05 * out, -0.5, 0.06]]), np.array([[0.0, 0.0, -1.0]]),
            0.26, 0.25,
        )  # fmt: skip
        _, fore = arm_turns(bend, side)
        palm = rotate(fore, np.array([[0.0, -1.0, 0.0]]))[0]
        thumb = rotate(fore, np.array([[0.0, 0.0, 1.0]]))[0]
        assert palm[0] * out < -0.9
        assert thumb[2] > 0.7
