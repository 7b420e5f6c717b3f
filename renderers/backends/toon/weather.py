"""Rain and snow before the camera.

Enters: the scene's light, the camera, the frame's number. Leaves: ink rows: streaks that fall
through the room before the lens. Drops are where a seeded generator puts them, and fall with the
frames; indoors it does not rain.
"""

import hashlib

import numpy as np

from planner.shots import Light
from renderers.backends.toon.ink import Stroke
from renderers.backends.toon.lens import Lens
from renderers.mesh import Floats

RAIN_STROKE = Stroke(0.0050, 0.6, 2.2, 0.0, 0.42)
SNOW_STROKE = Stroke(0.0220, 1.6, 7.0, 0.0, 0.85)
_DROPS = 800
_DEEP_M = 11.0
_HIGH_M = 7.0
_RAIN_WORDS = ("rain", "storm", "drizzle")


def falls(light: Light) -> str:
    """What comes down: "rain", "snow" or nothing, ""."""
    weather = light.weather.lower()
    if light.interior:
        return ""
    if "snow" in weather:
        return "snow"
    return "rain" if any(word in weather for word in _RAIN_WORDS) else ""


def _drops(shot_id: str, fall_m: float) -> Floats:
    """Drops in a box before the camera [N, 3]: across −1…1, height 0…1, depth 0…1."""
    seed = int.from_bytes(hashlib.sha256(f"weather/{shot_id}".encode()).digest()[:8])
    drops = np.random.default_rng(seed).random((_DROPS, 3))
    drops[:, 0] = drops[:, 0] * 2 - 1
    drops[:, 1] = (drops[:, 1] - fall_m / _HIGH_M) % 1.0
    return drops.astype(np.float32)


def weather_rows(kind: str, shot_id: str, seconds: float, lens: Lens, grey: float) -> Floats:
    """Ink rows [N, 10] of rain or snow at a time of the shot.

    Args:
        kind: "rain" or "snow".
        shot_id: Seeds the drops.
        seconds: Since the shot's first frame.
        lens: The camera.
        grey: Brightness of the drops, 0…1.
    """
    rain = kind == "rain"
    drops = _drops(shot_id, seconds * (9.0 if rain else 0.9))
    depth = 1.2 + drops[:, 2] * _DEEP_M
    wide = depth * 18.0 / (lens.px_per_m * 36.0 / lens.width) * 1.15
    sway = 0.0 if rain else 0.15 * np.sin(seconds * 1.7 + drops[:, 2] * 40)
    across = drops[:, 0] * wide + sway
    ahead = -lens.back * np.array([1, 0, 1], np.float32)
    ahead /= max(float(np.linalg.norm(ahead)), 1e-6)
    start = lens.eye + lens.right * across[:, None] + ahead * depth[:, None]
    start[:, 1] = lens.eye[1] + (drops[:, 1] - 0.45) * _HIGH_M
    length = np.array([0.02, -0.34, 0.0] if rain else [0.004, -0.004, 0.0], np.float32)
    rows = np.empty((_DROPS, 10), np.float32)
    rows[:, :3], rows[:, 3:6] = start, start + length
    rows[:, 6:9] = np.array([0.86, 0.93, 1.0] if rain else [1.0, 1.0, 1.0], np.float32) * grey
    rows[:, 9] = 1.0
    return rows
