"""A village of oak and thatch: timber-framed houses, a well.

Enters: furniture of such a kind. Leaves: its piece; fronts look to +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_y, turn_z

_PLASTER = ("#e2d3b2", "#d8c49c", "#dccbb4", "#cdb994", "#e6dac0")
_OAK, _STRAW, _DARK = "#5c432f", "#b79a5c", "#33291f"


def timber_house(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Plaster between beams on a stone foot, shutters, a plank door, thatch."""
    w, h, d = f.size_m
    piece, colour, z = Piece(), f.colour or rng.choice(_PLASTER), d / 2
    wall = max(h - 2.4, h * 0.5)
    _plastered(piece, w, wall, d, colour)
    piece.box((0, 0.22, z + 0.04), (w, 0.44, 0.1), mix("#9a9184", p.dado, 0.3), "brick", "-z -y")
    bays = max(3, round(w / 1.8))
    door = rng.randrange(bays)
    for k in range(bays + 1):
        x = -w / 2 + 0.08 + (w - 0.16) * k / bays
        piece.box((x, wall / 2, z + 0.05), (0.16, wall, 0.12), _OAK, skip="-z")
    for y in (wall * 0.54, wall - 0.08):
        piece.box((0, y, z + 0.06), (w, 0.16, 0.13), _OAK, skip="-z")
    for k in range(bays):
        x = -w / 2 + w * (k + 0.5) / bays
        if k == door:
            _door(piece, x, z)
        else:
            _shuttered(piece, x, z, wall, rng)
    _thatch(piece, w, wall, h, d)
    return piece


def _plastered(piece: Piece, w: float, wall: float, d: float, colour: str) -> None:
    columns = max(1, round(w / 3.0))
    for i in range(columns):
        x = -w / 2 + w * i / columns
        piece.panel((x, 0, d / 2), (w / columns, 0, 0), (0, wall, 0), colour, "stucco",
                    (x + w / 2, 0))  # fmt: skip
    for side in (-1, 1):
        across = (0.0, 0.0, -d) if side > 0 else (0.0, 0.0, d)
        start = (side * w / 2, 0.0, d / 2 if side > 0 else -d / 2)
        piece.panel(start, across, (0, wall, 0), darker(colour, 0.1), "stucco")


def _door(piece: Piece, x: float, z: float) -> None:
    tone = "#6f5238"
    piece.box((x, 0.98, z + 0.05), (0.96, 1.96, 0.09), tone, "panelling", "-z -y")
    for y in (0.45, 1.5):
        piece.box((x - 0.06, y, z + 0.11), (0.7, 0.07, 0.02), "#3f3b38", skip="-z")
    piece.ball((x + 0.36, 0.98, z + 0.12), (0.04, 0.04, 0.04), "#3f3b38", steps=3)
    piece.box((x, 2.02, z + 0.08), (1.2, 0.14, 0.18), _OAK, skip="-z")


def _shuttered(piece: Piece, x: float, z: float, wall: float, rng: random.Random) -> None:
    """A small opening between shutters below, and a brace or another above."""
    y, tall = 1.0, min(0.72, wall * 0.54 - 1.1)
    _opening(piece, x, y, z, tall)
    top = wall * 0.54
    if rng.random() < 0.5:
        _opening(piece, x, top + 0.3, z, min(0.66, wall - top - 0.6))
        return
    rise, run = wall - top - 0.16, 1.2
    angle = math.degrees(math.atan2(rise, run)) * rng.choice((-1, 1))
    long = math.hypot(rise, run) * 0.94
    piece.box((x, (top + wall) / 2, z + 0.045), (long, 0.12, 0.1), _OAK, skip="-z",
              turn=turn_z(angle))  # fmt: skip


def _opening(piece: Piece, x: float, y: float, z: float, tall: float) -> None:
    wide = 0.6
    if tall < 0.25:
        return
    piece.panel((x - wide / 2, y, z + 0.02), (wide, 0, 0), (0, tall, 0), _DARK)
    piece.box((x, y + tall / 2, z + 0.03), (0.05, tall, 0.03), _OAK, skip="-z", ink=False)
    for level in (y, y + tall):
        piece.box((x, level, z + 0.04), (wide + 0.1, 0.08, 0.1), _OAK, skip="-z")
    for side in (-1, 1):
        piece.box((x + side * (wide / 2 + 0.15), y + tall / 2, z + 0.06), (0.28, tall, 0.04),
                  "#7a5c40", "panelling", "-z")  # fmt: skip


def _thatch(piece: Piece, w: float, wall: float, h: float, d: float) -> None:
    """A thick roof that comes down over the front, its ridge along the street."""
    z, over = d / 2, 0.5
    rise = h - wall
    piece.panel((-w / 2 - 0.14, wall - 0.18, z + over), (w + 0.28, 0, 0),
                (0, rise + 0.18, -d / 2 - over - 0.4), _STRAW, "grass", ink=True)  # fmt: skip
    piece.box(
        (0, wall - 0.2, z + over - 0.12), (w + 0.28, 0.26, 0.3), darker(_STRAW, 0.12), "grass"
    )
    piece.cushion((0, h - 0.02, -0.38), (w + 0.3, 0.34, 0.5), 0.15, lighter(_STRAW, 0.12), "grass")
    for side in (-1, 1):
        outline = [(-0.5 - d / 2, 0.0), (d / 2 + 0.45, 0.0), (-0.4, rise)]
        corners = [(x, y) for x, y in outline]
        _gable(piece, side * (w / 2 + 0.08), wall - 0.06, corners)


def _gable(piece: Piece, x: float, y: float, corners: list[tuple[float, float]]) -> None:
    piece.prism((x, y, 0), [(-a, b) for a, b in reversed(corners)], 0.1, darker(_STRAW, 0.25),
                turn=turn_y(90.0))  # fmt: skip


def well(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A round well of stone under a little roof, its bucket on a rope."""
    w, h, _ = f.size_m
    piece, r = Piece(), w * 0.46
    wall = [(r, 0), (r, 0.8), (r * 1.04, 0.82), (r * 1.04, 0.9), (r * 0.78, 0.9), (r * 0.78, 0.4),
            (0.001, 0.4)]  # fmt: skip
    piece.lathe((0, 0, 0), wall, "#a39a8b", "brick", 20, (1, 3, 4))
    for side in (-1, 1):
        piece.box((side * r * 0.9, h * 0.42, 0), (0.12, h * 0.84, 0.12), _OAK, skip="-y")
    piece.tube([(-r, 1.45, 0), (r, 1.45, 0)], [0.07, 0.07], "#7a5c40", "bark", 8)
    piece.tube([(0, 1.45, 0), (0, 1.12, 0)], [0.012, 0.012], "#c9b48a", segments=5)
    piece.lathe((0, 0.9, 0), [(0.1, 0), (0.13, 0.22), (0.11, 0.22), (0.09, 0.03)], "#8d6a4c",
                "panelling", 12, (1,))  # fmt: skip
    outline = [(-r * 1.25, h * 0.8), (r * 1.25, h * 0.8), (0.0, h)]
    piece.prism((0, 0, 0), outline, w * 0.8, "#7d5f45", "siding")
    return piece


VILLAGE: dict[str, Builder] = {"timber_house": timber_house, "well": well}
