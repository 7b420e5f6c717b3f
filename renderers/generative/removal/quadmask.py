"""Masks of four levels: what goes, what changes with it, both, and what stays.

Enters: a shot's passes and names of what goes. Leaves: levels [n, h, w] as VOID reads them, and the
four parts of levels that went through a film.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation

from renderers.generative.errors import CardError
from renderers.generative.removal.affected import DOWN, affected, movables_of
from renderers.generative.removal.points import seen
from renderers.generative.requests import Pixels
from renderers.generative.shot_passes import ShotPasses

GONE, BOTH, CHANGED, KEPT = 0, 63, 127, 255
THRESHOLDS = (31, 95, 191)  # between them
_GROWN_PX = 2  # outlines are half of what they part


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes, by names of ids: "actor:<id>", "prop:0:plate", "set:chair_1".

    `changed` names what the plan knows to change with it, besides what geometry finds; `light` are
    directions in which light falls.
    """

    names: tuple[str, ...]
    changed: tuple[str, ...] = ()
    light: tuple[tuple[float, float, float], ...] = (DOWN,)


def quadmask(passes: ShotPasses, removal: Removal) -> Pixels:
    """Levels [n, h, w]; raises CardError where a name is of nothing in the shot."""
    gone_ids = ids_named(passes.names, removal.names)
    also = ids_named(passes.names, removal.changed)
    movables = tuple(movables_of(sorted(passes.names.items()), frozenset(gone_ids)))
    levels = np.full(passes.ids.shape, KEPT, np.uint8)
    for frame in range(passes.frames):
        gone = np.isin(passes.ids[frame], gone_ids)
        if gone.any():
            changed = affected(seen(passes, frame), gone, movables, removal.light)
            changed |= np.isin(passes.ids[frame], also)
            levels[frame] = _levels(gone, changed)
        elif also:
            levels[frame][np.isin(passes.ids[frame], also)] = CHANGED
    return levels


def parts(levels: Pixels) -> Pixels:
    """Each level as the nearest of the four, by VOID's own thresholds."""
    named = np.array([GONE, BOTH, CHANGED, KEPT], np.uint8)
    return named[np.digitize(levels, THRESHOLDS, right=True)]


def ids_named(names: Mapping[int, str], wanted: Sequence[str]) -> tuple[int, ...]:
    """Ids of names; a person's face is theirs. Raises CardError."""
    found: list[int] = []
    for name in wanted:
        of = [i for i, known in names.items() if known in (name, name.replace("actor:", "face:"))]
        if not of:
            there = ", ".join(sorted(n for n in names.values() if not n.startswith("face:")))
            raise CardError(f"nothing in the shot is called {name!r}; there are {there}")
        found.extend(of)
    return tuple(found)


def _levels(gone: npt.NDArray[np.bool_], changed: npt.NDArray[np.bool_]) -> Pixels:
    grown = binary_dilation(gone, iterations=_GROWN_PX)
    levels = np.where(changed, CHANGED, KEPT)
    levels = np.where(grown, GONE, levels)
    return np.where(gone & changed, BOTH, levels).astype(np.uint8)
