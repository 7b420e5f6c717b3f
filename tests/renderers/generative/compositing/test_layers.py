"""Layers hide each other as things do, and bring nothing along."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.compositing.layers import Layer, composited, painted_over
from renderers.generative.compositing.mattes import feathered, grown, softened
from renderers.generative.requests import Pixels

GREY, RED, BLUE, GREEN = (90, 90, 90), (220, 20, 20), (20, 20, 220), (20, 220, 20)


def flat(colour: tuple[int, int, int]) -> Pixels:
    return np.full((40, 60, 3), colour, np.uint8)


def box(
    top: int, bottom: int, left: int, right: int
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    mask = np.zeros((40, 60), np.bool_)
    mask[top:bottom, left:right] = True
    return mask


def test_the_nearer_layer_lies_on_top_whatever_the_order() -> None:
    far, near = (
        Layer(flat(RED), box(5, 30, 10, 30), 4.0),
        Layer(flat(BLUE), box(10, 35, 20, 45), 2.0),
    )
    one, other = composited(flat(GREY), [far, near]), composited(flat(GREY), [near, far])
    assert (one == other).all()
    assert tuple(one[20, 25]) == BLUE
    assert tuple(one[20, 14]) == RED
    assert tuple(one[2, 2]) == GREY


def test_whoever_sits_behind_a_table_stays_there() -> None:
    depth = np.full((40, 60), 4000, np.uint16)
    person = box(5, 25, 20, 40)
    depth[person] = 1200
    table = box(25, 40, 0, 60)
    depth[table] = 800
    region = grown(person, depth, 6)
    assert region[3, 30]  # over the wall behind
    assert not (region & table).any()
    matte = feathered(region, person, 3)
    made = painted_over(flat(GREY), flat(RED), matte)
    assert (made[table] == GREY).all()
    assert (made[person] == RED).all()
    assert (made[~region] == GREY).all()


def test_sky_lies_behind_everybody() -> None:
    depth = np.zeros((40, 60), np.uint16)
    person = box(5, 25, 20, 40)
    depth[person] = 1200
    assert grown(person, depth, 2)[4, 30]


def test_no_halo_of_what_was_behind_before() -> None:
    """A red figure cut out of green has no green at its edge."""
    mask = box(8, 30, 15, 40)
    picture = np.where(mask[..., None], np.uint8(RED), np.uint8(GREEN))
    made = composited(flat(GREY), [Layer(picture, mask)], soft_px=1.0).astype(int)
    green = made[..., 1] - np.maximum(made[..., 0], made[..., 2])
    assert green.max() <= 1
    edge = made[20, 12:18, 0]
    assert (np.diff(edge) >= 0).all()
    assert len(np.unique(edge)) >= 4  # soft, not a step


@given(
    st.integers(0, 38), st.integers(1, 20), st.integers(0, 58), st.integers(1, 25), st.floats(0, 2)
)
def test_mattes_stay_in_bounds(top: int, tall: int, left: int, wide: int, soft: float) -> None:
    mask = box(top, min(top + tall, 40), left, min(left + wide, 60))
    matte = softened(mask, soft)
    assert matte.min() >= 0
    assert matte.max() <= 1
    depth = np.full(mask.shape, 500, np.uint16)
    depth[mask] = 400
    region = grown(mask, depth, 4)
    assert (region & mask).sum() == mask.sum()
    falling = feathered(region, mask, 3)
    assert (falling[~region] == 0).all()
    assert (falling[mask] == 1).all()


def test_nothing_is_nothing() -> None:
    none = np.zeros((40, 60), np.bool_)
    assert (composited(flat(GREY), [Layer(flat(RED), none)]) == GREY).all()
    assert not grown(none, np.zeros((40, 60), np.uint16), 5).any()
