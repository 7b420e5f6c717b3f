"""Passes of a shot held together: of one shape, exact, the same bytes every time."""

from functools import cache

import numpy as np

from renderers.backends.toon.renderer import ToonRenderer
from renderers.generative.shot_passes import FLOW_LEVELS, ShotPasses, packed, unpacked
from renderers.production.generated.recording import shot_passes
from tests.renderers.passes.conftest import Assets, staged

SIZE = (128, 72)


@cache
def recorded() -> ShotPasses:
    return shot_passes(staged(), SIZE, Assets(), ToonRenderer())


def test_every_pass_has_a_frame_for_each_of_the_shots() -> None:
    passes = recorded()
    assert (passes.frames, passes.size_px) == (4, SIZE)
    assert passes.beauty.shape == passes.pose.shape == passes.normal.shape == (4, 72, 128, 3)
    assert passes.flow.shape == (3, 72, 128, 2), "the last frame goes nowhere"
    assert passes.body.shape == (4, 1, 18, 3)
    assert passes.face.shape == (4, 1, 70, 3)


def test_masks_name_who_is_seen() -> None:
    passes = recorded()
    (who,) = passes.people
    mine = passes.character_mask(who)
    props = passes.mask(passes.ids_of("prop:"))
    assert mine.any(axis=(1, 2)).all()
    assert props.any(axis=(1, 2)).all()
    assert not (mine & props).any()
    nose = passes.body[0, 0, 0]
    assert mine[0, int(nose[1]), int(nose[0])], "the nose is drawn where the body is"


def test_motion_leads_to_the_same_surface() -> None:
    """Most points of the room are at the depth that the next frame's camera says."""
    passes = recorded()
    flow = passes.flow[0].astype(np.float64) / FLOW_LEVELS
    rows, columns = np.mgrid[0:72, 0:128]
    x = np.floor(columns + 0.5 + flow[..., 0]).astype(int)
    y = np.floor(rows + 0.5 + flow[..., 1]).astype(int)
    inside = (x >= 0) & (x < 128) & (y >= 0) & (y < 72)
    there = passes.ids[1][y[inside], x[inside]]
    assert (there == passes.ids[0][inside]).mean() > 0.95


def test_bytes_are_the_same_and_lead_back() -> None:
    passes = recorded()
    data = packed(passes)
    assert data == packed(shot_passes(staged(), SIZE, Assets(), ToonRenderer()))
    back = unpacked(data)
    assert back.names == passes.names
    assert back.people == passes.people
    for name in ("beauty", "flow", "extrinsics", "face", "depth"):
        assert np.array_equal(getattr(back, name), getattr(passes, name))


def test_one_frame_has_no_motion() -> None:
    one = shot_passes(staged(frames=1), SIZE, Assets(), ToonRenderer())
    assert one.flow.shape == (0, 72, 128, 2)
    assert np.array_equal(unpacked(packed(one)).flow, one.flow)
