"""What film is asked for.

Enters: the user's choices. Leaves: one frozen request that the stages read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from renderers.profile import ANIMATIC, Profile
from screenplay.frame_rate import FrameRate


@dataclass(frozen=True, slots=True)
class FilmRequest:
    """A screenplay, where its film goes, and how it is made."""

    script: Path
    out: Path
    profile: Profile = ANIMATIC
    rate: FrameRate = field(default_factory=FrameRate)
    seed: int = 0
    scenes: range | None = None  # positions from 1; None for all
    workers: int = 2
    environment: Mapping[str, str] | None = None  # of the workers; None for this process's own
