"""What stands in a set of another time: no jukebox in a saloon of 1880, no cars before its door.

Enters: a floor plan as its kind of place is drawn today, and a year. Leaves: the plan with what was
not yet made left out, or with what stood there instead. What a script itself names comes later and
is not touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.floor_plan import FloorPlan, Furniture
from planner.furnishing import Size
from screenplay.scene_graph import Place


@dataclass(frozen=True, slots=True)
class Made:
    """Since when a kind of thing is made, and what stood there before; "" for nothing."""

    since: int
    before: str = ""
    size_m: Size | None = None  # of what stood there; None for the same
    colour: str = ""


_STAVES: Size = (0.6, 0.9, 0.6)
_OAK = "#8d6a4c"
_MADE: Mapping[str, Made] = {
    **dict.fromkeys(
        ("car", "van", "truck", "bus", "taxi", "police_car", "ambulance", "motorbike",
         "ice_cream_van", "fuel_pump", "road_sign", "crossing", "telephone_box",
         "wall_phone", "exit_sign", "water_cooler", "antenna", "iv_stand"), Made(1910)),
    **dict.fromkeys(("vending_machine", "monitor", "television", "hood"), Made(1950)),
    "string_lights": Made(1950),
    **dict.fromkeys(("bicycle", "letter_box", "radiator", "power_pole"), Made(1885)),
    **dict.fromkeys(("clock", "poster", "lamp_post", "notice_board"), Made(1600)),
    "carriageway": Made(1910, "earth"),
    "pavement": Made(1700, "cobbles"),
    "hydrant": Made(1885, "barrel", _STAVES, _OAK),
    "bin": Made(1900, "barrel", _STAVES, _OAK),
    "drum": Made(1900, "barrel"),
    "stool": Made(1920, "wooden_stool"),
    "booth": Made(1920, "settle"),
    "pendant": Made(1895, "hanging_lamp"),
    "floor_lamp": Made(1890, "candle_stand", (0.5, 1.5, 0.5)),
    "piano": Made(1720, "cabinet", (1.0, 1.3, 0.5)),
    "toilet": Made(1850),
    "tower": Made(1905),
    "trolley": Made(1900, "crate", (0.7, 0.6, 0.6)),
    "roof_felt": Made(1850, "cobbles"),
    "shop_front": Made(1750, "timber_house"),
    "house_front": Made(1650, "timber_house"),
    "street_tree": Made(1800, "tree"),
    "umbrella": Made(1750),
    "neon_sign": Made(1925, "picture"),
    "neon_cup": Made(1925, "picture"),
    "jukebox": Made(1935, "piano", (1.4, 1.25, 0.62)),
    "whiteboard": Made(1975, "blackboard"),
    "office_chair": Made(1900, "chair"),
    "filing_cabinet": Made(1895, "cabinet"),
    "lockers": Made(1900, "cabinet"),
    "fridge": Made(1930, "cabinet"),
    "glass_door": Made(1900, "door"),
}  # fmt: skip


_LAST_OF_KINGS = 1600
_TOWNS = ("street", "village_square", "alley", "factory_yard", "parking_lot")
_OF_KINGS: Mapping[str, str] = {**dict.fromkeys(_TOWNS, "old_village"), "bar": "taproom"}
_OF_THE_FRONTIER: Mapping[str, str] = {**dict.fromkeys(_TOWNS, "frontier_street"), "bar": "taproom"}
_OF_PLANKS: Mapping[str, Made] = {
    "house_front": Made(1911, "plank_house"),
    "shop_front": Made(1911, "false_front"),
    "lamp_post": Made(1911, "lantern_post", (0.3, 2.9, 0.3)),
    "street_tree": Made(1911),
}


def placed_in_time(place: Place, year: int | None, *, frontier: bool) -> Place:
    """The place as the kind that its time has it in: a street of 1880 is no shopping street.

    Args:
        place: As a heading names it.
        year: When the script plays; None for today.
        frontier: Whether it plays in the West of ranches and saloons.
    """
    kinds: Mapping[str, str] = {}
    if frontier:
        kinds = _OF_THE_FRONTIER
    elif year is not None and year <= _LAST_OF_KINGS:
        kinds = _OF_KINGS
    if place.kind not in kinds:
        return place
    return replace(place, kind=kinds[place.kind], like=(place.kind, *place.like))


def of_its_time(plan: FloorPlan, year: int | None, *, frontier: bool = False) -> FloorPlan:
    """The plan without what a year does not know; as it is where no year is told.

    Args:
        plan: As its kind of place is drawn today.
        year: When the script plays; None for today.
        frontier: Whether towns are built of planks.
    """
    made = {**_MADE, **_OF_PLANKS} if frontier else _MADE
    if year is None:
        return plan
    late = [f for f in plan.furniture if f.kind in made and made[f.kind].since > year]
    if not late:
        return plan
    taken = [f.id for f in plan.furniture if f not in late]
    now: dict[str, Furniture] = {}
    for thing in late:
        old = _before(thing, made, year, taken)
        if old is not None:
            now[thing.id] = old
            taken.append(old.id)
    gone = {f.id for f in late} - now.keys()
    furniture = tuple(now.get(f.id, f) for f in plan.furniture if f.id not in gone)
    spots = tuple(
        replace(s, furniture=now[s.furniture].id) if s.furniture in now else s
        for s in plan.spots
        if s.furniture not in gone
    )
    return replace(plan, furniture=furniture, spots=spots)


def _before(
    thing: Furniture, made: Mapping[str, Made], year: int, taken: list[str]
) -> Furniture | None:
    """What stood there instead, under a name of its own; what is late too gives way in turn."""
    size, colour, kind = thing.size_m, thing.colour, thing.kind
    while kind in made and made[kind].since > year:
        then = made[kind]
        kind, size, colour = then.before, then.size_m or size, then.colour or colour
    if not kind:
        return None
    count = sum(1 for name in taken if name.rsplit("_", 1)[0] == kind)
    return replace(thing, id=f"{kind}_{count + 1}", kind=kind, size_m=size, colour=colour)
