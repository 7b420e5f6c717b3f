"""When beats happen: the estimates of `screenplay.screen_time`, as a plan's timings.

Enters: beats and the seconds that their actions take. Leaves: timings in frames. The estimates are
the screenplay's own, so that a breakdown and a plan never contradict each other.
"""

from planner.shots import Timing
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Beat, BeatKind
from screenplay.screen_time import (
    action_seconds,
    card_seconds,
    deed_seconds,
    is_direction,
    lead_seconds,
    said_seconds,
    share_of,
    spoken_seconds,
    tail_seconds,
    words,
)

__all__ = [
    "action_seconds",
    "card_seconds",
    "deed_seconds",
    "is_direction",
    "lead_seconds",
    "said_seconds",
    "share_of",
    "spoken_seconds",
    "tail_seconds",
    "timing",
    "words",
]


def timing(
    beat: Beat, before: Beat | None, following: Beat | None, seconds: float, rate: FrameRate
) -> Timing:
    """A beat's timing in frames; `seconds` is its own length and counts for unspoken beats only."""
    own = 0 if beat.kind is BeatKind.SPEECH else rate.frames(seconds)
    return Timing(
        beat.id, own, rate.frames(lead_seconds(before, beat)),
        rate.frames(tail_seconds(beat, following)),
    )  # fmt: skip
