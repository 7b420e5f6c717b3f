"""Plain solids as arrays: boxes, cushions, lathes, balls, tubes, sheets.

Enters: measures in metres. Leaves: `Shape`s in their own space, y up, triangles counter-clockwise
from outside. Colours and materials are given when a shape joins a `Piece`.
"""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Point = tuple[float, float, float]
NO_EDGES: Floats = np.zeros((0, 2, 3), np.float32)
NO_QUADS: Ints = np.zeros((0, 4), np.int32)
_QUAD: Ints = np.array([[0, 1, 2], [0, 2, 3]], np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """V vertices, T triangles, E feature edges, Q planar quads (origin, +u, +u+v, +v)."""

    position: Floats
    normal: Floats
    uv: Floats
    triangles: Ints
    edges: Floats = field(default_factory=lambda: NO_EDGES)
    quads: Ints = field(default_factory=lambda: NO_QUADS)


FACES = ("+x", "-x", "+y", "-y", "+z", "-z")
_AXES = np.array(
    [
        [(1, 0, 0), (0, 0, -1), (0, 1, 0)],
        [(-1, 0, 0), (0, 0, 1), (0, 1, 0)],
        [(0, 1, 0), (1, 0, 0), (0, 0, -1)],
        [(0, -1, 0), (1, 0, 0), (0, 0, 1)],
        [(0, 0, 1), (1, 0, 0), (0, 1, 0)],
        [(0, 0, -1), (-1, 0, 0), (0, 1, 0)],
    ],
    np.float32,
)  # per face: normal, u, v
_CORNER = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
_UNIT = (
    _AXES[:, None, 0]
    + _CORNER[None, :, :1] * _AXES[:, None, 1]
    + _CORNER[None, :, 1:] * _AXES[:, None, 2]
)  # [6, 4, 3]
_UNIT_NORMAL = np.repeat(_AXES[:, None, 0], 4, axis=1)
_FACE_SIZE_AXES = np.abs(_AXES[:, 1:]).argmax(axis=2)  # [6, 2] which size is along u, v
_CUBE = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float32)
_CUBE_EDGES = np.array(
    [(a, b) for a in range(8) for b in range(a + 1, 8) if (a ^ b).bit_count() == 1], np.int32
)


@lru_cache(maxsize=64)
def _kept_faces(skip: str) -> Ints:
    out = skip.split()
    return np.array([i for i, face in enumerate(FACES) if face not in out], np.int32)


def box(size: Point, skip: str = "", *, ink: bool = True) -> Shape:
    """A box about its own centre; `skip` names faces left out, as in ``"-y +z"``."""
    half = np.array(size, np.float32) / 2
    keep = _kept_faces(skip)
    n = len(keep)
    extent = 2 * half[_FACE_SIZE_AXES[keep]]
    uv = (_CORNER * 0.5 + 0.5)[None] * extent[:, None]
    quads = np.arange(4 * n, dtype=np.int32).reshape(n, 4)
    triangles = (_QUAD[None] + 4 * np.arange(n, dtype=np.int32)[:, None, None]).reshape(-1, 3)
    edges = (_CUBE * half)[_CUBE_EDGES] if ink else NO_EDGES
    return Shape(
        (_UNIT[keep] * half).reshape(-1, 3),
        _UNIT_NORMAL[keep].reshape(-1, 3),
        uv.reshape(-1, 2).astype(np.float32),
        triangles,
        edges.astype(np.float32),
        quads,
    )


def panel(
    origin: Point, right: Point, up: Point, uv: tuple[float, float] = (0, 0), *, ink: bool = False
) -> Shape:
    """A rectangle from `origin` along `right` and `up`; it faces right × up. `uv` in metres."""
    o, r, u = (np.array(v, np.float32) for v in (origin, right, up))
    corners = np.stack([o, o + r, o + r + u, o + u])
    normal = np.cross(r, u)
    normal /= np.linalg.norm(normal)
    size = np.array([np.linalg.norm(r), np.linalg.norm(u)], np.float32)
    edges = np.stack([corners, np.roll(corners, -1, axis=0)], axis=1) if ink else NO_EDGES
    return Shape(
        corners,
        np.repeat(normal[None], 4, 0).astype(np.float32),
        ((_CORNER * 0.5 + 0.5) * size + np.array(uv, np.float32)).astype(np.float32),
        _QUAD,
        edges.astype(np.float32),
        np.arange(4, dtype=np.int32)[None],
    )


def grid_triangles(rows: int, columns: int) -> Ints:
    """Triangles of a rows × columns lattice whose first axis runs up and second to the right."""
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    a = i * columns + j
    b, c, d = a + 1, a + columns, a + columns + 1
    both = np.stack([np.stack([a, b, d], -1), np.stack([a, d, c], -1)], 2)
    return both.reshape(-1, 3).astype(np.int32)


def loops(points: Floats) -> Floats:
    """Edges along a polyline, float32[n−1, 2, 3]."""
    return np.stack([points[:-1], points[1:]], 1).astype(np.float32)


def lathe(
    profile: list[tuple[float, float]], segments: int = 16, rings: tuple[int, ...] = ()
) -> Shape:
    """A solid of revolution about y from (radius, height) pairs, bottom first, outside outwards.

    `rings` are profile indices that are inked. Corners sharper than `_CREASE_DEG` are creased.
    """
    given = np.array(profile, np.float32)
    outline, slope = _creased(given)
    turn = np.linspace(0, 2 * np.pi, segments + 1, dtype=np.float32)
    around = np.stack([np.cos(turn), -np.sin(turn)], 1)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(turn[None] * outline[:, 0].max(), run[:, None]), axis=-1)
    position = _spun(outline, around).reshape(-1, 3)
    edges = [loops(_spun(given[ring : ring + 1], around)[0]) for ring in rings]
    return Shape(
        position,
        _spun(slope, around).reshape(-1, 3),
        uv.reshape(-1, 2).astype(np.float32),
        _without_slivers(position, grid_triangles(len(outline), segments + 1)),
        np.concatenate(edges) if edges else NO_EDGES,
    )


_CREASE_DEG = 42.0


def _spun(flat: Floats, around: Floats) -> Floats:
    """Pairs (radius, height) turned about y: float32[rows, turns, 3]."""
    out = np.zeros((len(flat), len(around), 3), np.float32)
    out[..., (0, 2)] = flat[:, None, :1] * around[None]
    out[..., 1] = flat[:, 1:]
    return out


def _creased(profile: Floats) -> tuple[Floats, Floats]:
    """The profile with its sharp corners doubled, and unit normals (outwards, up) of each row."""
    run = np.diff(profile, axis=0)
    length = np.linalg.norm(run, axis=1)
    keep = length > 1e-6
    run = run[keep] / length[keep, None]
    points = np.concatenate([profile[:-1][keep], profile[-1:]])
    normal = np.stack([run[:, 1], -run[:, 0]], 1)
    rows, slopes = [points[0]], [normal[0]]
    for k in range(1, len(points) - 1):
        if float(run[k - 1] @ run[k]) < np.cos(np.radians(_CREASE_DEG)):
            rows += [points[k], points[k]]
            slopes += [normal[k - 1], normal[k]]
        else:
            blend = normal[k - 1] + normal[k]
            rows.append(points[k])
            slopes.append(blend / np.linalg.norm(blend))
    rows.append(points[-1])
    slopes.append(normal[-1])
    return np.array(rows, np.float32), np.array(slopes, np.float32)


def _without_slivers(position: Floats, triangles: Ints) -> Ints:
    corner = position[triangles]
    area = np.linalg.norm(
        np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1
    )
    kept: Ints = triangles[area > 1e-7]
    return kept


@lru_cache(maxsize=16)
def _octants(steps: int) -> tuple[Floats, Floats, Ints]:
    """Directions and corner signs of a sphere cut open along its three coordinate planes."""
    quarter = np.linspace(0, np.pi / 2, steps, dtype=np.float32)
    latitude = np.concatenate([quarter - np.pi / 2, quarter])
    longitude = np.concatenate([quarter + k * np.pi / 2 for k in range(4)] + [quarter[:1]])
    sign_v = np.repeat([-1, 1], steps)
    sign_h = np.array([(1, -1), (-1, -1), (-1, 1), (1, 1)], np.float32)
    corner = np.concatenate([np.repeat(sign_h, steps, 0), sign_h[:1]])
    lat, lon = np.meshgrid(latitude, longitude, indexing="ij")
    direction = np.stack([np.cos(lat) * np.cos(lon), np.sin(lat), -np.cos(lat) * np.sin(lon)], -1)
    signs = np.zeros_like(direction)
    signs[..., (0, 2)] = corner[None]
    signs[..., 1] = sign_v[:, None]
    triangles = grid_triangles(len(latitude), len(longitude))
    return direction.reshape(-1, 3), signs.reshape(-1, 3).astype(np.float32), triangles


def cushion(size: Point, radius: float, steps: int = 3, *, ink: bool = True) -> Shape:
    """A box with rounded edges about its own centre; inked along its twelve edges like piping."""
    half = np.array(size, np.float32) / np.float32(2)
    round_m = float(min(radius, half.min() * 0.999))
    direction, signs, triangles = _octants(steps)
    inner = half - np.float32(round_m)
    position = signs * inner + direction * round_m
    caps = _cap_triangles(position, steps)
    triangles = np.concatenate([_without_slivers(position, triangles), caps])
    reach = half - np.float32(round_m * (1 - 0.7071))
    edges = _piping(half, inner, reach) if ink else NO_EDGES
    uv = position[:, (0, 1)] + position[:, (2, 2)] * np.array([1, 0], np.float32)
    return Shape(position, direction, uv.astype(np.float32), triangles, edges)


def _cap_triangles(position: Floats, steps: int) -> Ints:
    """Close the flat top and bottom of a cushion, whose poles are rectangles."""
    columns = 4 * steps + 1
    low = np.arange(4, dtype=np.int32) * steps
    high = low + (2 * steps - 1) * columns
    caps = np.array(
        [
            [low[0], low[2], low[1]],
            [low[0], low[3], low[2]],
            [high[0], high[1], high[2]],
            [high[0], high[2], high[3]],
        ],
        np.int32,
    )
    return _without_slivers(position, caps)


def _piping(half: Floats, inner: Floats, reach: Floats) -> Floats:
    rows = []
    for axis in range(3):
        a, b = (axis + 1) % 3, (axis + 2) % 3
        for s in (-1, 1):
            for t in (-1, 1):
                ends = np.zeros((2, 3), np.float32)
                ends[:, a], ends[:, b] = s * reach[a], t * reach[b]
                ends[:, axis] = (-inner[axis], inner[axis])
                rows.append(ends)
    return np.stack(rows) if half.min() > 0 else NO_EDGES


def ball(radii: Point, steps: int = 4) -> Shape:
    """An ellipsoid about its own centre."""
    direction, _, triangles = _octants(steps)
    scale = np.array(radii, np.float32)
    normal = direction / scale
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    position = direction * scale
    uv = np.stack([np.arctan2(direction[:, 0], direction[:, 2]), direction[:, 1]], 1) * scale[0]
    return Shape(position, normal, uv.astype(np.float32), _without_slivers(position, triangles))


def tube(points: list[Point], radii: list[float], segments: int = 8) -> Shape:
    """A round tube along a path with its radius at each point; ends are closed."""
    path, radius = np.array(points, np.float32), np.array(radii, np.float32)
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    aside = np.eye(3)[np.abs(along).max(axis=0).argmin()]  # the axis that no stretch runs along
    right = np.cross(aside[None], along)
    right /= np.linalg.norm(right, axis=1, keepdims=True) + 1e-9
    front = np.cross(along, right)
    turn = np.linspace(0, 2 * np.pi, segments + 1)
    spokes = (
        right[:, None] * np.cos(turn)[None, :, None] + front[:, None] * np.sin(turn)[None, :, None]
    )
    body = path[:, None] + spokes * radius[:, None, None]
    rows = np.concatenate([np.repeat(path[:1, None], segments + 1, 1), body[:1], body, body[-1:],
                           np.repeat(path[-1:, None], segments + 1, 1)])  # fmt: skip
    low = np.repeat(-along[:1, None], segments + 1, 1)
    high = np.repeat(along[-1:, None], segments + 1, 1)
    normal = np.concatenate([low, low, spokes, high, high]).reshape(-1, 3).astype(np.float32)
    position = rows.reshape(-1, 3).astype(np.float32)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    run = np.concatenate([run[:1], run[:1], run, run[-1:], run[-1:]])
    uv = np.stack(np.broadcast_arrays((turn * radius.max())[None], run[:, None]), -1)
    triangles = grid_triangles(len(rows), segments + 1)
    shape = Shape(position, normal, uv.reshape(-1, 2).astype(np.float32), triangles)
    return facing_out(shape)


def facing_out(shape: Shape) -> Shape:
    """The same shape with every triangle wound to agree with its vertices' normals."""
    triangles = _without_slivers(shape.position, shape.triangles)
    corner = shape.position[triangles]
    flat = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    wrong = (flat * shape.normal[triangles].sum(axis=1)).sum(axis=1) < 0
    fixed = np.where(wrong[:, None], triangles[:, ::-1], triangles).astype(np.int32)
    return Shape(shape.position, shape.normal, shape.uv, fixed, shape.edges, shape.quads)


def disc(radius: float, segments: int = 20, *, ink: bool = True) -> Shape:
    """A flat disc in the xy plane that faces +z."""
    turn = np.linspace(0, 2 * np.pi, segments + 1, dtype=np.float32)
    rim = np.stack([np.cos(turn), np.sin(turn), 0 * turn], 1) * radius
    position = np.concatenate([np.zeros((1, 3)), rim]).astype(np.float32)
    fan = np.arange(segments, dtype=np.int32)
    triangles = np.stack([0 * fan, 1 + fan, 2 + fan], 1).astype(np.int32)
    normal = np.tile(np.array([0, 0, 1], np.float32), (len(position), 1))
    edges = loops(rim.astype(np.float32)) if ink else NO_EDGES
    return Shape(position, normal, position[:, :2].copy(), triangles, edges)


def sheet(width: float, height: float, folds: float, depth: float, columns: int = 24) -> Shape:
    """Hanging cloth in the xy plane from y = 0 up, with vertical folds; faces +z."""
    x = np.linspace(0, width, columns, dtype=np.float32)
    wave = depth * np.sin(x / width * folds * 2 * np.pi)
    slope = np.gradient(wave, x)
    normal = np.stack([-slope, 0 * x, np.ones_like(x)], 1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    rows = [np.stack([x, np.full_like(x, y), wave], 1) for y in (0.0, height)]
    position = np.concatenate(rows).astype(np.float32)
    uv = position[:, :2].copy()
    edges = np.concatenate([loops(rows[0].astype(np.float32)), loops(position[[0, columns]]),
                            loops(position[[columns - 1, -1]])])  # fmt: skip
    return Shape(
        position, np.tile(normal, (2, 1)).astype(np.float32), uv, grid_triangles(2, columns), edges
    )


def prism(outline: list[tuple[float, float]], depth: float, *, ink: bool = True) -> Shape:
    """A convex outline in the xy plane, counter-clockwise, drawn out along z about z = 0."""
    flat = np.array(outline, np.float32)
    n = len(flat)
    near = np.column_stack([flat, np.full(n, depth / 2)]).astype(np.float32)
    far = near * np.array([1, 1, -1], np.float32)
    turn = np.roll(flat, -1, axis=0) - flat
    out = np.column_stack([turn[:, 1], -turn[:, 0], np.zeros(n)])
    out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
    ahead = np.roll(np.arange(n), -1)
    sides = np.stack([far, far[ahead], near[ahead], near], axis=1).reshape(-1, 3)
    side_triangles = (_QUAD[None, :, ::-1] + 4 * np.arange(n)[:, None, None]).reshape(-1, 3)
    fan = np.array([(0, k, k + 1) for k in range(1, n - 1)])
    position = np.concatenate([sides, near, far])
    normal = np.concatenate(
        [np.repeat(out, 4, 0), np.tile([0, 0, 1], (n, 1)), np.tile([0, 0, -1], (n, 1))]
    )
    triangles = np.concatenate([side_triangles, fan + 4 * n, fan[:, ::-1] + 5 * n])
    edges = np.concatenate([np.stack([near, near[ahead]], 1), np.stack([far, far[ahead]], 1),
                            np.stack([near, far], 1)]) if ink else NO_EDGES  # fmt: skip
    uv = position[:, :2] + position[:, 2:] * np.array([1, 0])
    shape = Shape(position.astype(np.float32), normal.astype(np.float32), uv.astype(np.float32),
                  triangles.astype(np.int32), edges.astype(np.float32))  # fmt: skip
    return facing_out(shape)
