"""A car from within: seats, dashboard and removable sides.

Enters: furniture of a cockpit kind. Leaves: its piece; the nose points to +z.
"""

import math
import random
from collections.abc import Mapping
from types import MappingProxyType

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.grounds import NEAR_M
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x, turn_y, turn_z
from renderers.sets.plants import crown

BELT_M, SILL_M, ROOF_M = 0.92, 0.22, 1.6


def car_seat(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A front seat with headrest."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    piece.cushion((0, 0.28, 0.04), (w, 0.2, d - 0.06), 0.08, cloth, "knit")
    piece.cushion((0, 0.35, 0.04), (w * 0.6, 0.08, d * 0.8), 0.035, lighter(cloth, 0.12), "knit")
    piece.cushion((0, 0.62, -d / 2 + 0.06), (w, 0.6, 0.16), 0.07, cloth, "knit", turn_x(-9))
    piece.cushion(
        (0, 0.62, -d / 2 + 0.12),
        (w * 0.6, 0.48, 0.08),
        0.035,
        lighter(cloth, 0.12),
        "knit",
        turn_x(-9),
    )
    for x in (-0.07, 0.07):
        piece.box((x, 0.99, -d / 2 - 0.01), (0.02, 0.12, 0.02), "#b9bcbc")
    piece.cushion(
        (0, h - 0.08, -d / 2 - 0.0), (w * 0.52, 0.19, 0.11), 0.05, cloth, "knit", turn_x(-6)
    )
    piece.box((0, 0.14, 0.02), (w * 0.7, 0.14, d * 0.7), p.dark, skip="-y")
    return piece


def car_bench(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """The back seat."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    piece.box((0, 0.13, 0.0), (w, 0.24, d - 0.06), p.dark, skip="-y")
    for x in (-w / 4, w / 4):
        piece.cushion((x, 0.3, 0.05), (w / 2 - 0.01, 0.18, d - 0.1), 0.07, cloth, "knit")
        piece.cushion(
            (x, 0.63, -d / 2 + 0.1), (w / 2 - 0.01, 0.6, 0.18), 0.08, cloth, "knit", turn_x(-12)
        )
        piece.cushion((x, h - 0.06, -d / 2 + 0.03), (w * 0.2, 0.17, 0.1), 0.045, cloth, "knit")
    return piece


def dashboard(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Dashboard, dials, wheel at +x, mirror above."""
    w, h, d = f.size_m
    piece, tone = Piece(), mix(p.dark, p.textile, 0.4)
    piece.cushion((0, h - 0.16, 0.0), (w, 0.26, d), 0.09, lighter(tone, 0.12))
    piece.box((0, h - 0.36, 0.02), (w * 0.94, 0.2, d * 0.7), darker(tone, 0.2))
    piece.box((0, h - 0.22, -d / 2 - 0.0), (w * 0.96, 0.05, 0.02), p.accent, "wood")
    for x in (0.31, 0.49):
        piece.disc((x, h - 0.12, -d / 2 - 0.012), 0.07, "#f3ead2", "bulb", turn=_BACK)
        piece.box(
            (x + 0.015, h - 0.11, -d / 2 - 0.02),
            (0.008, 0.05, 0.004),
            "#c4453a",
            turn=turn_z(-40),
            ink=False,
        )
    piece.box((0, h - 0.3, -d / 2 + 0.06), (0.3, 0.14, 0.04), "#33353b")
    piece.picture(
        (0.12, h - 0.35, -d / 2 + 0.038), (-0.24, 0, 0), (0, 0.09, 0), "#6fa5c9", "screen"
    )
    _wheel(piece, 0.4, h - 0.16, -d / 2 - 0.14, tone)
    piece.cushion((0, 1.46, -0.16), (0.26, 0.08, 0.03), 0.013, tone)
    piece.box((0, 1.46, -0.178), (0.22, 0.055, 0.004), "#b9cdd3", ink=False)
    piece.box((0, 0.3, -0.5), (0.22, 0.24, 0.9), darker(tone, 0.1), skip="-y")
    piece.tube([(0, 0.4, -0.45), (0.01, 0.58, -0.42)], [0.014, 0.012], "#55585e", segments=6)
    piece.ball((0.01, 0.6, -0.42), (0.03, 0.03, 0.03), p.accent, steps=3)
    return piece


def _wheel(piece: Piece, x: float, y: float, z: float, tone: str) -> None:
    wheel = Piece()
    rim = [
        (0.19 * math.cos(t), 0.19 * math.sin(t), 0.0)
        for t in (2 * math.pi * k / 22 for k in range(23))
    ]
    wheel.tube(rim, [0.017] * 23, darker(tone, 0.3), segments=7)
    wheel.cushion((0, 0, 0.02), (0.14, 0.1, 0.05), 0.024, darker(tone, 0.2))
    for side in (-1, 1):
        wheel.box((side * 0.12, 0.0, 0.01), (0.14, 0.03, 0.02), darker(tone, 0.2))
    wheel.box((0, -0.11, 0.01), (0.03, 0.14, 0.02), darker(tone, 0.2))
    wheel.box((0, 0, 0.14), (0.05, 0.05, 0.24), darker(tone, 0.2))
    piece.join(wheel, (x, y, z), turn_x(24))


def car_front(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Bonnet, wipers, visors and the roof's front edge, ahead of the dashboard."""
    w, _, d = f.size_m
    piece, paint = Piece(), p.front
    piece.cushion((0, 0.72, 0.42), (w - 0.1, 0.34, d * 0.62), 0.12, paint)
    piece.cushion((0, 0.88, 0.38), (w * 0.5, 0.06, d * 0.56), 0.03, lighter(paint, 0.08))
    for side in (-1, 1):  # no posts: as on a film car they are off, or they cut through faces
        piece.box((side * 0.3, 0.92, -0.12), (0.5, 0.012, 0.02), "#2f3035", turn=turn_z(6.0 * side))
    piece.box((0, ROOF_M - 0.005, -0.62), (1.3, 0.06, 0.08), paint)
    piece.box((0, 0.9, -0.08), (1.62, 0.05, 0.1), darker(paint, 0.2))
    for side in (-1, 1):
        piece.box(
            (side * 0.34, ROOF_M - 0.06, -0.66),
            (0.42, 0.1, 0.02),
            mix(p.ceiling, "#8a8478", 0.3),
            turn=turn_x(-30),
        )
    return piece


def car_back(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Rear window frame, parcel shelf and boot."""
    w, _, _ = f.size_m
    piece, paint = Piece(), p.front
    piece.box((0, 0.95, 0.02), (w - 0.24, 0.04, 0.5), darker(p.textile, 0.3), "carpet")
    piece.cushion((0, 0.68, -0.2), (w - 0.1, 0.5, 0.6), 0.12, paint)
    for side in (-1, 1):
        piece.tube(
            [(side * 0.78, 0.94, -0.12), (side * 0.62, ROOF_M, 0.24)],
            [0.05, 0.04],
            paint,
            segments=7,
        )
    piece.box((0, ROOF_M - 0.005, 0.24), (1.28, 0.06, 0.08), paint)
    piece.cushion((0.35, 1.02, 0.02), (0.3, 0.1, 0.2), 0.04, p.accent, "knit")
    return piece


def car_side(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Doors of one side, seen from within (+z is into the car); its long way is local x."""
    w, _, _ = f.size_m
    piece, paint = Piece(), p.front
    piece.box((0, (BELT_M + SILL_M) / 2, -0.05), (w, BELT_M - SILL_M, 0.04), paint)
    piece.cushion(
        (0, (BELT_M + SILL_M) / 2, 0.0),
        (w - 0.1, BELT_M - SILL_M - 0.04, 0.08),
        0.03,
        mix(p.textile, p.ceiling, 0.4),
        "knit",
    )
    piece.box((0, BELT_M, -0.01), (w, 0.05, 0.11), p.dark)
    for x in (-w * 0.26, w * 0.2):
        piece.cushion((x, 0.66, 0.06), (0.56, 0.07, 0.09), 0.03, p.dark)
        piece.box((x + 0.1, 0.8, 0.05), (0.13, 0.03, 0.03), "#c9ccca")
        piece.lathe(
            (x - 0.2, 0.55, 0.04),
            [(0.001, 0), (0.035, 0), (0.035, 0.02), (0.001, 0.02)],
            "#c9ccca",
            segments=10,
            rings=(2,),
            turn=turn_x(90),
        )
    piece.tube([(-0.03, BELT_M, -0.02), (-0.03, ROOF_M, 0.12)], [0.045, 0.04], paint, segments=7)
    piece.box((0, ROOF_M - 0.02, 0.13), (w * 0.72, 0.07, 0.06), p.ceiling)
    return piece


def car_roof(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """The lining overhead, with a lamp."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w - 0.1, h * 0.5, d), p.ceiling, "knit")
    piece.cushion((0, 0.02, 0.3), (0.16, 0.04, 0.12), 0.018, "#fff3cf", "bulb")
    for side in (-1, 1):
        piece.box((side * 0.5, 0.0, 0.85), (0.5, 0.03, 0.24), lighter(p.ceiling, 0.1))
    return piece


def car_floor(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Carpet underfoot, and the roadside that the windows look out on."""
    w, _, d = f.size_m
    piece = Piece()
    piece.panel((-w / 2, 0.13, d / 2), (w, 0, 0), (0, 0, -d), p.floor, "carpet")
    _roadside(piece, p, rng)
    return piece


def _roadside(piece: Piece, p: Palette, rng: random.Random) -> None:
    """Road, verges and a line of trees to either side: what a car on the road has about it."""
    reach = 30.0
    count = int(2 * reach / (2 * NEAR_M))
    for k in range(count):
        z = reach - 2 * reach * k / count
        piece.panel((-2.6, -0.02, z), (6.4, 0, 0), (0, 0, -2 * reach / count), "#7b7f86", "asphalt")
        for x in (-reach, 3.8):
            piece.panel(
                (x, -0.02, z),
                (reach - 2.6 if x < 0 else reach - 3.8, 0, 0),
                (0, 0, -2 * reach / count),
                mix(p.leaf, "#a9c26e", 0.45),
                "grass",
            )
    for k in range(7):
        piece.panel((0.95, -0.012, 26.0 - 8.0 * k), (0.14, 0, 0), (0, 0, -3.0), "#efe7d3")
    for k in range(12):
        side = 1 if k % 2 else -1
        x, z = side * rng.uniform(7.0, 15.0), -26.0 + 4.6 * k
        tall = rng.uniform(3.0, 5.0)
        piece.tube(
            [(x, 0, z), (x, tall * 0.6, z)], [0.2, 0.12], p.dark if k % 3 else "#6b4a35", "bark", 7
        )
        crown(
            piece,
            (x, tall * 0.85, z),
            (tall * 0.42, tall * 0.42, tall * 0.42),
            mix(p.leaf, "#8fae4a", rng.uniform(0, 0.5)),
            k,
            9,
        )
    for k in range(10):
        side = 1 if k % 2 else -1
        piece.box((side * 4.6, 0.45, -24.0 + 5.0 * k), (0.1, 0.9, 0.1), "#f1ead8", skip="-y")
        piece.box((side * 4.6, 0.7, -21.5 + 5.0 * k), (0.04, 0.1, 5.0), "#e4dcc8", ink=False)


_BACK = turn_y(180)  # faces −z

COCKPIT_SIDES: Mapping[str, tuple[str, tuple[float, float, float]]] = MappingProxyType(
    {
        "car_roof": ("ceiling", (0.0, -1.0, 0.0)),
        "car_floor": ("floor", (0.0, 1.0, 0.0)),
        "car_side_left": ("left", (1.0, 0.0, 0.0)),
        "car_side_right": ("right", (-1.0, 0.0, 0.0)),
    }
)  # what a camera looks through: name and normal into the car; windscreens are open frames

COCKPIT: Mapping[str, Builder] = MappingProxyType(
    {
        "car_seat": car_seat, "car_bench": car_bench, "dashboard": dashboard,
        "car_front": car_front, "car_back": car_back, "car_side_left": car_side,
        "car_side_right": car_side, "car_roof": car_roof,
        "car_floor": car_floor,
    }
)  # fmt: skip
