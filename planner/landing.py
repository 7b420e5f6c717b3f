"""Room for the briefest lines: a shout in a shot of its own is held until it has been seen.

Enters: a scene's timings and shots. Leaves: timings with a silence after lines that a shot shows
alone and that would be over before an audience has looked.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.editing import SHORTEST_S
from planner.shots import Cover, Shot, Timing
from planner.staging import Moment, Staging
from screenplay.frame_rate import FrameRate

MARGIN_S = 0.1  # a recorded line may be shorter than its estimate


def landed(
    rows: Sequence[Timing], shots: Sequence[Shot], staging: Staging, rate: FrameRate
) -> list[Timing]:
    """Timings of a scene whose every shot is long enough to be seen."""
    moments = {m.beat.id: m for m in staging.moments}
    missing: dict[str, float] = {}
    for shot in shots:
        shown = [c for c in shot.covers if not _takes_no_time(c, moments)]
        said = [moments[c.beat_id] for c in shown if _is_whole_line(c, moments)]
        if said and len(said) == len(shown):
            missing[said[-1].beat.id] = SHORTEST_S + MARGIN_S - _seconds(said)
    return [
        replace(row, tail_frames=max(row.tail_frames, rate.frames(missing[row.beat_id])))
        if missing.get(row.beat_id, 0.0) > 0 else row
        for row in rows
    ]  # fmt: skip


def _takes_no_time(cover: Cover, moments: dict[str, Moment]) -> bool:
    """Whether a stretch is a transition's or another direction to the camera."""
    moment = moments.get(cover.beat_id)
    return moment is not None and moment.beat.line is None and moment.seconds == 0.0


def _is_whole_line(cover: Cover, moments: dict[str, Moment]) -> bool:
    moment = moments.get(cover.beat_id)
    spoken = moment is not None and moment.beat.line is not None
    return spoken and cover.first == 0 and cover.last == cover.of


def _seconds(said: Sequence[Moment]) -> float:
    """How long lines take one after another; those said together take as long as the longest."""
    total = 0.0
    for moment in said:
        line = moment.beat.line
        together = line is not None and line.dual_with is not None
        total = max(total, moment.seconds) if together else total + moment.seconds
    return total
