"""Requests come onto the grid and answers come back, to the pixel."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import ControlKind, Grid
from renderers.generative.onto_grid import composited, fit, fitted, restored
from renderers.generative.requests import ClipRequest, Control, StillRequest

GRIDS = st.builds(
    Grid,
    multiple_px=st.sampled_from([1, 8, 16, 32]),
    least_px=st.integers(1, 48),
    most_px=st.just(512),
    frames_step=st.sampled_from([1, 4, 8]),
    frames_offset=st.sampled_from([0, 1]),
    most_frames=st.just(81),
)
SIZES = st.integers(1, 70)


def still(width: int, height: int, seed: int = 0) -> StillRequest:
    random = np.random.default_rng(seed)
    picture = random.integers(0, 256, (height, width, 3), dtype=np.uint8)
    mask = random.choice(np.array([0, 255], np.uint8), (height, width))
    controls = (Control(ControlKind.POSE, picture),)
    return StillRequest(
        "card", "final", "", 1, width, height, picture=picture, mask=mask, controls=controls
    )


def clip(width: int, height: int, frames: int) -> ClipRequest:
    random = np.random.default_rng(frames)
    pictures = random.integers(0, 256, (frames, height, width, 3), dtype=np.uint8)
    mask = random.choice(np.array([0, 255], np.uint8), (frames, height, width))
    return ClipRequest(
        "card", "final", "", 1, width, height, frames, pictures=pictures, mask=mask,
        controls=(Control(ControlKind.DEPTH, pictures),),
    )  # fmt: skip


@given(GRIDS, SIZES, SIZES)
def test_a_still_fits_and_what_is_kept_comes_back(grid: Grid, width: int, height: int) -> None:
    request = still(width, height)
    how = fit(grid, request)
    asked = fitted(request, how)
    assert asked.width_px % grid.multiple_px == asked.height_px % grid.multiple_px == 0
    assert min(asked.width_px, asked.height_px) >= grid.least_px
    assert asked.picture is not None
    assert asked.mask is not None
    shape = (asked.height_px, asked.width_px)
    assert asked.picture.shape == asked.controls[0].pictures.shape == (*shape, 3)
    assert asked.mask.shape == shape
    assert set(np.unique(asked.mask)) <= {0, 255}
    made = np.full((1, *shape, 3), 7, np.uint8)
    back = restored(made, how, request)[0]
    assert request.picture is not None
    assert request.mask is not None
    assert (back[request.mask == 0] == request.picture[request.mask == 0]).all()
    assert (back[request.mask == 255] == 7).all()


@given(GRIDS, SIZES, SIZES, st.integers(1, 40))
def test_a_clip_fits_and_its_length_comes_back(
    grid: Grid, width: int, height: int, frames: int
) -> None:
    request = clip(width, height, frames)
    how = fit(grid, request)
    asked = fitted(request, how)
    assert (asked.frames - grid.frames_offset) % grid.frames_step == 0 or asked.frames == frames
    assert frames <= asked.frames < frames + grid.frames_step + grid.frames_offset
    assert asked.pictures is not None
    assert asked.mask is not None
    shape = (asked.frames, asked.height_px, asked.width_px)
    assert asked.pictures.shape == asked.controls[0].pictures.shape == (*shape, 3)
    assert asked.mask.shape == shape
    back = restored(np.full((*shape, 3), 7, np.uint8), how, request)
    assert request.mask is not None
    assert request.pictures is not None
    assert back.shape == request.pictures.shape
    assert (back[request.mask == 0] == request.pictures[request.mask == 0]).all()


def test_sixteen_frames_are_painted_as_seventeen() -> None:
    grid = Grid(8, 8, 512, frames_step=4, frames_offset=1, most_frames=81)
    assert fit(grid, clip(16, 16, 16)).painted_frames == 17


@pytest.mark.parametrize("share", [0.5, 0.25])
def test_a_smaller_profile_paints_smaller(share: float) -> None:
    how = fit(Grid(8, 8, 512), still(128, 64), share)
    assert how.painted_px == (round(128 * share), round(64 * share))
    back = restored(np.zeros((1, *how.painted_px[::-1], 3), np.uint8), how, still(128, 64))
    assert back.shape == (1, 64, 128, 3)


def test_a_picture_without_a_mask_is_all_given_up() -> None:
    request = StillRequest("c", "p", "", 1, 8, 8, picture=np.zeros((8, 8, 3), np.uint8))
    mask = fitted(request, fit(Grid(8, 8), request)).mask
    assert mask is not None
    assert (mask == 255).all()


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_soft_masks_mix_between_both(fresh: int, kept: int, share: int) -> None:
    one = np.full((1, 1, 1, 3), fresh, np.uint8)
    other = np.full((1, 1, 1, 3), kept, np.uint8)
    mixed = int(composited(one, other, np.full((1, 1, 1), share, np.uint8))[0, 0, 0, 0])
    assert min(fresh, kept) <= mixed <= max(fresh, kept)
    assert mixed == round((fresh * share + kept * (255 - share)) / 255)
