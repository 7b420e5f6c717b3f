"""Sample sheets: what a model makes of a look after so many steps, at seeds that stay the same.

Enters: a look and its trigger; pictures. Leaves: prompts, and one picture of all of them in a row.
"""

import io
from collections.abc import Sequence

import numpy as np

from planner.looks import Look
from renderers.generative.looks.captions import Shown, caption
from renderers.generative.requests import Pixels

_HEIGHT_PX = 384  # of a row of samples
_SHOWN = (
    Shown("", "full body", "front view", "standing", "", "daylight", "park"),
    Shown("", "head and shoulders", "three-quarter view", "", "happy", "soft light", "plain room"),
    Shown("", "from the waist up", "side view", "", "", "evening light", "street"),
    Shown("", "head and shoulders", "front view", "", "", "daylight", "beach"),  # never taught
)


def prompts(look: Look, trigger: str) -> tuple[str, ...]:
    """What is asked for: sides and sizes that were taught, and a place that was not."""
    return tuple(caption(look, trigger, shown) for shown in _SHOWN)


def sheet(pictures: Sequence[Pixels], columns: int = 0) -> bytes:
    """Pictures as PNG, each as high as the others, in rows of `columns`; 0 is one row."""
    from PIL import Image

    small = [_as_high(pixels) for pixels in pictures]
    each = columns or len(small)
    rows = [np.concatenate(small[at : at + each], axis=1) for at in range(0, len(small), each)]
    width = max(row.shape[1] for row in rows)
    whole = np.full((_HEIGHT_PX * len(rows), width, 3), 255, np.uint8)
    for number, row in enumerate(rows):
        whole[number * _HEIGHT_PX : (number + 1) * _HEIGHT_PX, : row.shape[1]] = row
    out = io.BytesIO()
    Image.fromarray(whole).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _as_high(pixels: Pixels) -> Pixels:
    from PIL import Image

    image = Image.fromarray(pixels)
    width = max(1, round(image.width * _HEIGHT_PX / image.height))
    return np.asarray(image.resize((width, _HEIGHT_PX), Image.Resampling.LANCZOS))
