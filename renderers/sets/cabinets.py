"""Kitchen units, shelves and other cases that stand against a wall.

Enters: furniture of a case kind. Leaves: its piece, doors towards +z.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets import tableware
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x, turn_z
from renderers.sets.shapes import Point

_ON_EDGE = turn_z(-90)  # plates in a rack
_FACING = turn_x(90)  # plates against a back board


def doors(
    piece: Piece, at: Point, size: tuple[float, float], count: int, colour: str, knob: str
) -> None:
    """A row of panelled doors whose fronts lie on z; `at` is the row's centre."""
    x, y, z = at
    w, h = size
    each = w / count
    for k in range(count):
        cx = x - w / 2 + each * (k + 0.5)
        piece.box((cx, y, z), (each - 0.025, h, 0.02), colour, skip="-z")
        piece.box(
            (cx, y, z + 0.012), (each - 0.13, h - 0.12, 0.01), darker(colour, 0.10), skip="-z"
        )
        side = 1 if k % 2 == 0 else -1
        grip = cx + side * (each / 2 - 0.055) if count > 1 else cx + each / 2 - 0.055
        piece.box((grip, y + min(h * 0.2, 0.12), z + 0.025), (0.016, 0.1, 0.022), knob)


def drawers(
    piece: Piece, at: Point, size: tuple[float, float], count: int, colour: str, knob: str
) -> None:
    """A column of drawers whose fronts lie on z."""
    x, y, z = at
    w, h = size
    each = h / count
    for k in range(count):
        cy = y - h / 2 + each * (k + 0.5)
        piece.box((x, cy, z), (w, each - 0.02, 0.02), colour, skip="-z")
        piece.box((x, cy, z + 0.022), (min(0.14, w * 0.4), 0.016, 0.022), knob)


def wall_shelf(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A board on brackets with jars, books or pots."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.0175, 0), (w, 0.035, d), p.wood, "wood")
    for x in (-w * 0.38, w * 0.38):
        piece.box((x, -0.06, -d * 0.2), (0.025, 0.12, d * 0.55), p.dark)
    if f.kind == "bottle_shelf" or rng.random() < 0.45:
        x = -w / 2 + 0.1
        while x < w / 2 - 0.06:
            tall = rng.uniform(0.55, 0.85) * min(h, 0.3)
            tableware.jar(
                piece, (x, 0.035, 0.0), rng.choice(tableware.JARS), tall, rng.uniform(0.042, 0.055)
            )
            x += rng.uniform(0.125, 0.17)
    else:
        tableware.books_upright(
            piece, -w / 2 + 0.04, w * 0.16, 0.035, -d / 2 + 0.03, min(h, 0.3), rng
        )
        leafy(piece, (w * 0.34, 0.035, 0), p, rng)
    return piece


def leafy(piece: Piece, at: Point, p: Palette, rng: random.Random) -> None:
    """A small potted plant."""
    x, y, z = at
    piece.lathe(
        at,
        [(0.001, 0), (0.05, 0), (0.065, 0.1), (0.056, 0.1), (0.001, 0.08)],
        p.textile,
        segments=12,
        rings=(2,),
    )
    for _ in range(6):
        tip = (
            x + rng.uniform(-0.07, 0.07),
            y + rng.uniform(0.13, 0.24),
            z + rng.uniform(-0.05, 0.05),
        )
        piece.ball(
            tip, (0.045, 0.045, 0.045), mix(p.leaf, "#3f7a4a", rng.random() * 0.5), "leaves", 3
        )


def bookcase(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Shelves of books with the odd vase, box and plant."""
    w, h, d = f.size_m
    piece, wood = Piece(), f.colour or p.wood
    piece.box((0, h / 2, -d / 2 + 0.012), (w, h, 0.02), darker(wood, 0.3))
    for side in (-1, 1):
        piece.box((side * (w / 2 - 0.02), h / 2, 0), (0.04, h, d), wood, "wood")
    shelves = max(2, round(h / 0.36))
    room = (h - 0.1) / shelves
    for k in range(shelves + 1):
        y = 0.06 + room * k
        piece.box((0, min(y, h - 0.02), 0), (w - 0.06, 0.035, d), wood, "wood", skip="-z")
    piece.box((0, 0.03, 0.0), (w, 0.06, d), wood, skip="-y -z")
    for k in range(shelves):
        _fill_shelf(piece, w - 0.1, 0.078 + room * k, d, room - 0.04, p, rng)
    return piece


def _fill_shelf(
    piece: Piece, w: float, y: float, d: float, room: float, p: Palette, rng: random.Random
) -> None:
    back = -d / 2 + 0.06
    choice = rng.random()
    if choice < 0.55:
        tableware.books_upright(piece, -w / 2, w / 2 * rng.uniform(0.1, 0.95), y, back, room, rng)
    elif choice < 0.8:
        tableware.books_upright(piece, -w * 0.1, w / 2, y, back, room, rng)
        tableware.jar(piece, (-w * 0.32, y, 0), p.accent, room * 0.6, 0.07)
    else:
        tableware.books_lying(piece, (-w * 0.25, y, 0), rng, 4)
        leafy(piece, (w * 0.25, y, 0.02), p, rng)


def wardrobe(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A wardrobe with two doors over a drawer."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -0.01), (w - 0.02, h - 0.06, d - 0.03), p.wood, "wood", "-y -z")
    piece.box((0, h - 0.03, 0.0), (w + 0.04, 0.07, d + 0.01), darker(p.wood, 0.12), "wood")
    piece.box((0, 0.05, 0.0), (w + 0.02, 0.1, d), darker(p.wood, 0.2), "wood", "-y")
    doors(
        piece, (0, h * 0.58, d / 2 - 0.018), (w - 0.06, h * 0.66), 2, lighter(p.wood, 0.1), p.accent
    )
    drawers(
        piece,
        (0, h * 0.155, d / 2 - 0.018),
        (w - 0.08, h * 0.16),
        1,
        lighter(p.wood, 0.1),
        p.accent,
    )
    piece.box((-w * 0.2, h + 0.1, -0.02), (0.5, 0.2, 0.36), mix(p.textile, "#c9a577", 0.5))
    return piece


def sideboard(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A low cupboard with a lamp and keepsakes."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2 + 0.06, -0.01), (w - 0.03, h - 0.16, d - 0.03), p.front, skip="-z")
    piece.box((0, h - 0.02, 0), (w, 0.04, d), p.wood, "wood")
    count = max(2, round(w / 0.5))
    doors(
        piece,
        (0, h / 2 + 0.05, d / 2 - 0.014),
        (w - 0.06, h - 0.22),
        count,
        lighter(p.front, 0.12),
        p.accent,
    )
    for x in (-w / 2 + 0.08, w / 2 - 0.08):
        for z in (-d / 2 + 0.06, d / 2 - 0.06):
            piece.box((x, 0.07, z), (0.05, 0.14, 0.05), p.dark, skip="-y")
    tableware.table_lamp(piece, (-w * 0.34, h, -0.02), p)
    tableware.books_lying(piece, (w * 0.05, h, 0), rng)
    if rng.random() < 0.5:
        tableware.vase(piece, (w * 0.34, h, 0), lighter(p.second, 0.25), rng)
    else:
        leafy(piece, (w * 0.34, h, 0), p, rng)
    return piece


def dresser(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A hutch: doors below, plates and mugs above."""
    w, h, d = f.size_m
    piece, low = Piece(), 0.88
    piece.box((0, low / 2, 0), (w, low, d - 0.02), p.front, skip="-y -z")
    piece.box((0, low, 0), (w + 0.03, 0.04, d + 0.01), p.wood, "wood")
    doors(
        piece,
        (0, low * 0.42, d / 2 - 0.005),
        (w - 0.04, low * 0.66),
        2,
        lighter(p.front, 0.12),
        p.accent,
    )
    for x in (-w * 0.25, w * 0.25):
        drawers(
            piece,
            (x, low - 0.11, d / 2 - 0.005),
            (w / 2 - 0.06, 0.13),
            1,
            lighter(p.front, 0.12),
            p.accent,
        )
    piece.box(
        (0, (low + h) / 2, -d / 2 + 0.012),
        (w - 0.02, h - low, 0.02),
        darker(p.front, 0.2),
        "panelling",
    )
    for side in (-1, 1):
        piece.box(
            (side * (w / 2 - 0.02), (low + h) / 2, -d * 0.2), (0.035, h - low, d * 0.56), p.front
        )
    piece.box((0, h - 0.02, -d * 0.18), (w + 0.04, 0.06, d * 0.66), p.front)
    for level in (low + 0.34, low + 0.68):
        piece.box((0, level, -d * 0.2), (w - 0.06, 0.025, d * 0.54), p.wood, "wood")
    for k in range(4):
        x = -w * 0.36 + w * 0.24 * k
        tint = (lighter(p.second, 0.45), "#f7efe0")[k % 2]
        piece.lathe(
            (x, low + 0.49, -d / 2 + 0.08),
            [(0.001, 0), (0.12, 0.012), (0.12, 0.02), (0.07, 0.008), (0.001, 0.008)],
            tint,
            segments=16,
            rings=(1,),
            turn=_FACING,
        )
        tableware.mug(
            piece, (x, low + 0.022, -d * 0.15), rng.choice((p.accent, p.second, p.textile))
        )
        tableware.jar(piece, (x, low + 0.692, -d * 0.2), rng.choice(tableware.JARS), 0.17)
    return piece


def filing_cabinet(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Steel drawers."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or mix(p.second, "#b9c2c4", 0.5)
    piece.box((0, h / 2, -0.01), (w, h, d - 0.02), body, "metal", "-y -z")
    drawers(
        piece,
        (0, h / 2, d / 2 - 0.014),
        (w - 0.04, h - 0.06),
        max(2, round(h / 0.33)),
        lighter(body, 0.12),
        "#dfe3e2",
    )
    leafy(piece, (w * 0.15, h, 0), p, rng)
    return piece


def lockers(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A row of narrow steel doors with slots."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or p.second
    piece.box((0, h / 2, -0.01), (w, h, d - 0.02), body, "metal", "-y -z")
    count = max(1, round(w / 0.36))
    each = w / count
    for k in range(count):
        x = -w / 2 + each * (k + 0.5)
        piece.box(
            (x, h / 2 + 0.03, d / 2 - 0.014),
            (each - 0.02, h - 0.14, 0.016),
            lighter(body, 0.1),
            skip="-z",
        )
        for y in (h - 0.28, h - 0.24, h - 0.2):
            piece.box(
                (x, y, d / 2 - 0.003), (each * 0.55, 0.014, 0.006), darker(body, 0.5), ink=False
            )
        piece.box((x + each * 0.32, h * 0.52, d / 2 + 0.004), (0.025, 0.09, 0.02), "#d6d9d4")
    return piece


CABINETS: dict[str, Builder] = {
    "wall_shelf": wall_shelf,
    "bottle_shelf": wall_shelf,
    "bookcase": bookcase,
    "wardrobe": wardrobe,
    "sideboard": sideboard,
    "cabinet": sideboard,
    "dresser": dresser,
    "filing_cabinet": filing_cabinet,
    "lockers": lockers,
}
