"""Ground out of doors: patches of lawn, road, pavement, sand, water.

Enters: a patch from the floor plan (`size_m` width, 0, depth). Leaves: its piece in rectangles
small enough for the light map near the scene, large far off.
"""

import random
from itertools import pairwise

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, lighter, mix

NEAR_M, FAR_M = 5.0, 14.0  # side of a rectangle near the middle of the set, and beyond it


def _spans(low: float, high: float) -> list[tuple[float, float]]:
    """Cut a stretch into short runs near the middle (0) and long ones beyond ±14 m."""
    marks = [low]
    while marks[-1] < high - 0.01:
        here = marks[-1]
        step = NEAR_M if -14.0 <= here < 14.0 else FAR_M
        marks.append(min(high, here + step if here >= -14.0 else min(here + step, -14.0)))
    return list(pairwise(marks))


def _patch(f: Furniture, colour: str, material: str) -> Piece:
    """A patch cut up; its pattern starts at the patch's left back corner."""
    w, _, d = f.size_m
    piece = Piece()
    for x0, x1 in _spans(f.x_m - w / 2, f.x_m + w / 2):
        for z0, z1 in _spans(f.z_m - d / 2, f.z_m + d / 2):
            a, b = x0 - f.x_m, z1 - f.z_m
            piece.panel(
                (a, 0, b),
                (x1 - x0, 0, 0),
                (0, 0, z0 - z1),
                colour,
                material,
                (a + w / 2, d / 2 - b),
            )
    return piece


def meadow(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Lawn or field."""
    colour = f.colour or (p.floor if _is_green(p.floor) else mix(p.leaf, "#a9c26e", 0.45))
    return _patch(f, colour, "grass")


def _is_green(colour: str) -> bool:
    return int(colour[3:5], 16) > int(colour[1:3], 16)


def pavement(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Slabs with a kerb along both long sides."""
    w, _, d = f.size_m
    piece = _patch(f, mix(p.floor, "#c9c0ae", 0.5), "paving")
    for side in (-1, 1):
        piece.box(
            (0, 0.012, side * (d / 2 - 0.09)),
            (w, 0.024, 0.18),
            lighter(p.floor, 0.35),
            "concrete",
            "-y -x +x",
        )
    return piece


def carriageway(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Asphalt with a broken middle line and kerb lines."""
    w, _, d = f.size_m
    piece = _patch(f, mix("#7b7f86", p.floor, 0.18), "asphalt")
    dash = -w / 2 + 1.0
    while dash < w / 2 - 2.0:
        if abs(dash) < 24:
            piece.panel((dash, 0.006, 0.07), (1.9, 0, 0), (0, 0, -0.14), "#efe7d3")
        dash += 4.0
    for side in (-1, 1):
        piece.panel(
            (-w / 2, 0.006, side * (d / 2 - 0.35) + 0.05), (w, 0, 0), (0, 0, -0.1), "#e6dcc4"
        )
    return piece


def crossing(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """White bars across a road, along x."""
    w, _, d = f.size_m
    piece = Piece()
    bars = round(d / 0.9)
    for k in range(bars):
        z = -d / 2 + d * (k + 0.5) / bars
        piece.panel((-w / 2, 0, z + 0.22), (w, 0, 0), (0, 0, -0.44), "#f1ead8")
    return piece


def gravel(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Trodden gravel."""
    return _patch(f, f.colour or mix(p.top, "#b99b72", 0.35), "earth")


def earth(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Bare earth."""
    return _patch(f, f.colour or mix(p.dark, "#a98258", 0.6), "earth")


def sand(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Sand."""
    return _patch(f, f.colour or p.floor, "sand")


def wet_sand(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Sand that the last wave left."""
    return _patch(f, mix(p.floor, "#8f7a5c", 0.35), "sand")


def water(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Sea or pond, with foam where it meets the shore (+z side)."""
    w, _, d = f.size_m
    piece = _patch(f, mix("#4fa3ad", p.second, 0.25), "water")
    for k in range(2):
        z = d / 2 - 0.25 - 1.5 * k
        for i in range(12):
            x = -w / 2 + w * i / 12
            piece.panel(
                (x, 0.006, z + (0.12 if i % 2 else -0.05)),
                (w / 12 * 0.96, 0, 0),
                (0, 0, -0.22),
                "#f2f6f0",
            )
    return piece


def roof_felt(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A flat roof."""
    return _patch(f, mix(p.floor, "#8e8f93", 0.45), "concrete")


def cobbled(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Setts."""
    return _patch(f, mix(p.floor, "#a49a8c", 0.5), "cobbles")


def boardwalk(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A walk of planks with a beam along both long sides."""
    w, _, d = f.size_m
    tone = f.colour or "#a8845c"
    piece = _patch(f, tone, "planks")
    for side in (-1, 1):
        piece.box((0, 0.004, side * (d / 2 - 0.06)), (w, 0.03, 0.14), lighter(tone, 0.15), "wood",
                  "-y -x +x")  # fmt: skip
    return piece


def line(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A painted line."""
    return _patch(f, f.colour or "#f1ead8", "plain")


GROUNDS: dict[str, Builder] = {
    "meadow": meadow, "pavement": pavement, "carriageway": carriageway, "crossing": crossing,
    "gravel": gravel, "earth": earth, "sand": sand, "wet_sand": wet_sand, "water": water,
    "roof_felt": roof_felt, "cobbles": cobbled, "line": line, "boardwalk": boardwalk,
}  # fmt: skip
