"""One picture giving way to the next: a dissolve mixes them, a wipe's edge passes over them.

Enters: the frames of the shot that leaves, and those of the one that comes. Leaves: the latter's
frames, the first of them with what is still to be seen of the former. A wipe is SMPTE 258M's 001:
a vertical edge that goes from left to right, the new picture behind it.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.shots import CutKind
from renderers.renderer import Frame, Pixels

Joined = Callable[[Pixels, Pixels, float], Pixels]


def overlapped(cut: CutKind, leaving: list[Pixels], frames: Iterator[Frame]) -> Iterator[Frame]:
    """The first frames joined with those of the shot before, then the rest as they are.

    Pixels are uint8[H, W, 4]. Raises KeyError for a cut that shows no two shots at once.
    """
    joined, position = _JOINED[cut], 0
    for frame in frames:
        if position >= len(leaving):
            yield frame
            continue
        for pixels in singles(iter([frame])):
            if position < len(leaving):
                share = (position + 1) / (len(leaving) + 1)
                yield Frame(joined(leaving[position], pixels, share))
            else:
                yield Frame(pixels)
            position += 1


def singles(frames: Iterator[Frame]) -> Iterator[Pixels]:
    """Every film frame by itself, copied."""
    for frame in frames:
        kept = frame.pixels.copy()
        for _ in range(frame.repeat):
            yield kept


def _mixed(leaving: Pixels, coming: Pixels, share: float) -> Pixels:
    weight = round(share * 256)
    mixed = leaving.astype(np.uint16) * (256 - weight) + coming.astype(np.uint16) * weight
    return np.asarray(mixed >> 8).astype(np.uint8)


def _wiped(leaving: Pixels, coming: Pixels, share: float) -> Pixels:
    edge = round(share * coming.shape[1])
    picture = leaving.copy()
    picture[:, :edge] = coming[:, :edge]
    return picture


_JOINED: Mapping[CutKind, Joined] = {CutKind.DISSOLVE: _mixed, CutKind.WIPE: _wiped}
