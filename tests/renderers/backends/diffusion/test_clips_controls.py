"""One control video out of several passes."""

import numpy as np
import pytest

from renderers.backends.diffusion.families.control_video import kept_runs, layered, weight
from renderers.generative.card import ControlKind
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Control, Pixels


def level(value: tuple[int, int, int]) -> Pixels:
    return np.full((2, 4, 4, 3), value, np.uint8)


def test_passes_lie_over_each_other_in_their_order() -> None:
    depth, pose, line = level((90, 90, 90)), level((0, 0, 0)), level((0, 0, 0))
    pose[:, 0] = (0, 153, 0)
    line[:, :2] = 255
    given = [
        Control(ControlKind.POSE, pose),
        Control(ControlKind.LINE, line, 0.5),
        Control(ControlKind.DEPTH, depth, 0.7),
    ]
    made = layered(given)
    assert made is not None
    assert made[0, :, 0].tolist() == [[0, 153, 0], [255, 255, 255], [90, 90, 90], [90, 90, 90]]
    assert layered(given[::-1]).tolist() == made.tolist()  # type: ignore[union-attr]
    assert weight(given) == 1.0


def test_edges_of_ink_darken_nothing() -> None:
    for shade in (10, 60, 128, 250):
        made = layered(
            [
                Control(ControlKind.DEPTH, level((200, 200, 200))),
                Control(ControlKind.LINE, level((shade, shade, shade))),
            ]
        )
        assert made is not None
        assert made.min() >= 200


def test_one_pass_stays_as_it_is_and_none_is_none() -> None:
    pose = level((3, 50, 200))
    np.testing.assert_array_equal(layered([Control(ControlKind.POSE, pose)]), pose)
    assert layered([]) is None
    assert weight([]) == 1.0


def _asked(mask: Pixels | None) -> ClipRequest:
    pictures = np.zeros((8, 4, 4, 3), np.uint8)
    return ClipRequest("c", "final", "", 1, 4, 4, 8, pictures=pictures, mask=mask)


def test_runs_of_frames_that_stay() -> None:
    mask = np.full((8, 4, 4), 255, np.uint8)
    mask[:3] = mask[5] = mask[7] = 0
    assert kept_runs(_asked(mask), "card c") == [(0, 3), (5, 6), (7, 8)]
    assert kept_runs(_asked(None), "card c") == []
    mask[1, 0, 0] = 255
    with pytest.raises(CardError, match=r"card c.*whole frames"):
        kept_runs(_asked(mask), "card c")
