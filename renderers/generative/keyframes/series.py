"""All keyframes of a shot, each beginning with what the one before already shows.

Enters: passes, frames, backdrops, who plays. Leaves: keyframes. The first begins with the drawn
people; each next one with the people of the first, brought to it by motion, and gives up less of
them: what nobody drew, a button or a lock of hair, stays where it was. Where too little of the
first can be seen any more, the one just before serves: a copy of copies would wander off.
"""

from collections.abc import Sequence

import numpy as np

from renderers.generative.keyframes.painting import Keyframe, Scene, keyframe
from renderers.generative.propagation.belonging import moving_ids
from renderers.generative.propagation.bringing import Bringing, brought
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import ShotPasses


def keyframe_series(
    passes: ShotPasses, frames: Sequence[int], backdrops: Pixels, scene: Scene
) -> tuple[Keyframe, ...]:
    """Keyframes in order.

    Args:
        passes: of the shot.
        frames: numbers of the keyframes, see `keyframes.choosing`.
        backdrops: the place at every frame of the shot [n, h, w, 3].
        scene: who plays, who paints.

    Raises:
        GenerativeError: as `Painter.paint`.
    """
    made: list[Keyframe] = []
    first: Bringing | None = None
    for frame in frames:
        before = _before(passes, first, made[-1], frame, scene) if first else None
        made.append(keyframe(passes, frame, backdrops[frame], scene, before))
        first = first or Bringing(passes, made[0].picture, frame)
    return tuple(made)


def _before(
    passes: ShotPasses, first: Bringing, last: Keyframe, frame: int, scene: Scene
) -> tuple[Pixels, Mask]:
    """People as the first keyframe shows them, or as the last one does, and where."""
    people = np.isin(passes.ids[frame], moving_ids(passes))
    found, known = first.at(frame)
    if not people.any() or float(known[people].mean()) >= scene.care.known:
        return found, known
    return brought(passes, last.picture, last.frame, frame)
