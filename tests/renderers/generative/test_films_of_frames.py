"""Films without loss, passes laid over each other, frames at other rates."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from renderers.generative.card import ControlKind
from renderers.generative.layering import GREY, layered, led
from renderers.generative.lossless import film_frames, film_told, write_film
from renderers.generative.requests import ClipRequest, Control
from renderers.generative.respacing import nearest_to, shown_at

RATES = some.sampled_from([Fraction(12), Fraction(24), Fraction(25), Fraction(24000, 1001)])
RANDOM = np.random.default_rng(8)


def test_every_grey_comes_back_to_the_bit(tmp_path: Path) -> None:
    greys = np.arange(256, dtype=np.uint8).reshape(1, 16, 16).repeat(3, axis=0)
    write_film(tmp_path / "grey.mp4", greys, Fraction(12))
    read = film_frames(tmp_path / "grey.mp4")
    assert np.abs(read[..., 0].astype(int) - greys).max() <= 1  # 220 levels carry 256
    four = np.array([0, 63, 127, 255], np.uint8)[greys % 4]
    write_film(tmp_path / "four.mp4", four, Fraction(12))
    assert np.array_equal(film_frames(tmp_path / "four.mp4")[..., 1], four)


def test_colours_come_back_to_the_bit_in_rgb(tmp_path: Path) -> None:
    frames = RANDOM.integers(0, 255, (4, 32, 48, 3), np.uint8)
    write_film(tmp_path / "a.mp4", frames, Fraction(24), rgb=True)
    assert np.array_equal(film_frames(tmp_path / "a.mp4"), frames)
    told = film_told(tmp_path / "a.mp4")
    assert (told.frames, told.size_px, told.rate) == (4, (48, 32), 24)


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    frames = RANDOM.integers(0, 255, (3, 32, 48, 3), np.uint8)
    for name in ("a", "b"):
        write_film(tmp_path / name, frames, Fraction(24))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_no_film(tmp_path: Path) -> None:
    (tmp_path / "no.mp4").write_bytes(b"no film")
    for read in (film_frames, film_told):
        with pytest.raises(ValueError, match="Invalid data"):
            read(tmp_path / "no.mp4")
    with pytest.raises(ValueError, match="make no film"):
        write_film(tmp_path / "odd.mp4", np.zeros((1, 3, 4), np.uint8), Fraction(24))
    write_film(tmp_path / "long.mp4", np.zeros((5, 32, 32), np.uint8), Fraction(24))
    with pytest.raises(ValueError, match="more than 4 frames"):
        film_frames(tmp_path / "long.mp4", 4)


def test_a_pose_lies_over_depth_and_lets_it_through() -> None:
    depth = np.full((2, 8, 8, 3), 100, np.uint8)
    pose = np.zeros((2, 8, 8, 3), np.uint8)
    pose[:, 2:4, 2:4] = (255, 0, 0)
    found = layered((Control(ControlKind.POSE, pose), Control(ControlKind.DEPTH, depth)))
    assert found is not None
    assert (found[:, 2:4, 2:4] == (255, 0, 0)).all()
    assert (found[:, 5:] == 100).all()
    assert layered(()) is None


def test_known_pixels_stay_in_the_led_video() -> None:
    known = RANDOM.integers(0, 255, (3, 8, 8, 3), np.uint8)
    mask = np.full((3, 8, 8), 255, np.uint8)
    mask[0] = 0
    video, painted = led(ClipRequest("c", "p", "w", 1, 8, 8, 3, pictures=known, mask=mask))
    assert np.array_equal(video[0], known[0])
    assert (video[1:] == GREY).all()
    assert np.array_equal(painted, mask)
    video, painted = led(ClipRequest("c", "p", "w", 1, 8, 8, 3))
    assert (painted == 255).all()


@given(some.integers(1, 300), RATES, RATES)
def test_there_and_back_by_time_is_never_a_frame_off(
    count: int, rate: Fraction, other: Fraction
) -> None:
    there = shown_at(count, rate, other)
    assert there[0] == 0
    assert list(there) == sorted(there)
    assert abs(len(there) / other - count / rate) < 1 / other
    back = nearest_to(len(there), other, count, rate)
    assert len(back) == count
    for frame, found in enumerate(back):
        assert abs(there[found] / rate - frame / rate) <= 1 / rate + 1 / other
