"""Signed distance fields: the clay that rigs and set dressing are modelled in.

Enters: points float32[N, 3] and dimensions in metres. Leaves: signed distances float32[N],
negative inside. Formulas after Inigo Quilez, "Distance functions" (iquilezles.org); smooth blends
are the polynomial kind, whose last argument is the blend's radius in metres.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Field = Callable[[Floats], Floats]
Point = Sequence[float]


def _vector(point: Point) -> Floats:
    return np.asarray(point, np.float32)


def _single(values: npt.NDArray[np.floating]) -> Floats:
    return values.astype(np.float32, copy=False)


def length(points: Floats) -> Floats:
    """Euclidean norm of each row, float32[N]."""
    norm: Floats = np.sqrt(np.einsum("ij,ij->i", points, points))
    return norm


def sphere(points: Floats, centre: Point, radius: float) -> Floats:
    """Distance to a sphere."""
    return _single(length(points - _vector(centre)) - np.float32(radius))


def ellipsoid(points: Floats, centre: Point, radii: Point) -> Floats:
    """Approximate distance to an ellipsoid; exact on the surface, first order near it."""
    r = _vector(radii)
    q = (points - _vector(centre)) / r
    near = length(q)
    d = near * (near - 1) / np.maximum(length(q / r), np.float32(1e-6))
    # the estimate runs away inside flat ellipsoids; no point is deeper than this
    return _single(np.maximum(d, np.minimum((near - 1) * r.min(), 0) + np.maximum(d, 0)))


def capsule(
    points: Floats, start: Point, end: Point, radius: float, end_radius: float | None = None
) -> Floats:
    """Distance to a limb from `start` to `end`, tapering linearly to `end_radius`."""
    a, ab = _vector(start), _vector(end) - _vector(start)
    pa = points - a
    along = np.clip(pa @ ab / max(float(ab @ ab), 1e-12), 0, 1)
    r = np.float32(radius) + np.float32(0.0 if end_radius is None else end_radius - radius) * along
    return _single(length(pa - along[:, None] * ab) - r)


def box(points: Floats, centre: Point, half: Point, corner: float = 0.0) -> Floats:
    """Distance to an axis-aligned box of half sizes `half`, corners rounded by `corner`."""
    q = np.abs(points - _vector(centre)) - (_vector(half) - np.float32(corner))
    outside = length(np.maximum(q, 0))
    return _single(outside + np.minimum(q.max(1), 0) - np.float32(corner))


def cylinder(points: Floats, centre: Point, radius: float, half_height: float) -> Floats:
    """Distance to an upright cylinder."""
    p = points - _vector(centre)
    across = np.hypot(p[:, 0], p[:, 2]) - np.float32(radius)
    along = np.abs(p[:, 1]) - np.float32(half_height)
    outside = np.hypot(np.maximum(across, 0), np.maximum(along, 0))
    return _single(outside + np.minimum(np.maximum(across, along), 0))


def torus(points: Floats, centre: Point, radius: float, thickness: float) -> Floats:
    """Distance to a ring around the y axis."""
    p = points - _vector(centre)
    ring = np.hypot(p[:, 0], p[:, 2]) - np.float32(radius)
    return _single(np.hypot(ring, p[:, 1]) - np.float32(thickness))


def half_space(points: Floats, normal: Point, offset: float) -> Floats:
    """Distance to the half space under the plane n·p = offset; `normal` need not be unit."""
    n = _vector(normal)
    size = float(np.sqrt(n @ n))
    return _single((points @ n - np.float32(offset)) / np.float32(size))


def intersection(*fields: npt.NDArray[np.floating]) -> Floats:
    """What lies in all shapes, rims sharp."""
    deepest = fields[0]
    for field in fields[1:]:
        deepest = np.maximum(deepest, field)
    return _single(deepest)


def smooth_union(a: Floats, b: Floats, radius: float) -> Floats:
    """Both shapes, the crease between them filled with `radius`."""
    k = np.float32(radius)
    h = np.maximum(k - np.abs(a - b), 0) / k
    return _single(np.minimum(a, b) - h * h * k * np.float32(0.25))


def smooth_intersection(a: Floats, b: Floats, radius: float) -> Floats:
    """What lies in both shapes, the rim rounded by `radius`."""
    return -smooth_union(-a, -b, radius)


def smooth_difference(a: Floats, b: Floats, radius: float) -> Floats:
    """`a` with `b` carved out, the rim rounded by `radius`."""
    return -smooth_union(-a, b, radius)


def mirrored(points: Floats) -> Floats:
    """Points folded onto x ≥ 0, so that one half of a symmetric shape is written once."""
    folded = points.copy()
    folded[:, 0] = np.abs(folded[:, 0])
    return folded
