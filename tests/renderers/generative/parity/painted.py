"""Films as a painter might leave them, and with faults planted in them."""

import numpy as np
from scipy import ndimage

from renderers.generative.parity.film import ShotScore, Taken, scored
from renderers.generative.parity.footage import Footage
from renderers.generative.parity.places import place_view
from renderers.generative.parity.scoring import LEAST
from renderers.generative.parity.shot import measured
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import ShotPasses

FPS = 24.0


def styled(drawn: Pixels) -> Pixels:
    """Another style: softer, brighter, warmer, with a grain that stands still."""
    soft = ndimage.gaussian_filter(drawn.astype(np.float32), (0, 0.6, 0.6, 0))
    grain = np.random.default_rng(1).normal(0, 2, drawn.shape[1:])
    toned = 255 * (soft / 255) ** 0.85 * [1.03, 0.98, 0.94]
    return np.clip(np.rint(toned + grain), 0, 255).astype(np.uint8)


def recoloured(film: Pixels, where: Mask) -> Pixels:
    """Red, green and blue changed round, within a mask [n, h, w]."""
    return np.where(where[..., None], film[..., [2, 0, 1]], film)


def flickering(film: Pixels) -> Pixels:
    """Every frame another brightness."""
    gain = np.random.default_rng(2).normal(0, 11, (len(film), 1, 1, 1))
    return np.clip(film + gain, 0, 255).astype(np.uint8)


def taken(
    passes: ShotPasses, film: Pixels, name: str = "shot", looks: dict[str, str] | None = None
) -> Taken:
    """A shot, measured."""
    footage = Footage(passes, np.ascontiguousarray(film), FPS)
    view = place_view(footage, passes.frames // 2)
    number = sum(map(ord, name))
    return Taken(name, number, measured(footage), looks or {}, "room", view)


def alone(passes: ShotPasses, film: Pixels) -> ShotScore:
    """A film of one shot."""
    return scored([taken(passes, film)])[0]


def score_of(shot: ShotScore, name: str) -> float:
    """One part's score."""
    return next(part.score for part in shot.parts if part.name == name)


def low(shot: ShotScore) -> set[str]:
    """Names of parts below what is let pass."""
    found = {part.name for part in shot.low}
    assert all(part.score < LEAST for part in shot.low)
    return found
