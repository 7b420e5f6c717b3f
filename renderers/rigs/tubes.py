"""Tubes swept along a path: fingers, collars, spectacle frames, drawstrings.

Enters: stations with two radii each. Leaves: a shell, open at both ends.
"""

import numpy as np
import numpy.typing as npt

from renderers.rigs.shells import Shell

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.floating]


def sweep(centres: Numbers, across: Numbers, up: Numbers, radii: Numbers, sides: int) -> Shell:
    """A tube through `centres` [N, 3] with ellipse radii [N, 2] along `across` and `up` [N, 3]."""
    angle = np.arange(sides, dtype=np.float32) * np.float32(2 * np.pi / sides)
    cosine, sine = np.cos(angle)[None, :, None], np.sin(angle)[None, :, None]
    a, b = across[:, None], up[:, None]
    ra, rb = radii[:, 0, None, None], radii[:, 1, None, None]
    ring = centres[:, None] + a * cosine * ra + b * sine * rb
    forward = np.gradient(centres, axis=0)
    normal = a * cosine / np.maximum(ra, 1e-5) + b * sine / np.maximum(rb, 1e-5)
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    taper = -np.gradient(radii.mean(1)) / np.maximum(np.linalg.norm(forward, axis=1), 1e-6)
    heading = forward / np.maximum(np.linalg.norm(forward, axis=1, keepdims=True), 1e-6)
    normal = normal + heading[:, None] * taper[:, None, None]
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    i, j = np.meshgrid(np.arange(len(centres) - 1), np.arange(sides), indexing="ij")
    p, q = i * sides + j, i * sides + (j + 1) % sides
    faces = [np.stack([p, p + sides, q], -1), np.stack([q, p + sides, q + sides], -1)]
    return Shell(
        ring.reshape(-1, 3).astype(np.float32),
        normal.reshape(-1, 3).astype(np.float32),
        np.concatenate([f.reshape(-1, 3) for f in faces])[:, ::-1].astype(np.int32),
        np.zeros((0, 2), np.int32),
    )


def path_tube(points: Numbers, radius: float, sides: int, out: Numbers) -> Shell:
    """A round tube along `points` [N, 3]; `out` [3] is roughly square to the path."""
    heading = np.gradient(np.asarray(points, np.float64), axis=0)
    heading /= np.maximum(np.linalg.norm(heading, axis=1, keepdims=True), 1e-9)
    across = np.cross(np.asarray(out, np.float64), heading)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    up = np.cross(heading, across)
    return sweep(points, across, up, np.full((len(points), 2), radius), sides)
