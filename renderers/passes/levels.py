"""Measured values as levels of pictures: depth, normals, ids, and back.

Enters: float arrays of passes. Leaves: integers that PNG can hold, with their scales. Depth is
metres along the view; 16-bit levels are `METRES_PER_LEVEL` each, 0 is nothing. The near-bright
variant is what ControlNet's depth models were trained on: inverse depth, white nearest, one range
for a whole shot so that it does not flicker.
"""

import numpy as np
import numpy.typing as npt

from renderers.mesh import Floats

METRES_PER_LEVEL = 0.0025  # 65535 levels reach 163.8 m, beyond where the lens ends
NORMAL_CONVENTION = (
    "Camera space, x right, y up, z towards the camera; −1…1 as 0…255 in R, G, B; 0, 0, 0 nothing."
)


def depth_levels(depth_m: Floats) -> npt.NDArray[np.uint16]:
    """Metres [h, w] as levels; nothing stays 0, anything nearer than a level is 1."""
    levels = np.rint(depth_m / METRES_PER_LEVEL)
    return np.where(depth_m > 0, np.clip(levels, 1, 65535), 0).astype(np.uint16)


def depth_metres(levels: npt.NDArray[np.uint16]) -> Floats:
    """Levels as metres."""
    return np.asarray(levels * np.float32(METRES_PER_LEVEL), np.float32)


def near_bright(levels: npt.NDArray[np.uint16], near_m: float, far_m: float) -> Floats:
    """Inverse depth between two distances, uint8 [h, w]: 255 near, 0 far or nothing."""
    metres = depth_metres(levels)
    inverse = 1 / np.maximum(metres, METRES_PER_LEVEL)
    span = max(1 / near_m - 1 / far_m, 1e-6)
    bright = np.rint(255 * np.clip((inverse - 1 / far_m) / span, 0, 1))
    return np.where(levels > 0, bright, 0).astype(np.uint8)


def normal_levels(normal: Floats) -> npt.NDArray[np.uint8]:
    """Unit normals [h, w, 3] as colours; where nothing is, black."""
    there = (normal != 0).any(axis=2, keepdims=True)
    levels = np.rint((normal + 1) * np.float32(127.5))
    return np.where(there, np.clip(levels, 0, 255), 0).astype(np.uint8)
