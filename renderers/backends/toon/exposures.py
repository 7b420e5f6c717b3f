"""Which frames of a shot are drawn and how long each is held.

Enters: an exposure sheet and a step. Leaves: (frame, hold) pairs that fill the shot. On twos,
pictures are drawn every second frame while the camera holds still or creeps.
"""

from collections.abc import Iterator

import numpy as np

from renderers.backends.toon.lens import GATE_MM
from renderers.xsheet import CameraTrack, XSheet

_CREEP = 2.0 / 1280  # of the picture's width per frame: slower moves look the same on twos
_CORNER = 0.57  # of the width, from the picture's middle


def camera_drift(track: CameraTrack) -> float:
    """The most that the picture moves from a frame to the next, in parts of its width."""
    ahead = track.aim_m - track.eye_m
    reach = np.linalg.norm(ahead, axis=1)
    ahead = ahead / np.maximum(reach, 1e-6)[:, None]
    scale = track.lens_mm[1:] / GATE_MM  # parts of the width per metre at one metre
    near = np.maximum(np.minimum(reach, track.focus_m), 0.3)[1:]
    moved = np.diff(track.eye_m, axis=0)
    inwards = np.abs(np.einsum("ij,ij->i", moved, ahead[1:]))
    sideways = np.sqrt(np.maximum(np.einsum("ij,ij->i", moved, moved) - inwards**2, 0))
    turned = np.linalg.norm(np.diff(ahead, axis=0), axis=1)
    zoomed = np.abs(np.diff(track.lens_mm)) / track.lens_mm[1:]
    rolled = np.deg2rad(np.abs(np.diff(track.roll_deg)))
    drift = (sideways / near + turned) * scale + (inwards / near + zoomed + rolled) * _CORNER
    return float(drift.max(initial=0.0))


def exposures(sheet: XSheet, step: int, *, empty: bool) -> Iterator[tuple[int, int]]:
    """Frames to draw with their holds; an empty set before a camera at rest is drawn once."""
    drift = camera_drift(sheet.camera)
    if drift > _CREEP:
        step = 1
    elif empty and drift == 0:
        step = sheet.frames
    for frame in range(0, sheet.frames, step):
        yield frame, min(step, sheet.frames - frame)
