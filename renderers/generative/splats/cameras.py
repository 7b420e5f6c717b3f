"""Our cameras in the words of others.

Enters: intrinsics and world-to-camera matrices as passes have them (metres, y up; camera x right,
y down, z ahead; the first pixel's centre at (0.5, 0.5)). Leaves: nerfstudio's `transforms.json`
(camera to world, camera y up and z back) and COLMAP's `cameras.txt` and `images.txt` (as ours,
turns as quaternions). Both count pixels as we do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial.transform import Rotation

Matrix = npt.NDArray[np.float64]
_FLIPPED = np.diag([1.0, -1.0, -1.0, 1.0])


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A picture with its camera."""

    picture: str  # path within the folder
    mask: str  # black is not learnt; "" all is
    intrinsics: Matrix  # [3, 3]
    extrinsics: Matrix  # [4, 4] world to camera


def transforms(shown: Sequence[Shown], size_px: tuple[int, int], points: str) -> dict[str, Any]:
    """Nerfstudio's document; `points` is the path of a PLY file."""
    return {
        "camera_model": "OPENCV",
        "w": size_px[0],
        "h": size_px[1],
        "ply_file_path": points,
        "frames": [_frame(one) for one in shown],
    }


def colmap_cameras(shown: Sequence[Shown], size_px: tuple[int, int]) -> str:
    """COLMAP's cameras.txt: one pinhole for each picture."""
    lines = ["# CAMERA_ID, MODEL, WIDTH, HEIGHT, fx, fy, cx, cy"]
    for number, one in enumerate(shown, 1):
        k = one.intrinsics
        told = " ".join(repr(float(v)) for v in (k[0, 0], k[1, 1], k[0, 2], k[1, 2]))
        lines.append(f"{number} PINHOLE {size_px[0]} {size_px[1]} {told}")
    return "\n".join(lines) + "\n"


def colmap_images(shown: Sequence[Shown]) -> str:
    """COLMAP's images.txt, without points seen."""
    lines = ["# IMAGE_ID, QW, QX, QY, QZ, TX, TY, TZ, CAMERA_ID, NAME, then a line of points"]
    for number, one in enumerate(shown, 1):
        x, y, z, w = Rotation.from_matrix(one.extrinsics[:3, :3]).as_quat()
        placed = (w, x, y, z, *one.extrinsics[:3, 3])
        told = " ".join(repr(float(v)) for v in placed)
        lines += [f"{number} {told} {number} {one.picture.rpartition('/')[2]}", ""]
    return "\n".join(lines) + "\n"


def _frame(one: Shown) -> dict[str, Any]:
    k = one.intrinsics
    mask = {"mask_path": one.mask} if one.mask else {}
    return {
        "file_path": one.picture, **mask,
        "fl_x": float(k[0, 0]), "fl_y": float(k[1, 1]), "cx": float(k[0, 2]), "cy": float(k[1, 2]),
        "transform_matrix": (np.linalg.inv(one.extrinsics) @ _FLIPPED).tolist(),
    }  # fmt: skip
