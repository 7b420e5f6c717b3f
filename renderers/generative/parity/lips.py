"""Whether painted mouths open when the drawn ones do.

Enters: footage, a person. Leaves: correlation of how much of the mouth is open over time with the
drawn mouth's, and the lag at which it is highest. Open is what is unlike the skin between nose and
chin: dark or teeth. Mouths that hardly move in the sheet, and small ones, are not asked.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.mouths.regions import MouthRegion, mouth_region
from renderers.generative.parity.colour import luma
from renderers.generative.parity.footage import Footage
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask

_UPPER, _LOWER, _RIGHT, _LEFT = 62, 66, 48, 54
_LEAST_PX = 10.0  # width of the region
_LEAST_FRAMES = 10
_LEAST_MOVED = 0.05  # spread of the opening, in widths of the mouth
_FARTHEST = 7  # frames of lag


@dataclass(frozen=True, slots=True)
class Lips:
    """How a painted mouth follows."""

    alike: float  # highest correlation, −1…1
    lag: int  # frames that the picture comes late; below 0 early
    frames: int


def lips(footage: Footage, person: int) -> Lips | None:
    """One person's mouth over the shot; None where it does not speak to the camera."""
    faces = footage.passes.face[:, person]
    regions = [mouth_region(face) for face in faces]
    seen = np.array([region is not None and region.size_px >= _LEAST_PX for region in regions])
    if seen.sum() < _LEAST_FRAMES or _opening(faces[seen]).std() < _LEAST_MOVED:
        return None
    first, last = _longest(seen)
    if last - first < _LEAST_FRAMES:
        return None
    drawn, painted = (
        np.array([_open(pictures[i], regions[i]) for i in range(first, last)])
        for pictures in (footage.passes.beauty, footage.painted)
    )
    alike, lag = _best(drawn, painted)
    return Lips(alike, lag, last - first)


def _opening(faces: Floats) -> Floats:
    tall = np.linalg.norm(faces[:, _LOWER, :2] - faces[:, _UPPER, :2], axis=1)
    wide = np.linalg.norm(faces[:, _LEFT, :2] - faces[:, _RIGHT, :2], axis=1)
    return np.asarray(tall / np.maximum(wide, 1), np.float32)


def _longest(seen: Mask) -> tuple[int, int]:
    """The longest run of frames in which a mouth is seen."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], seen.astype(int), [0]])))
    runs = edges.reshape(-1, 2)
    first, last = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))]
    return int(first), int(last)


def _open(picture: Pixels, region: MouthRegion | None) -> float:
    """How much of a mouth's region is unlike its skin, levels."""
    if region is None:
        raise ValueError("a frame without a mouth was asked for")
    height, width = picture.shape[:2]
    box = region.box(height, width)
    inside = region.matte(height, width, 0.01)[box] > 0
    if not inside.any():
        return 0.0
    grey = luma(picture[box])[inside]
    return float(np.abs(grey - np.percentile(grey, 75)).mean())


def _best(drawn: "np.typing.NDArray[np.float64]", painted: "np.typing.NDArray[np.float64]",
          ) -> tuple[float, int]:  # fmt: skip
    """The highest correlation, the smallest lag first."""
    best = (-1.0, 0)
    for lag in sorted(range(-_FARTHEST, _FARTHEST + 1), key=abs):
        a = drawn[max(-lag, 0) : len(drawn) - max(lag, 0)]
        b = painted[max(lag, 0) : len(painted) - max(-lag, 0)]
        if len(a) >= _LEAST_FRAMES:
            alike = _correlation(a, b)
            best = (alike, lag) if alike > best[0] + 1e-3 else best
    return best


def _correlation(a: "np.typing.NDArray[np.float64]", b: "np.typing.NDArray[np.float64]") -> float:
    a, b = a - a.mean(), b - b.mean()
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / norm if norm > 1e-6 * len(a) else 0.0
