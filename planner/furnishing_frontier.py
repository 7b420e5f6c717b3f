"""Places of other times: a western town's street and saloon, a village without glass in shops.

Enters: a seeded generator. Leaves: a `Draught`. As in `planner.furnishing_town`, fronts close the
view behind and across, and the scene plays between the near walk and the ruts.
"""

import random
from dataclasses import replace

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_public import bar
from planner.furnishing_town import bench, ground, tree

_WALK_Z, _RUTS_Z, _ACROSS_Z = -4.8, -2.75, 9.2  # back of the near boardwalk, its edge, the far one
_DUST = "#c2a172"
_PINE = "#8d6a4c"
_STORES = ("false_front", "false_front", "false_front", "plank_house")


def frontier_street(rng: random.Random) -> Draught:
    """A western town's main street: false fronts, boardwalks, rails, a trough, wheel ruts."""
    d = Draught(
        "frontier_street", rng, -16.0, 16.0, -4.8, 11.5, 10.0, interior=False, centre=(0.0, -1.2)
    )  # fmt: skip
    ground(d, "earth", -70.0, 70.0, -70.0, 70.0, colour=_DUST)
    ground(d, "boardwalk", -22.0, 22.0, _WALK_Z, _RUTS_Z, 0.014)
    ground(d, "boardwalk", -22.0, 22.0, _ACROSS_Z, 11.5, 0.014)
    for z in (2.1, 3.9):
        ground(d, "earth", -40.0, 40.0, z, z + 0.34, 0.006, colour="#a5834f")
    _near_row(d)
    _far_row(d)
    _rails(d)
    _horizon(d)
    d.path(-14.0, 1.6, -5.0, -1.2)
    d.path(14.0, 1.6, 5.0, -1.2)
    d.path(0.0, 9.0, 0.0, 6.0, "road")
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, -1.2, yaw, ("open",))
    d.spot("ruts", -3.4, 2.9, 90.0, ("road",))
    return d


def _near_row(d: Draught) -> None:
    """The saloon in the middle of the near side, with its doors; stores to both ends."""
    saloon = d.put("saloon_front", 0.0, -5.6, (8.4, 7.0, 1.6))
    d.spot("door", 0.0, -4.35, 0.0, ("door", "boardwalk", "porch"), thing=saloon)
    d.path(0.0, -4.78, 0.0, -4.1, "door")
    _porch(d, 0.0, 8.4, -4.8, 0.0)
    for sign in (-1, 1):
        x = sign * 4.2
        while abs(x) < 17.0:
            width = d.rng.choice((5.2, 6.0, 6.8))
            kind = d.rng.choice(_STORES)
            middle = x + sign * width / 2
            d.put(kind, middle, -5.6, (width, d.rng.choice((4.8, 5.6, 6.2)), 1.6))
            _porch(d, middle, width, -4.8, 0.0)
            x += sign * width
    for x in (-8.4, -3.9, 3.9, 8.4):
        d.put("porch_post", x, _RUTS_Z - 0.16, (0.16, 2.72, 0.16), opaque=False)
    bench(d, -2.5, -4.4, 0.0)
    chair = d.put("chair", 2.5, -4.3, (0.46, 0.92, 0.48), -12.0, opaque=False, colour=_PINE)
    d.spot("chair", 2.5, -4.3, -12.0, ("seat", "chair", "boardwalk"), Posture.SIT, chair, 0.46)
    for x, z in ((5.2, -4.3), (5.9, -4.4), (-6.6, -4.3)):
        d.put("barrel", x, z, (0.58, 0.86, 0.58), opaque=False)
    d.put("crate", -7.4, -4.35, (0.7, 0.6, 0.6))
    d.spot("boardwalk", -4.9, -3.6, 60.0, ("boardwalk", "porch"))
    d.spot("boardwalk", 4.6, -3.5, -60.0, ("boardwalk", "porch"))


def _porch(d: Draught, x: float, width: float, wall: float, yaw: float) -> None:
    """A roof over the walk before a front whose wall is at z = `wall`."""
    reach = 2.05
    z = wall + (reach / 2 if yaw == 0.0 else -reach / 2)
    d.put("porch_roof", x, z, (width, 0.52, reach), yaw, 2.72, solid=False)


def _far_row(d: Draught) -> None:
    """Stores across the street, and a wagon before them."""
    x = -19.0
    while x < 19.0:
        width = d.rng.choice((5.2, 6.0, 6.8))
        kind = d.rng.choice(_STORES)
        middle = x + width / 2
        d.put(kind, middle, 12.3, (width, d.rng.choice((4.8, 5.4, 6.4)), 1.6), 180.0)
        _porch(d, middle, width, 11.5, 180.0)
        x += width
    for x in (-9.0, -3.0, 3.0, 9.0):
        d.put("porch_post", x, _ACROSS_Z + 0.16, (0.16, 2.72, 0.16), opaque=False)
    d.put("wagon", -8.6, 6.9, (1.7, 1.35, 3.4), 82.0, opaque=False)
    d.put("barrel", 6.4, 9.9, (0.58, 0.86, 0.58), opaque=False)
    d.put("crate", 7.2, 10.1, (0.7, 0.6, 0.6))


def _rails(d: Draught) -> None:
    """What horses are tied to and drink from, and lanterns at dusk."""
    for x in (-5.4, 6.2):
        rail = d.put("hitching_rail", x, -2.15, (2.6, 1.0, 0.16), opaque=False)
        d.at_thing(rail, ("rail",), 0.5)
    trough = d.put("trough", 3.3, -2.15, (1.9, 0.56, 0.66), opaque=False)
    d.at_thing(trough, ("trough",), 0.5)
    d.put("hitching_rail", 4.6, 8.5, (2.6, 1.0, 0.16), 180.0, opaque=False)
    for x in (-7.6, 8.6):
        d.put("lantern_post", x, -2.0, (0.3, 2.9, 0.3), opaque=False)
        d.lamp(x, 2.5, -2.0, 1.5)
    d.lamp(0.0, 2.4, -4.5, 1.4)
    d.put("lantern_post", 0.6, 8.4, (0.3, 2.9, 0.3), opaque=False)
    d.lamp(0.6, 2.5, 8.4, 1.2)


def _horizon(d: Draught) -> None:
    """Dry hills beyond both ends of the street."""
    for x, z in ((-52.0, -14.0), (-50.0, 22.0), (52.0, -10.0), (54.0, 24.0)):
        size = (d.rng.uniform(34.0, 44.0), d.rng.uniform(6.0, 10.0), 20.0)
        d.put("mound", x, z, size, 90.0 if x < 0 else -90.0, solid=False, colour="#c79a6a")
    for x, z in ((-24.0, 1.0), (25.0, 4.6), (-27.0, 7.0), (28.0, -1.4)):
        d.put("cactus", x, z, (0.8, d.rng.uniform(2.2, 3.2), 0.8), solid=False, opaque=False)


def taproom(rng: random.Random) -> Draught:
    """A bar with walls of boards, no cloth at its windows nor on its planks.

    `planner.periods` takes out what came later.
    """
    d = bar(rng)
    d.kind = "taproom"
    d.furniture = [replace(f, kind="bare_window") if f.kind == "window" else f for f in d.furniture]
    for x, z in ((-3.3, 3.05), (3.45, -2.55)):
        d.put("barrel", x, z, (0.58, 0.86, 0.58), opaque=False)
    return d


def old_village(rng: random.Random) -> Draught:
    """A village street of timber frames and thatch: mud, a well, a cart, barrels."""
    d = Draught(
        "old_village", rng, -16.0, 16.0, -4.8, 11.5, 10.0, interior=False, centre=(0.0, -1.2)
    )  # fmt: skip
    ground(d, "meadow", -70.0, 70.0, -70.0, 70.0)
    ground(d, "earth", -40.0, 40.0, -4.8, 11.5, 0.006, colour="#a88a62")
    ground(d, "cobbles", -2.0, 2.0, -4.8, -2.9, 0.012)
    for z, yaw in ((-5.6, 0.0), (12.3, 180.0)):
        x = -19.0
        while x < 19.0:
            width = d.rng.choice((5.4, 6.2, 7.0))
            size = (width, d.rng.choice((5.2, 6.0, 6.6)), 1.6)
            d.put("timber_house", x + width / 2, z, size, yaw)
            x += width + d.rng.choice((0.0, 0.0, 1.2))
    well = d.put("well", 4.4, 0.4, (1.5, 2.5, 1.5), opaque=False)
    d.at_thing(well, ("well",), 0.5)
    d.put("wagon", -7.8, 6.4, (1.7, 1.35, 3.2), 76.0, opaque=False)
    d.put("trough", -4.2, -3.7, (1.8, 0.56, 0.66), opaque=False)
    for x, z in ((3.4, -4.2), (4.1, -4.3), (-8.2, -4.2)):
        d.put("barrel", x, z, (0.58, 0.86, 0.58), opaque=False)
    d.put("hay", 7.6, -4.0, (1.3, 0.7, 0.9))
    log = d.put("log", -1.9, -4.2, (1.7, 0.46, 0.46))
    for side in (-0.4, 0.4):
        d.spot("log", -1.9 + side, -4.15, 0.0, ("seat", "bench"), Posture.SIT, log, 0.45)
    for x, z, tall in ((-12.5, -3.8, 4.6), (12.4, 9.6, 5.2), (-9.5, 9.9, 4.8)):
        tree(d, x, z, tall)
    d.put("church", 7.0, -18.0, (10.5, 17.0, 8.0), solid=False)
    _village_ways(d)
    return d


def _village_ways(d: Draught) -> None:
    d.path(-14.0, 1.0, -5.0, -1.2)
    d.path(14.0, 1.0, 5.0, -1.6)
    d.path(0.0, 9.2, 0.0, 6.0, "road")
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, -1.2, yaw, ("open",))
    d.lamp(-0.4, 2.2, -4.6, 1.2)
    d.lamp(3.0, 2.2, 11.2, 1.0)
