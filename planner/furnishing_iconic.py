"""Places known by one thing: a vault's door, a ring under canvas, a telephone box, a bridge.

Enters: a seeded generator. Leaves: a `Draught`. The thing that everybody expects stands where the
camera looks first.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_house import ceiling_lamps, open_pair
from planner.furnishing_town import bench, ground, lamp_post, street, tree, treeline
from planner.furnishing_works import door_of, laid_out, site

_BARE = "#6b6258"
_BRASS = "#c9a24a"


def bank(rng: random.Random) -> Draught:
    """A banking hall: the tellers' counter under a grille, the vault's door behind it."""
    d = Draught("bank", rng, -5.0, 5.0, -3.8, 4.2, 3.8, centre=(0.0, 0.9))
    for x in (-2.6, 0.0, 2.6):
        d.put("shop_counter", x, -1.6, (2.3, 1.08, 0.6))
        d.put("bars", x, -1.6, (1.5, 0.8, 0.06), base=1.1, opaque=False, colour=_BRASS)
        d.spot("teller", x, -2.35, 0.0, ("counter", "behind", "desk"))
        d.spot("customer", x, -0.85, 180.0, ("counter", "till"))
    d.hang("vault_door", "back", 0.0, (2.2, 2.4, 0.3), 0.0)
    d.hang("clock", "back", 0.0, (0.5, 0.5, 0.04), 2.9)
    d.hang("notice_board", "back", -3.2, (1.4, 0.9, 0.03), 1.4)
    for x in (-4.3, 4.3):
        d.put("column", x, 0.2, (0.6, 3.8, 0.6))
        d.put("plant", x, 3.6, (0.7, 1.6, 0.7))
    d.put("big_desk", -3.2, 2.3, (1.5, 0.76, 0.8))
    d.chair(-3.2, 3.1, 180.0, tags=("desk", "seat"))
    d.chair(-3.2, 1.45, 0.0, tags=("desk", "seat"))
    d.window("left", -2.2, 1.2, 2.2, 1.0, mark=0.0)
    d.window("right", -2.2, 1.2, 2.2, 1.0, mark=0.0)
    d.door("right", 2.0, kind="glass_door")
    d.hang("picture", "front", 1.4, (1.4, 1.0, 0.03), 1.5)
    for x in (-2.2, 2.2):
        d.pendant(x, 0.8, 2.6, 1.0)
    open_pair(d, 0.4, 1.1)
    return d


def vault(rng: random.Random) -> Draught:
    """A strongroom: walls of deposit boxes, money on a table, the round door at the back."""
    d = Draught("vault", rng, -2.8, 2.8, -2.4, 2.8, 2.7, centre=(0.0, 0.7))
    d.door("back", 1.9, "#8f979e")
    d.hang("vault_door", "back", -0.3, (2.2, 2.4, 0.3), 0.0)
    for wall in ("left", "right"):
        for z in (-1.3, 0.6):
            d.against("lockers", wall, z, (1.8, 2.2, 0.4), colour=_BRASS)
    d.put("table", -1.0, -0.9, (1.3, 0.74, 0.7))
    d.chair(-1.0, -0.2, 180.0, tags=("table", "seat"))
    for x, z in ((-2.2, 2.3), (2.2, 2.3)):
        d.put("crate", x, z, (0.7, 0.6, 0.6), rng.uniform(-6, 6))
    d.hang("lockers", "front", 0.0, (2.6, 2.2, 0.3), 0.0, _BRASS)
    ceiling_lamps(d, ((-1.0, 0.2), (1.0, 0.2)), 0.9)
    open_pair(d, 0.2, 1.0, 0.7)
    return d


def big_top(rng: random.Random) -> Draught:
    """Under canvas: the ring with its kerb, rows of benches round it, the artists' curtain."""
    d = Draught("big_top", rng, -7.0, 7.0, -5.6, 6.4, 6.0, centre=(0.0, 0.0))
    d.rug(0.0, 0.0, 7.6, 6.6, "sand")
    for x, z, yaw, long in (
        (0.0, -3.5, 0.0, 5.0), (-4.0, 0.0, 90.0, 4.6), (4.0, 0.0, -90.0, 4.6),
    ):  # fmt: skip
        d.put("parapet", x, z, (long, 0.42, 0.34), yaw, opaque=False)
    d.hang("stage_curtain", "back", 0.0, (4.4, 4.6, 0.3), 0.0, "#b3322f")
    d.path(0.0, -5.4, 0.0, -4.3, "curtain")
    for x, yaw in ((-5.6, 90.0), (5.6, -90.0)):
        row = d.put("seat_row", x, 0.0, (4.4, 1.05, 0.62), yaw, opaque=False, colour="#3f6f8f")
        for z in (-1.4, 0.0, 1.4):
            d.spot("seat", x, z, yaw, ("seat", "audience"), Posture.SIT, row, 0.48)
    for x in (-2.6, 2.6):
        row = d.put("seat_row", x, 4.8, (4.2, 1.05, 0.62), 180.0, opaque=False, colour="#3f6f8f")
        for side in (-1.3, 0.0, 1.3):
            d.spot("seat", x + side, 4.8, 180.0, ("seat", "audience"), Posture.SIT, row, 0.48)
    for x in (-3.4, 3.4):
        d.put("column", x, -4.4, (0.26, 6.0, 0.26), colour="#e8ddc6")
    d.put("drum", -2.4, -2.2, (0.9, 0.5, 0.9), colour="#c4473d")
    d.put("drum", 2.5, -2.2, (0.7, 0.7, 0.7), colour="#3f6f8f")
    d.put("string_lights", 0.0, -4.6, (11.0, 0.8, 0.05), base=4.2, solid=False)
    d.spot("ring", 0.0, -1.4, 0.0, ("stage", "ring"))
    d.door("right", 5.2)
    for x in (-2.6, 0.0, 2.6):
        d.lamp(x, 5.2, -0.4, 1.5)
    ceiling_lamps(d, ((-3.0, 3.4), (3.0, 3.4)), 0.8)
    open_pair(d, 0.0, 0.4)
    return d


def phone_booth(rng: random.Random) -> Draught:
    """Inside a telephone box: glass on every side, the telephone and its shelf at the back."""
    d = Draught("phone_booth", rng, -1.2, 1.2, -1.1, 1.4, 2.5, centre=(0.0, 0.15))
    d.hang("wall_phone", "back", 0.0, (0.34, 0.6, 0.2), 1.1)
    d.hang("wall_shelf", "back", 0.0, (0.8, 0.2, 0.28), 0.82)
    for along in (-0.75, 0.75):
        d.window("back", along, 0.5, 1.5, 0.6, mark=0.0, kind="shop_window")
    for wall in ("left", "right"):
        d.window(wall, 0.1, 1.6, 1.6, 0.55, mark=0.0, kind="shop_window")
    d.door("front", 0.0, kind="glass_door")
    seat = d.put("stool", 0.9, -0.8, (0.34, 0.55, 0.34), -20.0)
    d.spot("stool", 0.9, -0.8, -20.0, ("seat",), Posture.SIT, seat, 0.54)
    d.spot("phone", -0.1, -0.5, 180.0, ("phone",))
    d.lamp(0.0, 2.4, 0.1, 0.8)
    open_pair(d, -0.1, 0.4, 0.62)
    return d


def telephone_box(rng: random.Random) -> Draught:
    """A street with a telephone box on the pavement."""
    d = street(rng)
    d.kind = "telephone_box"
    box = d.put("telephone_box", -2.9, -3.6, (1.0, 2.4, 1.0))
    d.at_thing(box, ("phone",), 0.3)
    d.lamp(-2.9, 2.2, -2.9, 0.7)
    return d


def old_house(rng: random.Random) -> Draught:
    """A lone, dark house on bare ground among pines, old graves before it."""
    d = site("old_house", rng, -9.0)
    laid_out(d, "earth")
    house = d.put("house_front", -0.6, -9.4, (8.0, 10.4, 5.0), colour=_BARE)
    door_of(d, house, -0.6, -6.2)
    for x, z in ((-7.8, -6.6), (9.2, -7.6), (-12.6, -8.0), (-9.6, 6.6), (9.4, 7.0)):
        tree(d, x, z, rng.uniform(5.4, 7.0), "pine")
    for x, z in ((-3.6, -3.2), (3.8, -3.4), (-5.8, 3.4), (5.6, 3.6), (1.9, -4.6)):
        d.put("tall_grass", x, z, (2.2, 0.9, 0.9), solid=False, colour="#8f8757")
    for x in (-6.0, 6.4):
        d.put("gravestone", x, -3.0, (0.6, 0.9, 0.24), rng.uniform(-8, 8))
    stump = d.put("stump", 2.6, -2.2, (0.7, 0.45, 0.7))
    d.spot("stump", 2.6, -2.2, -20.0, ("seat",), Posture.SIT, stump, 0.45)
    d.lamp(-0.6, 2.4, -6.2, 0.8)
    treeline(d, 34.0)
    return d


def shack(rng: random.Random) -> Draught:
    """A wooden hut in a clearing; firewood and a barrel beside its door."""
    d = site("shack", rng, -8.0)
    laid_out(d, "earth")
    hut = d.put("shed", 0.4, -6.0, (5.2, 3.6, 3.8))
    door_of(d, hut, 0.4, -3.9)
    d.put("hay", -3.6, -4.6, (1.6, 0.8, 0.7), 6.0)
    d.put("drum", 4.0, -4.4, (0.6, 0.9, 0.6), colour="#8d6a4c")
    log = d.put("log", -2.6, -1.8, (1.9, 0.46, 0.5), 8.0)
    for x in (-3.0, -2.2):
        d.spot("log", x, -1.75, 0.0, ("seat",), Posture.SIT, log, 0.45)
    for x, z in ((-5.6, -6.4), (5.8, -6.8), (-9.6, -7.4), (9.8, -6.0), (-8.4, 6.6), (8.6, 7.0)):
        tree(d, x, z, rng.uniform(5.6, 7.6), rng.choice(("pine", "tree")))
    for x in (-13.0, -7.6, -2.2, 3.4, 8.8, 14.0):
        tree(d, x + rng.uniform(-0.6, 0.6), -13.0, rng.uniform(7.0, 8.6), "pine")
    for x, z in ((-6.6, -2.6), (6.6, -2.8), (5.0, 3.4)):
        d.put("bush", x, z, (1.4, 0.9, 1.1))
    d.lamp(0.4, 2.3, -3.6, 0.9)
    treeline(d, 26.0)
    return d


def bridge(rng: random.Random) -> Draught:
    """A bridge over a river, along x: a roadway between parapets, water and banks beyond."""
    d = Draught("bridge", rng, -15.0, 15.0, -2.9, 5.6, 8.0, interior=False, centre=(0.0, 0.8))
    ground(d, "water", -70.0, 70.0, -60.0, 60.0, -3.4)
    ground(d, "pavement", -30.0, 30.0, -2.9, -0.9, 0.012)
    ground(d, "carriageway", -30.0, 30.0, -0.9, 4.0)
    ground(d, "pavement", -30.0, 30.0, 4.0, 5.6, 0.012)
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        d.put("parapet", x, -2.7, (6.0, 1.05, 0.34), opaque=False)
        d.put("parapet", x, 5.4, (6.0, 1.05, 0.34), 180.0, opaque=False)
    for x in (-4.6, 5.2):
        lamp_post(d, x, -2.1)
        lamp_post(d, x + 1.5, 4.8, 1.2)
    bench(d, -2.4, -2.1, 0.0)
    for x, wide in ((-44.0, 52.0), (0.0, 60.0), (44.0, 52.0)):
        size = (wide, rng.uniform(5.0, 8.0), 12.0)
        d.put("mound", x, -52.0, size, base=-3.4, solid=False, colour="#7ea36a")
        d.put("mound", x, 52.0, size, 180.0, base=-3.4, solid=False, colour="#7ea36a")
    d.put("boat", 9.0, -18.0, (1.6, 4.6, 4.4), 20.0, base=-3.5, solid=False)
    d.put("boat", -14.0, -28.0, (1.6, 4.6, 4.4), -15.0, base=-3.5, solid=False)
    d.path(-14.0, 1.0, -6.0, 1.0, "road")
    d.path(14.0, 1.0, 6.0, 1.0, "road")
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.8, yaw, ("open",))
    for x in (0.4, 1.4):
        d.spot("parapet", x, -2.2, 180.0, ("edge", "window", "water"))
    return d
