"""Depth of field."""

import numpy as np

from renderers.generative.grading.defocus import defocused
from renderers.generative.requests import Pixels


def stripes() -> Pixels:
    picture = np.full((96, 160, 3), 60, np.uint8)
    picture[:, ::6] = 200
    return picture


def contrast(picture: Pixels) -> float:
    return float(picture.astype(float).std())


def test_in_focus_nothing_changes() -> None:
    picture = stripes()
    assert (defocused(picture, np.full((96, 160), 2.0, np.float32), 2.0) == picture).all()


def test_the_farther_from_the_focus_the_softer() -> None:
    picture = stripes()
    found = [
        contrast(defocused(picture, np.full((96, 160), depth, np.float32), 2.0))
        for depth in (2.0, 2.6, 6.0)
    ]
    assert found[0] > found[1] > found[2]
    assert contrast(defocused(picture, np.zeros((96, 160), np.float32), 2.0)) < found[1]  # the sky


def test_sharp_things_do_not_smear_into_soft_ones() -> None:
    depth = np.full((96, 160), 8.0, np.float32)
    picture = np.full((96, 160, 3), (0, 0, 200), np.uint8)
    depth[:, :80] = 2.0
    picture[:, :80] = (200, 0, 0)
    made = defocused(picture, depth, 2.0)
    assert (made[:, :80] == picture[:, :80]).all()
    assert made[:, 80:, 0].max() <= 2
