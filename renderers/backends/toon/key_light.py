"""How a figure is lit: the key a cameraman would set, the rim behind, the practicals around.

Enters: the camera, the atmosphere, the lamps and where a head is and looks. Leaves: a `FigureLight`
of uniform values. The key stands beside the camera on the sun's side and bends towards each face:
it is cinematographic, not physical, so that speakers stay lit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.floor_plan import Lamp
from renderers.backends.toon.atmosphere import Atmosphere, Colour
from renderers.backends.toon.lens import Lens
from renderers.backends.toon.programs import Value

Vector = npt.NDArray[np.float64]
_BESIDE = (0.60, 0.52, 0.62)  # right, up, towards the camera
_LAMP_SHARE = 0.42
_LIT_FLOOR, _DARK_FLOOR = 0.90, 0.33  # luminance of a figure's two tones at least, 1 as painted
_MOST_GAIN = 1.6
_LUMA = np.array((0.30, 0.59, 0.11))


@dataclass(frozen=True, slots=True)
class FigureLight:
    """Uniforms of `figure.frag`; `key` and `rim` point from the figure to their light."""

    key: Colour
    key_colour: Colour
    shade: Colour
    rim: Colour
    rim_colour: Colour

    def uniforms(self) -> dict[str, Value]:
        """The values by their names in the shader."""
        return {
            "key": self.key,
            "key_colour": self.key_colour,
            "shade": self.shade,
            "rim": self.rim,
            "rim_colour": self.rim_colour,
        }


def _unit(vector: Vector) -> Vector:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def _colour(values: Vector) -> Colour:
    return float(values[0]), float(values[1]), float(values[2])


def key_direction(lens: Lens, air: Atmosphere) -> Vector:
    """Where the key stands for a camera: on the side that the sun is on."""
    to_sun = -np.array(air.sun_direction, np.float64) * np.array([1, 0.5, 1])
    side = 1.0 if float(to_sun @ lens.right) >= 0 else -1.0
    stand = lens.right * side * _BESIDE[0] + np.array([0, _BESIDE[1], 0]) + lens.back * _BESIDE[2]
    key = _unit(stand.astype(np.float64))
    to_sun = _unit(to_sun)
    return _unit(key * 0.75 + to_sun * 0.25) if float(key @ to_sun) > -0.2 else key


def lamp_light(head: Vector, lamps: Sequence[Lamp], air: Atmosphere) -> Vector:
    """Light of the practicals at a head, as a colour."""
    total = 0.0
    for lamp in lamps if air.lamp > 0 else ():
        away = np.array([lamp.x_m, lamp.y_m, lamp.z_m]) - head
        total += lamp.strength / (1.0 + float(away @ away) / 2.6)
    return np.array(air.lamp_colour) * min(total, 1.2) * air.lamp * _LAMP_SHARE


def exposed(air: Atmosphere, key: Vector) -> tuple[Vector, Vector]:
    """Key and shade of a figure, brought up to what an audience can read a face by.

    Night stays night in the set; whoever plays in it is lit a little more, as on a film's night.
    """
    ambient = (np.array(air.ambient_high) + np.array(air.ambient_low)) / 2
    shade = np.array(air.shade)
    lacking = (_LIT_FLOOR - float(ambient @ _LUMA)) / max(float(key @ _LUMA), 1e-6)
    dim = _DARK_FLOOR / max(float((ambient * shade) @ _LUMA), 1e-6)
    key = key * min(max(lacking, 1.0), _MOST_GAIN)
    return key, shade * min(max(dim, 1.0), _MOST_GAIN)


def figure_light(
    lens: Lens, air: Atmosphere, lamps: Sequence[Lamp], head: Vector, face: Vector
) -> FigureLight:
    """Light on one figure; `head` is where its head is, `face` the way it looks (unit)."""
    key = _unit(key_direction(lens, air) * 0.74 + face * 0.36)
    to_sun = -np.array(air.sun_direction, np.float64)
    rim = _unit(to_sun * np.array([1, 0.5, 1]) * 0.6 - lens.back * 0.8 + np.array([0, 0.35, 0]))
    key_colour, shade = exposed(air, np.array(air.key) + lamp_light(head, lamps, air))
    return FigureLight(
        key=_colour(key),
        key_colour=_colour(key_colour),
        shade=_colour(shade),
        rim=_colour(rim),
        rim_colour=air.rim,
    )
