"""Meshing of signed distance fields by naive surface nets (Gibson, 1998).

Enters: a field and a box in metres. Leaves: positions, unit normals and triangles of its zero
surface, counter-clockwise from outside. Vertices are drawn onto the surface along the gradient, so
coarse grids stay smooth.

The field is first sampled on a coarse lattice; fine samples are taken only near the surface, which
makes the cost follow the area and not the volume.
"""

from itertools import product

import numpy as np
import numpy.typing as npt

from renderers.mesh import Floats, Ints
from renderers.sdf import Field, Point

_BLOCK = 4  # fine cells per coarse cell
_SLACK = 1.5  # fields may understate distances by this factor (scaled ellipsoids, blends)
_CORNERS = tuple(product((0, 1), repeat=3))
_Bools = npt.NDArray[np.bool_]


def surface_nets(sdf: Field, low: Point, high: Point, cells: int) -> tuple[Floats, Floats, Ints]:
    """Mesh the zero surface of `sdf` inside the box `low`…`high`.

    Args:
        sdf: Signed distance at points [N, 3], metres, negative inside.
        low: Lowest corner; the surface must stay inside the box or it is left open there.
        high: Highest corner.
        cells: Cells along the longest side; cells are cubes.

    Returns:
        position float32[V, 3], normal float32[V, 3], triangles int32[T, 3].
    """
    origin = np.asarray(low, np.float32)
    size = np.asarray(high, np.float32) - origin
    step = float(size.max()) / cells
    blocks = np.ceil(size / (step * _BLOCK)).astype(int)
    distance = _sample(sdf, origin, step, blocks)
    cell, position = _vertices(distance, origin, step)
    if not len(cell):
        empty = np.zeros((0, 3), np.float32)
        return empty, empty.copy(), np.zeros((0, 3), np.int32)
    triangles = _triangles(distance < 0, cell)
    position, normal = _settle(sdf, position, step)
    return position, normal, triangles


def _lattice(origin: Floats, step: float, counts: npt.NDArray[np.int_]) -> Floats:
    """Points of a regular lattice, float32[n, 3], x slowest."""
    index = np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), -1)
    points: Floats = origin + np.float32(step) * index.reshape(-1, 3).astype(np.float32)
    return points


def _sample(sdf: Field, origin: Floats, step: float, blocks: npt.NDArray[np.int_]) -> Floats:
    """Distances on the fine lattice; far from the surface only the sign is right."""
    wide = step * _BLOCK
    centres = sdf(_lattice(origin + np.float32(wide / 2), wide, blocks)).reshape(blocks)
    near = np.abs(centres) < _SLACK * wide * np.sqrt(3) / 2
    spread = np.where(centres < 0, np.float32(-wide), np.float32(wide))
    fine = np.pad(spread, ((0, 1),) * 3, mode="edge")
    for axis in range(3):
        fine = np.repeat(fine, _BLOCK, axis=axis)
    fine = fine[tuple(slice(0, n * _BLOCK + 1) for n in blocks)].copy()
    marked = np.zeros(fine.shape, bool)
    for corner in product(range(_BLOCK + 1), repeat=3):
        at = np.argwhere(near) * _BLOCK + corner
        marked[tuple(at.T)] = True
    index = np.argwhere(marked)
    fine[marked] = sdf(origin + np.float32(step) * index.astype(np.float32))
    return fine


def _corner(values: npt.NDArray[np.generic], offset: tuple[int, ...]) -> npt.NDArray[np.generic]:
    """The value at one corner of every cell, as a view."""
    return values[tuple(slice(o, n - 1 + o) for o, n in zip(offset, values.shape, strict=True))]


def _vertices(distance: Floats, origin: Floats, step: float) -> tuple[npt.NDArray[np.int_], Floats]:
    """Cells the surface crosses [V, 3] and the mean of its crossings with their edges."""
    inside = distance < 0
    count = np.zeros(tuple(n - 1 for n in distance.shape), np.int8)
    for corner in _CORNERS:
        count += _corner(inside, corner)
    cell = np.argwhere((count > 0) & (count < len(_CORNERS)))
    total = np.zeros((len(cell), 3), np.float32)
    number = np.zeros((len(cell), 1), np.float32)
    for corner, axis in product(_CORNERS, range(3)):
        if corner[axis]:
            continue
        start = cell + corner
        end = start + np.eye(3, dtype=int)[axis]
        a, b = distance[tuple(start.T)], distance[tuple(end.T)]
        cross = (a < 0) != (b < 0)
        t = np.where(cross, a / np.where(cross, a - b, 1), 0)
        at = np.asarray(corner, np.float32) + t[:, None] * np.eye(3, dtype=np.float32)[axis]
        total += np.where(cross[:, None], at, 0)
        number += cross[:, None]
    position = origin + np.float32(step) * (cell + total / np.maximum(number, 1))
    return cell, position.astype(np.float32)


def _triangles(inside: _Bools, cell: npt.NDArray[np.int_]) -> Ints:
    """Two triangles for each lattice edge the surface crosses."""
    shape = tuple(n - 1 for n in inside.shape)
    number = np.full(shape, -1, np.int32)
    number[tuple(cell.T)] = np.arange(len(cell), dtype=np.int32)
    return np.concatenate([_faces_across(inside, number, axis) for axis in range(3)])


def _faces_across(inside: _Bools, number: Ints, axis: int) -> Ints:
    """Triangles around the lattice edges along `axis` that change sign."""
    u, v = (axis + 1) % 3, (axis + 2) % 3
    core = [slice(1, -1)] * 3
    first, second = core.copy(), core.copy()
    first[axis], second[axis] = slice(0, -1), slice(1, None)
    start = inside[tuple(first)]
    edge = np.argwhere(start != inside[tuple(second)])
    outward = start[tuple(edge.T)][:, None]

    def corner(du: int, dv: int) -> Ints:
        at = edge.copy()
        at[:, u] += 1 - du
        at[:, v] += 1 - dv
        return number[tuple(at.T)]

    a, b, c, d = corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)
    forward = np.stack([a, b, c, a, c, d], 1)
    backward = np.stack([a, c, b, a, d, c], 1)
    faces: Ints = np.where(outward, forward, backward).reshape(-1, 3).astype(np.int32)
    return faces


def _settle(sdf: Field, position: Floats, step: float) -> tuple[Floats, Floats]:
    """Draw vertices onto the surface; normals are the field's gradient there."""
    normal, distance = gradient(sdf, position, step * 0.2)
    shift = np.clip(distance, -step / 2, step / 2)
    return (position - shift[:, None] * normal).astype(np.float32), normal


def gradient(sdf: Field, position: Floats, reach: float) -> tuple[Floats, Floats]:
    """Unit gradient [N, 3] and distance [N], from four samples on a tetrahedron of size `reach`."""
    corners = np.array([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)], np.float32)
    around = position[None] + corners[:, None] * np.float32(reach)
    values = sdf(around.reshape(-1, 3)).reshape(4, -1)
    slope = np.einsum("kn,kc->nc", values, corners)
    size = np.sqrt(np.einsum("ij,ij->i", slope, slope))[:, None]
    unit = slope / np.maximum(size, np.float32(1e-9))
    return unit.astype(np.float32), values.mean(0)
