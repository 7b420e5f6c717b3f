"""Cars, seen from outside and from within.

Enters: furniture of a vehicle kind; the nose points to +z. Leaves: its piece.
"""

import random
from dataclasses import replace

import numpy as np

from planner.floor_plan import Furniture
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, turn_x, turn_z
from renderers.sets.shapes import Shape, facing_out, grid_triangles
from renderers.sets.vans import VANS

_TINTS = ("#c9503f", "#3f7f8c", "#e0a445", "#6f8f57", "#8a8fa3", "#d9cdb4")


def _loft(sections: list[tuple[float, list[tuple[float, float]]]]) -> Shape:
    """A skin over cross-sections: (z, half an outline from the middle of the top to below)."""
    rings = []
    for z, half in sections:
        right = [(x, y, z) for x, y in half]
        left = [(-x, y, z) for x, y in reversed(half)]
        rings.append(right + left)
    position = np.array(rings, np.float32)
    rows, columns = position.shape[:2]
    along = np.gradient(position, axis=0)
    around = np.gradient(position, axis=1)
    normal = np.cross(along, around)
    normal /= np.linalg.norm(normal, axis=2, keepdims=True) + 1e-9
    centre = position.mean(axis=1, keepdims=True)
    if ((position - centre) * normal).sum() < 0:
        normal = -normal
    flat = position.reshape(-1, 3)
    edges = np.concatenate(
        [np.stack([position[:-1, k], position[1:, k]], 1) for k in (3, columns - 4)]
    )
    shape = Shape(flat, normal.reshape(-1, 3).astype(np.float32), flat[:, 1:].copy(),
                  grid_triangles(rows, columns), edges.astype(np.float32))  # fmt: skip
    return facing_out(shape)


def _outline(
    half: float, low: float, high: float, crown: float = 0.04
) -> list[tuple[float, float]]:
    r = min(0.12, (high - low) * 0.35)
    return [
        (0, high + crown),
        (half * 0.5, high + crown * 0.8),
        (half - r, high + 0.005),
        (half - r * 0.25, high - r * 0.4),
        (half, high - r * 1.3),
        (half, (low + high) / 2),
        (half * 0.985, low + 0.06),
        (half * 0.9, low),
    ]


def car(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A small friendly saloon."""
    w, h, d = f.size_m
    piece, paint = Piece(), f.colour or rng.choice(_TINTS)
    half, belt = w / 2 - 0.05, h * 0.58
    body = [
        (-0.5, 0.74, 0.34, belt * 0.80),
        (-0.485, 0.9, 0.27, belt * 0.90),
        (-0.44, 0.97, 0.24, belt * 0.96),
        (-0.32, 1.0, 0.22, belt),
        (-0.05, 1.0, 0.22, belt),
        (0.18, 1.0, 0.22, belt * 0.99),
        (0.36, 0.98, 0.24, belt * 0.90),
        (0.45, 0.93, 0.27, belt * 0.80),
        (0.49, 0.84, 0.30, belt * 0.70),
        (0.5, 0.7, 0.36, belt * 0.58),
    ]
    piece.add(_loft([(z * d, _outline(half * s, low, high)) for z, s, low, high in body]), paint)
    cabin = [
        (-0.37, 0.80, belt * 0.97, belt * 1.0),
        (-0.30, 0.84, belt * 0.97, h * 0.86),
        (-0.20, 0.82, belt * 0.97, h * 0.965),
        (0.0, 0.80, belt * 0.97, h * 0.985),
        (0.08, 0.80, belt * 0.97, h * 0.95),
        (0.22, 0.84, belt * 0.97, belt * 1.0),
    ]
    piece.add(
        _loft([(z * d, _cabin(half * s, low, high)) for z, s, low, high in cabin]),
        "#7d98a6",
        "glass",
    )
    _roof_and_pillars(piece, half, belt, h, d, paint)
    _trim(piece, half, belt, d, paint)
    for x in (-half + 0.02, half - 0.02):
        for z in (-d * 0.30, d * 0.31):
            _wheel(piece, x, z, 0.31)
    return piece


def _cabin(half: float, low: float, high: float) -> list[tuple[float, float]]:
    lean = half * (1 - 0.16 * min(1.0, (high - low) / 0.5))
    return [
        (0, high + 0.03),
        (lean * 0.5, high + 0.025),
        (lean * 0.85, high + 0.005),
        (lean * 0.97, high - 0.03),
        (lean, high - 0.06),
        (half * 0.985, (low + high) / 2),
        (half, low + 0.02),
        (half, low),
    ]


def _roof_and_pillars(
    piece: Piece, half: float, belt: float, h: float, d: float, paint: str
) -> None:
    roof = [
        (-0.305, 0.72, h * 0.86),
        (-0.25, 0.715, h * 0.945),
        (-0.17, 0.70, h * 0.975),
        (0.0, 0.69, h * 0.99),
        (0.085, 0.70, h * 0.955),
    ]
    skin = []
    for z, s, top in roof:
        e = half * s * 1.02
        skin.append(
            (
                z * d,
                [
                    (0, top + 0.035),
                    (e * 0.5, top + 0.03),
                    (e * 0.9, top + 0.012),
                    (e, top - 0.01),
                    (e * 1.01, top - 0.04),
                    (e * 0.9, top - 0.045),
                    (e * 0.5, top - 0.03),
                    (0, top - 0.02),
                ],
            )
        )
    piece.add(_loft(skin), paint)
    for side in (-1, 1):
        x, top = side * half * 0.86, side * half * 0.71
        for low, high in ((0.22, 0.085), (-0.06, -0.06), (-0.37, -0.30)):
            piece.tube(
                [(x, belt * 0.98, low * d), (top, h * 0.95 if high > -0.2 else h * 0.86, high * d)],
                [0.035, 0.03],
                paint,
                segments=6,
            )


def _trim(piece: Piece, half: float, belt: float, d: float, paint: str) -> None:
    chrome, z = "#d7dad6", d / 2
    piece.cushion((0, 0.36, z - 0.06), (half * 1.75, 0.14, 0.16), 0.06, chrome)
    piece.cushion((0, 0.38, -z + 0.06), (half * 1.8, 0.14, 0.16), 0.06, chrome)
    piece.cushion((0, belt * 0.58, z - 0.1), (half * 0.9, 0.14, 0.12), 0.04, "#4a4d52")
    for side in (-1, 1):
        piece.lathe(
            (side * half * 0.66, belt * 0.66, z - 0.24),
            [(0.13, 0), (0.13, 0.12), (0.10, 0.15), (0.001, 0.17)],
            "#fbf2d4",
            "bulb",
            14,
            (1,),
            turn_x(90),
        )
        piece.box((side * half * 0.72, belt * 0.74, -z + 0.06), (0.16, 0.12, 0.1), "#c4453a")
        piece.cushion(
            (side * (half + 0.07), belt + 0.05, d * 0.18), (0.16, 0.1, 0.08), 0.035, paint
        )
        for at in (-0.07, 0.17):
            piece.box(
                (side * (half + 0.004), belt * 0.86, at * d - 0.22), (0.016, 0.03, 0.16), chrome
            )
        for at in (-0.22, 0.0, 0.2):
            piece.box(
                (side * (half + 0.0), belt * 0.62, at * d),
                (0.01, belt * 0.62, 0.012),
                darker(paint, 0.4),
                ink=False,
            )
        piece.box((side * (half + 0.004), 0.30, 0.0), (0.016, 0.05, d * 0.42), darker(paint, 0.35))
    piece.box((0, 0.44, -z - 0.0), (0.46, 0.12, 0.02), "#f4edd8")


def _wheel(piece: Piece, x: float, z: float, r: float) -> None:
    side = 1 if x > 0 else -1
    turn = turn_z(-90.0 * side)
    piece.lathe(
        (x - side * 0.1, r, z),
        [
            (0.001, 0),
            (r * 0.9, 0),
            (r, 0.03),
            (r, 0.17),
            (r * 0.92, 0.2),
            (r * 0.62, 0.2),
            (r * 0.6, 0.17),
            (0.001, 0.18),
        ],
        "#2f2c31",
        segments=20,
        rings=(4, 5),
        turn=turn,
    )
    piece.lathe(
        (x + side * 0.085, r, z),
        [(r * 0.58, 0), (r * 0.5, 0.02), (r * 0.2, 0.03), (r * 0.16, 0.045), (0.001, 0.05)],
        "#d9dbd6",
        segments=16,
        rings=(1, 3),
        turn=turn,
    )


def taxi(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A yellow car with a sign on its roof."""
    piece = car(replace(f, colour="#e7b53a"), p, rng)
    piece.cushion((0, f.size_m[1] + 0.06, 0), (0.5, 0.16, 0.2), 0.05, "#fff3c9", "bulb")
    return piece


def police_car(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A white car with blue flanks and a light bar."""
    piece = car(replace(f, colour="#f1f0ec"), p, rng)
    w, h, d = f.size_m
    for side in (-1, 1):
        piece.box((side * (w / 2 - 0.046), h * 0.42, 0), (0.012, 0.2, d * 0.5), "#37598f")
    for side, tint in ((-1, "#4f7fd0"), (1, "#d0504f")):
        piece.box((side * 0.26, h + 0.07, -0.1), (0.5, 0.12, 0.22), tint, "bulb")
    return piece


def _kept(_f: Furniture, _p: Palette, _rng: random.Random) -> Piece:
    """Room kept free for a vehicle that moves: it is drawn over the set."""
    return Piece()


OUTSIDE: dict[str, Builder] = {"car": car, "taxi": taxi, "police_car": police_car, **VANS}
VEHICLES: dict[str, Builder] = {**OUTSIDE, **{f"kept_{kind}": _kept for kind in OUTSIDE}}
