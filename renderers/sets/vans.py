"""Vans, trucks, buses, motorbikes and tents, as drawn from outside.

Enters: furniture of such a kind; the nose points to +z. Leaves: its piece.
"""

import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x, turn_y, turn_z

_GLASS, _RUBBER, _CHROME = "#7d98a6", "#2f2c31", "#d7dad6"
_PAINTS = ("#5f87a0", "#b9563f", "#d7c9a8", "#6f8f57", "#8a8fa3")


def _wheel(piece: Piece, x: float, z: float, r: float, width: float = 0.2) -> None:
    side = 1 if x > 0 else -1
    turn = turn_z(-90.0 * side)
    piece.lathe(
        (x - side * width / 2, r, z),
        [(0.001, 0), (r * 0.9, 0), (r, 0.03), (r, width - 0.03), (r * 0.92, width),
         (r * 0.62, width), (r * 0.6, width - 0.03), (0.001, width - 0.02)],
        _RUBBER, segments=20, rings=(4, 5), turn=turn,
    )  # fmt: skip
    piece.lathe(
        (x + side * (width / 2 - 0.02), r, z),
        [(r * 0.58, 0), (r * 0.5, 0.02), (r * 0.2, 0.03), (r * 0.16, 0.045), (0.001, 0.05)],
        "#d9dbd6", segments=16, rings=(1, 3), turn=turn,
    )  # fmt: skip


def _lights(piece: Piece, half: float, y: float, z: float, back: float) -> None:
    for side in (-1, 1):
        piece.lathe((side * half * 0.76, y, z - 0.02), [(0.11, 0), (0.11, 0.05), (0.08, 0.08),
                    (0.001, 0.09)], "#fbf2d4", "bulb", 14, (1,), turn_x(90))  # fmt: skip
        piece.box((side * half * 0.84, y, back), (0.14, 0.22, 0.04), "#c4453a")
    piece.cushion((0, 0.4, z), (half * 1.9, 0.16, 0.14), 0.06, _CHROME)
    piece.cushion((0, 0.4, back), (half * 1.9, 0.16, 0.14), 0.06, _CHROME)


def _boxy(piece: Piece, f: Furniture, paint: str, skirt: str, nose: float = 0.17) -> float:
    """A van's body: load space, cab with a raked windscreen, short bonnet; returns the roof."""
    w, h, d = f.size_m
    half, top = w / 2 - 0.04, h
    load = d * (1 - nose) - 0.35
    piece.cushion((0, (0.34 + top) / 2, -d / 2 + load / 2), (half * 2, top - 0.34, load), 0.12,
                  paint)  # fmt: skip
    front = d / 2
    belt, rear = 0.34 + (top - 0.34) * 0.46, -d / 2 + load - 0.1
    brow = (front - 0.42, top - 0.03)
    side = [(front - 0.06, 0.34), (front, 0.5), (front, belt), brow, (rear, top - 0.02),
            (rear, 0.34)]  # fmt: skip
    outline = [(z, y) for z, y in reversed(side)]
    piece.prism((0, 0, 0), [(-z, y) for z, y in reversed(outline)], half * 1.96, paint,
                turn=turn_y(90))  # fmt: skip
    _screen(piece, half, (front, belt), brow)
    for x in (-1, 1):
        edge = x * (half * 0.98 + 0.006)
        piece.prism((edge, 0, 0), [(-(front - 0.16), belt), (-(rear + 0.16), belt),
                    (-(rear + 0.16), top - 0.28), (-(front - 0.44), top - 0.28)],
                    0.02, _GLASS, "glass", turn_y(90))  # fmt: skip
        piece.box((x * (half + 0.003), 0.48, -0.1), (0.016, 0.22, d * 0.9), skirt)
        piece.box((edge, belt - 0.12, rear + 0.2), (0.03, 0.03, 0.16), _CHROME)
        piece.cushion((x * (half + 0.12), belt + 0.12, front - d * nose * 0.85),
                      (0.2, 0.24, 0.08), 0.035, darker(paint))  # fmt: skip
        for z in (-d * 0.31, d * 0.33):
            _wheel(piece, x * (half - 0.06), z, 0.34)
    _lights(piece, half, 0.66, front + 0.02, -d / 2 + 0.0)
    piece.box((0, 0.92, front - 0.012), (half * 1.1, 0.12, 0.02), darker(paint, 0.45))
    return top


def _screen(piece: Piece, half: float, low: tuple[float, float], high: tuple[float, float]) -> None:
    """A raked windscreen between two (z, y) edges."""
    (z0, y0), (z1, y1) = low, high
    inset, lift = 0.1, 0.012
    right, up = (half * 1.8, 0.0, 0.0), (0.0, (y1 - y0) * 0.84, (z1 - z0) * 0.84)
    origin = (-half * 0.9, y0 + (y1 - y0) * inset + lift, z0 + (z1 - z0) * inset + lift)
    piece.panel(origin, right, up, _GLASS, "glass", ink=True)


def van(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A delivery van."""
    piece, paint = Piece(), f.colour or rng.choice(_PAINTS)
    top = _boxy(piece, f, paint, darker(paint, 0.3))
    for side in (-1, 1):
        piece.box((side * (f.size_m[0] / 2 - 0.04), top * 0.62, -0.9), (0.012, 0.24, 1.9),
                  lighter(paint, 0.5))  # fmt: skip
    return piece


def ice_cream_van(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """White and pink, a hatch under a striped awning on both sides, a cone on the roof."""
    w, _, d = f.size_m
    body = Furniture(f.id, f.kind, 0, 0, 0, (w, 2.15, d))
    piece, half = Piece(), w / 2 - 0.04
    top = _boxy(piece, body, "#fbf3ea", "#ef8fae")
    for x in (-1, 1):
        edge = x * (half + 0.004)
        piece.box((edge, 1.52, -0.75), (0.02, 0.78, 1.7), "#7a5148")
        piece.box((edge, 1.52, -0.75), (0.026, 0.66, 1.56), "#f6dfa8", "bulb")
        piece.box((x * (half + 0.12), 1.1, -0.75), (0.28, 0.05, 1.8), "#f7f1e4")
        for k in range(8):
            tint = ("#ef7f9f", "#fffaf0")[k % 2]
            piece.box((x * (half + 0.26), 1.98, -1.6 + k * 0.2425), (0.58, 0.03, 0.2425), tint,
                      turn=turn_z(-24.0 * x), ink=k in (0, 7))  # fmt: skip
            piece.prism((x * (half + 0.525), 1.83, -1.6 + k * 0.2425),
                        [(-0.12, 0.04), (-0.07, -0.05), (0.07, -0.05), (0.12, 0.04)], 0.012, tint,
                        turn=turn_y(90))  # fmt: skip
        piece.box((edge, 0.86, -0.75), (0.02, 0.12, 2.6), "#8fd0c4")
        for k, tint in enumerate(("#f2a9c0", "#fff1c9", "#a8764f")):
            _cone(piece, (x * (half + 0.03), 0.62 + 0.02 * k, 0.55 + 0.26 * k), 0.36, tint)
    _cone(piece, (0.0, top - 0.02, d * 0.2), 0.92, "#f7c6d4")
    piece.box((0, top + 0.14, -0.75), (1.5, 0.3, 0.05), "#ef7f9f")
    piece.box((0, top + 0.14, -0.72), (1.3, 0.18, 0.02), "#fffaf0")
    return piece


def _cone(piece: Piece, at: tuple[float, float, float], height: float, scoop: str) -> None:
    """A wafer cone with a scoop and a cherry, point down."""
    x, y, z = at
    r = height * 0.24
    piece.lathe(at, [(0.001, 0), (r * 0.25, height * 0.06), (r, height * 0.62),
                (r * 0.9, height * 0.64)], "#d9a45f", "plaid", 16, (2,))  # fmt: skip
    piece.ball((x, y + height * 0.74, z), (r * 1.06, r * 0.95, r * 1.06), scoop)
    piece.ball((x, y + height * 0.95, z), (r * 0.66, r * 0.6, r * 0.66), lighter(scoop, 0.35))
    piece.ball((x, y + height * 1.06, z), (r * 0.22, r * 0.22, r * 0.22), "#c73a48", steps=3)


def ambulance(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """White with a red stripe, a cross and a blue light."""
    piece, (w, h, d) = Piece(), f.size_m
    body = Furniture(f.id, f.kind, 0, 0, 0, (w, h - 0.14, d))
    top = _boxy(piece, body, "#f5f3ee", "#cf4438")
    for x in (-1, 1):
        edge = x * (w / 2 - 0.034)
        piece.box((edge, 1.5, -0.8), (0.014, 0.5, 0.16), "#cf4438")
        piece.box((edge, 1.5, -0.8), (0.014, 0.16, 0.5), "#cf4438")
    piece.box((0, top + 0.07, d * 0.2), (1.1, 0.14, 0.26), "#4f7fd0", "bulb")
    return piece


def truck(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A lorry: cab in front, a covered bed behind."""
    w, h, d = f.size_m
    piece, paint = Piece(), f.colour or rng.choice(_PAINTS)
    half, cab = w / 2 - 0.05, min(1.7, d * 0.42)
    front = d / 2
    piece.box((0, 0.62, -0.1), (half * 1.3, 0.2, d * 0.92), "#44434a")
    piece.cushion((0, 1.45, front - cab / 2), (half * 1.9, 1.6, cab), 0.16, paint)
    piece.panel((-half * 0.78, 1.45, front + 0.012), (half * 1.56, 0, 0), (0, 0.62, 0), _GLASS,
                "glass", ink=True)  # fmt: skip
    load = d - cab - 0.15
    piece.cushion((0, (0.78 + h) / 2, -d / 2 + load / 2), (half * 2, h - 0.78, load), 0.08,
                  lighter(paint, 0.65))  # fmt: skip
    for x in (-1, 1):
        piece.box((x * half * 0.956, 1.76, front - cab * 0.52), (0.02, 0.6, 0.86), _GLASS, "glass")
        for z in (front - 0.8, -d / 2 + 1.4, -d / 2 + 0.62):
            _wheel(piece, x * (half - 0.1), z, 0.45, 0.28)
    _lights(piece, half, 0.92, front + 0.02, -d / 2)
    return piece


def bus(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A town bus with windows all along."""
    w, h, d = f.size_m
    piece = Piece()
    paint = f.colour or rng.choice(("#d8a13c", "#b5493f", "#3f7f8c"))
    half = w / 2 - 0.04
    piece.cushion((0, (0.36 + h) / 2, 0), (half * 2, h - 0.36, d), 0.18, paint)
    for x in (-1, 1):
        edge = x * (half + 0.004)
        piece.box((edge, 0.62, 0), (0.016, 0.2, d * 0.94), darker(paint, 0.4))
        for k in range(5):
            piece.box((edge, 1.86, -d * 0.36 + k * d * 0.165), (0.02, 0.86, d * 0.145), _GLASS,
                      "glass")  # fmt: skip
        piece.box((edge, 1.42, d * 0.42), (0.02, 1.8, 0.9), _GLASS, "glass")
        for z in (-d * 0.3, d * 0.3):
            _wheel(piece, x * (half - 0.08), z, 0.46, 0.26)
    piece.panel((-half * 0.86, 1.2, d / 2 + 0.006), (half * 1.72, 0, 0), (0, 1.2, 0), _GLASS,
                "glass", ink=True)  # fmt: skip
    _lights(piece, half, 0.74, d / 2 + 0.02, -d / 2)
    return piece


def motorbike(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A motorbike on its stand."""
    d = f.size_m[2]
    piece, paint = Piece(), f.colour or rng.choice(_PAINTS)
    for z in (-d * 0.33, d * 0.33):
        _wheel(piece, 0.06, z, 0.32, 0.12)
        _wheel(piece, -0.06, z, 0.32, 0.12)
    piece.cushion((0, 0.5, -0.02), (0.26, 0.34, 0.5), 0.08, "#54575f", "metal")
    piece.cushion((0, 0.82, 0.16), (0.3, 0.22, 0.56), 0.1, paint)
    piece.cushion((0, 0.8, -0.42), (0.28, 0.12, 0.66), 0.05, "#35302e")
    for x in (-0.09, 0.09):
        piece.tube([(x, 0.32, d * 0.33), (x, 1.0, d * 0.2)], [0.025, 0.025], _CHROME, segments=6)
        piece.tube([(x, 0.32, -d * 0.33), (x, 0.45, 0.0)], [0.025, 0.025], _CHROME, segments=6)
    piece.tube([(-0.34, 1.04, 0.28), (0, 1.02, d * 0.2), (0.34, 1.04, 0.28)], [0.018] * 3,
               "#2f2c31",
               segments=6)  # fmt: skip
    piece.tube([(0.16, 0.3, 0.1), (0.16, 0.3, -0.9)], [0.04, 0.05], _CHROME, segments=8)
    piece.ball((0, 0.94, d * 0.27), (0.1, 0.1, 0.08), "#fbf2d4", "bulb")
    return piece


def tent(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A ridge tent, its door open to +z."""
    w, h, d = f.size_m
    piece = Piece()
    cloth = f.colour or rng.choice(("#d08a3f", "#5f8a7a", "#b5563f"))
    piece.prism((0, 0, 0), [(-w / 2, 0), (w / 2, 0), (0, h)], d, cloth)
    piece.prism((0, 0, d / 2 + 0.006), [(-w * 0.2, 0), (w * 0.2, 0), (0, h * 0.74)], 0.006,
                darker(cloth, 0.7))  # fmt: skip
    for z in (-d / 2 - 0.02, d / 2 + 0.02):
        piece.tube([(0, 0, z), (0, h + 0.06, z)], [0.02, 0.02], "#7a5a3d", segments=6)
        for x in (-1, 1):
            out = z * 1.25
            piece.tube([(0, h, z), (x * w * 0.6, 0.02, out)], [0.008, 0.008], "#e8dcc0", segments=4)
    return piece


VANS: dict[str, Builder] = {
    "van": van, "ice_cream_van": ice_cream_van, "ambulance": ambulance, "truck": truck, "bus": bus,
    "motorbike": motorbike, "tent": tent,
}  # fmt: skip
