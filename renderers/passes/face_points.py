"""The 70 points of a face, on the plane that faces are drawn on.

Enters: the numbers that shaders/face.glsl draws a face with. Leaves: points (u, v) in head units:
v is the height above the chin, u runs along the curve of the face, +u to the character's left.
The order is that of OpenPose: 68 points of iBUG 300-W (Sagonas et al., 2013), then both pupils;
the character's right side comes first. Curves are those of the shader.
"""

from collections.abc import Mapping

import numpy as np

from renderers.mesh import Floats

FACE_POINTS = 70
NOSE_TIP = 30
JAW = 17  # the first points: an outline, not drawn features
ANGLE_PER_U = 1 / 0.455  # radians about the upright axis of the head, see `face` in the shader
Values = Mapping[str, float | tuple[float, ...]]

_JAW_DEG = np.array([84, 82, 78, 71, 61, 48, 33, 17, 0], np.float32)
_JAW_V = np.array([0.43, 0.355, 0.28, 0.21, 0.15, 0.105, 0.072, 0.05, 0.042], np.float32)
_BRIDGE_V = (0.470, 0.430, 0.390, 0.350)
_WINGS = np.array([(-0.062, 0.308), (-0.032, 0.298), (0, 0.292)], np.float32)


def face_points(values: Values) -> Floats:
    """Points [70, 2] of a face with these uniforms, see `renderers.rigs.faces`."""
    right_eye, right_pupil = _eye(values, -1.0)
    left_eye, left_pupil = _eye(values, 1.0)
    parts = [
        _jaw(), _brow(values, -1.0), _brow(values, 1.0)[::-1],
        np.array([(0, v) for v in _BRIDGE_V]), _mirrored_end(_WINGS),
        right_eye, left_eye[[3, 2, 1, 0, 5, 4]], _mouth(values), right_pupil, left_pupil,
    ]  # fmt: skip
    return np.concatenate(parts).astype(np.float32)


def _mirrored_end(right: Floats) -> Floats:
    """Points from the right to the middle, gone on with to the left."""
    left = right[-2::-1] * np.array([-1, 1], np.float32)
    return np.concatenate([right, left])


def _jaw() -> Floats:
    u = -np.radians(_JAW_DEG) / np.float32(ANGLE_PER_U)
    return _mirrored_end(np.stack([u, _JAW_V], 1))


def _four(values: Values, name: str) -> tuple[float, ...]:
    value = values[name]
    return value if isinstance(value, tuple) else (value,)


def _mix(a: float, b: float, t: float) -> float:
    return a * (1 - t) + b * t


def _brow(values: Values, side: float) -> Floats:
    """Five points from the outer end inwards."""
    raised, tilt = _four(values, "face_brow")[:2]
    spacing, half = _four(values, "face_build")[0], 0.098
    along = np.linspace(half, -half, 5)
    bend = -0.034 * (1 - 0.55 * max(-tilt, 0)) * (along / half) ** 2
    slope = (tilt + 0.18) * 0.040 * (-along / half) - 0.020 * max(-tilt, 0)
    v = 0.632 + 0.045 * raised + 0.010 * abs(tilt) + bend + slope + 0.010
    return np.stack([side * (along + spacing + 0.005), v], 1).astype(np.float32)


def _eye(values: Values, side: float) -> tuple[Floats, Floats]:
    """Outer corner, upper lid ×2, inner corner, lower lid ×2; and the pupil [1, 2]."""
    blink, squint, gaze_u, gaze_v = _four(values, "face_lids")
    raised, tilt, smile = _four(values, "face_brow")[:3]
    spacing, size = _four(values, "face_build")[:2]
    wide, high = 0.080 * size, 0.100 * size
    x = np.array([0.95, 0.45, -0.45, -0.95, -0.45, 0.45]) * wide
    arch = 1 - (x / wide) ** 2
    happy = max(smile, 0) * squint
    opened = max(raised, 0) * 0.28 + max(gaze_v, 0) * 0.12 + min(gaze_v, 0) * 0.30
    slant = tilt * 0.26 * high * (-x / wide) * (1 - 0.5 * max(tilt, 0))
    level = _mix(0.57 + opened - 0.22 * squint + 0.20 * min(raised, 0), -0.52, blink)
    oval = high * np.sqrt(np.maximum(arch, 0))
    upper = np.minimum(high * (level - 0.5 + 0.5 * arch) + slant * (1 - blink), oval)
    low = _mix(-0.98 + 0.55 * squint + 0.10 * happy, -0.62, blink * 0.9)
    lower = np.maximum(high * (low - (0.10 - 0.32 * happy) * arch + 0.06), -oval)
    y = np.where([True, True, True, True, False, False], upper, np.minimum(lower, upper))
    y[[0, 3]] = (upper[[0, 3]] + np.minimum(lower, upper)[[0, 3]]) / 2
    lids = np.stack([side * (spacing + x), 0.470 + y], 1)
    pupil = [[side * (spacing - 0.010) + gaze_u * 0.036, 0.466 + gaze_v * 0.034]]
    return lids.astype(np.float32), np.array(pupil, np.float32)


def _mouth(values: Values) -> Floats:
    """Twelve points round the lips from the right corner over the top, eight inside them."""
    width, opened, rounded = _four(values, "face_mouth")[:3]
    smile, painted = _four(values, "face_brow")[2], _four(values, "face_build")[2]
    half = _mix(0.070, 0.150, width) * (1 - 0.30 * rounded) * (1 + 0.10 * max(smile, 0))
    gap = opened * _mix(0.150, 0.165, rounded)
    full = 0.006 + 0.013 * painted + 0.012 * rounded
    foot = 0.172 - 0.012 * min(smile, 0)

    def lip(x: Floats, upwards: float, thick: float) -> Floats:
        round_off = np.sqrt(np.maximum(1 - x * x, 0))
        k = _mix_of(round_off * (0.65 + 0.35 * round_off), round_off, rounded)
        part = _mix(0.20, 0.48, rounded) if upwards > 0 else _mix(0.80, 0.52, rounded)
        v = smile * 0.052 * (x * x - 0.45) + upwards * k * (gap * part + thick * full)
        return np.stack([x * half, foot + v], 1).astype(np.float32)

    outer = np.linspace(-1, 1, 7, dtype=np.float32)
    inner = np.linspace(-0.9, 0.9, 5, dtype=np.float32)
    return np.concatenate([
        lip(outer, 1, 1.0), lip(outer[-2:0:-1], -1, 1.35),
        lip(inner, 1, 0.0), lip(inner[-2:0:-1], -1, 0.0),
    ])  # fmt: skip


def _mix_of(a: Floats, b: Floats, t: float) -> Floats:
    return np.asarray(a * (1 - t) + b * t, np.float32)
