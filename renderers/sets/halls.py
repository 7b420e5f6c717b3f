"""What churches, courts, prisons, theatres and bathrooms are known by.

Enters: furniture of a hall kind. Leaves: its piece, front towards +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_x

_STONE = "#b8ae9c"
_IRON = "#5b6068"
_CHINA = "#f4f3ee"


def pew(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A long bench with a straight back and carved ends."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.44, 0.03), (w - 0.1, 0.06, d - 0.12), p.wood, "wood")
    piece.box((0, h * 0.62, -d / 2 + 0.05), (w - 0.1, h * 0.7, 0.05), p.wood, "wood")
    piece.box((0, h * 0.97, -d / 2 + 0.07), (w - 0.06, 0.05, 0.12), p.dark, "wood")
    for x in (-w / 2 + 0.04, w / 2 - 0.04):
        piece.box((x, h * 0.48, 0), (0.07, h * 0.96, d), p.dark, "wood", "-y")
        piece.ball((x, h, -d / 2 + 0.1), (0.06, 0.08, 0.08), p.dark, steps=3)
    for k in range(3):
        piece.box((w * 0.28 * (k - 1), 0.21, 0), (0.06, 0.42, d * 0.6), p.dark, skip="-y")
    return piece


def altar(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A stone table under a white cloth, a cross and candles on it."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, 0.08, 0.05), (w + 0.5, 0.16, d + 0.3), _STONE, "stucco", "-y")
    piece.box((0, h * 0.5, 0), (w - 0.2, h - 0.1, d - 0.2), lighter(_STONE, 0.2), "stucco", "-y")
    piece.box((0, h, 0), (w, 0.08, d), "#fbf7ee")
    piece.box((0, h * 0.72, d / 2 + 0.01), (w * 0.5, h * 0.5, 0.02), p.textile, "damask")
    for size in ((0.07, 0.8, 0.06), (0.42, 0.07, 0.06)):
        piece.box((0, h + (0.44 if size[1] > 0.5 else 0.58), -0.1), size, "#d8b04c", "metal")
    for x in (-w * 0.36, w * 0.36):
        piece.lathe(
            (x, h + 0.04, 0), [(0.07, 0), (0.025, 0.05), (0.02, 0.24), (0.05, 0.26)], "#d8b04c"
        )
        piece.lathe((x, h + 0.3, 0), [(0.026, 0), (0.024, 0.22), (0.001, 0.22)], "#fbf3da")
        piece.ball((x, h + 0.57, 0), (0.022, 0.05, 0.022), "#ffdf8a", "bulb", 3)
    return piece


def column(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A round pillar from floor to ceiling."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    shaft = [(r, 0), (r, 0.3), (r * 0.74, 0.42), (r * 0.68, h - 0.4), (r, h - 0.25), (r, h)]
    piece.lathe((0, 0, 0), shaft, f.colour or _STONE, "stucco", 18, (1, 2, 3, 4))
    return piece


def stained_window(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A pointed window of coloured panes."""
    w, h, d = f.size_m
    piece = Piece()
    arch = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, h * 0.7), (0.0, h), (-w / 2, h * 0.7)]
    frame = [(x * 1.14, y * 1.03 - 0.04) for x, y in arch]
    piece.prism((0, 0, -d * 0.1), frame, d * 0.8, lighter(_STONE, 0.3), "stucco")
    tints = ("#d9574a", "#e9b34a", "#4f86c6", "#5fa36a", "#8a62b4", "#e58a4a")
    rows, columns = 5, 3
    for row in range(rows):
        for column_ in range(columns):
            x = w * 0.84 * ((column_ + 0.5) / columns - 0.5)
            y = h * 0.68 * (row + 0.5) / rows
            size = (w * 0.78 / columns, h * 0.64 / rows, 0.03)
            tint = tints[(row * 2 + column_) % len(tints)]
            piece.box((x, y, d * 0.32), size, lighter(tint, 0.18), "pane")
    piece.disc((0, h * 0.78, d * 0.34), w * 0.2, lighter("#e9b34a", 0.2), "pane")
    return piece


def throne(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A gilded seat with a tall back and a red cushion."""
    w, h, d = f.size_m
    piece, gold = Piece(), "#d6a944"
    piece.box((0, 0.23, 0), (w * 0.86, 0.4, d * 0.9), gold, "metal", "-y")
    piece.cushion((0, 0.47, 0.04), (w * 0.8, 0.12, d * 0.8), 0.05, "#a8323c", "damask")
    piece.box((0, h * 0.5, -d / 2 + 0.07), (w * 0.84, h, 0.1), gold, "metal", "-y")
    piece.cushion(
        (0, h * 0.56, -d / 2 + 0.14), (w * 0.62, h * 0.6, 0.08), 0.03, "#a8323c", "damask"
    )
    piece.prism((0, h, -d / 2 + 0.07), [(-w * 0.42, 0), (w * 0.42, 0), (0, 0.34)], 0.1, gold)
    for x in (-w * 0.42, w * 0.42):
        piece.box((x, 0.66, 0), (0.12, 0.09, d * 0.86), gold, "metal")
        piece.box((x, 0.4, d * 0.36), (0.1, 0.5, 0.1), gold, "metal")
        piece.ball((x, 0.73, d * 0.4), (0.09, 0.09, 0.09), gold, "metal", 3)
        piece.ball((x, h + 0.06, -d / 2 + 0.07), (0.07, 0.09, 0.07), gold, "metal", 3)
    return piece


def dais(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A low platform of one step."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w, h, d), f.colour or p.wood, "planks", "-y")
    piece.box((0, h - 0.02, d / 2), (w, 0.04, 0.06), darker(f.colour or p.wood, 0.25))
    return piece


def bars(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A wall of iron bars with a gate in it."""
    w, h, _ = f.size_m
    piece = Piece()
    count = max(4, round(w / 0.16))
    for k in range(count + 1):
        x = -w / 2 + w * k / count
        piece.tube([(x, 0, 0), (x, h, 0)], [0.018, 0.018], _IRON, "metal", 6)
    for y in (0.06, h * 0.4, h * 0.72, h - 0.04):
        piece.box((0, y, 0), (w, 0.06, 0.05), _IRON, "metal")
    piece.box((w * 0.12, h * 0.46, 0.03), (0.16, 0.22, 0.08), darker(_IRON, 0.2), "metal")
    return piece


def bunk(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A narrow cot of iron with a grey blanket; a second one above where it is tall enough."""
    w, h, d = f.size_m
    piece = Piece()
    for level in (0.4, 1.35)[: 2 if h > 1.5 else 1]:
        piece.box((0, level, 0), (w, 0.06, d), _IRON, "metal")
        piece.cushion((0, level + 0.1, 0), (w - 0.06, 0.14, d - 0.06), 0.05, "#e8e3d6")
        cover = f.colour or "#7d8791"
        piece.cushion((0, level + 0.14, d * 0.12), (w, 0.12, d * 0.7), 0.05, cover, "stripes")
        pillow = (w * 0.7, 0.12, 0.34)
        piece.cushion((0, level + 0.2, -d / 2 + 0.28), pillow, 0.05, "#f5f1e6", turn=turn_x(-8))
    for x in (-w / 2 + 0.03, w / 2 - 0.03):
        for z in (-d / 2 + 0.03, d / 2 - 0.03):
            piece.box((x, h / 2, z), (0.05, h, 0.05), _IRON, "metal", "-y")
    return piece


def stage_curtain(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A heavy curtain in folds under its valance."""
    w, h, d = f.size_m
    piece, red = Piece(), f.colour or "#a8303a"
    folds = max(6, round(w / 0.28))
    for k in range(folds):
        x = -w / 2 + w * (k + 0.5) / folds
        profile = [(w / folds * 0.55, 0), (w / folds * 0.5, h * 0.5), (w / folds * 0.55, h)]
        shade = darker(red, 0.14) if k % 2 else red
        piece.lathe((x, 0, 0), profile, shade, "knit", 10)
    piece.box((0, h - 0.3, d * 0.2), (w, 0.6, 0.12), red, "knit")
    for k in range(folds // 2):
        x = -w / 2 + w * (k + 0.5) / (folds // 2)
        piece.ball((x, h - 0.6, d * 0.2), (w / folds * 0.9, 0.12, 0.06), "#d8b04c", steps=3)
    return piece


def judges_bench(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A tall panelled desk, a gavel on it."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, d * 0.3), (w, h, d * 0.4), p.dark, "panelling", "-y")
    for x in (-w / 2 + 0.06, w / 2 - 0.06):
        piece.box((x, h / 2, 0), (0.12, h, d), p.dark, "panelling", "-y")
    piece.box((0, h + 0.02, d * 0.2), (w + 0.1, 0.06, d * 0.66), p.wood, "wood")
    piece.tube(
        [(0.3, h + 0.1, d * 0.2), (0.56, h + 0.1, d * 0.2)], [0.016, 0.016], p.dark, segments=6
    )
    piece.tube(
        [(0.3, h + 0.1, d * 0.13), (0.3, h + 0.1, d * 0.27)], [0.04, 0.04], p.dark, segments=8
    )
    piece.disc((0, h * 0.56, d / 2 + 0.005), 0.26, "#d8b04c", "metal")
    piece.disc((0, h * 0.56, d / 2 + 0.01), 0.19, p.dark)
    return piece


def bathtub(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A white tub on feet, taps at one end."""
    w, h, d = f.size_m
    piece = Piece()
    piece.cushion((0, h * 0.56, 0), (w, h * 0.8, d), 0.14, _CHINA)
    piece.cushion((0, h * 0.985, 0), (w + 0.05, 0.07, d + 0.05), 0.03, lighter(_CHINA, 0.4))
    piece.box((0, h * 1.0, 0), (w - 0.22, 0.045, d - 0.2), "#9fd0d8", "water", ink=False)
    for k in range(5):
        piece.ball(
            (w * (0.1 * k - 0.2), h * 1.03, d * 0.06 * (k % 3)),
            (0.13, 0.07, 0.12),
            "#ffffff",
            steps=3,
        )
    for x in (-w / 2 + 0.16, w / 2 - 0.16):
        for z in (-d / 2 + 0.12, d / 2 - 0.12):
            piece.ball((x, 0.07, z), (0.07, 0.07, 0.07), "#c9a34c", "metal", 3)
    tap: list[tuple[float, float, float]] = [
        (w / 2 - 0.1, h, -0.05), (w / 2 - 0.1, h + 0.22, -0.05), (w / 2 - 0.26, h + 0.2, -0.05)
    ]  # fmt: skip
    piece.tube(tap, [0.025] * 3, "#c6ccd0", "metal", 7)
    return piece


def toilet(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A bowl with its cistern."""
    w, h, d = f.size_m
    piece = Piece()
    piece.lathe(
        (0, 0, d * 0.1),
        [(w * 0.3, 0), (w * 0.24, 0.14), (w * 0.46, 0.38), (0.001, 0.38)],
        _CHINA,
        "plain",
        18,
    )
    piece.lathe(
        (0, 0.38, d * 0.1),
        [(w * 0.5, 0), (w * 0.5, 0.05), (0.001, 0.05)],
        p.wood,
        "wood",
        18,
        (0, 1),
    )
    piece.cushion((0, h * 0.68, -d / 2 + 0.12), (w * 0.94, h * 0.5, 0.22), 0.04, _CHINA)
    piece.box((0, 0.3, -d / 2 + 0.16), (w * 0.4, 0.5, 0.2), _CHINA)
    piece.ball((0, h * 0.95, -d / 2 + 0.12), (0.04, 0.03, 0.04), "#c6ccd0", "metal", 3)
    return piece


def flight(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A flight of steps that rises towards the back, a rail on both sides."""
    w, h, d = f.size_m
    piece = Piece()
    steps = max(3, round(h / 0.18))
    rise, run = h / steps, d / steps
    for k in range(steps):
        z = d / 2 - run * (k + 0.5)
        tone = f.colour or _STONE
        piece.box((0, rise * (k + 1) / 2, z), (w, rise * (k + 1), run), tone, "concrete", "-y")
        piece.box((0, rise * (k + 1) - 0.02, z + run / 2), (w, 0.04, 0.03), darker(tone, 0.3))
    slope = math.hypot(h, d)
    turn = turn_x(math.degrees(math.atan2(h, d)))
    for x in (-w / 2 + 0.04, w / 2 - 0.04):
        piece.box((x, h / 2 + 0.92, 0), (0.06, 0.06, slope), p.dark, "wood", turn=turn)
        for k in range(0, steps, 2):
            z = d / 2 - run * (k + 0.5)
            piece.box((x, rise * (k + 1) + 0.44, z), (0.035, 0.9, 0.035), _IRON)
    return piece


HALLS: dict[str, Builder] = {
    "pew": pew, "altar": altar, "column": column, "stained_window": stained_window,
    "throne": throne, "dais": dais, "bars": bars, "bunk": bunk, "stage_curtain": stage_curtain,
    "judges_bench": judges_bench, "bathtub": bathtub, "toilet": toilet, "flight": flight,
}  # fmt: skip
