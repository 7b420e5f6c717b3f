"""Time by note: holds, lengths, the pace of a scene.

Enters: a draft and an edit. Leaves: the amended draft. Only silences and silent beats change their
length; speech is never cut. Frames count at the plan's rate.
"""

from collections.abc import Mapping
from dataclasses import replace

from planner.amending.draft import (
    Amended,
    Draft,
    is_whole,
    open_shot,
    scene_of,
    shots_of_scene,
    spoken_beats,
    timings_of,
    with_changed,
    with_timings,
)
from planner.amending.telling import seconds
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.edits import Hold, Length, Pace
from planner.errors import RefusedEdit
from planner.moments import beats_of
from planner.shots import Cover, Shot, Timing

SHORTEST_FRAMES_AT_24, LONGEST_S = 10, 120
SLOWEST, FASTEST = 400, 25  # percent of the planned silences
_LEAST_S = 0.5  # of a silent beat, however fast the scene


def hold(draft: Draft, edit: Hold) -> Amended:
    """Silence before and after what a shot shows."""
    shot = open_shot(draft, edit.shot)
    known = timings_of(draft.plan)
    changed: dict[str, Timing] = {}
    told = []
    for frames, cover, words in (
        (edit.lead_frames, shot.covers[0], "before"), (edit.tail_frames, shot.covers[-1], "after"),
    ):  # fmt: skip
        if frames is None:
            continue
        _require_frames(draft, frames)
        _require_edge(shot, cover, words)
        row = changed.get(cover.beat_id, known[cover.beat_id])
        changed[cover.beat_id] = (
            replace(row, lead_frames=frames)
            if words == "before"
            else replace(row, tail_frames=frames)
        )
        told.append(f"{seconds(frames, draft.plan.rate)} of silence {words} it")
    if not told:
        raise RefusedEdit("a hold needs a length before or after the shot; give one")
    said = f"Shot {shot.number} has {' and '.join(told)}"
    return Amended(with_timings(draft, changed), said, (shot.id,))


def _require_edge(shot: Shot, cover: Cover, words: str) -> None:
    """A silence lies between beats, not within a line."""
    inside = cover.first > 0 if words == "before" else cover.last < cover.of
    if inside:
        raise RefusedEdit(
            f"shot {shot.number} is cut within a line or an action, where there is no silence "
            f"{words} it; hold its neighbour, or split elsewhere"
        )


def _require_frames(draft: Draft, frames: int) -> None:
    most = draft.plan.rate.frames(LONGEST_S)
    if not 0 <= frames <= most:
        raise RefusedEdit(f"a length is 0 to {most} frames, not {frames}; choose one of these")


def length(draft: Draft, edit: Length) -> Amended:
    """A shot lasts so long; where somebody speaks only the silence after it changes."""
    shot = open_shot(draft, edit.shot)
    least = max(1, round(SHORTEST_FRAMES_AT_24 * draft.plan.rate.fps / 24))
    _require_frames(draft, edit.frames)
    if edit.frames < least:
        raise RefusedEdit(f"a shot of {edit.frames} frames is a flash; give it {least} or more")
    wished = seconds(edit.frames, draft.plan.rate)
    if any(c.beat_id in spoken_beats(draft) for c in shot.covers):
        return _spoken(draft, shot, edit.frames)
    after = _silent(draft, shot, edit.frames)
    return Amended(after, f"Shot {shot.number} lasts {wished}", _showing_same(after, shot))


def _showing_same(draft: Draft, shot: Shot) -> tuple[str, ...]:
    """A shot and those that show the same beats."""
    own = {c.beat_id for c in shot.covers}
    return tuple(s.id for s in draft.plan.shots if own & {c.beat_id for c in s.covers})


def _spoken(draft: Draft, shot: Shot, frames: int) -> Amended:
    """Silence after the last line, as far as speech leaves any; by estimate until it is spoken."""
    last = shot.covers[-1]
    if not is_whole(last) and last.last < last.of:
        raise RefusedEdit(
            f"the line goes on after shot {shot.number}; speech cannot be stretched or cut: "
            "hold the shot in which it ends"
        )
    bare = replace(timings_of(draft.plan)[last.beat_id], tail_frames=0)
    short = with_timings(draft, {last.beat_id: bare})
    spoken = estimated(short.plan, lined(short.graph)).frames(shot)
    tail = max(0, frames - spoken)
    after = with_timings(draft, {last.beat_id: replace(bare, tail_frames=tail)})
    held = "no silence" if not tail else f"{seconds(tail, draft.plan.rate)} of silence"
    said = f"Shot {shot.number} has {held} after its last line"
    if frames < spoken:
        said += f": speech takes about {seconds(spoken, draft.plan.rate)} and is not cut"
    return Amended(after, said, (shot.id,))


def _silent(draft: Draft, shot: Shot, frames: int) -> Draft:
    """The shot's stretches share its length as they did before; others keep theirs."""
    known = timings_of(draft.plan)
    shares = [_frames(c, known) for c in shot.covers]
    whole = sum(shares)
    # silences between the shot's own beats are part of it
    inner = sum(known[c.beat_id].lead_frames for c in shot.covers[1:] if c.first == 0)
    inner += sum(known[c.beat_id].tail_frames for c in shot.covers if c.last == c.of)
    rest = max(len(shares), frames - inner)
    cut, left = [], rest
    for n, share in enumerate(shares):
        last = n == len(shares) - 1
        take = left if last else min(left, max(1, round(rest * share / max(whole, 1))))
        cut.append(max(1, take))
        left -= take
    after = draft
    for cover, part in zip(shot.covers, cut, strict=True):
        after = _restretched(after, shot, cover, part)
    return after


def _frames(cover: Cover, known: Mapping[str, Timing]) -> int:
    """How long a stretch of a silent beat lasts."""
    total = known[cover.beat_id].frames
    return round(total * (cover.last - cover.first) / max(cover.of, 1))


def _restretched(draft: Draft, shot: Shot, cover: Cover, frames: int) -> Draft:
    """One stretch of a silent beat lasts `frames`; the beat's other stretches last as before."""
    known = timings_of(draft.plan)
    row = known[cover.beat_id]
    if is_whole(cover):
        return with_timings(draft, {cover.beat_id: replace(row, frames=frames)})
    users = [(s, c) for s in draft.plan.shots for c in s.covers if c.beat_id == cover.beat_id]
    lengths = [frames if s.id == shot.id else max(1, _frames(c, known)) for s, c in users]
    total, at = sum(lengths), 0
    changed: dict[str, Shot] = {}
    for (user, old), own in zip(users, lengths, strict=True):
        new = Cover(cover.beat_id, at, at + own, total)
        base = changed.get(user.id, user)
        changed[user.id] = replace(base, covers=tuple(new if c == old else c for c in base.covers))
        at += own
    after = with_changed(draft, changed.values())
    return with_timings(after, {cover.beat_id: replace(row, frames=total)})


def pace(draft: Draft, edit: Pace) -> Amended:
    """A scene's silences and silent beats in percent of what the planner gave them."""
    scene = scene_of(draft, edit.scene)
    if not FASTEST <= edit.percent <= SLOWEST:
        raise RefusedEdit(
            f"a pace is {FASTEST} to {SLOWEST} percent, not {edit.percent}; choose one of these"
        )
    planned = timings_of(draft.planned.plan)
    least = draft.plan.rate.frames(_LEAST_S)
    spoken = spoken_beats(draft)
    changed = {}
    for beat_id in beats_of(draft.plan, scene.id):
        row = planned.get(beat_id)
        if row is None:  # a shot's own silence has no planned length
            continue
        own = 0 if beat_id in spoken else max(min(least, row.frames), _part(row.frames, edit))
        changed[beat_id] = Timing(
            beat_id, own, _part(row.lead_frames, edit), _part(row.tail_frames, edit)
        )
    words = "as planned" if edit.percent == 100 else f"at {edit.percent} percent"
    after = with_timings(draft, changed)
    shots = tuple(s.id for s in shots_of_scene(draft, scene.id))
    return Amended(after, f"The pauses and silent beats of scene {scene.number} run {words}", shots)


def _part(frames: int, edit: Pace) -> int:
    return round(frames * edit.percent / 100)
