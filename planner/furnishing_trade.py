"""Places of work and trade: restaurant, lobby, supermarket, warehouse, factory, barn, laboratory.

Enters: a seeded generator. Leaves: a `Draught`. Furniture keeps to the back and sides; the front
(+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_house import ceiling_lamps, open_pair

STOOL = (0.42, 0.75, 0.42)
OFFICE_CHAIR = (0.62, 1.0, 0.62)


def restaurant(rng: random.Random) -> Draught:
    """A dining room with laid tables under lamps, curtains, a piano in the corner."""
    d = Draught("restaurant", rng, -4.4, 4.4, -3.2, 3.9, 3.2, centre=(0.0, 0.5))
    for x, z in ((-2.6, -1.5), (0.0, -1.6), (-2.8, 1.7), (2.8, 1.7)):
        d.put("round_table", x, z, (1.0, 0.75, 1.0))
        for side in (-1, 1):
            d.chair(x + side * 0.86, z, -90.0 * side, tags=("table", "seat"))
        d.pendant(x, z, 2.0, 0.8)
    d.put("piano", 3.0, -2.2, (1.5, 1.2, 0.65), -20.0)
    d.put("stage_curtain", 0.0, -3.0, (2.6, 2.9, 0.24), solid=False)
    for x in (-2.6, 2.4):
        d.window("back", x, 1.6, 1.7, 0.85, mark=0.0)
    d.against("bar_shelf", "left", -0.2, (2.0, 2.2, 0.42))
    d.hang("picture", "right", 0.4, (1.3, 0.9, 0.03), 1.4)
    d.against("sideboard", "right", 0.4, (1.5, 0.85, 0.42))
    d.put("plant", -4.0, -2.8, (0.6, 1.5, 0.6))
    d.put("plant", 4.0, -0.9, (0.6, 1.5, 0.6))
    d.door("right", 2.9, kind="glass_door")
    d.put("shop_counter", 2.6, 3.3, (1.0, 1.05, 0.5), 180.0)
    d.hang("picture", "front", -2.4, (1.2, 0.8, 0.03), 1.4)
    d.hang("mirror", "front", 0.2, (1.2, 1.0, 0.03), 1.2)
    d.put("coat_stand", -4.0, 3.4, (0.46, 1.75, 0.46))
    open_pair(d, 0.0, 0.6, 0.75)
    return d


def hotel_lobby(rng: random.Random) -> Draught:
    """A front desk with keys behind it, sofas, palms in pots, columns."""
    d = Draught("hotel_lobby", rng, -4.8, 4.8, -3.6, 4.2, 3.8, centre=(0.4, 0.9))
    d.put("shop_counter", 1.0, -2.2, (3.2, 1.08, 0.7))
    d.spot("desk", 0.4, -2.95, 0.0, ("desk", "counter", "behind"))
    d.spot("desk", 1.6, -2.95, 0.0, ("desk", "counter", "behind"))
    d.spot("front", 0.6, -1.4, 180.0, ("desk", "counter", "till"))
    d.hang("bottle_shelf", "back", 1.0, (2.6, 0.5, 0.22), 1.4)
    d.hang("clock", "back", -0.2, (0.45, 0.45, 0.04), 2.5)
    d.hang("clock", "back", 1.0, (0.45, 0.45, 0.04), 2.5)
    d.hang("clock", "back", 2.2, (0.45, 0.45, 0.04), 2.5)
    d.hang("glass_door", "back", -2.6, (1.5, 2.2, 0.1), 0.0)
    d.hang("exit_sign", "back", -2.6, (0.5, 0.22, 0.05), 2.4)
    for x in (-4.0, 4.0):
        d.put("column", x, -1.4, (0.6, 3.8, 0.6))
    sofa = d.put("sofa", -3.2, 0.9, (2.0, 0.85, 0.9), 90.0)
    for z in (0.35, 1.45):
        d.spot("sofa", -3.15, z, 90.0, ("seat", "sofa"), Posture.SIT, sofa, 0.44)
    d.put("coffee_table", -1.9, 0.9, (0.6, 0.42, 1.1))
    d.chair(-2.1, 2.5, 170.0, "armchair", (0.86, 0.9, 0.86), 0.43, ("seat",))
    d.rug(-2.2, 1.1, 3.4, 3.0)
    for x, z in ((-4.4, -3.1), (4.4, -3.1), (4.4, 2.9)):
        d.put("plant", x, z, (0.7, 1.8, 0.7))
    d.window("left", 0.9, 2.6, 2.2, 0.7, mark=0.0)
    d.door("right", 1.2, kind="glass_door")
    d.put("trolley", 3.4, -0.3, (0.6, 1.0, 0.9))
    d.hang("picture", "right", -0.6, (1.4, 1.0, 0.03), 1.5)
    d.hang("picture", "front", -1.6, (1.6, 1.0, 0.03), 1.5)
    d.hang("mirror", "front", 1.6, (1.2, 1.4, 0.03), 1.0)
    for x, z in ((0.0, -1.0), (1.9, -1.0), (-2.2, 1.1)):
        d.pendant(x, z, 2.5, 0.9)
    open_pair(d, 0.9, 1.0)
    return d


def supermarket(rng: random.Random) -> Draught:
    """Two aisles of racks, freezers at the back, a checkout."""
    d = Draught("supermarket", rng, -4.8, 4.8, -4.2, 4.2, 3.2, centre=(0.0, 0.6))
    for x in (-3.6, -2.1, -0.6, 0.9, 2.4, 3.9):
        d.against("fridge", "back", x, (1.4, 2.0, 0.7), colour="#e6ece9")
    for x in (-2.6, 2.2):
        for z in (-2.2, -0.7):
            d.put("shop_rack", x, z, (1.5, 2.05, 0.5), -90.0)
            d.put("shop_rack", x + 0.52, z, (1.5, 2.05, 0.5), 90.0)
    d.put("fruit_stand", -3.4, 1.9, (1.6, 0.85, 0.9))
    d.spot("fruit", -2.2, 2.0, -90.0, ("fruit",))
    d.put("shop_counter", 3.0, 2.0, (2.2, 0.95, 0.75), -90.0)
    d.spot("till", 3.85, 1.8, -90.0, ("counter", "behind"))
    d.spot("counter", 2.2, 2.0, 90.0, ("counter", "till"))
    d.chair(4.1, 2.7, -90.0, "stool", STOOL, 0.76, ("counter", "behind", "seat"))
    d.put("trolley", -0.2, -2.6, (0.6, 0.95, 0.9), 20.0)
    d.hang("menu_board", "right", 2.0, (1.4, 0.8, 0.04), 1.9)
    for z in (-2.4, 0.2):
        d.hang("poster", "left", z, (0.9, 1.2, 0.01), 1.4)
    d.window("front", -1.8, 3.2, 1.9, 0.7, mark=0.0, kind="shop_window")
    d.door("front", 1.2, kind="glass_door")
    d.hang("poster", "right", -1.6, (0.9, 1.2, 0.01), 1.4)
    for x in (-3.8, -0.4, 3.6):
        for z in (-2.0, 1.2):
            d.lamp(x, d.height - 0.1, z, 0.7)
    open_pair(d, -0.1, 0.9)
    return d


def warehouse(rng: random.Random) -> Draught:
    """Steel racks to the roof, crates, drums, a van at the gate."""
    d = Draught("warehouse", rng, -6.0, 6.0, -4.8, 5.2, 5.0, centre=(0.0, 0.6))
    for x in (-4.2, -1.5, 1.2, 3.9):
        d.against("pallet_rack", "back", x, (2.5, 3.6, 0.9))
    for z in (-1.8, 1.0):
        d.against("pallet_rack", "left", z, (2.5, 3.6, 0.9))
    for x, z, size in ((3.6, -2.6, 1.1), (5.1, -2.3, 0.9), (2.3, -2.9, 0.8), (-3.6, 3.4, 1.0)):
        d.put("crate", x, z, (size, size * 0.9, size), rng.uniform(-8, 8))
    d.put("crate", 3.7, -2.6, (0.8, 0.7, 0.8), 15.0, base=0.99, solid=False)
    box = d.put("crate", -2.6, -2.4, (0.9, 0.5, 0.7))
    d.spot("crate", -2.6, -2.2, 0.0, ("seat",), Posture.SIT, box, 0.5)
    for x, z in ((5.3, 0.2), (5.3, 0.9), (4.7, 0.5)):
        d.put("drum", x, z, (0.6, 0.9, 0.6))
    d.put("trolley", -2.6, 0.4, (0.7, 1.0, 1.1), 35.0)
    d.window("right", -2.4, 2.6, 1.1, 3.0, mark=0.0)
    d.window("front", 0.0, 3.0, 1.1, 3.0, mark=0.0)
    d.door("right", 2.4)
    d.hang("exit_sign", "right", 2.4, (0.5, 0.22, 0.05), 2.4)
    for x in (-2.6, 2.6):
        for z in (-1.6, 2.2):
            d.pendant(x, z, 3.6, 1.2)
    open_pair(d, 0.2, 0.8)
    return d


def factory(rng: random.Random) -> Draught:
    """A hall of machines, pipes and drums, tall windows behind."""
    d = Draught("factory", rng, -5.6, 5.6, -4.4, 4.8, 4.8, centre=(0.0, 0.9))
    for x in (-3.7, 0.0, 3.7):
        d.put("machine", x, -2.8, (2.5, 2.2, 1.3))
        d.spot("machine", x, -1.6, 180.0, ("machine",))
    for x in (-3.7, 0.0, 3.7):
        d.window("back", x, 2.6, 1.5, 2.7, mark=0.0)
    d.put("machine", -4.4, 0.6, (2.2, 1.7, 1.1), 90.0)
    d.against("workbench", "right", -0.4, (2.2, 2.1, 0.65))
    d.spot("bench", 4.4, -0.4, 90.0, ("workbench",))
    d.chair(4.2, 1.1, 60.0, "stool", STOOL, 0.74, ("seat",))
    for x, z in ((-1.9, -3.9), (1.6, -3.9), (2.2, -3.9)):
        d.put("drum", x, z, (0.6, 0.9, 0.6))
    d.put("crate", -4.8, 2.8, (1.0, 0.9, 1.0))
    d.put("trolley", 2.4, 0.2, (0.7, 1.0, 1.1), -30.0)
    d.window("left", -2.6, 2.0, 1.5, 2.6, mark=0.0)
    d.door("right", 2.9)
    d.hang("clock", "back", -1.85, (0.6, 0.6, 0.05), 2.6)
    d.hang("exit_sign", "right", 2.9, (0.5, 0.22, 0.05), 2.4)
    d.hang("notice_board", "front", 0.0, (1.6, 1.0, 0.03), 1.3)
    for x in (-2.4, 2.4):
        d.pendant(x, -0.4, 3.2, 1.2)
        d.pendant(x, 2.4, 3.2, 1.2)
    open_pair(d, 0.0, 1.1)
    return d


def barn(rng: random.Random) -> Draught:
    """A barn: bales of hay, a stall of boards, tools, light through the gate."""
    d = Draught("barn", rng, -4.6, 4.6, -3.6, 4.2, 4.2, centre=(0.0, 0.7))
    d.put("hay", -2.9, -2.9, (2.9, 1.5, 0.9), colour="#dcb95c")
    d.put("hay", -0.2, -3.1, (1.7, 0.5, 0.7))
    low = d.put("hay", -1.9, -1.6, (1.0, 0.5, 0.6), 8.0)
    d.spot("hay", -1.9, -1.5, 8.0, ("seat", "hay"), Posture.SIT, low, 0.5)
    d.put("hay", 3.6, -2.9, (1.9, 1.0, 0.9))
    for x in (2.0, 3.6):
        d.put("fence", x, -1.0, (1.6, 1.2, 0.12), opaque=False)
    d.put("fence", 1.1, -2.0, (1.7, 1.2, 0.12), 90.0, opaque=False)
    d.window("back", 0.2, 1.6, 1.5, 1.7, mark=0.0)
    d.window("right", -2.3, 1.2, 1.0, 1.7, mark=0.0)
    d.window("left", 0.6, 1.6, 1.2, 1.6, mark=0.0)
    d.against("workbench", "left", 0.6, (1.9, 0.95, 0.6))
    d.put("drum", -4.1, -1.0, (0.6, 0.9, 0.6), colour="#8d6a4c")
    d.put("crate", 3.9, 0.4, (0.7, 0.6, 0.6), 10.0)
    d.put("hay", 3.9, 3.3, (1.0, 1.0, 0.8), 90.0)
    d.door("right", 1.9)
    d.hang("coat_hooks", "right", 3.2, (1.0, 1.2, 0.2), 0.9)
    d.hang("wall_shelf", "front", -1.6, (1.4, 0.34, 0.24), 1.6)
    for x in (-1.6, 1.8):
        d.pendant(x, -0.4, 2.6, 1.0)
    open_pair(d, 0.0, 0.9)
    return d


def laboratory(rng: random.Random) -> Draught:
    """White benches with glass, a console, a board of formulas."""
    d = Draught("laboratory", rng, -4.0, 4.0, -3.0, 3.6, 2.9, centre=(0.0, 1.6))
    d.against("counter", "back", -2.6, (2.2, 0.92, 0.66))
    d.at_thing(d.against("sink", "back", -0.7, (1.3, 0.92, 0.66)), ("sink",))
    d.against("console", "back", 1.6, (2.4, 1.9, 0.7), colour="#cfd8da")
    d.spot("console", 1.2, -1.95, 180.0, ("console", "computer"))
    for x in (-2.8, -1.6):
        d.hang("bottle_shelf", "back", x, (1.1, 0.32, 0.24), 1.4)
        d.hang("bottle_shelf", "back", x, (1.1, 0.32, 0.24), 1.85)
    for x in (-1.4, 1.5):
        d.put("meeting_table", x, 0.1, (1.9, 0.9, 0.8))
        d.chair(x - 0.4, -0.65, 0.0, "stool", STOOL, 0.72, ("table", "seat"))
        d.chair(x + 0.4, -0.65, 0.0, "stool", STOOL, 0.72, ("table", "seat"))
    d.hang("whiteboard", "left", 0.0, (2.2, 1.2, 0.04), 0.95)
    d.spot("board", -3.4, 0.0, -90.0, ("board", "whiteboard"))
    d.against("fridge", "right", -1.6, (0.85, 1.9, 0.7), colour="#e6ece9")
    d.against("monitor", "right", -0.4, (0.5, 1.5, 0.42))
    d.window("right", 0.9, 1.2, 1.3, 1.0, mark=0.0)
    d.window("left", 2.3, 1.4, 1.3, 1.0, mark=0.0)
    d.door("right", 2.5, kind="glass_door")
    d.put("drum", -3.6, -1.7, (0.5, 1.3, 0.5), colour="#c9d2d6")
    d.put("iv_stand", 3.5, -2.55, (0.36, 1.9, 0.36), opaque=False)
    d.hang("exit_sign", "right", 2.5, (0.4, 0.18, 0.05), 2.35)
    d.hang("poster", "front", -1.4, (0.8, 1.1, 0.01), 1.2)
    d.hang("notice_board", "front", 1.2, (1.4, 0.9, 0.03), 1.2)
    ceiling_lamps(d, ((-1.6, -0.4), (1.6, -0.4), (0.0, 1.8)), 0.9)
    open_pair(d, 0.0, 1.8)
    return d


def morgue(rng: random.Random) -> Draught:
    """Steel doors in the wall, two tables, one with a sheet."""
    d = Draught("morgue", rng, -3.6, 3.6, -2.9, 3.4, 2.8, centre=(0.4, 1.2))
    d.against("cold_lockers", "back", -1.0, (3.9, 2.2, 0.5))
    d.window("back", 2.4, 1.2, 0.6, 1.7, mark=0.0)
    body = d.put("slab", -0.9, -0.7, (0.85, 0.9, 2.0), 90.0)
    d.spot("slab", -0.9, 0.25, 180.0, ("table", "body"), thing=body)
    d.put("slab", 2.2, -0.9, (0.85, 0.9, 2.0), 0.0)
    d.against("sink", "right", 0.8, (1.1, 0.9, 0.55))
    d.hang("wall_cabinet", "right", 0.8, (1.1, 0.7, 0.32), 1.5)
    d.put("trolley", 1.1, -0.1, (0.5, 0.9, 0.7), 20.0)
    d.chair(-2.9, 0.9, 90.0, "stool", STOOL, 0.72, ("seat",))
    d.against("counter", "left", -0.9, (1.7, 0.9, 0.6))
    d.window("left", 1.9, 1.2, 0.6, 1.7, mark=0.0)
    d.door("right", 2.3)
    d.hang("clock", "back", 1.5, (0.4, 0.4, 0.04), 2.2)
    d.hang("exit_sign", "right", 2.3, (0.4, 0.18, 0.05), 2.35)
    d.hang("whiteboard", "front", -1.0, (1.4, 0.9, 0.04), 1.1)
    d.hang("coat_hooks", "front", 1.4, (1.0, 1.0, 0.2), 0.9)
    ceiling_lamps(d, ((-0.9, -0.5), (2.0, -0.5), (0.4, 1.8)), 0.9)
    open_pair(d, 0.4, 1.5)
    return d


def control_room(rng: random.Random) -> Draught:
    """A wall of screens over rows of desks."""
    d = Draught("control_room", rng, -4.2, 4.2, -3.2, 3.6, 3.0, centre=(0.0, 1.5))
    _consoles(d, "#4f5a66")
    d.hang("map", "back", 0.0, (2.6, 1.2, 0.02), 1.65)
    for x in (-2.9, 2.9):
        d.hang("television", "back", x, (1.6, 1.0, 0.1), 1.7)
    d.window("right", -1.6, 1.4, 0.9, 1.6, mark=0.0)
    d.door("right", 2.0, kind="glass_door")
    d.against("lockers", "left", 0.6, (1.8, 1.9, 0.42))
    d.hang("clock", "left", 2.2, (0.4, 0.4, 0.04), 2.0)
    d.hang("notice_board", "front", 0.0, (1.6, 0.9, 0.03), 1.2)
    d.put("water_cooler", 3.9, 0.3, (0.36, 1.3, 0.36), -90.0)
    ceiling_lamps(d, ((-2.2, 0.4), (0.0, 0.4), (2.2, 0.4)), 0.8)
    open_pair(d, 0.0, 1.8)
    return d


def spaceship(rng: random.Random) -> Draught:
    """The bridge of a ship between stars: the captain's chair before a great window."""
    d = Draught("spaceship", rng, -4.0, 4.0, -3.2, 3.6, 2.9, centre=(0.0, 1.4))
    _consoles(d, "#5b6f86", height=0.95)
    d.hang("television", "back", 0.0, (4.4, 1.45, 0.12), 1.2)
    for wall in ("left", "right"):
        d.hang("splashback", wall, 0.0, (5.0, 0.16, 0.05), 1.1)
        d.hang("splashback", wall, 0.0, (5.0, 0.16, 0.05), 2.2)
        d.hang("television", wall, -1.4, (1.2, 0.7, 0.1), 1.4)
    d.chair(0.0, 0.0, 180.0, "armchair", (0.9, 1.05, 0.86), 0.46, ("captain", "seat"), "#46566a")
    d.against("console", "right", 0.6, (2.0, 1.8, 0.7), colour="#5b6f86")
    d.against("console", "left", 0.6, (2.0, 1.8, 0.7), colour="#5b6f86")
    d.door("right", 2.6, "#9fb0bd", "glass_door")
    d.hang("splashback", "front", 0.0, (6.0, 0.16, 0.05), 1.1)
    d.hang("exit_sign", "right", 2.6, (0.5, 0.2, 0.05), 2.4)
    ceiling_lamps(d, ((-2.2, 0.0), (0.0, -1.6), (2.2, 0.0), (0.0, 1.8)), 0.9)
    open_pair(d, 0.0, 1.7)
    return d


def _consoles(d: Draught, colour: str, height: float = 1.5) -> None:
    """Three desks along the back, a chair before each."""
    for x in (-2.4, 0.0, 2.4):
        d.put("console", x, -2.2, (1.9, height, 0.8), 0.0, colour=colour, opaque=False)
        d.chair(x, -1.3, 180.0, "office_chair", OFFICE_CHAIR, 0.5, ("console", "desk", "seat"))
