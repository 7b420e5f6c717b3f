"""What the light of a scene is: sun, sky, practicals, key and rim, and the grade of the picture.

Enters: `planner.shots.Light`. Leaves: an `Atmosphere`. Numbers multiply display-referred colours:
1 shows a surface as it was painted. Night is a film's night, moonlit blue against warm lamps, and
faces stay readable in it.
"""

from dataclasses import dataclass, replace

import numpy as np

from planner.shots import Light
from screenplay.scene_graph import DayTime

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Atmosphere:
    """Light of a scene. Directions are those in which light travels; y is up."""

    sun_direction: Colour
    sun: Colour  # on surfaces that face it
    ambient_high: Colour  # on surfaces that face up
    ambient_low: Colour  # on surfaces that face down
    outside: Colour  # through windows, on walls and floors
    lamp: float  # how far practicals are turned up
    lamp_colour: Colour
    key: Colour  # on faces, towards the camera
    shade: Colour  # tint of the dark tone of figures
    rim: Colour
    sky_top: Colour
    sky_bottom: Colour
    night: float
    grade: Colour = (1.0, 1.0, 1.0)
    shadow: Colour = (0.66, 0.60, 0.70)  # of figures, on the floor
    fog: Colour = (0.8, 0.85, 0.9)
    fog_per_m: float = 0.0


_DAY = Atmosphere(
    sun_direction=(0.55, -0.72, -0.42), sun=(0.62, 0.55, 0.42),
    ambient_high=(0.80, 0.82, 0.86), ambient_low=(0.60, 0.56, 0.55),
    outside=(0.90, 0.96, 1.00), lamp=0.0, lamp_colour=(1.20, 0.88, 0.55),
    key=(0.36, 0.33, 0.27), shade=(0.80, 0.75, 0.86), rim=(0.42, 0.40, 0.34),
    sky_top=(0.36, 0.63, 0.92), sky_bottom=(0.84, 0.93, 0.98), night=0.0,
    grade=(1.06, 1.04, 1.01),
)  # fmt: skip
_DAWN = replace(
    _DAY,
    sun_direction=(0.80, -0.36, -0.36), sun=(0.66, 0.46, 0.32),
    ambient_high=(0.72, 0.72, 0.84), ambient_low=(0.60, 0.50, 0.54),
    outside=(1.00, 0.84, 0.76), lamp=0.15,
    key=(0.36, 0.28, 0.22), shade=(0.78, 0.72, 0.90), rim=(0.52, 0.38, 0.28),
    sky_top=(0.48, 0.60, 0.86), sky_bottom=(1.00, 0.82, 0.70),
    grade=(1.04, 1.00, 1.02), shadow=(0.68, 0.60, 0.74),
)  # fmt: skip
_DUSK = replace(
    _DAY,
    sun_direction=(0.82, -0.30, -0.38), sun=(0.76, 0.46, 0.28),
    ambient_high=(0.62, 0.57, 0.72), ambient_low=(0.50, 0.44, 0.52),
    outside=(1.02, 0.70, 0.52), lamp=0.65,
    key=(0.37, 0.29, 0.22), shade=(0.76, 0.70, 0.90), rim=(0.62, 0.40, 0.24),
    sky_top=(0.34, 0.36, 0.64), sky_bottom=(1.00, 0.72, 0.52), night=0.15,
    grade=(1.03, 1.00, 1.00), shadow=(0.58, 0.50, 0.66),
)  # fmt: skip
_NIGHT = replace(
    _DAY,
    sun_direction=(0.50, -0.70, -0.50), sun=(0.16, 0.24, 0.40),
    ambient_high=(0.32, 0.38, 0.58), ambient_low=(0.26, 0.26, 0.40),
    outside=(0.26, 0.36, 0.66), lamp=1.0, lamp_colour=(1.62, 1.12, 0.64),
    key=(0.47, 0.41, 0.37), shade=(0.72, 0.72, 0.92), rim=(0.40, 0.56, 0.88),
    sky_top=(0.03, 0.05, 0.16), sky_bottom=(0.16, 0.24, 0.47), night=1.0,
    grade=(1.00, 1.00, 1.06), shadow=(0.56, 0.54, 0.66),
)  # fmt: skip
_EXTERIOR = {
    DayTime.DAWN: _DAWN,
    DayTime.DAY: _DAY,
    DayTime.DUSK: _DUSK,
    DayTime.NIGHT: _NIGHT,
}
_GREY_WORDS = ("rain", "storm", "overcast", "cloud", "snow", "fog", "mist", "drizzle")
_SMOKE_PER_M = 0.11
_FOG_WORDS = {"fog": 0.055, "mist": 0.035, "snow": 0.018, "storm": 0.016, "rain": 0.012}


def _scaled(colour: Colour, gain: float) -> Colour:
    return colour[0] * gain, colour[1] * gain, colour[2] * gain


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    mixed = (1 - share) * np.array(a) + share * np.array(b)
    return float(mixed[0]), float(mixed[1]), float(mixed[2])


def _indoors(air: Atmosphere) -> Atmosphere:
    """Rooms: the sun only through windows, softer ambience, warmer lamps, a gentle rim."""
    warm = _mixed(air.lamp_colour, (1.0, 1.0, 1.0), 0.15)
    dark = air.night
    return replace(
        air,
        sun=_scaled(air.sun, 1.15),
        ambient_high=_mixed(_scaled(air.ambient_high, 1.06 - 0.16 * dark), warm, 0.12),
        ambient_low=_mixed(_scaled(air.ambient_low, 1.14 - 0.16 * dark), warm, 0.14 - 0.04 * dark),
        lamp=air.lamp * (1 - 0.15 * dark),
        key=_mixed(air.key, _scaled(warm, 0.38), 0.25 + 0.45 * dark),
        rim=_scaled(air.rim, 0.75),
        shadow=_mixed(air.shadow, (1.0, 1.0, 1.0), 0.12),
    )


def _under_clouds(air: Atmosphere, weather: str) -> Atmosphere:
    """Rain, snow and fog: a weak sun, grey sky, flat light."""
    grey = float(np.mean(air.sky_bottom)) * 0.86
    cloud = (grey * 0.96, grey * 1.0, grey * 1.05)
    fog = max((d for word, d in _FOG_WORDS.items() if word in weather), default=0.0)
    return replace(
        air,
        sun=_scaled(air.sun, 0.25),
        ambient_high=_scaled(air.ambient_high, 0.97),
        key=_scaled(_mixed(air.key, (0.30, 0.32, 0.35), 0.5), 0.9),
        rim=_scaled(air.rim, 0.6),
        sky_top=_mixed(air.sky_top, _scaled(cloud, 0.82), 0.75),
        sky_bottom=_mixed(air.sky_bottom, cloud, 0.75),
        outside=_mixed(air.outside, cloud, 0.7),
        shadow=_mixed(air.shadow, (1.0, 1.0, 1.0), 0.35),
        fog=_mixed(air.sky_bottom, cloud, 0.75),
        fog_per_m=fog,
    )


def _in_smoke(air: Atmosphere) -> Atmosphere:
    """Smoke hangs in the air: a grey haze that takes what is far."""
    grey = float(np.mean(air.ambient_high)) * 1.02
    return replace(
        air, fog=(grey, grey * 0.99, grey * 0.97), fog_per_m=max(air.fog_per_m, _SMOKE_PER_M)
    )


def _remembered(air: Atmosphere) -> Atmosphere:
    """Flashbacks: warmer and lower in contrast, as convention has it."""
    return replace(
        air,
        grade=(air.grade[0] * 1.06, air.grade[1] * 1.0, air.grade[2] * 0.86),
        shade=_mixed(air.shade, (1.0, 0.95, 0.85), 0.4),
        shadow=_mixed(air.shadow, (1.0, 1.0, 1.0), 0.25),
    )


def atmosphere(light: Light) -> Atmosphere:
    """The atmosphere of a scene's light, weather and manner of telling."""
    air = _EXTERIOR[light.daytime]
    weather = light.weather.lower()
    if any(word in weather for word in _GREY_WORDS):
        air = _under_clouds(air, weather)
    if light.interior:
        air = replace(_indoors(air), fog_per_m=0.0)
    if "smoke" in weather:
        air = _in_smoke(air)
    return _remembered(air) if light.flashback else air
