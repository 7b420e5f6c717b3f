"""Views made larger by the model that painted them."""

import tracemalloc
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from scipy import ndimage

from renderers.generative.card import Card
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.painter import Painter
from renderers.generative.plates.brushing import Brush, steering_of
from renderers.generative.plates.painting import Order, PlateCare, painted
from renderers.generative.plates.plate import Plate, packed
from renderers.generative.plates.refining import refined, resampled
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.requests import Generated, Pixels, StillRequest
from tests.renderers.generative.control_painter import CARD, ControlPainter
from tests.renderers.generative.painted_room import SIZE, looking, measure

FRONT = looking((0.0, 1.5, 2.6), (0, 0.9, 0), 90)
SIDE = looking((1.9, 1.7, 1.9), (-0.3, 0.8, -0.5))


@dataclass
class Tinting(ControlPainter):
    """Gives each tile another tint and level, and adds a fine grain: what seams come from."""

    asked: list[StillRequest] = field(default_factory=list)

    def still(
        self, card: Card, request: StillRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        assert request.picture is not None
        self.asked.append(request)
        rng = np.random.default_rng(request.seed)
        grain = rng.normal(0, 12, (*request.picture.shape[:2], 1))
        tint = rng.uniform(-30, 30, 3)
        made = np.clip(request.picture + (grain + tint) * request.strength, 0, 255)
        return Generated(np.rint(made).astype(np.uint8)[None], {})


def brush(backend: ControlPainter, size: tuple[int, int] = (96, 64), overlap: int = 24) -> Brush:
    profile = replace(CARD.profiles[0], width_px=size[0], height_px=size[1])
    painter = Painter(backend, replace(CARD, profiles=(profile,)), "final")
    large = FRONT.resized(2 * SIZE[0], 2 * SIZE[1])
    return Brush(painter, "a room", "", (), 7, overlap, steering_of(measure(large)))


def large_picture() -> Pixels:
    return resampled(measure(FRONT).beauty, 2)


def test_no_seam_is_seen() -> None:
    """The step across tiles' sides is no larger than anywhere else."""
    before = large_picture()
    backend = Tinting()
    where = np.ones(before.shape[:2], np.bool_)
    made = refined(before, where, brush(backend), 0.6)
    assert len(backend.asked) > 6
    change = ndimage.gaussian_filter(
        (made.astype(float) - before).mean(axis=2), 3
    )  # the tiles' tints; grain is gone
    steps = np.abs(np.diff(change, axis=1))
    assert np.abs(change).max() < 6, "tints of whole tiles do not come through"
    assert steps.max() < 1.0
    fine = (made.astype(float) - before).std()
    assert fine > 2, "the grain does"


def test_outside_the_region_nothing_changes_and_its_rim_is_soft() -> None:
    before = large_picture()
    where = np.zeros(before.shape[:2], np.bool_)
    where[40:150, 60:220] = True
    backend = Tinting()
    made = refined(before, where, brush(backend), 0.6)
    assert (made[~where] == before[~where]).all()
    rim = where & ~ndimage.binary_erosion(where, iterations=2)
    middle = ndimage.binary_erosion(where, iterations=12)
    change = np.abs(made.astype(float) - before).mean(axis=2)
    assert change[rim].mean() < 0.5 * change[middle].mean()
    nothing = np.zeros_like(where)
    assert refined(before, nothing, brush(Tinting()), 0.6) is before


def test_only_tiles_that_are_needed_are_asked_for() -> None:
    before = large_picture()
    where = np.zeros(before.shape[:2], np.bool_)
    where[:30, :30] = True
    backend = Tinting()
    refined(before, where, brush(backend), 0.6)
    assert len(backend.asked) == 1


def test_tiles_do_not_depend_on_one_another() -> None:
    """Each begins with the resampled picture, whatever was painted before it."""
    before = large_picture()
    whole, part = Tinting(), Tinting()
    refined(before, np.ones(before.shape[:2], np.bool_), brush(whole), 0.6)
    where = np.zeros(before.shape[:2], np.bool_)
    where[-10:, -10:] = True
    refined(before, where, brush(part), 0.6)
    last = part.asked[0]
    assert last.seed == whole.asked[-1].seed
    assert last.picture is not None
    assert whole.asked[-1].picture is not None
    assert (last.picture == whole.asked[-1].picture).all()


def order(backend: ControlPainter, scale: int) -> Order:
    profile = replace(CARD.profiles[0], width_px=SIZE[0], height_px=SIZE[1])
    card = replace(CARD, profiles=(profile,))
    care = PlateCare(scale=scale, overlap_px=24)
    return Order("a room", 5, Painter(backend, card, "final"), care=care)


@pytest.mark.parametrize("scale", [2, 3])
def test_every_surface_is_gone_over_once(scale: int) -> None:
    """What an earlier view shows as finely is taken from it: angles agree."""
    backend = Tinting()
    plate = painted(Plate("room", "day"), [FRONT, SIDE], measure, order(backend, scale))
    large = [view.colour.shape for view in plate.views]
    assert large == [(scale * SIZE[1], scale * SIZE[0], 3)] * 2
    first = Plate("room", "day", views=plate.views[:1])
    view = plate.views[1]
    sight = seen_from(first, view.viewpoint, measure(view.viewpoint).depth_m)
    known = ndimage.binary_erosion(~sight.holes & (sight.coarse < 1), iterations=6)
    shown = np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
    assert known.mean() > 0.05
    apart = np.abs(view.colour[known].astype(int) - shown[known]).max(axis=-1)
    assert np.percentile(apart, 95) == 0


def test_the_same_order_enlarges_to_the_same_bytes_and_scale_is_told_apart() -> None:
    made = [
        packed(painted(Plate("room", "day"), [FRONT], measure, order(Tinting(), scale)))
        for scale in (2, 2, 1)
    ]
    assert made[0] == made[1] != made[2]


def test_a_tool_enlarges_in_the_models_place() -> None:
    backend = Tinting()
    asked = replace(order(backend, 2), enlarge=resampled)
    plate = painted(Plate("room", "day"), [FRONT], measure, asked)
    assert plate.views[0].colour.shape[0] == 2 * SIZE[1]
    assert {(r.width_px, r.height_px) for r in backend.asked} == {SIZE}
    assert len(backend.asked) == 1  # the view itself; no tile of the larger one


def test_memory_is_bounded_by_the_picture() -> None:
    """Sums of one picture, whatever the number of tiles."""
    before = large_picture()
    where = np.ones(before.shape[:2], np.bool_)
    peaks = []
    for tile in ((96, 64), (64, 48)):
        mine = brush(ControlPainter(), tile)
        tracemalloc.start()
        refined(before, where, mine, 0.6)
        peaks.append(tracemalloc.get_traced_memory()[1] / where.size)
        tracemalloc.stop()
    assert max(peaks) < 80  # bytes a pixel
