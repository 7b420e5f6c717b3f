"""Which frames of a shot are keyframes.

Enters: the passes of a shot. Leaves: frames in order: the first, the last, and one wherever enough
has changed since the one before, which is told from motion vectors, poses and who is in frame.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.resampling import Floats
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses

_EVERY = 4  # pixels: motion is even enough to be thinned out
_MOST_PX = 400.0  # of motion that is believed
_UNSURE = 0.5  # confidence below which a point is not counted


@dataclass(frozen=True, slots=True)
class Spacing:
    """How often keyframes come."""

    least: int = 8  # frames between two
    most: int = 96  # frames between two, however little happens
    change: float = 1.0  # of `changes`, summed up, after which the next one comes


def keyframes(passes: ShotPasses, spacing: Spacing | None = None) -> tuple[int, ...]:
    """Frames of the shot that are painted."""
    spacing = spacing or Spacing()
    last = passes.frames - 1
    chosen, since = [0], 0.0
    for frame, change in enumerate(changes(passes), start=1):
        since += float(change)
        gap, rest = frame - chosen[-1], last - frame
        due = since >= spacing.change or gap >= spacing.most
        if due and gap >= spacing.least and rest >= spacing.least:
            chosen.append(frame)
            since = 0.0
    return tuple(dict.fromkeys((*chosen, last)))


def changes(passes: ShotPasses) -> Floats:
    """How much each frame differs from the one before [n - 1].

    1 is about: people moved by a sixth of the picture's height against the set, or the whole
    picture by a third, or bodies bent by as much, or a quarter of a person came into sight.
    """
    height = passes.size_px[1]
    people = np.isin(passes.ids, passes.ids_of("actor:", "face:", "prop:"))
    found = [
        _moved(passes, people[frame], frame) / height * 3
        + _bent(passes, frame) / height * 6
        + _came(people[frame], people[frame + 1])
        for frame in range(passes.frames - 1)
    ]
    return np.array(found, np.float32)


def _moved(passes: ShotPasses, people: np.typing.NDArray[np.bool_], frame: int) -> float:
    """Mean motion in pixels; of people twice, since eyes follow them."""
    flow = passes.flow[frame, ::_EVERY, ::_EVERY].astype(np.float32) / FLOW_LEVELS
    far = np.minimum(np.hypot(flow[..., 0], flow[..., 1]), _MOST_PX)
    mine = people[::_EVERY, ::_EVERY]
    whole = float(far.mean())
    return whole + (2 * abs(float(far[mine].mean()) - whole) if mine.any() else 0.0)


def _bent(passes: ShotPasses, frame: int) -> float:
    """How far joints moved against their body's middle, mean over the people, pixels."""
    before, after = passes.body[frame], passes.body[frame + 1]
    known = np.minimum(before[..., 2], after[..., 2]) >= _UNSURE
    found = []
    for person in range(before.shape[0]):
        step = (after - before)[person, known[person], :2]
        if len(step):
            found.append(float(np.abs(step - step.mean(axis=0)).mean()))
    return float(np.mean(found)) if found else 0.0


def _came(before: np.typing.NDArray[np.bool_], after: np.typing.NDArray[np.bool_]) -> float:
    """Share of people's pixels that came or went beyond what slight motion brings."""
    both = max(int(before.sum()), int(after.sum()), 1)
    return 4 * abs(int(after.sum()) - int(before.sum())) / both
