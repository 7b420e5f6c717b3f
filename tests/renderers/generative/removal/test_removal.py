"""What goes, and what changes with it, in a room of boxes; and VOID's folder, read back."""

import json
import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from renderers.generative.errors import CardError
from renderers.generative.lossless import film_frames, film_told, write_film
from renderers.generative.removal.points import seen
from renderers.generative.removal.quadmask import (
    BOTH,
    CHANGED,
    GONE,
    KEPT,
    Removal,
    parts,
    quadmask,
)  # fmt: skip
from renderers.generative.removal.scene_words import scene_after
from renderers.generative.removal.void_folder import (
    MOST_FRAMES,
    SIZE_PX,
    boxed,
    put_back,
    write_folder,
)  # fmt: skip
from renderers.generative.requests import Pixels
from tests.renderers.generative.removal.little_room import (
    BODY,
    CUP,
    FLOOR,
    TABLE,
    VASE,
    Box,
    room,
)  # fmt: skip

ALL = (FLOOR, TABLE, VASE, CUP, BODY)


def masked(name: str, boxes: tuple[Box, ...] = ALL, **more: object) -> tuple[Pixels, np.ndarray]:
    passes = room(boxes)
    return quadmask(passes, Removal((name,), **more))[0], passes.ids[0]  # type: ignore[arg-type]


def share(levels: Pixels, ids: np.ndarray, of: Box, *values: int) -> float:
    """How much of a thing is on one of these levels."""
    return float(np.isin(levels[ids == of[0]], values).mean())


def test_points_fall_on_the_pixels_that_they_came_from() -> None:
    frame = seen(room(ALL), 0)
    for box in ALL:
        there = frame.ids == box[0]
        assert (frame.drawn(frame.world[there]) & there).sum() > 0.97 * there.sum()
        assert frame.world[there].min(axis=0) == pytest.approx(box[2], abs=9)
        assert (frame.world[there] > np.array(box[2]) - 0.02).all()
        assert (frame.world[there] < np.array(box[3]) + 0.02).all()


def test_what_rests_on_it_falls_and_what_does_not_stays() -> None:
    levels, ids = masked("set:table_1")
    assert share(levels, ids, TABLE, GONE, BOTH) == 1.0
    assert share(levels, ids, VASE, CHANGED) > 0.7  # but for its outline, which is the table's
    assert share(levels, ids, BODY, KEPT) > 0.9
    assert (levels == BOTH).any()  # the vase falls through where the table was
    below = (ids == FLOOR[0]) & (levels == CHANGED)
    assert below.any()


def test_what_rests_on_something_else_stays_when_its_neighbour_goes() -> None:
    beside: Box = (40002, "prop:2:book", (-0.45, 0.75, -0.05), (-0.3, 0.85, 0.1))
    levels, ids = masked("prop:0:vase", (*ALL, beside))
    assert share(levels, ids, beside, CHANGED) < 0.2  # but for the shadow
    assert share(levels, ids, TABLE, KEPT) > 0.9
    assert share(levels, ids, BODY, KEPT) == 1.0


def test_what_somebody_holds_falls_when_they_go() -> None:
    levels, ids = masked("actor:jo")
    assert share(levels, ids, BODY, GONE, BOTH) == 1.0
    assert share(levels, ids, CUP, CHANGED, GONE) == 1.0
    assert share(levels, ids, VASE, KEPT) == 1.0


def test_who_holds_it_has_an_arm_otherwise_and_nothing_more() -> None:
    levels, ids = masked("prop:1:cup")
    changed = (levels == CHANGED) & (ids == BODY[0])
    height = seen(room(ALL), 0).world[..., 1]
    assert changed.sum() > 20
    assert np.median(height[changed]) > 1.0
    assert share(levels, ids, BODY, KEPT) > 0.4


def test_shadows_fall_with_the_light() -> None:
    sun = masked("prop:0:vase", light=((1.0, -1.0, 0.0),))[0]
    other = masked("prop:0:vase", light=((-1.0, -1.0, 0.0),))[0]
    vase = np.nonzero((room(ALL).ids[0] == VASE[0]).any(axis=0))[0]
    east, west = (np.nonzero((one == CHANGED).any(axis=0))[0] for one in (sun, other))
    assert east.max() > vase.max() + 8
    assert west.min() < vase.min() - 8
    assert east.min() > vase.min() - 8


def test_what_the_plan_names_changes_too_and_what_is_not_there_is_refused() -> None:
    levels, ids = masked("prop:0:vase", changed=("actor:jo",))
    assert share(levels, ids, BODY, CHANGED) == 1.0
    with pytest.raises(CardError, match=r"nothing in the shot is called 'prop:9:cat'; there are"):
        masked("prop:9:cat")


def test_words_tell_what_is_left_and_not_what_goes() -> None:
    assert (
        scene_after("a room", room(ALL), ("set:table_1",)) == "a room. A vase, a cup and a person."
    )
    assert scene_after("a room", room((FLOOR, BODY)), ("actor:jo",)) == "a room. Nobody is there."


def test_a_folder_reads_back_exactly(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    levels = random.choice(np.array([0, 63, 127, 255], np.uint8), (9, 384, 672))
    frames = random.integers(0, 255, (9, 384, 672, 3), np.uint8)
    how = write_folder(tmp_path, frames, levels, Fraction(12), "a room")
    assert how.picked == tuple(range(9))
    read = film_frames(tmp_path / "quadmask_0.mp4")
    assert np.array_equal(read, np.repeat(levels[..., None], 3, axis=3))
    assert np.abs(film_frames(tmp_path / "input_video.mp4").astype(int) - frames).max() <= 3
    assert film_told(tmp_path / "input_video.mp4").rate == 12
    assert json.loads((tmp_path / "prompt.json").read_text()) == {"bg": "a room"}
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "stream=pix_fmt,width,height",
         "-of", "csv=p=0", tmp_path / "quadmask_0.mp4"], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "672,384,yuv444p"


def test_another_reader_reads_the_same_levels(tmp_path: Path) -> None:
    levels = np.zeros((5, 384, 672), np.uint8)
    for index, level in enumerate((GONE, BOTH, CHANGED, KEPT)):
        levels[:, :, index::4] = level
    write_folder(tmp_path, np.zeros((5, 384, 672, 3), np.uint8), levels, Fraction(12), "a room")
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", tmp_path / "quadmask_0.mp4", "-f", "rawvideo",
         "-pix_fmt", "rgb24", "-"], capture_output=True, check=True,
    ).stdout  # fmt: skip
    read = np.frombuffer(raw, np.uint8).reshape(5, 384, 672, 3)
    assert np.array_equal(parts(read[..., 0]), levels)


@given(
    some.integers(1, 394), some.sampled_from([Fraction(24), Fraction(25), Fraction(30000, 1001)])
)
def test_every_frame_of_the_shot_finds_its_frame(frames: int, rate: Fraction) -> None:
    if -(-frames * 12 // rate) > MOST_FRAMES:
        with pytest.raises(CardError, match="VOID takes 197 frames"):
            boxed(frames, (832, 468), rate)
        return
    how = boxed(frames, (832, 468), rate)
    assert len(how.picked) % 4 == 1
    assert len(how.picked) <= MOST_FRAMES
    assert how.inner_px == (672, 378)
    for frame in range(frames):
        shown = how.picked[how.held(frame)]
        assert shown <= frame
        assert frame - shown <= rate / 12


def test_what_comes_back_changes_nothing_outside_the_mask(tmp_path: Path) -> None:
    random = np.random.default_rng(6)
    frames = random.integers(0, 255, (10, 90, 160, 3), np.uint8)
    levels = np.full((10, 90, 160), KEPT, np.uint8)
    levels[:, 20:60, 30:90] = GONE
    levels[:, 30:70, 80:120] = CHANGED
    how = write_folder(tmp_path / "in", frames, levels, Fraction(24), "a room")
    made = np.full((len(how.picked), *SIZE_PX[::-1], 3), 200, np.uint8)
    write_film(tmp_path / "made.mp4", made, Fraction(12))
    shown = put_back(tmp_path / "made.mp4", how, frames, levels)
    kept = levels == KEPT
    assert np.array_equal(shown[kept], frames[kept])
    assert np.abs(shown[:, 30:50, 40:80].astype(int) - 200).max() <= 2
    write_film(tmp_path / "short.mp4", made[:2], Fraction(12))
    with pytest.raises(ValueError, match="fewer than the shot needs"):
        put_back(tmp_path / "short.mp4", how, frames, levels)


def test_what_void_would_misread_is_refused(tmp_path: Path) -> None:
    frames, levels = np.zeros((3, 90, 160, 3), np.uint8), np.zeros((3, 90, 160), np.uint8)
    (tmp_path / "mask_0.mp4").touch()
    with pytest.raises(CardError, match=r"mask_0\.mp4: VOID would take it"):
        write_folder(tmp_path, frames, levels, Fraction(24), "a room")
    with pytest.raises(CardError, match="say what is left"):
        write_folder(tmp_path / "b", frames, levels, Fraction(24), " ")
    with pytest.raises(CardError, match="nothing is to be removed"):
        write_folder(tmp_path / "b", frames, levels + KEPT, Fraction(24), "a room")
    with pytest.raises(CardError, match="is not of frames"):
        write_folder(tmp_path / "b", frames, levels[:2], Fraction(24), "a room")
