"""What stands about in the country and on the beach: fences, rocks, logs, parasols, boats.

Enters: furniture of an outdoor kind. Leaves: its piece.
"""

import math
import random

import numpy as np

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_x, turn_y
from renderers.sets.shapes import Point, Shape


def fence(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A picket or rail fence, by its height."""
    w, h, d = f.size_m
    piece = Piece()
    colour = f.colour or lighter(p.trim, 0.1)
    posts = max(2, round(w / 1.5)) + 1
    for k in range(posts):
        piece.box(
            (-w / 2 + 0.05 + (w - 0.1) * k / (posts - 1), h / 2, -0.01),
            (0.09, h, 0.09),
            darker(colour, 0.1),
            skip="-y",
        )
    for y in (h * 0.32, h * 0.75):
        piece.box((0, y, 0.02), (w, 0.08, 0.035), colour)
    count = round(w / 0.24)
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count
        t = h * 0.86
        piece.prism(
            (x, 0.08, d * 0.36),
            [(-0.05, 0), (0.05, 0), (0.05, t - 0.06), (0, t), (-0.05, t - 0.06)],
            0.02,
            colour,
        )
    return piece


def rock(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A boulder."""
    w, h, d = f.size_m
    piece = Piece()
    grey = f.colour or mix("#9a968c", p.dado, 0.25)
    piece.cushion(
        (0, h * 0.42, 0),
        (w * 0.92, h * 0.9, d * 0.86),
        min(w, h, d) * 0.36,
        grey,
        "stucco",
        turn_y(rng.uniform(-15, 15)),
        ink=False,
    )
    piece.cushion(
        (w * 0.24, h * 0.2, d * 0.2),
        (w * 0.5, h * 0.42, d * 0.5),
        h * 0.18,
        darker(grey, 0.08),
        "stucco",
        ink=False,
    )
    if f.colour:  # bare: no moss grows on it
        return piece
    piece.ball(
        (-w * 0.1, h * 0.84, 0),
        (w * 0.26, h * 0.09, d * 0.26),
        mix(p.leaf, "#8a9a5a", 0.5),
        "leaves",
        3,
    )
    return piece


def log(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A fallen trunk to sit on, along x."""
    w, h, _ = f.size_m
    piece, r = Piece(), h / 2
    piece.tube(
        [(-w / 2, r, 0), (0, r * 1.02, 0.02), (w / 2, r, 0)],
        [r * 1.02, r * 0.96, r],
        p.dark,
        "bark",
        12,
    )
    for side in (-1, 1):
        for k, tint in enumerate(("#d9b583", "#c29a66", "#d9b583")):
            piece.disc(
                (side * (w / 2 + 0.004 + 0.003 * k), r, 0),
                r * (0.9 - 0.28 * k),
                tint,
                turn=turn_y(90.0 * side),
                segments=14,
            )
    piece.tube([(w * 0.2, r * 1.6, 0), (w * 0.25, h + 0.25, 0.08)], [0.06, 0.03], p.dark, "bark", 6)
    piece.ball(
        (-w * 0.25, h * 0.98, 0.03),
        (w * 0.14, 0.06, r * 0.7),
        mix(p.leaf, "#93a857", 0.5),
        "leaves",
        3,
    )
    return piece


def stump(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A tree stump with rings."""
    w, h, _ = f.size_m
    piece, r = Piece(), w * 0.4
    piece.lathe(
        (0, 0, 0),
        [(r * 1.25, 0), (r * 1.02, 0.12), (r, h), (r, h), (0.001, h)],
        p.dark,
        "bark",
        14,
        (2,),
    )
    for k, tint in enumerate(("#d9b583", "#c29a66", "#d9b583")):
        piece.disc(
            (0, h + 0.004 + 0.003 * k, 0), r * (0.9 - 0.28 * k), tint, turn=turn_x(-90), segments=14
        )
    return piece


def umbrella(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A parasol with coloured gores."""
    w, h, _ = f.size_m
    piece, r = Piece(), w / 2
    piece.tube([(0, 0, 0), (0, h, 0)], [0.028, 0.022], lighter(p.wood, 0.2), segments=7)
    tints = (p.textile, "#f8ecd6") if rng.random() < 0.6 else (p.accent, p.second)
    gores = 8
    for k in range(gores):
        a, b = 2 * math.pi * k / gores, 2 * math.pi * (k + 1) / gores
        low, top = h - 0.5, h
        rim = [(r * math.cos(t), low, r * math.sin(t)) for t in (a, b)]
        mid = [(r * 0.55 * math.cos(t), h - 0.14, r * 0.55 * math.sin(t)) for t in (a, b)]
        _cloth(piece, [rim[0], rim[1], mid[1], mid[0]], tints[k % 2])
        _cloth(piece, [mid[0], mid[1], (0.0, top, 0.0)], tints[k % 2])
    piece.ball((0, h + 0.03, 0), (0.04, 0.05, 0.04), p.wood, steps=3)
    return piece


def _cloth(piece: Piece, corners: list[Point], colour: str) -> None:
    """A flat facet seen from both sides, with inked borders."""
    flat = np.array(corners, np.float32)
    n = len(flat)
    normal = np.cross(flat[1] - flat[0], flat[2] - flat[0])
    normal /= np.linalg.norm(normal)
    fan = np.array([(0, k, k + 1) for k in range(1, n - 1)], np.int32)
    edges = np.stack([flat, np.roll(flat, -1, axis=0)], 1)[: n if n == 3 else 2]
    shape = Shape(
        np.concatenate([flat, flat]),
        np.concatenate([np.tile(normal, (n, 1)), np.tile(-normal, (n, 1))]).astype(np.float32),
        np.concatenate([flat, flat])[:, :2].copy(),
        np.concatenate([fan, fan[:, ::-1] + n]).astype(np.int32),
        edges.astype(np.float32),
    )
    piece.add(shape, colour)


def crate(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A wooden box."""
    w, h, d = f.size_m
    piece = Piece()
    piece.box((0, h / 2, 0), (w - 0.03, h - 0.02, d - 0.03), p.wood, "crate", "-y")
    for x in (-w / 2 + 0.04, w / 2 - 0.04):
        for z in (-d / 2 + 0.04, d / 2 - 0.04):
            piece.box((x, h / 2, z), (0.08, h, 0.08), darker(p.wood, 0.18), skip="-y")
    return piece


def string_lights(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A sagging chain of bulbs, along x."""
    w, h, _ = f.size_m
    piece = Piece()
    points: list[Point] = []
    count = max(8, round(w / 0.55))
    for k in range(count + 1):
        t = 2 * k / count - 1
        points.append((w / 2 * t, h * (0.25 + 0.75 * t * t), 0.0))
    piece.tube(points, [0.012] * len(points), "#3a3438", segments=4)
    for x, y, _ in points[1:-1]:
        piece.ball((x, y - 0.08, 0), (0.05, 0.065, 0.05), "#ffe3a0", "bulb", 3)
    for x in (-w / 2, w / 2):
        piece.tube([(x, -f.base_m, 0), (x, h + 0.1, 0)], [0.04, 0.03], p.dark, segments=6)
    return piece


def boat(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A sailing boat on the water, along x."""
    _, h, d = f.size_m
    piece, long = Piece(), d
    hull = rng.choice((p.textile, p.front, "#f4ead6"))
    piece.prism(
        (0, 0, 0),
        [(-long * 0.42, 0), (long * 0.36, 0), (long * 0.5, 0.55), (-long * 0.46, 0.5)],
        1.2,
        hull,
    )
    piece.box((0, 0.5, 0), (long * 0.9, 0.08, 1.25), p.wood, "wood")
    piece.tube([(0.1, 0.5, 0), (0.1, h, 0)], [0.06, 0.04], p.wood, segments=6)
    sails = (
        ([(0.2, 0.9, 0.0), (long * 0.42, 0.9, 0.05), (0.2, h * 0.97, 0.0)], "#fbf3e2"),
        ([(0.0, 0.9, 0.0), (0.0, h * 0.86, 0.0), (-long * 0.4, 0.8, 0.05)], p.accent),
    )
    for corners, tint in sails:
        _cloth(piece, corners, tint)
    return piece


def mountain(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A dune or mound far off."""
    w, h, d = f.size_m
    piece = Piece()
    r = (w + d) / 4
    dome = [(r, -0.05), (r * 0.86, h * 0.36), (r * 0.62, h * 0.7), (r * 0.32, h * 0.93), (0.01, h)]
    piece.lathe((0, 0, 0), dome, f.colour or p.floor, "grass", 22)
    return piece


LANDSCAPE: dict[str, Builder] = {
    "fence": fence,
    "rock": rock,
    "log": log,
    "stump": stump,
    "umbrella": umbrella,
    "crate": crate,
    "string_lights": string_lights,
    "mound": mountain,
    "boat": boat,
}
