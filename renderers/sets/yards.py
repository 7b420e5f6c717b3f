"""What graveyards, playgrounds, stations and harbours are known by.

Enters: furniture of a yard kind. Leaves: its piece, front towards +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x, turn_z

_STONE = "#a9a598"
_SNOW = "#f3f6fa"


def gravestone(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A headstone: round, square or a cross."""
    w, h, d = f.size_m
    piece, tone = Piece(), lighter(_STONE, rng.uniform(0.0, 0.25))
    piece.box((0, 0.07, 0.1), (w * 1.1, 0.14, d + 0.2), darker(tone, 0.12), "stucco", "-y")
    form = rng.randrange(3)
    if form == 0:
        piece.box((0, h / 2, 0), (w * 0.24, h, d * 0.7), tone, "stucco", "-y")
        piece.box((0, h * 0.7, 0), (w, w * 0.24, d * 0.7), tone, "stucco")
        return piece
    arch = [
        (-w / 2, 0.1),
        (w / 2, 0.1),
        (w / 2, h * 0.72),
        (w * 0.3, h * 0.94),
        (0, h),
        (-w * 0.3, h * 0.94),
        (-w / 2, h * 0.72),
    ]
    flat = [(-w / 2, 0.1), (w / 2, 0.1), (w / 2, h), (-w / 2, h)]
    piece.prism((0, 0, 0), arch if form == 1 else flat, d * 0.7, tone, "stucco")
    for k in range(3):
        piece.box(
            (0, h * (0.72 - 0.13 * k), d * 0.36),
            (w * (0.6 - 0.1 * k), 0.035, 0.01),
            darker(tone, 0.4),
            ink=False,
        )
    return piece


def swing(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A frame with two swings."""
    w, h, d = f.size_m
    piece, red = Piece(), "#d0503f"
    for x in (-w / 2 + 0.05, w / 2 - 0.05):
        for z in (-d / 2, d / 2):
            piece.tube([(x, 0, z), (x, h, 0)], [0.05, 0.045], red, segments=8)
    piece.tube([(-w / 2, h, 0), (w / 2, h, 0)], [0.05, 0.05], red, segments=8)
    for x in (-w * 0.22, w * 0.22):
        for side in (-0.22, 0.22):
            piece.tube(
                [(x + side, h, 0), (x + side, 0.5, 0)], [0.012, 0.012], "#4a4f55", segments=5
            )
        piece.box((x, 0.48, 0), (0.52, 0.05, 0.24), "#f2c14e")
    return piece


def slide(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A slide with its ladder, down towards +x."""
    w, h, d = f.size_m
    piece, top = Piece(), h * 0.7
    long = math.hypot(w * 0.7, top)
    turn = turn_z(-math.degrees(math.atan2(top, w * 0.7)))
    piece.box((w * 0.13, top / 2 + 0.06, 0), (long, 0.05, d * 0.7), "#f2c14e", "metal", turn=turn)
    for z in (-d * 0.38, d * 0.38):
        piece.box((w * 0.13, top / 2 + 0.15, z), (long, 0.2, 0.05), "#d0503f", turn=turn)
        piece.tube([(-w * 0.46, 0, z), (-w * 0.26, h, z)], [0.04, 0.04], "#3f7f9c", segments=7)
    for k in range(5):
        share = (k + 0.6) / 6
        piece.box((-w * 0.46 + w * 0.2 * share, h * share, 0), (0.05, 0.04, d * 0.76), "#3f7f9c")
    piece.box((-w * 0.24, top, 0), (0.34, 0.05, d * 0.8), "#3f7f9c")
    return piece


def stand(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Bleachers: rows of benches that rise to the back."""
    w, h, d = f.size_m
    piece, rows = Piece(), max(3, round(h / 0.45))
    for k in range(rows):
        y, z = h * (k + 1) / rows, d / 2 - d * (k + 0.5) / rows
        piece.box((0, y / 2, z), (w, y, d / rows), "#8f979b", "concrete", "-y")
        seats = max(4, round(w / 0.6))
        tint = ("#3f6fa0", "#c9503f")[k % 2]
        for s in range(seats):
            x = -w / 2 + w * (s + 0.5) / seats
            piece.box((x, y + 0.1, z - 0.05), (w / seats * 0.8, 0.2, 0.24), tint, ink=False)
    return piece


def goal(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A football goal with its net."""
    w, h, d = f.size_m
    piece, white = Piece(), "#f6f4ee"
    for x in (-w / 2, w / 2):
        piece.tube([(x, 0, d / 2), (x, h, d / 2)], [0.06, 0.06], white, segments=8)
        piece.tube([(x, 0, -d / 2), (x, h, d / 2)], [0.02, 0.02], white, segments=5)
    piece.tube([(-w / 2, h, d / 2), (w / 2, h, d / 2)], [0.06, 0.06], white, segments=8)
    for k in range(13):
        x = -w / 2 + w * k / 12
        piece.tube([(x, 0, -d / 2), (x, h, d / 2)], [0.008, 0.008], "#d8dcdc", segments=4)
    for k in range(1, 6):
        y, z = h * k / 6, -d / 2 + d * k / 6
        piece.tube([(-w / 2, y, z), (w / 2, y, z)], [0.008, 0.008], "#d8dcdc", segments=4)
    return piece


def fuel_pump(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A petrol pump with dial, hose and nozzle."""
    w, h, d = f.size_m
    piece, red = Piece(), f.colour or "#d04a3c"
    piece.cushion((0, h * 0.48, 0), (w, h * 0.92, d), 0.06, red)
    piece.box((0, h * 0.72, d / 2 + 0.005), (w * 0.8, h * 0.26, 0.03), "#f4f0e6")
    piece.box((0, h * 0.76, d / 2 + 0.025), (w * 0.62, h * 0.08, 0.02), "#33424a", "screen")
    piece.box((0, h * 0.97, 0), (w * 0.9, h * 0.1, d * 0.7), "#f4f0e6")
    hose: list[tuple[float, float, float]] = [
        (w / 2, h * 0.6, 0),
        (w / 2 + 0.22, h * 0.3, 0.05),
        (w / 2 + 0.12, h * 0.24, 0.1),
        (w / 2 + 0.06, h * 0.62, 0.1),
    ]
    piece.tube(hose, [0.028] * 4, "#2e2b33", segments=7)
    piece.box((w / 2 + 0.05, h * 0.64, 0.1), (0.08, 0.2, 0.06), "#2e2b33")
    return piece


def canopy(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A flat roof on posts, its underside lit."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h - 0.25, 0), (w, 0.5, d), "#f2efe6")
    piece.box((0, h - 0.25, 0), (w + 0.04, 0.2, d + 0.04), f.colour or "#d04a3c")
    for x in (-w * 0.42, w * 0.42):
        piece.box((x, (h - 0.5) / 2, -d * 0.36), (0.34, h - 0.5, 0.34), "#d8d6cd", skip="-y")
        for z in (-d * 0.2, d * 0.2):
            piece.box((x * 0.6, h - 0.52, z), (1.2, 0.04, 0.4), "#fff6dc", "bulb")
    return piece


def rails(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """Ballast, sleepers and two rails, along x."""
    w, _, d = f.size_m
    piece = Piece()
    piece.panel((-w / 2, 0, d / 2), (w, 0, 0), (0, 0, -d), "#9a9388", "earth")
    for k in range(round(w / 0.9)):
        piece.box(
            (-w / 2 + 0.9 * (k + 0.5), 0.03, 0), (0.26, 0.1, d * 0.7), "#6a4c38", "wood", "-y"
        )
    for z in (-0.72, 0.72):
        piece.box((0, 0.14, z), (w, 0.14, 0.08), "#8f969c", "metal", "-y")
    return piece


def carriage(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A railway carriage, along x."""
    w, h, d = f.size_m
    piece, body = Piece(), f.colour or "#3f7367"
    piece.cushion((0, h * 0.56, 0), (w, h * 0.72, d), 0.2, body)
    piece.box((0, h * 0.42, d / 2 + 0.01), (w * 0.98, 0.14, 0.02), "#f2d9a0")
    piece.cushion((0, h * 0.94, 0), (w * 0.99, h * 0.12, d * 0.92), 0.1, "#c9c4b8")
    count = max(3, round(w / 1.5))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        door = k % 4 == 1
        size = (0.8, h * 0.5, 0.04) if door else (1.0, h * 0.24, 0.04)
        at = (x, h * (0.5 if door else 0.66), d / 2 + 0.02)
        piece.box(at, size, darker(body, 0.3) if door else "#f6e6b8", "plain" if door else "pane")
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        piece.disc((x, 0.42, d / 2 - 0.05), 0.4, "#3d3f44")
    return piece


def aeroplane(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """An airliner on its wheels, nose to −x."""
    w, h, d = f.size_m
    piece, r, y = Piece(), h * 0.16, h * 0.36
    white = "#f4f3ee"
    hull: list[tuple[float, float, float]] = [
        (-w / 2, y - 0.2, 0),
        (-w * 0.44, y, 0),
        (-w * 0.34, y, 0),
        (w * 0.24, y, 0),
        (w * 0.5, y + 0.5, 0),
    ]
    piece.tube(hull, [0.1, r * 0.8, r, r, 0.15], white, segments=18)
    for k in range(max(6, round(w * 0.5 / 0.7))):
        piece.box((-w * 0.3 + 0.7 * k, y + r * 0.3, r * 0.94), (0.28, 0.34, 0.06), "#3f5a78")
    piece.box((-w * 0.44, y + r * 0.35, 0), (0.5, 0.4, r * 1.2), "#3f5a78")
    piece.prism(
        (w * 0.36, y + r * 0.6, 0),
        [(-1.2, 0), (1.6, 0), (1.9, h * 0.5), (0.7, h * 0.5)],
        0.22,
        "#c9503f",
    )
    piece.prism(
        (0, y - r * 0.3, d * 0.28),
        [(-1.6, 0), (1.6, 0), (1.6, 0.2), (-1.6, 0.2)],
        d * 0.5,
        "#d5d8da",
    )
    for x in (-w * 0.34, 0.4):
        piece.tube([(x, 0.4, 0.5), (x, y, 0.5)], [0.12, 0.12], "#8f969c", segments=7)
        piece.ball((x, 0.42, 0.6), (0.42, 0.42, 0.2), "#2e2f33", steps=3)
    piece.tube(
        [(-1.4, y - r * 0.7, d * 0.3), (0.8, y - r * 0.7, d * 0.3)],
        [0.5, 0.42],
        "#c9ccd0",
        segments=14,
    )
    return piece


def mooring(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bollard with a coil of rope."""
    w, h, _ = f.size_m
    piece, r = Piece(), w * 0.32
    piece.lathe(
        (0, 0, 0),
        [(r * 1.2, 0), (r, 0.08), (r * 0.8, h * 0.7), (r * 1.15, h * 0.8), (r, h), (0.001, h)],
        "#44484f",
        "metal",
        14,
        (2, 3),
    )
    for k in range(3):
        piece.lathe(
            (0, 0.03 + 0.06 * k, 0),
            [(w * 0.42, 0), (w * 0.5, 0.03), (w * 0.42, 0.06)],
            "#c9a566",
            "stripes",
            14,
        )
    return piece


def hull(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A ship at the quay, along x: hull, house, funnel."""
    w, h, d = f.size_m
    piece = Piece()
    side = [(-w * 0.46, -0.6), (w * 0.42, -0.6), (w / 2, h * 0.34), (-w / 2, h * 0.34)]
    piece.prism((0, 0, 0), side, d * 0.7, "#35506e")
    piece.box((0, h * 0.345, 0), (w * 0.99, 0.1, d * 0.72), "#f2ede0")
    piece.box((0, 0.0, d * 0.352), (w * 0.88, h * 0.1, 0.03), "#b5443c")
    piece.box((-w * 0.12, h * 0.48, 0), (w * 0.42, h * 0.26, d * 0.5), "#f4f0e6")
    piece.box((-w * 0.18, h * 0.67, 0), (w * 0.2, h * 0.14, d * 0.44), "#f4f0e6")
    for k in range(6):
        piece.disc((-w * 0.3 + w * 0.07 * k, h * 0.5, d * 0.252), 0.28, "#3f5a78")
    piece.lathe((w * 0.02, h * 0.6, 0), [(0.7, 0), (0.62, h * 0.3)], "#c9503f", "plain", 14, (1,))
    piece.tube([(w * 0.3, h * 0.34, 0), (w * 0.3, h, 0)], [0.12, 0.07], "#6a4c38", segments=7)
    piece.box((0, h * 0.42, d * 0.34), (w * 0.94, 0.05, 0.05), "#f2ede0", turn=turn_x(0.0))
    return piece


YARDS: dict[str, Builder] = {
    "gravestone": gravestone, "swing": swing, "slide": slide, "stand": stand, "goal": goal,
    "fuel_pump": fuel_pump, "canopy": canopy, "rails": rails, "carriage": carriage,
    "aeroplane": aeroplane, "mooring": mooring, "ship": hull,
}  # fmt: skip
