"""What a camera can be turned to: people and things of a set.

Enters: the name of somebody or something, and a staged scene. Leaves: a point in metres, or None
for what has no place there.
"""

from planner.amending.things import things_meant
from planner.figures import Vector
from planner.objective import Sighting
from planner.staging import Staging

_DOOR_AIM_M = 1.2


def point_of(name: str, wish: Sighting, staging: Staging) -> Vector | None:
    """Where somebody's face or a thing is: a character id, furniture id or noun."""
    body = next((b for b in wish.people if b.character_id == name), None)
    if body is not None:
        return body.head_at[0], body.chin_m, body.head_at[2]
    plan = staging.plan.floor_plan
    resting = next((r for r in staging.plan.resting if name in {r.noun, r.kind, *r.also}), None)
    if resting is not None:
        x, y, z = resting.at_m
        return x, y + resting.size_m[1] / 2, z
    found = things_meant(plan.furniture, name)
    if found:
        thing = min(found, key=lambda f: f.id)
        return thing.x_m, thing.base_m + thing.size_m[1] / 2, thing.z_m
    spot = next((s for s in plan.spots if name == s.id or name in s.tags), None)
    return (spot.x_m, _DOOR_AIM_M, spot.z_m) if spot is not None else None
