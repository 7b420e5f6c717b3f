"""Places that people built out of doors: graveyard, church, castle, farm, lighthouse, porch.

Enters: a seeded generator. Leaves: a `Draught`. The building by which a place is known stands
behind the playing area, what it needs beside it, woods close the view.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_town import bench, ground, lamp_post, tree, treeline


def site(kind: str, rng: random.Random, back: float = -6.0) -> Draught:
    """A drawing board with ways in from both sides and marks in the middle."""
    d = Draught(kind, rng, -15.0, 15.0, back, 11.5, 9.0, interior=False, centre=(0.0, 0.4))
    d.path(-14.0, 0.6, -6.0, 0.6)
    d.path(14.0, 0.6, 6.0, 0.6)
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.6, yaw, ("open",))
    return d


def trees(d: Draught, places: tuple[tuple[float, float], ...]) -> None:
    """Trees of any height."""
    for x, z in places:
        tree(d, x, z, d.rng.uniform(4.8, 6.4))


def door_of(d: Draught, thing: str, x: float, z: float) -> None:
    """A way in at the foot of a building, and a mark before it."""
    d.path(x, z - 0.5, x, z + 0.5, "door")
    d.spot("door", x, z + 0.4, 0.0, ("door",), thing=thing)


def laid_out(d: Draught, middle: str) -> None:
    """Grass all round, the playing area laid with something else."""
    ground(d, "meadow", -45.0, 45.0, -45.0, -6.4)
    ground(d, middle, -45.0, 45.0, -6.4, 4.2)
    ground(d, "meadow", -45.0, 45.0, 4.2, 45.0)


def graveyard(rng: random.Random) -> Draught:
    """Rows of headstones under trees, a chapel behind, an iron fence."""
    d = site("graveyard", rng, -12.0)
    ground(d, "meadow", -45.0, 45.0, -45.0, -0.9)
    ground(d, "gravel", -45.0, 45.0, -0.9, 1.7)
    ground(d, "meadow", -45.0, 45.0, 1.7, 45.0)
    d.put("church", -7.5, -27.0, (10.5, 14.0, 8.0), solid=False)
    for z in (-2.4, -4.2, -6.0, -8.0):
        for x in (-7.4, -5.3, -3.2, -1.1, 1.0, 3.1, 5.2, 7.3):
            if rng.random() < 0.82:
                tall = rng.uniform(0.75, 1.25)
                at = (x + rng.uniform(-0.2, 0.2), z + rng.uniform(-0.2, 0.2))
                d.put("gravestone", *at, (0.7, tall, 0.24), rng.uniform(-5, 5))
    for x in (-6.0, -3.0, 3.0, 6.0):
        d.put("gravestone", x, 3.6, (0.7, rng.uniform(0.8, 1.1), 0.24), rng.uniform(-5, 5))
    bench(d, 9.6, -1.8, 0.0)
    trees(d, ((-10.6, -4.6), (10.4, -6.6), (11.8, -10.6), (-12.6, -8.6), (-9.0, 6.4), (8.4, 7.0)))
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, 9.6, (6.0, 1.2, 0.14), 180.0, opaque=False)
    for x, z in ((-2.1, -3.0), (4.2, -3.2), (-4.4, 3.1)):
        d.put("flowers", x, z, (0.7, 0.35, 0.4), solid=False)
    treeline(d, 30.0)
    lamp_post(d, 8.2, -1.6, 1.2)
    return d


def church_yard(rng: random.Random) -> Draught:
    """Before a church: steps of gravel, trees, some stones."""
    d = site("church_yard", rng)
    laid_out(d, "gravel")
    church = d.put("church", -1.0, -19.0, (10.5, 14.0, 8.0))
    d.path(0.0, -7.6, 0.0, -5.4, "door")
    d.spot("door", 0.0, -5.2, 0.0, ("door",), thing=church)
    for x, z in ((-8.2, -4.8), (-6.6, -5.0), (7.4, -4.7), (8.8, -5.1), (10.2, -4.8)):
        d.put("gravestone", x, z, (0.7, rng.uniform(0.8, 1.2), 0.24), rng.uniform(-6, 6))
    bench(d, -4.2, -3.4, 0.0)
    lamp_post(d, 3.2, -3.6)
    trees(d, ((-10.8, -7.4), (10.6, -7.8), (-9.6, 7.6), (8.8, 8.2)))
    treeline(d, 30.0)
    return d


def castle(rng: random.Random) -> Draught:
    """Before a castle's gate: cobbles, a cart's worth of barrels, banners of trees."""
    d = site("castle", rng)
    laid_out(d, "cobbles")
    wall = d.put("castle", -1.0, -22.0, (24.0, 14.0, 8.0), solid=False)
    d.path(0.0, -8.8, 0.0, -5.4, "door")
    d.spot("gate", 0.0, -5.2, 0.0, ("door", "gate"), thing=wall)
    for x, z in ((4.6, -4.6), (5.4, -4.2), (5.0, -3.6)):
        d.put("drum", x, z, (0.6, 0.9, 0.6), colour="#8d6a4c")
    hay = d.put("hay", -5.0, -4.2, (1.9, 0.5, 0.8), 12.0)
    d.spot("hay", -5.0, -4.1, 12.0, ("seat",), Posture.SIT, hay, 0.5)
    d.put("crate", -3.2, -4.6, (0.8, 0.6, 0.7), 10.0)
    d.put("campfire", 7.4, -2.2, (1.0, 0.9, 1.0))
    d.lamp(7.4, 0.9, -2.2, 1.2)
    trees(d, ((-12.6, -6.8), (12.8, -7.0), (-9.4, 8.0), (9.4, 8.4)))
    treeline(d, 32.0)
    return d


def farm(rng: random.Random) -> Draught:
    """A red barn, a paddock, bales, a windmill beyond the fields."""
    d = site("farm", rng)
    laid_out(d, "earth")
    barn = d.put("barn", -3.4, -9.6, (9.0, 7.6, 7.0))
    door_of(d, barn, -3.4, -5.6)
    d.put("mill", 13.0, -17.0, (5.0, 12.0, 5.0), solid=False)
    for x, z in ((3.4, -4.6), (6.4, -4.6), (9.4, -4.6)):
        d.put("fence", x, z, (3.0, 1.2, 0.14), opaque=False)
    d.put("hay", 5.0, -3.2, (1.9, 1.0, 0.9))
    low = d.put("hay", 2.6, -3.0, (1.0, 0.5, 0.7), 10.0)
    d.spot("hay", 2.6, -2.9, 10.0, ("seat", "hay"), Posture.SIT, low, 0.5)
    d.put("drum", -8.6, -4.4, (0.6, 0.9, 0.6), colour="#8d6a4c")
    for x in (-10.0, -4.0, 2.0, 8.0):
        d.put("tall_grass", x, 4.8, (4.4, 0.8, 1.2), solid=False, colour="#d9b65a")
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, 6.6, (6.0, 1.1, 0.14), 180.0, opaque=False)
    trees(d, ((8.6, -8.4), (-11.6, -8.0), (-10.0, 9.4), (9.6, 9.6)))
    treeline(d, 32.0)
    return d


def lighthouse(rng: random.Random) -> Draught:
    """A lighthouse on the rocks above the sea."""
    d = site("lighthouse", rng)
    ground(d, "water", -70.0, 70.0, -90.0, -27.0)
    ground(d, "wet_sand", -70.0, 70.0, -27.0, -25.4)
    ground(d, "sand", -70.0, 70.0, -25.4, 45.0)
    ground(d, "gravel", -3.4, 0.2, -20.4, 5.0, 0.012)
    tower = d.put("lighthouse", -1.6, -23.0, (4.6, 13.5, 4.6))
    d.path(-1.6, -6.4, -1.6, -5.2, "door")
    d.spot("door", -1.6, -5.2, 0.0, ("door",), thing=tower)
    for x, z, w in (
        (-7.0, -7.6, 2.2),
        (1.6, -8.0, 2.2),
        (4.4, -7.0, 1.7),
        (-9.2, -5.4, 1.9),
        (9.0, -4.4, 1.5),
        (10.6, -7.6, 2.2),
    ):
        d.put("rock", x, z, (w, w * 0.66, w * 0.8), rng.uniform(-20, 20))
    d.put("boat", 10.0, -36.0, (1.6, 4.8, 4.6), 20.0, base=-0.1, solid=False)
    d.put("boat", -21.0, -46.0, (1.6, 5.2, 4.8), -15.0, base=-0.1, solid=False)
    d.put("shed", 6.4, -3.4, (2.6, 2.8, 2.2), -14.0)
    for x in (-12.0, -6.0, 6.0, 12.0):
        d.put("fence", x, 6.0, (5.0, 1.0, 0.14), 180.0, opaque=False)
    for x, z in ((-8.0, -2.2), (3.4, -4.6), (10.6, -1.4), (-5.2, 4.4), (5.6, 4.6)):
        d.put("tall_grass", x, z, (2.0, 0.7, 0.8), solid=False)
    log = d.put("log", 3.0, -2.4, (1.9, 0.42, 0.45), 8.0)
    for x in (2.6, 3.4):
        d.spot("log", x, -2.35, 0.0, ("seat",), Posture.SIT, log, 0.41)
    d.lamp(-1.6, 11.6, -20.0, 2.6)
    d.lamp(-1.6, 2.6, -20.0, 1.2)
    d.spot("sea", 1.0, -5.6, 180.0, ("window", "water"))
    return d


def factory_yard(rng: random.Random) -> Draught:
    """Before a factory's gate: concrete, drums, pallets, a van."""
    d = site("factory_yard", rng)
    laid_out(d, "roof_felt")
    hall = d.put("factory", 0.0, -10.6, (20.0, 12.0, 7.0))
    d.path(0.0, -6.4, 0.0, -5.4, "door")
    d.spot("gate", 0.0, -5.0, 0.0, ("door", "gate"), thing=hall)
    for x, z in ((4.0, -4.8), (4.8, -4.5), (4.4, -3.9), (-6.4, -4.6)):
        d.put("drum", x, z, (0.6, 0.9, 0.6))
    for x, z, size in ((-4.4, -4.6, 1.1), (-3.2, -4.9, 0.9), (6.8, -4.4, 1.0)):
        d.put("crate", x, z, (size, size * 0.9, size), rng.uniform(-8, 8))
    low = d.put("crate", 2.4, -4.2, (0.9, 0.5, 0.7))
    d.spot("crate", 2.4, -4.0, 0.0, ("seat",), Posture.SIT, low, 0.5)
    lamp_post(d, -2.2, -3.8)
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, 7.4, (6.0, 1.6, 0.14), 180.0, opaque=False)
    d.put("car", 9.4, -1.6, (1.8, 1.5, 4.2), 65.0)
    for x in (-16.0, 14.5):
        d.put("tower", x, -22.0, (6.0, 12.0, 5.0), solid=False)
    treeline(d, 36.0)
    return d


def porch(rng: random.Random) -> Draught:
    """Before a house's front door: a deck with a bench and pots, the garden path."""
    d = site("porch", rng, -4.4)
    laid_out(d, "meadow")
    ground(d, "cobbles", -1.2, 1.2, -1.0, 9.0, 0.014)
    house = d.put("house_front", 0.0, -5.6, (11.0, 6.8, 2.0))
    d.put("dais", 0.0, -3.4, (8.4, 0.06, 2.3), solid=False)
    d.path(0.0, -4.3, 0.0, -3.6, "door")
    d.spot("door", 0.0, -3.7, 0.0, ("door",), thing=house)
    for x in (-4.0, 4.0):
        d.put("column", x, -2.4, (0.3, 2.9, 0.3), colour="#f4efe2")
    d.put("dais", 0.0, -3.4, (8.8, 0.16, 2.6), base=2.9, solid=False, colour="#c9c0ae")
    bench(d, -2.6, -4.05, 0.0)
    d.chair(2.3, -3.8, -10.0, "deck_chair", (0.66, 1.0, 1.0), 0.38, ("seat",))
    d.put("planter", 3.6, -4.0, (0.9, 0.9, 0.5))
    for x in (-5.6, 5.8):
        d.put("bush", x, -3.6, (1.6, 1.1, 1.2))
        d.put("flowers", x * 0.6, -1.7, (1.6, 0.4, 0.6), solid=False)
    d.put("letter_box", 2.2, 3.6, (0.5, 1.3, 0.45), opaque=False)
    for x in (-12.0, -6.0, 6.0, 12.0):
        d.put("fence", x, 5.4, (6.0, 1.1, 0.14), 180.0, opaque=False)
    trees(d, ((-9.0, -4.4), (9.6, -5.0), (-8.6, 8.6), (8.8, 8.8)))
    d.lamp(1.2, 2.3, -4.2, 1.2)
    treeline(d, 28.0)
    return d


def playground(rng: random.Random) -> Draught:
    """Swings, a slide, a sandpit, benches for those who wait."""
    d = site("playground", rng, -11.0)
    ground(d, "meadow", -45.0, 45.0, -45.0, -5.6)
    ground(d, "sand", -45.0, 45.0, -5.6, 1.9, colour="#e2c692")
    ground(d, "meadow", -45.0, 45.0, 1.9, 45.0)
    d.put("swing", -4.6, -3.4, (3.4, 2.5, 1.5), opaque=False)
    d.spot("swing", -5.4, -2.2, 0.0, ("swing",))
    d.put("slide", 3.8, -3.6, (3.4, 2.2, 0.8), 0.0, opaque=False)
    d.spot("slide", 6.0, -3.5, -90.0, ("slide",))
    for x, z in ((-1.0, -4.4), (-0.1, -4.5), (-0.5, -3.7)):
        d.put("stump", x, z, (0.5, 0.4, 0.5))
    bench(d, 8.8, -2.0, 0.0)
    bench(d, -9.4, -2.0, 0.0)
    d.put("bin", -7.9, -1.9, (0.5, 0.95, 0.5))
    trees(d, ((-8.6, -7.4), (-2.4, -8.6), (5.4, -8.0), (11.6, -7.0), (-9.6, 6.8), (8.8, 7.2)))
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, -6.4, (6.0, 1.0, 0.14), opaque=False)
        d.put("fence", x, 9.4, (6.0, 1.0, 0.14), 180.0, opaque=False)
    lamp_post(d, 7.4, -4.6)
    treeline(d, 28.0)
    return d


def stadium(rng: random.Random) -> Draught:
    """A pitch: a goal, stands behind, masts with lights."""
    d = site("stadium", rng, -10.0)
    ground(d, "meadow", -60.0, 60.0, -11.0, 60.0)
    ground(d, "roof_felt", -60.0, 60.0, -30.0, -11.0)
    for z in (-3.0, 3.6):
        d.put("line", 0.0, z, (24.0, 0.0, 0.12), solid=False)
    d.put("goal", 5.6, -7.4, (5.6, 2.3, 1.5), opaque=False)
    for x in (-22.0, -7.4, 7.4, 22.0):
        d.put("stand", x, -15.4, (14.0, 5.4, 6.4), solid=False)
        d.put("stand", x, 22.0, (14.0, 5.4, 6.4), 180.0, solid=False)
    for x, yaw in ((-32.0, 90.0), (32.0, -90.0)):
        d.put("stand", x, 3.0, (20.0, 5.4, 6.4), yaw, solid=False)
    for x in (-14.6, 14.6):
        d.put("power_pole", x, -11.0, (1.6, 9.0, 0.3), solid=False)
        d.lamp(x, 8.6, -11.0, 3.0)
    d.lamp(0.0, 8.0, 6.0, 1.6)
    row = d.put("bench", -5.6, -5.6, (1.7, 0.85, 0.6))
    for x in (-6.0, -5.2):
        d.spot("bench", x, -5.6, 0.0, ("seat", "bench"), Posture.SIT, row, 0.46)
    return d
