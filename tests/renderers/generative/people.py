"""Two people in a small room: one walks before the other, a cube hangs there, a crate stands."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.shot_passes import ShotPasses
from renderers.xsheet import CameraTrack, PropTrack, XSheet
from screenplay.frame_rate import FrameRate
from tests.renderers.backends.toon.conftest import DAY, PLAN, standing, still
from tests.renderers.generative.recorded_shot import recorded
from tests.renderers.passes.conftest import HAIRED, Assets

SIZE = (256, 144)
FRAMES = 13
BEN = replace(
    HAIRED, character_id="ben", name="Ben", top_colour="#2050a0", hair="#d0b060", seed=4
)  # fmt: skip


def two_people(frames: int = FRAMES, *, moving_camera: bool = False) -> XSheet:
    """Ann stands and turns; Ben, nearer the camera, walks across and hides her for a while."""
    ann = replace(standing(frames, x=-0.1, z=-0.3, yaw_deg=5), look=HAIRED)
    ben = replace(standing(frames, x=-0.9, z=0.6, yaw_deg=30), look=BEN, character_id="ben")
    ben.root_m[:, 0] += np.linspace(0, 1.5, frames, dtype=np.float32)
    quat = np.tile(np.array([0, 0.2, 0, 0.98], np.float32), (frames, 1))
    place = np.tile(np.array([1.0, 1.3, -0.4], np.float32), (frames, 1))
    cube = PropTrack("cube", place, quat, np.ones(frames, np.bool_))
    camera: CameraTrack = still(frames)
    if moving_camera:
        camera.eye_m[:, 0] += np.linspace(0, 0.25, frames, dtype=np.float32)
    return XSheet("two", FrameRate(), frames, PLAN, DAY, camera, (ann, ben), (cube,))


@pytest.fixture(scope="session")
def toon() -> ToonRenderer:
    return ToonRenderer()


@pytest.fixture(scope="session")
def room_assets() -> Assets:
    return Assets()


@pytest.fixture(scope="session")
def two(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    """Everything of the shot with a camera at rest."""
    return recorded(two_people(), SIZE, room_assets, toon)


@pytest.fixture(scope="session")
def tracked(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    """The same with a camera that trucks."""
    return recorded(two_people(moving_camera=True), SIZE, room_assets, toon)
