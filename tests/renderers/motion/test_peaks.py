"""Peaks are those that scipy finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import find_peaks

from renderers.motion.peaks import peaks

LEVELS = st.integers(0, 6).map(float) | st.floats(0, 6)


@given(st.lists(LEVELS, max_size=60), st.floats(0, 6), st.integers(1, 12))
def test_they_are_those_of_scipy(levels: list[float], height: float, distance: int) -> None:
    curve = np.array(levels, np.float64)
    theirs, _ = find_peaks(curve, height=height, distance=distance)
    assert peaks(curve, height, distance).tolist() == theirs.tolist()


def test_of_two_too_near_the_higher_stays() -> None:
    curve = np.array([0.0, 1.0, 0.0, 2.0, 2.0, 2.0, 0.0, 1.5, 0.0])
    assert peaks(curve, 0.5, 1).tolist() == [1, 4, 7]
    assert peaks(curve, 0.5, 4).tolist() == [4]
