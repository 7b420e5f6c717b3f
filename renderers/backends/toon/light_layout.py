"""Where in a set the light is measured: texels on its rectangles, one more at every other vertex.

Enters: a set's `Mesh`. Leaves: a `LightLayout`, an atlas of points with normals, and for every
vertex the place in the atlas where its light stands. A pure function of the mesh, so that only the
measured light itself has to be kept.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.mesh import Floats, Ints, Mesh

ATLAS_WIDTH = 512
SPACING_M = 0.11
MOST_TEXELS = 60_000  # coarser spacing on large exteriors
MOST_SIDE = 64
_INSET = 0.02  # outermost texels stand this far inside, off the neighbouring wall


@dataclass(frozen=True, slots=True, eq=False)
class LightLayout:
    """An atlas of N measuring points."""

    width: int
    height: int
    position: Floats  # [N, 3]
    normal: Floats  # [N, 3]
    row: Ints  # [N]
    column: Ints  # [N]
    vertex_uv: Floats  # [V, 2] atlas coordinates 0…1 of vertices on rectangles
    on_quad: npt.NDArray[np.bool_]  # [V]
    vertex_texel: Ints  # [V] index of the point at a vertex off the rectangles, else −1


def _sides(mesh: Mesh) -> tuple[Ints, Floats, Floats, Floats]:
    """Texel counts [Q, 2] with origins and both side vectors [Q, 3] of the rectangles."""
    corner = mesh.position[mesh.quads]
    origin, along, up = corner[:, 0], corner[:, 1] - corner[:, 0], corner[:, 3] - corner[:, 0]
    lengths = np.stack([np.linalg.norm(along, axis=1), np.linalg.norm(up, axis=1)], axis=1)
    area = float(lengths.prod(axis=1).sum())
    spacing = max(SPACING_M, float(np.sqrt(area / MOST_TEXELS)))
    count = np.clip(np.ceil(lengths / spacing), 1, MOST_SIDE - 1).astype(np.int32) + 1
    return count, origin, along, up


def _shelves(count: Ints) -> tuple[Ints, Ints, int]:
    """Shelf packing: top row and left column of each rectangle, and the height used."""
    order = np.argsort(-count[:, 1], kind="stable")
    top, left = np.zeros(len(count), np.int32), np.zeros(len(count), np.int32)
    x = y = tall = 0
    for i in order:
        wide, high = int(count[i, 0]), int(count[i, 1])
        if x + wide > ATLAS_WIDTH:
            x, y, tall = 0, y + tall, 0
        left[i], top[i] = x, y
        x, tall = x + wide, max(tall, high)
    return top, left, y + tall


def _quad_points(count: Ints, top: Ints, left: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """For every texel: its rectangle, row, column and position 0…1 along both sides."""
    sizes = count.prod(axis=1)
    quad = np.repeat(np.arange(len(count), dtype=np.int32), sizes)
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    within = np.arange(len(quad)) - first
    i, j = within % count[quad, 0], within // count[quad, 0]
    share = np.stack([i, j], axis=1) / np.maximum(count[quad] - 1, 1)
    inset = (_INSET + (1 - 2 * _INSET) * share).astype(np.float32)
    return quad, (top[quad] + j).astype(np.int32), (left[quad] + i).astype(np.int32), inset


def _corner_uv(mesh: Mesh, count: Ints, top: Ints, left: Ints, height: int) -> Floats:
    """Atlas coordinates of the rectangles' corners: centres of their outermost texels."""
    uv = np.zeros((len(mesh.position), 2), np.float32)
    low = np.stack([left, top], axis=1) + 0.5
    high = low + count - 1
    size = np.array([ATLAS_WIDTH, height])
    for corner, (u, v) in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
        at = np.stack([(low, high)[u][:, 0], (low, high)[v][:, 1]], axis=1)
        uv[mesh.quads[:, corner]] = at / size
    return uv


def light_layout(mesh: Mesh) -> LightLayout:
    """Lay out the measuring points of a set."""
    count, origin, along, up = _sides(mesh)
    top, left, rows = _shelves(count)
    quad, row, column, share = _quad_points(count, top, left)
    position = origin[quad] + share[:, :1] * along[quad] + share[:, 1:] * up[quad]
    normal = mesh.normal[mesh.quads[quad, 0]]
    on_quad = np.zeros(len(mesh.position), np.bool_)
    on_quad[mesh.quads] = True
    loose = np.flatnonzero(~on_quad)
    texel = np.full(len(mesh.position), -1, np.int32)
    texel[loose] = len(quad) + np.arange(len(loose))
    height = max(rows + -(-len(loose) // ATLAS_WIDTH), 1)
    nth = np.arange(len(loose))
    return LightLayout(
        width=ATLAS_WIDTH,
        height=height,
        position=np.concatenate([position, mesh.position[loose]]).astype(np.float32),
        normal=np.concatenate([normal, mesh.normal[loose]]).astype(np.float32),
        row=np.concatenate([row, rows + nth // ATLAS_WIDTH]).astype(np.int32),
        column=np.concatenate([column, nth % ATLAS_WIDTH]).astype(np.int32),
        vertex_uv=_corner_uv(mesh, count, top, left, height),
        on_quad=on_quad,
        vertex_texel=texel,
    )
