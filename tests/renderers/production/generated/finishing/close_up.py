"""Ann in a close-up, drawn and measured: a face some 60 pixels high."""

from dataclasses import replace

import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.shot_passes import ShotPasses
from renderers.production.generated.recording import shot_passes
from renderers.xsheet import XSheet
from screenplay.frame_rate import FrameRate
from tests.renderers.backends.toon.conftest import DAY, PLAN, standing, still
from tests.renderers.passes.conftest import HAIRED, Assets

SIZE = (256, 144)
FRAMES = 40


@pytest.fixture(scope="session")
def close(toon: ToonRenderer, room_assets: Assets) -> ShotPasses:
    """Everything of the shot."""
    ann = replace(standing(FRAMES, x=0.0, z=0.0, yaw_deg=0), look=HAIRED)
    ann.local_quat[:] = ann.local_quat[0]
    camera = still(FRAMES, (0.1, 1.5, 0.9), (0.0, 1.5, 0.0))
    bare = XSheet("s1", FrameRate(), FRAMES, PLAN, DAY, camera, (ann,), ())
    return shot_passes(bare, SIZE, room_assets, toon)
