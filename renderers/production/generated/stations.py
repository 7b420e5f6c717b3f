"""Cameras that a place itself gives, and the place with nobody in it.

Enters: a floor plan, a light. Leaves: viewpoints round the room, and a sheet without people.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.floor_plan import FloorPlan
from planner.shots import Light
from renderers.xsheet import CameraTrack, XSheet
from screenplay.frame_rate import FrameRate

if TYPE_CHECKING:
    from renderers.generative.plates.viewpoint import Viewpoint

Matrix = npt.NDArray[np.float64]
_STATIONS = 8  # round the room
_OUT = 0.86  # how far towards the walls, of the way from the middle
_EYE_M, _LOOK_M = 1.55, 1.15
_LENS_MM = 24.0


def stations(plan: FloorPlan, size_px: tuple[int, int]) -> "tuple[Viewpoint, ...]":
    """Cameras round a place that look across its middle."""
    from renderers.backends.toon.lens import GATE_MM
    from renderers.generative.plates.viewpoint import Viewpoint
    from renderers.passes.cameras import Camera

    width, height = size_px
    focal = _LENS_MM / GATE_MM * width
    k = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])
    middle = np.array([(plan.x0_m + plan.x1_m) / 2, _LOOK_M, (plan.z0_m + plan.z1_m) / 2])
    reach = np.array([plan.x1_m - plan.x0_m, 0, plan.z1_m - plan.z0_m]) / 2 * _OUT
    found = []
    for number in range(_STATIONS):
        turn = 2 * np.pi * number / _STATIONS
        eye = middle + reach * [np.sin(turn), 0, np.cos(turn)]
        eye[1] = min(_EYE_M, plan.height_m * 0.8)
        found.append(Viewpoint(Camera(k, _towards(eye, middle)), width, height))
    return tuple(found)


def _towards(eye: npt.NDArray[np.float64], aim: npt.NDArray[np.float64]) -> Matrix:
    """World to a level camera [4, 4]: x right, y down, z ahead."""
    ahead = (aim - eye) / np.linalg.norm(aim - eye)
    right = np.cross(ahead, [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    turn = np.stack([right, np.cross(ahead, right), ahead])
    found = np.eye(4)
    found[:3, :3], found[:3, 3] = turn, -turn @ eye
    return found


def bare(plan: FloorPlan, light: Light) -> XSheet:
    """A sheet of a place where nobody is; its camera is nobody's."""
    at = np.zeros((1, 3), np.float32)
    ahead = np.array([[0, 0, -1]], np.float32)
    flat, lens = np.zeros(1, np.float32), np.full(1, _LENS_MM, np.float32)
    level = CameraTrack(at, ahead, flat, lens, np.full(1, 3.0, np.float32))
    return XSheet("plate", FrameRate(), 1, plan, light, level, (), ())
