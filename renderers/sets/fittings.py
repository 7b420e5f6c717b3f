"""Fittings of public rooms: shop shelves, bar, machines, clinic things.

Enters: furniture of a fitting kind. Leaves: its piece.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets import tableware
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, lighter, mix, turn_x, turn_y
from renderers.sets.shapes import sheet


def television(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A set on a low stand."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.22, 0), (w, 0.4, d), p.wood, "wood", "-y")
    piece.cushion((0, 0.42 + (h - 0.42) / 2, -0.02), (w * 0.86, h - 0.42, d * 0.5), 0.04, "#3a3c44")
    piece.picture(
        (-w * 0.38, 0.47, d * 0.25 - 0.01), (w * 0.76, 0, 0), (0, h - 0.52, 0), "#7fb3c9", "screen"
    )
    return piece


def monitor_stand(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A patient monitor on a rolling pole."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.lathe(
        (0, 0, 0),
        [(w * 0.5, 0.03), (w * 0.42, 0.08), (0.03, 0.1), (0.022, h * 0.75)],
        "#aab4b8",
        "metal",
        10,
    )
    piece.cushion((0, h - 0.2, 0), (w, 0.38, 0.16), 0.04, "#eceee9")
    piece.picture((-w * 0.42, h - 0.33, 0.083), (w * 0.84, 0, 0), (0, 0.27, 0), "#203038", "pulse")
    piece.box((0, h * 0.5, 0.02), (w * 0.8, 0.04, 0.24), "#d5dad8")
    piece.box((0, h * 0.5 + 0.06, 0.02), (w * 0.5, 0.09, 0.16), p.second)
    return piece


def iv_stand(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A drip stand."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.lathe(
        (0, 0, 0),
        [(w * 0.5, 0.02), (w * 0.35, 0.06), (0.02, 0.08), (0.014, h)],
        "#b9c2c5",
        "metal",
        10,
    )
    piece.box((0, h, 0), (0.3, 0.02, 0.02), "#b9c2c5")
    piece.cushion((0.12, h - 0.2, 0), (0.15, 0.26, 0.05), 0.024, "#d6e8ea")
    piece.box((0.12, h - 0.22, 0.027), (0.09, 0.1, 0.004), "#f7f5ea", ink=False)
    piece.tube(
        [(0.12, h - 0.33, 0), (0.08, h * 0.6, 0.05), (0.16, h * 0.42, 0.1)],
        [0.006] * 3,
        "#cfdfe0",
        segments=4,
    )
    return piece


def curtain_screen(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A ward curtain on its rail."""
    w, h, _ = f.size_m
    piece = Piece()
    tint = mix(p.textile, p.wall, 0.35)
    piece.add(sheet(w, h - 0.3, w / 0.16, 0.035, 48), tint, "plain", (-w / 2, 0.24, 0.0))
    back = sheet(w, h - 0.3, w / 0.16, 0.035, 48)
    piece.add(back, tint, "plain", (w / 2, 0.24, -0.004), turn=_ABOUT)
    piece.tube([(-w / 2, h - 0.04, 0), (w / 2, h - 0.04, 0)], [0.016, 0.016], "#b9c2c5", segments=6)
    return piece


def shop_rack(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Shop shelves full of boxes, tins and bottles."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -d / 2 + 0.02), (w, h, 0.04), lighter(p.front, 0.2), "panelling", "-z")
    for side in (-1, 1):
        piece.box((side * (w / 2 - 0.02), h / 2, 0), (0.04, h, d), p.front, skip="-y")
    levels = max(3, round(h / 0.42))
    room = (h - 0.12) / levels
    for k in range(levels):
        y = 0.1 + room * k
        piece.box((0, y, 0), (w - 0.06, 0.03, d), p.front, skip="-z")
        piece.box((0, y, d / 2 + 0.006), (w - 0.06, 0.05, 0.012), p.accent, skip="-z", ink=False)
        _goods(piece, w - 0.14, y + 0.016, d, room - 0.06, rng)
    piece.box((0, h - 0.03, 0.0), (w, 0.14, d), p.textile)
    return piece


def _goods(piece: Piece, w: float, y: float, d: float, room: float, rng: random.Random) -> None:
    x = -w / 2
    while x < w / 2 - 0.12:
        tint = rng.choice((*tableware.JARS, *tableware.SPINES))
        kind, count = rng.random(), rng.randrange(2, 4)
        for _ in range(count):
            if x > w / 2 - 0.1:
                break
            if kind < 0.45:
                size = (rng.uniform(0.12, 0.15), room * 0.82, 0.16)
                piece.box((x + 0.07, y + size[1] / 2, d * 0.18), size, tint, skip="-y -z")
                piece.box(
                    (x + 0.07, y + size[1] * 0.6, d * 0.18 + 0.081),
                    (0.09, size[1] * 0.3, 0.002),
                    "#f6ecd2",
                    skip="-z",
                    ink=False,
                )
                x += 0.155
            elif kind < 0.75:
                tableware.jar(piece, (x + 0.06, y, d * 0.2), tint, room * 0.62, 0.052)
                x += 0.125
            else:
                tableware.bottle(piece, (x + 0.05, y, d * 0.2), tint, room * 0.92)
                x += 0.105


def bar_shelf(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """The wall behind a bar: cupboards, lit shelves of bottles, a mirror."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.45, -0.02), (w, 0.9, d - 0.04), p.front, "panelling", "-y -z")
    piece.box((0, 0.9, 0), (w + 0.02, 0.05, d), p.top, "wood", "-z")
    piece.box(
        (0, (h + 0.9) / 2, -d / 2 + 0.015),
        (w, h - 0.9, 0.03),
        mix(p.wall, "#f2d7a8", 0.25),
        "plain",
        "-z",
    )
    columns = max(2, round(w / 1.1))
    for k in range(columns + 1):
        x = -w / 2 + w * k / columns
        piece.box(
            (min(max(x, -w / 2 + 0.04), w / 2 - 0.04), (h + 0.9) / 2, -d * 0.2),
            (0.08, h - 0.9, d * 0.55),
            p.front,
            "wood",
            "-z",
        )
    piece.box((0, h - 0.04, -d * 0.14), (w + 0.08, 0.12, d * 0.72), p.front, "wood", "-z")
    rows = 3
    for row in range(rows):
        y = 0.94 + (h - 1.1) * row / rows
        if row:
            piece.box((0, y - 0.02, -d * 0.2), (w - 0.1, 0.03, d * 0.5), p.wood, "wood", "-z")
            piece.box(
                (0, y - 0.045, -d * 0.3), (w - 0.14, 0.016, 0.03), "#ffe0a3", "bulb", ink=False
            )
        x = -w / 2 + 0.14
        while x < w / 2 - 0.1:
            if rng.random() < 0.9:
                tableware.bottle(
                    piece, (x, y, -d * 0.2), rng.choice(tableware.GLASSES), rng.uniform(0.22, 0.32)
                )
            x += rng.uniform(0.10, 0.15)
    return piece


def jukebox(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A glowing jukebox."""
    w, h, d = f.size_m
    piece = Piece()
    piece.cushion((0, h * 0.36, 0), (w, h * 0.72, d), 0.08, p.dark, "wood")
    arch = (
        [(w / 2, 0.0)]
        + [
            (w / 2 * c, h * 0.34 * s)
            for c, s in (
                (0.92, 0.4),
                (0.7, 0.72),
                (0.38, 0.93),
                (0, 1),
                (-0.38, 0.93),
                (-0.7, 0.72),
                (-0.92, 0.4),
            )
        ]
        + [(-w / 2, 0.0)]
    )
    piece.prism((0, h * 0.66, 0), arch, d * 0.8, p.dark)
    inner = [(x * 0.82, y * 0.82) for x, y in arch]
    piece.prism((0, h * 0.67, d * 0.41), inner, 0.02, "#ff9e5e", "neon")
    for side, tint in ((-1, "#5fd8cf"), (1, "#5fd8cf")):
        piece.tube(
            [(side * w * 0.44, 0.1, d / 2), (side * w * 0.44, h * 0.68, d / 2)],
            [0.03, 0.03],
            tint,
            "neon",
            7,
        )
    piece.box((0, h * 0.52, d / 2 + 0.01), (w * 0.7, 0.16, 0.03), "#f6e4bd", "print")
    piece.box((0, h * 0.25, d / 2 + 0.006), (w * 0.7, h * 0.28, 0.02), "#c99a4e", "panelling")
    return piece


def vending_machine(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A drinks machine."""
    w, h, d = f.size_m
    piece = Piece()
    piece.cushion((0, h / 2, 0), (w, h, d), 0.04, f.colour or p.textile)
    piece.box(
        (-w * 0.1, h * 0.6, d / 2 + 0.004), (w * 0.66, h * 0.6, 0.012), "#fff0c9", "bulb", "-z"
    )
    for row in range(4):
        for k in range(4):
            at = (-w * 0.36 + w * 0.17 * k, h * 0.36 + h * 0.14 * row, d / 2 + 0.03)
            piece.lathe(
                at,
                [(0.03, 0), (0.035, 0.02), (0.035, 0.14), (0.001, 0.15)],
                rng.choice(tableware.JARS),
                segments=8,
                rings=(2,),
            )
    piece.box((w * 0.36, h * 0.62, d / 2 + 0.01), (0.1, 0.3, 0.02), "#3a3c44")
    piece.box((0, h * 0.14, d / 2 + 0.006), (w * 0.7, h * 0.1, 0.02), "#2f3036")
    return piece


def water_cooler(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """An office water cooler."""
    w, h, d = f.size_m
    piece = Piece()
    piece.cushion((0, h * 0.36, 0), (w, h * 0.72, d), 0.03, "#eef0ec")
    piece.box((0, h * 0.56, d / 2 + 0.002), (w * 0.7, h * 0.16, 0.02), "#c9d2d2")
    for x, tint in ((-0.06, "#5f9fc4"), (0.06, "#d9694f")):
        piece.box((x, h * 0.6, d / 2 + 0.03), (0.03, 0.05, 0.05), tint)
    piece.lathe(
        (0, h * 0.72, 0),
        [
            (0.06, 0),
            (w * 0.42, 0.06),
            (w * 0.43, h * 0.22),
            (w * 0.3, h * 0.275),
            (0.001, h * 0.28),
        ],
        "#a9d3e2",
        segments=16,
        rings=(1, 2),
    )
    return piece


def trolley(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A clinic trolley."""
    w, h, d = f.size_m
    piece = Piece()
    for x in (-w / 2 + 0.03, w / 2 - 0.03):
        for z in (-d / 2 + 0.03, d / 2 - 0.03):
            piece.box((x, h / 2 + 0.04, z), (0.03, h - 0.08, 0.03), "#b9c2c5", "metal")
            piece.ball((x, 0.04, z), (0.035, 0.04, 0.035), "#4a5157", steps=3)
    for y in (0.2, h * 0.55, h - 0.04):
        piece.box((0, y, 0), (w, 0.03, d), "#dfe5e4", "metal")
    for k in range(3):
        tableware.jar(
            piece,
            (-w * 0.3 + 0.14 * k, h - 0.025, -0.05),
            rng.choice(("#d6e4e6", p.textile, p.accent)),
            0.12,
        )
    piece.box((w * 0.25, h * 0.55 + 0.07, 0), (0.2, 0.11, 0.24), p.second)
    return piece


def fruit_stand(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Sloping crates of fruit."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h * 0.3, -0.02), (w, h * 0.6, d - 0.1), p.wood, "crate", "-y -z")
    count = max(2, round(w / 0.5))
    tilt = turn_x(24)
    fruits = ["#d9503f", "#e8953a", "#8fb64c", "#f0c64e", "#7d4a78", "#c9d36a"]
    rng.shuffle(fruits)
    for row in range(2):
        y, z = h * (0.62 + 0.3 * row), d * (0.26 - 0.42 * row)
        for k in range(count):
            x = -w / 2 + w * (k + 0.5) / count
            piece.box((x, y, z), (w / count - 0.03, 0.16, d * 0.42), p.wood, "crate", turn=tilt)
            tint = fruits[(k + row * count) % len(fruits)]
            for i in range(4):
                for j in range(2):
                    at = (
                        x - w / count * 0.33 + w / count * 0.22 * i,
                        y + 0.10 - 0.05 * (j - 0.5),
                        z - 0.07 + 0.14 * j,
                    )
                    piece.ball(
                        at,
                        (0.055, 0.052, 0.055),
                        mix(tint, "#fff0c0", 0.12 * ((i + j) % 2)),
                        steps=2,
                    )
    return piece


_ABOUT = turn_y(180)

FITTINGS: dict[str, Builder] = {
    "television": television,
    "monitor": monitor_stand,
    "iv_stand": iv_stand,
    "curtain_screen": curtain_screen,
    "shop_rack": shop_rack,
    "bar_shelf": bar_shelf,
    "jukebox": jukebox,
    "vending_machine": vending_machine,
    "water_cooler": water_cooler,
    "trolley": trolley,
    "fruit_stand": fruit_stand,
}
