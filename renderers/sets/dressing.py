"""The rest of a furnished room: rugs, lamps, hearth, piano, machines, clinic and shop fittings.

Enters: furniture of a dressing kind. Leaves: its piece.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets import tableware
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x


def rug(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A woven rug with a border and fringes."""
    w, _, d = f.size_m
    piece, colour = (
        Piece(),
        f.colour or rng.choice((p.textile, p.second, mix(p.textile, p.dark, 0.3))),
    )
    for y, inset, tint, pattern in (
        (0.004, 0.0, lighter(colour, 0.65), "plain"),
        (0.007, 0.07, colour, "carpet"),
        (0.010, 0.20, lighter(colour, 0.6), "plain"),
        (0.013, 0.24, colour, "rug"),
    ):
        a, b = w / 2 - inset, d / 2 - inset
        piece.panel(
            (-a, y, b), (2 * a, 0, 0), (0, 0, -2 * b), tint, pattern, (-a, -b), ink=inset == 0.0
        )
    for k in range(round(d / 0.09)):
        z = -d / 2 + 0.045 + 0.09 * k
        for side in (-1, 1):
            piece.panel(
                (side * (w / 2 + 0.025) - 0.03, 0.004, z + 0.012),
                (0.06, 0, 0),
                (0, 0, -0.024),
                lighter(colour, 0.7),
            )
    return piece


def pendant(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A hanging lamp; its shade's rim is `base_m` above the floor."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    shade = f.colour or p.accent
    piece.box((0, (h + 0.22) / 2, 0), (0.016, h - 0.22, 0.016), "#3a3532", ink=False)
    if rng.random() < 0.5:
        profile = [(r, 0.05), (r * 0.93, 0.12), (r * 0.55, 0.21), (0.05, 0.25), (0.03, 0.30)]
    else:
        profile = [(r, 0.05), (r * 0.86, 0.09), (r * 0.28, 0.24), (0.04, 0.26), (0.03, 0.30)]
    piece.lathe((0, 0, 0), profile, shade, segments=22, rings=(0,))
    inner = [(radius * 0.97, y) for radius, y in reversed(profile)]
    piece.lathe((0, -0.006, 0), inner, lighter(shade, 0.6), "bulb", 22)
    piece.ball((0, 0.05, 0), (0.055, 0.06, 0.055), "#fff2c9", "bulb", 4)
    piece.lathe((0, h - 0.04, 0), [(0.06, 0), (0.06, 0.04)], "#3a3532", segments=12, rings=(0,))
    return piece


def floor_lamp(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A standard lamp."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    piece.lathe(
        (0, 0, 0),
        [(0.001, 0), (r * 0.7, 0), (r * 0.7, 0.03), (0.03, 0.05), (0.018, 0.1), (0.018, h * 0.8)],
        p.dark,
        segments=14,
        rings=(2,),
    )
    piece.lathe(
        (0, h * 0.78, 0),
        [(r, 0), (r * 0.66, h * 0.22)],
        mix(p.accent, "#fff0d0", 0.6),
        "bulb",
        18,
        (0, 1),
    )
    return piece


def fireplace(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A brick hearth with a mantel, logs and keepsakes."""
    w, h, d = f.size_m
    piece = Piece()
    jamb = w * 0.22
    brick = mix(p.textile, "#a8583f", 0.5)
    for side in (-1, 1):
        piece.box(
            (side * (w - jamb) / 2, h / 2 - 0.06, 0),
            (jamb, h - 0.12, d - 0.06),
            brick,
            "brick",
            "-y -z",
        )
    piece.box((0, h * 0.78, 0), (w - 2 * jamb, h * 0.28, d - 0.06), brick, "brick", "-z -x +x")
    piece.box(
        (0, h * 0.32, -d / 2 + 0.03), (w - 2 * jamb, h * 0.64, 0.04), "#3b302d", "brick", "-z"
    )
    piece.box((0, h - 0.04, 0.02), (w + 0.16, 0.08, d + 0.06), p.wood, "wood", "-z")
    piece.box((0, 0.02, d * 0.2), (w, 0.04, d), "#8d857a", "concrete", "-y -z")
    for k, (x, y) in enumerate(((-0.12, 0.1), (0.1, 0.1), (0.0, 0.2))):
        piece.tube(
            [(x - 0.22, y, -0.02 * k), (x + 0.22, y + 0.02, 0.04)], [0.06, 0.055], p.dark, "bark", 7
        )
    for x, tall in ((-0.1, 0.22), (0.03, 0.32), (0.13, 0.18)):
        piece.lathe(
            (x, 0.2, 0.0),
            [(0.02, 0), (0.07, tall * 0.3), (0.04, tall * 0.7), (0.001, tall)],
            "#ffb04a",
            "neon",
            8,
        )
    tableware.jar(piece, (-w * 0.36, h, 0.02), p.second, 0.24, 0.06)
    tableware.jar(piece, (-w * 0.26, h, 0.0), p.accent, 0.17, 0.05)
    piece.box((w * 0.28, h + 0.1, 0.0), (0.16, 0.2, 0.03), "#d7b96f", turn=turn_x(-8))
    for x in (w * 0.38, w * 0.43):
        piece.lathe(
            (x, h, 0.02),
            [(0.03, 0), (0.012, 0.03), (0.012, 0.2), (0.001, 0.2)],
            "#f4ead2",
            segments=8,
            rings=(0,),
        )
    return piece


def piano(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """An upright piano with its keys open."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or darker(p.dark, 0.1)
    piece.box((0, h / 2, -d * 0.2), (w, h - 0.06, d * 0.6), body, "wood", "-y -z")
    piece.box((0, h - 0.02, -d * 0.18), (w + 0.04, 0.05, d * 0.66), lighter(body, 0.1), "wood")
    piece.box((0, 0.68, d * 0.22), (w - 0.04, 0.1, d * 0.5), body, "wood")
    piece.box((0, 0.735, d * 0.25), (w - 0.16, 0.02, d * 0.36), "#f6f0e2", skip="-y")
    keys = 28
    for k in range(keys):
        x = -(w - 0.18) / 2 + (w - 0.18) * (k + 0.5) / keys
        if k % 7 not in (2, 6):
            piece.box(
                (x + (w - 0.18) / keys / 2, 0.752, d * 0.2),
                (0.022, 0.016, d * 0.22),
                "#27242a",
                ink=False,
            )
    for side in (-1, 1):
        piece.box((side * (w / 2 - 0.04), 0.36, d * 0.38), (0.07, 0.66, 0.07), body, skip="-y")
    piece.box((0, 0.92, -d * 0.1 + 0.18), (0.5, 0.26, 0.015), lighter(body, 0.15), turn=turn_x(-14))
    piece.box((0, 0.93, -d * 0.1 + 0.2), (0.36, 0.24, 0.006), "#f7f1e2", "print", turn=turn_x(-14))
    tableware.table_lamp(piece, (-w * 0.36, h, -d * 0.2), p, 0.36)
    return piece


def globe(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A globe on a stand."""
    w, h, _ = f.size_m
    piece, r = Piece(), w * 0.4
    piece.lathe(
        (0, 0, 0),
        [(r * 0.7, 0), (r * 0.7, 0.03), (0.02, 0.06), (0.02, h - 2 * r)],
        p.dark,
        segments=14,
        rings=(1,),
    )
    piece.ball((0, h - r, 0), (r, r, r), "#6fb0c9", steps=5)
    for at in ((0.4, 0.5, 0.74), (-0.6, 0.2, 0.74), (0.1, -0.5, 0.83), (0.8, -0.1, 0.5)):
        piece.ball(
            (at[0] * r * 0.92, h - r + at[1] * r * 0.92, at[2] * r * 0.92),
            (r * 0.3, r * 0.24, r * 0.22),
            "#a7bf6a",
            steps=3,
        )
    return piece


def coat_stand(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bentwood coat stand with a coat and a hat."""
    w, h, _ = f.size_m
    piece = Piece()
    piece.lathe(
        (0, 0, 0),
        [(w * 0.5, 0.0), (w * 0.5, 0.03), (0.03, 0.08), (0.022, h)],
        p.dark,
        segments=12,
        rings=(1,),
    )
    for x, z in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        piece.tube(
            [
                (0, h * 0.86, 0),
                (x * w * 0.4, h * 0.9, z * w * 0.4),
                (x * w * 0.44, h * 0.97, z * w * 0.44),
            ],
            [0.018, 0.016, 0.012],
            p.dark,
            segments=5,
        )
    piece.cushion((w * 0.3, h * 0.6, 0.02), (0.26, h * 0.52, 0.16), 0.07, p.second, "knit")
    piece.lathe(
        (-w * 0.42, h * 0.93, 0),
        [(0.15, 0), (0.15, 0.015), (0.09, 0.02), (0.085, 0.1), (0.001, 0.12)],
        p.dark,
        segments=14,
        rings=(1, 3),
    )
    return piece


DRESSING: dict[str, Builder] = {
    "rug": rug,
    "pendant": pendant,
    "floor_lamp": floor_lamp,
    "fireplace": fireplace,
    "piano": piano,
    "globe": globe,
    "coat_stand": coat_stand,
}
