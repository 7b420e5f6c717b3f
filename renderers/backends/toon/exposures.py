"""Which frames of a shot are drawn and how long each is held.

Enters: an exposure sheet and a step. Leaves: (frame, hold) pairs that fill the shot. On twos,
pictures are drawn every second frame wherever the camera holds still or creeps; a pan that eases
in and out goes on ones only while it is under way.
"""

from collections.abc import Iterator

import numpy as np

from renderers.backends.toon.lens import GATE_MM
from renderers.mesh import Floats
from renderers.xsheet import CameraTrack, XSheet

_CREEP = 2.0 / 1280  # of the picture's width per frame: slower moves look the same on twos
_CORNER = 0.57  # of the width, from the picture's middle


def camera_drifts(track: CameraTrack) -> Floats:
    """How far the picture moves from the frame before to each frame [F], in parts of its width."""
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
    return np.concatenate([np.zeros(1), drift]).astype(np.float32)


def exposures(sheet: XSheet, step: int, *, empty: bool) -> Iterator[tuple[int, int]]:
    """Frames to draw with their holds; an empty set before a camera at rest is drawn once."""
    drifts = camera_drifts(sheet.camera)
    if empty and float(drifts.max()) == 0:
        step = sheet.frames
    frame = 0
    while frame < sheet.frames:
        quick = float(drifts[frame + 1 : frame + step + 1].max(initial=0.0)) > _CREEP
        hold = min(1 if quick else step, sheet.frames - frame)
        yield frame, hold
        frame += hold
