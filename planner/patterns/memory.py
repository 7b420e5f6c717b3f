"""Scenes that play in memory, dream or future.

Enters: a scene and the one before it. Leaves: how the cut between them is made: soft into another
time and soft back out of it, as audiences have learnt to read it.
"""

from planner.shots import CutKind
from screenplay.scene_graph import Scene, Structure

NAME = "flashback"
ELSEWHEN = frozenset({Structure.FLASHBACK, Structure.FLASHFORWARD, Structure.DREAM})
DISSOLVE_S = 1.0


def remembered(scene: Scene) -> bool:
    """Whether a scene plays in another time than the film's own."""
    return scene.structure in ELSEWHEN


def across(before: Scene | None, scene: Scene) -> tuple[CutKind, float] | None:
    """The cut from one scene to the next where it leaves or enters a memory; None elsewhere."""
    if before is None or remembered(before) == remembered(scene):
        return None
    return CutKind.DISSOLVE, DISSOLVE_S
