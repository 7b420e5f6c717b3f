"""Roofs and what stands on them, blocks on the skyline, sheds.

Enters: furniture of a roof or outbuilding kind. Leaves: its piece, front towards +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.houses import RENDERS, front_door, sash
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_z


def tower(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A block on the skyline."""
    w, h, d = f.size_m
    piece = Piece()
    colour = mix(rng.choice(RENDERS), "#8fa0b3", 0.45)
    piece.box((0, h / 2, 0), (w, h, d), colour, "tower", "-y")
    piece.box((0, h + 0.12, 0), (w + 0.3, 0.24, d + 0.3), lighter(colour, 0.25), skip="-y")
    if rng.random() < 0.5:
        piece.box((w * 0.2, h + 0.9, 0), (w * 0.3, 1.4, d * 0.4), darker(colour, 0.12))
    else:
        piece.lathe(
            (-w * 0.2, h + 0.2, 0),
            [(0.7, 0), (0.7, 1.3), (0.75, 1.3), (0.001, 1.9)],
            "#9c7a5c",
            segments=12,
            rings=(1,),
        )
    return piece


def stair_house(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """The head of a stair on a roof."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2 - 0.05, -0.02), (w - 0.06, h - 0.1, d - 0.08), p.wall, "brick", "-y")
    piece.box((0, h - 0.06, 0), (w + 0.1, 0.12, d + 0.06), p.trim)
    front_door(piece, 0, d / 2 - 0.06, p, p.front)
    piece.box((0, 2.44, d / 2 + 0.1), (0.3, 0.1, 0.22), p.metal)
    piece.lathe(
        (0, 2.28, d / 2 + 0.14),
        [(0.001, 0), (0.07, 0.03), (0.08, 0.1), (0.03, 0.15)],
        "#fff3cf",
        "bulb",
        10,
    )
    return piece


def shed(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A garden shed of boards."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or p.front
    eave = h - 0.7
    piece.box((0, eave / 2, -0.05), (w - 0.2, eave, d - 0.3), body, "siding", "-y")
    piece.prism((0, eave, -0.05), [(-w / 2 + 0.1, 0), (w / 2 - 0.1, 0), (0, 0.62)], d - 0.32, body)
    for side in (-1, 1):
        _slope(piece, side, w, eave, d, mix(p.ceiling, "#6d4a3c", 0.3))
    z = d / 2 - 0.2
    piece.box(
        (-w * 0.16, 0.95, z + 0.01), (0.85, 1.9, 0.05), lighter(body, 0.25), "panelling", "-z -y"
    )
    piece.ball((-w * 0.16 + 0.32, 0.95, z + 0.06), (0.035, 0.035, 0.035), "#e0b95a", steps=3)
    sash(piece, w * 0.25, 1.0, z, 0.6, 0.6, p, None, rng)
    return piece


def _slope(piece: Piece, side: int, w: float, eave: float, d: float, colour: str) -> None:
    run, rise = w / 2 + 0.06, 0.72
    at = (side * run / 2, eave + 0.66 - rise / 2 + 0.04, -0.05)
    tilt = turn_z(-side * math.degrees(math.atan2(rise, run)))
    piece.box(at, (math.hypot(run, rise), 0.06, d), colour, "roof", turn=tilt)


def parapet(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A low wall with a coping."""
    w, h, d = f.size_m
    piece = Piece()
    parts = max(1, round(w / 4.5))
    for k in range(parts):
        piece.box(
            (-w / 2 + w * (k + 0.5) / parts, h / 2 - 0.05, 0),
            (w / parts, h - 0.1, d - 0.06),
            p.wall,
            "brick",
            "-y -x +x",
            ink=False,
        )
    piece.box((0, h - 0.05, 0), (w, 0.1, d + 0.04), p.trim)
    return piece


def chimney(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A chimney stack with pots."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box(
        (0, h * 0.42, 0), (w - 0.1, h * 0.84, d - 0.1), mix(p.wall, "#a85f48", 0.5), "brick", "-y"
    )
    piece.box((0, h * 0.86, 0), (w, 0.14, d), p.trim)
    long = w >= d
    for k in (-1, 1):
        at = (k * w * 0.24, h * 0.9, 0.0) if long else (0.0, h * 0.9, k * d * 0.24)
        piece.lathe(
            at,
            [(0.15, 0), (0.13, 0.06), (0.12, h * 0.14), (0.15, h * 0.14), (0.1, h * 0.14)],
            "#b5674a",
            segments=12,
            rings=(3,),
        )
    return piece


def water_tank(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A wooden tank on legs with a pointed roof."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2 - 0.08
    for x in (-r * 0.62, r * 0.62):
        for z in (-r * 0.62, r * 0.62):
            piece.box((x, h * 0.19, z), (0.14, h * 0.38, 0.14), p.dark, skip="-y")
    for z in (-r * 0.62, r * 0.62):
        piece.box((0, h * 0.2, z), (r * 1.6, 0.09, 0.05), p.dark, turn=turn_z(24))
    piece.box((0, h * 0.385, 0), (w * 0.86, 0.1, w * 0.86), p.dark)
    piece.lathe((0, h * 0.4, 0), [(r, 0), (r, h * 0.36)], p.wood, "panelling", 22)
    for y in (0.06, 0.5, 0.94):
        piece.lathe(
            (0, h * (0.4 + 0.36 * y), 0),
            [(r * 1.015, -0.04), (r * 1.03, 0), (r * 1.015, 0.04)],
            "#5d5f63",
            segments=22,
            rings=(1,),
        )
    piece.lathe(
        (0, h * 0.76, 0),
        [(r * 1.1, 0), (r * 0.55, h * 0.12), (0.001, h * 0.24)],
        mix(p.ceiling, "#5c5f66", 0.4),
        "roof",
        22,
        (0,),
    )
    return piece


def vent(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A roof ventilator with a turning cowl."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.box((0, h * 0.2, 0), (w, h * 0.4, w), "#a3a9aa", "metal", "-y")
    piece.lathe(
        (0, h * 0.4, 0),
        [
            (w * 0.24, 0),
            (w * 0.24, h * 0.22),
            (w * 0.4, h * 0.28),
            (w * 0.42, h * 0.42),
            (w * 0.25, h * 0.56),
            (0.001, h * 0.6),
        ],
        "#c2c8c8",
        "metal",
        16,
        (2, 3),
    )
    return piece


def antenna(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A television aerial."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.tube([(0, 0, 0), (0, h, 0)], [0.03, 0.02], "#6a7075", segments=6)
    for k in range(5):
        y, wide = h * (0.6 + 0.09 * k), w * (1.0 - 0.13 * k)
        piece.box((0, y, 0), (wide, 0.025, 0.025), "#6a7075", ink=False)
    piece.box((0, 0.05, 0), (0.3, 0.1, 0.3), "#8a8f92", skip="-y")
    return piece


ROOFS: dict[str, Builder] = {
    "tower": tower,
    "stair_house": stair_house,
    "shed": shed,
    "parapet": parapet,
    "chimney": chimney,
    "water_tank": water_tank,
    "vent": vent,
    "antenna": antenna,
}
