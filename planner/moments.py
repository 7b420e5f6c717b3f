"""Where everybody is at any point of a planned scene.

Enters: a ScenePlan and the order of its beats. Leaves: stances before and after each beat, told
from the openings by applying the businesses. Checks and diagrams read plans through this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.shots import ScenePlan, ShotPlan, Stance


@dataclass(frozen=True, slots=True)
class Around:
    """Stances before and after one beat, and where people look from it on."""

    before: Mapping[str, Stance]
    after: Mapping[str, Stance]
    gazes: Mapping[str, str]


def beats_of(plan: ShotPlan, scene_id: str) -> tuple[str, ...]:
    """A scene's beats in the order in which its shots show them."""
    covers = (c.beat_id for s in plan.shots if s.scene_id == scene_id for c in s.covers)
    return tuple(dict.fromkeys(covers))


def around(scene: ScenePlan, beats: Sequence[str]) -> dict[str, Around]:
    """Stances and gazes around every beat."""
    now = {s.character_id: s for s in scene.opening}
    looks: dict[str, str] = {}
    told: dict[str, Around] = {}
    for beat_id in beats:
        before = dict(now)
        for business in scene.businesses:
            if business.beat_id == beat_id:
                now[business.character_id] = business.after
        looks |= {g.character_id: g.target for g in scene.gazes if g.beat_id == beat_id}
        told[beat_id] = Around(before, dict(now), dict(looks))
    return told
