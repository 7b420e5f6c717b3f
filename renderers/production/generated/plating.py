"""The job of painting a place in its light: one plate, which all its shots are seen against.

Enters: a floor plan, a light, the model. Leaves: blob "plate". Its views are chosen from cameras
that the room itself gives, not the shots: a shot that is framed anew changes no other.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from planner.floor_plan import FloorPlan
from planner.shots import Light
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import restored
from renderers.production.generated.machine import generator
from renderers.production.plugins import backend
from renderers.xsheet import CameraTrack, XSheet
from screenplay.frame_rate import FrameRate
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.renderer import ToonRenderer
    from renderers.generative.plates.viewpoint import Viewpoint

Matrix = npt.NDArray[np.float64]
_STATIONS = 8  # round the room
_OUT = 0.86  # how far towards the walls, of the way from the middle
_EYE_M, _LOOK_M = 1.55, 1.15
_LENS_MM = 24.0


def paint_plate(context: Context) -> Result:
    """Paint a place; the run of the job "plate"."""
    from renderers.generative.card import Card
    from renderers.generative.keyframes.words import NOBODY, plate_prompt
    from renderers.generative.painter import Painter
    from renderers.generative.plates.covering import covering
    from renderers.generative.plates.empty_set import EmptySet
    from renderers.generative.plates.painting import Order, painted
    from renderers.generative.plates.plate import Plate, packed
    from renderers.generative.seeds import seed_of
    from renderers.production.generated.filming import style_of

    plan = restored(context.params["floor_plan"], FloorPlan)
    light = restored(context.params["light"], Light)
    card = restored(context.params["still"], Card)
    size = (context.params["width_px"], context.params["height_px"])
    toon: ToonRenderer = backend(RENDERERS, context.params["renderer"])
    measure = EmptySet(bare(plan, light), JobAssets(context.blobs, context.inputs), toon)
    painter = Painter(
        generator(context.params["backend"]), card, context.params["quality"], context.report
    )
    seed = seed_of("plate", plan.id, light.daytime.value, context.params["take"])
    style = style_of(context)
    words = plate_prompt(plan, light, style.words)
    order = Order(words, seed, painter, NOBODY, adapters=style.adapters)
    views = covering(stations(plan, size), measure)
    plate = painted(Plate(plan.id, light.daytime.value), views, measure, order)
    return {"plate": context.blobs.put(packed(plate))}


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
