"""The camera of every frame as numbers that other programs read.

Enters: a `CameraTrack` and the picture's size. Leaves: intrinsics in pixels and poses in metres.
World: metres, right-handed, y up. Camera as OpenCV has it: x right, y down, z ahead; a world point
p is seen at K · (R p + t), divided by its third. Pixel (0, 0) covers 0…1, its centre is at 0.5.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.backends.toon.lens import FAR_M, GATE_MM, NEAR_M, lens_at
from renderers.xsheet import CameraTrack

LABEL = "camera/1"
CONVENTION = (
    "World: metres, right-handed, y up, floor at 0. Camera: OpenCV, x right, y down, z ahead. "
    "pixel = K (R world + t), divided by its third; the first pixel's centre is (0.5, 0.5). "
    "world_to_camera holds R and t, rows first; camera_to_world is its inverse."
)
_GL_TO_CV = np.diag([1.0, -1.0, -1.0, 1.0])
_ENDLESS_M = 1e7
_PLACES = 7  # digits after the point: a tenth of a micrometre


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """One frame's camera: `k` [3, 3] pixels, `world_to_camera` [4, 4], both float64."""

    k: npt.NDArray[np.float64]
    world_to_camera: npt.NDArray[np.float64]

    def far_points(self, width: int, height: int) -> npt.NDArray[np.float64]:
        """Points [height, width, 3] behind the pixels' centres, as good as endlessly far."""
        x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
        seen = np.stack([x, y, np.ones_like(x)], -1) @ np.linalg.inv(self.k).T
        return np.asarray(self.eye_m + seen @ self.world_to_camera[:3, :3] * _ENDLESS_M)

    @property
    def eye_m(self) -> npt.NDArray[np.float64]:
        """Where the camera stands [3]."""
        turn, shift = self.world_to_camera[:3, :3], self.world_to_camera[:3, 3]
        return np.asarray(-turn.T @ shift)

    def project(self, points: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """World points [..., 3] as (x px, y px, depth m); behind the camera depth is below 0."""
        seen = np.asarray(points, np.float64) @ self.world_to_camera[:3, :3].T
        seen = seen + self.world_to_camera[:3, 3]
        flat = seen @ self.k.T
        depth = seen[..., 2:]
        safe = np.where(np.abs(depth) < 1e-9, 1e-9, depth)
        return np.concatenate([flat[..., :2] / safe, depth], -1)


def camera_at(track: CameraTrack, frame: int, width: int, height: int) -> Camera:
    """The camera at one frame of its track."""
    lens = lens_at(track, frame, width, height)
    focal = float(track.lens_mm[frame]) / GATE_MM * width
    k = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])
    return Camera(k, _GL_TO_CV @ lens.view.astype(np.float64))


def camera_document(track: CameraTrack, width: int, height: int, fps: str) -> dict[str, Any]:
    """All cameras of a shot as JSON values."""
    frames = []
    for frame in range(len(track.eye_m)):
        camera = camera_at(track, frame, width, height)
        frames.append({
            "frame": frame,
            "k": _rows(camera.k),
            "world_to_camera": _rows(camera.world_to_camera),
            "camera_to_world": _rows(np.linalg.inv(camera.world_to_camera).astype(np.float64)),
            "lens_mm": round(float(track.lens_mm[frame]), 4),
            "focus_m": round(float(track.focus_m[frame]), 4),
        })  # fmt: skip
    return {
        "label": LABEL, "convention": CONVENTION, "width": width, "height": height, "fps": fps,
        "gate_mm": GATE_MM, "near_m": NEAR_M, "far_m": FAR_M, "frames": frames,
    }  # fmt: skip


def _rows(matrix: npt.NDArray[np.float64]) -> list[list[float]]:
    return [[round(float(v), _PLACES) for v in row] for row in matrix]
