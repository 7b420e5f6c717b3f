"""Homes: kitchen, living room, bedroom and the room that could be any.

Enters: a seeded generator. Leaves: a `Draught`. Furniture keeps to the back and sides; the front
(+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught


def kitchen(rng: random.Random) -> Draught:
    """A farmhouse kitchen: units along the back, a table in the middle."""
    d = Draught("kitchen", rng, -3.4, 3.4, -2.5, 3.3, 2.7, centre=(0.0, 1.4))
    _kitchen_units(d)
    _kitchen_table(d, -0.05, 0.25)
    d.window("left", 0.2, 1.9, 1.25, 0.95)
    d.put("plant", -3.0, 2.6, (0.6, 1.2, 0.6))
    if rng.random() < 0.6:
        d.put("plant", -3.05, -1.5, (0.5, 0.95, 0.5))
    d.door("right", 0.1)
    d.against("dresser", "right", 2.1, (1.2, 1.95, 0.42))
    d.hang("picture", "left", 2.0, (0.55, 0.45, 0.03), 1.45)
    d.hang("picture", "right", -1.3, (0.45, 0.6, 0.03), 1.4)
    d.hang("clock", "front", 0.9, (0.34, 0.34, 0.04), 1.95)
    d.hang("picture", "front", -0.9, (0.8, 0.6, 0.03), 1.4)
    d.hang("wall_shelf", "front", 2.2, (1.0, 0.4, 0.24), 1.5)
    d.against("sideboard", "front", 2.2 if rng.random() < 0.5 else -2.0, (1.2, 0.85, 0.4))
    d.spot("open", -0.95, 1.95, 90.0, ("open",))
    d.spot("open", 0.85, 1.95, -90.0, ("open",))
    return d


def _kitchen_units(d: Draught) -> None:
    d.against("counter", "back", -2.1, (1.4, 0.9, 0.62))
    d.at_thing(d.against("sink", "back", -0.8, (1.2, 0.9, 0.62)), ("sink", "counter"))
    d.at_thing(d.against("stove", "back", 0.12, (0.64, 0.9, 0.62)), ("stove", "counter"))
    d.at_thing(d.against("counter", "back", 0.99, (1.1, 0.9, 0.62)), ("counter",))
    d.at_thing(d.against("fridge", "back", 1.98, (0.78, 1.85, 0.7)), ("fridge",))
    d.put("plant", 2.95, -2.05, (0.55, 1.1, 0.55))
    d.window("back", -0.8, 1.35, 1.0, 1.15, mark=0.0)
    d.hang("wall_cabinet", "back", -2.2, (1.15, 0.75, 0.34), 1.45)
    d.hang("hood", "back", 0.12, (0.62, 0.75, 0.42), 1.6)
    for base in (1.38, 1.78):
        d.hang("wall_shelf", "back", 1.0, (0.95, 0.3, 0.24), base)
    d.hang("splashback", "back", -0.6, (4.4, 0.22, 0.012), 0.9)
    if d.rng.random() < 0.5:
        d.hang("clock", "back", 2.05, (0.34, 0.34, 0.04), 2.12)
    else:
        d.hang("picture", "back", 2.85, (0.4, 0.5, 0.03), 1.55)


def _kitchen_table(d: Draught, x: float, z: float) -> None:
    d.rug(x, z, 2.7, 1.9)
    d.put("table", x, z, (1.5, 0.75, 0.85))
    for side in (-1, 1):
        d.chair(x + side * 1.06, z + side * 0.05, -90.0 * side, tags=("table", "seat"))
    d.chair(x + d.rng.choice((-0.35, 0.0, 0.35)), z - 0.74, 0.0, tags=("table", "seat"))
    d.pendant(x, z, 1.92)


def living_room(rng: random.Random) -> Draught:
    """Sofa against the back, armchairs across a low table, hearth at one side."""
    d = Draught("living_room", rng, -3.7, 3.7, -2.6, 3.4, 2.8, centre=(0.0, 0.7))
    sofa = d.put("sofa", -0.4, -1.55, (2.1, 0.85, 0.92))
    for offset in (-0.62, 0.0, 0.62):
        d.spot("sofa", -0.4 + offset, -1.47, 0.0, ("seat", "sofa"), Posture.SIT, sofa, 0.44)
    d.rug(-0.4, 0.1, 3.4, 2.5)
    d.put("coffee_table", -0.4, -0.15, (1.1, 0.42, 0.6))
    for side, turn in ((-1, 78.0), (1, -78.0)):
        d.chair(-0.4 + side * 1.75, 0.0, turn, "armchair", (0.86, 0.9, 0.86), 0.43, ("seat",))
    _parlour_back(d)
    d.against("fireplace", "left", 0.0, (1.6, 1.25, 0.45))
    d.hang("picture", "left", 0.0, (0.95, 0.7, 0.03), 1.55)
    d.against("bookcase", "left", -1.75, (1.1, 2.0, 0.34))
    d.against("bookcase", "left", 1.75, (1.1, 2.0, 0.34))
    d.door("right", 1.6)
    d.against("sideboard", "right", -0.6, (1.5, 0.8, 0.42))
    d.hang("mirror", "right", -0.6, (0.7, 0.8, 0.03), 1.25)
    d.put("plant", 3.25, 2.85, (0.65, 1.5, 0.65))
    d.window("front", -1.9, 1.6, 1.4, 0.85, mark=0.0)
    d.hang("radiator", "front", -1.9, (1.4, 0.55, 0.1), 0.12)
    d.hang("picture", "front", 0.4, (0.9, 0.65, 0.03), 1.4)
    d.hang("picture", "front", 1.35, (0.5, 0.65, 0.03), 1.4)
    d.hang("clock", "front", 2.15, (0.36, 0.36, 0.04), 1.8)
    d.put("coat_stand", 3.35, 0.75, (0.46, 1.75, 0.46))
    d.spot("open", -0.9, 1.7, 90.0, ("open",))
    d.spot("open", 0.7, 1.7, -90.0, ("open",))
    return d


def _parlour_back(d: Draught) -> None:
    d.window("back", 2.0, 1.5, 1.5, 0.8, mark=0.55)
    d.put("floor_lamp", -1.95, -2.1, (0.45, 1.7, 0.45))
    d.lamp(-1.95, 1.5, -2.1, 0.9)
    d.put("plant", 3.25, -2.1, (0.6, 1.3, 0.6))
    if d.rng.random() < 0.5:
        d.hang("picture", "back", -0.4, (1.3, 0.8, 0.03), 1.4)
    else:
        for x, size in (
            (-1.0, (0.45, 0.6, 0.03)),
            (-0.4, (0.5, 0.4, 0.03)),
            (0.2, (0.45, 0.6, 0.03)),
        ):
            d.hang("picture", "back", x, size, 1.45)
    d.put("side_table", 1.05, -1.75, (0.48, 0.55, 0.48))
    d.lamp(1.05, 0.95, -1.75, 0.6)


def bedroom(rng: random.Random) -> Draught:
    """A double bed with its head to the back wall, a desk under the side window."""
    d = Draught("bedroom", rng, -3.2, 3.2, -2.6, 3.2, 2.65, centre=(0.6, 1.1))
    bed = d.against("bed", "back", -0.9, (1.6, 1.05, 2.1))
    for side, yaw in ((-1, -90.0), (1, 90.0)):
        d.spot("bed", -0.9 + side * 0.62, -1.1, yaw, ("bed", "seat"), Posture.SIT, bed, 0.5)
    d.spot("bed", -0.9, -0.72, 0.0, ("bed", "seat"), Posture.SIT, bed, 0.5)
    d.spot("pillow", -1.25, -1.6, 0.0, ("bed",), Posture.LIE, bed, 0.55)
    d.rug(-0.9, -0.2, 2.7, 2.0)
    for x in (-2.05, 0.25):
        d.against("nightstand", "back", x, (0.48, 0.55, 0.42))
        d.lamp(x, 0.92, -2.36, 0.6)
    d.window("back", 1.6, 1.4, 1.35, 0.9, mark=0.55)
    d.hang("picture", "back", -0.9, (1.1, 0.6, 0.03), 1.5)
    d.against("wardrobe", "left", 0.7, (1.5, 2.05, 0.6))
    d.put("plant", -2.85, 2.75, (0.55, 1.15, 0.55))
    _bedroom_right(d)
    d.hang("picture", "front", -0.6, (0.6, 0.45, 0.03), 1.5)
    d.hang("wall_shelf", "front", -1.9, (1.1, 0.34, 0.24), 1.45)
    d.hang("coat_hooks", "front", 0.4, (0.8, 1.1, 0.2), 0.85)
    d.hang("mirror", "front", 1.5, (0.55, 1.3, 0.03), 0.55)
    d.hang("picture", "left", -1.2, (0.5, 0.6, 0.03), 1.4)
    d.spot("open", 0.2, 1.5, 90.0, ("open",))
    d.spot("open", 1.5, 1.5, -90.0, ("open",))
    return d


def _bedroom_right(d: Draught) -> None:
    d.against("desk", "right", -0.6, (1.2, 0.75, 0.58))
    d.chair(2.15, -0.6, 90.0, tags=("desk", "seat"))
    d.hang("wall_shelf", "right", -0.6, (1.1, 0.35, 0.24), 1.45)
    d.door("right", 1.7)
    d.hang("poster", "right", 0.55, (0.6, 0.85, 0.01), 1.2)


def parlour(rng: random.Random) -> Draught:
    """The room that could be any: a table, something to sit on, shelves, dressed by chance."""
    d = Draught("interior", rng, -3.5, 3.5, -2.5, 3.3, 2.75, centre=(0.0, 0.8))
    _parlour_middle(d)
    d.window("back", -1.5, 1.6, 1.35, 0.9, mark=0.0)
    tall = rng.choice(("bookcase", "wardrobe", "dresser"))
    d.against(tall, "back", 1.6, (1.2, 1.98, 0.42))
    d.hang("picture", "back", 0.25, (0.7, 0.55, 0.03), 1.45)
    d.put("plant", 2.95, -2.05, (0.6, 1.3, 0.6))
    d.put("plant" if rng.random() < 0.5 else "floor_lamp", -3.0, -2.05, (0.5, 1.5, 0.5))
    low = rng.choice(("sideboard", "piano", "cabinet"))
    d.against(low, "left", -0.2, (1.45, 1.15 if low == "piano" else 0.85, 0.5))
    d.hang("picture", "left", -0.2, (0.9, 0.65, 0.03), 1.5)
    d.hang("clock", "left", 1.5, (0.36, 0.36, 0.04), 1.8)
    d.door("right", 0.4)
    d.hang("poster", "right", -1.3, (0.6, 0.85, 0.01), 1.2)
    d.against("sideboard", "right", 2.2, (1.1, 0.85, 0.4))
    d.window("front", 1.3, 1.5, 1.3, 0.9, mark=0.0)
    d.hang("radiator", "front", 1.3, (1.3, 0.55, 0.1), 0.14)
    d.hang("wall_shelf", "front", -2.5, (1.0, 0.34, 0.24), 1.5)
    d.hang("picture", "front", -1.2, (0.8, 0.6, 0.03), 1.45)
    d.spot("open", -0.95, 1.9, 90.0, ("open",))
    d.spot("open", 0.85, 1.9, -90.0, ("open",))
    return d


def _parlour_middle(d: Draught) -> None:
    d.rug(0.0, 0.1, 2.9, 2.2)
    kind = d.rng.choice(("table", "round_table"))
    d.put(kind, 0.0, 0.1, (1.1, 0.75, 1.1) if kind == "round_table" else (1.4, 0.75, 0.85))
    reach = 0.95 if kind == "round_table" else 1.05
    for side in (-1, 1):
        d.chair(side * reach, 0.15, -90.0 * side, tags=("table", "seat"))
    d.pendant(0.0, 0.1, 1.95)
