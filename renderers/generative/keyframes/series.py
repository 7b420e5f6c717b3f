"""All keyframes of a shot, each beginning with what the one before already shows.

Enters: passes, frames, backdrops, who plays. Leaves: keyframes. The first begins with the drawn
people; each next one with the people of the first, brought to it by motion, and gives up less of
them: what nobody drew, a button or a lock of hair, stays where it was. Where too little of the
first can be seen any more, the one just before serves: a copy of copies would wander off.

Frames that wait for nobody but the first are painted side by side (`together`).
"""

from collections.abc import Sequence

import numpy as np

from renderers.generative.keyframes.painting import Keyframe, Scene, keyframe, steps
from renderers.generative.keyframes.sharing import shared_windows
from renderers.generative.keyframes.together import painted_together
from renderers.generative.propagation.belonging import moving_ids
from renderers.generative.propagation.bringing import Bringing, brought
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Mask
from renderers.generative.shot_passes import ShotPasses

_People = tuple[Pixels, Mask]  # as a frame shall show them, and where that is known


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
    start, *later = frames
    made = {start: keyframe(passes, start, backdrops[start], scene)}
    first = Bringing(passes, made[start].picture, start)
    begun = {frame: _of_first(passes, first, frame, scene) for frame in later}
    before = dict(zip(later, frames, strict=False))
    while later:
        ready = [frame for frame in later if begun[frame] or before[frame] in made]
        people = {
            frame: begun[frame] or _of_last(passes, made[before[frame]], frame) for frame in ready
        }
        for key in _painted(passes, people, backdrops, scene):
            made[key.frame] = key
        later = [frame for frame in later if frame not in made]
    return tuple(made[frame] for frame in frames)


def _painted(
    passes: ShotPasses, people: dict[int, _People], backdrops: Pixels, scene: Scene
) -> list[Keyframe]:
    """Keyframes that wait for nobody."""
    batched = scene.painter.profile.batch > 1
    windows = shared_windows(passes, list(people), scene) if batched else {}
    going = [
        steps(passes, frame, backdrops[frame], scene, known, windows)
        for frame, known in people.items()
    ]
    return painted_together(scene.painter, going)


def _of_first(passes: ShotPasses, first: Bringing, frame: int, scene: Scene) -> _People | None:
    """People as the first keyframe shows them; None where that is too little."""
    people = np.isin(passes.ids[frame], moving_ids(passes))
    found, known = first.at(frame)
    if not people.any() or float(known[people].mean()) >= scene.care.known:
        return found, known
    return None


def _of_last(passes: ShotPasses, last: Keyframe, frame: int) -> _People:
    return brought(passes, last.picture, last.frame, frame)
