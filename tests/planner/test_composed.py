"""What a frame misses is measured on it and told by name."""

from dataclasses import replace

import pytest

from planner.camera import solve
from planner.composed import missed
from planner.shots import CameraPose, Size
from tests.planner.test_camera import EMPTY, single


def shifted(pose: CameraPose, *, up: float = 0.0, x: float = 0.0) -> CameraPose:
    """The camera moved bodily: the picture slides, sizes stay."""
    return replace(
        pose,
        eye_m=(pose.eye_m[0] + x, pose.eye_m[1] + up, pose.eye_m[2]),
        aim_m=(pose.aim_m[0] + x, pose.aim_m[1] + up, pose.aim_m[2]),
    )


@pytest.mark.parametrize("size", [Size.CU, Size.MCU, Size.MS, Size.MWS, Size.WS])
def test_a_solved_single_misses_nothing(size: Size) -> None:
    wish = single(size)
    assert missed(solve(wish, EMPTY).pose, wish) == ()


def test_each_planted_fault_is_named() -> None:
    wish = single(Size.MS)
    pose = solve(wish, EMPTY).pose
    assert "size" in missed(replace(pose, lens_mm=pose.lens_mm * 2), wish)
    assert "headroom: the crown is cut" in missed(shifted(pose, up=-0.4), wish)
    assert "headroom: too much of it" in missed(shifted(pose, up=0.5), wish)
    assert "eyes on the upper third" in missed(shifted(pose, up=0.6), wish)
    assert missed(replace(pose, roll_deg=4.0), wish) == ("level horizon",)
    assert any("looking room" in missed(shifted(pose, x=x), wish) for x in (-0.6, 0.6))
