"""Furniture before upholstery and electric light: stools and settles of wood, hanging oil lamps.

Enters: furniture of such a kind. Leaves: its piece; seats face +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter

_BRASS, _IRON = "#a98545", "#3a3532"


def wooden_stool(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A round seat of wood on four splayed legs with rungs."""
    w, h, _ = f.size_m
    r, wood = w * 0.44, f.colour or p.wood
    piece, legs = Piece(), darker(wood, 0.22)
    seat = [(r * 0.92, 0), (r, 0.015), (r, 0.045), (r * 0.9, 0.06), (0.001, 0.055)]
    piece.lathe((0, h - 0.06, 0), seat, wood, "wood", 18, (1, 2))
    for k in range(4):
        a = math.radians(45 + 90 * k)
        x, z = math.cos(a), math.sin(a)
        foot, top = r * 0.98, r * 0.62
        piece.tube([(x * foot, 0, z * foot), (x * top, h - 0.05, z * top)], [0.022, 0.026], legs,
                   "wood", 7)  # fmt: skip
    for low, turn in ((h * 0.3, 45), (h * 0.52, 135)):
        out = (r * 0.98 + (r * 0.62 - r * 0.98) * low / h) * 0.98
        for k in (0, 2):
            ends = [math.radians(turn + 90 * j) for j in (k, k + 1)]
            points = [(math.cos(a) * out, low, math.sin(a) * out) for a in ends]
            piece.tube(points, [0.014, 0.014], legs, "wood", 6)
    return piece


def settle(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bench of boards with a tall back and ends."""
    w, h, d = f.size_m
    piece, wood = Piece(), f.colour or p.wood
    piece.box((0, 0.46, 0.03), (w - 0.08, 0.05, d - 0.1), wood, "wood")
    piece.box((0, 0.22, d / 2 - 0.14), (w - 0.1, 0.42, 0.04), darker(wood, 0.2), "panelling", "-y")
    piece.box((0, (0.48 + h) / 2, -d / 2 + 0.06), (w - 0.08, h - 0.48, 0.05), wood, "panelling")
    piece.box((0, h + 0.01, -d / 2 + 0.06), (w, 0.05, 0.1), lighter(wood, 0.1), "wood")
    for side in (-1, 1):
        x = side * (w / 2 - 0.035)
        piece.box((x, h / 2, -d / 2 + 0.09), (0.06, h, 0.14), darker(wood, 0.12), "wood", "-y")
        piece.box((x, 0.33, 0.04), (0.06, 0.66, d - 0.12), darker(wood, 0.12), "wood", "-y")
    return piece


def hanging_lamp(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """An oil lamp under a tin shade on a chain; its foot is `base_m` above the floor."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    piece.lathe((0, 0, 0), [(0.03, 0), (0.1, 0.03), (0.11, 0.08), (0.05, 0.12)], _BRASS, "metal",
                14, (1, 2))  # fmt: skip
    piece.lathe((0, 0.12, 0), [(0.045, 0), (0.07, 0.07), (0.04, 0.19)], "#fbe6b0", "bulb", 14)
    shade = [(r * 0.86, 0.2), (r * 0.5, 0.29), (0.06, 0.33), (0.04, 0.36)]
    piece.lathe((0, 0, 0), shade, "#5f6f5c", "metal", 20, (0,))
    inner = [(radius * 0.97, y - 0.006) for radius, y in reversed(shade)]
    piece.lathe((0, 0, 0), inner, "#e9d9a6", "bulb", 20)
    for side in (-1, 1):
        piece.tube([(side * 0.1, 0.07, 0), (side * r * 0.7, 0.24, 0)], [0.008, 0.008], _IRON,
                   segments=5)  # fmt: skip
    piece.box((0, (h + 0.34) / 2, 0), (0.018, h - 0.34, 0.018), _IRON, ink=False)
    return piece


def candle_stand(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A stand of iron on three feet with a ring of candles."""
    w, h, _ = f.size_m
    piece, r, top = Piece(), w * 0.42, h - 0.22
    for k in range(3):
        a = math.radians(90 + 120 * k)
        foot = (math.cos(a) * r, 0.012, math.sin(a) * r)
        piece.tube([foot, (0, 0.22, 0)], [0.018, 0.018], _IRON, "metal", 6)
    piece.tube([(0, 0.2, 0), (0, top, 0)], [0.02, 0.016], _IRON, "metal", 8)
    piece.lathe((0, top - 0.02, 0), [(r * 0.9, 0), (r, 0.012), (r * 0.9, 0.03)], _IRON, "metal", 18,
                (1,))  # fmt: skip
    for k in range(5):
        a = math.radians(72 * k)
        x, z = math.cos(a) * r * 0.92, math.sin(a) * r * 0.92
        piece.tube([(0, top - 0.01, 0), (x, top, z)], [0.012, 0.012], _IRON, "metal", 5)
        piece.lathe((x, top, z), [(0.022, 0), (0.022, 0.13), (0.001, 0.135)], "#efe6cf", segments=8,
                    rings=(1,))  # fmt: skip
        piece.ball((x, top + 0.165, z), (0.014, 0.034, 0.014), "#ffd98a", "bulb", 3)
    return piece


RUSTIC: dict[str, Builder] = {
    "wooden_stool": wooden_stool, "settle": settle, "hanging_lamp": hanging_lamp,
    "candle_stand": candle_stand,
}  # fmt: skip
