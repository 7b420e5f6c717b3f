"""Cards and requests for tests of the ComfyUI backend."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from renderers.backends.comfyui.backend import ComfyUIBackend
from renderers.backends.comfyui.job import Pace
from renderers.backends.comfyui.wire import Limits
from renderers.generative.card import Card, ControlKind, Grid, Licence, Profile, Runner, Task
from renderers.generative.requests import ClipRequest, Control, StillRequest
from tests.renderers.backends.comfyui.comfy_server import ComfyServer

QUICK = Pace(event_s=0.01, poll_s=0.02, forgets_s=0.3, down_s=0.5, most_s=30)
SHORT = Limits(json_bytes=1 << 20, file_bytes=1 << 22, connect_s=2, silence_s=2, answer_s=3)
STILL = Card(
    "sdxl-union", "SDXL", Task.STILL, Runner.COMFYUI, "sdxl-union", (),
    Licence("openrail++", commercial=True), Grid(16, 64, 1024),
    (Profile("final", 4, 5.0, 96, 64),),
    (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE), 3, masks=True, references=2,
    adapters=True,
)  # fmt: skip
CLIP = Card(
    "vace", "VACE", Task.CLIP, Runner.COMFYUI, "wan-vace", (),
    Licence("Apache-2.0", commercial=True), Grid(16, 64, 1024, 4, 1, 81),
    (Profile("final", 4, 5.0, 96, 64, 17),),
    (ControlKind.POSE, ControlKind.DEPTH), 2, masks=True, references=1, adapters=True,
)  # fmt: skip
RANDOM = np.random.default_rng(4)
PICTURE = RANDOM.integers(0, 255, (60, 90, 3), np.uint8)
POSE = RANDOM.integers(0, 255, (60, 90, 3), np.uint8)
DEPTH = RANDOM.integers(0, 255, (60, 90, 3), np.uint8)
BOX = np.zeros((60, 90), np.uint8)
BOX[10:40, 20:70] = 255


def backend(
    server: ComfyServer, folder: Path, pace: Pace = QUICK, limits: Limits = SHORT
) -> ComfyUIBackend:
    return ComfyUIBackend(folder, server.address, pace, limits)


def still(**changed: object) -> StillRequest:
    """A picture with a pose and depth."""
    asked = StillRequest(
        "sdxl-union", "final", "a room", 7, 90, 60,
        controls=(Control(ControlKind.POSE, POSE), Control(ControlKind.DEPTH, DEPTH, 0.5)),
    )  # fmt: skip
    return replace(asked, **changed)  # type: ignore[arg-type]


def clip(frames: int = 6, **changed: object) -> ClipRequest:
    """A clip led by poses."""
    poses = np.repeat(POSE[None], frames, axis=0)
    asked = ClipRequest(
        "vace", "final", "a walk", 3, 90, 60, frames, controls=(Control(ControlKind.POSE, poses),)
    )
    return replace(asked, **changed)  # type: ignore[arg-type]
