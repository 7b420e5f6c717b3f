"""The shots that these tests hold painted films to."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.shot_passes import ShotPasses
from renderers.xsheet import XSheet
from screenplay.frame_rate import FrameRate
from tests.renderers.backends.toon.conftest import DAY, PLAN, standing, still
from tests.renderers.generative.people import room_assets, toon, tracked, two
from tests.renderers.generative.recorded_shot import recorded
from tests.renderers.passes.conftest import HAIRED, Assets

__all__ = ["room_assets", "talking", "toon", "tracked", "two"]
_FRAMES = 28
_OPEN = (0, 0, 0.8, 1, 0.3, 0, 0.9, 0.2, 0, 0, 0, 0.6, 0.1, 1)  # of the mouth, two frames each


@pytest.fixture(scope="session")
def talking(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    """A head that speaks to the camera."""
    ann = replace(standing(_FRAMES, x=0, z=0, yaw_deg=0), look=HAIRED)
    ann.local_quat[:, 0] = (0, 0, 0, 1)
    ann.face.mouth[:, 1] = np.repeat(np.array(_OPEN, np.float32), 2)
    ann.face.mouth[:, 3] = 0
    camera = still(_FRAMES, (0.0, 1.55, 0.95), (0.0, 1.52, 0.0))
    sheet = XSheet("talk", FrameRate(), _FRAMES, PLAN, DAY, camera, (ann,), ())
    return recorded(sheet, (320, 180), room_assets, toon)
