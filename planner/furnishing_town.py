"""Town exteriors: street, road, rooftop and the yard that could be anywhere.

Enters: a seeded generator. Leaves: a `Draught`. Ground lies in non-solid patches whose kind names
its surface; houses close the view behind and across.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught, Size
from planner.landmarks import Landmark


def ground(
    d: Draught, kind: str, x0: float, x1: float, z0: float, z1: float, base: float = 0.0,
    colour: str = "",
) -> None:  # fmt: skip
    """A patch of ground between two corners; `base` lifts it a little over what it covers."""
    size = (x1 - x0, 0.0, z1 - z0)
    d.put(kind, (x0 + x1) / 2, (z0 + z1) / 2, size, base=base, solid=False, colour=colour)


def bench(d: Draught, x: float, z: float, yaw: float) -> str:
    """A bench for two."""
    name = d.put("bench", x, z, (1.7, 0.85, 0.6), yaw)
    side = 0.4
    dx, dz = (side, 0.0) if abs(yaw) in (0.0, 180.0) else (0.0, side)
    for sign in (-1, 1):
        d.spot(
            "bench", x + sign * dx, z + sign * dz, yaw, ("seat", "bench"), Posture.SIT, name, 0.46
        )
    return name


def lamp_post(d: Draught, x: float, z: float, strength: float = 1.6) -> None:
    """A street lamp."""
    d.put("lamp_post", x, z, (0.4, 3.6, 0.4), opaque=False)
    d.lamp(x, 3.3, z, strength)


def tree(d: Draught, x: float, z: float, height: float, kind: str = "tree") -> None:
    """A tree; it reserves its trunk (a conifer its skirts), the crown spreads above heads."""
    wide = 0.4 * height if kind == "pine" else 0.1 * height
    d.put(kind, x, z, (wide, height, wide), opaque=False)


def street_tree(d: Draught, x: float, z: float) -> None:
    """A tree in the pavement."""
    d.put("street_tree", x, z, (0.6, d.rng.uniform(4.8, 5.8), 0.6), opaque=False)


def treeline(d: Draught, far: float) -> None:
    """Woods all round the horizon, `far` metres from the middle: they close the view."""
    for z, yaw in ((-far, 0.0), (far, 180.0)):
        d.put("treeline", 0.0, z, (far * 2.2, d.rng.uniform(3.4, 4.6), 3.0), yaw, solid=False)
    for x, yaw in ((-far * 1.1, 90.0), (far * 1.1, -90.0)):
        d.put("treeline", x, 0.0, (far * 2.0, d.rng.uniform(3.4, 4.6), 3.0), yaw, solid=False)


def _row(d: Draught, z: float, yaw: float, first: str) -> None:
    """A row of house fronts along x, wall to wall."""
    x = d.x0 - 3.0
    kinds = [first, "house_front", "shop_front", "house_front"]
    while x < d.x1 + 3.0:
        width = d.rng.choice((5.5, 6.5, 7.5))
        height = d.rng.choice((6.4, 7.2, 8.2, 9.4))
        kind = d.rng.choice(kinds)
        d.put(kind, x + width / 2, z, (width, height, 1.6), yaw)
        x += width


def street(rng: random.Random) -> Draught:
    """A street of small houses and shops; the scene plays on the near pavement."""
    d = Draught("street", rng, -16.0, 16.0, -4.8, 11.5, 10.0, interior=False, centre=(0.0, -1.6))
    ground(d, "pavement", -30.0, 30.0, -4.8, 0.4)
    ground(d, "carriageway", -30.0, 30.0, 0.4, 7.6)
    ground(d, "pavement", -30.0, 30.0, 7.6, 11.5)
    ground(d, "crossing", -4.2, -1.4, 0.8, 7.2, 0.012)
    _row(d, -5.6, 0.0, "shop_front")
    _row(d, 12.3, 180.0, "house_front")
    for x in (-6.2, 5.8):
        lamp_post(d, x, -0.1)
        lamp_post(d, x + 2.5, 8.1)
    for x in (-11.5, 9.6):
        street_tree(d, x, -0.5)
    for x in (-9.0, 0.5, 11.0):
        street_tree(d, x, 8.3)
    bench(d, 3.2, -4.1, 0.0)
    d.put("bin", 4.6, -4.2, (0.5, 0.95, 0.5))
    d.put("letter_box", -3.9, -3.9, (0.5, 1.3, 0.45), opaque=False)
    d.put("planter", -6.2, -4.2, (1.3, 0.95, 0.55))
    d.put("hydrant", -3.4, -0.2, (0.35, 0.75, 0.35))
    d.put("car", 8.2, 1.7, (1.8, 1.5, 4.2), 90.0)
    d.put("car", -7.8, 6.6, (1.8, 1.5, 4.2), -90.0)
    d.put("bicycle", -1.2 if rng.random() < 0.5 else 6.5, -4.3, (1.7, 1.05, 0.5), opaque=False)
    _street_ways(d)
    return d


def _street_ways(d: Draught) -> None:
    d.path(-14.0, -1.8, -5.0, -1.8)
    d.path(14.0, -1.8, 5.0, -1.8)
    d.path(0.0, 9.2, 0.0, 6.0, "road")
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, -1.6, yaw, ("open",))
    d.spot("shop", 1.2, -4.0, 180.0, ("window", "shop"))
    d.spot("kerb", -1.8, 0.1, 0.0, ("kerb",))
    d.spot("lamp_post", -5.6, -0.5, 60.0, ("lamp",))


def road(rng: random.Random) -> Draught:
    """A country road with a car at the verge, fences and fields behind."""
    d = Draught("road", rng, -16.0, 16.0, -12.0, 14.0, 8.0, interior=False, centre=(0.0, 0.6))
    ground(d, "meadow", -40.0, 40.0, -40.0, -3.4)
    ground(d, "gravel", -40.0, 40.0, -3.4, -1.8)
    ground(d, "carriageway", -40.0, 40.0, -1.8, 4.2)
    ground(d, "gravel", -40.0, 40.0, 4.2, 5.4)
    ground(d, "meadow", -40.0, 40.0, 5.4, 40.0)
    for place in range(-15, 16, 6):
        d.put("fence", float(place), -5.2, (6.0, 1.1, 0.14), opaque=False)
        d.put("fence", float(place), 7.2, (6.0, 1.1, 0.14), 180.0, opaque=False)
    for x, z, size in (
        (-9.0, -8.0, 5.5),
        (4.5, -9.5, 6.5),
        (12.0, -7.5, 5.0),
        (-6.0, 10.5, 6.0),
        (8.0, 11.5, 6.5),
    ):
        tree(d, x, z, size)
    for x in (-12.0, 0.0, 12.0):
        d.put("power_pole", x, -4.2, (1.6, 6.5, 0.3), opaque=False)
    d.put("car", 4.4, -1.6, (1.8, 1.5, 4.2), 90.0)
    d.put("road_sign", -4.2, -3.0, (0.7, 2.2, 0.12), 20.0, opaque=False)
    for x, z in ((-7.5, -3.9), (1.6, -4.3), (8.8, -4.2), (-2.0, 6.3)):
        d.put("bush", x, z, (1.3, 0.9, 1.1))
    d.put("rock", -2.6, -4.4, (0.9, 0.55, 0.7))
    lamp_post(d, 7.4, -2.9, 1.4)
    treeline(d, 30.0)
    stump = d.put("stump", -1.1, -2.6, (0.6, 0.45, 0.6))
    d.spot("stump", -1.1, -2.6, 0.0, ("seat",), Posture.SIT, stump, 0.45)
    d.path(-15.0, 1.2, -6.0, 1.2, "road")
    d.path(15.0, 1.2, 7.5, 1.2, "road")
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.6, yaw, ("open",))
    d.spot("car", 3.4, -0.2, 180.0, ("car",))
    d.spot("verge", -3.2, -2.6, 0.0, ("verge",))
    return d


def rooftop(rng: random.Random) -> Draught:
    """A flat roof over the town: parapet, chimneys, water tank, stair house, skyline."""
    d = Draught("rooftop", rng, -9.0, 9.0, -6.0, 7.0, 7.0, interior=False, centre=(0.0, 0.4))
    ground(d, "roof_felt", -9.0, 9.0, -6.0, 7.0)
    for x0, x1, z in ((-9.0, 9.0, -5.9), (-9.0, 9.0, 6.9)):
        d.put(
            "parapet", (x0 + x1) / 2, z, (x1 - x0, 0.95, 0.3), 0.0 if z < 0 else 180.0, opaque=False
        )
    for x in (-8.85, 8.85):
        d.put("parapet", x, 0.5, (11.5, 0.95, 0.3), 90.0 if x < 0 else -90.0, opaque=False)
    hut = d.put("stair_house", 5.4, -3.8, (2.8, 2.6, 2.4))
    d.at_thing(hut, ("door",), 0.5)
    d.path(5.4, -2.2, 5.4, -1.7, "door")
    d.put("water_tank", -5.6, -3.7, (2.3, 4.2, 2.3))
    d.put("chimney", -1.9, -4.6, (1.3, 2.1, 0.9))
    d.put("chimney", 7.6, 3.6, (0.9, 1.9, 1.3))
    d.put("vent", 1.6, -4.5, (0.9, 1.0, 0.9))
    d.put("crate", -3.6, -4.9, (0.7, 0.6, 0.7))
    d.put("antenna", 2.9, -5.0, (1.2, 2.8, 0.3), solid=True, opaque=False)
    d.put("planter", -7.9, 0.6, (1.6, 0.95, 0.55), 90.0)
    bench(d, -7.6, 3.6, 90.0)
    _skyline(d)
    d.lamp(5.4, 2.3, -2.3, 1.1)
    d.put("string_lights", -0.6, -2.7, (9.0, 0.7, 0.05), base=2.5, solid=False)
    for x in (-3.5, -0.6, 2.3):
        d.lamp(x, 2.55, -2.7, 0.6)
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.6, yaw, ("open",))
    d.spot("parapet", -0.5, -5.2, 180.0, ("window", "edge"))
    d.spot("parapet", 0.6, -5.2, 180.0, ("window", "edge"))
    return d


def _skyline(d: Draught) -> None:
    """Tower blocks round about, below and above the parapet's height."""
    for place in range(-34, 35, 8):
        for z, yaw in ((-20.0, 0.0), (22.0, 180.0)):
            height = d.rng.uniform(6.0, 17.0)
            size: Size = (d.rng.uniform(5.5, 7.5), height, 5.0)
            d.put(
                "tower",
                place + d.rng.uniform(-1, 1),
                z + d.rng.uniform(-3, 3),
                size,
                yaw,
                -6.0,
                solid=False,
            )
    for z in (-10.0, 0.0, 10.0):
        for x, yaw in ((-26.0, 90.0), (26.0, -90.0)):
            size = (d.rng.uniform(5.5, 8.0), d.rng.uniform(7.0, 15.0), 5.0)
            d.put("tower", x, z, size, yaw, -6.0, solid=False)


def yard(rng: random.Random, landmark: Landmark | None = None) -> Draught:
    """A place out of doors that could be anywhere: a house or a landmark, trees, a path."""
    d = Draught("exterior", rng, -13.0, 13.0, -5.55, 10.0, 8.0, interior=False, centre=(0.0, 0.0))
    ground(d, "meadow", -40.0, 40.0, -40.0, -4.6)
    ground(d, "meadow", -40.0, 40.0, 3.6, 40.0)
    ground(d, "gravel", -40.0, 40.0, -4.6, 3.6)
    kind, size_m = (
        (landmark.kind, landmark.size_m) if landmark else ("house_front", (8.0, 6.4, 2.0))
    )
    back = 0.7 * max(0.0, size_m[1] - 7.0)  # what is tall stands off, so that a frame holds it
    house = d.put(kind, -1.0, -5.6 - size_m[2] / 2 - back, size_m)
    d.spot("door", -1.0, -5.0, 0.0, ("door",), thing=house)
    d.path(-1.0, -5.5, -1.0, -4.6, "door")
    clear = size_m[0] / 2 + 1.6  # trees stand beside the building, a small one's close by
    for x in (min(-10.0, -1.0 - clear), max(6.5, clear - 1.0), max(11.5, clear + 3.0)):
        size = rng.uniform(4.8, 6.6)
        tree(d, x, rng.uniform(-8.0, -6.5), size)
    for x in (-8.5, 9.5) if landmark else (-8.5, 1.5, 9.5):  # nothing hides a landmark
        size = rng.uniform(4.8, 6.2)
        tree(d, x, 8.5, size)
    for x in (6.0, 12.0):
        d.put("fence", x, -4.9, (6.0, 1.1, 0.14), opaque=False)
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("fence", x, 5.6, (6.0, 1.1, 0.14), 180.0, opaque=False)
    bench(d, 3.9, -4.3, 0.0)
    d.put("planter", -6.4, -5.0, (1.4, 0.95, 0.55))
    d.put("bush", -8.2, -4.9, (1.5, 1.1, 1.2))
    d.put("car", -7.4, 0.2, (1.8, 1.5, 4.2), 35.0)
    lamp_post(d, 5.6, -3.2)
    treeline(d, 26.0)
    d.path(-12.5, -1.5, -4.5, -2.6)
    d.path(12.5, -0.5, 5.0, -0.5)
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.0, yaw, ("open",))
    return d
