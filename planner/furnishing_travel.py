"""On the way: train, bus, aeroplane, station, ship's cabin, tent, cave.

Enters: a seeded generator. Leaves: a `Draught`. Carriages run along z, so that the aisle leads away
from the camera; the front (+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_house import ceiling_lamps, open_pair


def _rows(d: Draught, places: tuple[float, ...], across: float, wide: float, colour: str) -> None:
    """Rows of seats on both sides of the aisle, facing the camera."""
    for side in (-1, 1):
        for z in places:
            row = d.put(
                "seat_row", side * across, z, (wide, 1.12, 0.6), opaque=False, colour=colour
            )
            for offset in (-wide / 4, wide / 4):
                x = side * across + offset
                d.spot("seat", x, z + 0.05, 0.0, ("seat",), Posture.SIT, row, 0.48)


def _carriage(
    d: Draught, windows: tuple[float, ...], size: tuple[float, float], sill: float
) -> None:
    """Windows and racks along both sides."""
    for wall in ("left", "right"):
        for z in windows:
            d.window(wall, z, size[0], size[1], sill, mark=0.0)
        for z in (-2.2, 0.2):
            d.hang("luggage_rack", wall, z, (2.2, 0.34, 0.4), 1.9)


def train(rng: random.Random) -> Draught:
    """A railway carriage: seats on both sides of the aisle, racks, wide windows."""
    d = Draught("train", rng, -1.75, 1.75, -4.2, 3.4, 2.5, centre=(0.0, 1.6))
    _rows(d, (-3.2, -2.1, -1.0, 0.1), 1.12, 1.1, rng.choice(("#3f6f8c", "#a8503f", "#4f8a6a")))
    _carriage(d, (-2.8, -1.0, 0.8, 2.5), (1.4, 0.85), 0.95)
    d.door("back", 0.0, kind="glass_door")
    d.door("front", 0.0, kind="glass_door")
    d.hang("exit_sign", "back", 0.0, (0.5, 0.2, 0.05), 2.2)
    d.put("crate", 1.45, 3.0, (0.45, 0.6, 0.4))
    ceiling_lamps(d, ((0.0, -2.4), (0.0, -0.4), (0.0, 1.8)), 0.7)
    open_pair(d, 0.0, 1.7, 0.62)
    return d


def bus(rng: random.Random) -> Draught:
    """A bus: rows of seats, poles, big windows, the driver's place at the front."""
    d = Draught("bus", rng, -1.55, 1.55, -3.8, 3.2, 2.35, centre=(0.0, 1.5))
    _rows(d, (-2.9, -2.0, -1.1, -0.2), 1.0, 0.96, rng.choice(("#c98a3c", "#4f7a9c")))
    for wall in ("left", "right"):
        for z in (-2.9, -1.4, 0.1, 1.6):
            d.window(wall, z, 1.3, 0.95, 0.9, mark=0.0)
        d.hang("splashback", wall, -0.4, (6.4, 0.05, 0.06), 2.0)
    d.window("back", 0.0, 2.2, 0.9, 1.0, mark=0.0)
    d.door("right", 2.7, kind="glass_door")
    for x in (-0.46, 0.46):
        d.put("iv_stand", x, 0.6, (0.1, 2.3, 0.1), solid=False)
    d.hang("poster", "front", -0.6, (0.6, 0.4, 0.01), 1.6)
    d.hang("exit_sign", "front", 0.6, (0.4, 0.16, 0.05), 2.0)
    ceiling_lamps(d, ((0.0, -2.2), (0.0, -0.4), (0.0, 1.6)), 0.7)
    open_pair(d, 0.0, 1.5, 0.6)
    return d


def aeroplane(rng: random.Random) -> Draught:
    """A cabin: rows of seats, lockers overhead, small windows."""
    d = Draught("aeroplane", rng, -1.85, 1.85, -4.4, 3.2, 2.25, centre=(0.0, 1.5))
    _rows(d, (-3.4, -2.35, -1.3, -0.25), 1.18, 1.1, "#4f6490")
    for wall in ("left", "right"):
        for z in (-3.4, -2.5, -1.6, -0.7, 0.2, 1.1, 2.0):
            d.window(wall, z, 0.36, 0.5, 1.0, mark=0.0)
        for z in (-3.0, -1.2, 0.6, 2.2):
            d.hang("wall_cabinet", wall, z, (1.7, 0.42, 0.5), 1.75)
    d.door("back", 0.0)
    d.hang("exit_sign", "back", 0.0, (0.5, 0.2, 0.05), 2.02)
    d.hang("stage_curtain", "back", -1.1, (0.9, 2.1, 0.16), 0.0)
    d.hang("stage_curtain", "back", 1.1, (0.9, 2.1, 0.16), 0.0)
    d.hang("picture", "front", 0.9, (0.6, 0.5, 0.03), 1.3)
    ceiling_lamps(d, ((0.0, -2.6), (0.0, -0.6), (0.0, 1.6)), 0.7)
    open_pair(d, 0.0, 1.6, 0.6)
    return d


def station(rng: random.Random) -> Draught:
    """A concourse: a departure board, a clock, benches, a kiosk, glass to the trains."""
    d = Draught("station", rng, -5.4, 5.4, -4.0, 4.6, 4.6, centre=(0.0, 0.9))
    for x in (-3.4, 0.0, 3.4):
        d.window("back", x, 2.8, 1.9, 0.9, mark=0.0, kind="shop_window")
    d.hang("menu_board", "back", -1.7, (3.0, 1.0, 0.08), 3.1)
    d.hang("clock", "back", 1.7, (0.9, 0.9, 0.08), 3.2)
    for x in (-2.6, 1.6):
        row = d.put("bench", x, -1.4, (1.7, 0.85, 0.6), 0.0)
        for place in (-0.4, 0.4):
            d.spot("bench", x + place, -1.4, 0.0, ("seat", "bench"), Posture.SIT, row, 0.46)
    for x in (-4.4, 4.4):
        d.put("column", x, -2.6, (0.6, 4.6, 0.6))
    d.put("shop_counter", 4.2, 0.4, (2.2, 1.05, 0.7), -90.0)
    d.spot("till", 5.0, 0.4, -90.0, ("counter", "behind"))
    d.spot("counter", 3.4, 0.4, 90.0, ("counter", "till"))
    d.hang("bottle_shelf", "right", 0.4, (1.9, 0.4, 0.24), 1.6)
    d.against("vending_machine", "left", -0.8, (1.0, 1.9, 0.65))
    d.against("lockers", "left", 1.2, (2.2, 1.9, 0.42))
    d.put("trolley", -1.0, -3.1, (0.7, 1.0, 1.0), 40.0)
    d.put("bin", 0.2, -2.2, (0.5, 0.95, 0.5))
    d.door("right", 2.8, kind="glass_door")
    d.door("front", -2.0, kind="glass_door")
    d.hang("map", "front", 1.2, (1.6, 1.1, 0.02), 1.3)
    ceiling_lamps(d, ((-2.6, -0.8), (2.6, -0.8), (-2.6, 2.2), (2.6, 2.2)), 0.9)
    open_pair(d, 0.0, 1.0)
    return d


def boat_cabin(rng: random.Random) -> Draught:
    """A cabin below deck: bunk, chart table, portholes, a coil of rope."""
    d = Draught("boat_cabin", rng, -2.5, 2.5, -2.1, 2.8, 2.3, centre=(0.1, 0.9))
    cot = d.put("bunk", -1.95, -0.9, (0.95, 1.8, 2.1), colour="#3f6f8c")
    for z in (-0.5, -1.2):
        d.spot("bunk", -1.7, z, 90.0, ("bed", "seat"), Posture.SIT, cot, 0.56)
    d.spot("pillow", -1.95, -1.4, 0.0, ("bed",), Posture.LIE, cot, 0.58)
    d.put("table", 0.6, -1.3, (1.4, 0.75, 0.8))
    d.chair(0.6, -0.55, 180.0, tags=("table", "seat"))
    for x in (-0.9, 0.6, 1.9):
        d.window("back", x, 0.55, 0.5, 1.25, mark=0.0)
    d.hang("map", "back", -0.15, (0.6, 0.5, 0.02), 1.3)
    d.window("left", 1.2, 0.55, 0.5, 1.25, mark=0.0)
    d.put("drum", 2.1, -1.65, (0.55, 0.8, 0.55), colour="#8d6a4c")
    d.put("mooring", 2.15, -0.6, (0.6, 0.5, 0.6))
    d.against("cabinet", "right", 0.4, (1.1, 0.85, 0.42))
    d.hang("wall_shelf", "right", 0.4, (1.1, 0.3, 0.2), 1.5)
    d.door("right", 1.8)
    d.hang("clock", "left", 2.1, (0.34, 0.34, 0.04), 1.6)
    d.hang("coat_hooks", "front", -1.0, (1.0, 1.0, 0.2), 0.9)
    d.hang("picture", "front", 1.0, (0.7, 0.5, 0.03), 1.3)
    d.pendant(0.5, -0.6, 1.85, 0.9)
    open_pair(d, 0.1, 1.0, 0.7)
    return d


def tent(rng: random.Random) -> Draught:
    """Inside a great tent: canvas walls, a cot, crates, a lantern."""
    d = Draught("tent", rng, -2.6, 2.6, -2.2, 2.8, 2.5, centre=(0.1, 0.9))
    for x in (-1.55, 1.55):
        d.put("stage_curtain", x, -2.02, (2.1, 2.45, 0.18), solid=False, colour="#cdb184")
    cot = d.put("bunk", -1.9, -0.7, (0.9, 0.85, 1.95), colour="#7d8a5c")
    for z in (-0.4, -1.0):
        d.spot("bunk", -1.65, z, 90.0, ("bed", "seat"), Posture.SIT, cot, 0.56)
    d.put("table", 1.2, -1.2, (1.3, 0.74, 0.75))
    d.chair(1.2, -0.5, 180.0, tags=("table", "seat"))
    for x, z, size in ((2.2, 0.6, 0.6), (-0.5, -1.8, 0.6)):
        d.put("crate", x, z, (size, size * 0.8, size), rng.uniform(-8, 8))
    d.rug(0.0, 0.4, 2.6, 1.8)
    d.window("back", 0.0, 0.8, 1.6, 0.5, mark=0.0)
    d.window("left", 1.2, 1.0, 0.7, 1.2, mark=0.0)
    d.hang("map", "right", -0.8, (1.1, 0.8, 0.02), 1.1)
    d.door("right", 1.8)
    d.hang("coat_hooks", "front", 0.8, (1.0, 1.0, 0.2), 0.9)
    d.hang("picture", "front", -1.0, (0.6, 0.5, 0.03), 1.3)
    d.pendant(0.2, -0.2, 1.9, 1.1)
    open_pair(d, 0.1, 1.0, 0.7)
    return d


def cave(rng: random.Random) -> Draught:
    """A cave: walls of broken rock, teeth from the roof, a fire in the middle."""
    d = Draught("cave", rng, -5.0, 5.0, -4.2, 4.4, 3.9, centre=(0.0, 0.6))
    for x in (-3.4, 0.1, 3.5):
        d.put("crag", x, -3.6, (3.3, rng.uniform(3.2, 3.7), 1.1))
    for side, yaw in ((-1, 90.0), (1, -90.0)):
        for z in (-1.6, 1.4):
            if side > 0 and z > 0:
                continue
            d.put("crag", side * 4.5, z, (2.7, rng.uniform(3.0, 3.6), 0.9), yaw)
    d.put("stalactites", 0.0, -1.8, (6.4, 1.3, 1.8), base=2.55, solid=False)
    d.put("campfire", -0.4, -1.0, (1.0, 0.9, 1.0))
    d.lamp(-0.4, 0.9, -1.0, 2.2)
    log = d.put("log", -1.7, -1.9, (1.6, 0.44, 0.45), 25.0)
    d.spot("log", -1.7, -1.85, 25.0, ("seat",), Posture.SIT, log, 0.44)
    stone = d.put("rock", 1.2, -1.7, (0.9, 0.46, 0.8))
    d.spot("rock", 1.2, -1.6, -20.0, ("seat", "rock"), Posture.SIT, stone, 0.44)
    for x, z, w in ((-3.2, -2.2, 1.1), (3.0, -2.2, 1.3), (3.3, 2.9, 1.0), (-3.4, 3.2, 1.2)):
        d.put("rock", x, z, (w, w * 0.7, w * 0.8))
    d.window("right", 1.4, 2.0, 2.4, 0.3, mark=0.0)
    d.window("front", 1.4, 2.6, 2.0, 1.2, mark=0.0)
    d.door("right", 3.4)
    for x, z in ((-2.6, 1.4), (2.6, 0.6)):
        d.lamp(x, 3.0, z, 0.6)
    open_pair(d, 0.0, 0.9)
    return d
