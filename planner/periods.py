"""What stands in a set of another time: no jukebox in a saloon of 1880, no cars before its door.

Enters: a floor plan as its kind of place is drawn today, and a year. Leaves: the plan with what was
not yet made left out, or with what stood there instead. What a script itself names comes later and
is not touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.floor_plan import FloorPlan, Furniture
from planner.furnishing import Size


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
         "ice_cream_van", "fuel_pump", "road_sign", "crossing", "string_lights", "telephone_box",
         "wall_phone", "exit_sign", "water_cooler", "antenna", "iv_stand"), Made(1910)),
    **dict.fromkeys(("vending_machine", "monitor", "television", "hood"), Made(1950)),
    **dict.fromkeys(("bicycle", "letter_box", "radiator", "power_pole"), Made(1885)),
    **dict.fromkeys(("clock", "poster", "lamp_post", "notice_board"), Made(1600)),
    "carriageway": Made(1910, "earth"),
    "pavement": Made(1700, "cobbles"),
    "hydrant": Made(1885, "drum", _STAVES, _OAK),
    "bin": Made(1900, "drum", _STAVES, _OAK),
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


def of_its_time(plan: FloorPlan, year: int | None) -> FloorPlan:
    """The plan without what a year does not know; as it is where no year is told."""
    late = [f for f in plan.furniture if year is not None and _made(f.kind) > year]
    if not late:
        return plan
    taken = [f.id for f in plan.furniture if f not in late]
    now: dict[str, Furniture] = {}
    for thing in late:
        old = _before(thing, taken)
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


def _made(kind: str) -> int:
    return _MADE[kind].since if kind in _MADE else 0


def _before(thing: Furniture, taken: list[str]) -> Furniture | None:
    """What stood there instead, under a name of its own."""
    made = _MADE[thing.kind]
    if not made.before:
        return None
    count = sum(1 for name in taken if name.rsplit("_", 1)[0] == made.before)
    return replace(
        thing,
        id=f"{made.before}_{count + 1}",
        kind=made.before,
        size_m=made.size_m or thing.size_m,
        colour=made.colour or thing.colour,
    )
