"""Which frames are keyframes."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.keyframes.choosing import Spacing, changes, keyframes
from renderers.generative.shot_passes import ShotPasses


def test_first_and_last_always(two: ShotPasses) -> None:
    assert keyframes(two, Spacing(least=100)) == (0, two.frames - 1)
    one = cut(two, 1)
    assert keyframes(one) == (0,)


def test_more_motion_more_keyframes(two: ShotPasses) -> None:
    calm = replace(two, flow=np.zeros_like(two.flow), body=np.repeat(two.body[:1], two.frames, 0),
                   ids=np.repeat(two.ids[:1], two.frames, 0))  # fmt: skip
    assert not changes(calm).any()
    assert keyframes(calm, Spacing(least=2)) == (0, two.frames - 1)
    assert changes(two).sum() > 0.3
    busy = keyframes(two, Spacing(least=2, change=float(changes(two).sum()) / 4))
    assert 3 <= len(busy) <= 6


@given(st.integers(1, 12), st.integers(1, 12), st.floats(0.01, 3))
def test_keyframes_keep_their_distance(
    two: ShotPasses, least: int, more: int, change: float
) -> None:
    chosen = keyframes(two, Spacing(least, least + more, change))
    gaps = np.diff(chosen)
    assert chosen[0] == 0
    assert chosen[-1] == two.frames - 1
    assert (gaps >= min(least, two.frames - 1)).all()


def cut(passes: ShotPasses, frames: int) -> ShotPasses:
    return replace(passes, ids=passes.ids[:frames], flow=passes.flow[: frames - 1],
                   body=passes.body[:frames])  # fmt: skip
