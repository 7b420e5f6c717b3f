"""The mask of a removal: from ids, from the plan, and from the same shot drawn without it.

Enters: frames, passes with and without what goes, the cue sheet. Leaves: what a removing program is
given. What changed between the two drawings (shadows, what was hidden) is known to the pixel; what
would fall, or be held otherwise, is found by geometry; what was caused is told by the plan.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.ndimage import binary_dilation

from renderers.backends.tools.removing import Masked
from renderers.backends.toon.atmosphere import atmosphere
from renderers.backends.toon.shadows import shadow_direction
from renderers.cue_sheet import CueSheet
from renderers.generative.keyframes.words import joined, light_words, place_words
from renderers.generative.removal.affected import DOWN
from renderers.generative.removal.quadmask import CHANGED, GONE, KEPT, Removal, quadmask
from renderers.generative.removal.scene_words import scene_after
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses
from renderers.production.generated.finishing.going import going, names_of
from renderers.production.generated.finishing.regions import region_levels
from renderers.production.generated.finishing.steps import Step

_DIFFERS = 12  # levels apart: less is not seen
_GROWN_PX = 1


@dataclass(frozen=True, slots=True, eq=False)
class Removing:
    """What goes to the program, and what is told of it."""

    masked: Masked
    told: dict[str, Any]


def without_target(
    step: Step, frames: Pixels, passes: ShotPasses, without: ShotPasses, cues: CueSheet
) -> Removing | None:
    """What is given to a program that removes; None where nothing of it is in sight.

    `without` are the passes of the same shot in which it is never seen.
    """
    if cues.floor_plan is None or cues.light is None:
        raise ValueError(f"shot {cues.shot_id} is a card and shows nothing")
    gone = going(step.target, cues) if step.region is None else None
    names = names_of(gone, tuple(passes.names.values())) if gone else ()
    if gone is None and step.region is not None:
        levels = region_levels(passes, step.region)
        told: dict[str, Any] = {"removed": [step.target], "changed": []}
    else:
        changed = gone.changed if gone else ()
        known = set(passes.names.values())
        removal = Removal(names, tuple(n for n in changed if n in known), _lights(cues))
        levels = _with_drawn(quadmask(passes, removal), passes, without)
        told = {"removed": list(names), "changed": list(removal.changed)}
    if not (levels == GONE).any():
        return None
    place = joined(place_words(cues.floor_plan), light_words(cues.light))
    words = scene_after(place, passes, names)
    return Removing(Masked(frames, levels, cues.rate.fps, words), told)


def _lights(cues: CueSheet) -> tuple[tuple[float, float, float], ...]:
    """Where light falls: as the drawn film has it, and straight down for what touches."""
    if cues.light is None:
        return (DOWN,)
    x, y, z = (float(part) for part in shadow_direction(atmosphere(cues.light)))
    return ((x, y, z), DOWN)


def _with_drawn(levels: Pixels, passes: ShotPasses, without: ShotPasses) -> Pixels:
    """The levels with all that is drawn otherwise without it."""
    out = levels.copy()
    for frame in range(passes.frames):
        apart = passes.beauty[frame].astype(np.int16) - without.beauty[frame]
        drawn = binary_dilation(np.abs(apart).max(axis=-1) > _DIFFERS, iterations=_GROWN_PX)
        out[frame][drawn & (levels[frame] == KEPT)] = CHANGED
    return out
