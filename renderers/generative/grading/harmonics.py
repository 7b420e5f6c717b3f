"""Light from all sides as nine numbers a primary: spherical harmonics of order 2.

Enters: radiance by direction, or how something is shaded by the way it faces. Leaves: shading, a
smooth function of the normal. Nine numbers hold what a matt surface makes of any light, to about a
hundredth (Ramamoorthi & Hanrahan 2001, "An Efficient Representation for Irradiance Environment
Maps").
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from renderers.generative.resampling import Floats

COUNT = 9
_COSINE = np.array([np.pi] + [2 * np.pi / 3] * 3 + [np.pi / 4] * 5)  # a matt surface's share, 0…2
_MEAN = 0.282095  # the first function, the same in all directions
_LEAST = 0.12  # of the mean: order 2 rings below 0 where light is hard
_UNSEEN = np.array([0.002] + [0.05] * 3 + [0.4] * 5)  # how far unknown directions are held to none
_SAMPLES = 400
_LUMA = np.array([0.2126, 0.7152, 0.0722])


def basis(directions: npt.NDArray[np.floating]) -> Floats:
    """The nine functions at unit vectors [..., 3], float32 [..., 9]."""
    x, y, z = (directions[..., i].astype(np.float32) for i in range(3))
    found = (
        np.full_like(x, _MEAN), 0.488603 * y, 0.488603 * z, 0.488603 * x, 1.092548 * x * y,
        1.092548 * y * z, 0.315392 * (3 * z * z - 1), 1.092548 * x * z, 0.546274 * (x * x - y * y),
    )  # fmt: skip
    return np.stack(found, -1).astype(np.float32)


def gathered(directions: npt.NDArray[np.floating], radiance: Floats, solid: Floats) -> Floats:
    """How light from all around shades a matt surface, by its normal [9, 3].

    Args:
        directions: where light comes from, unit vectors [N, 3]; some may be missing.
        radiance: how much [N, 3].
        solid: the solid angle that each stands for [N].
    """
    functions = basis(directions).astype(np.float64)
    weighed = functions * solid[:, None]
    unseen = max(1 - float(solid.sum()) / (4 * np.pi), 0.0)
    held = np.diag(1e-4 + _UNSEEN * unseen)
    light = np.linalg.solve(functions.T @ weighed + held, weighed.T @ radiance)
    return np.asarray(light * _COSINE[:, None] / np.pi, np.float32)


def fitted(values: Floats) -> Floats:
    """The shading [9, 3] nearest to what surfaces that face `sphere()` show [N, 3]."""
    return np.asarray(_inverse() @ values, np.float32)


def shading(numbers: Floats, normals: npt.NDArray[np.floating]) -> Floats:
    """How brightly surfaces with these normals [..., 3] are lit [..., 3]; 1 is the mean.

    Each primary by itself: what colour the light has as a whole is not told.
    """
    mean = np.maximum(numbers[0] * _MEAN, 1e-6)
    lit = basis(normals) @ (numbers / mean)
    return np.asarray(np.maximum(lit, np.float32(_LEAST)), np.float32)


def brightest(numbers: Floats) -> Floats:
    """The direction that most light comes from, a unit vector [3]; 0 where it comes evenly."""
    first = numbers[1:4] @ _LUMA
    towards = np.array([first[2], first[0], first[1]])
    length = float(np.linalg.norm(towards))
    return np.asarray(towards / length if length > 1e-9 else towards, np.float32)


@cache
def sphere() -> Floats:
    """Evenly spread unit vectors [N, 3] (Fibonacci lattice)."""
    i = np.arange(_SAMPLES) + 0.5
    y = 1 - 2 * i / _SAMPLES
    turn = i * np.pi * (3 - np.sqrt(5))
    ring = np.sqrt(1 - y * y)
    return np.stack([np.cos(turn) * ring, y, np.sin(turn) * ring], 1).astype(np.float32)


@cache
def _inverse() -> npt.NDArray[np.float64]:
    return np.asarray(np.linalg.pinv(basis(sphere()).astype(np.float64)))
