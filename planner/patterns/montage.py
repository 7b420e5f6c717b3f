"""Montages and series of shots: every item is a shot of its own.

Enters: the ideas of one beat of a montage. Leaves: one idea for it, in the next size of a round, so
that no two items look alike (Katz, 1991); a montage dissolves, a series cuts.
"""

from dataclasses import replace

from planner.ideas import Idea, Scenery, join, tighter
from planner.shots import CutKind, ShotKind, Size
from screenplay.scene_graph import Structure

NAMES = {Structure.MONTAGE: "montage", Structure.SERIES: "series of shots"}
SIZES = (Size.MWS, Size.MCU, Size.MS)
DISSOLVE_S, DISSOLVED_S = 0.5, 2.0  # items this long have time for a dissolve
_ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION})


def structure_of(scenery: Scenery, index: int) -> Structure:
    """The run of shots that a beat is an item of; PLAIN where it is none."""
    own = scenery.moments[index].beat.structure
    return own if own in NAMES else Structure.PLAIN


def opens_with_item(scenery: Scenery) -> bool:
    """Whether a scene, or a part that plays elsewhere, begins within a montage."""
    return bool(scenery.moments) and structure_of(scenery, 0) is not Structure.PLAIN


def item(scenery: Scenery, index: int, ideas: list[Idea]) -> list[Idea]:
    """A beat of a montage as one shot."""
    structure = structure_of(scenery, index)
    if structure is Structure.PLAIN or not ideas:
        return ideas
    shot = ideas[0]
    for more in ideas[1:]:
        shot = join(shot, more)
    shot = replace(shot, alone=True, pattern=NAMES[structure])
    if shot.kind in _ONE and not shot.moving and not shot.asked:
        size = SIZES[_number(scenery, index) % len(SIZES)]
        shot = replace(shot, kind=ShotKind.SINGLE, size=tighter(size, 0))
    first = _number(scenery, index) == 0
    if structure is Structure.MONTAGE and not first and shot.seconds >= DISSOLVED_S:
        shot = replace(shot, cut=CutKind.DISSOLVE, cut_s=DISSOLVE_S)
    return [shot]


def _number(scenery: Scenery, index: int) -> int:
    """Which item of its run a beat is; items that play elsewhere are parts of the scene."""
    run = structure_of(scenery, index)
    start = index
    while start and structure_of(scenery, start - 1) is run:
        start -= 1
    part = scenery.staging.scene.id.partition("/")[2]
    before = int(part) - 1 if part.isdigit() and start == 0 else 0
    return before + index - start
