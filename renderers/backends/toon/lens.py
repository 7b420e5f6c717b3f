"""From a camera track to the matrices that pictures are drawn with.

Enters: a row of `CameraTrack` and the picture size. Leaves: a `Lens`: view and projection. The
projection's second row is negated, so rows come back from OpenGL top first without a copy; front
faces turn clockwise on screen in return.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.xsheet import CameraTrack

Floats = npt.NDArray[np.float32]
NEAR_M = 0.06
FAR_M = 160.0
GATE_MM = 36.0
HOLD_M = 1e-5  # a camera that moves less than this between frames holds still
HOLD_MM = 1e-4
REST_FRAMES = 24  # a shorter rest is not worth a plate


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """A camera at one frame: `view` and `projection` are float32[4, 4], column vectors."""

    eye: Floats  # [3]
    view: Floats
    projection: Floats
    width: int
    height: int
    focus_m: float

    @property
    def view_projection(self) -> Floats:
        """World to clip space."""
        return (self.projection @ self.view).astype(np.float32)

    @property
    def right(self) -> Floats:
        """Camera's right in the world."""
        return np.asarray(self.view[0, :3])

    @property
    def up(self) -> Floats:
        """Camera's up in the world."""
        return np.asarray(self.view[1, :3])

    @property
    def back(self) -> Floats:
        """From the subject to the camera."""
        return np.asarray(self.view[2, :3])

    @property
    def px_per_m(self) -> float:
        """Pixels that one metre covers at one metre's distance."""
        return float(self.projection[0, 0]) * self.width / 2

    def project(self, points: Floats) -> Floats:
        """World points [N, 3] to (x px, y px from the top, distance m), float32[N, 3]."""
        clip = points @ self.view_projection[:, :3].T + self.view_projection[:, 3]
        w = np.maximum(clip[:, 3], 1e-3)
        x = (clip[:, 0] / w * 0.5 + 0.5) * self.width
        y = (clip[:, 1] / w * 0.5 + 0.5) * self.height
        return np.stack([x, y, clip[:, 3]], axis=1).astype(np.float32)


def _view(eye: Floats, aim: Floats, roll_deg: float) -> Floats:
    ahead = aim - eye
    ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-6)
    up = np.array([0, 1, 0], np.float64)
    if abs(float(ahead @ up)) > 0.999:  # straight up or down: the picture's top is −z
        up = np.array([0, 0, -1], np.float64)
    right = np.cross(ahead, up)
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    roll = np.deg2rad(roll_deg)
    right, up = right * np.cos(roll) + up * np.sin(roll), up * np.cos(roll) - right * np.sin(roll)
    view = np.eye(4)
    view[:3, :3] = np.stack([right, up, -ahead])
    view[:3, 3] = -view[:3, :3] @ eye
    return view.astype(np.float32)


def _projection(lens_mm: float, width: int, height: int) -> Floats:
    scale = 2 * lens_mm / GATE_MM
    depth = FAR_M - NEAR_M
    matrix = np.zeros((4, 4), np.float32)
    matrix[0, 0] = scale
    matrix[1, 1] = -scale * width / height  # rows top first
    matrix[2, 2] = -(FAR_M + NEAR_M) / depth
    matrix[2, 3] = -2 * FAR_M * NEAR_M / depth
    matrix[3, 2] = -1
    return matrix


def lens_at(track: CameraTrack, frame: int, width: int, height: int) -> Lens:
    """The camera at one frame of its track; `lens_mm` on a gate 36 mm wide."""
    eye = track.eye_m[frame].astype(np.float64)
    aim = track.aim_m[frame].astype(np.float64)
    return Lens(
        eye=eye.astype(np.float32),
        view=_view(eye, aim, float(track.roll_deg[frame])),
        projection=_projection(float(track.lens_mm[frame]), width, height),
        width=width,
        height=height,
        focus_m=float(track.focus_m[frame]),
    )


def holds_still(track: CameraTrack) -> bool:
    """Whether the camera never moves, turns or zooms in the shot."""
    spans = [np.ptp(track.eye_m, axis=0).max(), np.ptp(track.aim_m, axis=0).max()]
    turns = [np.ptp(track.roll_deg), np.ptp(track.lens_mm)]
    return bool(max(spans) < HOLD_M and max(turns) < HOLD_MM)


def at_rest(track: CameraTrack) -> npt.NDArray[np.int64]:
    """Which frame's lens each frame has [F]: where the camera rests, the first of that rest.

    A rest is `REST_FRAMES` or more in which nothing of the camera moves; elsewhere −1. A plate is
    drawn for it once, though the camera moves in the same shot.
    """
    rows = np.column_stack([track.eye_m, track.aim_m, track.roll_deg, track.lens_mm])
    moved = np.abs(np.diff(rows, axis=0, prepend=rows[:1])).max(axis=1) > HOLD_M
    starts = np.flatnonzero(np.concatenate([[True], moved[1:]]))
    found = np.full(len(rows), -1, np.int64)
    for first, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        span = np.abs(rows[first:end] - rows[first]).max()
        if end - first >= REST_FRAMES and span < REST_FRAMES * HOLD_M:
            found[first:end] = first
    return found


def box_on_screen(lens: Lens, low: Floats, high: Floats) -> tuple[int, int, int, int] | None:
    """Pixels (x0, y0, x1, y1) that a world box covers, clipped; None when out of frame."""
    corners = np.stack(np.meshgrid(*zip(low, high, strict=True)), axis=-1).reshape(-1, 3)
    seen = lens.project(corners.astype(np.float32))
    if seen[:, 2].max() <= NEAR_M:
        return None
    if seen[:, 2].min() <= NEAR_M:
        return 0, 0, lens.width, lens.height
    x0, y0 = np.clip(np.floor(seen[:, :2].min(0)), 0, [lens.width, lens.height]).astype(int)
    x1, y1 = np.clip(np.ceil(seen[:, :2].max(0)), 0, [lens.width, lens.height]).astype(int)
    return (int(x0), int(y0), int(x1), int(y1)) if x1 > x0 and y1 > y0 else None
