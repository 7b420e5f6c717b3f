"""Tables, desks and counters with what lies on them.

Enters: furniture of a table kind. Leaves: its piece.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets import tableware
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x, turn_y


def _top_and_legs(
    piece: Piece, w: float, h: float, d: float, top: str, legs: str, thick: float = 0.05
) -> None:
    piece.box((0, h - thick / 2, 0), (w, thick, d), top, "wood")
    piece.box((0, h - thick - 0.045, 0), (w - 0.12, 0.09, d - 0.12), legs, skip="+y")
    for x in (-w / 2 + 0.07, w / 2 - 0.07):
        for z in (-d / 2 + 0.07, d / 2 - 0.07):
            piece.box((x, (h - thick) / 2, z), (0.07, h - thick, 0.07), legs, skip="-y +y")


def table(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A wooden table laid for company."""
    w, h, d = f.size_m
    piece = Piece()
    wood = f.colour or p.wood
    _top_and_legs(piece, w, h, d, wood, darker(wood, 0.25))
    if rng.random() < 0.35:
        piece.box(
            (0, h + 0.004, 0), (w * 0.36, 0.008, d + 0.02), lighter(p.textile, 0.3), "dots", "-y"
        )
        piece.box(
            (0, h - 0.08, d / 2 + 0.006), (w * 0.36, 0.17, 0.006), lighter(p.textile, 0.3), "dots"
        )
    if not f.bare:
        tableware.dress_table(piece, w, d, h + 0.004, p, rng)
    return piece


def round_table(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A round table on one foot."""
    w, h, _ = f.size_m
    r = w / 2
    piece, wood = Piece(), f.colour or p.wood
    piece.lathe((0, h - 0.045, 0), [(r * 0.96, 0), (r, 0.012), (r, 0.035), (r * 0.985, 0.045),
                (r * 0.985, 0.045), (0.001, 0.045)], wood, "wood", 24, (1, 3))  # fmt: skip
    piece.lathe(
        (0, 0, 0),
        [
            (r * 0.52, 0),
            (r * 0.52, 0.025),
            (r * 0.2, 0.06),
            (0.045, 0.14),
            (0.035, h * 0.6),
            (0.06, h - 0.06),
            (r * 0.5, h - 0.04),
        ],
        p.dark,
        "plain",
        16,
        (1,),
    )
    if f.bare:
        return piece
    tableware.mug(piece, (-r * 0.45, h, r * 0.12), p.accent)
    tableware.mug(piece, (r * 0.42, h, r * 0.2), lighter(p.second, 0.2))
    if rng.random() < 0.5:
        tableware.plate(piece, (r * 0.05, h, -r * 0.4))
        piece.ball((r * 0.05, h + 0.035, -r * 0.4), (0.06, 0.03, 0.045), "#c98a4b", steps=3)
    else:
        tableware.vase(piece, (0, h, -r * 0.25), lighter(p.second, 0.3), rng, 0.55)
    return piece


def coffee_table(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A low table with books and cups."""
    w, h, d = f.size_m
    piece = Piece()
    _top_and_legs(piece, w, h, d, p.wood, p.dark, 0.04)
    piece.box((0, 0.13, 0), (w - 0.14, 0.025, d - 0.14), p.wood, "wood")
    if f.bare:
        return piece
    tableware.books_lying(piece, (-w * 0.25, h, -0.02), rng)
    tableware.mug(piece, (w * 0.12, h, d * 0.15), p.accent)
    tableware.vase(piece, (w * 0.32, h, -d * 0.1), lighter(p.second, 0.3), rng)
    return piece


def side_table(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A small round table with a lamp."""
    w, h, _ = f.size_m
    r = w / 2
    piece = Piece()
    piece.lathe(
        (0, h - 0.03, 0), [(r, 0), (r, 0.03), (r, 0.03), (0.001, 0.03)], p.wood, "wood", 20, (0, 1)
    )
    piece.lathe(
        (0, 0, 0),
        [(r * 0.6, 0), (r * 0.5, 0.03), (0.03, 0.06), (0.03, h - 0.03)],
        p.dark,
        segments=12,
        rings=(0,),
    )
    tableware.table_lamp(piece, (0, h, -0.02), p)
    return piece


def nightstand(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A bedside cabinet with lamp, book and clock."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2 + 0.04, 0), (w - 0.02, h - 0.08, d - 0.02), p.front)
    piece.box((0, h - 0.015, 0), (w, 0.03, d), p.wood, "wood")
    for y in (0.22, 0.42):
        piece.box((0, y, d / 2 - 0.004), (w - 0.09, 0.15, 0.016), lighter(p.front, 0.15))
        piece.ball((0, y, d / 2 + 0.012), (0.016, 0.016, 0.016), p.accent, steps=3)
    for x in (-w / 2 + 0.05, w / 2 - 0.05):
        for z in (-d / 2 + 0.05, d / 2 - 0.05):
            piece.box((x, 0.04, z), (0.04, 0.08, 0.04), p.dark, skip="-y")
    tableware.table_lamp(piece, (0.04, h, -0.04), p, 0.42)
    tableware.books_lying(piece, (-0.12, h, 0.08), rng, 2)
    return piece


def desk(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A desk against the wall with a display; whoever sits there faces −z."""
    w, h, d = f.size_m
    piece, wood = Piece(), f.colour or p.wood
    piece.box((0, h - 0.02, 0), (w, 0.04, d), wood, "wood")
    piece.box((w / 2 - 0.22, h / 2 - 0.02, 0), (0.40, h - 0.05, d - 0.06), p.front)
    for k in range(3):
        y = 0.14 + 0.2 * k
        piece.box((w / 2 - 0.22, y, d / 2 - 0.024), (0.35, 0.17, 0.016), lighter(p.front, 0.12))
        piece.box((w / 2 - 0.22, y + 0.03, d / 2 - 0.008), (0.11, 0.014, 0.02), p.metal)
    piece.box((-w / 2 + 0.03, h / 2 - 0.02, 0), (0.05, h - 0.04, d - 0.06), wood, "wood")
    piece.box((0, h * 0.62, -d / 2 + 0.03), (w - 0.1, h * 0.4, 0.02), darker(wood, 0.15), "wood")
    if rng.random() < 0.5:
        tableware.monitor(piece, (-0.05, h, -d * 0.12))
    else:
        tableware.laptop(piece, (-0.05, h, 0.02))
    tableware.pencil_cup(piece, (-w * 0.36, h, -d * 0.25), p.accent, rng)
    tableware.papers(piece, (-w * 0.33, h, d * 0.15), rng)
    tableware.table_lamp(piece, (w * 0.38, h, -d * 0.22), p, 0.4)
    tableware.mug(piece, (w * 0.3, h, d * 0.2), p.accent)
    return piece


def big_desk(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A desk that its owner sits behind (at −z), display turned to them, front panelled."""
    w, h, d = f.size_m
    piece, wood = Piece(), f.colour or p.wood
    piece.box((0, h - 0.025, 0), (w, 0.05, d), wood, "wood")
    piece.box((0, h / 2, d / 2 - 0.09), (w - 0.16, h - 0.1, 0.03), darker(wood, 0.1), "panelling")
    for side in (-1, 1):
        piece.box(
            (side * (w / 2 - 0.24), h / 2 - 0.02, -0.02), (0.42, h - 0.06, d - 0.14), wood, "wood"
        )
    half_turn = turn_y(180)
    screen = Piece()
    tableware.monitor(screen, (0, 0, 0), 0.5)
    piece.join(screen, (-w * 0.22, h, -d * 0.02), half_turn)
    tableware.table_lamp(piece, (w * 0.37, h, -d * 0.1), p, 0.42)
    tableware.papers(piece, (w * 0.08, h, -d * 0.05), rng)
    tableware.books_lying(piece, (w * 0.2, h, d * 0.18), rng)
    tableware.mug(piece, (w * 0.02, h, d * 0.22), p.accent)
    tableware.pencil_cup(piece, (-w * 0.42, h, d * 0.2), p.second, rng)
    return piece


def school_desk(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A pupil's desk; whoever sits there faces −z."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h - 0.02, 0), (w, 0.035, d), p.wood, "wood")
    piece.box((0, h - 0.1, 0.02), (w - 0.1, 0.12, d - 0.1), darker(p.wood, 0.15), skip="+y")
    for x in (-w / 2 + 0.05, w / 2 - 0.05):
        piece.box((x, h / 2, -0.02), (0.035, h - 0.06, 0.035), p.metal, skip="-y")
        piece.box((x, 0.02, 0), (0.035, 0.035, d - 0.04), p.metal)
    kind = rng.random()
    if kind < 0.45:
        tableware.books_lying(piece, (-w * 0.22, h, 0), rng, 2)
    if kind > 0.3:
        tableware.papers(piece, (w * 0.18, h, 0.0), rng)
    return piece


def meeting_table(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A long table with laptops and papers."""
    w, h, d = f.size_m
    piece = Piece()
    piece.cushion((0, h - 0.025, 0), (w, 0.05, d), 0.02, p.wood, "wood")
    for x in (-w * 0.34, w * 0.34):
        piece.box((x, h / 2, 0), (0.08, h - 0.06, d * 0.5), p.dark)
        piece.box((x, 0.02, 0), (0.12, 0.04, d * 0.8), p.dark)
    tableware.laptop(piece, (-w * 0.25, h, -d * 0.05))
    tableware.papers(piece, (w * 0.05, h, d * 0.1), rng)
    tableware.mug(piece, (w * 0.28, h, 0.0), p.accent)
    return piece


def bar_counter(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bar: panelled front, polished top with brass rail, taps and glasses."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2 - 0.03, -0.03), (w - 0.06, h - 0.06, d - 0.14), p.front, "panelling")
    panels = max(2, round(w / 0.75))
    for k in range(panels):
        x = -w / 2 + 0.05 + (w - 0.1) * (k + 0.5) / panels
        piece.box(
            (x, h * 0.52, d / 2 - 0.095),
            ((w - 0.1) / panels - 0.12, h * 0.55, 0.02),
            lighter(p.front, 0.12),
            "wood",
        )
    piece.box((0, 0.07, -0.02), (w, 0.14, d - 0.1), p.dark)
    piece.cushion((0, h - 0.03, 0), (w + 0.04, 0.07, d), 0.03, p.top, "wood")
    rail = d / 2 - 0.02
    piece.tube([(-w / 2, 0.2, rail), (w / 2, 0.2, rail)], [0.022, 0.022], "#c99a4e", segments=8)
    for k in range(4):
        x = -w * 0.42 + w * 0.28 * k
        piece.box((x, 0.15, rail - 0.02), (0.03, 0.08, 0.05), "#a97d3f")
    _taps(piece, (-w * 0.18, h, -d * 0.2), p)
    if f.bare:
        return piece
    tableware.glass(piece, (w * 0.22, h + 0.005, -0.05), "#d9a441")
    tableware.wine_glass(piece, (w * 0.27, h + 0.005, 0.08))
    tableware.bottle(piece, (w * 0.40, h + 0.005, -0.1), "#3f6b4a")
    tableware.bottle(piece, (w * 0.44, h + 0.005, -0.06), "#8f5d35", 0.26)
    return piece


def _taps(piece: Piece, at: tuple[float, float, float], p: Palette) -> None:
    """Three beer taps on one brass column, its foot at `at`."""
    x, y, z = at
    piece.tube([(x, y, z), (x, y + 0.19, z)], [0.034, 0.028], "#c99a4e", segments=10)
    piece.tube([(x - 0.13, y + 0.2, z), (x + 0.13, y + 0.2, z)], [0.026] * 2, "#c99a4e", segments=8)
    for dx in (-0.1, 0.0, 0.1):
        spout = [(x + dx, y + 0.2, z), (x + dx, y + 0.2, z + 0.06), (x + dx, y + 0.15, z + 0.075)]
        piece.tube(spout, [0.011] * 3, "#a97d3f", segments=6)
        piece.cushion((x + dx, y + 0.28, z + 0.012), (0.026, 0.1, 0.026), 0.011, p.accent)


def cafe_counter(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A café counter: pastry case, coffee machine, till."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h - 0.05, d - 0.06), p.front, "panelling", "-y")
    piece.box((0, 0.06, 0.01), (w, 0.12, d - 0.05), p.dark)
    piece.cushion((0, h - 0.02, 0), (w + 0.06, 0.06, d + 0.02), 0.025, p.wood, "wood")
    _pastry_case(piece, -w * 0.24, h, d, p, rng)
    _espresso(piece, w * 0.28, h, -d * 0.08, p)
    piece.box((w * 0.06, h + 0.1, -0.05), (0.3, 0.16, 0.28), "#5b6168")
    piece.box((w * 0.06, h + 0.24, -0.1), (0.28, 0.16, 0.03), "#3f444b", turn=turn_x(-20))
    for k in range(3):
        tableware.mug(
            piece, (w * 0.44 + 0.0 * k, h + 0.01 + 0.09 * k, 0.05), lighter(p.accent, 0.3)
        )
    piece.box((w * 0.16, h + 0.14, d * 0.3), (0.18, 0.24, 0.012), "#2f3b38", turn=turn_x(-14))
    return piece


def _pastry_case(
    piece: Piece, x: float, h: float, d: float, p: Palette, rng: random.Random
) -> None:
    wide = 1.1
    piece.box((x, h + 0.03, 0.04), (wide, 0.05, d * 0.62), p.dark)
    piece.box((x, h + 0.43, 0.0), (wide, 0.025, d * 0.5), p.wood, "wood")
    piece.box((x, h + 0.235, -d * 0.24), (wide, 0.37, 0.02), "#f6ead0")
    piece.box((x, h + 0.24, 0.03), (wide - 0.06, 0.014, d * 0.44), "#e4d9c0")
    for side in (-1, 1):
        piece.box((x + side * (wide / 2 - 0.01), h + 0.235, 0.0), (0.02, 0.37, d * 0.5), p.dark)
    for level in (0.06, 0.25):
        for k in range(5):
            at = (x - wide * 0.38 + k * wide * 0.19, h + level + 0.04, 0.06)
            tint = ("#d9a05b", "#c77f45", "#e8c27a", "#9c5a3c", "#e3a0a0")[rng.randrange(5)]
            if rng.random() < 0.5:
                piece.ball(at, (0.07, 0.045, 0.055), tint, steps=3)
            else:
                piece.lathe(
                    (at[0], at[1] - 0.035, at[2]),
                    [(0.06, 0), (0.07, 0.05), (0.05, 0.075), (0.001, 0.085)],
                    tint,
                    segments=12,
                    rings=(1,),
                )


def _espresso(piece: Piece, x: float, h: float, z: float, p: Palette) -> None:
    piece.cushion((x, h + 0.24, z - 0.02), (0.6, 0.4, 0.3), 0.05, p.accent)
    piece.box((x, h + 0.04, z + 0.06), (0.58, 0.06, 0.36), "#8d969b", "metal")
    piece.cushion((x, h + 0.36, z + 0.13), (0.56, 0.13, 0.14), 0.04, "#d7dcdd")
    for side in (-0.14, 0.14):
        piece.lathe(
            (x + side, h + 0.22, z + 0.16),
            [(0.03, 0), (0.034, 0.05), (0.02, 0.08)],
            "#5c646a",
            segments=10,
            rings=(0,),
        )
        piece.box((x + side, h + 0.255, z + 0.25), (0.025, 0.025, 0.12), "#3b3433")
    for k in range(4):
        tableware.mug(piece, (x - 0.2 + 0.13 * k, h + 0.44, z - 0.04), "#f4ead6")


def shop_counter(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A shop's pay desk."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h - 0.04, d - 0.04), p.front, "panelling", "-y")
    piece.box((0, h * 0.62, d / 2 - 0.015), (w, 0.14, 0.02), p.accent)
    piece.cushion((0, h - 0.02, 0), (w + 0.05, 0.05, d + 0.02), 0.02, p.wood, "wood")
    piece.box((w * 0.2, h + 0.09, -0.03), (0.38, 0.14, 0.34), "#5b6168")
    piece.box((w * 0.2, h + 0.25, -0.1), (0.3, 0.18, 0.03), "#3f444b", turn=turn_x(18))
    piece.lathe(
        (-w * 0.32, h, 0.02),
        [(0.001, 0), (0.12, 0), (0.13, 0.18), (0.12, 0.18), (0.001, 0.1)],
        "#cfe0df",
        segments=16,
        rings=(2,),
    )
    for _ in range(9):
        at = (
            -w * 0.32 + rng.uniform(-0.07, 0.07),
            h + rng.uniform(0.12, 0.19),
            0.02 + rng.uniform(-0.07, 0.07),
        )
        piece.ball(at, (0.035, 0.03, 0.035), rng.choice(tableware.JARS), steps=3)
    piece.box((-w * 0.08, h + 0.1, 0.05), (0.16, 0.2, 0.02), p.second, "poster", turn=turn_x(-12))
    return piece


TABLES: dict[str, Builder] = {
    "table": table, "round_table": round_table, "coffee_table": coffee_table,
    "side_table": side_table, "nightstand": nightstand, "desk": desk, "big_desk": big_desk,
    "school_desk": school_desk, "meeting_table": meeting_table, "bar_counter": bar_counter,
    "cafe_counter": cafe_counter, "shop_counter": shop_counter,
}  # fmt: skip
