"""Which models a film is painted with, as the user asks for it.

Enters: names. Leaves: a frozen choice that travels in the request and in the folder's commission.
"""

from dataclasses import dataclass

TOON = "toon"  # our own renderer: no model at all
STILL_CARD = "sdxl-union"  # pose, depth and lines at once; in-paints


@dataclass(frozen=True, slots=True)
class GeneratedChoice:
    """Backend and cards. Without a clip card keyframes are carried by our own motion vectors."""

    backend: str  # an entry point of storyreel.generators
    still: str = STILL_CARD
    clip: str = ""
    quality: str = "final"  # a profile of both cards


def chosen(backend: str, still: str, clip: str, quality: str) -> GeneratedChoice | None:
    """The choice of a user; None for our own renderer."""
    return None if backend == TOON else GeneratedChoice(backend, still, clip, quality)
