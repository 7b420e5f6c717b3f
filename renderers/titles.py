"""Cards and supers: the words that a film shows.

Enters: a `Card` and a frame size. Leaves: an RGBA picture, opaque for cards that fill the frame,
clear around the text for supers that lie over a shot.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from planner.shots import Card
from renderers.typography import draw_line, width_px, wrap

Picture = npt.NDArray[np.uint8]

_PAPER = (244, 236, 219)
_INK = (52, 40, 36)
_NIGHT = (22, 20, 27)
_GOLD = (232, 176, 84)


def card_picture(card: Card, width_px_: int, height_px: int) -> Picture:
    """Draw a card at the frame's size; uint8 [height, width, 4]."""
    if card.style == "super":
        return _super(card, width_px_, height_px)
    if card.style == "black":
        return np.asarray(Image.new("RGBA", (width_px_, height_px), (0, 0, 0, 255)))
    return _full(card, width_px_, height_px)


def laid_over(picture: Picture, words: Picture) -> Picture:
    """A picture with a super over it; both uint8 [height, width, 4], of one size."""
    rows = np.flatnonzero(words[..., 3].any(axis=1))
    out = picture.copy()
    if rows.size == 0:
        return out
    band = slice(rows[0], rows[-1] + 1)
    cover = words[band, :, 3:].astype(np.uint16)
    mixed = words[band, :, :3] * cover + picture[band, :, :3] * (255 - cover)
    out[band, :, :3] = (mixed + 127) // 255
    return out


def _full(card: Card, width: int, height: int) -> Picture:
    """A card that fills the frame: first line large, a rule, the rest below it."""
    ground, ink = (_NIGHT, _PAPER) if card.style != "title" else (_PAPER, _INK)
    image = Image.new("RGBA", (width, height), (*ground, 255))
    draw = ImageDraw.Draw(image)
    limit = width * 0.82
    head, *rest = card.lines or ("",)
    big = _fit(head, height // 8, limit, lines=2)
    small = max(12, height // 24)
    heads = wrap(head, big, limit, bold=True)
    tails = [line for text in rest for line in wrap(text, small, limit)]
    room = len(heads) * big * 1.2 + (small * 1.5 * len(tails) + big * 0.7 if tails else 0)
    y = (height - room) / 2 + big * 0.95
    for line in heads:
        _centred(draw, line, y, big, (*ink, 255), width, bold=True)
        y += big * 1.2
    if tails:
        bar = min(limit, max(width_px(line, big, bold=True) for line in heads)) / 2
        thick = max(2, height // 240)
        level = y - big * 0.75
        draw.rectangle((width / 2 - bar, level, width / 2 + bar, level + thick), fill=_GOLD)
        y += small * 0.2
    for line in tails:
        _centred(draw, line, y, small, (*ink, 255), width)
        y += small * 1.5
    return np.asarray(image)


def _fit(text: str, size: int, limit: float, lines: int) -> int:
    """The largest size up to `size` at which `text` needs no more than `lines` lines."""
    while size > 14 and len(wrap(text, size, limit, bold=True)) > lines:
        size = size * 9 // 10
    return size


def _super(card: Card, width: int, height: int) -> Picture:
    """Text over the picture: lower left, in the title-safe area, with a soft shade behind it."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    size = max(12, height // 20)
    lines = [line for text in card.lines for line in wrap(text, size, width * 0.8, bold=True)]
    y = height * 0.9 - (len(lines) - 1) * size * 1.3
    for line in lines:
        x = width * 0.07
        long = width_px(line, size, bold=True)
        pad = size * 0.45
        box = (x - pad, y - size * 1.02, x + long + pad, y + size * 0.38)
        draw.rounded_rectangle(box, radius=size * 0.25, fill=(18, 16, 22, 150))
        draw_line(draw, (x, y), line, size, (255, 250, 240, 255), bold=True)
        y += size * 1.45
    return np.asarray(image)


def _centred(
    draw: ImageDraw.ImageDraw,
    text: str,
    y: float,
    size: int,
    fill: tuple[int, int, int, int],
    width: int,
    *,
    bold: bool = False,
) -> None:
    draw_line(draw, ((width - width_px(text, size, bold=bold)) / 2, y), text, size, fill, bold=bold)
