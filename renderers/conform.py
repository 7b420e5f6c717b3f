"""Lay planned shots against recorded takes.

Enters: a shot plan, the script's lines by beat and the timings of their takes. Leaves: a timeline
with every beat, sound and cut on integer frames. Passes: beats in a row, then one in-point per
shot, then clips that touch.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.shots import Cover, Shot, ShotPlan, Timing
from renderers.errors import MissingTake, UncoveredBeat
from renderers.timeline import BeatSpan, Clip, Sound, Timeline
from screenplay.frame_rate import FrameRate
from screenplay.scene_graph import Line, SceneGraph
from voices.takes import RATE_HZ, Timings

# Shorter shots read as a flash frame; an editor's rule of thumb is a third of a second.
SHORTEST_FRAMES_AT_24 = 10
# A cut lands shortly before the next line so that the mouth is seen opening.
BREATH_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Laid:
    """A beat on the clock: its span, the silence before it, and its words' first frames."""

    span: BeatSpan
    lead: int
    words: tuple[int, ...] = ()  # film frames at which units begin, the beat's end last


def conform(plan: ShotPlan, graph: SceneGraph, takes: Mapping[str, Timings]) -> Timeline:
    """Lay planned shots against recorded takes.

    Beats follow the order of `plan.timings`. A line that is `dual_with` another starts with it.
    Raises `MissingTake` for a line without a take and `UncoveredBeat` where shots and timings
    disagree.
    """
    lines = {b.id: b.line for s in graph.scenes for b in s.beats if b.line is not None}
    laid, sounds, end = _lay_beats(plan, lines, takes)
    _require_cover(plan, laid)
    starts = _in_points(plan, laid)
    end = max(end, starts[-1] + _shortest(plan.rate)) if starts else end
    bounds = [*starts, end]
    clips = tuple(
        Clip(shot.id, a, b - a, shot.cut, min(shot.cut_frames, b - a))
        for shot, (a, b) in zip(plan.shots, pairwise(bounds), strict=True)
    )
    return Timeline(plan.rate, end, clips, tuple(b.span for b in laid.values()), sounds)


def _shortest(rate: FrameRate) -> int:
    return max(1, round(SHORTEST_FRAMES_AT_24 * rate.fps / 24))


def _lay_beats(
    plan: ShotPlan, lines: Mapping[str, Line], takes: Mapping[str, Timings]
) -> tuple[dict[str, _Laid], tuple[Sound, ...], int]:
    """Every beat in a row: its span, its sounds, and the film's length in frames."""
    laid: dict[str, _Laid] = {}
    sounds: list[Sound] = []
    starts_of_lines: dict[str, int] = {}
    clock = 0
    for timing in plan.timings:
        line = lines.get(timing.beat_id)
        start = clock + timing.lead_frames
        if line is not None and line.dual_with in starts_of_lines:
            start = starts_of_lines[line.dual_with]
        beat = _lay_beat(timing, line, takes, start, plan.rate)
        laid[timing.beat_id] = beat
        clock = max(clock, start + beat.span.frames + timing.tail_frames)
        if line is not None:
            starts_of_lines[line.id] = start
            sample = plan.rate.samples(start, RATE_HZ)
            sounds.append(Sound(line.id, sample, takes[line.id].samples))
    return laid, tuple(sounds), clock


def _lay_beat(
    timing: Timing,
    line: Line | None,
    takes: Mapping[str, Timings],
    start: int,
    rate: FrameRate,
) -> _Laid:
    if line is None:
        return _Laid(BeatSpan(timing.beat_id, start, timing.frames), timing.lead_frames)
    take = takes.get(line.id)
    if take is None:
        raise MissingTake(line.id, f"script line {line.source.line}")
    frames = max(1, rate.frames_of_samples(take.samples, RATE_HZ))
    words = tuple(start + f for f in _word_cuts(take, rate))
    return _Laid(BeatSpan(timing.beat_id, start, frames), timing.lead_frames, words)


def _word_cuts(take: Timings, rate: FrameRate) -> Iterator[int]:
    """Frames where a cut may fall: before each word, in the middle of the gap; the end last."""
    before = 0
    for word in take.words:
        yield round((before + word.start) / 2 * rate.fps / RATE_HZ)
        before = word.end
    yield rate.frames_of_samples(take.samples, RATE_HZ)


def _require_cover(plan: ShotPlan, laid: Mapping[str, _Laid]) -> None:
    covered = {cover.beat_id for shot in plan.shots for cover in shot.covers}
    for shot in plan.shots:
        for cover in shot.covers:
            if cover.beat_id not in laid:
                raise UncoveredBeat(cover.beat_id, f"scene {shot.scene_id}", "it has no timing")
    for beat_id in laid:
        if beat_id not in covered:
            raise UncoveredBeat(beat_id, "the film", "no shot shows it")


def _in_points(plan: ShotPlan, laid: Mapping[str, _Laid]) -> list[int]:
    """First frame of each shot: its beat's unit, moved by J or L, never a flash after the last."""
    starts: list[int] = []
    scene = ""
    for shot in plan.shots:
        wanted = _wanted(shot, laid, opens_scene=shot.scene_id != scene)
        scene = shot.scene_id
        floor = starts[-1] + _shortest(plan.rate) if starts else 0
        starts.append(max(wanted, floor) if starts else 0)
    return starts


def _wanted(shot: Shot, laid: Mapping[str, _Laid], *, opens_scene: bool) -> int:
    """Where the shot would begin if no other stood in its way."""
    cover = shot.covers[0]
    beat = laid[cover.beat_id]
    if cover.first > 0:
        return unit_frame(cover, beat.span, beat.words) + shot.offset_frames
    if opens_scene:
        return beat.span.start - beat.lead
    return beat.span.start - round(beat.lead * BREATH_SHARE) + shot.offset_frames


def unit_frame(cover: Cover, span: BeatSpan, words: tuple[int, ...]) -> int:
    """Film frame at which unit `cover.first` of a beat begins."""
    if words and cover.of > 0:
        position = round(cover.first / cover.of * (len(words) - 1))
        return words[min(position, len(words) - 1)]
    return span.start + round(span.frames * cover.first / max(1, cover.of))
