"""Which models a film is painted with, as the user asks for it.

Enters: names. Leaves: a frozen choice that travels in the request and in the folder's commission.
"""

from dataclasses import dataclass
from pathlib import Path

TOON = "toon"  # our own renderer: no model at all
STILL_CARD = "sdxl-union"  # pose, depth and lines at once; in-paints
RELIGHT = 0.5


@dataclass(frozen=True, slots=True)
class GeneratedChoice:
    """Backend and cards. Without a clip card keyframes are carried by our own motion vectors."""

    backend: str  # an entry point of storyreel.generators
    still: str = STILL_CARD
    clip: str = ""
    quality: str = "final"  # a profile of both cards
    style: str = ""  # words; empty for those of a drawn film
    style_lora: str = ""  # a safetensors file for the still card's base
    relight: float = RELIGHT  # how far people take on their room's light; 0 leaves them as painted
    plate_tool: str = ""  # a tool that enlarges plates; empty: the still model does, where it shall


def chosen(
    backend: str, still: str, clip: str, quality: str, style: str, style_lora: Path | None,
    relight: float = RELIGHT, plate_tool: str = "",
) -> GeneratedChoice | None:  # fmt: skip
    """The choice of a user; None for our own renderer."""
    if backend == TOON:
        return None
    lora = str(style_lora.resolve()) if style_lora else ""
    words = " ".join(style.split())
    return GeneratedChoice(backend, still, clip, quality, words, lora, relight, plate_tool)
