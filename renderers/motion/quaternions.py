"""Rotations of many frames at once.

Enters and leaves: float64[..., 4] quaternions in x, y, z, w order (right-handed, scalar last) and
float64[..., 3] vectors; every function broadcasts over the leading axes.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

IDENTITY: Floats = np.array([0.0, 0.0, 0.0, 1.0])


def multiply(a: Floats, b: Floats) -> Floats:
    """Hamilton product a b: first `b`, then `a`."""
    ax, ay, az, aw = np.moveaxis(a, -1, 0)
    bx, by, bz, bw = np.moveaxis(b, -1, 0)
    return np.stack(
        [
            aw * bx + ax * bw + ay * bz - az * by,
            aw * by - ax * bz + ay * bw + az * bx,
            aw * bz + ax * by - ay * bx + az * bw,
            aw * bw - ax * bx - ay * by - az * bz,
        ],
        axis=-1,
    )


def chain(*rotations: Floats) -> Floats:
    """Product of rotations, the last applied first."""
    result = rotations[0]
    for rotation in rotations[1:]:
        result = multiply(result, rotation)
    return result


def inverse(q: Floats) -> Floats:
    """The opposite rotation of unit quaternions."""
    return np.asarray(q * np.array([-1.0, -1.0, -1.0, 1.0]))


def rotate(q: Floats, v: Floats) -> Floats:
    """Vectors `v` turned by `q`."""
    axis, w = q[..., :3], q[..., 3:]
    twice = 2.0 * np.cross(axis, v)
    return np.asarray(v + w * twice + np.cross(axis, twice))


def about(axis: int, angle: npt.ArrayLike) -> Floats:
    """Rotation by `angle` radians about the x (0), y (1) or z (2) axis."""
    half = np.asarray(angle, np.float64) / 2
    q = np.zeros((*half.shape, 4))
    q[..., axis] = np.sin(half)
    q[..., 3] = np.cos(half)
    return q


def unit(v: Floats) -> Floats:
    """Vectors or quaternions at length one; zero vectors stay near zero."""
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9))


def blend(a: Floats, b: Floats, weight: npt.ArrayLike) -> Floats:
    """From `a` (weight 0) to `b` (weight 1) along the shorter arc, normalised lerp."""
    w = np.asarray(weight, np.float64)[..., None]
    near = np.where(np.sum(a * b, axis=-1, keepdims=True) < 0, -b, b)
    return unit(a * (1 - w) + near * w)


def between(a: Floats, b: Floats) -> Floats:
    """Shortest rotation that takes unit vectors `a` to unit vectors `b`."""
    cross = np.cross(a, b)
    dot = np.sum(a * b, axis=-1, keepdims=True)
    return unit(np.concatenate([cross, 1.0 + dot + 1e-9], axis=-1))


def from_axes(x: Floats, y: Floats, z: Floats) -> Floats:
    """Quaternion whose rotation takes the unit axes to orthonormal `x`, `y`, `z`.

    Shepperd, S. W. (1978), "Quaternion from Rotation Matrix": the largest component decides.
    """
    trace = np.stack(
        [
            x[..., 0] - y[..., 1] - z[..., 2],
            y[..., 1] - x[..., 0] - z[..., 2],
            z[..., 2] - x[..., 0] - y[..., 1],
            x[..., 0] + y[..., 1] + z[..., 2],
        ],
        axis=-1,
    )
    xy, xz, yz = y[..., 0] + x[..., 1], z[..., 0] + x[..., 2], z[..., 1] + y[..., 2]
    wx, wy, wz = y[..., 2] - z[..., 1], z[..., 0] - x[..., 2], x[..., 1] - y[..., 0]
    one = 1.0 + trace
    rows = np.stack(
        [
            np.stack([one[..., 0], xy, xz, wx], -1),
            np.stack([xy, one[..., 1], yz, wy], -1),
            np.stack([xz, yz, one[..., 2], wz], -1),
            np.stack([wx, wy, wz, one[..., 3]], -1),
        ],
        axis=-2,
    )
    best = np.argmax(trace, axis=-1)[..., None, None]
    return unit(np.take_along_axis(rows, best, axis=-2)[..., 0, :])


def mirror(q: Floats) -> Floats:
    """The rotation seen in the plane x = 0: left becomes right."""
    return np.asarray(q * np.array([1.0, -1.0, -1.0, 1.0]))


def continuous(q: Floats) -> Floats:
    """The same rotations along axis 0 with signs chosen so that neighbours lie close."""
    dots = np.sum(q[1:] * q[:-1], axis=-1)
    signs = np.cumprod(np.where(dots < 0, -1.0, 1.0), axis=0)
    return np.concatenate([q[:1], q[1:] * signs[..., None]], axis=0)
