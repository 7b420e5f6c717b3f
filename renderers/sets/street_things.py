"""What stands about out of doors: lamps, fences, bins, signs, rocks.

Enters: furniture of an outdoor kind. Leaves: its piece.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets import plants
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_z


def lamp_post(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A street lantern."""
    _, h, _ = f.size_m
    piece = Piece()
    piece.lathe(
        (0, 0, 0),
        [(0.16, 0), (0.16, 0.12), (0.10, 0.2), (0.075, 0.55), (0.05, 0.62), (0.04, h * 0.86)],
        p.metal,
        "metal",
        12,
        (1,),
    )
    piece.box((0, h * 0.84, 0), (0.7, 0.04, 0.04), p.metal)
    y = h * 0.86
    piece.lathe((0, y, 0), [(0.05, 0), (0.12, 0.05), (0.16, 0.06)], p.metal, segments=8, rings=(2,))
    piece.lathe((0, y + 0.06, 0), [(0.13, 0), (0.19, 0.32)], "#f7e7bd", "bulb", 8, (0, 1))
    piece.lathe(
        (0, y + 0.38, 0),
        [(0.24, 0), (0.10, 0.10), (0.04, 0.13), (0.04, 0.18), (0.001, 0.2)],
        p.metal,
        segments=8,
        rings=(0,),
    )
    return piece


def street_tree(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A tree in the pavement with a grate about its foot."""
    piece = plants.tree(f, p, rng)
    piece.box((0, 0.008, 0), (1.2, 0.016, 1.2), "#6b645a", skip="-y")
    piece.lathe(
        (0, 0.016, 0), [(0.42, 0), (0.42, 0.02), (0.001, 0.02)], "#6a503c", segments=16, rings=(0,)
    )
    return piece


def bin_(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A litter bin."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    piece.lathe(
        (0, 0, 0),
        [
            (r * 0.82, 0),
            (r * 0.82, 0.03),
            (r * 0.95, h * 0.82),
            (r, h * 0.82),
            (r, h * 0.9),
            (r * 0.8, h * 0.9),
            (r * 0.8, h * 0.7),
            (0.001, h * 0.7),
        ],
        p.front,
        "panelling",
        18,
        (3, 4),
    )
    piece.lathe(
        (0, h * 0.98, 0),
        [(r * 0.9, 0), (r * 0.5, 0.05), (0.001, 0.07)],
        darker(p.front, 0.3),
        segments=18,
        rings=(0,),
    )
    for side in (-1, 1):
        piece.box((side * r * 0.8, h * 0.93, 0), (0.03, h * 0.16, 0.03), p.metal)
    return piece


def letter_box(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A pillar box."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.2, 0), (0.1, 0.4, 0.1), p.metal, skip="-y")
    piece.cushion((0, 0.8, 0), (w, h - 0.5, d), 0.06, p.textile)
    piece.box((0, h - 0.3, d / 2 + 0.004), (w * 0.6, 0.05, 0.02), "#2e2b30")
    piece.box((0, h - 0.62, d / 2 + 0.004), (w * 0.5, 0.24, 0.012), lighter(p.trim, 0.3))
    return piece


def hydrant(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A fire hydrant."""
    w, h, _ = f.size_m
    piece, r = Piece(), w * 0.33
    piece.lathe(
        (0, 0, 0),
        [
            (r * 1.35, 0),
            (r * 1.35, 0.06),
            (r, 0.08),
            (r, h * 0.62),
            (r * 1.2, h * 0.64),
            (r * 1.2, h * 0.7),
            (r * 0.9, h * 0.84),
            (r * 0.3, h * 0.92),
            (r * 0.3, h),
            (0.001, h),
        ],
        p.accent,
        segments=14,
        rings=(1, 4, 5, 8),
    )
    for side in (-1, 1):
        piece.lathe(
            (side * r * 0.9, h * 0.5, 0),
            [(r * 0.45, 0), (r * 0.45, 0.07), (0.001, 0.07)],
            darker(p.accent, 0.15),
            segments=10,
            rings=(1,),
            turn=turn_z(-90.0 * side),
        )
    return piece


def planter(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A trough of flowers."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h * 0.26, 0), (w, h * 0.52, d), p.wood, "crate", "-y")
    for x in (-w / 2 + 0.04, w / 2 - 0.04):
        piece.box((x, h * 0.27, 0), (0.09, h * 0.56, d + 0.02), darker(p.wood, 0.2))
    for k in range(3):
        x = -w * 0.32 + w * 0.32 * k
        plants.crown(
            piece,
            (x, h * 0.62, 0),
            (w * 0.21, h * 0.26, d * 0.46),
            mix(p.leaf, "#8fae4a", 0.2 * k),
            rng.randrange(99),
            10,
        )
    for _ in range(10):
        piece.ball(
            (
                rng.uniform(-w * 0.45, w * 0.45),
                h * rng.uniform(0.7, 0.92),
                rng.uniform(0.0, d * 0.4),
            ),
            (0.05, 0.05, 0.05),
            rng.choice((p.textile, p.accent, "#f4e2d4")),
            steps=2,
        )
    return piece


def bicycle(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bicycle on its stand, along x."""
    w, h, _ = f.size_m
    piece, r = Piece(), h * 0.31
    back, front = -w / 2 + r, w / 2 - r
    for x in (back, front):
        ring = [
            (x + r * math.cos(a), r + 0.01 + r * math.sin(a), 0.0)
            for a in (2 * math.pi * k / 18 for k in range(19))
        ]
        piece.tube(ring, [0.02] * 19, "#35323a", segments=5)
        for k in range(4):
            piece.box(
                (x, r + 0.01, 0),
                (r * 1.9, 0.008, 0.008),
                "#c8ccca",
                turn=turn_z(45.0 * k),
                ink=False,
            )
    saddle, crank, head = (
        (back + 0.28, h * 0.78, 0.0),
        (back + 0.42, r * 0.95, 0.0),
        (front - 0.16, h * 0.80, 0.0),
    )
    hub, fork = (back, r, 0.0), (front, r, 0.0)
    for a, b in (
        (hub, crank),
        (crank, saddle),
        (hub, saddle),
        (saddle, head),
        (crank, head),
        (head, fork),
    ):
        piece.tube([a, b], [0.02, 0.02], p.textile, segments=6)
    piece.cushion((saddle[0] - 0.02, saddle[1] + 0.06, 0), (0.26, 0.07, 0.15), 0.03, "#5a3d2d")
    piece.tube(
        [(head[0] + 0.02, head[1], 0), (head[0] - 0.02, h * 0.96, 0)],
        [0.018, 0.018],
        p.metal,
        segments=6,
    )
    piece.box((head[0] - 0.02, h * 0.96, 0), (0.04, 0.03, 0.5), p.metal)
    piece.box((front - 0.05, h * 0.74, 0), (0.26, 0.2, 0.3), mix(p.wood, "#d9b27a", 0.4), "crate")
    return piece


def power_pole(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A telegraph pole."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.tube([(0, 0, 0), (0, h, 0)], [0.13, 0.09], p.dark, "bark", 8)
    for y in (h * 0.88, h * 0.95):
        piece.box((0, y, 0.08), (w, 0.09, 0.08), p.dark)
        for x in (-w * 0.42, -w * 0.2, w * 0.2, w * 0.42):
            piece.lathe(
                (x, y + 0.045, 0.08),
                [(0.04, 0), (0.045, 0.06), (0.02, 0.12)],
                "#c9d4cf",
                segments=8,
                rings=(1,),
            )
    return piece


def road_sign(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A sign on a post."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -0.03), (0.06, h, 0.05), "#8b9092", "metal", "-y")
    if rng.random() < 0.5:
        a = w / 2
        piece.prism((0, h - a, 0.02), [(0, -a), (a, 0), (0, a), (-a, 0)], 0.03, "#e8b748")
        piece.prism(
            (0, h - a, 0.042),
            [(0, -a * 0.45), (a * 0.12, 0), (0, a * 0.5), (-a * 0.12, 0)],
            0.01,
            "#3a3332",
        )
    else:
        piece.prism(
            (0, h - 0.3, 0.02),
            [(-w * 0.7, -0.2), (w * 0.5, -0.2), (w * 0.8, 0), (w * 0.5, 0.2), (-w * 0.7, 0.2)],
            0.03,
            p.second,
        )
        for y in (-0.06, 0.07):
            piece.box((-w * 0.1, h - 0.3 + y, 0.04), (w * 0.8, 0.05, 0.008), "#f7f2e2", skip="-z")
    return piece


OUTDOORS: dict[str, Builder] = {
    "lamp_post": lamp_post,
    "street_tree": street_tree,
    "bin": bin_,
    "letter_box": letter_box,
    "hydrant": hydrant,
    "planter": planter,
    "bicycle": bicycle,
    "power_pole": power_pole,
    "road_sign": road_sign,
}
