"""Scenes in which nobody speaks.

Enters: a scene's ideas. Leaves: the same ideas, the first of each person wider, so that bodies tell
what words do not (Proferes, 2001); faces stay near where something happens in them.
"""

from dataclasses import replace

from planner.ideas import Idea, Scenery
from planner.shots import ShotKind, Size

NAME = "silent scene"
HELD = 1.35  # how much longer a shot may be held than in talk
_WIDER = {Size.MCU: Size.MS, Size.MS: Size.MWS}


def silent(scenery: Scenery, ideas: list[Idea]) -> list[Idea]:
    """A silent scene's ideas; others as they are."""
    if not scenery.silent:
        return ideas
    known: set[str] = set()
    out = []
    for idea in ideas:
        new = set(idea.subjects) - known
        known |= set(idea.subjects)
        plain = not (idea.asked or idea.moving or idea.alone or idea.thing)
        wider = new and plain and idea.kind is ShotKind.SINGLE
        size = _WIDER.get(idea.size, idea.size) if wider else idea.size
        name = NAME if idea.pattern == "action" else idea.pattern
        out.append(replace(idea, size=size, pattern=name))
    return out
