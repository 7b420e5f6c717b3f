"""Triangles with everything the toon renderer asks of them.

Enters: nothing; shapes only (rigs and sets build them). Leaves: float32 and int32 arrays, metres.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """A set or prop. V vertices, T triangles, E feature edges, Q light-mapped quads."""

    position: Floats  # [V, 3]
    normal: Floats  # [V, 3] unit
    colour: Floats  # [V, 3] 0…1, display-referred
    uv: Floats  # [V, 2] metres along the surface
    material: Ints  # [V] index into `materials`; constant over each triangle
    object_id: Ints  # [V] for id passes; 0 is nothing
    triangles: Ints  # [T, 3] counter-clockwise from outside
    edges: Floats  # [E, 2, 3] lines that are inked
    quads: Ints  # [Q, 4] vertices (origin, +u, +u+v, +v) of rectangles that get light-map texels
    materials: tuple[str, ...]  # albedo programs: renderers/backends/toon/shaders/materials
