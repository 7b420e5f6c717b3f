"""When shots and beats are on screen.

Enters: a plan, or what a timeline says of one. Leaves: a Clock in film frames at the plan's rate.
Without a timeline speech is estimated, laid as `renderers.conform` lays it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.continuity.lined_script import LinedBeat, LinedScript
from planner.shots import Cover, Shot, ShotPlan, Timing
from planner.timings import said_seconds, words

LABEL = "clock/1"
BREATH_SHARE = 0.4  # a cut lands in the pause before the next line
FLASH_S = 10 / 24  # conform leaves every shot this long

Span = tuple[int, int]  # first frame, number of frames


@dataclass(frozen=True, slots=True)
class Clock:
    """Film frames of shots and beats by id. `plan` is the digest of the plan that was conformed."""

    shots: Mapping[str, Span]
    beats: Mapping[str, Span]
    plan: str = ""

    def frames(self, shot: Shot) -> int:
        """How long a shot is on screen."""
        return self.shots[shot.id][1]

    def shown(self, shot: Shot, cover: Cover | None = None) -> tuple[int, int]:
        """First and last frame of a shot, or of one of its stretches."""
        first, count = self.shots[shot.id]
        last = first + max(count, 1) - 1
        if cover is None or cover.beat_id not in self.beats:
            return first, last
        start, length = self.beats[cover.beat_id]
        begin = start + length * cover.first // max(cover.of, 1)
        end = start + length * cover.last // max(cover.of, 1) - 1
        begin = min(max(begin, first), last)
        return begin, min(max(end, begin), last)


@dataclass(slots=True)
class _Laying:
    """Beats one after another; dual speech together."""

    starts: dict[str, Span] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    now: int = 0

    def lay(self, timing: Timing, beat: LinedBeat, frames: int) -> None:
        start = self.lines.get(beat.dual_with, self.now + timing.lead_frames)
        self.starts[timing.beat_id] = (start, frames)
        self.now = max(self.now, start + frames + timing.tail_frames)
        if beat.line:
            self.lines[beat.line] = start


def estimated(
    plan: ShotPlan, script: LinedScript, spoken_frames: Mapping[str, int] | None = None
) -> Clock:
    """A clock by estimate; `spoken_frames` gives lengths of recorded lines by line id."""
    known = spoken_frames or {}
    laying = _Laying()
    for timing in plan.timings:
        beat = script.beats.get(timing.beat_id, _SILENT)
        frames = timing.frames
        if beat.line:
            said = said_seconds(words(beat.text)) / max(beat.pace, 0.3)
            frames = known.get(beat.line, plan.rate.frames(said))
        laying.lay(timing, beat, frames)
    leads = {timing.beat_id: timing.lead_frames for timing in plan.timings}
    return Clock(_cut(plan, laying, leads, script), laying.starts)


_SILENT = LinedBeat()


def _cut(
    plan: ShotPlan, laying: _Laying, leads: Mapping[str, int], script: LinedScript
) -> dict[str, Span]:
    """Shots that touch: each begins with its first stretch."""
    starts: list[int] = []
    scene = ""
    for shot in plan.shots:
        cover = shot.covers[0]
        start, frames = laying.starts.get(cover.beat_id, (starts[-1] if starts else 0, 0))
        lead = leads.get(cover.beat_id, 0)
        if cover.first > 0:
            wish = start + round(frames * _share(cover, script)) + shot.offset_frames
        elif shot.scene_id != scene:
            wish = start - lead
        else:
            wish = start - round(lead * BREATH_SHARE) + shot.offset_frames
        scene = shot.scene_id
        least = starts[-1] + max(1, plan.rate.frames(FLASH_S)) if starts else 0
        starts.append(max(wish, least) if starts else 0)
    return _spans(plan.shots, starts, laying.now)


def _spans(shots: Sequence[Shot], starts: Sequence[int], end: int) -> dict[str, Span]:
    ends = [*starts[1:], max(end, starts[-1] + 1)] if starts else []
    return {s.id: (a, b - a) for s, a, b in zip(shots, starts, ends, strict=True)}


def _share(cover: Cover, script: LinedScript) -> float:
    """The share of a beat that has gone by when a stretch begins: words by their length."""
    beat = script.beats.get(cover.beat_id, _SILENT)
    said = words(beat.text)
    if not beat.line or len(said) != cover.of:
        return cover.first / max(cover.of, 1)
    return said_seconds(said[: cover.first]) / max(said_seconds(said), 0.1)
