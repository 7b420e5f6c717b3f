"""Which views a plate is painted from: few, and together they see what the shots see.

Enters: the cameras of a place's shots and what each measures of the empty set. Leaves: viewpoints,
the one that shows most first. Candidates are the shots' own cameras, as they are and with a wider
lens; each step takes the one that shows most of what is still unseen (greedy set cover).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.generative.plates.sighting import gathered, points_of, shown
from renderers.generative.plates.viewpoint import DepthOf, Viewpoint
from renderers.generative.resampling import Mask


@dataclass(frozen=True, slots=True)
class Cover:
    """How thoroughly a place is covered."""

    widths: tuple[float, ...] = (1.0, 1.5)  # how much more than a shot a candidate sees
    enough: float = 0.97  # share of all points
    worth: float = 0.01  # share of all points that one more view must add
    most_views: int = 6
    least_fine: float = 0.4  # a point seen this coarsely, against its shot, is not seen
    inwards: float = 0.02  # of the picture's sides: what is barely in frame does not count


def covering(
    shots: Sequence[Viewpoint], depth_of: DepthOf, cover: Cover | None = None
) -> tuple[Viewpoint, ...]:
    """Viewpoints from which the place is painted, in order.

    Args:
        shots: cameras of the shots, some of each; their pictures have the size of the views.
        depth_of: the empty set from anywhere.
        cover: how thoroughly.
    """
    cover = cover or Cover()
    points = gathered([points_of(shot, depth_of(shot)) for shot in shots])
    candidates = [shot.widened(width) for width in cover.widths for shot in shots]
    seen = [shown(v, depth_of(v), points, cover.least_fine, cover.inwards) for v in candidates]
    return tuple(candidates[i] for i in _greedy(seen, cover))


def _greedy(seen: Sequence[Mask], cover: Cover) -> list[int]:
    """Positions of the masks that together cover enough."""
    chosen: list[int] = []
    unseen = np.ones(len(seen[0]), np.bool_) if seen else np.zeros(0, np.bool_)
    total = max(len(unseen), 1)
    while len(chosen) < cover.most_views and unseen.sum() > (1 - cover.enough) * total:
        gains = [int((mask & unseen).sum()) for mask in seen]
        best = int(np.argmax(gains))
        if chosen and gains[best] < cover.worth * total:
            break
        chosen.append(best)
        unseen &= ~seen[best]
    return chosen
