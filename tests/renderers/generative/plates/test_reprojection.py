"""Plates against a room whose every colour is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from renderers.generative.plates.plate import Plate, PlateView, packed, unpacked
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.passes.levels import depth_levels
from tests.renderers.generative.painted_room import SIZE, looking, measure, painted, places, seen_by

WIDE = looking((0.0, 1.5, 2.6), (0, 0.9, 0), 90)
SIDE = looking((1.9, 1.7, 1.9), (-0.3, 0.8, -0.5))
FAR_SIDE = looking((-1.2, 1.4, 2.4), (0.2, 1.0, -1.0), 130)


def view(viewpoint: Viewpoint) -> PlateView:
    passes = measure(viewpoint)
    known = np.ones(passes.depth_m.shape, np.bool_)
    return PlateView(viewpoint, passes.beauty, depth_levels(passes.depth_m), known)


def plate_of(*viewpoints: Viewpoint) -> Plate:
    return Plate("room", "day", views=tuple(view(v) for v in viewpoints))


@settings(max_examples=20)
@given(
    st.floats(-2.4, 2.4), st.floats(0.6, 2.2), st.floats(1.4, 2.6), st.floats(-1, 1),
    st.floats(0.4, 1.6), st.floats(80, 200),
)  # fmt: skip
def test_where_both_see_it_the_colour_is_the_same(
    x: float, y: float, z: float, at_x: float, at_y: float, focal: float
) -> None:
    target = looking((x, y, z), (at_x, at_y, -0.5), focal)
    place, depth, _ = places(target)
    sight = seen_from(plate_of(WIDE, SIDE), target, depth.astype(np.float32))
    shown = ~sight.holes
    apart = np.abs(sight.picture - painted(place)).max(axis=2)[shown]
    assert not len(apart) or np.percentile(apart, 97) < 10


@pytest.mark.parametrize("target", [SIDE, FAR_SIDE, looking((0.4, 1.2, 2.2), (0, 0.8, 0), 200)])
def test_holes_are_where_nothing_was_seen(target: Viewpoint) -> None:
    place, depth, _ = places(target)
    sight = seen_from(plate_of(WIDE), target, depth.astype(np.float32))
    truth = seen_by(place, WIDE)
    sure = ndimage.uniform_filter(truth.astype(float), 5)
    assert sight.holes[sure == 0].all()
    assert not sight.holes[(sure == 1) & (depth > 0.2)].mean() > 0.01
    assert (sight.holes == ~truth).mean() > 0.96


def test_the_same_camera_sees_the_same_bytes() -> None:
    passes = measure(WIDE)
    sight = seen_from(plate_of(WIDE, SIDE), WIDE, passes.depth_m)
    assert not sight.holes.any()
    assert not sight.coarse.any()
    assert (np.rint(sight.picture).astype(np.uint8) == passes.beauty).all()


def test_a_pan_is_a_crop_and_a_warp() -> None:
    panned = looking((0.0, 1.5, 2.6), (0.4, 0.9, 0), 180)  # the same place, a longer lens
    place, depth, _ = places(panned)
    sight = seen_from(plate_of(WIDE), panned, depth.astype(np.float32))
    assert sight.holes.mean() < 0.01  # slivers beside the crate
    assert (sight.coarse[~sight.holes] == 1).all()
    apart = np.abs(sight.picture - painted(place)).max(axis=2)[~sight.holes]
    assert np.percentile(apart, 95) < 6


def test_the_finer_view_tells() -> None:
    near = looking((0.2, 1.0, 1.8), (0, 0.6, 0), 160)
    grey = view(near)
    grey = PlateView(near, np.full_like(grey.colour, 77), grey.depth, grey.known)
    plate = plate_of(WIDE).with_view(grey)
    target = looking((0.25, 1.0, 1.7), (0, 0.6, 0), 160)
    _, depth, _ = places(target)
    sight = seen_from(plate, target, depth.astype(np.float32))
    middle = sight.picture[SIZE[1] // 2, SIZE[0] // 2]
    assert (np.rint(middle) == 77).all()


def test_what_is_not_known_is_not_shown() -> None:
    blind = view(WIDE)
    known = blind.known.copy()
    known[:, : SIZE[0] // 2] = False
    plate = Plate("room", "day", views=(PlateView(WIDE, blind.colour, blind.depth, known),))
    sight = seen_from(plate, WIDE, measure(WIDE).depth_m)
    assert (sight.holes == ~known).all()


def test_the_sky_is_endlessly_far() -> None:
    open_air = view(WIDE)
    sky = np.zeros_like(open_air.depth)
    plate = Plate("field", "day", views=(PlateView(WIDE, open_air.colour, sky, open_air.known),))
    moved = looking((0.7, 1.5, 2.6), (0.7, 0.9, 0), 90)
    sight = seen_from(plate, moved, np.zeros(sky.shape, np.float32))
    assert not sight.holes.any()
    assert (np.abs(sight.picture - open_air.colour) < 1).all()
    on_ground = seen_from(plate, moved, np.full(sky.shape, 4, np.float32))
    assert on_ground.holes.all()


def test_plates_survive_packing() -> None:
    plate = plate_of(WIDE, SIDE)
    data = packed(plate)
    assert data == packed(plate_of(WIDE, SIDE))
    back = unpacked(data)
    assert packed(back) == data
    assert (back.place, back.light, len(back.views)) == ("room", "day", 2)
    depth = measure(FAR_SIDE).depth_m
    assert seen_from(back, FAR_SIDE, depth).picture.tobytes() == (
        seen_from(plate, FAR_SIDE, depth).picture.tobytes()
    )
