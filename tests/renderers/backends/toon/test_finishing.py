"""Finishes of a picture: what they change, and that without one nothing changes."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from planner.finish import AS_DRAWN, Drawing, Finish
from renderers.backends.toon.renderer import ToonRenderer
from renderers.renderer import Assets, Pixels
from renderers.xsheet import XSheet
from tests.renderers.backends.toon.test_renderer import SMALL, drawn

Floats = npt.NDArray[np.float64]


@pytest.fixture
def look(renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> "Look":
    return Look(renderer, assets, sheet)


class Look:
    """First frames of one sheet in several finishes."""

    def __init__(self, renderer: ToonRenderer, assets: Assets, sheet: XSheet) -> None:
        self.renderer, self.assets, self.sheet = renderer, assets, sheet

    def frames(self, finish: Finish) -> list[Pixels]:
        return drawn(self.renderer, replace(self.sheet, finish=finish), self.assets, SMALL)

    def colours(self, finish: Finish = AS_DRAWN) -> Floats:
        return self.frames(finish)[0][..., :3].astype(np.float64)


def test_a_finish_leaves_no_trace_in_what_is_drawn_after_it(look: Look) -> None:
    before = look.frames(AS_DRAWN)
    look.frames(Finish(drawing=Drawing.SKETCH, grain=0.5, outline=2.0))
    assert all((a == b).all() for a, b in zip(before, look.frames(AS_DRAWN), strict=True))


def test_black_and_white_is_grey_and_as_bright(look: Look) -> None:
    plain, grey = look.colours(), look.colours(Finish(saturation=0.0))
    assert np.ptp(grey, axis=-1).max() <= 1
    luma = plain @ [0.299, 0.587, 0.114]
    assert np.abs(grey[..., 0] - luma).mean() < 3


def test_warmth_moves_red_and_blue_apart(look: Look) -> None:
    def balance(finish: Finish) -> float:
        seen = look.colours(finish)
        return float(seen[..., 0].mean() - seen[..., 2].mean())

    cold, usual, warm = (balance(Finish(warmth=w)) for w in (-0.4, 0.0, 0.4))
    assert cold < usual < warm


def test_brightness_contrast_and_sepia(look: Look) -> None:
    plain = look.colours()
    assert look.colours(Finish(brightness=0.7)).mean() < plain.mean() - 10
    assert look.colours(Finish(contrast=1.4)).std() > plain.std() + 5
    brown = look.colours(Finish(sepia=1.0)).mean(axis=(0, 1))
    assert brown[0] > brown[1] > brown[2]


def test_grain_lives_and_is_the_same_every_time(look: Look) -> None:
    finish = Finish(grain=0.6)
    once, again = look.frames(finish), look.frames(finish)
    assert all((a == b).all() for a, b in zip(once, again, strict=True))
    assert len({frame.tobytes() for frame in once}) > 1
    other = replace(look.sheet, shot_id="s2", finish=finish)
    assert (drawn(look.renderer, other, look.assets, SMALL)[0] != once[0]).any()


def test_bolder_outlines_are_darker_where_lines_are(look: Look) -> None:
    bold, thin = look.colours(Finish(outline=2.0)), look.colours(Finish(outline=0.5))
    assert (bold.max(axis=-1) < 70).sum() > 1.2 * (thin.max(axis=-1) < 70).sum()


def test_a_sketch_is_pencil_on_paper(look: Look) -> None:
    seen = look.colours(Finish(drawing=Drawing.SKETCH))
    assert np.ptp(seen, axis=-1).max() < 30
    assert np.median(seen) > 180
    assert seen.min() < 110


def test_flat_colours_are_fewer(look: Look) -> None:
    def tones(finish: Finish) -> int:
        return len(np.unique((look.colours(finish) // 8).reshape(-1, 3), axis=0))

    assert tones(Finish(drawing=Drawing.FLAT)) < tones(AS_DRAWN)
