"""Kitchen units and machines that stand against a wall.

Enters: furniture of a kitchen kind. Leaves: its piece, doors towards +z.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets import tableware
from renderers.sets.builder import Builder
from renderers.sets.cabinets import doors, drawers
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x, turn_z

_ON_EDGE = turn_z(-90)  # plates in a rack
_FACING = turn_x(90)  # plates against a back board


def _unit(piece: Piece, f: Furniture, p: Palette) -> None:
    """Carcass, plinth and worktop of a floor unit."""
    w, h, d = f.size_m
    piece.box((0, 0.05, -0.03), (w, 0.10, d - 0.1), darker(p.front, 0.5), skip="-y -z")
    piece.box((0, (h + 0.06) / 2, -0.02), (w, h - 0.14, d - 0.04), p.front, skip="-y -z")
    piece.box((0, h - 0.02, 0), (w + 0.005, 0.045, d), p.top, skip="-z")


def counter(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A floor unit with drawers over doors and things on its worktop."""
    w, h, d = f.size_m
    piece = Piece()
    _unit(piece, f, p)
    count = max(1, round(w / 0.5))
    face = d / 2 - 0.032
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        drawers(
            piece,
            (x, h - 0.135, face),
            (w / count - 0.03, 0.13),
            1,
            lighter(p.front, 0.1),
            p.accent,
        )
    doors(piece, (0, (h - 0.1) / 2, face), (w, h - 0.34), count, lighter(p.front, 0.1), p.accent)
    piece.box((-w * 0.25, h + 0.14, -d * 0.36), (0.3, 0.26, 0.02), p.wood, "wood")
    if rng.random() < 0.6:
        tableware.teapot(piece, (-w * 0.3, h, 0.02), p.accent)
    for k, tint in enumerate(rng.sample(tableware.JARS, 3)):
        tableware.jar(piece, (w * 0.12 + 0.12 * k, h, -d * 0.22), tint, 0.13 + 0.035 * k, 0.05)
    return piece


def sink(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A floor unit with a basin, tap and draining plates."""
    w, h, d = f.size_m
    piece = Piece()
    _unit(piece, f, p)
    doors(
        piece, (0, (h + 0.02) / 2, d / 2 - 0.032), (w, h - 0.2), 2, lighter(p.front, 0.1), p.accent
    )
    piece.box((0.02, h - 0.06, d / 2 - 0.12), (0.62, 0.2, 0.26), "#f5f1e6")
    piece.box((0.02, h + 0.006, 0.0), (0.5, 0.012, 0.34), "#aeb8ba", skip="-y")
    piece.box((0.02, h + 0.013, 0.0), (0.44, 0.004, 0.28), "#87939a", skip="-y", ink=False)
    piece.tube(
        [
            (0.02, h, -0.22),
            (0.02, h + 0.24, -0.22),
            (0.02, h + 0.29, -0.16),
            (0.02, h + 0.25, -0.08),
        ],
        [0.016, 0.014, 0.013, 0.013],
        "#cfd7d9",
        "metal",
        8,
    )
    for x in (-0.09, 0.13):
        piece.lathe(
            (x, h, -0.22),
            [(0.02, 0), (0.02, 0.05), (0.03, 0.06), (0.001, 0.075)],
            "#cfd7d9",
            segments=10,
            rings=(2,),
        )
    piece.box((-w * 0.36, h + 0.02, -0.02), (0.26, 0.03, 0.34), p.wood)
    for k in range(4):
        piece.lathe(
            (-w * 0.36 - 0.08 + 0.05 * k, h + 0.13, 0.0),
            [(0.001, 0), (0.1, 0.012), (0.1, 0.018), (0.001, 0.02)],
            ("#f6eee0", lighter(p.textile, 0.5))[k % 2],
            segments=14,
            rings=(1,),
            turn=_ON_EDGE,
        )
    tableware.bottle(piece, (w * 0.36, h, -0.2), "#8fc0a0", 0.2)
    return piece


def stove(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A cooker with oven, knobs and a pan on the fire."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or lighter(p.accent, 0.55)
    piece.box((0, h / 2 - 0.02, -0.01), (w - 0.01, h - 0.06, d - 0.03), body, skip="-y -z")
    piece.box((0, h - 0.02, 0), (w, 0.04, d), "#4a4e55", skip="-z")
    face = d / 2 - 0.018
    piece.box((0, h * 0.44, face), (w - 0.08, h * 0.5, 0.02), lighter(body, 0.3), skip="-z")
    piece.box((0, h * 0.43, face + 0.012), (w - 0.2, h * 0.3, 0.012), "#3a414b", skip="-z")
    piece.box((0, h * 0.66, face + 0.035), (w - 0.16, 0.024, 0.03), "#c8ccca", "metal")
    piece.box((0, 0.09, face), (w - 0.08, 0.11, 0.016), lighter(body, 0.3), skip="-z")
    for k in range(4):
        x = -w * 0.3 + w * 0.2 * k
        piece.disc((x, h - 0.1, face + 0.022), 0.028, p.textile, segments=12)
        piece.box((x, h - 0.1, face + 0.03), (0.01, 0.045, 0.014), "#fff4e0")
    for x in (-w * 0.24, w * 0.24):
        for z in (-d * 0.24, d * 0.18):
            piece.lathe(
                (x, h, z),
                [(0.09, 0), (0.09, 0.014), (0.001, 0.014)],
                "#2c3036",
                segments=16,
                rings=(1,),
            )
    tableware.saucepan(piece, (w * 0.24, h + 0.012, -d * 0.22), p.textile)
    if rng.random() < 0.6:
        tableware.teapot(piece, (-w * 0.24, h + 0.012, -d * 0.2), lighter(p.second, 0.35))
    return piece


def fridge(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A rounded fridge with notes on its door."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or lighter(p.textile, 0.5)
    piece.cushion((0, h / 2 + 0.02, -0.03), (w, h - 0.04, d - 0.08), 0.06, body)
    face = d / 2 - 0.05
    split = h * 0.64
    piece.cushion(
        (0, (split + 0.06) / 2 + 0.02, face),
        (w - 0.02, split - 0.08, 0.1),
        0.045,
        lighter(body, 0.15),
    )
    piece.cushion(
        (0, (split + h) / 2, face), (w - 0.02, h - split - 0.06, 0.1), 0.045, lighter(body, 0.15)
    )
    for y, tall in ((split - 0.24, 0.3), (split + 0.2, 0.2)):
        piece.box((-w * 0.38, y, face + 0.075), (0.03, tall, 0.03), "#eef0ea", "metal")
    for x, y, tint in (
        (0.05, 1.42, "#ffe08a"),
        (0.2, 1.56, "#9fcfe0"),
        (0.17, 1.3, "#c4dc9a"),
        (-0.06, 1.62, "#f0a58c"),
    ):
        if y < h - 0.1:
            piece.box(
                (x * w / 0.7, y + rng.uniform(-0.03, 0.03), face + 0.053), (0.1, 0.12, 0.006), tint
            )
    return piece


def wall_cabinet(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A cupboard on the wall."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -0.01), (w, h, d - 0.02), p.front, skip="-z")
    doors(
        piece,
        (0, h / 2, d / 2 - 0.012),
        (w, h - 0.06),
        max(1, round(w / 0.5)),
        lighter(p.front, 0.1),
        p.accent,
    )
    piece.box((0, h + 0.015, 0.0), (w + 0.04, 0.03, d + 0.02), lighter(p.front, 0.2), skip="-z")
    return piece


def hood(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """An extractor hood."""
    w, h, d = f.size_m
    piece = Piece()
    piece.prism(
        (0, 0, 0),
        [
            (-w / 2, 0),
            (w / 2, 0),
            (w / 2, 0.1),
            (w * 0.2, h * 0.55),
            (-w * 0.2, h * 0.55),
            (-w / 2, 0.1),
        ],
        d,
        lighter(p.metal, 0.35),
        "metal",
    )
    piece.box((0, h * 0.78, -0.03), (w * 0.38, h * 0.5, d * 0.7), lighter(p.metal, 0.35), "metal")
    piece.box((0, 0.05, d / 2 + 0.004), (w - 0.04, 0.05, 0.01), p.accent)
    return piece


KITCHEN: dict[str, Builder] = {
    "counter": counter,
    "sink": sink,
    "stove": stove,
    "fridge": fridge,
    "wall_cabinet": wall_cabinet,
    "hood": hood,
}
