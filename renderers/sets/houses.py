"""House fronts, shops and roofs.

Enters: furniture of a building kind. Leaves: its piece; the street side is +z.
"""

import random

from planner.entrances import shop_door_m
from planner.floor_plan import Furniture
from renderers.sets import plants
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix

RENDERS = ("#d98b66", "#e2b56f", "#d7c9a4", "#a9bda2", "#90a9b5", "#c98f86", "#d9a58a", "#b7a58d")
LIT_PANES, DARK_PANE = ("#7f97ab", "#7f9aab", "#7f9dab"), "#7f9799"  # told apart by material `pane`
_WALLS = ("stucco", "brick", "siding", "stucco")


def _facade(piece: Piece, w: float, h: float, d: float, colour: str, material: str) -> None:
    """The block of a house: front in light-mapped pieces, plain sides."""
    columns, rows = max(1, round(w / 3.5)), max(1, round(h / 3.5))
    z = d / 2
    for i in range(columns):
        for k in range(rows):
            x, y = -w / 2 + w * i / columns, h * k / rows
            piece.panel(
                (x, y, z), (w / columns, 0, 0), (0, h / rows, 0), colour, material, (x + w / 2, y)
            )
    piece.panel((w / 2, 0, z), (0, 0, -d), (0, h, 0), darker(colour, 0.06), material)
    piece.panel((-w / 2, 0, -z), (0, 0, d), (0, h, 0), darker(colour, 0.06), material)


def sash(
    piece: Piece, x: float, y: float, z: float, w: float, h: float, p: Palette,
    shutters: str | None, rng: random.Random,
) -> None:  # fmt: skip
    """A window in a front: pane, frame, bars, sill, shutters."""
    lit = rng.choice(LIT_PANES) if rng.random() < 0.5 else DARK_PANE
    trim = lighter(p.trim, 0.2)
    piece.panel((x - w / 2, y, z + 0.012), (w, 0, 0), (0, h, 0), lit, "pane", (x, y))
    for side in (-1, 1):
        piece.box((x + side * w / 2, y + h / 2, z + 0.02), (0.08, h + 0.08, 0.09), trim, skip="-z")
    for level in (y, y + h):
        piece.box((x, level, z + 0.02), (w, 0.08, 0.09), trim, skip="-z")
    piece.box((x, y + h / 2, z + 0.02), (0.04, h, 0.04), trim, skip="-z", ink=False)
    piece.box((x, y + h * 0.6, z + 0.02), (w, 0.04, 0.04), trim, skip="-z", ink=False)
    piece.box((x, y - 0.06, z + 0.08), (w + 0.24, 0.07, 0.2), trim, skip="-z")
    if shutters:
        for side in (-1, 1):
            piece.box(
                (x + side * (w * 0.75 + 0.06), y + h / 2, z + 0.03),
                (w * 0.42, h + 0.04, 0.04),
                shutters,
                "siding",
                "-z",
            )


def _flower_box(
    piece: Piece, x: float, y: float, z: float, w: float, p: Palette, rng: random.Random
) -> None:
    piece.box((x, y - 0.09, z + 0.19), (w, 0.16, 0.2), p.wood, skip="-z")
    piece.cushion((x, y + 0.05, z + 0.2), (w * 0.98, 0.17, 0.2), 0.08, p.leaf, "leaves", ink=False)
    tint = rng.choice((p.textile, p.accent, "#f3d9d2"))
    for k in range(5):
        at = (x - w * 0.4 + w * 0.2 * k, y + 0.11 + 0.03 * (k % 2), z + 0.25)
        piece.ball(at, (0.055, 0.055, 0.055), tint, steps=2)


def front_door(piece: Piece, x: float, z: float, p: Palette, colour: str) -> None:
    """A street door with a fanlight, hood and step."""
    piece.box((x, 1.1, z + 0.03), (1.0, 2.2, 0.06), colour, "wood", "-z -y")
    for y, tall in ((0.55, 0.6), (1.25, 0.55)):
        piece.box((x, y, z + 0.07), (0.66, tall, 0.02), darker(colour, 0.1), skip="-z")
    piece.panel((x - 0.33, 1.62, z + 0.064), (0.66, 0, 0), (0, 0.4, 0), DARK_PANE, "pane", (x, 1.6))
    for side in (-1, 1):
        piece.box((x + side * 0.58, 1.16, z + 0.05), (0.16, 2.32, 0.14), p.trim, skip="-z -y")
    piece.box((x, 2.4, z + 0.08), (1.4, 0.18, 0.24), p.trim, skip="-z")
    piece.ball((x + 0.38, 1.05, z + 0.09), (0.04, 0.04, 0.04), "#e0b95a", steps=3)
    piece.box((x, 0.06, z + 0.32), (1.5, 0.12, 0.6), lighter(p.top, 0.1), skip="-y -z")


def _roof(piece: Piece, w: float, h: float, d: float, p: Palette, rng: random.Random) -> None:
    colour = mix(p.ceiling, rng.choice(("#8f4b3c", "#5f6672", "#a56a45")), 0.4)
    rise = 1.7
    z = d / 2
    piece.panel(
        (-w / 2 - 0.02, h, z + 0.32),
        (w + 0.04, 0, 0),
        (0, rise, -d / 2 - 0.9),
        colour,
        "roof",
        ink=True,
    )
    piece.box((0, h - 0.05, z + 0.17), (w + 0.02, 0.16, 0.36), p.trim, skip="-z")
    if rng.random() < 0.6:
        x = rng.uniform(-w * 0.3, w * 0.3)
        piece.box(
            (x, h + rise * 0.9, z - 0.55), (0.7, 1.5, 0.6), mix(p.wall, "#9c5a45", 0.5), "brick"
        )
        piece.box((x, h + rise * 0.9 + 0.78, z - 0.55), (0.84, 0.12, 0.74), p.trim)
        for side in (-0.17, 0.17):
            piece.lathe(
                (x + side, h + rise * 0.9 + 0.84, z - 0.55),
                [(0.1, 0), (0.09, 0.3), (0.07, 0.3)],
                "#b5674a",
                segments=8,
                rings=(1,),
            )
    if rng.random() < 0.45:
        x = rng.choice((-1, 1)) * w * 0.22
        piece.box((x, h + 0.75, z - 0.1), (1.3, 1.2, 0.9), lighter(p.trim, 0.1), "siding")
        piece.prism((x, h + 1.35, z - 0.1), [(-0.85, 0), (0.85, 0), (0, 0.62)], 1.1, colour)
        sash(piece, x, h + 0.35, z + 0.35, 0.7, 0.8, p, None, rng)


def house_front(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A dwelling: door, windows with shutters or boxes of flowers, roof."""
    w, h, d = f.size_m
    piece = Piece()
    colour = f.colour or rng.choice(RENDERS)
    material = rng.choice(_WALLS)
    wall = h - 1.7
    _facade(
        piece, w, wall, d, mix(colour, "#b8674d", 0.55) if material == "brick" else colour, material
    )
    z = d / 2
    piece.box((0, 0.3, z + 0.02), (w, 0.6, 0.06), mix(p.dado, "#9a9184", 0.5), "concrete", "-z -y")
    _floors(piece, w, wall, z, p, rng)
    _roof(piece, w, wall, d, p, rng)
    if rng.random() < 0.55:
        number = rng.randrange(100)
        side = rng.choice((-1, 1))
        for k in range(3):
            plants.crown(
                piece,
                (side * (w / 2 - 0.5), 0.7 + 1.15 * k, z + 0.1),
                (0.55, 0.8, 0.2),
                p.leaf,
                number + k,
                10,
            )
    return piece


def _floors(piece: Piece, w: float, wall: float, z: float, p: Palette, rng: random.Random) -> None:
    columns = max(2, round(w / 2.3))
    floors = max(1, round((wall - 0.4) / 2.6))
    tall = wall / floors
    shutters = rng.choice((p.front, p.second, None))
    door_at = rng.randrange(columns)
    boxes = rng.random() < 0.7
    for level in range(floors):
        for k in range(columns):
            x = -w / 2 + w * (k + 0.5) / columns
            if level == 0 and k == door_at:
                front_door(piece, x, z, p, rng.choice((p.front, p.textile, p.second)))
                continue
            y = tall * level + (1.0 if level == 0 else 0.75)
            sash(
                piece,
                x,
                y,
                z,
                0.95,
                min(1.35, tall - 1.15),
                p,
                shutters if w / columns > 2.0 else None,
                rng,
            )
            if boxes and (level + k) % 2 == 0:
                _flower_box(piece, x, y, z, 1.0, p, rng)
        if level:
            piece.box((0, tall * level, z + 0.03), (w, 0.14, 0.1), p.trim, skip="-z")


def shop_front(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A shop under a flat: wide panes, awning, painted board, hanging sign."""
    w, h, d = f.size_m
    piece = Piece()
    colour = f.colour or rng.choice(RENDERS)
    paint = rng.choice((p.front, p.textile, p.second))
    wall = h - 1.7
    _facade(piece, w, wall, d, colour, rng.choice(("stucco", "siding")))
    z = d / 2
    piece.box((0, 1.55, z + 0.06), (w - 0.2, 3.1, 0.12), paint, "panelling", "-z -y")
    door_x = shop_door_m(f)
    front_door(piece, door_x, z + 0.12, p, darker(paint, 0.25))
    left, right = (-w / 2 + 0.35, door_x - 0.85) if door_x > 0 else (door_x + 0.85, w / 2 - 0.35)
    _display(piece, left, right, z + 0.12, p, rng)
    piece.box((0, 2.86, z + 0.16), (w - 0.2, 0.42, 0.12), darker(paint, 0.35), skip="-z")
    letters = rng.randrange(5, 9)
    for k in range(letters):
        piece.box(
            (-0.15 * letters + 0.3 * (k + 0.5), 2.86, z + 0.235),
            (0.17, 0.2, 0.03),
            p.accent,
            skip="-z",
        )
    _awning(
        piece,
        (left + right) / 2,
        2.62,
        z + 0.15,
        right - left + 0.2,
        rng.choice((p.textile, p.second, p.accent)),
    )
    upper = wall - 3.2
    for k in range(max(2, round(w / 2.2))):
        x = -w / 2 + w * (k + 0.5) / max(2, round(w / 2.2))
        sash(piece, x, 3.75, z, 0.95, min(1.3, upper - 0.7), p, None, rng)
        if rng.random() < 0.5:
            _flower_box(piece, x, 3.75, z, 1.0, p, rng)
    _roof(piece, w, wall, d, p, rng)
    side = -1 if door_x > 0 else 1
    piece.box((side * (w / 2 - 0.12), 3.35, z + 0.42), (0.05, 0.05, 0.7), p.metal)
    piece.cushion((side * (w / 2 - 0.12), 2.98, z + 0.5), (0.07, 0.6, 0.6), 0.03, p.accent)
    return piece


def _display(
    piece: Piece, left: float, right: float, z: float, p: Palette, rng: random.Random
) -> None:
    wide = right - left
    piece.panel(
        (left, 0.7, z + 0.005), (wide, 0, 0), (0, 1.75, 0), LIT_PANES[0], "pane", (left, 0.7)
    )
    for k in range(3):
        x = left + wide * k / 2
        piece.box((x, 1.57, z + 0.03), (0.08, 1.85, 0.08), p.trim, skip="-z")
    for y in (0.68, 2.45):
        piece.box(((left + right) / 2, y, z + 0.03), (wide, 0.08, 0.1), p.trim, skip="-z")
    piece.box(
        ((left + right) / 2, 0.36, z + 0.02),
        (wide, 0.56, 0.06),
        darker(p.front, 0.2),
        "panelling",
        "-z",
    )
    for k in range(5):
        x = left + wide * (k + 0.5) / 5
        tint = rng.choice(("#e2a14c", "#c9624e", "#8fb08a", "#e8d3a0", "#7d9db5"))
        if rng.random() < 0.5:
            piece.lathe(
                (x, 0.74, z + 0.07),
                [(0.05, 0), (0.09, 0.1), (0.05, 0.24), (0.06, 0.28)],
                tint,
                segments=10,
                rings=(3,),
            )
        else:
            piece.box((x, 0.86, z + 0.06), (0.2, 0.24, 0.06), tint)


def _awning(piece: Piece, x: float, y: float, z: float, w: float, colour: str) -> None:
    piece.panel(
        (x - w / 2, y - 0.42, z + 0.95), (w, 0, 0), (0, 0.5, -0.95), colour, "stripes", ink=True
    )
    piece.panel(
        (x - w / 2, y + 0.06, z), (w, 0, 0), (0, -0.5, 0.94), darker(colour, 0.2), "stripes"
    )
    piece.panel(
        (x - w / 2, y - 0.62, z + 0.951), (w, 0, 0), (0, 0.2, 0), colour, "stripes", ink=True
    )


HOUSES: dict[str, Builder] = {
    "house_front": house_front, "shop_front": shop_front,
}  # fmt: skip
