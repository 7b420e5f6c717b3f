"""Whether a place looks the same from every camera.

Enters: footage, plates, views of other shots. Leaves: how far colours of the same surfaces lie
apart, in Lab: against the plate, and between two shots, one carried into the other by depth. What
differs in the drawn pictures too (light, reflections) is taken away.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import ndimage

from renderers.generative.parity.colour import lab
from renderers.generative.parity.footage import Footage, shrunk
from renderers.generative.parity.outlines import Backdrop
from renderers.generative.plates.plate import Plate, PlateView
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.resampling import Floats, Mask
from renderers.passes.cameras import Camera
from renderers.passes.levels import depth_metres

_ACROSS_PX = 208  # of the view that a shot leaves for others
_NEAR_PEOPLE = 4
_LEAST_SHARED = 0.04  # of the picture
_MOST = 40.0  # Lab: one pixel counts for no more
_MIDDLE = 0.75  # of the pixels that are alike best: edges, shadows and ink lie in the rest


@dataclass(frozen=True, slots=True, eq=False)
class PlaceView:
    """What one shot shows of its place, painted and drawn."""

    painted: PlateView
    drawn: PlateView


def viewpoint_of(footage: Footage, frame: int, step: int) -> Viewpoint:
    """The camera of a frame with `step` × `step` pixels in one."""
    passes = footage.passes
    width, height = passes.size_px
    camera = Camera(passes.intrinsics[frame], passes.extrinsics[frame])
    return Viewpoint(camera, width, height).resized(width // step, height // step)


def place_view(footage: Footage, frame: int) -> PlaceView:
    """What a shot shows of its place at a frame; people and handled things are not known."""
    passes = footage.passes
    step = max(1, round(passes.size_px[0] / _ACROSS_PX))
    middle = step // 2
    picked = (slice(middle, None, step), slice(middle, None, step))
    view = viewpoint_of(footage, frame, step)
    size = (slice(view.height_px), slice(view.width_px))
    known = _empty(passes.ids[frame][picked][size], passes.ids_of("set:"))
    depth = passes.depth[frame][picked][size]
    return PlaceView(*(
        PlateView(view, shrunk(film[frame], step), depth, known)
        for film in (footage.painted, passes.beauty)
    ))  # fmt: skip


def packable(place: str, view: PlaceView) -> Plate:
    """The view as a plate of two views, which `plates.plate.packed` writes."""
    return Plate(place, "", "parity", (view.painted, view.drawn))


def unpackable(plate: Plate) -> PlaceView:
    """The view that `packable` made a plate of."""
    return PlaceView(*plate.views)


def from_plate(painted: "np.typing.NDArray[np.uint8]", behind: Backdrop, empty: Mask,
               ) -> float | None:  # fmt: skip
    """How far a painted picture's place lies from its plate; None where no plate is seen."""
    where = behind.known & empty
    return _middle(lab(painted) - lab(behind.picture), where)


def between(one: PlaceView, other: PlaceView) -> float | None:
    """How far two shots' pictures of the same surfaces lie apart; None where they share none."""
    depth = depth_metres(one.painted.depth)
    away: list[Floats] = []
    where = one.painted.known
    for mine, theirs in ((one.painted, other.painted), (one.drawn, other.drawn)):
        sight = seen_from(Plate("", "", "", (theirs,)), mine.viewpoint, depth)
        carried = np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
        away.append(lab(mine.colour) - lab(carried))
        where = where & ~sight.holes
    return _middle(away[0] - away[1], where)


def nearby(views: "list[PlaceView]") -> list[float | None]:
    """For each view how far it is from others of its place; None for a lone one.

    Each is held to its neighbours, to the one after the next and to the first; of these distances
    the lower middle counts, so that one odd shot does not spoil two that agree.
    """
    known: dict[tuple[int, int], float | None] = {}
    order = list(range(len(views)))
    for a, b in dict.fromkeys([*pairwise(order), *((0, i) for i in order[1:]),
                               *((i, i + 2) for i in order[:-2])]):  # fmt: skip
        known[a, b] = between(views[b], views[a])
    found: list[float | None] = []
    for i in order:
        mine = sorted(v for pair, v in known.items() if i in pair and v is not None)
        found.append(mine[(len(mine) - 1) // 2] if mine else None)
    return found


def empty_of(footage: Footage, frame: int) -> Mask:
    """Where a moment shows the set, away from people and things [h, w]."""
    return _empty(footage.moment(frame).ids, footage.passes.ids_of("set:"))


def _empty(ids: "np.typing.NDArray[np.uint16]", set_ids: tuple[int, ...]) -> Mask:
    there = ~np.isin(ids, set_ids) & (ids > 0)
    return np.asarray(~ndimage.binary_dilation(there, iterations=_NEAR_PEOPLE))


def _middle(away: Floats, where: Mask) -> float | None:
    if where.mean() < _LEAST_SHARED:
        return None
    size = np.sort(np.minimum(np.linalg.norm(away[where], axis=1), _MOST))
    return float(size[: max(1, int(len(size) * _MIDDLE))].mean())
