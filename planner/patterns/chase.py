"""Chases and fights, told beat upon beat.

Enters: an action beat. Leaves: whether it is part of a chase, whose shots take turns between those
who run, keep one direction on screen and are cut shorter than other action (Arijon, 1976).
"""

from planner.ideas import Scenery

NAME = "chase"
HURRIED = frozenset({"fight", "hit", "run"})
CHASING = HURRIED | {"shoot", "jump", "climb"}
CHASED_S = 0.9  # a part of a beat this long is a shot of its own


def chased(scenery: Scenery, index: int) -> bool:
    """Whether a beat is part of a chase or a fight: it and a neighbour are about nothing else."""
    last = len(scenery.moments) - 1
    return _hurried(scenery, index) and any(
        _hurried(scenery, n) for n in (index - 1, index + 1) if 0 <= n <= last
    )


def _hurried(scenery: Scenery, index: int) -> bool:
    deeds = scenery.moments[index].beat.deeds
    return bool(deeds) and any(d.verb in CHASING for d in deeds)
