"""Where a smooth surface turns away from the eye: the lines that an inker would draw.

Enters: posed vertices, normals and triangles. Leaves: segments, zero crossings of N·V inside
triangles (Hertzmann and Zorin, 2000, "Illustrating smooth surfaces"), pushed a hair outwards.
"""

import numpy as np
import numpy.typing as npt

from renderers.mesh import Floats, Ints

_PUSH_M = 0.0007
_OTHERS = np.array([[1, 2], [2, 0], [0, 1]], np.intp)


def contour_rows(
    position: Floats, normal: Floats, corners: npt.NDArray[np.intp], ink: Floats, eye: Floats
) -> Floats:
    """Ink rows of a posed surface.

    Args:
        position: Vertices [V, 3].
        normal: Unit normals [V, 3].
        corners: Triangles as three rows [3, T], contiguous.
        ink: Line colour and width factor of every vertex [V, 4].
        eye: The camera [3].

    Returns:
        float32[N, 10]: start, end, colour, width factor.
    """
    facing = np.einsum("ij,ij->i", normal, eye - position)
    towards = facing > 0
    a, b, c = (towards[row] for row in corners)
    crossed = np.flatnonzero((a != b) | (b != c))
    a, b, c = a[crossed], b[crossed], c[crossed]
    lone = np.where(b == c, 0, np.where(a == c, 1, 2))
    first = corners[lone, crossed]
    rows = np.empty((len(crossed), 10), np.float32)
    for end in (0, 1):
        second = corners[_OTHERS[lone, end], crossed]
        share = (facing[first] / (facing[first] - facing[second]))[:, None]
        outward = normal[first] * (1 - share) + normal[second] * share
        point = position[first] * (1 - share) + position[second] * share
        rows[:, 3 * end : 3 * end + 3] = point + outward * _PUSH_M
    rows[:, 6:] = ink[first]
    return rows


def line_ink(colour: Floats, width: Floats) -> Floats:
    """Line colour and width of vertices [V, 4]: dark tints of what is drawn, softer where thin."""
    depth = np.where(width < 0.9, 0.46, 0.26)[:, None]
    return np.hstack([colour**1.3 * depth, width[:, None]]).astype(np.float32)


def as_rows(triangles: Ints) -> npt.NDArray[np.intp]:
    """Triangles [T, 3] as `contour_rows` takes them."""
    return np.ascontiguousarray(triangles.T, np.intp)
