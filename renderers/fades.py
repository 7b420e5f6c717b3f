"""Fades from and to black.

Enters: an exposure sheet and drawn pixels. Leaves: `Frame`s, dimmed where a fade runs.
"""

from collections.abc import Iterator

import numpy as np

from renderers.renderer import Frame, Pixels
from renderers.xsheet import XSheet


def fade_level(sheet: XSheet, frame: int) -> float:
    """Brightness of a frame, 0 black … 1; the first frame of a fade in is black."""
    rise = frame / sheet.fade_in_frames if sheet.fade_in_frames else 1.0
    left = sheet.frames - 1 - frame
    fall = left / sheet.fade_out_frames if sheet.fade_out_frames else 1.0
    return float(np.clip(min(rise, fall), 0, 1))


def dimmed(pixels: Pixels, level: float) -> Pixels:
    """Pixels at a brightness, alpha untouched."""
    table = np.rint(np.arange(256) * level).astype(np.uint8)
    out: Pixels = table[pixels]
    out[..., 3] = pixels[..., 3]
    return out


def faded(sheet: XSheet, frame: int, hold: int, pixels: Pixels) -> Iterator[Frame]:
    """The frames of one exposure: one held picture, or single ones while a fade runs."""
    start = frame
    while start < frame + hold:
        level = fade_level(sheet, start)
        end = start + 1
        while level == 1.0 and end < frame + hold and fade_level(sheet, end) == 1.0:
            end += 1
        yield Frame(pixels if level == 1.0 else dimmed(pixels, level), end - start)
        start = end
