"""The part of a plate that a shot is seen against.

Enters: a plate, how many of its views the room itself gave, the cameras of a shot. Leaves: the
plate with those of its further views that show this shot what no other does. A view that is added
for another shot leaves this one's plate as it was, to the byte.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from renderers.generative.plates.plate import Plate
from renderers.generative.plates.sighting import gathered, points_of, shown
from renderers.generative.plates.viewpoint import DepthOf, Viewpoint
from renderers.passes.levels import depth_metres

_WORTH = 0.004  # of the shot's picture: less is closed or painted for the shot itself


def serving(plate: Plate, standing: int, shot: Sequence[Viewpoint], depth_of: DepthOf) -> Plate:
    """The plate with its first `standing` views, and of the others those that the shot needs."""
    if len(plate.views) <= standing or not shot:
        return replace(plate, views=plate.views[:standing])
    points = gathered([points_of(camera, depth_of(camera)) for camera in shot])
    least = _WORTH * len(points.near) / len(shot)
    unseen = np.ones(len(points.near), np.bool_)
    chosen = []
    for number, view in enumerate(plate.views):
        there = shown(view.viewpoint, depth_metres(view.depth), points)
        if number < standing or int((there & unseen).sum()) >= least:
            chosen.append(view)
            unseen &= ~there
    return replace(plate, views=tuple(chosen))
