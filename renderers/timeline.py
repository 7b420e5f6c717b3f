"""The cut: picture clips and dialogue on one clock.

Enters: nothing; shapes only (`renderers.conform` lays them out). Leaves: gapless picture, sounds
by sample, and when every beat happens.
"""

from dataclasses import dataclass

from planner.shots import CutKind
from screenplay.frame_rate import FrameRate


@dataclass(frozen=True, slots=True)
class Clip:
    """A shot in the cut: film frames `start` up to `start + frames`."""

    shot_id: str
    start: int
    frames: int
    cut: CutKind = CutKind.CUT
    cut_frames: int = 0


@dataclass(frozen=True, slots=True)
class BeatSpan:
    """When a beat happens, in film frames."""

    beat_id: str
    start: int
    frames: int


@dataclass(frozen=True, slots=True)
class Sound:
    """A take laid into the programme: film samples at `voices.takes.RATE_HZ`."""

    line_id: str
    start: int
    samples: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole cut. Clips touch: each starts where the one before ends."""

    rate: FrameRate
    frames: int
    clips: tuple[Clip, ...]
    beats: tuple[BeatSpan, ...]
    sounds: tuple[Sound, ...]
