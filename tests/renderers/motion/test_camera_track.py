"""The camera over a shot: it goes from pose to pose, and begins and ends as it is eased."""

import numpy as np
import numpy.typing as npt
import pytest

from planner.shots import CameraMove, CameraPose, Ease, MoveKind
from renderers.motion.camera_track import camera_track

START = CameraPose((0.0, 1.6, 4.0), (0.0, 1.5, 0.0), 50.0)
END = CameraPose((0.0, 1.6, 2.0), (0.0, 1.5, 0.0), 50.0)
T = np.arange(49) / 24


def steps_m(ease: Ease) -> npt.NDArray[np.float32]:
    """Metres that the camera goes from each frame to the next."""
    track = camera_track(CameraMove(MoveKind.PUSH_IN, START, END, ease=ease), T, 1, None, None)
    assert np.allclose(track.eye_m[0], START.eye_m)
    assert np.allclose(track.eye_m[-1], END.eye_m)
    return -np.diff(track.eye_m[:, 2])


@pytest.mark.parametrize(
    ("ease", "soft"),
    [
        (Ease.LINEAR, set()), (Ease.IN, {"start"}), (Ease.OUT, {"end"}),
        (Ease.BOTH, {"start", "end"}),
    ],
)  # fmt: skip
def test_a_move_is_slow_where_it_is_soft(ease: Ease, soft: set[str]) -> None:
    steps = steps_m(ease)
    even = (START.eye_m[2] - END.eye_m[2]) / (len(T) - 1)
    ends = {"start": steps[0], "end": steps[-1]}
    assert {name for name, step in ends.items() if step < 0.8 * even} == soft
    assert (steps > -1e-6).all()


def test_a_pan_goes_down_with_who_sits_and_not_before() -> None:
    low = CameraPose((0.0, 1.5, 4.0), (2.0, 0.9, 0.0), 35.0)
    high = CameraPose((0.0, 1.5, 4.0), (-2.0, 1.35, 0.0), 35.0)
    share = np.clip(T / T[-1] / 0.75, 0.0, 1.0)  # walks for three quarters, then sits
    sinks = np.clip((T / T[-1] - 0.75) / 0.2, 0.0, 1.0)
    chest = np.stack([-2.0 + 4.0 * share, 1.25 - 0.45 * sinks, np.zeros(len(T))], -1)
    move = CameraMove(MoveKind.PAN, high, low, follow="ch-a")
    track = camera_track(move, T, 1, None, chest)
    late = int(0.7 * len(T))
    assert track.aim_m[late, 1] > 1.25, "still level with who walks"
    assert track.aim_m[-1, 1] < 1.0


@pytest.mark.parametrize("share", [0.5, 2.0])
def test_a_hand_sways_as_much_as_is_asked(share: float) -> None:
    def wander(sway: float) -> npt.NDArray[np.float32]:
        move = CameraMove(MoveKind.HANDHELD, START, START, sway=sway)
        return camera_track(move, T, 1, None, None).eye_m - np.float32(START.eye_m)

    usual = wander(1.0)
    assert np.abs(usual).max() > 0.005
    assert np.allclose(wander(share), share * usual, atol=1e-6)
