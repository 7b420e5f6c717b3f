"""Film time: a rational frame rate and the one place where seconds become frames.

Enters: a rate such as 24 or 30000/1001. Leaves: integer frames and samples.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames per second as a ratio, e.g. 24/1 or 24000/1001."""

    num: int = 24
    den: int = 1

    @property
    def fps(self) -> Fraction:
        """Exact frames per second."""
        return Fraction(self.num, self.den)

    def frames(self, seconds: float | Fraction) -> int:
        """Nearest whole number of frames in `seconds`."""
        return round(Fraction(seconds).limit_denominator(1_000_000) * self.fps)

    def seconds(self, frames: int) -> Fraction:
        """Exact seconds that `frames` last."""
        return Fraction(frames) / self.fps

    def samples(self, frames: int, rate_hz: int) -> int:
        """First audio sample of frame `frames` at `rate_hz`, rounded once."""
        return round(Fraction(frames) * rate_hz / self.fps)

    def frames_of_samples(self, samples: int, rate_hz: int) -> int:
        """Frames needed to hold `samples` (rounded up)."""
        exact = Fraction(samples, rate_hz) * self.fps
        return -int(-exact // 1)
