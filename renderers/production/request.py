"""What film is asked for.

Enters: the user's choices. Leaves: one frozen request that the stages read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from planner.llm.model import ModelChoice
from planner.pace import Pace, paced_at
from renderers.generative.licences import Use
from renderers.production.generated.choice import GeneratedChoice
from renderers.profile import ANIMATIC, Profile
from screenplay.frame_rate import FrameRate

RULES = "rules"


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
    asl_s: float | None = None  # average shot length; None: as the script's genre has it
    environment: Mapping[str, str] | None = None  # of the workers; None for this process's own
    planner: str = RULES  # or "llm", or the name of a plug-in
    model: ModelChoice | None = None  # that "llm" asks
    max_cost: Fraction | None = None  # dollars that asking it may cost
    paint: GeneratedChoice | None = None  # models that paint it; None for our own renderer
    use: Use = field(
        default_factory=Use
    )  # what models may be needed for: their licences are held to it

    @property
    def pace(self) -> Pace | None:
        """The pace asked for; None leaves it to the script's genre."""
        return None if self.asl_s is None else paced_at(self.asl_s)
