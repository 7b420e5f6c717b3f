"""What hangs on or is let into a wall: windows, doors, pictures, clocks, boards.

Enters: furniture of a fixture kind; its back (−z) touches the wall. Leaves: its piece.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x, turn_z
from renderers.sets.shapes import sheet

DAYLIGHT = ("window", "bare_window", "shop_window")  # these let the sky in
HOLES = (*DAYLIGHT, "door", "glass_door", "archway")  # these cut the wall


def window(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A sash window: frame, glazing bars, sill; curtains at a home's, none at a bare one."""
    w, h, d = f.size_m
    piece, z = Piece(), -d / 2
    frame = lighter(p.trim, 0.3)
    for x in (-w / 2, w / 2):
        piece.box((x, h / 2, z), (0.07, h + 0.07, 0.12), frame)
    for y in (0.0, h):
        piece.box((0, y, z), (w, 0.07, 0.12), frame)
    bars = max(1, round(w / 0.75)) - 1
    for k in range(bars):
        piece.box((-w / 2 + w * (k + 1) / (bars + 1), h / 2, z), (0.04, h, 0.06), frame)
    piece.box((0, h * 0.56, z), (w, 0.035, 0.06), frame)
    piece.box((0, -0.055, z + 0.11), (w + 0.22, 0.045, 0.24), frame, skip="-z")
    if f.kind == "window":
        _drapes(piece, w, h, p, rng)
    return piece


def _drapes(piece: Piece, w: float, h: float, p: Palette, rng: random.Random) -> None:
    long = h > 1.3
    drop = h + 0.16 + (0.45 if long else 0.0)
    cloth, pattern = (
        (p.textile, "dots") if rng.random() < 0.5 else (lighter(p.accent, 0.2), "stripes")
    )
    wide = min(0.42, w * 0.26)
    for side in (-1, 1):
        x0 = -w / 2 - 0.16 if side < 0 else w / 2 + 0.16 - wide
        piece.add(
            sheet(wide, drop, wide / 0.09, 0.028), cloth, pattern, (x0, h + 0.10 - drop, 0.07)
        )
        piece.box(
            (x0 + wide / 2, h * 0.34, 0.085), (wide * 0.95, 0.045, 0.085), darker(cloth, 0.25)
        )
    piece.box((0, h + 0.13, 0.07), (w + 0.5, 0.035, 0.035), p.dark)
    for x in (-w / 2 - 0.27, w / 2 + 0.27):
        piece.ball((x, h + 0.13, 0.07), (0.035, 0.035, 0.035), p.dark, steps=3)


def shop_window(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A wide fixed window with a lettered valance."""
    piece = window(f, p, rng)
    w, h, _ = f.size_m
    piece.box((0, h - 0.16, 0.0), (w, 0.26, 0.02), p.accent, "stripes")
    return piece


def door(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A panelled door in its casing."""
    w, h, d = f.size_m
    piece, z = Piece(), -d / 2
    leaf = f.colour or mix(p.second, p.wood, 0.25)
    for x in (-w / 2 - 0.035, w / 2 + 0.035):
        piece.box((x, h / 2 + 0.03, z + 0.02), (0.10, h + 0.06, 0.10), p.trim, skip="-y -z")
    piece.box((0, h + 0.045, z + 0.02), (w + 0.2, 0.11, 0.10), p.trim, skip="-z")
    piece.box((0, h / 2, z - 0.01), (w, h, 0.045), leaf, "wood", "-y")
    for y, tall in ((0.52, 0.62), (1.42, 0.9)):
        for x in (-w * 0.22, w * 0.22):
            piece.box(
                (x, y * h / 2.1, z + 0.018),
                (w * 0.34, tall * h / 2.1, 0.014),
                lighter(leaf, 0.10),
                skip="-z",
            )
            piece.box(
                (x, y * h / 2.1, z + 0.027),
                (w * 0.24, tall * h / 2.1 - 0.1, 0.012),
                darker(leaf, 0.08),
                skip="-z",
            )
    piece.ball((w * 0.41, 1.0, z + 0.07), (0.032, 0.032, 0.032), "#e0b95a", steps=4)
    piece.box((w * 0.41, 1.0, z + 0.02), (0.05, 0.16, 0.012), "#c99f48")
    return piece


def glass_door(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A shop door: a frame with a kick plate and a bar, open to view."""
    w, h, d = f.size_m
    piece, z = Piece(), -d / 2
    leaf = f.colour or p.front
    for x in (-w / 2 - 0.03, w / 2 + 0.03):
        piece.box((x, h / 2, z), (0.09, h + 0.08, 0.11), p.trim, skip="-y")
    piece.box((0, h + 0.03, z), (w + 0.16, 0.1, 0.11), p.trim)
    for x in (-w / 2 + 0.06, w / 2 - 0.06):
        piece.box((x, h / 2, z), (0.12, h, 0.045), leaf, skip="-y")
    piece.box((0, 0.2, z), (w - 0.24, 0.4, 0.045), leaf, "panelling", "-y")
    piece.box((0, h - 0.06, z), (w - 0.24, 0.12, 0.045), leaf)
    piece.box((0, 1.05, z + 0.04), (w - 0.2, 0.05, 0.04), "#d7b35c")
    piece.box((0, 1.55, z + 0.03), (0.34, 0.2, 0.012), p.accent, "poster")
    return piece


def picture(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A framed landscape."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), rng.choice((p.dark, p.wood, "#d7b96f")), skip="-z")
    rim = min(w, h) * 0.07
    piece.box((0, h / 2, d / 2 + 0.002), (w - rim, h - rim, 0.008), "#f6ecd6", skip="-z")
    mat = min(w, h) * 0.15
    tint = rng.choice((p.accent, p.second, p.textile, mix(p.second, "#c8d8c8", 0.5)))
    piece.picture(
        (-w / 2 + mat, mat, d / 2 + 0.008),
        (w - 2 * mat, 0, 0),
        (0, h - 2 * mat, 0),
        tint,
        "painting",
        in_proportion=True,
    )
    return piece


def poster(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A printed poster."""
    w, h, d = f.size_m
    piece = Piece()
    tint = f.colour or rng.choice((p.textile, p.accent, p.second))
    piece.box((0, h / 2, 0), (w, h, d), lighter(tint, 0.8), skip="-z")
    piece.picture((-w / 2, 0, d / 2 + 0.002), (w, 0, 0), (0, h, 0), tint, "poster")
    return piece


def mirror(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A mirror that shows a pale room."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), "#d2ab5c", skip="-z")
    piece.box(
        (0, h / 2, d / 2 + 0.003),
        (w - 0.08, h - 0.08, 0.006),
        mix(p.wall, "#eaf3f5", 0.7),
        skip="-z",
    )
    for k, width in ((-0.12, 0.05), (0.02, 0.02)):
        piece.prism(
            (k * w, h * 0.5, d / 2 + 0.008),
            [
                (-0.25 * w - width * w, -0.3 * h),
                (-0.25 * w + width * w, -0.3 * h),
                (0.25 * w + width * w, 0.3 * h),
                (0.25 * w - width * w, 0.3 * h),
            ],
            0.004,
            "#fafdfd",
            ink=False,
        )
    return piece


def clock(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A round wall clock."""
    w, h, d = f.size_m
    r = w / 2
    piece = Piece()
    piece.lathe(
        (0, h / 2, -d / 2),
        [(r, 0), (r, d), (r * 0.86, d * 1.15), (r * 0.84, d * 0.8)],
        p.dark,
        segments=24,
        rings=(1, 3),
        turn=turn_x(90),
    )
    piece.disc((0, h / 2, d * 0.3), r * 0.86, "#fdf7e9", segments=24, ink=False)
    for k in range(12):
        a = turn_z(30.0 * k)
        at = a @ [0, r * 0.7, 0]
        piece.box(
            (float(at[0]), h / 2 + float(at[1]), d * 0.34),
            (0.008, r * 0.12, 0.004),
            "#4a3d36",
            turn=a,
            ink=False,
        )
    for degrees, long, wide in (
        (rng.uniform(0, 360), 0.42, 0.016),
        (rng.uniform(0, 360), 0.62, 0.010),
    ):
        a = turn_z(degrees)
        at = a @ [0, r * long / 2, 0]
        piece.box(
            (float(at[0]), h / 2 + float(at[1]), d * 0.4),
            (wide, r * long, 0.006),
            "#2e2a2c",
            turn=a,
            ink=False,
        )
    piece.disc((0, h / 2, d * 0.5), r * 0.07, p.textile, segments=10, ink=False)
    return piece


def splashback(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A strip of glazed tiles over the worktop."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box(
        (0, h / 2, 0), (w, h, d), lighter(mix(p.second, p.front, 0.5), 0.55), "tiles", "-z -y"
    )
    return piece


def blackboard(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A blackboard with a lesson, chalk on its ledge."""
    w, h, d = f.size_m
    piece = Piece()
    board, ground = ("chalk", "#3c5a4e") if f.kind != "whiteboard" else ("marker", "#f7f8f4")
    rim = p.wood if f.kind != "whiteboard" else "#b9c0c4"
    piece.box((0, h / 2, 0), (w, h, d), rim, "wood", "-z")
    piece.picture(
        (-w / 2 + 0.05, 0.05, d / 2 + 0.002), (w - 0.1, 0, 0), (0, h - 0.1, 0), ground, board
    )
    piece.box((0, -0.01, d / 2 + 0.04), (w * 0.9, 0.025, 0.1), rim)
    for k, tint in enumerate(("#f6f2e6", "#e8c25a", "#d97c6a")):
        piece.box((-w * 0.2 + 0.12 * k, 0.012, d / 2 + 0.05), (0.08, 0.014, 0.014), tint)
    return piece


def menu_board(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A café's board."""
    return blackboard(f, p, rng)


def notice_board(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Cork with notes pinned to it."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), p.wood, "wood", "-z")
    piece.box((0, h / 2, d / 2 + 0.002), (w - 0.08, h - 0.08, 0.006), "#cda06a", "carpet", "-z")
    tints = ("#fff4d6", "#f6c65f", "#a8d3d8", "#f2a38c", "#cfe0a6")
    columns = max(2, round(w / 0.26))
    for k in range(columns * 2):
        x = -w / 2 + w * (k % columns + 0.5) / columns + rng.uniform(-0.03, 0.03)
        y = h * (0.3 if k < columns else 0.7) + rng.uniform(-0.04, 0.04)
        size = (rng.uniform(0.12, 0.19), rng.uniform(0.14, 0.22), 0.004)
        piece.box(
            (x, y, d / 2 + 0.008),
            size,
            rng.choice(tints),
            "print",
            "-z",
            turn_z(rng.uniform(-8, 8)),
        )
    return piece


def world_map(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A wall map: lands as blobs on a sea."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), "#9cc7d6", skip="-z")
    for y in (0.0, h):
        piece.box((0, y, 0.01), (w + 0.08, 0.035, 0.035), p.wood)
    lands = (
        (-0.3, 0.66, 0.13, 0.18, "#a7bf6a"),
        (-0.22, 0.34, 0.08, 0.2, "#d9b45e"),
        (0.06, 0.72, 0.08, 0.12, "#d98a5f"),
        (0.08, 0.42, 0.1, 0.22, "#e0a95a"),
        (0.28, 0.68, 0.17, 0.17, "#b8a06c"),
        (0.36, 0.28, 0.08, 0.1, "#c97f62"),
    )
    for x, y, rx, ry, tint in lands:
        corners = [(-1, -0.3), (-0.3, -1), (0.5, -0.8), (1, 0.1), (0.4, 0.9), (-0.6, 0.8)]
        piece.prism(
            (x * w, y * h, d / 2 + 0.003),
            [(a * rx * w, b * ry * h) for a, b in corners],
            0.004,
            tint,
        )
    return piece


Path = list[tuple[float, float]]


def _tubes(f: Furniture, strokes: list[tuple[Path, str]]) -> Piece:
    """Glowing tubes on a dark board; strokes in shares of width (about the middle) and height."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, -d * 0.3), (w, h, d * 0.4), "#2d2a33", skip="-z")
    for path, tint in strokes:
        piece.tube([(x * w, y * h, 0.02) for x, y in path], [0.014] * len(path), tint, "neon", 6)
    return piece


def _neon_tints(rng: random.Random) -> tuple[str, str]:
    first, second = rng.sample(("#ff7a6b", "#62e0d8", "#ffc85a", "#ff8fc8"), 2)
    return first, second


def neon_sign(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A cocktail glass in neon."""
    first, second = _neon_tints(rng)
    bowl = [(-0.26, 0.82), (0.0, 0.46), (0.26, 0.82), (-0.26, 0.82)]
    foot = [(0.0, 0.46), (0.0, 0.18)]
    straw = [(0.12, 0.66), (0.28, 0.92)]
    strokes = [
        (bowl, first),
        (foot, first),
        ([(-0.15, 0.16), (0.15, 0.16)], first),
        (straw, second),
    ]
    sides = [([(x, 0.1), (x, 0.9)], second) for x in (-0.42, 0.42)]
    return _tubes(f, strokes + sides)


def neon_cup(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A steaming cup in neon."""
    first, second = _neon_tints(rng)
    bowl = [
        (-0.26, 0.55),
        (-0.22, 0.3),
        (-0.1, 0.2),
        (0.1, 0.2),
        (0.22, 0.3),
        (0.26, 0.55),
        (-0.26, 0.55),
    ]
    ear = [(0.25, 0.48), (0.38, 0.46), (0.37, 0.33), (0.22, 0.31)]
    steam = [[(x, 0.64), (x + 0.04, 0.72), (x - 0.03, 0.8), (x + 0.02, 0.9)] for x in (-0.12, 0.08)]
    saucer = [(-0.34, 0.13), (0.34, 0.13)]
    return _tubes(f, [(bowl, first), (ear, first), (saucer, first), *((s, second) for s in steam)])


def dartboard(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Rings on the wall."""
    w, h, d = f.size_m
    piece = Piece()
    tints = ("#2e2a2a", "#e9dcb8", "#b5493f", "#3f6b4a", "#e9dcb8", "#b5493f")
    for k, tint in enumerate(tints):
        piece.disc(
            (0, h / 2, -d / 2 + 0.02 + 0.004 * k),
            w / 2 * (1 - k * 0.17),
            tint,
            segments=22,
            ink=k < 2,
        )
    return piece


def radiator(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A ribbed radiator."""
    w, h, d = f.size_m
    piece = Piece()
    count = max(4, round(w / 0.09))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        piece.cushion((x, h / 2, 0), (w / count * 0.8, h - 0.06, d), 0.03, p.trim)
    for y in (h * 0.15, h * 0.85):
        piece.box((0, y, 0), (w, 0.03, d * 0.4), p.trim, ink=False)
    return piece


def exit_sign(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A lit green sign."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), "#dfe5e0", skip="-z")
    piece.box((0, h / 2, d / 2 + 0.004), (w - 0.04, h - 0.04, 0.008), "#4fae6d", "neon", "-z")
    piece.prism(
        (w * 0.2, h / 2, d / 2 + 0.012),
        [(-0.05, -0.04), (0.05, 0), (-0.05, 0.04)],
        0.004,
        "#f4fff6",
        "neon",
    )
    return piece


def coat_hooks(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A rail of hooks with a coat and a bag."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h - 0.06, -d / 2 + 0.015), (w, 0.1, 0.03), p.wood, "wood", "-z")
    count = max(3, round(w / 0.24))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        piece.box((x, h - 0.07, -d / 2 + 0.06), (0.02, 0.02, 0.08), p.metal)
        if k % 2 == 0:
            tint = rng.choice((p.textile, p.second, p.accent))
            piece.lathe(
                (x, 0.0, 0.02),
                [
                    (0.001, 0),
                    (0.13, 0.01),
                    (0.12, h * 0.4),
                    (0.10, h * 0.72),
                    (0.03, h * 0.9),
                    (0.001, h * 0.92),
                ],
                tint,
                "knit",
                10,
                (1,),
            )
    return piece


FIXTURES: dict[str, Builder] = {
    "window": window, "bare_window": window, "shop_window": shop_window, "door": door,
    "glass_door": glass_door, "picture": picture, "poster": poster, "mirror": mirror,
    "clock": clock, "splashback": splashback, "blackboard": blackboard, "whiteboard": blackboard,
    "menu_board": menu_board, "notice_board": notice_board, "map": world_map,
    "neon_sign": neon_sign, "neon_cup": neon_cup, "dartboard": dartboard, "radiator": radiator,
    "exit_sign": exit_sign, "coat_hooks": coat_hooks,
}  # fmt: skip
