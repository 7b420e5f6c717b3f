"""Hands with four fingers and a thumb, in shapes from open to fist.

Enters: a Figure. Leaves: the left hand's shell in the bind pose, modelled open, and the positions
and normals of every shape in `HAND_SHAPES`. Each digit is a tube swept along its bones, so any
bend keeps its roundness.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.rigs.figure import Figure
from renderers.rigs.shells import Shell, join
from renderers.rigs.tubes import sweep

Floats = npt.NDArray[np.float32]
HAND_SHAPES = ("open", "relaxed", "fist", "point")
_Bones = tuple[Floats, Floats, Floats, Floats]  # what a tube is swept along: see `sweep`
_CURL_DEG = {  # index, middle, ring, little, thumb
    "open": (4, 3, 4, 6, 0), "relaxed": (22, 28, 34, 40, 16),
    "fist": (88, 90, 90, 90, 52), "point": (3, 88, 90, 90, 52),
}  # fmt: skip
_SPREAD = {"open": 1.0, "relaxed": 0.35, "fist": 0.0, "point": 0.15}


@dataclass(frozen=True, slots=True)
class _Digit:
    """One finger in hand units: x towards the fingertips, y out of the back, z to the thumb."""

    root: tuple[float, float, float]
    length: float
    radius: float
    fan_deg: float  # sideways when spread
    curl: int  # column in the curl table


_FINGERS = (
    _Digit((0.50, 0.005, 0.165), 0.46, 0.074, 7, 0),
    _Digit((0.53, 0.012, 0.055), 0.51, 0.077, 2, 1),
    _Digit((0.51, 0.005, -0.055), 0.47, 0.073, -4, 2),
    _Digit((0.46, -0.010, -0.160), 0.38, 0.065, -11, 3),
)


def _rounded(count: int) -> tuple[Floats, Floats]:
    """Stations 0…1 along a digit and its radius there, the tip a half circle."""
    shaft = np.linspace(0, 0.80, count - 3)
    cap = 0.80 + 0.20 * np.sin(np.array([0.45, 0.8, 1.0]) * np.pi / 2)
    t = np.concatenate([shaft, cap])
    radius = np.concatenate([1.02 - 0.10 * shaft, 0.94 * np.sqrt([0.60, 0.22, 0.0008])])
    return t.astype(np.float32), radius.astype(np.float32)


def _digit(digit: _Digit, curl_deg: float, fan: float, rings: int) -> _Bones:
    """A finger bent at its three joints by `curl_deg` each (the last one less)."""
    t, radius = _rounded(rings)
    bend = np.radians(curl_deg) * (
        0.9 * _step(t, 0.10) + 1.0 * _step(t, 0.44) + 0.65 * _step(t, 0.72)
    )
    fan_rad = np.radians(digit.fan_deg * fan)
    heading = np.stack(
        [np.cos(bend) * np.cos(fan_rad), -np.sin(bend), np.cos(bend) * np.sin(fan_rad)], 1
    )
    lengths = np.diff(t, prepend=0)[:, None] * digit.length
    centres = np.asarray(digit.root) + np.cumsum(heading * lengths, 0)
    side = np.tile(np.array([-np.sin(fan_rad), 0, np.cos(fan_rad)]), (len(t), 1))
    up = np.cross(side, heading)
    radii = np.repeat((radius * digit.radius)[:, None], 2, 1)
    return centres, side, up, radii


def _step(t: Floats, at: float) -> Floats:
    """A joint's share of bend along a digit: a smooth step a knuckle wide."""
    x = np.clip((t - np.float32(at) + np.float32(0.07)) / np.float32(0.14), 0, 1)
    return np.asarray(x * x * (3 - 2 * x), np.float32)


def _thumb(curl_deg: float, rings: int) -> _Bones:
    """The thumb: from the wrist's side forward, folding across the palm as it curls."""
    t, radius = _rounded(rings)
    fold = np.radians(curl_deg)
    yaw = np.radians(46) - fold * (0.55 + 1.05 * _step(t, 0.45) + 0.3 * _step(t, 0.75))
    pitch = -np.radians(18) - 0.55 * fold * np.ones_like(t)
    heading = np.stack([np.cos(yaw) * np.cos(pitch), np.sin(pitch), np.sin(yaw) * np.cos(pitch)], 1)
    lengths = np.diff(t, prepend=0)[:, None] * 0.50
    centres = np.array([0.13, -0.03, 0.13]) + np.cumsum(heading * lengths, 0)
    side = np.stack([-np.sin(yaw), np.zeros_like(yaw), np.cos(yaw)], 1)
    up = np.cross(side, heading)
    width = radius * 0.082 * (1 + 0.25 * np.exp(-(((t - 0.1) / 0.25) ** 2)))
    radii = np.repeat(width[:, None], 2, 1)
    return centres, side, up, radii


def _palm(rings: int, sides: int, curl_deg: float) -> Shell:
    """From inside the sleeve over the wrist to the knuckles."""
    x = np.array([-0.16, -0.05, 0.04, 0.18, 0.32, 0.46, 0.55, 0.60, 0.615])
    half_width = np.array([0.120, 0.166, 0.176, 0.205, 0.235, 0.238, 0.215, 0.14, 0.01])
    half_depth = np.array([0.120, 0.162, 0.150, 0.120, 0.105, 0.092, 0.074, 0.045, 0.004])
    at = np.linspace(0, len(x) - 1, rings)
    station = np.interp(at, np.arange(len(x)), x)
    sag = np.radians(curl_deg) * 0.03
    centres = np.stack(
        [
            station,
            -0.02 * np.clip(station * 5, 0, 1) - sag * np.clip(station, 0, 1),
            np.zeros(rings),
        ],
        1,
    )
    radii = np.stack([np.interp(at, np.arange(len(x)), r) for r in (half_width, half_depth)], 1)
    side = np.tile(np.array([0.0, 0, 1]), (rings, 1))
    up = np.tile(np.array([0.0, 1, 0]), (rings, 1))
    return sweep(centres, side, up, radii, sides)


def _hand(shape: str, detail: float) -> Shell:
    """One hand in hand units (wrist at the origin)."""
    sides = 5 if detail < 0.7 else (6 if detail < 1.2 else 10)
    parts = [_palm(9 if detail < 1.2 else 13, sides + 4, _CURL_DEG[shape][1])]
    parts += [sweep(*bones, sides) for bones in _digits(shape, detail)]
    return join(parts)


def _digits(shape: str, detail: float) -> list[_Bones]:
    """Index, middle, ring, little finger and thumb."""
    rings = 6 if detail < 0.7 else (7 if detail < 1.2 else 12)
    curl, spread = _CURL_DEG[shape], _SPREAD[shape]
    fingers = [_digit(f, curl[f.curl], spread, rings) for f in _FINGERS]
    return [*fingers, _thumb(curl[4], rings)]


def hand_shells(figure: Figure, detail: float) -> tuple[Shell, ...]:
    """The left hand in the bind pose, one shell per `HAND_SHAPES`, alike in topology."""
    frame = figure.skeleton.bind[20]
    size = np.float32(figure.measures.hand * 1.08)
    placed = []
    for shape in HAND_SHAPES:
        hand = _hand(shape, detail)
        position = hand.position * size @ frame[:3, :3].T + frame[:3, 3]
        normal = hand.normal @ frame[:3, :3].T
        outward = hand.triangles[:, ::-1]  # the bind of a left hand mirrors what tubes wind
        placed.append(Shell(position, normal, outward, hand.seam))
    return tuple(placed)


def hand_joints(figure: Figure, detail: float) -> Floats:
    """Joints inside the left hand in the bind pose, metres [len(HAND_SHAPES), 21, 3].

    Wrist, then four of each digit from its root to its tip: thumb, index, middle, ring, little.
    """
    frame, size = figure.skeleton.bind[20], figure.measures.hand * 1.08
    placed = []
    for shape in HAND_SHAPES:
        *fingers, thumb = [centres for centres, *_ in _digits(shape, detail)]
        points: list[Floats] = [np.zeros((1, 3), np.float32)]
        points.append(_at_joints(thumb, (0.0, 0.45, 0.75, 1.0)))
        points += [_at_joints(finger, (0.10, 0.44, 0.72, 1.0)) for finger in fingers]
        placed.append(np.concatenate(points) * size @ frame[:3, :3].T + frame[:3, 3])
    return np.asarray(placed, np.float32)


def _at_joints(centres: Floats, stations: tuple[float, ...]) -> Floats:
    """Points of a digit's middle at parts of its length."""
    t, _ = _rounded(len(centres))
    return np.stack([np.interp(stations, t, axis) for axis in centres.T], 1).astype(np.float32)
