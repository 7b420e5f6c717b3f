"""Tiny models with random weights: they paint noise, by all the rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from renderers.generative.card import Card
from renderers.generative.card_files import written

SIZE = (128, 72)


def sized(card: Card, folder: Path) -> Card:
    """The card with profiles of the film's size, so that a picture is one piece."""
    width, height = SIZE
    profiles = tuple(replace(p, width_px=width, height_px=height) for p in card.profiles)
    fitting = replace(card, profiles=profiles)
    (folder / "cards" / f"{card.name}.toml").write_text(written(fitting), encoding="utf-8")
    return fitting


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models: `tiny-sdxl` for stills, `tiny-vace` for clips."""
    pytest.importorskip("diffusers", reason="the extra gen is not installed")
    from tests.renderers.backends.diffusion.tiny import sdxl, wan_vace

    folder = tmp_path_factory.mktemp("models")
    sized(sdxl.write(folder), folder)
    sized(wan_vace.write(folder), folder)
    return folder
