"""The contact sheet: a panel per shot, rows by scene."""

import io

import numpy as np
from PIL import Image

from renderers.interchange.storyboard import Panel, png, storyboard


def panel(number: int, scene: str, shade: int) -> Panel:
    picture = np.full((90, 160, 3), shade, np.uint8)
    return Panel(picture, number, "MCU", "static", 2.5, scene, "Is that the last one?", "TOM")


def test_every_shot_has_its_picture_on_the_sheet() -> None:
    shades = [40, 80, 120, 160, 200]
    scenes = ["INT. A", "INT. A", "INT. A", "INT. A", "EXT. B"]
    panels = [panel(i, s, v) for i, (s, v) in enumerate(zip(scenes, shades, strict=True), 1)]
    sheet = np.asarray(storyboard(panels, "Test", columns=2))
    for shade in shades:
        assert (sheet == shade).all(axis=-1).sum() > 300 * 200


def test_the_png_is_the_same_each_time() -> None:
    image = storyboard([panel(1, "INT. A", 90)], "Test")
    assert png(image) == png(image)
    assert Image.open(io.BytesIO(png(image))).size == image.size


def test_an_empty_film_still_gives_a_sheet() -> None:
    assert storyboard([], "Nothing").width > 0
