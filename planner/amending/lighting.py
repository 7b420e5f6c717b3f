"""Time of day and weather by note.

Enters: a draft and a Relight. Leaves: the amended draft, one scene in another light.
"""

from dataclasses import replace

from planner.amending.draft import Amended, Draft, scene_of, shots_of_scene, with_scene_plan
from planner.amending.telling import listed
from planner.edits import Relight
from planner.errors import RefusedEdit

WEATHERS = ("", "rain", "snow", "fog")


def relight(draft: Draft, edit: Relight) -> Amended:
    """A scene at another time of day, in other weather."""
    scene = scene_of(draft, edit.scene)
    staged = draft.plan.scene(scene.id)
    light, told = staged.light, []
    if edit.weather is not None:
        if edit.weather not in WEATHERS:
            raise RefusedEdit(
                f"there is no weather {edit.weather!r}; there are rain, snow, fog and none"
            )
        light = replace(light, weather=edit.weather)
        told.append(f"in {edit.weather}" if edit.weather else "in clear weather")
    if edit.daytime is not None:
        light = replace(light, daytime=edit.daytime)
        told.insert(0, f"by {edit.daytime.value}")
    if not told:
        raise RefusedEdit("that note changes no light; name a time of day or a weather")
    after = with_scene_plan(draft, replace(staged, light=light))
    shots = tuple(s.id for s in shots_of_scene(draft, scene.id))
    return Amended(after, f"Scene {scene.number} plays {listed(told)}", shots)
