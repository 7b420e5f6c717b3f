"""Where a point of a face lies on the head that is drawn.

Enters: a `CharacterMesh`. Leaves: a surface about the head's upright axis: how far out the skin is
at an angle and a height, read off the mesh itself, so that points lie on what is seen.
"""

from functools import lru_cache

import numpy as np
from scipy.interpolate import LinearNDInterpolator, NearestNDInterpolator

from renderers.mesh import Floats, Ints
from renderers.passes.face_points import ANGLE_PER_U
from renderers.rigs.character_mesh import CharacterMesh

_AXIS_Z = -0.06  # of the cylinder that faces are drawn on, head units
_WIDEST_RAD = 1.6
_LOW, _HIGH = -0.04, 0.9  # head units


class HeadSurface:
    """The skin of one head, in head units: chin y = 0, crown y = 1, z ahead."""

    def __init__(self, mesh: CharacterMesh) -> None:
        """Read the surface off the triangles of face and skin that belong to the head."""
        at, out = _skin(mesh)
        self._linear = LinearNDInterpolator(at, out)
        self._nearest = NearestNDInterpolator(at, out)

    def points(self, plane: Floats) -> Floats:
        """Points [N, 2] of `face_points` on the head [N, 3]."""
        angle = plane[:, 0] * np.float32(ANGLE_PER_U)
        at = np.stack([angle, plane[:, 1]], 1)
        out = self._linear(at)
        beside = np.isnan(out)
        if beside.any():
            out[beside] = self._nearest(at[beside])
        x, z = out * np.sin(angle), out * np.cos(angle) + _AXIS_Z
        return np.stack([x, plane[:, 1], z], 1).astype(np.float32)


@lru_cache(maxsize=32)  # meshes compare by identity: a body is measured once
def head_surface(mesh: CharacterMesh) -> HeadSurface:
    """The surface of a mesh's head."""
    return HeadSurface(mesh)


def _skin(mesh: CharacterMesh) -> tuple[Floats, Floats]:
    """Angle and height [N, 2] of the head's vertices, and how far out they are [N]."""
    rows: list[Ints] = []
    for group in ("face", "skin"):
        first, last = mesh.triangle_range(group)
        rows.append(mesh.triangles[first:last].ravel())
    used = np.unique(np.concatenate(rows))
    local, normal = mesh.local[used], mesh.normal[used]
    x, y, z = local[:, 0], local[:, 1], local[:, 2] - np.float32(_AXIS_Z)
    out = np.hypot(x, z)
    angle = np.arctan2(x, z)
    outward = (normal[:, 0] * x + normal[:, 2] * z) > 0
    head = (np.abs(angle) < _WIDEST_RAD) & (y > _LOW) & (y < _HIGH) & (out < 1) & outward
    return np.stack([angle, y], 1)[head], out[head]
