"""Plates painted: which views, what is asked of a model, and that every angle agrees."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import ControlKind
from renderers.generative.errors import CardError
from renderers.generative.painter import Painter
from renderers.generative.plates.backdrops import backdrops
from renderers.generative.plates.covering import Cover, covering
from renderers.generative.plates.painting import Order, PlateCare, filled, painted
from renderers.generative.plates.plate import Plate, packed
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.resampling import Floats
from renderers.generative.tiling import tiles
from tests.renderers.generative.control_painter import CARD, ControlPainter
from tests.renderers.generative.painted_room import SIZE, looking, measure, places, seen_by

SHOTS = [
    looking((0.0, 1.5, 2.6), (0, 0.9, 0), 90),
    looking((1.9, 1.7, 1.9), (-0.3, 0.8, -0.5)),
    looking((-1.9, 1.4, 1.4), (0.2, 0.7, -0.5), 130),
    looking((0.3, 1.2, 1.9), (0, 0.7, 0), 150),
]


def depth_of(viewpoint: Viewpoint) -> Floats:
    return measure(viewpoint).depth_m


EMPTY = Plate("room", "day")


def order(backend: ControlPainter, **care: float) -> Order:
    profile = replace(CARD.profiles[0], width_px=SIZE[0], height_px=SIZE[1])
    card = replace(CARD, profiles=(profile,))
    return Order("a room", 5, Painter(backend, card, "final"), care=PlateCare(**care))  # type: ignore[arg-type]


def test_few_views_cover_what_the_shots_see() -> None:
    chosen = covering(SHOTS, depth_of, Cover(enough=0.95))
    assert 1 <= len(chosen) < len(SHOTS) + 2
    seen, total = 0, 0
    for shot in SHOTS:
        place, _, _ = places(shot)
        any_view = np.any([seen_by(place, view) for view in chosen], axis=0)
        seen, total = seen + int(any_view.sum()), total + any_view.size
    assert seen / total > 0.9
    shares = [seen_by(places(s)[0], chosen[0]).mean() for s in SHOTS]
    assert np.mean(shares) > 0.5  # the first shows most


def test_one_shot_needs_one_view() -> None:
    assert len(covering(SHOTS[:1], depth_of, Cover(widths=(1.0,), enough=0.9))) == 1
    assert covering([], depth_of) == ()


def test_later_views_paint_only_what_none_before_showed() -> None:
    backend = ControlPainter()
    plate = painted(EMPTY, SHOTS[:2], measure, order(backend, refined=0.0))
    assert len(plate.views) == 2
    passes = measure(SHOTS[1])
    sight = seen_from(Plate("room", "day", views=plate.views[:1]), SHOTS[1], passes.depth_m)
    fine = ~sight.holes & (sight.coarse < 1.5)
    shown = np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
    assert (plate.views[1].colour[fine] == shown[fine]).all()
    kinds = {control.kind for request in backend.asked for control in request.controls}
    assert kinds == {ControlKind.DEPTH, ControlKind.LINE}
    assert len({request.seed for request in backend.asked}) == len(backend.asked)


def test_every_angle_agrees() -> None:
    plate = painted(EMPTY, covering(SHOTS, depth_of), measure, order(ControlPainter()))
    here, there = SHOTS[0], SHOTS[3]
    a, plate = filled(plate, here, measure(here), order(ControlPainter()))
    b, plate = filled(plate, there, measure(there), order(ControlPainter()))
    place, _, _ = places(there)
    flat = here.camera.project(place)
    both = seen_by(place, here)
    row, column = (np.floor(flat[..., i][both]).astype(int) for i in (1, 0))
    apart = np.abs(a[row, column].astype(int) - b[both]).max(axis=1)
    assert np.median(apart) <= 4
    assert np.percentile(apart, 85) < 25  # ink and edges are a pixel wide


def test_what_was_painted_for_one_shot_is_kept_for_the_next() -> None:
    backend = ControlPainter()
    plate = painted(EMPTY, SHOTS[:1], measure, order(backend))
    first, plate = filled(plate, SHOTS[2], measure(SHOTS[2]), order(backend))
    asked = len(backend.asked)
    again, same = filled(plate, SHOTS[2], measure(SHOTS[2]), order(backend))
    assert len(backend.asked) == asked
    assert same is plate
    assert (first == again).all()
    assert not plate.views[-1].known.all()  # only what was missing


def test_the_same_order_paints_the_same_bytes() -> None:
    made = [packed(painted(EMPTY, SHOTS[:2], measure, order(ControlPainter()))) for _ in range(2)]
    assert made[0] == made[1]


def test_large_views_are_painted_in_tiles() -> None:
    backend = ControlPainter()
    large = order(backend, overlap_px=24)
    card = replace(
        large.painter.card, profiles=(replace(CARD.profiles[0], width_px=96, height_px=64),)
    )
    large = replace(large, painter=Painter(backend, card, "final"))
    painted(EMPTY, SHOTS[:1], measure, large)
    assert len(backend.asked) > 2
    assert {(r.width_px, r.height_px) for r in backend.asked} == {(96, 64)}
    masks = [r.mask for r in backend.asked if r.mask is not None]
    assert any((m == 0).any() for m in masks)  # what the tile before made stays


def test_finished_views_are_enlarged_once() -> None:
    asked = order(ControlPainter(), scale=2)
    plate = painted(EMPTY, SHOTS[:1], measure, asked)
    assert plate.views[0].colour.shape == (2 * SIZE[1], 2 * SIZE[0], 3)
    sight = seen_from(plate, SHOTS[0], measure(SHOTS[0]).depth_m)
    assert sight.holes.mean() < 0.001


def test_a_card_without_masks_is_refused() -> None:
    asked = order(ControlPainter())
    asked = replace(asked, painter=replace(asked.painter, card=replace(CARD, masks=False)))
    with pytest.raises(CardError, match="mask"):
        painted(EMPTY, SHOTS[:2], measure, asked)


def test_a_camera_at_rest_has_a_still_backdrop_and_a_moving_one_agrees() -> None:
    plate = painted(EMPTY, SHOTS[:1], measure, order(ControlPainter()))
    still = [(SHOTS[2], measure(SHOTS[2]))] * 3
    pictures, plate = backdrops(plate, still, order(ControlPainter()))
    assert (pictures == pictures[0]).all()
    track = [looking((x, 1.5, 2.4), (0, 0.9, 0)) for x in np.linspace(-0.5, 0.5, 5)]
    moving, plate = backdrops(plate, [(v, measure(v)) for v in track], order(ControlPainter()))
    assert moving.shape == (5, SIZE[1], SIZE[0], 3)
    assert not (moving[0] == moving[4]).all()
    again, same = backdrops(plate, [(v, measure(v)) for v in track], order(ControlPainter()))
    assert same is plate or len(same.views) == len(plate.views)
    assert (again == moving).all()


@given(
    st.integers(8, 300), st.integers(8, 300), st.integers(8, 120), st.integers(8, 120),
    st.integers(0, 7),
)  # fmt: skip
def test_tiles_cover_everything(w: int, h: int, tw: int, th: int, overlap: int) -> None:
    covered = np.zeros((h, w), int)
    found = list(tiles((w, h), (tw, th), overlap))
    for tile in found:
        assert tile.left >= 0
        assert tile.left + tile.width <= w
        assert tile.top + tile.height <= h
        covered[tile.rows, tile.columns] += 1
    assert covered.min() >= 1
    lefts = sorted({tile.left for tile in found})
    assert all(b - a <= min(tw, w) - overlap for a, b in pairwise(lefts))
