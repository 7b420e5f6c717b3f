"""Text in every script: runs, wrapping, and letters that are really drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from planner.shots import Card
from renderers.titles import card_picture
from renderers.typography import draw_line, runs, width_px, wrap


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Jane, 28", ["NotoSans"]),
        ("Иван says 你好", ["NotoSans", "NotoSansCJK"]),
        ("مرحبا (O.S.)", ["NotoSansArabic", "NotoSans"]),
        ("123 …", ["NotoSans"]),
    ],
)
def test_runs_pick_a_face_for_each_script(text: str, families: list[str]) -> None:
    found = runs(text)
    assert [run.family for run in found] == families
    assert "".join(run.text for run in found) == text


@given(st.text(max_size=60))
def test_runs_lose_nothing(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


@given(st.text(alphabet="ab 你好Ж", max_size=80), st.integers(40, 300))
def test_wrapped_lines_fit_and_keep_every_letter(text: str, limit: int) -> None:
    lines = wrap(text, 16, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_px(line, 16) <= limit for line in lines)


@pytest.mark.parametrize("text", ["Jane", "Иван", "محمد", "王小明", "नमस्ते", "ไทย"])
def test_scripts_are_drawn_and_differ_from_missing_glyphs(text: str) -> None:
    def drawn(words: str) -> np.ndarray:
        image = Image.new("L", (300, 60))
        draw_line(ImageDraw.Draw(image.convert("RGB")), (5, 45), words, 32, (255, 255, 255))
        canvas = Image.new("RGB", (300, 60))
        draw_line(ImageDraw.Draw(canvas), (5, 45), words, 32, (255, 255, 255))
        return np.asarray(canvas)

    picture = drawn(text)
    missing = drawn("\U000e0000" * len(text))
    assert picture.sum() > 10_000
    assert not np.array_equal(picture, missing)


def test_a_super_is_clear_around_its_text_and_a_title_is_not() -> None:
    over = card_picture(Card(("Thirty years earlier",), "super"), 320, 180)
    full = card_picture(Card(("The Last Pancake", "by nobody"), "title"), 320, 180)
    assert over.shape == full.shape == (180, 320, 4)
    assert over[0, 0, 3] == 0
    assert over[..., 3].max() > 200
    assert full[..., 3].min() == 255


def test_a_title_of_any_length_stays_inside_the_frame() -> None:
    picture = card_picture(Card(("A very long title " * 12,), "title"), 640, 360)
    ground = picture[0, 0]
    assert (picture[:4] == ground).all()
    assert (picture[:, :8] == ground).all()
    assert (picture[:, -8:] == ground).all()


def test_signs_after_right_to_left_text_go_with_the_latin_that_follows() -> None:
    assert [run.text for run in runs("INT. مطبخ - DAY")] == ["INT. ", "مطبخ", " - DAY"]
    assert [run.text for run in runs("مطبخ.")] == ["مطبخ."]
