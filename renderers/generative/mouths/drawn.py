"""The drawn mouth put into a painted face.

Enters: a painted frame, the drawn one, the face's points. Leaves: the frame with the drawn mouth in
the painted skin's colours. No model is asked: it is exact, on every frame, and looks drawn. It is
also what a model begins with.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.compositing.layers import painted_over
from renderers.generative.grading.matching import Bounds, gains, graded
from renderers.generative.mouths.regions import MouthRegion, mouth_region
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import ShotPasses

_BOUNDS = Bounds(exposure=3.0, balance=1.6)  # skins of another style may lie far apart
_SKIN = 0.5  # levels apart, as a share of the mean, within which drawn pixels are bare skin


@dataclass(frozen=True, slots=True)
class MouthCare:
    """How mouths are put in."""

    feather: float = 0.2  # share of the region's radius that fades
    strength: float = 0.45  # of a model: how much of the drawn mouth is given up
    margin: float = 1.2  # of the window that a model sees, in widths of the region
    least_px: int = 14  # smaller mouths stay as drawn, no model is asked


def drawn_mouth(
    passes: ShotPasses, frame: int, person: int, picture: Pixels, care: MouthCare | None = None
) -> Pixels:
    """The picture [h, w, 3] with one person's mouth as it is drawn in this frame.

    `person` is a position in `passes.people`. Where no mouth is to be seen, the picture itself.
    """
    care = care or MouthCare()
    region = mouth_region(passes.face[frame, person])
    if region is None:
        return picture
    width, height = passes.size_px
    box = region.box(height, width)
    matte = mouth_matte(passes, frame, person, region, care)[box]
    drawn, part = passes.beauty[frame][box], picture[box]
    out = picture.copy()
    out[box] = painted_over(part, graded(drawn, _skin_gain(drawn, part, matte)), matte)
    return out


def mouth_matte(
    passes: ShotPasses, frame: int, person: int, region: MouthRegion, care: MouthCare
) -> Floats:
    """How much of each pixel belongs to the mouth [h, w]; 0 beyond the face itself."""
    width, height = passes.size_px
    matte = region.matte(height, width, care.feather)
    own = face_ids(passes, passes.people[person])
    return np.where(np.isin(passes.ids[frame], own), matte, np.float32(0))


def face_ids(passes: ShotPasses, person: str) -> tuple[int, ...]:
    """Ids of somebody's face."""
    return tuple(i for i, name in sorted(passes.names.items()) if name == f"face:{person}")


def _skin_gain(drawn: Pixels, picture: Pixels, matte: Floats) -> Floats:
    """Gains [3] from the drawn skin round the mouth to the painted skin there."""
    rim = (matte > 0) & (matte < 1)
    return gains(drawn, picture, rim & _bare(drawn, rim), _BOUNDS)


def _bare(drawn: Pixels, where: Mask) -> Mask:
    """Pixels of about the colour that most of a region has: no ink, no lips."""
    if not where.any():
        return where
    middle = np.median(drawn[where], axis=0)
    apart = np.abs(drawn.astype(np.float32) - middle).max(axis=2)
    return np.asarray(apart <= _SKIN * middle.mean(), np.bool_)
