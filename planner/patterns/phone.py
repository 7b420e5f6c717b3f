"""How a call is shot whose two ends are cut together.

Enters: a line of an intercut scene. Leaves: its size: singles of both ends match, and come nearer
as the call goes on, each end in its own place.
"""

from planner.ideas import Scenery
from planner.shots import Size
from screenplay.scene_graph import Structure

NAME = "phone call, intercut"
SIZES = (Size.MS, Size.MCU, Size.MCU, Size.CU)  # of pairs of lines; the last goes on


def intercut(scenery: Scenery, index: int) -> bool:
    """Whether a line is spoken into one end of an intercut call."""
    scene, beat = scenery.staging.scene, scenery.moments[index].beat
    structures = {scene.structure, beat.structure}
    return bool(scene.intercut_with) and Structure.INTERCUT in structures


def size_of_end(scenery: Scenery) -> Size:
    """The size that both ends have by now: a scene is parted where the film cuts across."""
    number = scenery.staging.scene.id.partition("/")[2]
    pair = max(0, int(number) - 2) // 2 if number.isdigit() else 0
    return SIZES[min(pair, len(SIZES) - 1)]
