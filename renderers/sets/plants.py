"""Plants: pots, bushes, trees, flowers, reeds.

Enters: furniture of a green kind. Leaves: its piece. Crowns are smooth unions of balls, meshed once
per shape and stretched.
"""

import math
import random
from functools import lru_cache

import numpy as np

from planner.floor_plan import Furniture
from renderers.sdf import smooth_union, sphere
from renderers.sets.builder import Builder
from renderers.sets.palettes import Palette
from renderers.sets.piece import Piece, darker, lighter, mix, turn_y
from renderers.sets.shapes import Floats, Ints, Point, Shape, facing_out, grid_triangles
from renderers.surface_nets import surface_nets

_SHAPES = 5


@lru_cache(maxsize=2 * _SHAPES)
def _crown(number: int, cells: int) -> Shape:
    """A leafy mass in −1…1, flatter below; `number` picks one of a few."""
    rng = random.Random(number)
    balls = [((0.0, -0.1, 0.0), 0.52)]
    for k in range(9):
        turn = 2.399963 * k + rng.uniform(-0.2, 0.2)
        level = -0.45 + 0.95 * ((k * 5) % 9) / 8
        reach = 0.52 * math.sqrt(max(0.15, 1 - level * level))
        balls.append(
            (
                (reach * math.cos(turn), level * 0.75, reach * math.sin(turn)),
                rng.uniform(0.27, 0.38),
            )
        )

    def mass(points: Floats) -> Floats:
        field = sphere(points, *balls[0])
        for centre, radius in balls[1:]:
            field = smooth_union(field, sphere(points, centre, radius), 0.05)
        return field

    position, _, triangles = surface_nets(mass, (-1.1, -1.1, -1.1), (1.1, 1.1, 1.1), cells)
    position = (position / np.abs(position).max(axis=0)).astype(np.float32)
    normal = _soft_normals(position, triangles)
    return facing_out(Shape(position, normal, position[:, :2].copy(), triangles))


def _soft_normals(position: Floats, triangles: Ints) -> Floats:
    """Vertex normals that follow the mesh: coarse creases shade without dark pits."""
    corner = position[triangles]
    flat = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    total = np.zeros_like(position)
    for k in range(3):
        np.add.at(total, triangles[:, k], flat)
    unit: Floats = total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-12)
    return unit


def crown(piece: Piece, at: Point, radii: Point, colour: str, number: int, cells: int = 15) -> None:
    """A leafy mass about `at`."""
    shape = _crown(number % _SHAPES, cells)
    scale = np.array(radii, np.float32)
    turn = turn_y(number * 77.0)
    normal = (shape.normal @ turn.T) / scale
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    # stretch after turning keeps the footprint that the plan reserved
    position = (shape.position @ turn.T) * scale
    piece.add(
        Shape(position, normal.astype(np.float32), shape.uv, shape.triangles),
        colour, "leaves", at,
    )  # fmt: skip


def tree(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A broadleaf: trunk with roots and boughs, three crowns."""
    h = f.size_m[1]
    w = d = 0.62 * h  # the plan reserves the trunk; the crown spreads above heads
    piece = Piece()
    leaf = f.colour or mix(
        p.leaf, rng.choice(("#8fae4a", "#4f8a4f", "#a8b04c")), rng.uniform(0.0, 0.55)
    )
    girth = 0.035 * h
    lean = rng.uniform(-0.12, 0.12)
    fork = 0.42 * h
    piece.tube(
        [
            (0, 0, 0),
            (0, 0.08 * h, 0),
            (lean * 0.5, 0.25 * h, 0),
            (lean, fork, 0),
            (lean, 0.7 * h, 0),
        ],
        [girth * 1.7, girth * 1.05, girth * 0.9, girth * 0.75, girth * 0.4],
        p.dark,
        "bark",
        9,
    )
    for k in range(3):
        turn = 2.1 * k + rng.uniform(0, 1)
        tip = (lean + math.cos(turn) * w * 0.26, 0.66 * h, math.sin(turn) * d * 0.26)
        piece.tube(
            [(lean * 0.8, fork * 0.92, 0), ((lean + tip[0]) / 2, 0.56 * h, tip[2] / 2), tip],
            [girth * 0.55, girth * 0.42, girth * 0.25],
            p.dark,
            "bark",
            6,
        )
    number = rng.randrange(1000)
    crown(piece, (lean, 0.74 * h, 0), (w * 0.46, h * 0.26, d * 0.46), leaf, number, detail(f, 14))
    crown(
        piece,
        (lean + w * 0.2, 0.60 * h, d * 0.1),
        (w * 0.27, h * 0.14, d * 0.27),
        darker(leaf, 0.12),
        number + 1,
        detail(f, 11),
    )
    crown(
        piece,
        (lean - w * 0.22, 0.63 * h, -d * 0.05),
        (w * 0.26, h * 0.15, d * 0.28),
        lighter(leaf, 0.06),
        number + 2,
        detail(f, 11),
    )
    return piece


def pine(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A conifer: skirts of needles up a straight trunk."""
    w, h, _ = f.size_m
    piece = Piece()
    leaf = mix(p.leaf, "#2f6650", rng.uniform(0.45, 0.8))
    piece.tube(
        [(0, 0, 0), (0, 0.06 * h, 0), (0, 0.5 * h, 0)],
        [0.05 * h * 0.7, 0.03 * h, 0.02 * h],
        p.dark,
        "bark",
        8,
    )
    tiers = 5
    for k in range(tiers):
        low = h * (0.16 + 0.15 * k)
        r = w / 2 * (1 - k / (tiers + 0.6))
        tall = h * 0.26 if k < tiers - 1 else h * 0.24
        tint = mix(leaf, "#9cc07a", 0.05 * k)
        piece.lathe(
            (0, low, 0),
            [
                (0.001, 0.05 * tall),
                (r * 0.9, -0.04 * tall),
                (r, 0.0),
                (r * 0.62, tall * 0.36),
                (r * 0.26, tall * 0.74),
                (0.001, tall),
            ],
            tint,
            "leaves",
            14,
            (2,),
        )
    return piece


def palm(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A palm: a curved ringed trunk and drooping fronds."""
    h = f.size_m[1]
    w = 0.72 * h
    piece = Piece()
    bend = rng.choice((-1, 1)) * w * 0.18
    path: list[Point] = [(bend * t * t, h * 0.86 * t, 0.0) for t in (0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    piece.tube(path, [0.17, 0.12, 0.105, 0.10, 0.095, 0.10], mix(p.wood, "#b89a74", 0.4), "bark", 9)
    top = path[-1]
    for k in range(9):
        turn = 2 * math.pi * k / 9 + rng.uniform(-0.15, 0.15)
        _frond(piece, top, turn, w * 0.46, mix(p.leaf, "#b2bb55", rng.uniform(0, 0.4)))
    for k in range(3):
        piece.ball(
            (top[0] + 0.12 * math.cos(2.1 * k), top[1] - 0.12, 0.12 * math.sin(2.1 * k)),
            (0.1, 0.11, 0.1),
            "#8b5e3c",
            steps=3,
        )
    return piece


def _frond(piece: Piece, top: Point, turn: float, reach: float, colour: str) -> None:
    steps = np.linspace(0, 1, 6, dtype=np.float32)
    along = np.stack(
        [steps * reach, 0.42 * reach * np.sin(steps * 2.2) - 0.55 * reach * steps**2, 0 * steps], 1
    )
    wide = 0.14 * reach * np.sin(np.pi * (0.08 + 0.9 * steps)) + 0.01
    rows = []
    for side, drop in ((-1, -0.4), (0, 0.0), (1, -0.4)):
        rows.append(along + np.stack([0 * wide, drop * wide, side * wide], 1))
    grid = np.stack(rows, 1).reshape(-1, 3)
    triangles = grid_triangles(6, 3)
    both = np.concatenate([triangles, triangles[:, ::-1] + len(grid)])
    up = np.tile(np.array([0, 1, 0], np.float32), (len(grid), 1))
    edges = np.stack([along[:-1], along[1:]], 1)
    c, s = math.cos(turn), math.sin(turn)
    frame = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)
    shape = Shape(
        np.concatenate([grid, grid]).astype(np.float32),
        np.concatenate([up, -up]),
        np.concatenate([grid, grid])[:, :2].astype(np.float32),
        both.astype(np.int32),
        edges.astype(np.float32),
    )
    piece.add(facing_out(shape), colour, "leaves", top, frame)


def bush(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A round shrub, sometimes in flower."""
    w, h, d = f.size_m
    piece = Piece()
    leaf = f.colour or mix(p.leaf, rng.choice(("#4f8a55", "#93ad4c")), rng.uniform(0.1, 0.6))
    crown(
        piece, (0, h * 0.44, 0), (w / 2, h * 0.56, d / 2), leaf, rng.randrange(1000), detail(f, 12)
    )
    if rng.random() < 0.6:
        tint = rng.choice((p.textile, p.accent, "#f6e3d0", "#e58fae"))
        for k in range(9):
            turn = 2.4 * k
            level = rng.uniform(0.3, 0.85)
            r = 0.47 * math.sqrt(max(0.1, 1 - (level * 2 - 0.9) ** 2 * 0.6))
            piece.ball(
                (math.cos(turn) * w * r, h * level, math.sin(turn) * d * r),
                (0.05, 0.05, 0.05),
                tint,
                steps=3,
            )
    return piece


def hedge(f: Furniture, p: Palette, _rng: random.Random) -> Piece:
    """A clipped hedge."""
    w, h, d = f.size_m
    piece = Piece()
    parts = max(1, round(w / 1.6))
    for k in range(parts):
        x = -w / 2 + w * (k + 0.5) / parts
        piece.cushion((x, h / 2 + 0.02 * (k % 2), 0.02 * (k % 3)), (w / parts + 0.06, h, d), 0.16,
                      mix(p.leaf, "#4c8050", 0.3 + 0.1 * (k % 2)), "leaves", ink=False)  # fmt: skip
    return piece


def plant(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A house plant in a pot: bushy, or long blades."""
    w, h, _ = f.size_m
    piece = Piece()
    pot_h, r = min(0.42, h * 0.34), w * 0.3
    pot = rng.choice((p.textile, p.accent, "#c8714a", lighter(p.second, 0.3)))
    piece.lathe(
        (0, 0, 0),
        [
            (0.001, 0),
            (r * 0.72, 0),
            (r * 0.94, pot_h * 0.82),
            (r, pot_h * 0.82),
            (r, pot_h),
            (r * 0.88, pot_h),
            (0.001, pot_h * 0.9),
        ],
        pot,
        segments=18,
        rings=(3, 4),
    )
    if rng.random() < 0.5:
        _blades(piece, pot_h, w, h, mix(p.leaf, "#3f8257", 0.4), rng)
    else:
        piece.tube([(0, pot_h * 0.8, 0), (0.02, h * 0.7, 0)], [0.022, 0.014], p.dark, segments=6)
        crown(
            piece,
            (0, pot_h + (h - pot_h) * 0.56, 0),
            (w * 0.48, (h - pot_h) * 0.46, w * 0.48),
            p.leaf,
            rng.randrange(1000),
            detail(f, 12),
        )
    return piece


def _blades(piece: Piece, y: float, w: float, h: float, colour: str, rng: random.Random) -> None:
    for k in range(15):
        turn = 2.399963 * k
        reach = w * rng.uniform(0.14, 0.5)
        tall = (h - y) * rng.uniform(0.7, 1.0)
        tip = (
            math.cos(turn) * reach,
            y + tall * (0.8 if reach > w * 0.3 else 1.0),
            math.sin(turn) * reach,
        )
        mid = (tip[0] * 0.35, y + tall * 0.62, tip[2] * 0.35)
        tint = mix(colour, "#a9c26a", rng.uniform(0, 0.35))
        piece.tube(
            [
                (tip[0] * 0.08, y * 0.85, tip[2] * 0.08),
                mid,
                ((mid[0] + tip[0]) / 2, (mid[1] + tip[1]) / 2 + 0.05, (mid[2] + tip[2]) / 2),
                tip,
            ],
            [0.010, 0.030, 0.026, 0.003],
            tint,
            segments=4,
        )


def flowers(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """A bed of flowers, low on the ground."""
    w, h, d = f.size_m
    piece = Piece()
    count = max(10, round(w * d * 16))
    tints = (p.textile, p.accent, "#f7ead2", "#d98ab0", "#8f9fd6")
    for _ in range(min(count, 60)):
        x, z = rng.uniform(-w / 2, w / 2), rng.uniform(-d / 2, d / 2)
        y = h * rng.uniform(0.45, 1.0)
        piece.tube([(x, 0, z), (x + 0.02, y, z)], [0.009, 0.006], darker(p.leaf, 0.1), segments=3)
        piece.ball((x + 0.02, y, z), (0.05, 0.032, 0.05), rng.choice(tints), steps=2)
    return piece


def tall_grass(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Tufts of tall grass or wheat (with `colour`)."""
    w, h, d = f.size_m
    piece, tint = Piece(), f.colour or mix(p.leaf, "#b9b45a", 0.4)
    points: list[Point] = []
    normals: list[Point] = []
    triangles: list[tuple[int, int, int]] = []
    for _ in range(min(220, max(30, round(w * d * 26)))):
        x, z = rng.uniform(-w / 2, w / 2), rng.uniform(-d / 2, d / 2)
        tall, lean, turn = (
            h * rng.uniform(0.55, 1.0),
            rng.uniform(-0.12, 0.12),
            rng.uniform(0, math.pi),
        )
        c, s = 0.028 * math.cos(turn), 0.028 * math.sin(turn)
        k = len(points)
        points += [(x - c, 0, z - s), (x + c, 0, z + s), (x + lean, tall, z + lean * 0.5)]
        normals += [(-s * 20, 0.75, c * 20)] * 3
        points += points[k : k + 3]
        normals += [(s * 20, 0.75, -c * 20)] * 3
        triangles += [(k, k + 1, k + 2), (k + 4, k + 3, k + 5)]
    normal = np.array(normals, np.float32)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    position = np.array(points, np.float32)
    shape = Shape(position, normal, position[:, :2].copy(), np.array(triangles, np.int32))
    piece.add(facing_out(shape), tint)
    return piece


def tufts(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Short ragged grass along an edge."""
    short = Furniture(
        f.id, f.kind, f.x_m, f.z_m, f.yaw_deg, f.size_m, colour=mix(p.leaf, "#93b45c", 0.6)
    )
    return tall_grass(short, p, rng)


def treeline(f: Furniture, p: Palette, rng: random.Random) -> Piece:
    """Woods far off, as painted flats along x: two scalloped outlines one behind the other."""
    w, h, d = f.size_m
    piece = Piece()
    for layer, tint in ((0, mix(p.leaf, "#6f9a92", 0.5)), (1, mix(p.leaf, "#57905f", 0.35))):
        _flat(piece, w, h * (1.25 - 0.35 * layer), -d / 2 + d * layer, tint, rng)
    return piece


def _flat(piece: Piece, w: float, h: float, z: float, colour: str, rng: random.Random) -> None:
    """A row of tree tops cut from one board, foot on the ground, facing +z."""
    outline: list[tuple[float, float]] = []
    x = -w / 2
    while x < w / 2:
        wide, tall = rng.uniform(1.6, 3.4), h * rng.uniform(0.6, 1.0)
        turns = np.linspace(0.0, np.pi, 8)
        outline += [
            (x + wide * (0.5 - 0.499 * math.cos(t)), tall * (0.55 + 0.45 * math.sin(t)))
            for t in turns
        ]
        x += wide
    top = np.array([(a, b, z) for a, b in outline], np.float32)
    foot = top * np.array([1, 0, 1], np.float32)
    position = np.concatenate([foot, top])
    normal = np.tile(np.array([0, 0.5, 0.866], np.float32), (len(position), 1))
    shape = Shape(position, normal, position[:, :2].copy(), grid_triangles(2, len(top)))
    piece.add(shape, colour, "leaves")


def detail(f: Furniture, near: int) -> int:
    """Cells of a crown: fewer for what stands far from the middle of the set."""
    return near if math.hypot(f.x_m, f.z_m) < 6.5 else max(8, round(near * 0.72))


PLANTS: dict[str, Builder] = {
    "tree": tree, "pine": pine, "palm": palm, "bush": bush, "hedge": hedge, "plant": plant,
    "flowers": flowers, "tall_grass": tall_grass, "tufts": tufts, "treeline": treeline,
}  # fmt: skip
