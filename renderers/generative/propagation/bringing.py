"""One painted frame brought to a later frame, as far as motion and patches tell.

Enters: passes, a painted frame, a later frame's number. Leaves: what of it is known there, people
and things alone: what the next keyframe begins with, so that it shows the same buttons.
"""

import numpy as np

from renderers.generative.propagation.belonging import belonging
from renderers.generative.propagation.patches import Painted, Patches
from renderers.generative.propagation.tracking import centres, led_back
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask, Whole, sampled
from renderers.generative.shot_passes import ShotPasses

_LEAST = 0.3


def brought(passes: ShotPasses, picture: Pixels, start: int, end: int) -> tuple[Pixels, Mask]:
    """The frame `start`, painted [h, w, 3], as `end` shows it, and where that is known [h, w]."""
    return Bringing(passes, picture, start).at(end)


class Bringing:
    """One painted frame, followed forwards through its shot."""

    def __init__(self, passes: ShotPasses, picture: Pixels, start: int) -> None:
        """`picture` [h, w, 3] is frame `start`, painted."""
        self._passes, self._picture = passes, picture
        self._first = self._here = belonging(passes, start)
        self._frame = start
        self._places = centres(*self._first.label.shape)
        source = Painted(picture, passes.beauty[start], self._first.label)
        self._patches = Patches([source])

    def at(self, end: int) -> tuple[Pixels, Mask]:
        """The picture as frame `end` shows it, and where it is known; frames only go forwards."""
        while self._frame < end:
            self._frame += 1
            before, self._here = self._here, belonging(self._passes, self._frame)
            self._places = led_back(self._here, before, self._places, self._here.moving)
        out, known = self._led()
        missing = self._here.moving & ~known
        drawn = self._passes.beauty[self._frame]
        found, more = self._patches.patched(drawn, self._here.label, missing)
        out[more] = np.clip(np.rint(found[more]), 0, 255)
        return out, known | more

    def _led(self) -> tuple[Pixels, Mask]:
        """What motion alone tells."""
        here, first = self._here, self._first
        rows, columns = np.nonzero(np.isfinite(self._places[..., 0]) & here.moving)
        at, label = self._places[rows, columns], here.label[rows, columns]

        def same(place: Whole, row: Whole, column: Whole) -> Mask:
            return np.asarray(first.label[row, column] == label[place])

        colour, weight = sampled(self._picture, at[:, 0], at[:, 1], same)
        good = weight >= _LEAST
        out, known = np.zeros_like(self._picture), np.zeros_like(here.moving)
        out[rows[good], columns[good]] = np.clip(np.rint(colour[good]), 0, 255)
        known[rows[good], columns[good]] = True
        return out, known
