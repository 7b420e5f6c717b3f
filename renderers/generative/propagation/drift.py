"""How far frames stray from each other where nothing but motion happened.

Enters: frames and passes. Leaves: the mean difference between each frame and the one before it
carried over by motion, in levels: what flickers, crawls or drifts.
"""

import numpy as np

from renderers.generative.propagation.belonging import belonging
from renderers.generative.propagation.tracking import centres, led_back
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask, Whole, sampled
from renderers.generative.shot_passes import ShotPasses


def drift(passes: ShotPasses, frames: Pixels, *, moving: bool = True) -> Floats:
    """Mean difference [n - 1] between frames [n, h, w, 3] along motion, levels of 255.

    `moving`: of people and things alone; else of the whole picture. Take the drawn picture's own
    drift for comparison: lips and lids move there too.
    """
    found = [_step(passes, frames, frame, moving=moving) for frame in range(1, len(frames))]
    return np.array(found, np.float32)


def _step(passes: ShotPasses, frames: Pixels, frame: int, *, moving: bool) -> float:
    here, before = belonging(passes, frame), belonging(passes, frame - 1)
    wanted: Mask = here.moving if moving else np.ones_like(here.moving)
    places = led_back(here, before, centres(*here.label.shape), wanted)
    rows, columns = np.nonzero(np.isfinite(places[..., 0]))
    if not len(rows):
        return 0.0
    at, label = places[rows, columns], here.label[rows, columns]

    def same(place: Whole, row: Whole, column: Whole) -> Mask:
        return np.asarray(before.label[row, column] == label[place])

    was, weight = sampled(frames[frame - 1], at[:, 0], at[:, 1], same)
    apart = np.abs(was - frames[frame][rows, columns]).mean(axis=1)
    return float(apart[weight > 0].mean()) if (weight > 0).any() else 0.0
