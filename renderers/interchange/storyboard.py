"""A contact sheet: one frame per shot with its number, size, movement and line.

Enters: panels (picture and words). Leaves: one RGB picture, and the PNG's bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from renderers.typography import draw_line, width_px, wrap

Picture = npt.NDArray[np.uint8]

_GROUND = (250, 247, 240)
_INK = (45, 38, 40)
_FAINT = (128, 116, 112)
_GAP = 18
_FRAME_PX = 400  # width of a panel's picture
_TEXT_PX = 15
_TEXT_LINES = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """One shot on the board. `picture` is uint8 [h, w, 3 or 4]."""

    picture: Picture
    number: int
    size: str
    movement: str
    seconds: float
    scene: str  # heading; drawn where a scene begins
    text: str  # the line or action under it
    speaker: str = ""


def storyboard(panels: Sequence[Panel], title: str, columns: int = 4) -> Image.Image:
    """Lay panels out in rows, scene by scene; an RGB image as tall as it needs."""
    scenes = _by_scene(panels)
    height = _panel_height(panels)
    rows = sum(-(-len(group) // columns) for group in scenes)
    total = 90 + len(scenes) * 44 + rows * height + _GAP
    image = Image.new("RGB", (_GAP + columns * (_FRAME_PX + _GAP), total), _GROUND)
    draw = ImageDraw.Draw(image)
    draw_line(draw, (_GAP, 56), title, 34, _INK, bold=True)
    y = 90
    for group in scenes:
        draw.line((_GAP, y + 4, image.width - _GAP, y + 4), fill=(214, 204, 190), width=1)
        draw_line(draw, (_GAP, y + 29), group[0].scene, 18, _INK, bold=True)
        y += 44
        for index, panel in enumerate(group):
            x = _GAP + (index % columns) * (_FRAME_PX + _GAP)
            _draw_panel(image, draw, panel, x, y + (index // columns) * height)
        y += -(-len(group) // columns) * height
    return image


def png(image: Image.Image) -> bytes:
    """The PNG file of an image; the same bytes for the same picture."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=4)  # nearly twice as fast as 6, and 3% larger
    return out.getvalue()


def _by_scene(panels: Sequence[Panel]) -> list[list[Panel]]:
    groups: list[list[Panel]] = []
    for panel in panels:
        if groups and groups[-1][-1].scene == panel.scene:
            groups[-1].append(panel)
        else:
            groups.append([panel])
    return groups


def _picture_height(panels: Sequence[Panel]) -> int:
    if not panels:
        return _FRAME_PX * 9 // 16
    height, width = panels[0].picture.shape[:2]
    return int(_FRAME_PX * height / width + 0.5)


def _panel_height(panels: Sequence[Panel]) -> int:
    return _picture_height(panels) + 30 + _TEXT_LINES * (_TEXT_PX + 5) + _GAP


def _draw_panel(
    image: Image.Image, draw: ImageDraw.ImageDraw, panel: Panel, x: int, y: int
) -> None:
    picture = Image.fromarray(np.ascontiguousarray(panel.picture[..., :3]))
    height = round(_FRAME_PX * picture.height / picture.width)
    image.paste(picture.resize((_FRAME_PX, height), Image.Resampling.LANCZOS), (x, y))
    draw.rectangle((x, y, x + _FRAME_PX - 1, y + height - 1), outline=_INK)
    base = y + height + 20
    draw_line(draw, (x, base), f"{panel.number}", 18, _INK, bold=True)
    facts = " · ".join(filter(None, (panel.size, panel.movement, f"{panel.seconds:.1f} s")))
    draw_line(draw, (x + width_px(f"{panel.number}", 18, bold=True) + 10, base), facts, 14, _FAINT)
    text = f"{panel.speaker}: {panel.text}" if panel.speaker else panel.text
    for index, line in enumerate(_lines(text)):
        draw_line(draw, (x, base + (index + 1) * (_TEXT_PX + 5)), line, _TEXT_PX, _INK)


def _lines(text: str) -> list[str]:
    """The first lines of a text; an ellipsis says that more follows."""
    # a panel holds some hundred characters: never lay out a whole monologue for three lines
    lines = list(wrap(text[:400], _TEXT_PX, _FRAME_PX))
    if len(lines) > _TEXT_LINES or len(text) > 400:
        lines = lines[:_TEXT_LINES]
        lines[-1] = lines[-1].rstrip(" .,") + "…"
    return lines
