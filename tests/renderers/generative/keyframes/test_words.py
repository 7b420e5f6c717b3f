"""What is asked in words."""

from dataclasses import replace

import pytest

from planner.shots import Angle, Light, Size
from renderers.generative.keyframes.windows import painted_size, window_of
from renderers.generative.keyframes.words import (
    framing_words,
    joined,
    light_words,
    person_prompt,
    person_words,
    plate_prompt,
    thing_words,
)
from screenplay.scene_graph import DayTime
from tests.renderers.backends.toon.conftest import DAY, LOOK, PLAN
from tests.renderers.generative.control_painter import CARD


def test_the_trigger_comes_first_and_the_name_never() -> None:
    words = person_words(LOOK, "xqann", ("tea_cup",))
    assert words.startswith("xqann, woman")
    assert "Ann" not in words
    assert words.endswith("holding tea cup")


def test_every_size_angle_and_light_has_words() -> None:
    assert len({framing_words(size) for size in Size}) == len(Size)
    assert all(framing_words(Size.MS, angle) for angle in Angle)
    told = {light_words(Light(day, inside)) for day in DayTime for inside in (True, False)}
    assert len(told) == 2 * len(DayTime)
    assert "rain" in light_words(replace(DAY, weather="rain"))


def test_prompts_are_plain_and_say_nothing_twice() -> None:
    person = person_prompt(person_words(LOOK), framing_words(Size.MCU), PLAN, DAY)
    for told in (person, plate_prompt(PLAN, DAY, trigger="xqstyle")):
        parts = told.split(", ")
        assert len(parts) == len(set(parts))
        assert told.isascii()
        assert "_" not in told
    assert plate_prompt(PLAN, DAY, trigger="xqstyle").startswith("xqstyle")
    assert joined("a, b", "", "b, c") == "a, b, c"
    assert thing_words(("tea_cup", "tea_cup", "phone")) == "tea cup, phone"


@pytest.mark.parametrize(("top", "left"), [(0, 0), (40, 100), (130, 200)])
def test_windows_hold_their_region_and_fit_the_grid(top: int, left: int) -> None:
    import numpy as np

    region = np.zeros((144, 256), np.bool_)
    region[top : top + 12, left : left + 9] = True
    window = window_of(region, 0.25, 64)
    assert region[window.rows, window.columns].sum() == region.sum()
    assert window.width >= 64
    wide, tall = painted_size(window, CARD.profiles[0], CARD.grid)
    assert wide % 8 == tall % 8 == 0
    assert wide * tall <= 1.3 * 256 * 144
    assert wide / tall == pytest.approx(window.width / window.height, rel=0.15)
