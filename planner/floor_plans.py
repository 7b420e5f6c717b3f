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
from planner.furnishing_civic import (
    church,
    courtroom,
    gym,
    library,
    police_station,
    prison_cell,
    theatre,
    throne_room,
)
from planner.furnishing_frontier import frontier_street, old_village, taproom
from planner.furnishing_home import bedroom, kitchen, living_room, parlour
from planner.furnishing_house import (
    attic,
    basement,
    bathroom,
    dining_room,
    elevator,
    garage,
    hallway,
    stairwell,
)
from planner.furnishing_iconic import (
    bank,
    big_top,
    bridge,
    old_house,
    phone_booth,
    shack,
    telephone_box,
    vault,
)
from planner.furnishing_land import (
    battlefield,
    desert,
    lake,
    mountain,
    river,
    snowfield,
    space,
    swamp,
    underwater,
)
from planner.furnishing_nature import beach, field, forest, garden, park
from planner.furnishing_public import bar, cafe, classroom, corridor, hospital, office, shop
from planner.furnishing_town import road, rooftop, street, yard
from planner.furnishing_trade import (
    barn,
    control_room,
    factory,
    hotel_lobby,
    laboratory,
    morgue,
    restaurant,
    spaceship,
    supermarket,
    warehouse,
)
from planner.furnishing_transit import (
    airport,
    alley,
    gas_station,
    harbour,
    parking_lot,
    platform,
    village_square,
)
from planner.furnishing_travel import aeroplane, boat_cabin, bus, cave, station, tent, train
from planner.furnishing_works import (
    castle,
    church_yard,
    factory_yard,
    farm,
    graveyard,
    lighthouse,
    playground,
    porch,
    stadium,
)
from planner.landmarks import landmark_of
from screenplay.scene_graph import Place
from screenplay.world.kinds import built_in

_DRAWN: Mapping[str, Callable[[random.Random], Draught]] = {
    "kitchen": kitchen, "living_room": living_room, "bedroom": bedroom, "office": office,
    "cafe": cafe, "bar": bar, "corridor": corridor, "hospital": hospital, "classroom": classroom,
    "shop": shop, "car": car, "interior": parlour, "street": street, "park": park,
    "forest": forest, "garden": garden, "beach": beach, "road": road, "rooftop": rooftop,
    "field": field, "exterior": yard,
    "bathroom": bathroom, "dining_room": dining_room, "attic": attic, "basement": basement,
    "garage": garage, "stairwell": stairwell, "hallway": hallway,
    "elevator": elevator, "church": church,
    "courtroom": courtroom, "prison_cell": prison_cell, "police_station": police_station,
    "library": library, "theatre": theatre, "throne_room": throne_room, "gym": gym,
    "restaurant": restaurant, "hotel_lobby": hotel_lobby, "supermarket": supermarket,
    "warehouse": warehouse, "factory": factory, "barn": barn, "laboratory": laboratory,
    "morgue": morgue, "control_room": control_room, "spaceship": spaceship, "train": train,
    "bus": bus, "aeroplane": aeroplane, "station": station, "boat_cabin": boat_cabin,
    "tent": tent, "cave": cave,
    "desert": desert, "mountain": mountain, "swamp": swamp, "river": river, "lake": lake,
    "snowfield": snowfield, "battlefield": battlefield, "underwater": underwater, "space": space,
    "graveyard": graveyard, "church_yard": church_yard, "castle": castle, "farm": farm,
    "lighthouse": lighthouse, "factory_yard": factory_yard, "harbour": harbour, "alley": alley,
    "village_square": village_square, "porch": porch, "playground": playground,
    "stadium": stadium, "parking_lot": parking_lot, "gas_station": gas_station,
    "platform": platform, "airport": airport,
    "frontier_street": frontier_street, "old_village": old_village,
    "taproom": taproom,
    "bank": bank, "vault": vault, "big_top": big_top, "phone_booth": phone_booth,
    "telephone_box": telephone_box, "old_house": old_house, "shack": shack, "bridge": bridge,
}  # fmt: skip
_SEVERAL = ("bedroom", "bathroom", "hospital", "classroom", "prison_cell")  # in one building
_NEVER_MIRRORED = ("car",)  # the wheel stays on its side


def floor_plan(place: Place) -> FloorPlan:
    """Draw up the set for a place; a kind without a set of its own gets one that it is like."""
    name = f"{place.name}/{place.sub_place}" if place.kind in _SEVERAL else place.name
    seed = int.from_bytes(hashlib.sha256(f"set/{place.kind}/{name}".encode()).digest()[:4])
    rng = random.Random(seed)
    generic = "interior" if place.interior else "exterior"
    likely = (place.kind, *(place.like or built_in().stand_ins(place.kind)), generic)
    kind = next(kind for kind in likely if kind in _DRAWN)
    mirror = rng.random() < 0.5
    landmark = landmark_of(place.name) if kind == "exterior" else None
    draught = yard(rng, landmark) if landmark else _DRAWN[kind](rng)
    if mirror and kind not in _NEVER_MIRRORED:
        draught.mirrored()
    return draught.plan(place.id, seed)
