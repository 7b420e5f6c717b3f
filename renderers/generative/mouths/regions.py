"""Where a mouth is in a picture, and how a face lies there.

Enters: the 70 points of a face in pixels. Leaves: a region between nose and chin that holds the
mouth at its widest, and how one face's points are carried to another's.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.generative.resampling import Floats

_JAW_RIGHT, _CHIN, _JAW_LEFT = 4, 8, 12
_NOSE_TIP, _NOSE_FOOT = 30, 33
_RIGHT_EYE, _LEFT_EYE = (36, 39), (42, 45)  # corners, the outer one at an end
_ROUND = (6, 7, 8, 9, 10, *range(30, 36), *range(48, 60))  # chin, foot of the nose, lips
_MIDDLE, _HIGH, _WIDE = 0.52, 0.50, 0.48  # of the way from nose to chin; of that; of the jaw
_LEAST_PX = 5.0  # between nose and chin: smaller mouths are not touched
_UNSURE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class MouthRegion:
    """An upright or tilted ellipse in pixels."""

    centre: Floats  # [2]
    across: Floats  # [2] half axis towards the character's left
    down: Floats  # [2] half axis towards the chin

    def matte(self, height: int, width: int, feather: float) -> Floats:
        """1 inside, falling to 0 at the rim [h, w]; `feather` is the share of it that falls."""
        out = np.zeros((height, width), np.float32)
        rows, columns = self.box(height, width)
        out[rows, columns] = self._matte(rows, columns, feather)
        return out

    def box(self, height: int, width: int) -> tuple[slice, slice]:
        """The rows and columns of a picture that it touches."""
        reach = np.abs(self.across) + np.abs(self.down) + 1
        low = np.clip(np.floor(self.centre - reach), 0, [width, height]).astype(int)
        high = np.clip(np.ceil(self.centre + reach), 0, [width, height]).astype(int)
        return slice(int(low[1]), int(high[1])), slice(int(low[0]), int(high[0]))

    def _matte(self, rows: slice, columns: slice, feather: float) -> Floats:
        y, x = np.mgrid[rows, columns] + np.float32(0.5)
        away = np.stack([x - self.centre[0], y - self.centre[1]], -1)
        axes = np.linalg.inv(np.stack([self.across, self.down], 1))
        radius = np.linalg.norm(away @ axes.T, axis=-1)
        return np.asarray(np.clip((1 - radius) / max(feather, 1e-3), 0, 1), np.float32)

    @property
    def size_px(self) -> float:
        """Its larger diameter."""
        return 2 * float(max(np.linalg.norm(self.across), np.linalg.norm(self.down)))


def mouth_region(face: Floats) -> MouthRegion | None:
    """The region of a face [70, 3]; None where it is turned away, out of frame or tiny."""
    needed = face[[_JAW_RIGHT, _CHIN, _JAW_LEFT, _NOSE_FOOT]]
    if not (needed[:, 2] > 0).all() or not (face[48:60, 2] >= _UNSURE).all():
        return None
    right, chin, left, nose = needed[:, :2]
    down = chin - nose
    if float(np.linalg.norm(down)) < _LEAST_PX:
        return None
    middle = nose + down * _MIDDLE
    return MouthRegion(middle, (left - right) * np.float32(_WIDE / 2), down * np.float32(_HIGH))


def head_pose(face: Floats) -> tuple[int, int, int, int]:
    """How a head is turned, tilted, nods and how large it is, in steps that look alike."""
    right, left = (face[list(eye), :2].mean(axis=0) for eye in (_RIGHT_EYE, _LEFT_EYE))
    across = left - right
    wide = max(float(np.linalg.norm(across)), 1e-3)
    tall = max(float(np.linalg.norm(face[_CHIN, :2] - (left + right) / 2)), 1e-3)
    nose = face[_NOSE_TIP, :2] - (left + right) / 2
    turn = float(nose @ across) / wide**2
    nod = float(nose @ (face[_CHIN, :2] - (left + right) / 2)) / tall**2
    tilt = np.arctan2(across[1], across[0])
    size = np.log2(tall)
    return (_step(turn, 0.08), _step(nod, 0.06), _step(tilt, 0.12), _step(size, 0.25))


def carried_by(face: Floats, onto: Floats) -> npt.NDArray[np.float64]:
    """The affine map [2, 3] that carries one face's mouth onto another's of about the same shape.

    Least squares over lips, chin and nose, as far as both show them.
    """
    both = [i for i in _ROUND if min(face[i, 2], onto[i, 2]) > 0]
    known = np.hstack([face[both, :2], np.ones((len(both), 1))]).astype(np.float64)
    found, *_ = np.linalg.lstsq(known, onto[both, :2].astype(np.float64), rcond=None)
    return np.asarray(found.T)


def _step(value: float, width: float) -> int:
    return round(value / width)
