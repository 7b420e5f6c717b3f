"""Segments of a long shot: every frame once, in order, within the window."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import Card, ControlKind, Grid, Licence, Profile, Runner, Task
from renderers.generative.chaining import Chain, long_clip
from renderers.generative.errors import CardError
from renderers.generative.generator import Cancel, Progress, never, silent
from renderers.generative.requests import ClipRequest, Control, Generated
from renderers.generative.segments import (
    fitted_length,
    joined,
    planned,
    requested,
    seed_of,
    window,
)

WAN = Grid(frames_step=4, frames_offset=1, most_frames=81)


@st.composite
def plans(draw: st.DrawFn) -> tuple[int, Grid, int, int]:
    step = draw(st.integers(1, 8))
    offset = draw(st.integers(0, step))
    most = draw(st.integers(max(2 * step + offset, 3), 121))
    grid = Grid(frames_step=step, frames_offset=offset, most_frames=most)
    overlap = draw(st.integers(0, max(0, window(grid) - 1 - step)))
    return draw(st.integers(1, 700)), grid, overlap, draw(st.integers(0, overlap))


@given(plans())
def test_segments_cover_a_shot_within_the_window(case: tuple[int, Grid, int, int]) -> None:
    frames, grid, overlap, blend = case
    found = planned(frames, grid, overlap, blend)
    assert found[0].first == 0
    assert found[-1].end == frames
    for segment in found:
        assert 0 < segment.frames <= segment.length <= window(grid)
        assert (segment.length - grid.frames_offset) % grid.frames_step == 0
        assert segment.length - segment.frames < grid.frames_step or len(found) == 1
    for before, after in itertools.pairwise(found):
        assert after.known + after.blend == before.end - after.first >= overlap
        assert after.end > before.end
        assert after.blend == blend // grid.frames_step * grid.frames_step
        assert (after.known - grid.frames_offset) % grid.frames_step == 0 or after.end == frames
        assert after.first % grid.frames_step == 0


@given(plans())
def test_every_frame_comes_back_once_and_in_order(case: tuple[int, Grid, int, int]) -> None:
    frames, grid, overlap, blend = case
    found = planned(frames, grid, overlap, blend)
    shot = np.arange(frames, dtype=np.uint32)
    pictures = np.stack([shot % 251, shot // 251, shot * 0], -1).astype(np.uint8)[:, None, None, :]
    pieces = [pictures[s.first : s.end] for s in found]
    np.testing.assert_array_equal(joined(found, pieces), pictures)


def test_as_few_segments_as_the_window_allows() -> None:
    assert len(planned(81, WAN, 9)) == 1
    assert len(planned(82, WAN, 9)) == 2
    assert len(planned(81 + 72, WAN, 9)) == 2
    assert len(planned(81 + 73, WAN, 9)) == 3


def test_a_short_shot_is_padded_to_the_grid() -> None:
    (only,) = planned(16, WAN)
    assert (only.frames, only.length) == (16, 17)


def test_a_blend_goes_from_the_older_to_the_newer() -> None:
    first, second = planned(12, Grid(most_frames=8), overlap=4, blend=3)
    older = np.zeros((first.frames, 1, 1, 3), np.uint8)
    newer = np.full((second.frames, 1, 1, 3), 200, np.uint8)
    levels = joined((first, second), [older, newer])[:, 0, 0, 0]
    assert levels.tolist() == [0] * 5 + [50, 100, 150] + [200] * 4


def test_a_piece_of_another_length_is_refused() -> None:
    plan = planned(12, Grid(most_frames=8), overlap=4)
    pieces = [np.zeros((n, 1, 1, 3), np.uint8) for n in (8, 9)]
    with pytest.raises(CardError, match="came back as 9"):
        joined(plan, pieces)


@pytest.mark.parametrize(
    ("overlap", "blend", "says"),
    [(81, 0, "nothing of its own"), (4, 5, "cannot be blended")],
)
def test_an_impossible_chain_is_refused(overlap: int, blend: int, says: str) -> None:
    with pytest.raises(CardError, match=says):
        planned(200, WAN, overlap, blend)


def test_a_grid_without_lengths_is_refused() -> None:
    with pytest.raises(CardError, match="No length"):
        window(Grid(frames_step=4, frames_offset=9, most_frames=8))
    with pytest.raises(CardError, match="at least one"):
        planned(0, WAN)


def _shot(frames: int) -> ClipRequest:
    ramp = np.arange(frames, dtype=np.uint8)[:, None, None, None]
    pass_ = np.broadcast_to(ramp, (frames, 4, 6, 3)).copy()
    return ClipRequest(
        "c", "final", "a room", 7, 6, 4, frames, controls=(Control(ControlKind.DEPTH, pass_),)
    )


def test_known_frames_are_kept_and_lie_over_the_shots_own() -> None:
    first, second = planned(16, Grid(most_frames=10), overlap=4, blend=1)
    made = np.full((first.frames, 4, 6, 3), 9, np.uint8)
    asked = requested(second, 1, _shot(16), made)
    assert asked.mask is not None
    assert asked.pictures is not None
    assert asked.frames == second.frames
    assert asked.mask[:, 0, 0].tolist() == [0] * second.known + [255] * (
        second.frames - second.known
    )
    assert (asked.pictures[: second.known] == 9).all()
    np.testing.assert_array_equal(
        asked.controls[0].pictures[:, 0, 0, 0], np.arange(second.first, second.end)
    )
    own = ClipRequest(
        "c", "final", "", 7, 6, 4, 16,
        pictures=np.full((16, 4, 6, 3), 5, np.uint8), mask=np.zeros((16, 4, 6), np.uint8),
    )  # fmt: skip
    asked = requested(second, 1, own, made)
    assert asked.mask is not None
    assert asked.pictures is not None
    assert not asked.mask.any()
    assert (asked.pictures[second.known :] == 5).all()


def test_seeds_differ_between_segments_and_stay() -> None:
    assert seed_of(7, 0) == 7
    assert len({seed_of(7, i) for i in range(50)}) == 50
    assert all(0 <= seed_of(7, i) < 2**63 for i in range(50))


def test_lengths_on_the_grid() -> None:
    assert [fitted_length(n, WAN) for n in (1, 2, 5, 16, 81, 82)] == [1, 5, 5, 17, 81, 85]


class Repainter:
    """A clip backend that paints controls plus one, and keeps what the mask keeps."""

    ident = "repainter"

    def __init__(self) -> None:
        self.asked: list[ClipRequest] = []

    def clip(
        self, card: Card, request: ClipRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        assert request.frames <= card.grid.most_frames
        assert not cancel()
        progress(1.0, "painted")
        self.asked.append(request)
        painted = request.controls[0].pictures + np.uint8(1)
        if request.mask is not None and request.pictures is not None:
            painted = np.where(request.mask[..., None] > 0, painted, request.pictures)
        return Generated(painted, {"seed": request.seed})


def _card() -> Card:
    grid = Grid(frames_step=4, frames_offset=1, most_frames=17)
    licence = Licence("Apache-2.0", commercial=True)
    profile = Profile("final", 1, 1.0, 6, 4)
    return Card("c", "C", Task.CLIP, Runner.DIFFUSERS, "P", (), licence, grid, (profile,))


def test_a_long_clip_is_made_of_led_segments() -> None:
    backend, told = Repainter(), []
    made = long_clip(
        backend, _card(), _shot(50), Chain(5, 2), lambda share, doing: told.append((share, doing))
    )
    np.testing.assert_array_equal(made.pictures[:, 0, 0, 0], np.arange(1, 51))
    assert len(backend.asked) == len(made.provenance["segments"]) == 4
    assert [s for s, _ in told] == [0.25, 0.5, 0.75, 1.0]
    assert told[1][1] == "segment 2 of 4: painted"
    assert len({r.seed for r in backend.asked}) == 4


def test_a_clip_within_the_window_is_asked_for_as_it_is() -> None:
    backend = Repainter()
    shot = _shot(17)
    long_clip(backend, _card(), shot)
    assert backend.asked == [shot]
