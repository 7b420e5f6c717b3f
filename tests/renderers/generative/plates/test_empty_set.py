"""The empty set is that of the shot, without its people."""

from dataclasses import replace

import numpy as np
import pytest

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.plates.empty_set import EmptySet
from renderers.generative.plates.viewpoint import Viewpoint
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.cameras import camera_at
from renderers.passes.levels import depth_metres
from tests.renderers.generative.people import SIZE, two_people
from tests.renderers.passes.conftest import Assets


def test_where_nobody_is_it_is_the_shot_itself(
    tracked: ShotPasses, toon: ToonRenderer, room_assets: Assets
) -> None:
    empty = EmptySet(two_people(moving_camera=True), room_assets, toon)
    frames = (0, 7, 12)
    for frame, (viewpoint, passes) in zip(frames, empty.frames(SIZE, frames), strict=True):
        free = tracked.ids[frame] < 40_000
        assert viewpoint.camera.k.tobytes() == tracked.intrinsics[frame].tobytes()
        assert viewpoint.camera.world_to_camera.tobytes() == tracked.extrinsics[frame].tobytes()
        apart = np.abs(passes.depth_m - depth_metres(tracked.depth[frame]))[free]
        assert apart.max() < 0.002
        assert (passes.ids[free] == tracked.ids[frame][free]).all()
        assert (passes.ids < 40_000).all()
        differs = np.abs(passes.beauty.astype(int) - tracked.beauty[frame]).max(axis=2)
        assert np.percentile(differs[free], 90) <= 2


def test_frames_in_any_order_are_the_same(toon: ToonRenderer, room_assets: Assets) -> None:
    empty = EmptySet(two_people(moving_camera=True), room_assets, toon)
    both = {f: p for f, (_, p) in zip((9, 2), empty.frames(SIZE, (9, 2)), strict=True)}
    for frame, passes in both.items():
        ((_, alone),) = empty.frames(SIZE, (frame,))
        assert alone.beauty.tobytes() == passes.beauty.tobytes()
        assert alone.depth_m.tobytes() == passes.depth_m.tobytes()


@pytest.mark.parametrize("roll", [0.0, 8.0])
def test_any_viewpoint_is_measured_as_asked(
    roll: float, toon: ToonRenderer, room_assets: Assets
) -> None:
    sheet = two_people()
    sheet.camera.roll_deg[:] = roll
    empty = EmptySet(sheet, room_assets, toon)
    viewpoint = Viewpoint(camera_at(sheet.camera, 0, *SIZE), *SIZE)
    ((_, own),) = empty.frames(SIZE, (0,))
    asked = empty(viewpoint)
    assert np.abs(asked.depth_m - own.depth_m).mean() < 0.002
    assert (asked.ids == own.ids).mean() > 0.999
    wide = empty(viewpoint.widened(1.5))
    middle = wide.depth_m[SIZE[1] // 2, SIZE[0] // 2]
    assert middle == pytest.approx(own.depth_m[SIZE[1] // 2, SIZE[0] // 2], rel=0.02)
    large = empty(viewpoint.resized(2 * SIZE[0], 2 * SIZE[1]))
    assert large.depth_m.shape == (2 * SIZE[1], 2 * SIZE[0])
    assert np.abs(large.depth_m[::2, ::2] - own.depth_m).mean() < 0.05
    assert (empty(replace(viewpoint)).beauty == asked.beauty).all()
