"""A user's own pictures, buckets, and references as the film's renderer draws them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from renderers.generative.card import Grid
from renderers.generative.looks.buckets import buckets, cut, fit
from renderers.generative.looks.errors import PicturesRefused
from renderers.generative.looks.own_pictures import own_pictures, print_of
from renderers.generative.looks.samples import sheet

SIZES = buckets(Grid(16), 128)


def painted(seed: int, width: int = 200, height: int = 160) -> np.ndarray:
    """Blocks of colour, unlike those of any other seed."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 255, (6, 8, 3), dtype=np.uint8)
    image = Image.fromarray(small).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(image)


def save(path: Path, pixels: np.ndarray, **told: object) -> None:
    Image.fromarray(pixels).save(path, **told)


@given(
    st.integers(8, 64).map(lambda n: n // 8 * 8), st.integers(64, 1500), st.integers(10, 4000),
    st.integers(10, 4000),
)  # fmt: skip
def test_buckets_lie_on_the_grid_within_the_area_and_are_filled(
    step: int, side: int, width: int, height: int
) -> None:
    sizes = buckets(Grid(step), side)
    for wide, high in sizes:
        assert wide % step == high % step == 0
        assert wide * high <= max(side, step) ** 2
    into = fit(width, height, sizes)
    assert (into.width_px, into.height_px) in sizes
    assert width * into.scale >= into.width_px - 1e-6
    assert height * into.scale >= into.height_px - 1e-6


def test_pictures_of_a_buckets_shape_lose_nothing() -> None:
    sizes = buckets(Grid(64), 1024)
    for width, height in ((832, 1216), (896, 1152), (1024, 1024)):
        into = fit(width, height, sizes)
        assert (into.width_px, into.height_px, into.scale) == (width, height, 1.0)
    pixels = painted(1, 832, 1216)
    assert np.array_equal(cut(pixels, fit(832, 1216, sizes)), pixels)


def test_a_cut_keeps_the_middle() -> None:
    pixels = np.zeros((100, 400, 3), np.uint8)
    pixels[:, 190:210] = 255
    into = fit(400, 100, ((96, 96),))
    made = cut(pixels, into)
    assert made.shape == (96, 96, 3)
    bright = made[..., 0].mean(axis=0)
    assert bright[:30].max() == bright[-30:].max() == 0
    assert bright[46:50].min() > 200


def test_pictures_are_turned_cleaned_and_captioned(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # held upright: the rows are columns
    pixels = painted(2, 260, 150)
    save(tmp_path / "a.jpg", pixels, exif=turned, quality=95)
    (tmp_path / "a.txt").write_text("she sits\n on a bench")
    clear = np.dstack([painted(3), np.zeros((160, 200), np.uint8)])
    Image.fromarray(clear, "RGBA").save(tmp_path / "b.PNG")
    (tmp_path / "notes.md").write_text("no picture")
    deep = (np.asarray(Image.fromarray(painted(4)).convert("L")).astype(np.uint16)) * 200
    Image.fromarray(deep).save(tmp_path / "c.png")
    found = own_pictures(tmp_path, SIZES).pictures
    assert [one.name for one in found] == ["a.jpg", "b.PNG", "c.png"]
    assert found[0].pixels.shape == (260, 150, 3)
    assert found[0].words == "she sits on a bench"
    assert found[1].pixels.min() == 255, "what is clear becomes white"
    assert found[2].pixels.max() == 255
    assert len(np.unique(found[2].pixels)) > 50, "16 bits are scaled, not cut off"


def test_repetitions_are_passed_over_by_name(tmp_path: Path) -> None:
    pixels = painted(5, 400, 320)
    save(tmp_path / "a.png", pixels)
    save(tmp_path / "b.jpg", np.asarray(Image.fromarray(pixels).resize((300, 240))), quality=60)
    save(tmp_path / "c.png", painted(6))
    found = own_pictures(tmp_path, SIZES)
    assert [one.name for one in found.pictures] == ["a.png", "c.png"]
    assert found.repeated == (("b.jpg", "a.png"),)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_prints_tell_pictures_apart(one: int, other: int) -> None:
    far = (print_of(painted(one)) ^ print_of(painted(other))).bit_count()
    assert far == 0 if one == other else far > 4


def test_all_that_is_amiss_is_named_at_once(tmp_path: Path) -> None:
    save(tmp_path / "good.png", painted(7))
    save(tmp_path / "small.png", painted(8, 60, 50))
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture at all")
    (tmp_path / "page.png").write_bytes(b"<html></html>")
    with pytest.raises(PicturesRefused) as told:
        own_pictures(tmp_path, SIZES)
    message = str(told.value)
    for name in ("small.png: 60 by 50", "broken.jpg", "page.png", "3 of 4"):
        assert name in message
    assert "good.png" not in message


def test_a_small_file_with_a_huge_picture_is_not_decoded(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
    with pytest.raises(PicturesRefused, match=r"bomb\.png.*(too many|exceeds)"):
        own_pictures(tmp_path, SIZES)


def test_no_folder_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(PicturesRefused, match="no such folder"):
        own_pictures(tmp_path / "gone", SIZES)
    with pytest.raises(PicturesRefused, match="no pictures"):
        own_pictures(tmp_path, SIZES)


def test_a_sheet_holds_all_pictures_in_rows() -> None:
    import io

    whole = Image.open(io.BytesIO(sheet([painted(n, 192, 384) for n in range(5)], 3)))
    assert whole.size == (3 * 192, 2 * 384)
