"""Surfaces while they are being made: meshed from clay, cut along lines, hemmed, joined.

Enters: fields and boxes in metres (`renderers.sdf`). Leaves: Shells. Cutting inserts vertices
exactly on the line, so hems, hairlines and colour borders are clean at any resolution; the line
itself is kept as a seam and drawn as ink.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.mesh import Floats, Ints
from renderers.sdf import Field
from renderers.surface_nets import gradient, surface_nets

_ON_LINE_M = 2e-5  # rounding leaves vertices of an earlier cut this far off the same line
_SNAP = 0.25  # vertices this near to a cut, in edge lengths, move onto it: no slivers
_Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """A surface: V vertices, T triangles (counter-clockwise from outside), E seam edges."""

    position: Floats  # [V, 3]
    normal: Floats  # [V, 3] unit
    triangles: Ints  # [T, 3]
    seam: Ints  # [E, 2] vertices of edges drawn as ink, in the triangles' direction


def empty_shell() -> Shell:
    """A shell of nothing."""
    none = np.zeros((0, 3), np.float32)
    return Shell(none, none, np.zeros((0, 3), np.int32), np.zeros((0, 2), np.int32))


def model(field: Field, low: Floats, high: Floats, step_m: float) -> Shell:
    """Mesh a field inside a box with cells of `step_m`."""
    cells = max(4, round(float((np.asarray(high) - np.asarray(low)).max()) / step_m))
    position, normal, triangles = surface_nets(field, low.tolist(), high.tolist(), cells)
    return Shell(position, normal, triangles, np.zeros((0, 2), np.int32))


def model_half(field: Field, low: Floats, high: Floats, step_m: float) -> Shell:
    """Mesh the left half of a field and mirror it: exact symmetry, legs that never fuse."""
    start = np.array([-2.5 * step_m, low[1], low[2]], np.float32)
    half = keep(model(field, start, high, step_m), lambda p: -p[:, 0], ink=False)
    middle = np.abs(half.position[:, 0]) < np.float32(1e-4)
    normal = half.normal.copy()
    normal[middle, 0] = 0
    normal /= np.sqrt(np.einsum("ij,ij->i", normal, normal))[:, None]
    half = Shell(half.position, normal, half.triangles, half.seam)
    return join([half, mirror(half)])


def split(shell: Shell, line: Field, *, ink: bool = True, snap: bool = True) -> tuple[Shell, Shell]:
    """Cut along line = 0.

    Args:
        shell: What is cut.
        line: A field; its sign decides the side.
        ink: Whether the cut becomes a seam (of the first shell).
        snap: Whether vertices beside the line move onto it. Parts that share a border with another
            shell must not, or the border opens.

    Returns:
        The part where the field is negative, and the rest.
    """
    if not len(shell.triangles):
        return shell, shell
    if snap:
        position, side = _snapped(shell, line)
    else:
        position, side = shell.position, line(shell.position)
        side = np.where(np.abs(side) < _ON_LINE_M, np.float32(0), side)
    cut = _Cut(position, shell.normal, side, line)
    below, above = cut.triangles(shell.triangles)
    vertices, normals = cut.vertices(), cut.normals()
    seam = cut.edges(shell.seam)
    border = _border(below, cut.on_line()) if ink else np.zeros((0, 2), np.int32)
    first = _compact(vertices, normals, below, np.concatenate([seam, border]))
    return first, _compact(vertices, normals, above, seam)


def around(shell: Shell, region: Field) -> tuple[Shell, Shell]:
    """Whole triangles that may reach into `region` (negative inside), and the others."""
    reach = np.float32(1.2 * _edge_length(shell))
    close = (region(shell.position)[shell.triangles] < reach).any(1)
    first, rest = shell.triangles[close], shell.triangles[~close]
    return (
        _compact(shell.position, shell.normal, first, shell.seam),
        _compact(shell.position, shell.normal, rest, shell.seam),
    )


def _edge_length(shell: Shell) -> float:
    """Typical length of a triangle's side, metres."""
    side = shell.position[shell.triangles[:, 0]] - shell.position[shell.triangles[:, 1]]
    return float(np.sqrt(np.einsum("ij,ij->i", side, side).mean()))


def keep(shell: Shell, line: Field, *, ink: bool = True) -> Shell:
    """The part where `line` is negative; the cut becomes a seam if `ink`."""
    return split(shell, line, ink=ink)[0]


def join(shells: Sequence[Shell]) -> Shell:
    """Several shells as one, not welded."""
    starts = np.cumsum([0, *(len(s.position) for s in shells)])[:-1]
    return Shell(
        np.concatenate([s.position for s in shells]),
        np.concatenate([s.normal for s in shells]),
        np.concatenate([s.triangles + n for s, n in zip(shells, starts, strict=True)]),
        np.concatenate([s.seam + n for s, n in zip(shells, starts, strict=True)]),
    )


def mirror(shell: Shell) -> Shell:
    """The shell reflected in x, facing outward again."""
    flip = np.array([-1, 1, 1], np.float32)
    return Shell(
        shell.position * flip, shell.normal * flip, shell.triangles[:, ::-1], shell.seam[:, ::-1]
    )


def hem(shell: Shell, line: Field, thickness_m: float, depth_m: float) -> Shell:
    """The turned-in edge of cloth cut at `line`: its thickness, and a lining behind it.

    Args:
        shell: Cloth kept where `line` is negative; its border on the line is hemmed.
        line: The field it was cut with, metres.
        thickness_m: How thick the cloth looks at the edge.
        depth_m: How far the lining reaches back inside.
    """
    level = line(shell.position)
    edges = _border(shell.triangles, np.abs(level) < np.float32(2e-3))
    if not len(edges):
        return empty_shell()
    used, index = np.unique(edges, return_inverse=True)
    a, b = index.reshape(-1, 2).T.astype(np.int32)
    outer, normal = shell.position[used], shell.normal[used]
    away = _tangent(gradient(line, outer, 2e-3)[0], normal)
    inner = outer - normal * np.float32(thickness_m)
    back = inner - (away + normal * np.float32(0.18)) * np.float32(depth_m)
    rings = [(outer, away), (inner, away), (inner, -normal), (back, -normal)]
    count = len(used)
    strips = [_strip(a + k * count, b + k * count, count) for k in (0, 2)]
    return Shell(
        np.concatenate([p for p, _ in rings]).astype(np.float32),
        np.concatenate([n for _, n in rings]).astype(np.float32),
        np.concatenate(strips),
        np.zeros((0, 2), np.int32),
    )


def _strip(a: Ints, b: Ints, count: int) -> Ints:
    """Triangles between border edges a→b and the ring `count` vertices later."""
    first = np.stack([b, a, a + count], 1)
    second = np.stack([b, a + count, b + count], 1)
    return np.concatenate([first, second]).astype(np.int32)


def _tangent(direction: Floats, normal: Floats) -> Floats:
    """Directions with their part along `normal` taken out, unit."""
    flat = direction - normal * np.einsum("ij,ij->i", direction, normal)[:, None]
    size = np.sqrt(np.einsum("ij,ij->i", flat, flat))[:, None]
    unit: Floats = (flat / np.maximum(size, np.float32(1e-6))).astype(np.float32)
    return unit


def _snapped(shell: Shell, line: Field) -> tuple[Floats, Floats]:
    """Vertices, those next to the line moved onto it, and the field's values there."""
    level = line(shell.position)
    edge = _edge_length(shell)
    near = np.flatnonzero(np.abs(level) < _SNAP * edge)
    position = shell.position.copy()
    if len(near):
        slope = gradient(line, position[near], edge * 0.05)[0]
        along = _tangent(slope, shell.normal[near])
        rate = np.maximum(np.einsum("ij,ij->i", along, slope), np.float32(0.3))
        position[near] -= along * (level[near] / rate)[:, None]
        level = level.copy()
        level[near] = 0
    return position, level


class _Cut:
    """One cut through a triangle mesh: which edges it crosses and the vertices it adds."""

    def __init__(self, position: Floats, normal: Floats, level: Floats, line: Field) -> None:
        self._position, self._normal, self._level, self._line = position, normal, level, line
        self._sign = np.sign(level).astype(np.int8)
        self._keys = np.zeros(0, np.int64)

    def triangles(self, triangles: Ints) -> tuple[Ints, Ints]:
        """Triangles below and above the line, those crossing it divided."""
        sign = self._sign[triangles]
        mixed = (sign.min(1) < 0) & (sign.max(1) > 0)
        self._keys = np.unique(self._crossed(triangles[mixed]))
        whole = triangles[~mixed]
        low = self._sign[whole].min(1) < 0
        flat = (self._sign[whole] == 0).all(1)  # all corners on the line: ask the middle
        if flat.any():
            low[flat] = self._line(self._position[whole[flat]].mean(1)) < 0
        pieces = self._divide(triangles[mixed])
        below = self._side(pieces) < 0
        return (
            np.concatenate([whole[low], pieces[below]]).astype(np.int32),
            np.concatenate([whole[~low], pieces[~below]]).astype(np.int32),
        )

    def _crossed(self, triangles: Ints) -> npt.NDArray[np.int64]:
        edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
        edges = edges[self._sign[edges[:, 0]] * self._sign[edges[:, 1]] < 0]
        return self._key(edges[:, 0], edges[:, 1])

    def _key(self, a: Ints, b: Ints) -> npt.NDArray[np.int64]:
        low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
        key: npt.NDArray[np.int64] = low * len(self._position) + high
        return key

    def _on_edge(self, a: Ints, b: Ints) -> Ints:
        """The new vertex on each crossed edge."""
        found = np.searchsorted(self._keys, self._key(a, b)) + len(self._position)
        return found.astype(np.int32)

    def _divide(self, triangles: Ints) -> Ints:
        sign = self._sign[triangles]
        touching = (sign == 0).any(1)
        return np.concatenate(
            [
                self._in_two(triangles[touching], sign[touching] == 0),
                self._in_three(triangles[~touching], sign[~touching]),
            ]
        )

    def _in_two(self, triangles: Ints, first: _Bools) -> Ints:
        """Triangles with one corner on the line."""
        z, b, c = _turned(triangles, first.argmax(1)).T
        e = self._on_edge(b, c)
        return np.concatenate([np.stack([z, b, e], 1), np.stack([z, e, c], 1)])

    def _in_three(self, triangles: Ints, sign: npt.NDArray[np.int8]) -> Ints:
        """Triangles with one corner alone on its side."""
        alone = sign == -np.sign(sign.sum(1, keepdims=True))
        a, b, c = _turned(triangles, alone.argmax(1)).T
        ab, ac = self._on_edge(a, b), self._on_edge(a, c)
        pieces = [np.stack(t, 1) for t in ((a, ab, ac), (ab, b, c), (ab, c, ac))]
        return np.concatenate(pieces)

    def _all_signs(self) -> npt.NDArray[np.int8]:
        return np.concatenate([self._sign, np.zeros(len(self._keys), np.int8)])

    def _side(self, pieces: Ints) -> npt.NDArray[np.int8]:
        sign = self._all_signs()[pieces]
        return np.where(sign.min(1) < 0, -1, 1).astype(np.int8)

    def on_line(self) -> _Bools:
        """Which vertices, old and new, lie on the line."""
        return np.asarray(self._all_signs() == 0, bool)

    def vertices(self) -> Floats:
        """Positions of old and new vertices."""
        return self._extended(self._position)

    def normals(self) -> Floats:
        """Unit normals of old and new vertices."""
        normal = self._extended(self._normal)
        size = np.sqrt(np.einsum("ij,ij->i", normal, normal))[:, None]
        unit: Floats = (normal / np.maximum(size, np.float32(1e-6))).astype(np.float32)
        return unit

    def _extended(self, values: Floats) -> Floats:
        a, b = self._keys // len(self._position), self._keys % len(self._position)
        t = (self._level[a] / (self._level[a] - self._level[b]))[:, None]
        added = values[a] * (1 - t) + values[b] * t
        return np.concatenate([values, added]).astype(np.float32)

    def edges(self, seam: Ints) -> Ints:
        """Seam edges of before, those that the line crosses divided."""
        a, b = seam.T
        crossed = np.isin(self._key(a, b), self._keys)
        e = self._on_edge(a[crossed], b[crossed])
        halves = [np.stack([a[crossed], e], 1), np.stack([e, b[crossed]], 1)]
        return np.concatenate([seam[~crossed], *halves]).astype(np.int32)


def _turned(triangles: Ints, first: npt.NDArray[np.int_]) -> Ints:
    """Triangles rotated so that corner `first` comes first."""
    order = (first[:, None] + np.arange(3)) % 3
    return np.take_along_axis(triangles, order, 1)


def _border(triangles: Ints, on_line: _Bools) -> Ints:
    """Edges on the line that belong to one triangle only, in its direction."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    edges = edges[on_line[edges].all(1)]
    ordered = np.sort(edges, 1).astype(np.int64)
    key = ordered[:, 0] * (len(on_line) + 1) + ordered[:, 1]
    _, inverse, count = np.unique(key, return_inverse=True, return_counts=True)
    return np.asarray(edges[count[inverse] == 1], np.int32)


def _compact(position: Floats, normal: Floats, triangles: Ints, seam: Ints) -> Shell:
    """Only the vertices that the triangles use; seam edges that lost an end go."""
    used = np.zeros(len(position), bool)
    used[triangles] = True
    number = np.cumsum(used).astype(np.int32) - 1
    seam = seam[used[seam].all(1)] if len(seam) else seam
    return Shell(position[used], normal[used], number[triangles], number[seam])
