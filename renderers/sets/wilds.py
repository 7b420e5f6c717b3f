"""What deserts, mountains, caves and camps are known by.

Enters: furniture of a wild kind. Leaves: its piece, front towards +z.
"""

import math
import random

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, turn_y, turn_z

_STONE = "#a9a598"
_SNOW = "#f3f6fa"


def cactus(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A saguaro with two arms."""
    w, h, _ = f.size_m
    piece, green = Piece(), "#5f9a5c"
    r = w * 0.3
    piece.tube(
        [(0, 0, 0), (0, h * 0.6, 0), (0, h, 0)], [r, r * 1.05, r * 0.7], green, "stripes", 12
    )
    piece.ball((0, h, 0), (r * 0.7, r * 0.6, r * 0.7), green, steps=3)
    for side, low in ((-1, rng.uniform(0.3, 0.42)), (1, rng.uniform(0.42, 0.54))):
        reach = ((0.0, 0.0), (0.42, 0.0), (0.62, 0.04), (0.72, 0.13), (0.72, 0.32))
        arm = [(side * w * out, h * (low + up), 0.0) for out, up in reach]
        piece.tube(arm, [r * 0.5, r * 0.5, r * 0.52, r * 0.54, r * 0.5], green, "stripes", 10)
        piece.ball(
            (side * w * 0.72, h * (low + 0.32), 0), (r * 0.5, r * 0.5, r * 0.5), green, steps=3
        )
    return piece


def peak(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A mountain far off: facets of rock, snow on its head."""
    w, h, d = f.size_m
    piece, tone = Piece(), f.colour or "#8d96a6"
    sides = 7
    turn = turn_y(rng.uniform(0, 50))
    waist = rng.uniform(0.5, 0.6)
    piece.lathe(
        (0, -0.5, 0),
        [(w / 2, 0), (w * 0.5 * (1 - waist) * 1.12, h * waist), (w * 0.11, h * 0.82)],
        tone,
        "plain",
        sides,
        (0,),
        turn,
    )
    piece.lathe(
        (0, h * 0.82 - 0.55, 0),
        [(w * 0.118, 0), (0.01, h * 0.18 + 0.05)],
        _SNOW,
        "plain",
        sides,
        (0,),
        turn,
    )
    shoulder = (w * 0.24, -0.5, d * 0.1)
    piece.lathe(
        shoulder,
        [(w * 0.34, 0), (w * 0.1, h * 0.44), (0.01, h * 0.6)],
        darker(tone, 0.1),
        "plain",
        sides,
        (0,),
        turn,
    )
    return piece


def crag(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """A face of broken rock that closes a cave or a canyon."""
    w, h, d = f.size_m
    piece, tone = Piece(), f.colour or "#85796d"
    count = max(2, round(w / 1.1))
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        tall = h * rng.uniform(0.78, 1.0)
        shade = darker(tone, rng.uniform(0.0, 0.22))
        size = (w / count * 1.2, tall, d * rng.uniform(0.7, 0.95))
        piece.cushion((x, tall / 2, 0), size, 0.22, shade, "stucco", turn_y(rng.uniform(-12, 12)))
        piece.cushion(
            (x + 0.2, tall * 0.2, d * 0.22),
            (w / count * 0.8, tall * 0.4, d * 0.5),
            0.16,
            darker(shade, 0.1),
            "stucco",
        )
    return piece


def stalactites(f: Furniture, _p: Palette, rng: random.Random) -> Piece:
    """Teeth of stone that hang from a cave's roof, points down."""
    w, h, d = f.size_m
    piece = Piece()
    for _ in range(max(4, round(w * d * 1.6))):
        x, z = rng.uniform(-w / 2, w / 2), rng.uniform(-d / 2, d / 2)
        long, r = h * rng.uniform(0.4, 1.0), rng.uniform(0.09, 0.2)
        piece.lathe(
            (x, h - long, z),
            [(0.01, 0), (r * 0.5, long * 0.5), (r * 1.3, long)],
            darker("#85796d", 0.12),
            "stucco",
            9,
        )
    return piece


def campfire(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """Logs in a ring of stones, burning."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    for k in range(9):
        a = math.tau * k / 9
        piece.ball(
            (math.sin(a) * r * 0.86, 0.06, math.cos(a) * r * 0.86),
            (0.13, 0.1, 0.13),
            "#8d897f",
            "stucco",
            3,
        )
    for k in range(3):
        piece.box((0, 0.12, 0), (r * 1.2, 0.12, 0.12), p.dark, "bark", turn=turn_y(60.0 * k))
    for x, z, share in ((0, 0, 1.0), (0.1, 0.06, 0.7), (-0.1, -0.04, 0.75)):
        piece.lathe(
            (x, 0.12, z),
            [(0.03, 0), (0.11 * share + 0.03, h * 0.25 * share), (0.001, h * share - 0.12)],
            "#ffb347",
            "bulb",
            8,
        )
    return piece


def tent_canvas(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A ridge tent, its door towards +z."""
    w, h, d = f.size_m
    piece, cloth = Piece(), f.colour or "#c9a25c"
    slope = math.hypot(w / 2, h)
    pitch = math.degrees(math.atan2(h, w / 2))
    for side in (-1, 1):
        piece.box(
            (side * w / 4, h / 2, 0), (slope, 0.04, d), cloth, "stripes", turn=turn_z(-side * pitch)
        )
    piece.prism((0, 0, -d / 2 + 0.05), [(-w / 2, 0), (w / 2, 0), (0, h)], 0.04, darker(cloth, 0.12))
    piece.prism(
        (0, 0, d / 2 - 0.08),
        [(-w * 0.14, 0), (w * 0.14, 0), (0, h * 0.86)],
        0.04,
        darker(cloth, 0.55),
    )
    for side in (-1, 1):
        flap = [(side * w * 0.1, 0.0), (side * w * 0.46, 0.0), (side * 0.02, h * 0.96)]
        piece.prism(
            (0, 0, d / 2 - 0.04),
            flap if side > 0 else [flap[1], flap[0], flap[2]],
            0.03,
            lighter(cloth, 0.1),
        )
    return piece


def snow(f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """A rounded drift."""
    w, h, d = f.size_m
    piece = Piece()
    piece.ball((0, -h * 0.1, 0), (w / 2, h * 1.1, d / 2), _SNOW, "plain", 4)
    return piece


WILDS: dict[str, Builder] = {
    "cactus": cactus, "peak": peak, "crag": crag, "stalactites": stalactites,
    "campfire": campfire, "tent_canvas": tent_canvas, "drift": snow,
}  # fmt: skip
