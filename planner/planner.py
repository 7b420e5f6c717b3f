"""What a planner is.

Enters: nothing. Leaves: the protocol behind the entry points `storyreel.planners`: ours register
exactly as a stranger's would.
"""

from typing import Protocol

from planner.shots import ShotPlan
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import SceneGraph


class Planner(Protocol):
    """Turns what a script means into how it is filmed.

    `ident` names engine and version and is part of every cache key.
    """

    ident: str

    def plan(
        self,
        graph: SceneGraph,
        *,
        rate: FrameRate = FrameRate(24),  # noqa: B008 - frozen
        seed: int = 0,
        scenes: range | None = None,
    ) -> ShotPlan:
        """Plan the film, or the scenes whose positions are in `scenes`."""
        ...
