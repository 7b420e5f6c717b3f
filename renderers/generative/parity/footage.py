"""The two films side by side, and moments of them made small enough to measure quickly.

Enters: passes and painted frames. Leaves: moments of about 416 pixels across, in which points,
masks and lines are scaled alike. Colours are averaged, ids picked, ink kept.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses

_ACROSS_PX = 416  # what is measured on; a drift of a pixel there is a quarter of a per cent
_Kind = TypeVar("_Kind", bound=np.generic)
_FEWEST, _APART = 3, 4
_SEEN = 1.0  # confidence of a point in sight


@dataclass(frozen=True, slots=True, eq=False)
class Footage:
    """A shot as it was drawn and as it was painted.

    Raises ValueError where sizes or lengths differ.
    """

    passes: ShotPasses
    painted: Pixels  # [n, h, w, 3]
    fps: float

    def __post_init__(self) -> None:
        """Refuse what cannot be laid over each other."""
        if self.painted.shape != self.passes.beauty.shape:
            raise ValueError(
                f"painted frames are {self.painted.shape} and passes {self.passes.beauty.shape}: "
                "make the film again, so that both come from one sheet"
            )

    @property
    def step(self) -> int:
        """How many pixels become one in a moment."""
        return max(1, round(self.passes.size_px[0] / _ACROSS_PX))

    def moment(self, frame: int) -> "Moment":
        """One frame."""
        passes, step = self.passes, self.step
        ids = passes.ids[frame]
        return Moment(
            frame,
            shrunk(self.painted[frame], step),
            shrunk(passes.beauty[frame], step),
            _picked(ids, step),
            shrunk(passes.line[frame], step) >= 128 // step,
            _scaled(passes.body[frame], step),
            _scaled(passes.face[frame], step),
        )

    def flow(self, frame: int) -> Floats:
        """Motion from a frame to the next, pixels of a moment [h, w, 2]."""
        flow = _picked(self.passes.flow[frame], self.step).astype(np.float32)
        return flow / np.float32(FLOW_LEVELS * self.step)

    def chosen(self, most: int) -> tuple[int, ...]:
        """At most so many frames, spread over the shot; fewer of a short one, at least three."""
        frames = self.passes.frames
        places = np.linspace(0, frames - 1, min(most, frames, max(_FEWEST, frames // _APART)))
        return tuple(dict.fromkeys(round(float(place)) for place in places))


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One frame of both films."""

    frame: int
    painted: Pixels  # [h, w, 3]
    drawn: Pixels  # [h, w, 3]
    ids: np.typing.NDArray[np.uint16]  # [h, w]
    ink: Mask  # [h, w]
    body: Floats  # [p, 18, 3]
    face: Floats  # [p, 70, 3]

    def mask(self, ids: tuple[int, ...]) -> Mask:
        """Where these ids are seen."""
        return np.isin(self.ids, ids)


def ids_of(passes: ShotPasses, person: str) -> tuple[int, ...]:
    """Ids of somebody's body and face."""
    wanted = {f"actor:{person}", f"face:{person}"}
    return tuple(i for i, name in sorted(passes.names.items()) if name in wanted)


def in_sight(points: Floats) -> Mask:
    """Which of the points [k, 3] are seen."""
    return np.asarray(points[:, 2] >= _SEEN)


def shrunk(picture: Pixels, step: int) -> Pixels:
    """A picture [h, w] or [h, w, 3] with `step` × `step` pixels averaged into one."""
    if step == 1:
        return picture
    height, width = (length // step for length in picture.shape[:2])
    total = np.zeros((height, width, *picture.shape[2:]), np.uint16)
    for row in range(step):
        for column in range(step):
            total += picture[row : height * step : step, column : width * step : step]
    return np.asarray((total + step * step // 2) // (step * step), np.uint8)


def _picked(array: "np.typing.NDArray[_Kind]", step: int) -> "np.typing.NDArray[_Kind]":
    height, width = (length // step for length in array.shape[:2])
    middle = step // 2
    return array[middle : height * step : step, middle : width * step : step]


def _scaled(points: Floats, step: int) -> Floats:
    out = points.astype(np.float32).copy()
    out[..., :2] /= step
    return out
