"""What the parts are measured with: colours, small moments, sampled frames."""

import numpy as np
import pytest

from renderers.generative.parity.colour import lab
from renderers.generative.parity.footage import Footage, shrunk
from renderers.generative.parity.lines import kept_lines
from renderers.generative.parity.scoring import part, total
from renderers.generative.shot_passes import ShotPasses
from tests.renderers.generative.parity.painted import FPS


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((255, 255, 255), (100, 0, 0)),
        ((0, 0, 0), (0, 0, 0)),
        ((255, 0, 0), (53.24, 80.09, 67.20)),
        ((0, 0, 255), (32.30, 79.19, -107.86)),
        ((119, 119, 119), (50.03, 0, 0)),
    ],
)
def test_colours_are_those_of_cie(
    colour: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    found = lab(np.array([[colour]], np.uint8))
    assert found.shape == (1, 1, 3)
    assert found[0, 0] == pytest.approx(expected, abs=0.6)


def test_shrunk_pixels_are_means() -> None:
    picture = np.arange(24, dtype=np.uint8).reshape(4, 6)
    assert shrunk(picture, 1) is picture
    assert shrunk(picture, 2).tolist() == [[4, 6, 8], [16, 18, 20]]
    assert shrunk(np.full((5, 7, 3), 255, np.uint8), 2).shape == (2, 3, 3)


def test_points_and_masks_of_a_moment_are_scaled_alike(two: ShotPasses) -> None:
    footage = Footage(two, two.beauty, FPS)
    assert footage.step == 1
    moment = footage.moment(3)
    assert np.array_equal(moment.ids, two.ids[3])
    assert np.array_equal(moment.body, two.body[3])


def test_frames_are_spread_from_first_to_last(two: ShotPasses) -> None:
    chosen = Footage(two, two.beauty, FPS).chosen(8)
    assert chosen[0] == 0
    assert chosen[-1] == two.frames - 1
    assert len(chosen) == 3


def test_a_picture_full_of_edges_keeps_no_lines(two: ShotPasses) -> None:
    """Noise has an edge beside every line, and beside everything else."""
    noise = np.random.default_rng(5).integers(0, 255, two.beauty.shape, np.uint8)
    kept = kept_lines(Footage(two, noise, FPS).moment(0))
    assert kept is not None
    assert kept < 0.25


def test_one_thing_that_is_wrong_is_not_outvoted() -> None:
    good = tuple(part("lines", 1.0) for _ in range(9))
    score = total((*good, part("lines", 0.0)))
    assert score == 45.0
    assert total(good) == 100
    assert total(()) is None
