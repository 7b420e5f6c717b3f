"""Things to sit and lie on.

Enters: furniture of a seating kind. Leaves: its piece; seats face +z.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x


def chair(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A wooden chair with rungs in its back."""
    w, h, d = f.size_m
    piece, wood, legs = Piece(), f.colour or p.wood, darker(f.colour or p.wood, 0.2)
    seat = 0.46
    piece.cushion((0, seat - 0.025, 0.01), (w, 0.05, d - 0.03), 0.02, wood, "wood")
    for x in (-w / 2 + 0.035, w / 2 - 0.035):
        for z in (-d / 2 + 0.04, d / 2 - 0.05):
            piece.box((x, (seat - 0.05) / 2, z), (0.042, seat - 0.05, 0.042), legs, skip="-y")
        piece.box((x, (seat + h) / 2, -d / 2 + 0.03), (0.04, h - seat, 0.036), legs)
        piece.box((x, 0.2, -0.005), (0.024, 0.024, d - 0.12), legs)
    inner = w - 0.11
    if rng.random() < 0.5:
        for y in (0.62, 0.74):
            piece.box((0, y, -d / 2 + 0.03), (inner, 0.05, 0.022), wood)
    else:
        for k in range(4):
            x = -inner / 2 + inner * (k + 0.5) / 4
            piece.box(
                (x, (seat + h - 0.1) / 2, -d / 2 + 0.03), (0.022, h - seat - 0.1, 0.018), wood
            )
    piece.cushion((0, h - 0.055, -d / 2 + 0.03), (w - 0.02, 0.11, 0.034), 0.015, wood, "wood")
    return piece


def office_chair(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A swivel chair on five castors."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    piece.cushion((0, 0.45, 0.01), (w * 0.86, 0.09, d * 0.82), 0.035, cloth, "knit")
    piece.cushion((0, 0.78, -d / 2 + 0.07), (w * 0.8, h - 0.58, 0.08), 0.035, cloth, "knit",
                  turn_x(-6))  # fmt: skip
    piece.box((0, 0.54, -d / 2 + 0.055), (0.06, 0.22, 0.02), "#43464d")
    piece.lathe((0, 0.08, 0), [(0.028, 0), (0.028, 0.32)], "#6a6f76", "metal", 10)
    for k, (x, z) in enumerate(
        ((0, 1), (0.95, 0.31), (0.59, -0.81), (-0.59, -0.81), (-0.95, 0.31))
    ):
        reach = w * 0.42
        piece.tube(
            [(0, 0.1, 0), (x * reach, 0.07, z * reach)], [0.022, 0.016], "#43464d", segments=6
        )
        piece.ball((x * reach, 0.032, z * reach), (0.028, 0.032, 0.028), "#2f3238", steps=3)
        if k in (1, 4):
            piece.box((x * w * 0.47, 0.64, 0.0), (0.045, 0.03, 0.24), "#43464d")
            piece.box((x * w * 0.47, 0.54, -0.02), (0.03, 0.2, 0.05), "#43464d")
    return piece


def stool(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bar stool with a padded top and a foot ring."""
    w, h, _ = f.size_m
    r = w * 0.46
    piece, cloth = Piece(), f.colour or p.textile
    piece.lathe(
        (0, h - 0.1, 0),
        [(r * 0.9, 0), (r, 0.02), (r, 0.07), (r * 0.86, 0.1), (0.001, 0.105)],
        cloth,
        "knit",
        18,
        (1, 2),
    )
    piece.lathe(
        (0, 0, 0),
        [(r * 0.95, 0), (r * 0.95, 0.015), (0.05, 0.05), (0.028, 0.1), (0.028, h - 0.1)],
        "#6d6258",
        "metal",
        14,
        (1,),
    )
    piece.lathe(
        (0, h * 0.36, 0),
        [(r * 0.72, -0.012), (r * 0.76, 0), (r * 0.72, 0.012), (r * 0.68, 0)],
        "#c0a57a",
        "metal",
        16,
        (1,),
    )
    piece.box((0, h * 0.36, 0), (r * 1.42, 0.012, 0.02), "#c0a57a")
    return piece


def sofa(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A sofa with arms, seat and back cushions and throw pillows."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    seats = max(1, round((w - 0.4) / 0.62))
    arm = 0.2 if seats > 1 else 0.16
    inner = w - 2 * arm
    piece.cushion((0, 0.2, 0.0), (w - 0.06, 0.26, d - 0.08), 0.05, darker(cloth, 0.12), "knit")
    piece.cushion((0, h / 2 + 0.04, -d / 2 + 0.12), (w - 0.04, h - 0.1, 0.22), 0.08, cloth, "knit")
    for side in (-1, 1):
        piece.cushion(
            (side * (w - arm) / 2, 0.36, 0.02), (arm, 0.52, d - 0.06), 0.075, cloth, "knit"
        )
    each = inner / seats
    for k in range(seats):
        x = -inner / 2 + each * (k + 0.5)
        piece.cushion(
            (x, 0.38, 0.08), (each - 0.01, 0.15, d - 0.3), 0.06, lighter(cloth, 0.08), "knit"
        )
        piece.cushion(
            (x, 0.62, -d / 2 + 0.27),
            (each - 0.02, 0.4, 0.16),
            0.07,
            lighter(cloth, 0.08),
            "knit",
            turn_x(-10),
        )
    tints = [p.accent, p.second]
    rng.shuffle(tints)
    if seats > 1:
        for side, tint in zip((-1, 1), tints, strict=True):
            piece.cushion((side * (inner / 2 - 0.2), 0.6, -d / 2 + 0.42), (0.4, 0.36, 0.12), 0.058,
                          tint, "dots", turn_x(-18))  # fmt: skip
    for x in (-w / 2 + 0.1, w / 2 - 0.1):
        for z in (-d / 2 + 0.1, d / 2 - 0.1):
            piece.box((x, 0.04, z), (0.05, 0.08, 0.05), p.dark)
    return piece


def bench(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A slatted bench on iron legs."""
    w, h, d = f.size_m
    piece, wood = Piece(), f.colour or p.wood
    for k in range(4):
        piece.box((0, 0.45, -d * 0.24 + k * d * 0.21), (w, 0.03, d * 0.17), wood, "wood")
    for y in (0.58, 0.70, 0.82):
        if y < h + 0.02:
            piece.box(
                (0, y, -d * 0.38 - (y - 0.58) * 0.25),
                (w, 0.085, 0.028),
                wood,
                "wood",
                turn=turn_x(-12),
            )
    for x in (-w * 0.4, w * 0.4):
        piece.box((x, 0.21, d * 0.36), (0.05, 0.42, 0.05), p.metal)
        piece.box((x, 0.41, 0.0), (0.05, 0.04, d * 0.84), p.metal)
        piece.box((x, h * 0.48, -d * 0.40), (0.05, h * 0.96, 0.05), p.metal, turn=turn_x(-6))
        piece.tube(
            [(x, 0.42, d * 0.38), (x, 0.6, d * 0.36), (x, 0.63, d * 0.1), (x, 0.63, -d * 0.38)],
            [0.018] * 4,
            p.metal,
            segments=6,
        )
    return piece


def booth(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """An upholstered bench with a tall buttoned back."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    piece.box((0, 0.19, 0.02), (w, 0.38, d - 0.06), p.dark, "panelling", "-y")
    piece.cushion((0, 0.42, 0.04), (w - 0.02, 0.13, d - 0.14), 0.05, cloth, "knit")
    piece.box((0, h / 2, -d / 2 + 0.05), (w, h, 0.08), p.dark, "wood", "-y")
    share = w / max(1, round(w / 0.32))
    count = round(w / share)
    for k in range(count):
        x = -w / 2 + share * (k + 0.5)
        piece.cushion(
            (x, (0.46 + h) / 2, -d / 2 + 0.13), (share - 0.005, h - 0.52, 0.11), 0.05, cloth, "knit"
        )
    piece.box((0, h + 0.015, -d / 2 + 0.06), (w + 0.02, 0.04, 0.13), p.wood, "wood")
    return piece


def bed(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A bed with its head at the back (−z), quilt turned down, pillows."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.24, 0.02), (w - 0.04, 0.18, d - 0.08), p.wood, "wood")
    piece.cushion((0, 0.41, 0.02), (w - 0.06, 0.2, d - 0.1), 0.06, "#f3ead9")
    quilt = rng.choice(("plaid", "dots", "stripes"))
    piece.cushion((0, 0.43, d * 0.16), (w + 0.02, 0.25, d * 0.66), 0.07, p.textile, quilt)
    piece.cushion((0, 0.555, -d * 0.15), (w + 0.03, 0.06, 0.32), 0.028, lighter(p.textile, 0.55))
    piece.cushion((0, 0.545, d * 0.36), (w + 0.04, 0.07, 0.4), 0.03, p.accent, "knit")
    count = 2 if w > 1.2 else 1
    for k in range(count):
        x = (k - (count - 1) / 2) * w * 0.46
        piece.cushion(
            (x, 0.585, -d / 2 + 0.36),
            (w * 0.42 if count > 1 else w * 0.7, 0.17, 0.42),
            0.08,
            "#fbf5e8",
            turn=turn_x(-14),
        )
    piece.cushion(
        (0, h / 2 + 0.08, -d / 2 + 0.04), (w + 0.06, h - 0.16, 0.08), 0.035, p.wood, "wood"
    )
    for k in range(3):
        piece.box(
            (w * 0.31 * (k - 1), h * 0.7, -d / 2 + 0.085),
            (w * 0.27, h * 0.34, 0.02),
            lighter(p.wood, 0.12),
            "wood",
        )
    piece.box((0, 0.34, d / 2 - 0.03), (w + 0.02, 0.4, 0.05), p.wood, "wood")
    for x in (-w / 2 + 0.05, w / 2 - 0.05):
        for z in (-d / 2 + 0.06, d / 2 - 0.05):
            piece.box((x, 0.1, z), (0.08, 0.2, 0.08), p.dark, skip="-y")
    return piece


def hospital_bed(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bed on castors with side rails, its head raised."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.34, 0), (w * 0.8, 0.1, d - 0.2), "#9aa7ad", "metal")
    piece.cushion((0, 0.49, d * 0.13), (w - 0.1, 0.14, d * 0.68), 0.05, "#f4f5f0")
    piece.cushion(
        (0, 0.60, -d * 0.31), (w - 0.1, 0.13, d * 0.34), 0.05, "#f4f5f0", turn=turn_x(-25)
    )
    piece.cushion((0, 0.53, d * 0.17), (w - 0.04, 0.16, d * 0.58), 0.05, p.textile, "stripes")
    piece.cushion(
        (0, 0.745, -d / 2 + 0.28), (w * 0.66, 0.14, 0.36), 0.065, "#fffdf6", turn=turn_x(-22)
    )
    for z, tall in ((-d / 2 + 0.03, h), (d / 2 - 0.03, h * 0.78)):
        piece.cushion((0, tall - 0.2, z), (w, 0.42, 0.05), 0.024, p.front)
        piece.box((0, tall - 0.2, z + 0.028), (w * 0.7, 0.22, 0.006), p.second, ink=False)
    for x in (-w / 2 + 0.02, w / 2 - 0.02):
        for y in (0.66, 0.76):
            piece.tube([(x, y, -d * 0.22), (x, y, d * 0.16)], [0.014, 0.014], "#c6d0d3", segments=6)
        for z in (-d * 0.22, -d * 0.03, d * 0.16):
            piece.box((x, 0.6, z), (0.02, 0.34, 0.02), "#c6d0d3")
        for z in (-d * 0.36, d * 0.36):
            piece.box((x * 0.75, 0.2, z), (0.04, 0.26, 0.04), "#8f9ba1")
            piece.ball((x * 0.75, 0.06, z), (0.05, 0.06, 0.05), "#4a5157", steps=3)
    return piece


def deck_chair(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A folding beach chair of striped cloth."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box(
        (0, 0.36, 0.04),
        (w * 0.86, 0.025, d * 0.6),
        f.colour or p.textile,
        "stripes",
        turn=turn_x(10),
    )
    piece.box(
        (0, 0.66, -d * 0.33),
        (w * 0.86, 0.66, 0.025),
        f.colour or p.textile,
        "stripes",
        turn=turn_x(-24),
    )
    for x in (-w * 0.46, w * 0.46):
        piece.box((x, h * 0.5, -d * 0.2), (0.035, h * 1.02, 0.045), p.wood, turn=turn_x(-24))
        piece.box((x, 0.26, 0.04), (0.035, 0.62, 0.04), p.wood, turn=turn_x(42))
        piece.box((x, 0.38, 0.06), (0.035, 0.035, d * 0.7), p.wood)
        piece.box((x, 0.58, 0.02), (0.06, 0.03, d * 0.5), p.wood)
    return piece


SEATS: dict[str, Builder] = {
    "chair": chair, "office_chair": office_chair, "stool": stool, "sofa": sofa, "armchair": sofa,
    "bench": bench, "booth": booth, "bed": bed, "hospital_bed": hospital_bed,
    "deck_chair": deck_chair,
}  # fmt: skip
