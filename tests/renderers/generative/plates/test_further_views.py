"""Views beyond those that a room gives: where shots look and none of these does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.generative.plates.further_views import (
    Foresight,
    distinct,
    further_views,
    hole_share,
)
from renderers.generative.plates.plate import Plate, PlateView, packed
from renderers.generative.plates.serving import serving
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.resampling import Floats
from renderers.passes.levels import depth_levels
from tests.renderers.generative.painted_room import SIZE, looking, measure

FRONT = looking((0.0, 1.5, 2.6), (0, 0.9, 0), 110)
SHOTS = [
    looking((-1.9, 1.4, -1.4), (0.2, 0.7, 0.5), 130),  # from behind the crate
    looking((1.9, 1.2, -1.9), (-0.3, 0.5, 0.5), 140),
    looking((0.3, 1.2, 1.9), (0, 0.7, 0), 150),
    looking((-2.2, 1.0, 0.4), (0.0, 0.4, 0), 170),
]


def depth_of(viewpoint: Viewpoint) -> Floats:
    return measure(viewpoint).depth_m


def same(a: tuple[Viewpoint, ...], b: tuple[Viewpoint, ...]) -> bool:
    return [view.camera.world_to_camera.tobytes() for view in a] == [
        view.camera.world_to_camera.tobytes() for view in b
    ] and [view.camera.k.tobytes() for view in a] == [view.camera.k.tobytes() for view in b]


def plate_of(*views: Viewpoint) -> Plate:
    known = np.ones((SIZE[1], SIZE[0]), np.bool_)
    made = [PlateView(v, measure(v).beauty, depth_levels(depth_of(v)), known) for v in views]
    return Plate("room", "day", views=tuple(made))


def test_few_views_close_what_shots_would_find_empty() -> None:
    before = hole_share([FRONT], SHOTS, depth_of)
    found = further_views([FRONT], SHOTS, (), depth_of)
    after = hole_share([FRONT, *found], SHOTS, depth_of)
    assert before > 0.3
    assert after < 0.06
    assert 1 <= len(found) <= Foresight().most


def test_where_all_is_seen_no_view_is_added() -> None:
    assert further_views([FRONT], [FRONT, FRONT.widened(0.8)], (), depth_of) == ()
    assert further_views([FRONT], [], (), depth_of) == ()


@settings(max_examples=8)
@given(st.permutations(SHOTS), st.lists(st.sampled_from(SHOTS), max_size=3))
def test_the_order_of_shots_says_nothing(order: list[Viewpoint], twice: list[Viewpoint]) -> None:
    expected = further_views([FRONT], SHOTS, (), depth_of)
    assert same(further_views([FRONT], [*order, *twice], (), depth_of), expected)


@pytest.mark.parametrize("new", range(len(SHOTS)))
def test_a_new_camera_adds_a_view_and_changes_none(new: int) -> None:
    """The script goes on living: what was painted is painted."""
    old = [shot for i, shot in enumerate(SHOTS) if i != new]
    kept = further_views([FRONT], old, (), depth_of)
    found = further_views([FRONT], SHOTS, kept, depth_of)
    assert same(found[: len(kept)], kept)
    holes = hole_share([FRONT, *found], SHOTS, depth_of)
    assert holes <= hole_share([FRONT, *kept], SHOTS, depth_of)
    assert holes < 0.1


def test_a_shot_that_goes_takes_no_view_with_it() -> None:
    kept = further_views([FRONT], SHOTS, (), depth_of)
    assert same(further_views([FRONT], SHOTS[:1], kept, depth_of), kept)


def test_where_no_more_may_be_added_all_are_chosen_anew() -> None:
    """Only then: a script that has moved elsewhere altogether."""
    most = Foresight(most=1)
    kept = further_views([FRONT], SHOTS[:1], (), depth_of, most)
    elsewhere = [looking((2.4, 1.4, 2.4), (3.0, 0.9, 0.5), 120), SHOTS[1]]
    found = further_views([FRONT], elsewhere, kept, depth_of, most)
    assert len(found) == 1
    assert not same(found, kept)
    assert same(found, further_views([FRONT], elsewhere, (), depth_of, most))


def test_a_millimetre_is_no_other_camera() -> None:
    assert len(distinct([FRONT, looking((0.0002, 1.5, 2.6), (0, 0.9, 0), 110)])) <= 2
    assert len(distinct([FRONT, FRONT, looking((0.0, 1.5, 2.6), (0, 0.9, 0), 110)])) == 1


def test_a_shot_gets_the_views_that_show_it_something() -> None:
    plate = plate_of(FRONT, SHOTS[0], SHOTS[1])
    behind = serving(plate, 1, [SHOTS[0]], depth_of)
    assert [v.viewpoint for v in behind.views][:2] == [FRONT, SHOTS[0]]
    assert len(serving(plate, 1, [FRONT], depth_of).views) == 1
    assert len(serving(plate, 1, [], depth_of).views) == 1


def test_a_view_for_another_shot_leaves_a_plate_to_the_byte() -> None:
    before = plate_of(FRONT, SHOTS[0])
    after = plate_of(FRONT, SHOTS[0], SHOTS[2])
    for shot in (FRONT, SHOTS[0]):
        mine = packed(serving(before, 1, [shot], depth_of))
        assert packed(serving(after, 1, [shot], depth_of)) == mine
