"""Public rooms: café, bar, office, corridor, hospital, classroom, shop.

Enters: a seeded generator. Leaves: a `Draught`. Furniture keeps to the back and sides; the front
(+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught

STOOL = (0.42, 0.75, 0.42)
OFFICE_CHAIR = (0.62, 1.0, 0.62)


def _cafe_table(d: Draught, x: float, z: float, *, lit: bool = True) -> None:
    d.put("round_table", x, z, (0.8, 0.74, 0.8))
    for side in (-1, 1):
        d.chair(x + side * 0.74, z, -90.0 * side, tags=("table", "seat"))
    if lit:
        d.pendant(x, z, 2.0, 0.8)


def cafe(rng: random.Random) -> Draught:
    """A corner café: counter along the back, tables in front and by the window."""
    d = Draught("cafe", rng, -3.9, 3.9, -3.0, 3.6, 3.0, centre=(-0.2, 1.0))
    d.put("cafe_counter", 1.5, -1.75, (3.0, 1.05, 0.75))
    for x in (0.6, 1.4, 2.3):
        d.hang("bottle_shelf", "back", x, (0.8, 0.3, 0.24), 1.45)
        d.hang("wall_shelf", "back", x, (0.8, 0.3, 0.24), 1.9)
    d.hang("menu_board", "back", -0.9, (1.4, 1.0, 0.04), 1.45)
    d.spot("counter", 1.1, -2.5, 0.0, ("counter", "behind"))
    d.spot("counter", 2.1, -2.5, 0.0, ("counter", "behind"))
    for x in (0.7, 1.7):
        d.spot("till", x, -0.95, 180.0, ("counter",))
    d.window("left", 0.2, 3.2, 1.75, 0.7, mark=0.0, kind="shop_window")
    d.door("left", 2.8, kind="glass_door")
    _cafe_table(d, -0.35, 0.55)
    _cafe_table(d, -2.55, -1.7, lit=False)
    _cafe_table(d, 2.5, 1.55)
    booth = d.against("booth", "right", -0.1, (1.5, 1.2, 0.62))
    d.spot("booth", 3.55, -0.1, -90.0, ("seat",), Posture.SIT, booth, 0.48)
    d.hang("picture", "right", 1.5, (0.9, 0.7, 0.03), 1.5)
    d.hang("neon_cup", "right", -0.1, (0.7, 0.7, 0.06), 1.6)
    d.put("plant", -3.45, -2.55, (0.6, 1.5, 0.6))
    d.put("plant", 3.4, 3.1, (0.6, 1.3, 0.6))
    d.hang("poster", "front", -1.6, (0.7, 0.95, 0.01), 1.3)
    d.hang("picture", "front", 0.3, (0.9, 0.65, 0.03), 1.5)
    d.hang("coat_hooks", "front", 2.2, (1.1, 1.0, 0.2), 0.9)
    d.spot("open", -1.6, 2.2, 90.0, ("open",))
    d.spot("open", 0.8, 2.4, -90.0, ("open",))
    return d


def bar(rng: random.Random) -> Draught:
    """A bar: bottles behind, stools before, booths at the side."""
    d = Draught("bar", rng, -3.9, 3.9, -3.0, 3.5, 2.9, centre=(0.2, 0.7))
    d.put("bar_counter", 0.6, -1.2, (4.2, 1.1, 0.66))
    d.against("bar_shelf", "back", 0.6, (4.0, 2.3, 0.42))
    d.spot("bar", 0.1, -1.95, 0.0, ("bar", "behind"))
    d.spot("bar", 1.4, -1.95, 0.0, ("bar", "behind"))
    for x in (-0.9, -0.05, 0.8, 1.65):
        d.chair(x, -0.52, 180.0, "stool", STOOL, 0.76, ("bar", "seat"))
    for x in (-0.7, 0.6, 1.9):
        d.pendant(x, -1.15, 2.0, 0.7)
    _bar_booth(d)
    d.door("right", 1.7)
    d.against("jukebox", "right", 0.1, (0.9, 1.55, 0.6))
    d.hang("neon_sign", "left", -2.0, (0.9, 0.8, 0.06), 1.6)
    d.hang("picture", "left", 2.7, (0.5, 0.6, 0.03), 1.5)
    d.hang("poster", "right", 2.75, (0.6, 0.85, 0.01), 1.3)
    d.window("front", -1.8, 1.9, 1.3, 1.15, mark=0.0)
    d.hang("dartboard", "front", 1.2, (0.46, 0.46, 0.06), 1.5)
    d.hang("picture", "front", 2.5, (0.7, 0.5, 0.03), 1.5)
    d.spot("open", -0.5, 1.3, 90.0, ("open",))
    d.spot("open", 1.2, 1.3, -90.0, ("open",))
    return d


def _bar_booth(d: Draught) -> None:
    """A table between two booths against the left wall."""
    for z, yaw in ((-0.45, 0.0), (1.55, 180.0)):
        name = d.put("booth", -3.15, z, (1.3, 1.15, 0.62), yaw)
        d.spot("booth", -3.05, z, yaw, ("table", "seat"), Posture.SIT, name, 0.48)
    d.put("table", -3.15, 0.55, (1.15, 0.75, 0.7))
    d.pendant(-3.1, 0.55, 1.9, 0.8)


def office(rng: random.Random) -> Draught:
    """An office: the owner's desk at the back, two chairs before it, a table at the side."""
    d = Draught("office", rng, -3.6, 3.6, -2.8, 3.3, 2.75, centre=(0.0, 0.8))
    d.put("big_desk", 0.3, -0.95, (1.9, 0.76, 0.85))
    d.chair(0.3, -1.75, 0.0, "office_chair", OFFICE_CHAIR, 0.5, ("desk", "seat"))
    for x, yaw in ((-0.25, 172.0), (0.85, -172.0)):
        d.chair(x, 0.02, yaw, tags=("desk", "seat"))
    d.window("back", 0.3, 2.4, 1.35, 0.95, mark=0.0)
    d.against("bookcase", "back", -2.1, (1.3, 2.05, 0.36))
    d.against("filing_cabinet", "back", 2.25, (0.5, 1.3, 0.5))
    d.against("filing_cabinet", "back", 2.78, (0.5, 1.3, 0.5))
    d.put("plant", -3.15, -2.35, (0.6, 1.5, 0.6))
    d.hang("whiteboard", "left", 0.2, (1.8, 1.1, 0.04), 0.95)
    d.spot("whiteboard", -3.05, 0.2, -90.0, ("board",))
    d.put("round_table", -2.3, 1.9, (0.9, 0.74, 0.9))
    for z, yaw in ((1.1, 0.0), (2.7, 180.0)):
        d.chair(-2.3, z, yaw, tags=("table", "seat"))
    d.door("right", 1.5, kind="door")
    d.against("sideboard", "right", -0.6, (1.5, 0.8, 0.42))
    d.hang("picture", "right", -0.6, (1.0, 0.65, 0.03), 1.45)
    d.against("water_cooler", "right", 2.65, (0.36, 1.3, 0.36))
    d.hang("picture", "front", -1.4, (0.9, 0.65, 0.03), 1.45)
    d.hang("clock", "front", 0.2, (0.36, 0.36, 0.04), 2.0)
    d.hang("notice_board", "front", 1.6, (1.2, 0.8, 0.03), 1.2)
    d.hang("radiator", "front", -1.4, (1.3, 0.6, 0.1), 0.14)
    d.hang("wall_shelf", "front", 2.8, (0.9, 0.34, 0.24), 1.5)
    d.put("coat_stand", -3.2, 2.95, (0.5, 1.8, 0.5))
    for x, z in ((-1.3, 0.4), (1.3, 0.4)):
        d.lamp(x, d.height - 0.1, z, 0.8)
    d.spot("open", -0.5, 1.5, 90.0, ("open",))
    d.spot("open", 1.1, 1.5, -90.0, ("open",))
    return d


def corridor(rng: random.Random) -> Draught:
    """A corridor that runs away from the camera, doors on both sides, a window at its end."""
    d = Draught("corridor", rng, -1.9, 1.9, -6.5, 4.5, 2.75, centre=(0.0, 0.2))
    d.window("back", 0.0, 1.5, 1.4, 0.9, mark=0.6)
    for z in (-4.8, -1.9, 1.9):
        d.door("left", z)
    for z in (-3.6, 0.2):
        d.door("right", z)
    row = d.against("bench", "right", -1.7, (1.7, 0.85, 0.55))
    for z in (-2.1, -1.3):
        d.spot("bench", 1.52, z, -90.0, ("seat", "bench"), Posture.SIT, row, 0.46)
    thing = rng.choice(("lockers", "vending_machine", "sideboard"))
    if thing == "lockers":
        d.against("lockers", "right", 2.3, (1.8, 1.9, 0.4))
    elif thing == "vending_machine":
        d.against("vending_machine", "right", 2.0, (0.95, 1.85, 0.6))
    else:
        d.against("sideboard", "right", 2.2, (1.3, 0.85, 0.4))
    d.hang("notice_board", "left", 0.0, (1.3, 0.9, 0.03), 1.25)
    d.hang("picture", "left", -3.35, (0.8, 0.6, 0.03), 1.45)
    d.hang("picture", "right", -5.1, (0.7, 0.5, 0.03), 1.45)
    d.hang("clock", "right", -0.75, (0.36, 0.36, 0.04), 2.05)
    d.put("plant", -1.5, -6.1, (0.6, 1.4, 0.6))
    d.put("plant", 1.5, -6.1, (0.5, 1.1, 0.5))
    d.put("plant", -1.55, 3.4, (0.5, 1.1, 0.5))
    d.hang("exit_sign", "front", 0.0, (0.5, 0.22, 0.05), 2.25)
    d.door("front", 0.0)
    for z in (-5.0, -2.0, 1.0):
        d.lamp(0.0, d.height - 0.1, z, 0.75)
    d.spot("open", -0.7, 0.3, 65.0, ("open",))
    d.spot("open", 0.5, 1.1, -115.0, ("open",))
    return d


def hospital(rng: random.Random) -> Draught:
    """A ward room: a bed with its head to the back wall, a visitor's chair, monitors."""
    d = Draught("hospital", rng, -3.4, 3.4, -2.6, 3.2, 2.75, centre=(0.4, 0.9))
    bed = d.against("hospital_bed", "back", -0.7, (1.05, 1.05, 2.15))
    d.spot("bed", -0.7, -1.35, 0.0, ("bed",), Posture.LIE, bed, 0.62)
    d.spot("bed_edge", -0.35, -0.95, 90.0, ("bed", "seat"), Posture.SIT, bed, 0.58)
    d.chair(0.75, -0.95, -70.0, tags=("bed", "seat"), colour="#7fa8b8")
    d.put("chair", 1.9, -2.25, (0.46, 0.92, 0.48), 0.0, opaque=False, colour="#7fa8b8")
    d.against("monitor", "back", -1.65, (0.46, 1.5, 0.4))
    d.put("iv_stand", 0.1, -2.3, (0.36, 1.95, 0.36), opaque=False)
    d.against("nightstand", "back", 0.8, (0.48, 0.7, 0.42))
    d.lamp(0.84, 1.05, -2.4, 0.5)
    d.put("curtain_screen", -2.2, -1.5, (2.1, 2.2, 0.1), 90.0)
    d.window("right", -0.9, 1.9, 1.35, 0.9, mark=0.6)
    d.hang("picture", "back", 1.6, (0.8, 0.55, 0.03), 1.45)
    d.hang("clock", "back", 2.7, (0.34, 0.34, 0.04), 1.95)
    d.against("sink", "left", 1.0, (1.0, 0.88, 0.5))
    d.hang("mirror", "left", 1.0, (0.6, 0.7, 0.03), 1.25)
    d.door("right", 1.8)
    d.put("trolley", -2.9, 2.4, (0.5, 0.9, 0.7))
    d.put("plant", 3.0, -2.15, (0.5, 1.15, 0.5))
    d.hang("notice_board", "front", -0.9, (1.1, 0.8, 0.03), 1.2)
    d.hang("picture", "front", 1.0, (0.8, 0.6, 0.03), 1.4)
    d.hang("wall_cabinet", "front", 2.4, (1.2, 0.7, 0.32), 1.4)
    d.hang("radiator", "front", -0.9, (1.3, 0.6, 0.1), 0.14)
    d.hang("poster", "front", -2.2, (0.6, 0.85, 0.01), 1.25)
    d.hang("poster", "left", 2.5, (0.6, 0.85, 0.01), 1.3)
    d.hang("exit_sign", "right", 1.8, (0.4, 0.18, 0.05), 2.3)
    for x in (-1.0, 1.4):
        d.lamp(x, d.height - 0.1, 0.4, 0.8)
    d.spot("bedside", 0.45, -0.1, -135.0, ("bed",))
    d.spot("open", 0.0, 1.5, 90.0, ("open",))
    d.spot("open", 1.5, 1.5, -90.0, ("open",))
    return d


def classroom(rng: random.Random) -> Draught:
    """A classroom: board and teacher's desk at the back of the frame, pupils facing it."""
    d = Draught("classroom", rng, -4.0, 4.0, -3.4, 4.2, 3.0, centre=(0.0, -0.9))
    d.hang("blackboard", "back", 0.0, (3.4, 1.25, 0.05), 0.95)
    d.spot("board", -0.7, -2.75, 0.0, ("board",))
    d.spot("board", 0.8, -2.75, 180.0, ("board",))
    d.put("big_desk", 2.2, -2.35, (1.5, 0.76, 0.7))
    d.chair(2.2, -3.02, 0.0, size=(0.46, 0.92, 0.44), tags=("desk", "seat"))
    for row, z in enumerate((0.35, 2.0)):
        for x in (-2.25, 0.0, 2.25):
            d.put("school_desk", x, z, (1.15, 0.74, 0.52))
            for side in (-0.28, 0.28):
                d.chair(
                    x + side,
                    z + 0.55,
                    180.0,
                    size=(0.42, 0.86, 0.44),
                    tags=("desk", "seat", f"row{row}"),
                )
    d.window("left", -1.4, 1.6, 1.6, 0.95)
    d.window("left", 1.0, 1.6, 1.6, 0.95, mark=0.0)
    d.against("bookcase", "right", -1.2, (1.4, 1.2, 0.34))
    d.hang("map", "right", -1.2, (1.4, 0.85, 0.02), 1.4)
    d.door("right", 0.5)
    d.hang("notice_board", "right", 2.3, (1.5, 0.9, 0.03), 1.2)
    d.put("globe", -3.0, -2.6, (0.5, 1.25, 0.5))
    d.put("plant", -3.6, -3.0, (0.5, 1.1, 0.5))
    d.hang("poster", "back", -2.9, (0.7, 0.9, 0.01), 1.3)
    d.hang("clock", "back", 2.4, (0.4, 0.4, 0.04), 2.3)
    d.hang("poster", "back", 3.0, (0.7, 0.9, 0.01), 1.3)
    d.hang("notice_board", "front", 0.0, (2.2, 1.0, 0.03), 1.2)
    d.hang("picture", "front", 2.4, (0.8, 0.6, 0.03), 1.4)
    for x in (-1.8, 1.8):
        for z in (-1.4, 1.6):
            d.lamp(x, d.height - 0.1, z, 0.6)
    d.spot("open", -0.8, -1.1, 90.0, ("open",))
    d.spot("open", 0.8, -1.1, -90.0, ("open",))
    return d


def shop(rng: random.Random) -> Draught:
    """A corner shop: racks at the back and side, pay desk at the right, fruit in front."""
    d = Draught("shop", rng, -3.7, 3.7, -2.9, 3.4, 2.9, centre=(-0.1, 0.9))
    for x in (-2.25, -0.72, 0.81):
        d.at_thing(d.against("shop_rack", "back", x, (1.5, 2.05, 0.46)), ("rack",))
    d.against("fridge", "back", 2.1, (0.85, 1.95, 0.7), colour="#e6ece9")
    d.against("shop_rack", "left", -0.6, (1.5, 2.05, 0.46))
    d.put("shop_counter", 2.1, 0.2, (1.9, 0.98, 0.7), -90.0)
    d.spot("till", 2.95, 0.0, -90.0, ("counter", "behind"))
    d.chair(3.2, 0.85, -90.0, "stool", STOOL, 0.76, ("counter", "behind", "seat"))
    for z in (-0.1, 0.7):
        d.spot("counter", 1.25, z, 90.0, ("counter",))
    d.hang("bottle_shelf", "right", 0.2, (1.6, 0.32, 0.24), 1.45)
    d.hang("bottle_shelf", "right", 0.2, (1.6, 0.32, 0.24), 1.9)
    d.hang("poster", "right", -1.7, (0.7, 0.9, 0.01), 1.3)
    d.put("fruit_stand", -1.7, 0.05, (1.5, 0.85, 0.8))
    d.spot("fruit", -1.7, 0.95, 180.0, ("fruit",))
    d.window("left", 1.6, 2.0, 1.6, 0.75, mark=0.0, kind="shop_window")
    d.door("front", -2.2, kind="glass_door")
    d.window("front", 0.9, 2.8, 1.7, 0.75, mark=0.0, kind="shop_window")
    d.hang("poster", "front", 3.0, (0.7, 0.95, 0.01), 1.25)
    d.hang("poster", "back", 3.05, (0.7, 0.95, 0.01), 1.3)
    d.hang("clock", "right", 2.4, (0.4, 0.4, 0.04), 1.95)
    d.put("crate", -3.35, -2.25, (0.55, 0.5, 0.55))
    d.put("plant", 3.25, 2.9, (0.55, 1.2, 0.55))
    d.hang("poster", "left", 3.0, (0.5, 0.7, 0.01), 1.35)
    for x in (-1.6, 1.4):
        for z in (-1.0, 1.6):
            d.lamp(x, d.height - 0.1, z, 0.6)
    d.spot("open", -0.8, 1.9, 90.0, ("open",))
    d.spot("open", 0.8, 1.9, -90.0, ("open",))
    return d
