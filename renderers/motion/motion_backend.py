"""What every motion backend is: a cue sheet and mouths go in, an exposure sheet comes out.

Enters: `CueSheet` and `Mouths` by line. Leaves: `XSheet`. Backends register under the entry point
group `storyreel.motion`; `Procedural` is ours.
"""

from collections.abc import Mapping
from typing import Protocol

from renderers.cue_sheet import CueSheet
from renderers.motion.perform import perform, remarks
from renderers.xsheet import XSheet
from voices.visemes import Mouths


class MotionBackend(Protocol):
    """Acts shots. `ident` names engine and version: part of every cache key."""

    ident: str

    def perform(self, cues: CueSheet, mouths: Mapping[str, Mouths]) -> XSheet:
        """Act one shot; pure, and the same wherever in the film the shot stands."""
        ...

    def remarks(self, cues: CueSheet) -> tuple[str, ...]:
        """What of a cue sheet is acted only in part, in plain words."""
        ...


class Procedural:
    """Acting by rule: footsteps, reaching, gestures, gaze; no recorded motion."""

    ident = "procedural/1"

    def perform(self, cues: CueSheet, mouths: Mapping[str, Mouths]) -> XSheet:
        """Act one shot; raises `NoFloor` and `MisfitMouths`."""
        return perform(cues, mouths)

    def remarks(self, cues: CueSheet) -> tuple[str, ...]:
        """Verbs that nobody knows how to play."""
        return remarks(cues)
