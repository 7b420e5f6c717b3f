"""Open land: desert, mountain, swamp, river, lake, snow, battlefield, under water, other worlds.

Enters: a seeded generator. Leaves: a `Draught`. Dressing stands in depth: near things frame the
playing area, far ones close the view.
"""

import random

from planner.floor_plan import Posture
from planner.furnishing import Draught
from planner.furnishing_town import ground, tree, treeline

Place = tuple[float, float]
_SNOW = "#eef2f6"


def _land(kind: str, rng: random.Random) -> Draught:
    d = Draught(kind, rng, -15.0, 15.0, -10.0, 12.0, 8.0, interior=False, centre=(0.0, 0.5))
    d.path(-14.0, 0.8, -6.0, 0.8)
    d.path(14.0, 0.8, 6.0, 0.8)
    for x, yaw in ((-0.8, 90.0), (0.8, -90.0)):
        d.spot("open", x, 0.6, yaw, ("open",))
    return d


def _seat(d: Draught, kind: str, x: float, z: float, yaw: float = 0.0) -> None:
    """A log or a stone to sit on."""
    size = (1.9, 0.46, 0.5) if kind == "log" else (1.1, 0.48, 0.9)
    name = d.put(kind, x, z, size, yaw)
    for side in (-0.4, 0.4) if kind == "log" else (0.0,):
        d.spot(kind, x + side, z + 0.05, 0.0, ("seat", kind), Posture.SIT, name, 0.45)


def _rocks(d: Draught, places: tuple[Place, ...], most: float = 1.5, colour: str = "") -> None:
    for x, z in places:
        w = d.rng.uniform(most * 0.55, most)
        d.put("rock", x, z, (w, w * 0.62, w * 0.8), d.rng.uniform(-30, 30), colour=colour)


def _peaks(d: Draught, colour: str, tall: tuple[float, float], far: float = 52.0) -> None:
    """A range of mountains behind, and some across."""
    for x in (-46.0, -24.0, -2.0, 20.0, 44.0):
        high = d.rng.uniform(*tall)
        at = (x + d.rng.uniform(-4, 4), -far + d.rng.uniform(-5, 5))
        d.put("peak", *at, (high * 1.9, high, high * 1.5), solid=False, colour=colour)
    for x, z, yaw in (
        (-60.0, 6.0, 90.0),
        (60.0, 2.0, -90.0),
        (-20.0, 60.0, 180.0),
        (24.0, 60.0, 180.0),
    ):
        high = d.rng.uniform(*tall)
        d.put("peak", x, z, (high * 1.9, high, high * 1.5), yaw, solid=False, colour=colour)


def desert(rng: random.Random) -> Draught:
    """Sand to the horizon, dunes, cactuses, bleached rock."""
    d = _land("desert", rng)
    ground(d, "sand", -70.0, 70.0, -90.0, 70.0)
    for x, z in ((-26.0, -30.0), (4.0, -40.0), (30.0, -28.0), (-34.0, 30.0), (28.0, 34.0)):
        wide = rng.uniform(26.0, 36.0)
        d.put("mound", x, z, (wide, rng.uniform(3.4, 6.0), 16.0), solid=False, colour="#e0bf86")
    for x, z in ((-5.6, -4.2), (6.8, -5.6), (-11.0, -8.0), (11.5, 4.5), (-8.6, 7.6), (3.0, -9.0)):
        d.put("cactus", x, z, (0.8, rng.uniform(2.2, 3.6), 0.8), opaque=False)
    _rocks(d, ((3.6, -2.8), (-3.2, -3.4), (5.4, 3.8), (-5.2, 3.4)))
    for x, z in ((-2.4, -2.6), (1.8, -3.6), (7.6, -1.6), (-7.4, -0.9)):
        d.put("tall_grass", x, z, (1.0, 0.4, 0.6), solid=False, colour="#c9b06a")
    _seat(d, "rock", 1.9, -1.6)
    return d


def mountain(rng: random.Random) -> Draught:
    """A ledge among peaks: rock, scree, a few pines, snow far up."""
    d = _land("mountain", rng)
    ground(d, "gravel", -70.0, 70.0, -4.2, 70.0)
    ground(d, "meadow", -70.0, 70.0, -70.0, -4.2)
    _peaks(d, "#8b95a8", (22.0, 34.0))
    for x, z in ((-9.5, -6.4), (8.6, -7.0)):
        d.put("crag", x, z, (4.2, rng.uniform(2.6, 4.2), 2.0), rng.uniform(-12, 12))
    for x, z in ((-4.6, -6.8), (4.4, -8.6), (12.4, -3.6), (-12.6, -2.2), (9.4, 8.6), (-8.4, 8.4)):
        tree(d, x, z, rng.uniform(3.6, 5.4), "pine")
    _rocks(d, ((-4.2, -2.6), (3.8, -2.9), (6.4, 3.4), (-6.4, 3.2), (0.6, -4.4), (10.4, 1.2)), 1.8)
    for x, z in ((-2.4, -3.2), (2.2, -4.6), (-7.6, -1.4)):
        d.put("tall_grass", x, z, (1.4, 0.4, 0.7), solid=False)
    _seat(d, "rock", -1.7, -1.7)
    return d


def swamp(rng: random.Random) -> Draught:
    """Black water between bare trees, reeds, a rotten log."""
    d = _land("swamp", rng)
    ground(d, "earth", -50.0, 50.0, -50.0, 50.0)
    for x0, x1, z0, z1 in (
        (-13.0, -3.0, -9.5, -3.2),
        (1.4, 14.0, -8.4, -2.6),
        (-12.0, 12.0, 3.6, 7.4),
    ):
        ground(d, "water", x0, x1, z0, z1, 0.012)
    for x, z in ((-8.6, -5.4), (-3.4, -10.6), (3.6, -9.8), (9.0, -5.4), (-12.6, -1.0), (12.6, 0.4)):
        tree(d, x, z, rng.uniform(5.2, 7.0))
    for x, z in ((-5.4, 9.0), (5.6, 9.4), (-11.4, 6.6), (11.2, 6.4)):
        tree(d, x, z, rng.uniform(5.2, 7.0))
    for x in (-9.0, -6.0, -3.4, 1.8, 4.6, 8.0, 11.0):
        d.put("tall_grass", x, -3.0, (1.8, rng.uniform(0.8, 1.3), 0.6), solid=False)
        d.put("tall_grass", x + 0.8, 3.7, (1.8, rng.uniform(0.7, 1.0), 0.6), solid=False)
    d.put("stump", 3.6, -1.9, (0.7, 0.5, 0.7))
    d.put("bush", -5.6, -2.2, (1.5, 1.0, 1.2))
    d.put("bush", 6.2, 2.6, (1.4, 0.9, 1.1))
    _seat(d, "log", -1.8, -1.9, 6.0)
    treeline(d, 24.0)
    return d


def river(rng: random.Random) -> Draught:
    """A river across the frame, stones in it, trees on the other bank."""
    d = _land("river", rng)
    _banks(d, -8.6, -2.9)
    ground(d, "meadow", -60.0, 60.0, -60.0, -8.6)
    for x, z in ((-4.6, -5.4), (2.6, -6.4), (6.8, -4.6), (-9.0, -6.6)):
        w = rng.uniform(0.9, 1.5)
        d.put("rock", x, z, (w, w * 0.5, w * 0.8), solid=False)
    for x in (-12.0, -7.6, -3.0, 1.8, 6.2, 11.0):
        kind = "tree" if rng.random() < 0.6 else "pine"
        tree(d, x + rng.uniform(-1, 1), -11.0 + rng.uniform(-1.5, 0.8), rng.uniform(5.0, 7.0), kind)
    return d


def lake(rng: random.Random) -> Draught:
    """A wide lake, a jetty with a boat, woods and hills on the far shore."""
    d = _land("lake", rng)
    _banks(d, -46.0, -3.2)
    d.put("treeline", 0.0, -47.0, (130.0, 5.0, 3.0), solid=False)
    for x, wide in ((-34.0, 46.0), (18.0, 58.0)):
        d.put(
            "mound", x, -60.0, (wide, rng.uniform(7.0, 11.0), 12.0), solid=False, colour="#7ea36a"
        )
    d.put("dais", 4.6, -6.6, (1.8, 0.28, 6.4), solid=False)
    d.put("boat", 8.4, -9.0, (1.6, 4.2, 4.0), 20.0, base=-0.1, solid=False)
    d.put("boat", -12.0, -24.0, (1.6, 4.6, 4.4), -15.0, base=-0.1, solid=False)
    d.put("mooring", 3.2, -2.6, (0.5, 0.7, 0.5))
    return d


def _banks(d: Draught, far: float, near: float) -> None:
    """Water from `far` to `near`, the near bank with reeds, trees behind the camera."""
    ground(d, "water", -70.0, 70.0, far, near)
    ground(d, "earth", -70.0, 70.0, near, near + 1.0)
    ground(d, "meadow", -70.0, 70.0, near + 1.0, 60.0)
    for x in (-11.0, -8.6, -5.8, 7.4, 10.2, 13.0):
        d.put("tall_grass", x, near + 0.2, (2.0, d.rng.uniform(0.7, 1.1), 0.7), solid=False)
    for x, z in ((-10.4, 0.8), (11.0, 1.6), (-8.8, 8.4), (2.2, 9.4), (9.6, 8.6)):
        tree(d, x, z, d.rng.uniform(5.0, 6.6))
    for x, z in ((-4.4, -1.2), (6.2, -1.0), (-5.6, 3.4)):
        d.put("bush", x, z, (1.4, 0.9, 1.1))
    for x, z in ((-3.0, -1.4), (3.6, 3.0)):
        d.put("flowers", x, z, (1.5, 0.4, 0.7), solid=False)
    _seat(d, "log", -1.9, -1.2)
    treeline(d, 40.0)


def snowfield(rng: random.Random) -> Draught:
    """Snow and drifts, pines, white peaks."""
    d = _land("snowfield", rng)
    ground(d, "sand", -70.0, 70.0, -90.0, 70.0, colour=_SNOW)
    _peaks(d, "#b9c6d6", (16.0, 26.0))
    for x, z in ((-7.0, -4.6), (6.0, -5.2), (-12.0, 3.6), (11.4, 2.4), (0.4, -8.6), (3.6, 8.0)):
        d.put("drift", x, z, (rng.uniform(3.4, 5.4), rng.uniform(0.6, 1.1), 2.4), solid=False)
    for x, z in ((-9.6, -7.0), (-3.0, -9.4), (8.8, -8.4), (13.0, -3.0), (-13.2, 0.4), (8.2, 9.0)):
        tree(d, x, z, rng.uniform(3.8, 5.8), "pine")
    _rocks(d, ((3.4, -2.8), (-4.2, -2.7), (5.8, 3.4)))
    _seat(d, "log", -1.8, -1.7)
    return d


def battlefield(rng: random.Random) -> Draught:
    """Torn earth: craters, stumps, broken fences, smoke-black trees."""
    d = _land("battlefield", rng)
    ground(d, "earth", -60.0, 60.0, -60.0, 60.0)
    for x, z, wide in ((-7.4, -5.6, 5.0), (5.8, -6.4, 6.0), (-9.6, 5.6, 5.0), (8.4, 6.0, 4.4)):
        d.put("mound", x, z, (wide, 0.8, wide * 0.7), solid=False, colour="#7d6a50")
    for x, z in ((-4.6, -3.2), (3.4, -3.6), (9.4, -2.4), (-10.0, -1.6), (6.4, 3.0), (-6.0, 3.2)):
        d.put("stump", x, z, (0.8, rng.uniform(0.5, 1.4), 0.8))
    for x, z, yaw in ((-6.8, -2.2, 14.0), (6.6, -2.0, -18.0), (0.8, -5.2, 6.0)):
        d.put("fence", x, z, (3.0, 1.0, 0.14), yaw, opaque=False)
    for x, z in ((2.4, -2.2), (-3.0, -2.0), (4.6, -1.2)):
        d.put("crate", x, z, (0.8, 0.6, 0.6), rng.uniform(-30, 30))
    for x in (-2.6, -1.6, 0.2):
        d.put("drum", x, -3.4 - 0.3 * (x > -2), (0.56, 0.85, 0.56), colour="#5c6250")
    d.put("tent_canvas", -11.0, -7.6, (3.4, 2.6, 3.2), 30.0, colour="#8a8460")
    d.put("campfire", 4.2, 2.6, (0.9, 0.8, 0.9))
    d.lamp(4.2, 0.9, 2.6, 1.2)
    _rocks(d, ((-1.4, -6.6), (10.8, -5.0), (-12.4, 2.0)))
    _seat(d, "log", -1.0, -1.8)
    treeline(d, 34.0)
    return d


def underwater(rng: random.Random) -> Draught:
    """The sea's floor: sand, weed that stands tall, rock."""
    d = _land("underwater", rng)
    ground(d, "sand", -70.0, 70.0, -70.0, 70.0, colour="#7fb3b0")
    for x, z in ((-8.0, -6.0), (7.4, -6.8), (-13.0, 1.0), (13.2, -1.0), (0.6, -9.0)):
        d.put(
            "crag",
            x,
            z,
            (rng.uniform(2.6, 4.0), rng.uniform(1.6, 3.6), 1.8),
            rng.uniform(-20, 20),
            colour="#4f7f8c",
        )
    for k in range(22):
        x, z = -13.0 + 1.24 * k, rng.choice((-7.6, -4.8, -3.4, 3.4, 6.0))
        d.put("tall_grass", x, z, (0.9, rng.uniform(1.2, 2.8), 0.6), solid=False, colour="#3f8f7c")
    for x, z in ((-3.2, -3.0), (3.8, -3.4), (-6.6, 3.0)):
        d.put("bush", x, z, (1.2, 1.0, 1.0), colour="#d9706a")
    _rocks(d, ((2.2, -2.6), (-4.6, -1.6), (6.0, 2.8)))
    _seat(d, "rock", -1.7, -1.8)
    for x, z in ((-30.0, -40.0), (10.0, -46.0), (40.0, -30.0)):
        d.put("mound", x, z, (40.0, 9.0, 12.0), solid=False, colour="#4f8a94")
    return d


def space(rng: random.Random) -> Draught:
    """Another world: grey dust, craters, peaks without a tree."""
    d = _land("space", rng)
    ground(d, "sand", -70.0, 70.0, -90.0, 70.0, colour="#a9a6b4")
    _peaks(d, "#77748a", (9.0, 17.0))
    for x, z, wide in ((-7.4, -6.0, 6.0), (6.4, -7.0, 7.0), (-9.6, 6.0, 5.0), (9.4, 5.6, 5.6)):
        d.put("mound", x, z, (wide, 0.7, wide * 0.7), solid=False, colour="#9a97a8")
    _rocks(
        d,
        ((3.6, -2.9), (-3.8, -3.1), (6.6, 3.2), (-6.2, 3.4), (10.2, -2.4), (-10.6, -1.4)),
        1.9,
        "#8d8a9a",
    )
    d.put("antenna", 5.6, -5.4, (1.2, 3.0, 0.3), opaque=False)
    d.put("drum", -5.6, -5.2, (1.2, 2.0, 1.2), colour="#c9ced4")
    _seat(d, "rock", -1.6, -1.8)
    return d
