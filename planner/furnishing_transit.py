"""Harbour, alley, square; where people come and go: parking lot, gas station, platform, airport.

Enters: a seeded generator. Leaves: a `Draught`. Dressing stands in depth; houses, ships, trains
and woods close the view.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_town import bench, ground, lamp_post, street_tree, treeline
from planner.furnishing_works import door_of, site, trees


def harbour(rng: random.Random) -> Draught:
    """A quay: bollards, crates, a crane's worth of barrels, a ship and boats."""
    d = site("harbour", rng, -5.2)
    ground(d, "water", -80.0, 80.0, -90.0, -4.6)
    ground(d, "cobbles", -80.0, 80.0, -4.6, 6.4)
    ground(d, "pavement", -80.0, 80.0, 6.4, 12.0)
    d.put("ship", -9.0, -10.6, (22.0, 9.0, 7.0), solid=False)
    d.put("boat", 8.6, -9.0, (1.6, 5.4, 4.8), 15.0, base=-0.1, solid=False)
    d.put("boat", 15.0, -17.0, (1.6, 5.6, 5.0), -10.0, base=-0.1, solid=False)
    d.put("boat", 26.0, -34.0, (1.6, 5.2, 4.8), 10.0, base=-0.1, solid=False)
    for x in (-8.0, -3.4, 1.4, 6.0, 10.6):
        d.put("mooring", x, -4.0, (0.6, 0.75, 0.6))
    for x, z, size in ((4.0, -2.8, 1.0), (5.1, -2.9, 0.9), (-5.6, -2.8, 1.0)):
        d.put("crate", x, z, (size, size * 0.9, size), rng.uniform(-8, 8))
    for x, z in ((-7.4, -2.7), (-6.9, -1.9), (6.6, -2.5)):
        d.put("drum", x, z, (0.6, 0.9, 0.6))
    low = d.put("crate", -2.0, -3.1, (0.9, 0.5, 0.7))
    d.spot("crate", -2.0, -2.9, 0.0, ("seat",), Posture.SIT, low, 0.5)
    lamp_post(d, 2.6, -3.5)
    lamp_post(d, -10.4, -3.4)
    x = -18.0
    while x < 18.0:
        width = rng.choice((5.5, 6.5))
        d.put("house_front", x + width / 2, 12.4, (width, rng.choice((6.4, 7.2)), 1.6), 180.0)
        x += width
    d.spot("sea", 0.2, -4.1, 180.0, ("window", "water"))
    return d


def alley(rng: random.Random) -> Draught:
    """A narrow way between brick backs that leads away from the camera."""
    d = Draught("alley", rng, -2.6, 2.6, -12.0, 7.0, 9.0, interior=False, centre=(0.0, 0.6))
    ground(d, "cobbles", -2.6, 2.6, -14.0, 9.0)
    ground(d, "pavement", -30.0, 30.0, -22.0, -14.0)
    ground(d, "pavement", -30.0, 30.0, 9.0, 20.0)
    for side, yaw in ((-1, 90.0), (1, -90.0)):
        z = -14.0
        while z < 8.0:
            width = rng.choice((5.5, 6.5))
            d.put(
                "house_front", side * 3.4, z + width / 2, (width, rng.choice((7.2, 8.2)), 1.6), yaw
            )
            z += width
    d.put("house_front", 0.0, -20.0, (16.0, 8.4, 1.6), 0.0, solid=False)
    d.put("house_front", 0.0, 17.0, (16.0, 8.4, 1.6), 180.0, solid=False)
    for x, z in ((-2.1, -2.4), (2.1, -4.6), (-2.1, -5.4)):
        d.put("bin", x, z, (0.55, 0.95, 0.55))
    for x, z, size in ((2.0, -2.2, 0.8), (2.05, -3.1, 0.7), (-2.0, -7.2, 0.8), (-2.1, 3.0, 0.7)):
        d.put("crate", x, z, (size, size * 0.8, size), rng.uniform(-8, 8))
    step = d.put("crate", -2.05, -1.2, (0.7, 0.46, 0.7))
    d.spot("crate", -2.0, -1.2, 90.0, ("seat",), Posture.SIT, step, 0.46)
    d.put("drum", 2.15, -5.6, (0.56, 0.86, 0.56))
    lamp_post(d, 2.1, -8.4)
    lamp_post(d, -2.1, 1.8, 1.2)
    d.put("string_lights", 0.0, -4.6, (5.0, 0.6, 0.05), base=3.4, solid=False)
    d.path(0.0, -11.5, 0.0, -6.0)
    d.path(0.0, 6.6, 0.0, 4.4)
    for x, yaw in ((-0.75, 90.0), (0.75, -90.0)):
        d.spot("open", x, 0.7, yaw, ("open",))
    return d


def village_square(rng: random.Random) -> Draught:
    """A cobbled square: old houses round it, stalls, a church's spire behind."""
    d = site("village_square", rng, -6.6)
    ground(d, "cobbles", -30.0, 30.0, -7.0, 11.5)
    x = -18.0
    while x < 18.0:
        width = rng.choice((5.5, 6.5))
        kind = rng.choice(("house_front", "shop_front"))
        d.put(kind, x + width / 2, -7.6, (width, rng.choice((5.6, 6.4, 7.2)), 1.6))
        d.put("house_front", x + width / 2, 12.4, (width, rng.choice((5.6, 6.4)), 1.6), 180.0)
        x += width
    d.put("church", 6.0, -17.0, (10.5, 17.0, 8.0), solid=False)
    d.put("fruit_stand", -4.6, -3.8, (1.6, 0.85, 0.9))
    d.put("umbrella", -4.6, -4.7, (2.6, 2.5, 2.6), solid=False)
    d.put("fruit_stand", 4.8, -3.8, (1.6, 0.85, 0.9))
    d.put("umbrella", 4.8, -4.7, (2.6, 2.5, 2.6), solid=False)
    d.spot("stall", -4.6, -2.8, 180.0, ("fruit", "stall"))
    d.spot("stall", 4.8, -2.8, 180.0, ("fruit", "stall"))
    d.put("water_tank", 0.0, -5.0, (1.7, 1.9, 1.7), colour="#a9a598")
    bench(d, -1.9, -4.4, 0.0)
    bench(d, 9.4, -4.6, 0.0)
    street_tree(d, -9.6, -4.4)
    street_tree(d, 11.8, -4.0)
    for x in (-7.2, 7.4):
        lamp_post(d, x, -2.6)
    d.put("planter", 2.6, -5.6, (1.3, 0.95, 0.55))
    return d


def parking_lot(rng: random.Random) -> Draught:
    """Marked bays, parked cars, lamps, a low shop behind."""
    d = site("parking_lot", rng, -10.0)
    ground(d, "roof_felt", -40.0, 40.0, -11.0, 30.0)
    ground(d, "pavement", -40.0, 40.0, -14.0, -11.0)
    for x in (-10.0, -6.8, -3.6, -0.4, 2.8, 6.0, 9.2):
        d.put("line", x + 1.6, -5.4, (0.12, 0.0, 5.4), 0.0, base=0.012, solid=False)
    for x in (-8.4, -5.2, 4.4, 10.8):
        d.put("car", x, -5.4, (1.8, 1.5, 4.2), rng.choice((0.0, 180.0)))
    d.put("car", -9.8, 6.4, (1.8, 1.5, 4.2), 90.0)
    d.put("car", 7.6, 7.4, (1.8, 1.5, 4.2), -90.0)
    x = -20.0
    while x < 20.0:
        d.put("shop_front", x + 3.25, -14.8, (6.5, 6.4, 1.6), solid=False)
        x += 6.5
    for x in (-2.0, 7.8):
        lamp_post(d, x, -8.4)
    d.put("trolley", 1.4, -3.2, (0.6, 0.95, 0.9), 20.0)
    d.put("road_sign", -1.9, -3.0, (0.7, 2.2, 0.12), 10.0, opaque=False)
    d.put("hydrant", 2.6, -2.8, (0.35, 0.75, 0.35))
    kerb = d.put("planter", 0.6, -6.4, (1.9, 0.48, 0.6))
    d.spot("kerb", 0.6, -6.2, 0.0, ("seat",), Posture.SIT, kerb, 0.46)
    d.spot("car", -4.0, -2.6, 180.0, ("car",))
    treeline(d, 38.0)
    return d


def gas_station(rng: random.Random) -> Draught:
    """Pumps under a canopy, the shop behind, a car at the pump."""
    d = site("gas_station", rng, -7.4)
    ground(d, "roof_felt", -40.0, 40.0, -9.0, 5.4)
    ground(d, "carriageway", -40.0, 40.0, 5.4, 11.4)
    ground(d, "meadow", -40.0, 40.0, 11.4, 40.0)
    ground(d, "meadow", -40.0, 40.0, -40.0, -9.0)
    shop = d.put("shop_front", 0.0, -8.4, (9.0, 6.4, 1.6))
    door_of(d, shop, 0.0, -6.9)
    d.put("canopy", 0.0, -3.6, (10.4, 4.4, 4.6), solid=False)
    for x in (-2.6, 2.6):
        d.put("dais", x, -3.6, (1.6, 0.16, 0.9), solid=False, colour="#d8d6cd")
        d.put("fuel_pump", x, -3.6, (0.7, 1.7, 0.5))
        d.spot("pump", x, -2.7, 180.0, ("pump",))
    d.put("car", -5.6, -2.9, (1.8, 1.5, 4.2), 90.0)
    d.spot("car", -5.4, -1.4, 180.0, ("car",))
    d.put("vending_machine", 5.2, -7.1, (0.95, 1.85, 0.6))
    d.put("bin", 4.2, -6.9, (0.5, 0.95, 0.5))
    box = d.put("crate", -5.6, -6.8, (0.9, 0.48, 0.6))
    d.spot("crate", -5.6, -6.6, 0.0, ("seat",), Posture.SIT, box, 0.48)
    d.put("road_sign", 7.4, -2.4, (0.9, 3.4, 0.12), -20.0, opaque=False)
    d.put("power_pole", -11.0, -7.0, (1.6, 6.5, 0.3), opaque=False)
    for x in (-2.6, 2.6):
        d.lamp(x, 3.8, -3.0, 1.6)
    trees(d, ((-13.0, -8.4), (11.6, -8.6), (13.4, 12.0)))
    treeline(d, 32.0)
    return d


def platform(rng: random.Random) -> Draught:
    """A platform: a train behind, a clock, benches, lamps."""
    d = site("platform", rng, -3.8)
    ground(d, "pavement", -60.0, 60.0, -3.6, 9.0)
    d.put("rails", 0.0, -5.4, (110.0, 0.0, 3.4), base=-0.3, solid=False)
    d.put("rails", 0.0, -10.4, (110.0, 0.0, 3.4), base=-0.3, solid=False)
    ground(d, "gravel", -60.0, 60.0, -40.0, -3.6, -0.32)
    for x in (-26.0, -9.0, 8.0, 25.0):
        d.put("carriage", x, -5.4, (16.4, 4.0, 3.0), solid=False)
    bench(d, -2.8, -1.7, 0.0)
    bench(d, 4.2, -1.7, 0.0)
    for x in (-6.4, 1.4, 7.6):
        lamp_post(d, x, -2.0)
    d.put("road_sign", -0.6, -2.4, (1.1, 2.6, 0.12), 0.0, opaque=False)
    d.put("vending_machine", 9.4, -2.0, (0.95, 1.85, 0.6))
    d.put("bin", 2.4, -1.6, (0.5, 0.95, 0.5))
    for x, z, size in ((-8.4, -2.0, 0.8), (-7.8, -1.2, 0.6)):
        d.put("crate", x, z, (size, size * 0.8, size), rng.uniform(-8, 8))
    x = -18.0
    while x < 18.0:
        d.put("house_front", x + 3.25, 10.4, (6.5, 6.4, 1.6), 180.0)
        x += 6.5
    treeline(d, 36.0)
    d.spot("edge", 0.4, -3.0, 180.0, ("edge", "train"))
    return d


def airport(rng: random.Random) -> Draught:
    """An apron: an airliner, luggage carts, the runway beyond."""
    d = site("airport", rng, -10.0)
    ground(d, "roof_felt", -70.0, 70.0, -26.0, 40.0)
    ground(d, "meadow", -70.0, 70.0, -80.0, -26.0)
    d.put("line", 0.0, -3.2, (60.0, 0.0, 0.14), base=0.012, solid=False)
    d.put("aeroplane", -3.0, -15.0, (26.0, 9.0, 16.0), solid=False)
    d.put("flight", -9.4, -8.4, (1.3, 2.2, 2.8), opaque=False)
    for x in (4.6, 6.6):
        d.put("trolley", x, -5.0, (0.9, 1.0, 1.3), 90.0)
    for x, z in ((5.0, -3.4), (8.9, -4.4), (-5.4, -4.4)):
        d.put("crate", x, z, (0.7, 0.5, 0.5), rng.uniform(-20, 20))
    box = d.put("crate", 3.6, -4.0, (0.9, 0.48, 0.6))
    d.spot("crate", 3.6, -3.8, 0.0, ("seat",), Posture.SIT, box, 0.48)
    d.put("van", 10.4, -5.4, (2.0, 2.1, 4.8), 70.0)
    for x in (-13.0, 13.0):
        lamp_post(d, x, -7.6, 2.0)
    d.put("factory", 10.0, -40.0, (30.0, 8.0, 8.0), solid=False)
    treeline(d, 56.0)
    return d
