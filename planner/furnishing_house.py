"""More of a house: bathroom, dining room, attic, basement, garage, stairs, lift.

Enters: a seeded generator. Leaves: a `Draught`. Furniture keeps to the back and sides; the front
(+z) is where cameras mostly stand.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught


def open_pair(d: Draught, x: float, z: float, gap: float = 0.85) -> None:
    """Two marks face to face about a point: where people talk by default."""
    d.spot("open", x - gap, z, 90.0, ("open",))
    d.spot("open", x + gap, z, -90.0, ("open",))


def ceiling_lamps(d: Draught, places: tuple[tuple[float, float], ...], strength: float) -> None:
    """Lights under the ceiling."""
    for x, z in places:
        d.lamp(x, d.height - 0.1, z, strength)


def bathroom(rng: random.Random) -> Draught:
    """A bathroom: tub under the window, basin and mirror, toilet."""
    d = Draught("bathroom", rng, -2.5, 2.5, -2.1, 2.9, 2.6, centre=(0.0, 0.9))
    tub = d.put("bathtub", -1.15, -1.55, (1.75, 0.6, 0.8), opaque=False)
    d.spot("tub", -1.15, -1.35, 0.0, ("bath", "seat"), Posture.SIT, tub, 0.55)
    d.window("back", -1.15, 1.1, 0.95, 1.35, mark=0.0)
    d.at_thing(d.against("sink", "back", 0.75, (1.0, 0.88, 0.55)), ("sink", "mirror"))
    d.hang("mirror", "back", 0.75, (0.8, 0.9, 0.03), 1.2)
    d.hang("wall_shelf", "back", 1.7, (0.6, 0.3, 0.2), 1.5)
    seat = d.against("toilet", "right", -0.6, (0.5, 0.85, 0.66))
    d.spot("toilet", 2.1, -0.6, -90.0, ("toilet", "seat"), Posture.SIT, seat, 0.43)
    d.hang("wall_cabinet", "right", -0.6, (0.6, 0.6, 0.2), 1.55)
    d.rug(-0.6, -0.4, 1.5, 0.9)
    d.door("right", 1.2)
    d.hang("radiator", "left", 0.4, (0.9, 0.9, 0.1), 0.2)
    d.hang("coat_hooks", "left", 1.8, (0.9, 1.0, 0.2), 0.95)
    d.hang("picture", "left", 0.4, (0.5, 0.5, 0.03), 1.5)
    d.put("plant", -2.1, 2.4, (0.5, 1.1, 0.5))
    d.put("plant", 2.15, -1.75, (0.4, 0.8, 0.4))
    d.hang("mirror", "front", -0.6, (0.6, 1.3, 0.03), 0.5)
    d.hang("wall_shelf", "front", 1.2, (0.9, 0.34, 0.2), 1.5)
    d.pendant(0.2, 0.4, 2.05, 0.9)
    open_pair(d, 0.0, 1.3, 0.75)
    return d


def dining_room(rng: random.Random) -> Draught:
    """A long table under a lamp, six chairs, a dresser with the good plates."""
    d = Draught("dining_room", rng, -3.5, 3.5, -2.7, 3.5, 2.8, centre=(0.0, 1.9))
    d.rug(0.0, -0.2, 4.0, 2.8)
    d.put("table", 0.0, -0.2, (2.4, 0.75, 1.0))
    for x in (-0.75, 0.0, 0.75):
        d.chair(x, -1.02, 0.0, tags=("table", "seat"))
    for side in (-1, 1):
        d.chair(side * 1.55, -0.2, -90.0 * side, tags=("table", "seat"))
    d.pendant(-0.55, -0.2, 1.95, 0.8)
    d.pendant(0.55, -0.2, 1.95, 0.8)
    d.window("back", -1.7, 1.4, 1.45, 0.85, mark=0.0)
    d.against("dresser", "back", 0.4, (1.5, 2.0, 0.42))
    d.window("back", 2.3, 1.2, 1.45, 0.85, mark=0.0)
    d.against("sideboard", "left", -0.2, (1.7, 0.85, 0.45))
    d.hang("picture", "left", -0.2, (1.2, 0.8, 0.03), 1.35)
    d.against("fireplace", "right", -0.6, (1.5, 1.2, 0.42))
    d.hang("mirror", "right", -0.6, (0.9, 0.8, 0.03), 1.45)
    d.door("right", 1.8)
    d.put("plant", -3.1, -2.3, (0.6, 1.4, 0.6))
    d.put("plant", -3.1, 3.05, (0.6, 1.3, 0.6))
    d.hang("picture", "front", -1.2, (0.9, 0.7, 0.03), 1.4)
    d.hang("clock", "front", 0.2, (0.4, 0.4, 0.04), 1.9)
    d.against("cabinet", "front", 1.8, (1.4, 0.9, 0.42))
    open_pair(d, -0.2, 1.9)
    return d


def attic(rng: random.Random) -> Draught:
    """An attic: trunks, an old wardrobe, a rocking corner under a small window."""
    d = Draught("attic", rng, -3.6, 3.6, -2.6, 3.2, 2.35, centre=(0.0, 0.9))
    d.window("back", 0.0, 1.0, 0.9, 1.05, mark=0.55)
    d.against("wardrobe", "back", -2.0, (1.3, 1.95, 0.6))
    for x, z, size in ((1.5, -2.0, 0.8), (2.4, -2.05, 0.7), (2.95, -1.2, 0.75), (-3.1, 1.0, 0.7)):
        d.put("crate", x, z, (size, size * 0.75, size * 0.8), rng.uniform(-6, 6))
    d.put("crate", 1.55, -2.0, (0.5, 0.42, 0.5), 12.0, base=0.6, solid=False)
    d.against("bookcase", "left", -0.5, (1.1, 1.6, 0.34))
    d.chair(-1.3, -1.2, 25.0, "armchair", (0.86, 0.9, 0.86), 0.43, ("seat",))
    d.put("globe", 0.75, -2.1, (0.5, 1.1, 0.5))
    d.put("floor_lamp", -0.95, -2.25, (0.42, 1.6, 0.42))
    d.lamp(-0.95, 1.45, -2.25, 0.8)
    d.put("piano", 3.2, 0.4, (1.4, 1.15, 0.55), -90.0)
    d.rug(0.0, 0.2, 2.4, 1.8)
    d.door("right", 2.2)
    d.hang("picture", "left", 1.9, (0.7, 0.9, 0.03), 0.4)
    d.hang("poster", "front", -1.0, (0.6, 0.85, 0.01), 1.1)
    d.hang("coat_hooks", "front", 1.4, (1.0, 1.0, 0.2), 0.8)
    d.put("coat_stand", -3.2, -1.7, (0.46, 1.7, 0.46))
    d.pendant(0.3, 0.3, 1.95, 0.7)
    open_pair(d, 0.0, 1.3)
    return d


def basement(rng: random.Random) -> Draught:
    """A cellar: boiler, shelves of jars, boxes, a bare bulb, a slit of window."""
    d = Draught("basement", rng, -3.5, 3.5, -2.7, 3.3, 2.45, centre=(0.0, 0.8))
    d.window("back", -1.9, 1.0, 0.45, 1.85, mark=0.0)
    d.window("left", 0.9, 1.0, 0.45, 1.85, mark=0.0)
    d.put("machine", 2.3, -1.9, (1.7, 2.0, 1.0), colour="#8d6a52")
    for x in (-2.0, -0.5):
        d.against("shop_rack", "back", x, (1.4, 1.75, 0.46))
    d.against("workbench", "left", -0.7, (1.8, 2.0, 0.6))
    d.spot("bench", -2.5, -0.7, -90.0, ("workbench",))
    for x, z, size in ((3.0, 0.2, 0.7), (2.95, 1.1, 0.6), (-3.0, 1.9, 0.7)):
        d.put("crate", x, z, (size, size * 0.8, size), rng.uniform(-8, 8))
    d.put("drum", 0.75, -2.25, (0.56, 0.85, 0.56))
    d.chair(1.5, 0.7, -60.0, tags=("seat",))
    d.put("bicycle", -2.2, 2.9, (1.7, 1.05, 0.5), 180.0, opaque=False)
    d.door("right", 2.2)
    d.hang("wall_shelf", "front", 0.0, (1.4, 0.34, 0.24), 1.5)
    d.pendant(0.0, 0.2, 1.95, 1.2)
    ceiling_lamps(d, ((2.0, 1.6),), 0.7)
    open_pair(d, -0.1, 1.5)
    return d


def garage(rng: random.Random) -> Draught:
    """A garage: a car, a workbench with tools, tyres and drums."""
    d = Draught("garage", rng, -4.4, 4.4, -3.2, 4.0, 3.0, centre=(1.6, 1.4))
    d.put("car", -2.1, -0.3, (1.8, 1.5, 4.2), 0.0)
    d.spot("car", -0.75, 0.2, -90.0, ("car",))
    d.against("workbench", "back", 1.4, (2.4, 2.1, 0.65))
    d.spot("bench", 1.0, -2.05, 180.0, ("workbench",))
    d.chair(2.0, -2.05, 180.0, "stool", (0.42, 0.75, 0.42), 0.74, ("seat",))
    d.against("pallet_rack", "right", -1.6, (2.2, 2.0, 0.6))
    for x, z in ((2.95, -2.85),):
        d.put("drum", x, z, (0.56, 0.88, 0.56))
    d.window("right", 1.0, 1.6, 0.9, 1.35, mark=0.0)
    d.window("back", 3.35, 1.2, 0.7, 1.6, mark=0.0)
    d.door("right", 3.0)
    d.put("bicycle", 3.9, 0.6, (1.7, 1.05, 0.5), 90.0, opaque=False)
    d.put("crate", -4.0, -2.7, (0.6, 0.5, 0.6))
    d.hang("clock", "back", -0.4, (0.4, 0.4, 0.04), 2.1)
    d.hang("poster", "left", 1.0, (0.7, 0.95, 0.01), 1.3)
    d.hang("notice_board", "front", 1.8, (1.2, 0.8, 0.03), 1.3)
    ceiling_lamps(d, ((-2.0, 0.4), (1.8, -0.6), (1.8, 1.8)), 0.8)
    open_pair(d, 1.6, 1.4)
    return d


def stairwell(rng: random.Random) -> Draught:
    """A hall at the foot of a flight of stairs."""
    d = Draught("stairwell", rng, -2.7, 2.7, -3.6, 3.4, 3.4, centre=(0.4, 0.9))
    stairs = d.put("flight", -1.5, -2.0, (1.7, 2.4, 3.0), opaque=False)
    d.spot("stairs", -1.5, 0.0, 180.0, ("stairs",), thing=stairs)
    for x in (-1.9, -1.1):
        d.spot("step", x, -0.62, 0.0, ("seat", "stairs"), Posture.SIT, stairs, 0.37)
    d.window("back", 1.4, 1.2, 1.7, 1.1, mark=0.0)
    d.door("right", -1.6)
    d.door("front", 0.6)
    d.against("sideboard", "right", 0.4, (1.3, 0.85, 0.4))
    d.hang("mirror", "right", 0.4, (0.7, 0.9, 0.03), 1.2)
    d.put("plant", 2.25, -3.1, (0.6, 1.4, 0.6))
    d.put("coat_stand", 2.25, 2.7, (0.46, 1.75, 0.46))
    d.rug(0.8, 0.8, 1.6, 2.6)
    for z, y in ((-2.6, 2.1), (-1.7, 1.75), (-0.8, 1.4)):
        d.hang("picture", "left", z, (0.5, 0.6, 0.03), y + 0.1)
    d.hang("clock", "left", 1.4, (0.4, 0.4, 0.04), 1.9)
    d.hang("radiator", "left", 1.4, (1.1, 0.6, 0.1), 0.14)
    d.pendant(0.8, -0.6, 2.3, 1.0)
    ceiling_lamps(d, ((0.6, 1.8),), 0.6)
    open_pair(d, 0.6, 1.1, 0.75)
    return d


def hallway(rng: random.Random) -> Draught:
    """The hall of a home, away from the camera: doors, a runner, a table under a mirror, coats."""
    d = Draught("hallway", rng, -1.7, 1.7, -5.2, 3.8, 2.7, centre=(0.0, 0.2))
    d.window("back", 0.0, 1.0, 1.4, 0.9, mark=0.6)
    for z in (-3.7, 1.3):
        d.door("left", z)
    for z in (-2.6, 2.2):
        d.door("right", z)
    d.door("front", 0.0)
    d.rug(0.0, -0.6, 1.1, 5.6)
    d.against("sideboard", "right", -0.5, (1.3, 0.85, 0.4))
    d.hang("mirror", "right", -0.5, (0.7, 0.9, 0.03), 1.2)
    for z in (-2.4, -0.5):
        d.chair(-1.38, z, 90.0)
    d.hang("coat_hooks", "left", -1.3, (1.1, 1.0, 0.2), 1.05)
    d.put("plant", 1.3, -4.75, (0.5, 1.1, 0.5))
    d.put("coat_stand", -1.35, 3.4, (0.46, 1.75, 0.46))
    for z, y in ((-4.4, 1.5), (-3.9, 1.45), (0.8, 1.5)):
        d.hang("picture", "right", z, (0.5, 0.6, 0.03), y)
    d.hang("picture", "left", 0.1, (0.6, 0.5, 0.03), 1.5)
    d.hang("clock", "left", 2.5, (0.34, 0.34, 0.04), 1.85)
    d.pendant(0.0, -2.4, 2.15, 0.9)
    ceiling_lamps(d, ((0.0, 1.4),), 0.7)
    d.spot("open", -0.6, 0.3, 65.0, ("open",))
    d.spot("open", 0.5, 1.1, -115.0, ("open",))
    return d


def elevator(rng: random.Random) -> Draught:
    """A lift: a steel box with a mirror, a rail and its doors open at the back."""
    d = Draught("elevator", rng, -1.35, 1.35, -1.3, 1.5, 2.5, centre=(0.0, 0.1))
    d.door("back", 0.0, "#b9c2c8")
    d.hang("exit_sign", "back", 0.0, (0.5, 0.2, 0.05), 2.2)
    d.hang("notice_board", "back", -0.9, (0.45, 0.7, 0.03), 1.2)
    d.hang("menu_board", "back", 0.95, (0.34, 0.8, 0.04), 0.95)
    for wall in ("left", "right"):
        d.hang("splashback", wall, 0.1, (2.2, 0.14, 0.06), 0.9)
        d.hang("mirror", wall, 0.1, (1.7, 1.1, 0.03), 1.1)
    d.hang("mirror", "front", 0.0, (1.7, 1.3, 0.03), 0.9)
    d.hang("poster", "front", 1.05, (0.45, 0.7, 0.01), 1.2)
    seat = d.put("stool", 1.05, 1.15, (0.36, 0.55, 0.36), -135.0)
    d.spot("stool", 1.05, 1.15, -135.0, ("seat",), Posture.SIT, seat, 0.54)
    ceiling_lamps(d, ((-0.5, 0.1), (0.5, 0.1)), 0.9)
    open_pair(d, 0.0, 0.25, 0.62)
    return d
