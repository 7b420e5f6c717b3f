"""A model's brush: a region of a view painted, led by the empty set's passes, tile by tile.

Enters: a view's picture and passes, words, a painter. Leaves: pictures; outside the region they
stay to the bit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from renderers.generative.card import ControlKind
from renderers.generative.painter import Painter, Steering, Wanted, as_picture
from renderers.generative.plates.viewpoint import SetPasses
from renderers.generative.requests import Adapter, Pixels
from renderers.generative.resampling import Mask
from renderers.generative.seeds import seed_of
from renderers.generative.tiling import Tile, tiles


@dataclass(frozen=True, slots=True, eq=False)
class Brush:
    """Who paints one view, what it shall show, and what it is led by."""

    painter: Painter
    prompt: str
    negative: str
    adapters: tuple[Adapter, ...]
    seed: int  # of the view; every tile has its own
    overlap_px: int
    steering: Steering

    def tiles(self, size_px: tuple[int, int]) -> Iterator[tuple[int, Tile]]:
        """Tiles of the size that the model was made for, with their numbers."""
        profile = self.painter.profile
        most = (profile.width_px, profile.height_px)
        return enumerate(tiles(size_px, most, self.overlap_px))

    def strokes(self, picture: Pixels, where: Mask, strength: float) -> Pixels:
        """A region painted; each tile sees what those before it made."""
        out, left = picture.copy(), where.copy()
        for number, tile in self.tiles((where.shape[1], where.shape[0])):
            here = left[tile.rows, tile.columns]
            if here.any():
                out[tile.rows, tile.columns] = self.tile(out, here, number, tile, strength)
                left[tile.rows, tile.columns] = False
        return out

    def tile(
        self, picture: Pixels, here: Mask, number: int, tile: Tile, strength: float
    ) -> Pixels:  # fmt: skip
        """One tile of a picture, painted where it shall be [tile's h, w]."""
        whole = bool(here.all()) and strength >= 1
        wanted = Wanted(
            prompt=self.prompt,
            seed=seed_of(self.seed, number),
            size_px=(tile.width, tile.height),
            steering={kind: _cut(p, tile) for kind, p in self.steering.items()},
            negative=self.negative,
            picture=None if whole else _cut(picture, tile),
            mask=None if whole else here.astype(np.uint8) * 255,
            strength=strength,
            adapters=self.adapters,
        )
        return self.painter.paint(wanted)[0]


def steering_of(passes: SetPasses) -> Steering:
    """What leads a model through an empty set."""
    return {
        ControlKind.DEPTH: as_picture(passes.near()),
        ControlKind.LINE: as_picture(passes.line),
        ControlKind.NORMAL: passes.normal,
    }


def _cut(picture: Pixels, tile: Tile) -> Pixels:
    return np.ascontiguousarray(picture[tile.rows, tile.columns])
