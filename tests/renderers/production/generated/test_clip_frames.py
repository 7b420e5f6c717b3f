"""Painted frames between jobs: nothing is lost, nothing changes from run to run."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from renderers.production.generated.clip_frames import packed, unpacked


@given(arrays(np.uint8, st.tuples(st.integers(1, 3), st.just(6), st.just(9), st.just(3))))
def test_frames_come_back_as_they_went(frames: np.ndarray) -> None:
    data = packed(frames)
    assert data == packed(frames)
    assert np.array_equal(np.stack(list(unpacked(data))), frames)
