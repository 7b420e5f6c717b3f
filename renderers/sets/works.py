"""What works, laboratories, ships and carriages are known by.

Enters: furniture of a works kind. Leaves: its piece, front towards +z.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x, turn_z

_STEEL = "#8b959c"
_LIGHTS = ("#e9574a", "#f2c14e", "#6fce7a", "#6fb7e8")


def machine(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A great machine: a body, rollers, a wheel, pipes, lamps."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or rng.choice(("#5d8a78", "#6b7f9c", "#b58a4c"))
    piece.box((0, h * 0.36, 0), (w, h * 0.72, d), body, "metal", "-y")
    piece.box((-w * 0.2, h * 0.84, 0), (w * 0.5, h * 0.3, d * 0.7), darker(body, 0.15), "metal")
    for k in range(4):
        x = -w * 0.38 + w * 0.25 * k
        piece.tube(
            [(x, h * 0.74, -d * 0.4), (x, h * 0.74, d * 0.4)], [0.09, 0.09], _STEEL, "metal", 10
        )
    piece.tube(
        [(w * 0.34, h * 0.42, d / 2 - 0.02), (w * 0.34, h * 0.42, d / 2 + 0.08)],
        [h * 0.22] * 2,
        _STEEL,
        "metal",
        18,
    )
    for turn in (0.0, 60.0, 120.0):
        piece.box(
            (w * 0.34, h * 0.42, d / 2 + 0.09),
            (h * 0.4, 0.05, 0.03),
            darker(_STEEL, 0.4),
            turn=turn_z(turn),
        )
    pipe: list[tuple[float, float, float]] = [
        (-w * 0.4, h * 0.7, -d * 0.3),
        (-w * 0.4, h, -d * 0.3),
        (w * 0.4, h, -d * 0.3),
        (w * 0.4, h * 0.5, -d * 0.3),
    ]
    piece.tube(pipe, [0.08] * 4, "#b5794c", "metal", 9)
    for k, tint in enumerate(_LIGHTS):
        piece.ball((-w * 0.4 + 0.16 * k, h * 0.58, d / 2), (0.045, 0.045, 0.03), tint, "bulb", 3)
    return piece


def console(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A control desk: a sloping board of lit keys, screens above it."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or "#56616e"
    desk = min(h, 0.95)
    piece.box((0, desk * 0.42, 0), (w, desk * 0.84, d * 0.8), body, "plain", "-y")
    piece.box((0, desk * 0.92, d * 0.1), (w, 0.06, d * 0.84), lighter(body, 0.15), turn=turn_x(14))
    columns = max(4, round(w / 0.16))
    for k in range(columns):
        for row in range(3):
            x, z = -w / 2 + w * (k + 0.5) / columns, d * (0.02 + 0.13 * row)
            piece.box(
                (x, desk * 0.92 + 0.045 - 0.25 * (z - d * 0.1), z),
                (0.07, 0.03, 0.06),
                rng.choice(_LIGHTS),
                "bulb",
                ink=False,
            )
    if h > 1.1:
        screens = max(1, round(w / 0.8))
        for k in range(screens):
            x = -w / 2 + w * (k + 0.5) / screens
            wide, tall = w / screens * 0.9, h - desk - 0.15
            piece.box((x, desk + 0.12 + tall / 2, -d * 0.3), (wide, tall, 0.07), darker(body, 0.4))
            origin = (x - wide * 0.45, desk + 0.16, -d * 0.3 + 0.04)
            piece.picture(origin, (wide * 0.9, 0, 0), (0, tall - 0.08, 0), "#5cc0d0", "screen")
    return piece


def seat_row(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Seats of a carriage or a house, side by side, with headrests."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or p.textile
    count = max(1, round(w / 0.52))
    for k in range(count):
        x, wide = -w / 2 + w * (k + 0.5) / count, w / count * 0.92
        piece.cushion((x, 0.4, 0.04), (wide, 0.16, d * 0.8), 0.06, cloth, "stripes")
        piece.cushion(
            (x, 0.4 + (h - 0.4) * 0.46, -d / 2 + 0.1),
            (wide, h - 0.5, 0.15),
            0.06,
            cloth,
            "stripes",
            turn_x(-5),
        )
        piece.cushion(
            (x, h - 0.12, -d / 2 + 0.13), (wide * 0.7, 0.22, 0.13), 0.05, lighter(cloth, 0.5)
        )
    for x in (-w / 2, w / 2):
        piece.box((x, 0.56, 0), (0.06, 0.06, d * 0.7), p.dark)
    piece.box((0, 0.16, 0), (w * 0.9, 0.32, d * 0.5), p.dark, "plain", "-y")
    return piece


def luggage_rack(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A rack along a wall, cases on it."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.03, 0), (w, 0.05, d), _STEEL, "metal")
    piece.box((0, 0.13, d / 2 - 0.02), (w, 0.03, 0.03), _STEEL, "metal")
    x = -w / 2 + 0.1
    while x < w / 2 - 0.7:
        wide = rng.uniform(0.4, 0.7)
        tint = rng.choice(("#a8503f", "#4f7a8c", "#c99a4c", "#6a5a7c", "#5f8a5c"))
        tall = min(h - 0.06, rng.uniform(0.2, 0.34))
        piece.cushion((x + wide / 2, 0.06 + tall / 2, 0), (wide, tall, d * 0.7), 0.04, tint)
        x += wide + rng.uniform(0.08, 0.6)
    return piece


def hay(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """Bales of hay, stacked as high as the size says."""
    w, h, d = f.size_m
    piece, straw = Piece(), f.colour or "#d9b75a"
    rows = max(1, round(h / 0.5))
    for row in range(rows):
        count = max(1, round(w / 0.95) - (row % 2 if rows > 1 else 0))
        for k in range(count):
            x = (k - (count - 1) / 2) * w / max(1, round(w / 0.95))
            at = (x, h / rows * (row + 0.5), 0.0)
            tone = lighter(straw, 0.12) if (k + row) % 2 else straw
            piece.cushion(
                at, (w / max(1, round(w / 0.95)) - 0.03, h / rows - 0.02, d), 0.05, tone, "stripes"
            )
            for side in (-0.22, 0.22):
                piece.box(
                    (at[0] + side, at[1], 0), (0.03, h / rows, d + 0.02), "#9a7436", ink=False
                )
    return piece


def workbench(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A bench with a vice, tools on a board above it."""
    w, h, d = f.size_m
    piece, top = Piece(), 0.9
    piece.box((0, top - 0.04, 0), (w, 0.08, d), p.wood, "planks")
    for x in (-w / 2 + 0.08, w / 2 - 0.08):
        piece.box((x, top / 2 - 0.04, 0), (0.1, top - 0.08, d * 0.8), p.dark, "wood", "-y")
    piece.box((0, 0.25, 0), (w * 0.9, 0.04, d * 0.7), p.dark, "planks")
    piece.box((w * 0.32, top + 0.09, d * 0.3), (0.2, 0.18, 0.16), "#8a4a3c", "metal")
    if h > 1.3:
        piece.box(
            (0, (h + 1.2) / 2, -d / 2 + 0.03), (w, h - 1.2, 0.04), lighter(p.wood, 0.25), "planks"
        )
        for k in range(max(4, round(w / 0.22))):
            x = -w / 2 + 0.14 + 0.22 * k
            if x < w / 2 - 0.1:
                long = rng.uniform(0.2, 0.42)
                piece.box((x, h - 0.16 - long / 2, -d / 2 + 0.07), (0.045, long, 0.03), p.dark)
                tint = rng.choice(("#c4503c", "#8b959c", "#3f7f9c"))
                piece.box((x, h - 0.16 - long, -d / 2 + 0.08), (0.1, 0.09, 0.04), tint, "metal")
    return piece


def pallet_rack(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Tall steel shelves with boxes and drums."""
    w, h, d = f.size_m
    piece, levels = Piece(), max(2, round(h / 0.95))
    for x in (-w / 2 + 0.05, w / 2 - 0.05):
        for z in (-d / 2 + 0.05, d / 2 - 0.05):
            piece.box((x, h / 2, z), (0.08, h, 0.08), "#d08a3c", "metal", "-y")
    for level in range(levels):
        y = h / levels * level + 0.1
        piece.box((0, y, 0), (w, 0.07, d), "#4f6f9c", "metal")
        x = -w / 2 + 0.12
        while x < w / 2 - 0.5:
            wide, tall = rng.uniform(0.4, 0.62), rng.uniform(0.4, h / levels - 0.25)
            tone = rng.choice(("#c69a62", "#b5834c", "#d4b07c"))
            piece.box((x + wide / 2, y + 0.04 + tall / 2, 0), (wide, tall, d * 0.8), tone, "crate")
            x += wide + 0.06
    return piece


def drum(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A steel drum."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    tint = f.colour or rng.choice(("#3f7f9c", "#b5503c", "#5f8a5c"))
    profile = [
        (r, 0),
        (r, h * 0.33),
        (r * 1.04, h * 0.35),
        (r, h * 0.37),
        (r, h * 0.66),
        (r * 1.04, h * 0.68),
        (r, h * 0.7),
        (r, h),
        (0.001, h),
    ]
    piece.lathe((0, 0, 0), profile, tint, "metal", 18, (0, 2, 5, 7))
    return piece


def slab(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A steel table with a body under a sheet."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h - 0.04, 0), (w, 0.07, d), "#c3ccd0", "metal")
    for z in (-d * 0.32, d * 0.32):
        piece.box((0, (h - 0.08) / 2, z), (0.26, h - 0.08, 0.2), "#9aa5ab", "metal", "-y")
    if not f.bare:
        sheet = "#f2f4f2"
        piece.cushion((0, h + 0.1, d * 0.1), (w * 0.72, 0.22, d * 0.66), 0.1, sheet)
        piece.ball((0, h + 0.13, -d * 0.36), (0.15, 0.14, 0.18), sheet, steps=4)
        piece.cushion((0, h + 0.14, d * 0.43), (0.3, 0.26, 0.2), 0.08, sheet)
        piece.cushion((0, h + 0.02, 0), (w * 0.96, 0.05, d * 0.96), 0.02, sheet)
    return piece


def cold_lockers(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A wall of steel doors in rows."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -0.02), (w, h, d - 0.04), "#a9b4b9", "metal", "-y")
    rows, columns = 3, max(2, round(w / 0.85))
    for row in range(rows):
        for k in range(columns):
            x, y = -w / 2 + w * (k + 0.5) / columns, h * (row + 0.5) / rows
            piece.box(
                (x, y, d / 2 - 0.02),
                (w / columns - 0.08, h / rows - 0.08, 0.06),
                "#ccd5d9",
                "metal",
            )
            piece.box(
                (x + w / columns * 0.32, y, d / 2 + 0.03), (0.05, 0.2, 0.05), "#6b757b", "metal"
            )
    return piece


def punch_bag(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A leather bag on a chain."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    piece.lathe(
        (0, 0, 0),
        [(0.001, 0), (r, 0.06), (r, h * 0.5), (r * 0.9, h * 0.55), (0.001, h * 0.56)],
        "#a8443c",
        "knit",
        16,
        (1, 2),
    )
    piece.tube([(0, h * 0.56, 0), (0, h, 0)], [0.02, 0.02], "#5b6068", "metal", 6)
    return piece


def hoop(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A basketball board and hoop on a wall."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -d / 2 + 0.04), (w, h, 0.06), "#f6f2ea")
    for at, size in (
        ((0, h * 0.3, 0.0), (w * 0.34, 0.05, 0.02)),
        ((0, h * 0.62, 0.0), (w * 0.34, 0.05, 0.02)),
        ((-w * 0.16, h * 0.46, 0.0), (0.05, h * 0.36, 0.02)),
        ((w * 0.16, h * 0.46, 0.0), (0.05, h * 0.36, 0.02)),
    ):
        piece.box((at[0], at[1], -d / 2 + 0.08), size, "#c4473d")
    rim = [(0.23, 0), (0.25, 0.02), (0.23, 0.04)]
    piece.lathe((0, h * 0.2, 0.08), rim, "#e0662c", "metal", 18)
    piece.lathe((0, h * 0.2 - 0.4, 0.08), [(0.14, 0), (0.23, 0.4)], "#f4f0e6", "plain", 12, (0,))
    return piece


WORKS: dict[str, Builder] = {
    "machine": machine, "console": console, "seat_row": seat_row, "luggage_rack": luggage_rack,
    "hay": hay, "workbench": workbench, "pallet_rack": pallet_rack, "drum": drum, "slab": slab,
    "cold_lockers": cold_lockers, "punch_bag": punch_bag, "hoop": hoop,
}  # fmt: skip
