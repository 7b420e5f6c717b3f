"""A plate painted: the first view whole, then of each next one only what none before it shows.

Enters: viewpoints in order, the empty set's passes, words, a painter. Leaves: a plate. Where an
earlier view shows a place, but far coarser, it is painted over at low strength: finer, and the
same. Specks of a few pixels are closed from their rims and no model is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from renderers.generative.grading.matching import gains, graded
from renderers.generative.painter import Painter
from renderers.generative.plates.brushing import Brush, steering_of
from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.plates.refining import refined, resampled
from renderers.generative.plates.reprojection import Sight, seen_from
from renderers.generative.plates.viewpoint import Measure, SetPasses, Viewpoint
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.resampling import Mask
from renderers.generative.seeds import seed_of
from renderers.passes.levels import depth_levels

_DEEP = 2  # pixels from the rim: shallower holes are specks


@dataclass(frozen=True, slots=True)
class PlateCare:
    """How a plate is painted."""

    strength: float = 0.9  # how much of the drawn set is given up where nothing was painted yet
    refined: float = 0.35  # of places that earlier views show too coarsely
    coarse: float = 1.5  # doublings from which on they are
    overlap_px: int = 96  # of tiles
    scale: int = 1  # by which finished views are enlarged
    enlarged: float = 0.3  # how much of a resampled view is given up


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What a plate shall show, and who paints it."""

    prompt: str
    seed: int
    painter: Painter
    negative: str = ""
    care: PlateCare = PlateCare()
    enlarge: Callable[[Pixels, int], Pixels] | None = None  # by a tool; else by the painter itself
    adapters: tuple[Adapter, ...] = ()  # of a style


def painted(plate: Plate, viewpoints: Sequence[Viewpoint], measure: Measure, order: Order) -> Plate:
    """The plate with these views added, in order.

    Raises:
        GenerativeError: as `Painter.paint`.
    """
    for viewpoint in viewpoints:
        plate = plate.with_view(_view(plate, viewpoint, measure, order))
    return plate


def filled(
    plate: Plate, viewpoint: Viewpoint, passes: SetPasses, order: Order
) -> tuple[Pixels, Plate]:
    """What a camera sees, whole, and the plate that remembers what had to be painted for it."""
    sight = seen_from(plate, viewpoint, passes.depth_m)
    if not sight.holes.any():
        return _bytes(sight), plate
    number = len(plate.views)
    picture = _without_holes(sight, passes, _numbered(order, plate, number))
    view = PlateView(viewpoint, picture, depth_levels(passes.depth_m), sight.holes)
    return picture, plate.with_view(view)


def _view(plate: Plate, viewpoint: Viewpoint, measure: Measure, order: Order) -> PlateView:
    """One more view."""
    passes = measure(viewpoint)
    mine = _numbered(order, plate, len(plate.views))
    if not plate.views:  # text alone where the drawn set is given up altogether
        whole = np.ones(passes.depth_m.shape, np.bool_)
        picture = _brushed(passes.beauty, whole, passes, mine, order.care.strength)
    else:
        sight = seen_from(plate, viewpoint, passes.depth_m)
        picture = _without_holes(sight, passes, mine)
        rough = sight.coarse >= order.care.coarse
        if rough.any():
            picture = _brushed(picture, rough, passes, mine, order.care.refined)
    finished = _enlarged((viewpoint, picture, passes), plate, measure, mine)
    viewpoint, picture, passes = finished
    known = np.ones(passes.depth_m.shape, np.bool_)
    return PlateView(viewpoint, picture, depth_levels(passes.depth_m), known)


def _numbered(order: Order, plate: Plate, number: int) -> Order:
    return replace(order, seed=seed_of("plate", order.seed, plate.place, plate.light, number))


def _without_holes(sight: Sight, passes: SetPasses, order: Order) -> Pixels:
    """A sight whose specks are closed and whose holes are painted.

    Painting begins with the drawn set in the light of what is known around it.
    """
    specks = sight.holes & ~_deep(sight.holes)
    picture = closed(_bytes(sight), specks, sight.holes)
    left = sight.holes & ~specks
    drawn = graded(passes.beauty, gains(passes.beauty, picture, ~left))
    picture[left] = drawn[left]
    return _brushed(picture, left, passes, order, order.care.strength)


def _deep(holes: Mask) -> Mask:
    """Holes that reach farther than a few pixels from their rim, whole."""
    core = ndimage.binary_erosion(holes, iterations=_DEEP, border_value=1)
    return np.asarray(ndimage.binary_propagation(core, mask=holes), np.bool_)


def closed(picture: Pixels, specks: Mask, unknown: Mask) -> Pixels:
    """The picture with specks filled from the nearest pixel that is known."""
    if not specks.any() or unknown.all():
        return picture
    nearest = ndimage.distance_transform_edt(unknown, return_distances=False, return_indices=True)
    out = picture.copy()
    out[specks] = picture[nearest[0][specks], nearest[1][specks]]
    return out


def _brushed(
    picture: Pixels, where: Mask, passes: SetPasses, order: Order, strength: float
) -> Pixels:
    """The picture with a region painted, tile by tile; each tile sees what those before it made."""
    if not where.any():
        return picture
    return _brush(order, passes, order.seed).strokes(picture, where, strength)


def _brush(order: Order, passes: SetPasses, seed: int) -> Brush:
    return Brush(
        order.painter, order.prompt, order.negative, order.adapters, seed, order.care.overlap_px,
        steering_of(passes),
    )  # fmt: skip


def _enlarged(
    finished: tuple[Viewpoint, Pixels, SetPasses], plate: Plate, measure: Measure, order: Order
) -> tuple[Viewpoint, Pixels, SetPasses]:
    """A finished view made larger, once, and measured anew at that size.

    What an earlier view shows as finely is taken from it: every surface is gone over once, and all
    angles agree on it.
    """
    viewpoint, picture, passes = finished
    scale = order.care.scale
    if scale == 1:
        return finished
    large = viewpoint.resized(viewpoint.width_px * scale, viewpoint.height_px * scale)
    passes = measure(large)
    if order.enlarge:
        made, left = order.enlarge(picture, scale), np.zeros(passes.depth_m.shape, np.bool_)
    else:
        made, left = resampled(picture, scale), np.ones(passes.depth_m.shape, np.bool_)
    if plate.views:
        sight = seen_from(plate, large, passes.depth_m)
        known = ndimage.binary_opening(~sight.holes & (sight.coarse < 1), iterations=_DEEP)
        made = np.where(known[..., None], _bytes(sight), made)
        left &= ~known
    brush = _brush(order, passes, seed_of(order.seed, "enlarge"))
    return large, refined(made, left, brush, order.care.enlarged), passes


def _bytes(sight: Sight) -> Pixels:
    return np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
