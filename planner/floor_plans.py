"""Floor plans by kind of place.

Enters: a `Place`. Leaves: the `FloorPlan` that staging, camera and set builders share. The same
place always gets the same plan; two places of one kind differ in layout, dressing and palette.
"""

import hashlib
import random
from collections.abc import Callable, Mapping

from planner.floor_plan import FloorPlan
from planner.furnishing import Draught
from planner.furnishing_car import car
from planner.furnishing_home import bedroom, kitchen, living_room, parlour
from planner.furnishing_nature import beach, field, forest, garden, park
from planner.furnishing_public import bar, cafe, classroom, corridor, hospital, office, shop
from planner.furnishing_town import road, rooftop, street, yard
from planner.landmarks import landmark_of
from screenplay.scene_graph import Place

_DRAWN: Mapping[str, Callable[[random.Random], Draught]] = {
    "kitchen": kitchen, "living_room": living_room, "bedroom": bedroom, "office": office,
    "cafe": cafe, "bar": bar, "corridor": corridor, "hospital": hospital, "classroom": classroom,
    "shop": shop, "car": car, "interior": parlour, "street": street, "park": park,
    "forest": forest, "garden": garden, "beach": beach, "road": road, "rooftop": rooftop,
    "field": field, "exterior": yard,
}  # fmt: skip
_NEVER_MIRRORED = ("car",)  # the wheel stays on its side


def floor_plan(place: Place) -> FloorPlan:
    """Draw up the set for a place; an unknown kind gets the generic room or yard."""
    seed = int.from_bytes(hashlib.sha256(f"set/{place.kind}/{place.name}".encode()).digest()[:4])
    rng = random.Random(seed)
    generic = "interior" if place.interior else "exterior"
    kind = place.kind if place.kind in _DRAWN else generic
    mirror = rng.random() < 0.5
    landmark = landmark_of(place.name) if kind == "exterior" else None
    draught = yard(rng, landmark) if landmark else _DRAWN[kind](rng)
    if mirror and kind not in _NEVER_MIRRORED:
        draught.mirrored()
    return draught.plan(place.id, seed)
