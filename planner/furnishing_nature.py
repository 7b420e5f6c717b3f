"""Green and open places: park, forest, garden, beach, field.

Enters: a seeded generator. Leaves: a `Draught`. Dressing stands in depth: near things frame the
playing area, far ones close the view.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_town import bench, ground, lamp_post, tree, treeline


def _tufts(d: Draught, edges: tuple[float, ...]) -> None:
    """Ragged grass along a path's edges."""
    for z in edges:
        for x in (-7.5, -2.5, 2.5, 7.5):
            d.put("tufts", x, z, (5.0, 0.24, 0.3), solid=False)


def _pair(d: Draught, z: float, gap: float = 0.8) -> None:
    d.spot("open", -gap, z, 90.0, ("open",))
    d.spot("open", gap, z, -90.0, ("open",))


def park(rng: random.Random) -> Draught:
    """A park: a path, benches under trees, a pond behind."""
    d = Draught("park", rng, -14.0, 14.0, -11.0, 12.0, 8.0, interior=False, centre=(0.0, 0.3))
    ground(d, "meadow", -40.0, 40.0, -40.0, -0.9)
    ground(d, "gravel", -40.0, 40.0, -0.9, 1.5)
    ground(d, "meadow", -40.0, 40.0, 1.5, 40.0)
    ground(d, "water", -4.5, 6.0, -15.5, -8.6, 0.012)
    bench(d, -1.6, -1.9, 0.0)
    bench(d, 4.2, -1.9, 0.0)
    d.put("bin", 2.7, -1.8, (0.5, 0.95, 0.5))
    lamp_post(d, 1.4, -1.9)
    lamp_post(d, -5.8, -1.7)
    for x, z in ((-8.2, -4.8), (7.6, -5.2), (-11.8, -8.5), (11.6, -9.0), (-3.6, -7.2)):
        tree(d, x, z, rng.uniform(4.8, 6.8))
    for x, z in ((-9.0, 6.5), (-2.5, 9.5), (6.5, 7.0), (11.5, 9.5)):
        tree(d, x, z, rng.uniform(4.8, 6.8))
    for x, z in ((-6.3, -3.4), (6.2, -3.2), (9.6, -3.6), (-10.2, 3.4), (8.2, 3.6)):
        d.put("bush", x, z, (1.5, 1.1, 1.3))
    for x, z in ((-4.2, -3.0), (0.0, -3.4), (3.6, 3.0), (-3.4, 3.4)):
        d.put("flowers", x, z, (1.5, 0.4, 0.7), solid=False)
    d.put("rock", -2.3, -8.1, (1.1, 0.6, 0.8))
    treeline(d, 27.0)
    _tufts(d, (-0.95, 1.55))
    d.path(-13.0, 0.3, -5.5, 0.3)
    d.path(13.0, 0.3, 5.5, 0.3)
    _pair(d, 0.4)
    d.spot("pond", 1.2, -7.9, 180.0, ("window", "water"))
    return d


def forest(rng: random.Random) -> Draught:
    """A clearing in a wood: trunks near and far, a log to sit on."""
    d = Draught("forest", rng, -13.0, 13.0, -11.0, 11.0, 9.0, interior=False, centre=(0.0, 0.3))
    ground(d, "meadow", -40.0, 40.0, -40.0, -1.4)
    ground(d, "earth", -40.0, 40.0, -1.4, 1.8)
    ground(d, "meadow", -40.0, 40.0, 1.8, 40.0)
    log = d.put("log", -1.5, -1.7, (2.0, 0.48, 0.5))
    for x in (-1.9, -1.1):
        d.spot("log", x, -1.65, 0.0, ("seat",), Posture.SIT, log, 0.46)
    stump = d.put("stump", 1.6, -1.5, (0.7, 0.45, 0.7))
    d.spot("stump", 1.6, -1.5, -20.0, ("seat",), Posture.SIT, stump, 0.45)
    _woods(d)
    d.put("rock", 3.4, -2.6, (1.2, 0.8, 1.0))
    d.put("rock", -4.6, 2.9, (0.9, 0.6, 0.8))
    for x, z in (
        (-3.6, -3.2),
        (5.3, -3.6),
        (-6.2, -2.6),
        (6.9, -2.6),
        (0.6, -4.6),
        (-6.2, 3.6),
        (5.0, 3.4),
    ):
        d.put("bush", x, z, (rng.uniform(1.0, 1.5), rng.uniform(0.7, 1.1), 1.1))
    for x, z in ((-2.6, -2.8), (2.8, 3.2), (0.4, -2.9), (-1.6, 3.4)):
        d.put("flowers", x, z, (1.2, 0.32, 0.6), solid=False)
    d.path(-12.0, 0.2, -5.0, 0.2)
    d.path(12.0, 0.2, 5.0, 0.2)
    treeline(d, 24.0)
    _tufts(d, (-1.45, 1.85))
    d.lamp(0.0, 4.5, -2.0, 0.5)
    _pair(d, 0.4)
    d.spot("tree", -2.9, -4.2, 40.0, ("hide",))
    return d


def _woods(d: Draught) -> None:
    """Three staggered rows of trees behind and two before, pines farther off."""
    rows = (
        (-5.2, (-9.5, -3.9, 2.6, 8.4), 6.8, "tree"),
        (-8.6, (-12.0, -6.6, -1.0, 5.4, 11.4), 7.6, "pine"),
        (-13.2, (-14.0, -9.0, -4.0, 1.6, 7.6, 13.6), 8.6, "pine"),
        (5.8, (-9.6, -3.4, 3.4, 9.4), 6.8, "tree"),
        (9.4, (-12.6, -6.4, 0.2, 6.6, 12.6), 8.0, "pine"),
    )
    for z, places, height, kind in rows:
        for x in places:
            sway = d.rng.uniform(-0.4, 0.4)
            tree(d, x + sway, z + d.rng.uniform(-0.3, 0.3), height * d.rng.uniform(0.9, 1.05), kind)


def garden(rng: random.Random) -> Draught:
    """A back garden: the house behind, a table on the terrace, beds, a shed, a hedge."""
    d = Draught("garden", rng, -11.0, 11.0, -4.75, 9.5, 7.0, interior=False, centre=(0.0, 0.6))
    ground(d, "meadow", -40.0, 40.0, -40.0, -4.2)
    ground(d, "cobbles", -5.0, 5.0, -4.2, 1.0)
    ground(d, "meadow", -40.0, -5.0, -4.2, 1.0)
    ground(d, "meadow", 5.0, 40.0, -4.2, 1.0)
    ground(d, "meadow", -40.0, 40.0, 1.0, 40.0)
    house = d.put("house_front", 0.0, -5.8, (9.0, 6.4, 2.0))
    d.spot("door", 0.0, -4.2, 0.0, ("door",), thing=house)
    d.path(0.0, -4.65, 0.0, -3.8, "door")
    d.put("round_table", -2.3, -1.6, (1.0, 0.74, 1.0))
    for side in (-1, 1):
        d.chair(-2.3 + side * 0.85, -1.6, -90.0 * side, tags=("table", "seat"))
    d.put("umbrella", -2.3, -2.45, (2.6, 2.5, 2.6), solid=False)
    bench(d, 2.6, -3.9, 0.0)
    d.put("shed", 8.2, -3.6, (2.6, 2.8, 2.2), -20.0)
    for x, z in ((-8.6, -4.4), (7.4, 6.4), (-7.4, 6.6)):
        tree(d, x, z, rng.uniform(4.4, 5.4))
    for x in (-9.5, -5.7, -1.9, 1.9, 5.7, 9.5):
        d.put("hedge", x, 8.9, (3.8, 1.5, 0.8), 180.0)
    for x, yaw in ((-10.6, 90.0), (10.6, -90.0)):
        for z in (0.9, 3.9, 6.9):
            d.put("fence", x, z, (3.0, 1.2, 0.14), yaw, opaque=False)
    for x, z in ((-4.6, -4.0), (5.6, 1.8), (-6.0, 2.6), (3.4, 4.6), (-2.6, 5.2)):
        d.put("flowers", x, z, (1.8, 0.42, 0.8), solid=False)
    for x, z in ((-5.6, -3.2), (5.7, -2.8), (4.9, 5.9), (-4.9, 6.2)):
        d.put("bush", x, z, (1.3, 1.0, 1.2))
    d.put("planter", 1.2, -4.25, (0.9, 0.9, 0.5))
    d.put("string_lights", 0.0, -0.6, (8.0, 0.6, 0.05), base=2.4, solid=False)
    for x in (-2.6, 0.0, 2.6):
        d.lamp(x, 2.5, -0.6, 0.6)
    treeline(d, 26.0)
    d.path(9.5, 0.6, 4.5, 0.6)
    _pair(d, 0.7)
    d.spot("flowers", 2.3, 4.2, 40.0, ("flowers",))
    return d


def beach(rng: random.Random) -> Draught:
    """A beach: the sea behind, parasols, palms, rocks."""
    d = Draught("beach", rng, -15.0, 15.0, -9.0, 12.0, 8.0, interior=False, centre=(0.0, 0.6))
    ground(d, "water", -70.0, 70.0, -90.0, -4.6)
    ground(d, "wet_sand", -70.0, 70.0, -4.6, -3.2)
    ground(d, "sand", -70.0, 70.0, -3.2, 40.0)
    d.put("umbrella", -2.8, -1.5, (2.6, 2.4, 2.6), solid=False)
    for x in (-3.3, -2.2):
        d.chair(x, -1.2, 0.0, "deck_chair", (0.66, 1.0, 1.0), 0.38, ("seat",))
    d.put("umbrella", 6.4, -2.0, (2.4, 2.3, 2.4), solid=False)
    d.put("crate", -1.4, -1.2, (0.55, 0.42, 0.5))
    d.put("boat", 5.5, -16.0, (1.6, 4.6, 4.4), 20.0, base=-0.1, solid=False)
    d.put("boat", -16.0, -30.0, (1.6, 5.2, 4.8), -15.0, base=-0.1, solid=False)
    for x, z in ((-8.6, -0.6), (9.2, 0.4), (-11.5, 4.0), (11.8, 5.5)):
        d.put("palm", x, z, (0.5, rng.uniform(4.6, 5.8), 0.5), opaque=False)
    for x, z, w in ((4.2, -3.6, 1.4), (-6.4, -3.7, 1.8), (10.5, -3.4, 2.2), (7.6, 3.4, 1.1)):
        d.put("rock", x, z, (w, w * 0.62, w * 0.8))
    log = d.put("log", 2.6, -1.3, (1.9, 0.42, 0.45), 8.0)
    for x in (2.2, 3.0):
        d.spot("log", x, -1.25, 0.0, ("seat",), Posture.SIT, log, 0.41)
    for x in range(-15, 16, 6):
        d.put("fence", float(x), 9.5, (6.0, 1.0, 0.14), 180.0, opaque=False)
    for x, z in ((-9.0, 8.0), (-4.0, 8.3), (2.5, 8.2), (8.5, 8.0), (-10.2, 1.2), (10.8, 2.2)):
        d.put("tall_grass", x, z, (2.2, 0.7, 0.9), solid=False)
    d.put("shed", -7.4, 7.0, (2.6, 2.8, 2.2), 150.0)
    d.path(-14.0, 1.0, -6.0, 1.0)
    d.path(14.0, 1.0, 6.0, 1.0)
    d.lamp(-6.8, 2.4, 5.6, 0.9)
    _pair(d, 0.7)
    d.spot("sea", 0.6, -3.7, 180.0, ("window", "water"))
    return d


def field(rng: random.Random) -> Draught:
    """Open country: tall grass, a fence, one great tree, hills."""
    d = Draught("field", rng, -16.0, 16.0, -12.0, 12.0, 8.0, interior=False, centre=(0.0, 0.4))
    ground(d, "meadow", -60.0, 60.0, -60.0, -0.8)
    ground(d, "earth", -60.0, 60.0, -0.8, 1.6)
    ground(d, "meadow", -60.0, 60.0, 1.6, 60.0)
    tree(d, -5.4, -4.6, 7.4)
    for x, z in ((9.5, -9.0), (13.0, -8.0), (-13.0, -10.0), (4.0, -12.5)):
        tree(d, x, z, rng.uniform(4.6, 6.2))
    for x, z in ((-9.0, 9.0), (3.5, 11.0), (11.0, 8.5)):
        tree(d, x, z, rng.uniform(4.8, 6.6))
    wheat = "#d9b65a" if rng.random() < 0.6 else ""
    for x in (-13.0, -8.6, -1.2, 3.2, 7.6, 12.0):
        for z in (-7.4, -6.2, 5.2):
            d.put("tall_grass", x, z, (4.4, 0.85, 1.2), solid=False, colour=wheat)
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, -2.6, (6.0, 1.1, 0.14), opaque=False)
    for x, z in ((-3.0, -1.5), (5.2, -1.6), (-6.6, 2.4), (3.8, 2.7)):
        d.put("flowers", x, z, (1.8, 0.4, 0.7), solid=False)
    d.put("rock", 3.3, -1.5, (1.1, 0.62, 0.85))
    d.put("rock", -4.4, 2.7, (0.8, 0.5, 0.7))
    d.put("crate", 7.2, -1.6, (0.8, 0.6, 0.6))
    d.path(-15.0, 0.4, -6.0, 0.4)
    d.path(15.0, 0.4, 6.0, 0.4)
    treeline(d, 34.0)
    _tufts(d, (-0.85, 1.65))
    log = d.put("log", -2.2, -1.35, (1.9, 0.46, 0.5))
    for x in (-2.6, -1.8):
        d.spot("log", x, -1.3, 0.0, ("seat",), Posture.SIT, log, 0.45)
    d.lamp(0.0, 4.0, -3.0, 0.4)
    _pair(d, 0.5)
    return d
