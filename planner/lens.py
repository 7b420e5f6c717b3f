"""The camera as a pinhole: field of view, axes and projection.

Enters: lens lengths in millimetres on a 36 mm wide 16:9 gate, eyes and directions as arrays.
Leaves: half-field tangents, camera axes and screen positions, −1…1 across and up the frame.
"""

from typing import NamedTuple

import numpy as np

from planner.figures import Vector
from planner.ground import Floats
from planner.shots import CameraPose

GATE_MM = 36.0
ASPECT = 16 / 9


class View(NamedTuple):
    """N cameras: eye [N, 3], unit axes right, up, ahead [N, 3], half-field tangents [N]."""

    eye: Floats
    right: Floats
    up: Floats
    ahead: Floats
    across: Floats
    upward: Floats


def tangents(lens_mm: Floats) -> tuple[Floats, Floats]:
    """Tangents of half the field of view, across and up."""
    across = GATE_MM / 2 / lens_mm
    return across, across / ASPECT


def directions(yaw_deg: Floats, pitch_deg: Floats) -> Floats:
    """Unit view directions [N, 3]; yaw 0 looks along +z, positive pitch looks up."""
    yaw, pitch = np.radians(yaw_deg), np.radians(pitch_deg)
    return np.stack([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)], -1)


def axes(ahead: Floats) -> tuple[Floats, Floats]:
    """Right and up axes of level cameras that look along `ahead` [N, 3]."""
    flat = np.hypot(ahead[:, 0], ahead[:, 2])
    flat = np.where(flat < 1e-6, 1.0, flat)
    right = np.stack([-ahead[:, 2] / flat, np.zeros(len(ahead)), ahead[:, 0] / flat], -1)
    return right, np.cross(right, ahead)


def view(eye: Floats, ahead: Floats, lens_mm: Floats) -> View:
    """Cameras from eyes, directions and lenses."""
    right, up = axes(ahead)
    across, upward = tangents(lens_mm)
    return View(eye, right, up, ahead, across, upward)


def view_of(pose: CameraPose) -> View:
    """One pose as a view of one camera."""
    eye, aim = np.array([pose.eye_m]), np.array([pose.aim_m])
    ahead = aim - eye
    return view(eye, ahead / np.linalg.norm(ahead, axis=1, keepdims=True), np.array([pose.lens_mm]))


def project(cameras: View, points: Floats) -> tuple[Floats, Floats, Floats]:
    """Screen x, y (−1…1) and depth in metres of K points for N cameras, each [N, K]."""
    depth = _along(cameras.ahead, cameras.eye, points)
    safe = np.where(np.abs(depth) < 1e-3, 1e-3, depth)
    x = _along(cameras.right, cameras.eye, points) / safe / cameras.across[:, None]
    y = _along(cameras.up, cameras.eye, points) / safe / cameras.upward[:, None]
    return x, y, depth


def _along(axis: Floats, eye: Floats, points: Floats) -> Floats:
    """Metres of K points along each of N cameras' axes, [N, K]."""
    return np.asarray(axis @ points.T - (axis * eye).sum(axis=1)[:, None])


def pose(eye: Floats, ahead: Floats, lens_mm: float, depth_m: float) -> CameraPose:
    """A pose that looks along `ahead`, sharp at `depth_m`; rounded to millimetres."""
    aim = eye + ahead * max(depth_m, 0.3)
    return CameraPose(_rounded(eye), _rounded(aim), round(lens_mm, 1), 0.0, round(depth_m, 2))


def _rounded(point: Floats) -> Vector:
    x, y, z = (round(float(v), 3) + 0.0 for v in point)
    return x, y, z
