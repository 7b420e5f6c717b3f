"""How pictures are finished: their grade, their lines, the way they are drawn.

Enters: nothing; shapes only (`planner.amending.styling` fills them). Leaves: what cue sheets carry
and renderers obey. Measures are ratios against the renderer's own picture unless said otherwise.
"""

from dataclasses import dataclass
from enum import StrEnum


class Drawing(StrEnum):
    """How a picture is drawn."""

    TOON = "toon"
    FLAT = "flat"  # few tones, no shading within them
    SKETCH = "sketch"  # pencil on paper, as a storyboard


@dataclass(frozen=True, slots=True)
class Finish:
    """How a picture is graded and drawn; as it stands here the renderer's own picture is kept."""

    saturation: float = 1.0  # 0 grey … 2
    warmth: float = 0.0  # -1 cold … 1 warm
    contrast: float = 1.0  # 0.4 … 2
    brightness: float = 1.0  # 0.4 … 1.8
    sepia: float = 0.0  # 0 … 1, how far towards brown
    grain: float = 0.0  # 0 … 1
    outline: float = 1.0  # 0.3 … 3 times the usual width of lines
    drawing: Drawing = Drawing.TOON


AS_DRAWN = Finish()
