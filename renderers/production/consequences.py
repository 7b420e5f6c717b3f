"""What an edit means for the work: which shots must be drawn again, and how long that takes.

Enters: two drafts, before and after. Leaves: ids of the shots whose cue sheets differ, and an
estimate in seconds. Until lines are spoken their lengths are the screenplay's own estimates; known
takes decide where there are any.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from planner.amending import Draft
from planner.shots import ShotKind
from planner.timings import said_seconds, spoken_seconds, words
from renderers.conform import conform
from renderers.cue_sheet import CueSheet
from renderers.cueing import Cueing
from renderers.profile import ANIMATIC, Profile
from screenplay.scene_graph import Line, SceneGraph
from storage.events import Finished
from storage.job_table import JobTable
from storage.jobs import Graph
from voices.takes import RATE_HZ, Timings, Word

# Processor milliseconds per film frame at 1280×720, by kind of shot (benchmarks/README.md).
MS_PER_FRAME: Mapping[ShotKind, float] = {
    ShotKind.SINGLE: 13.5, ShotKind.REACTION: 12.9, ShotKind.INSERT: 15.0, ShotKind.CARD: 9.2,
}  # fmt: skip
MS_ELSE = 16.0  # several people, wide frames
_ACTING_SHARE = 0.35  # of that does not depend on the size of the frame
_HISTORY = 20_000  # events of the table that are read at once
_PIXELS = ANIMATIC.width_px * ANIMATIC.height_px


@dataclass(frozen=True, slots=True)
class Consequences:
    """Shots to draw again, in film order, how many frames they have and what that costs."""

    shots: tuple[str, ...]
    frames: int
    seconds: float  # of one processor


def consequences(
    before: Draft, after: Draft, takes: Mapping[str, Timings] | None = None
) -> tuple[str, ...]:
    """Ids of the shots whose pictures an edit changes, in film order."""
    return tuple(sheet.shot_id for sheet in _changed(before, after, takes))


def costed(
    before: Draft,
    after: Draft,
    profile: Profile,
    takes: Mapping[str, Timings] | None = None,
    ms_per_frame: float | None = None,
) -> Consequences:
    """The shots that an edit changes, and what drawing them costs.

    `ms_per_frame` is what this machine took so far (`paid`); without it figures of the benchmarks
    are scaled by the size of the frame.
    """
    changed = _changed(before, after, takes)
    ms = sum(
        sheet.frames * (ms_per_frame if ms_per_frame is not None else _ms(sheet, profile))
        for sheet in changed
    )
    frames = sum(sheet.frames for sheet in changed)
    return Consequences(tuple(s.shot_id for s in changed), frames, round(ms / 1000, 1))


def paid(table: JobTable) -> float | None:
    """Processor milliseconds per frame of the shots that this folder's runs have drawn.

    None where none is remembered.
    """
    frames = seconds = 0.0
    lengths: dict[int, dict[int, int]] = {}
    for row in table.events(limit=_HISTORY):
        event = row.event
        if not isinstance(event, Finished) or event.cached or event.job.kind != "shot":
            continue
        if row.run not in lengths:
            lengths[row.run] = _lengths(table.graph(row.run))
        frames += lengths[row.run][event.job.id]
        seconds += event.cpu_seconds
    return 1000 * seconds / frames if frames else None


def _lengths(graph: Graph) -> dict[int, int]:
    """Frames of every shot that a graph draws, by job."""
    return {
        job.handle.id: json.loads(job.params)["cues"]["frames"]
        for job in graph
        if job.handle.kind == "shot"
    }


def _changed(
    before: Draft, after: Draft, takes: Mapping[str, Timings] | None
) -> tuple[CueSheet, ...]:
    """Cue sheets of `after` that `before` does not have, or not after the same shot."""
    old = set(_keyed(_sheets(before, takes)))
    now = _sheets(after, takes)
    spoken = respoken(before, after)
    return tuple(
        sheet for sheet, key in zip(now, _keyed(now), strict=True)
        if key not in old or any(speech.line_id in spoken for speech in sheet.speeches)
    )  # fmt: skip


def respoken(before: Draft, after: Draft) -> frozenset[str]:
    """Ids of the lines whose voice is another: they are spoken again, and lips go with them.

    How loud a voice is, is for the mix alone.
    """
    old, now = (
        {n.character_id: (n.recipe, n.pitch, n.tempo) for n in draft.plan.voices}
        for draft in (before, after)
    )
    as_cast = ("", 1.0, 1.0)
    changed = {w for w in old | now if old.get(w, as_cast) != now.get(w, as_cast)}
    return frozenset(line.id for line in after.graph.lines() if changed.intersection(line.speakers))


def _keyed(sheets: Sequence[CueSheet]) -> list[tuple[CueSheet, CueSheet | None]]:
    """Each sheet with the one it dissolves from."""
    earlier = (None, *sheets[:-1]) if sheets else ()
    return [(s, e if s.dissolve_frames else None) for s, e in zip(sheets, earlier, strict=True)]


def _sheets(draft: Draft, takes: Mapping[str, Timings] | None) -> tuple[CueSheet, ...]:
    known = estimated_takes(draft.graph) | dict(takes or {})
    timeline = conform(draft.plan, draft.graph, known)
    return Cueing(draft.plan, timeline, draft.graph).sheets()


def _ms(sheet: CueSheet, profile: Profile) -> float:
    """Milliseconds per frame by kind of shot and size of frame; drawn on ones it costs twice."""
    plain = MS_PER_FRAME.get(sheet.framing.kind, MS_ELSE)
    size = profile.width_px * profile.height_px / _PIXELS
    drawn = plain * (_ACTING_SHARE + (1 - _ACTING_SHARE) * size)
    return drawn * (2 / profile.step)


def estimated_takes(graph: SceneGraph) -> dict[str, Timings]:
    """Takes as long as lines are estimated to last, word by word; no sound."""
    return {line.id: _take(line) for line in graph.lines()}


def _take(line: Line) -> Timings:
    """A silent take of a line: words as long as their share of it."""
    said = words(line.text)
    lengths = [said_seconds((word,), line.language) for word in said]
    whole = round(spoken_seconds(line) * RATE_HZ)
    ends = [round(whole * part / sum(lengths)) for part in accumulate(lengths)]
    starts = [0, *ends[:-1]]
    spans = tuple(Word(w, a, b) for w, a, b in zip(said, starts, ends, strict=True))
    return Timings(line.id, "estimate", max(1, whole), (), spans)
