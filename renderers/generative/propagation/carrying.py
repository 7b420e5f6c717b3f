"""Every frame of a shot from its keyframes.

Enters: passes, keyframes, backdrops where there are. Leaves: frames. People and things are carried
from the keyframes before and after; the set behind them is the plate as this frame's camera sees
it, or, without one, is carried like the rest. What the drawn picture shows to have changed beyond
its motion is put together from patches.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from renderers.generative.compositing.layers import Layer, composited
from renderers.generative.grading.matching import gains, graded
from renderers.generative.propagation.belonging import Belonging, belonging
from renderers.generative.propagation.patches import Painted, Patches
from renderers.generative.propagation.tracking import centres, led_back, led_forward
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask, Whole, sampled
from renderers.generative.shot_passes import ShotPasses

_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class CarryCare:
    """How frames are made from keyframes."""

    overhang_px: int = 2  # of ink over what lies behind
    changed: int = 40  # levels by which the drawn picture must differ to be put together anew
    fade: float = 0.5  # share of the way between keyframes over which one turns into the other
    patches: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """A frame, and how much of what moves each way of making it gave."""

    picture: Pixels
    led: float  # by motion
    patched: float  # from patches
    drawn: float  # neither: as it was drawn, in the keyframe's light


@dataclass(frozen=True, slots=True, eq=False)
class _Warped:
    """A keyframe seen from another frame: painted and drawn [h, w, 6], and where that is known."""

    colour: Pixels
    known: Mask


def carried(
    passes: ShotPasses,
    keys: Mapping[int, Pixels],
    backdrops: Pixels | None = None,
    care: CarryCare | None = None,
) -> Iterator[Carried]:
    """Every frame in order, from the first keyframe to the last.

    Args:
        passes: of the shot.
        keys: painted frames [h, w, 3] by number.
        backdrops: the empty set at every frame [n, h, w, 3]; None: it is carried too.
        care: how.
    """
    care = care or CarryCare()
    frames = sorted(keys)
    yield _key(passes, keys, frames[0], backdrops, care)
    for first, last in pairwise(frames):
        yield from _Span(passes, keys, (first, last), backdrops, care).frames()
        yield _key(passes, keys, last, backdrops, care)


def _key(
    passes: ShotPasses,
    keys: Mapping[int, Pixels],
    frame: int,
    backdrops: Pixels | None,
    care: CarryCare,
) -> Carried:
    """A keyframe itself; over its backdrop as its neighbours are, or edges would flash."""
    picture = keys[frame]
    if backdrops is not None:
        moving = belonging(passes, frame, care.overhang_px).moving
        picture = composited(backdrops[frame], [Layer(picture, moving)])
    return Carried(picture, 1.0, 0.0, 0.0)


class _Span:
    """The frames between two keyframes."""

    def __init__(
        self,
        passes: ShotPasses,
        keys: Mapping[int, Pixels],
        ends: tuple[int, int],
        backdrops: Pixels | None,
        care: CarryCare,
    ) -> None:
        self._passes, self._ends, self._backdrops, self._care = passes, ends, backdrops, care
        self._keys = [self._painted(keys[end], end) for end in ends]
        self._library = Patches(self._keys)

    def frames(self) -> Iterator[Carried]:
        """The frames between, in order."""
        first, last = self._ends
        later = self._from_later()
        before = self._belonging(first)
        places = centres(*before.label.shape)
        for frame in range(first + 1, last):
            here = self._belonging(frame)
            places = led_back(here, before, places, self._wanted(here))
            earlier = self._warped(0, here, places)
            yield self._mixed(frame, here, earlier, later.pop(frame))
            before = here

    def _from_later(self) -> dict[int, _Warped]:
        """The later keyframe seen from every frame between."""
        first, last = self._ends
        found: dict[int, _Warped] = {}
        after = self._belonging(last)
        places = centres(*after.label.shape)
        for frame in range(last - 1, first, -1):
            here = self._belonging(frame)
            places = led_forward(here, after, places, self._wanted(here))
            found[frame] = self._warped(1, here, places)
            after = here
        return found

    def _belonging(self, frame: int) -> Belonging:
        return belonging(self._passes, frame, self._care.overhang_px)

    def _painted(self, picture: Pixels, frame: int) -> Painted:
        return Painted(picture, self._passes.beauty[frame], self._belonging(frame).label)

    def _wanted(self, here: Belonging) -> Mask:
        """Pixels that are carried."""
        return np.ones_like(here.moving) if self._backdrops is None else here.moving

    def _warped(self, which: int, here: Belonging, places: Floats) -> _Warped:
        """A keyframe's colours at places."""
        key = self._keys[which]
        rows, columns = np.nonzero(np.isfinite(places[..., 0]))
        at, label = places[rows, columns], here.label[rows, columns]

        def same(place: Whole, row: Whole, column: Whole) -> Mask:
            return np.asarray(key.label[row, column] == label[place])

        both = np.concatenate([key.picture, key.drawn], axis=2)
        found, weight = sampled(both, at[:, 0], at[:, 1], same)
        good = weight >= _LEAST
        colour = np.zeros(both.shape, np.uint8)
        colour[rows[good], columns[good]] = np.clip(np.rint(found[good]), 0, 255)
        known = np.zeros(here.label.shape, np.bool_)
        known[rows[good], columns[good]] = True
        return _Warped(colour, known)

    def _mixed(self, frame: int, here: Belonging, earlier: _Warped, later: _Warped) -> Carried:
        """One frame."""
        share = self._shares(frame, here, earlier, later)
        known = share >= 0
        mixed = earlier.colour + (later.colour - earlier.colour.astype(np.float32)) * np.maximum(
            share, 0
        )[..., None]  # fmt: skip
        drawn = self._passes.beauty[frame]
        wanted = self._wanted(here)
        missing = wanted & ~known
        if self._care.patches:
            differs = np.abs(mixed[..., 3:] - drawn).max(axis=2) > self._care.changed
            missing |= differs & here.moving
        colour, found = self._patches(frame, here, missing)
        picture = np.where(found[..., None], colour, mixed[..., :3])
        left = wanted & ~known & ~found
        picture[left] = self._as_drawn(frame)[left]
        whole = max(int(wanted.sum()), 1)
        led = int((wanted & known & ~found).sum()) / whole
        result = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
        return Carried(self._set_behind(frame, here, result), led, int(found.sum()) / whole,
                       int(left.sum()) / whole)  # fmt: skip

    def _shares(self, frame: int, here: Belonging, earlier: _Warped, later: _Warped) -> Floats:
        """How much of the later keyframe each pixel takes [h, w]; -1 where neither is known."""
        first, last = self._ends
        way = (frame - first) / (last - first)
        t = float(np.clip((way - 0.5) / max(self._care.fade, 1e-6) + 0.5, 0, 1))
        share = np.full(here.label.shape, t * t * (3 - 2 * t), np.float32)
        share[earlier.known & ~later.known] = 0
        share[later.known & ~earlier.known] = 1
        share[~earlier.known & ~later.known] = -1
        return share

    def _patches(self, frame: int, here: Belonging, missing: Mask) -> tuple[Floats, Mask]:
        moving = missing & here.moving
        if not self._care.patches or not moving.any():
            empty = np.zeros((*missing.shape, 3), np.float32)
            return empty, np.zeros_like(missing)
        return self._library.patched(self._passes.beauty[frame], here.label, moving)

    def _as_drawn(self, frame: int) -> Pixels:
        """The drawn frame in the light of the nearer keyframe."""
        first, last = self._ends
        key = self._keys[0 if frame - first <= last - frame else 1]
        return graded(self._passes.beauty[frame], gains(key.drawn, key.picture))

    def _set_behind(self, frame: int, here: Belonging, picture: Pixels) -> Pixels:
        """The frame over its backdrop."""
        if self._backdrops is None:
            return picture
        return composited(self._backdrops[frame], [Layer(picture, here.moving)])
