"""What every frame of a shot has behind its people.

Enters: a plate, the shot's viewpoints with the empty set's passes. Leaves: pictures, and the plate
that remembers what had to be painted. A camera at rest is served once, and its picture stands
still to the bit; a moving one is painted for at frames spread over the shot, the rest follows.
"""

from collections.abc import Sequence

import numpy as np

from renderers.generative.plates.painting import Order, closed, filled
from renderers.generative.plates.plate import Plate
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.plates.viewpoint import SetPasses, Viewpoint
from renderers.generative.requests import Pixels

_APART = 24  # frames between those that are painted for


def backdrops(
    plate: Plate, shot: Sequence[tuple[Viewpoint, SetPasses]], order: Order
) -> tuple[Pixels, Plate]:
    """Pictures [n, h, w, 3] of the empty set at every frame, and the plate they come from.

    Raises:
        GenerativeError: as `Painter.paint`.
    """
    for viewpoint, passes in (shot[i] for i in _painted_for(shot)):
        _, plate = filled(plate, viewpoint, passes, order)
    pictures: list[Pixels] = []
    for number, (viewpoint, passes) in enumerate(shot):
        still = number > 0 and _same(viewpoint, shot[number - 1][0])
        pictures.append(pictures[-1] if still else _served(plate, viewpoint, passes))
    return np.stack(pictures), plate


def _painted_for(shot: Sequence[tuple[Viewpoint, SetPasses]]) -> list[int]:
    """First, last, and some between, but no camera twice."""
    last = len(shot) - 1
    chosen = list(dict.fromkeys((0, last, *range(_APART, last, _APART))))
    return [i for i in chosen if i == 0 or not _same(shot[i][0], shot[0][0])]


def _same(a: Viewpoint, b: Viewpoint) -> bool:
    return (
        a.camera.k.tobytes() == b.camera.k.tobytes()
        and a.camera.world_to_camera.tobytes() == b.camera.world_to_camera.tobytes()
    )


def _served(plate: Plate, viewpoint: Viewpoint, passes: SetPasses) -> Pixels:
    sight = seen_from(plate, viewpoint, passes.depth_m)
    picture = np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
    return closed(picture, sight.holes, sight.holes)
