"""New shots by note: an insert, a reaction, an establishing shot, a cutaway.

Enters: a draft and an Insert. Leaves: the amended draft. Between two beats the film gains time;
within a line or an action the new shot is laid over it, and every word is heard.
"""

import math
from dataclasses import replace
from itertools import accumulate

from planner.amending.draft import (
    Amended,
    Draft,
    filmed_shot,
    open_shot,
    require_apart,
    shot_of,
    spoken_beats,
    timings_of,
    with_plan,
    with_shots,
    with_timings,
)
from planner.amending.framing import reframed
from planner.amending.reshooting import idea_of, reshot
from planner.amending.restaging import restaged
from planner.amending.subjects import company
from planner.amending.telling import picture, seconds, unmet
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.edits import Insert, Reframe, made_by
from planner.errors import RefusedEdit
from planner.shots import (
    Asked,
    CameraMove,
    Cover,
    CutKind,
    Framing,
    MoveKind,
    Shot,
    ShotKind,
    Size,
    Timing,
)

SHORTEST_FRAMES_AT_24, LONGEST_S = 12, 60
LEAST_S = 0.8  # of a shot that is laid over another, and of what it leaves
_SIZES = {
    ShotKind.INSERT: Size.CU, ShotKind.REACTION: Size.CU, ShotKind.SINGLE: Size.MCU,
    ShotKind.ESTABLISHING: Size.WS, ShotKind.MASTER: Size.WS, ShotKind.GROUP: Size.MWS,
    ShotKind.TWO_SHOT: Size.MS, ShotKind.OTS: Size.MCU, ShotKind.POV: Size.MS,
}  # fmt: skip


def insert(draft: Draft, edit: Insert) -> Amended:
    """A new shot beside another."""
    new = made_by(edit)
    if any(s.id == new for s in draft.plan.shots):
        return Amended(draft, f"That shot is there already: shot {shot_of(draft, new).number}")
    beside = filmed_shot(draft, edit.after)
    _require_length(draft, edit.frames)
    at = beside.number - 1 if edit.at_start else beside.number
    shots = list(draft.plan.shots)
    framing = _framing(draft, edit, beside)
    still = CameraMove(MoveKind.STATIC, beside.move.start, beside.move.start)
    made = replace(
        beside, id=new, framing=framing, move=still, cut=CutKind.CUT, cut_frames=0, approved=False,
        offset_frames=0, asked=Asked(), card=None, covers=(Cover(f"{new}/silent", 0, 1, 1),),
    )  # fmt: skip
    following = shots[at] if at < len(shots) else None
    within = following is not None and following.scene_id == beside.scene_id
    if within and following is not None and following.covers[0].first > 0:
        after = _laid_over(draft, made, following, edit.frames)
    else:
        after = _given_time(draft, made, at, edit.frames)
    after = reshot(after, shot_of(after, new))
    shot = shot_of(after, new)
    shown = picture(after, shot.framing)
    long = estimated(after.plan, lined(after.graph)).frames(shot)
    about = f"for about {seconds(long, draft.plan.rate)}"
    said = f"A{shown[1:]} comes in as shot {shot.number}, {about}{unmet(shot)}"
    return Amended(after, said, (new, beside.id))


def _require_length(draft: Draft, frames: int) -> None:
    rate = draft.plan.rate
    least, most = round(SHORTEST_FRAMES_AT_24 * rate.fps / 24), rate.frames(LONGEST_S)
    if not least <= frames <= most:
        raise RefusedEdit(f"a new shot lasts {least} to {most} frames, not {frames}; choose")


def _framing(draft: Draft, edit: Insert, beside: Shot) -> Framing:
    """What the new shot shows, found among those who are there."""
    if edit.kind is ShotKind.CARD:
        raise RefusedEdit("a card of text is no shot to insert; write it into the script")
    staging = restaged(draft, beside.scene_id)
    there = company(idea_of(beside, staging), staging)
    shown = beside.framing.subjects
    people = edit.subjects
    if not people and edit.kind is ShotKind.REACTION:
        people = tuple(w for w in there.seen if w not in shown[:1])[:1] or there.seen[:1]
    if not people and edit.kind is not ShotKind.INSERT:
        people = shown[:1] or there.seen[:1]
    if not people and edit.kind in {ShotKind.REACTION, ShotKind.SINGLE, ShotKind.TWO_SHOT}:
        raise RefusedEdit("nobody is to be seen at that moment; insert a thing or the place")
    plain = Framing(edit.kind, edit.size or _SIZES[edit.kind], ())
    wish = Reframe(shot=beside.id, kind=edit.kind, subjects=people, thing=edit.thing)
    return reframed(draft, plain, wish, staging, there)


def _given_time(draft: Draft, made: Shot, at: int, frames: int) -> Draft:
    """The film gets longer by the new shot."""
    shots = list(draft.plan.shots)
    after = shots[at] if at < len(shots) else None
    follows = after is not None and after.scene_id == made.scene_id
    timings = list(draft.plan.timings)
    row = _row(draft, shots, at)
    if row < len(timings):
        require_apart(draft, timings[row].beat_id)
    if after is not None and follows:
        opens = at == 0 or shots[at - 1].scene_id != after.scene_id
        if opens:
            made = replace(made, cut=after.cut, cut_frames=after.cut_frames)
            after = replace(after, cut=CutKind.CUT, cut_frames=0)
        open_shot(draft, after.id)
        shots[at] = replace(after, offset_frames=max(0, after.offset_frames))
    longer = with_shots(draft, [*shots[:at], made, *shots[at:]])
    timings.insert(row, Timing(made.covers[0].beat_id, frames))
    return with_plan(longer, replace(longer.plan, timings=tuple(timings)))


def _row(draft: Draft, shots: list[Shot], at: int) -> int:
    """Where the new shot's silence comes among the timings."""
    order = {t.beat_id: n for n, t in enumerate(draft.plan.timings)}
    if at < len(shots) and _begins_a_beat(shots[at]):
        return order[shots[at].covers[0].beat_id]
    return order[shots[at - 1].covers[-1].beat_id] + 1


def _begins_a_beat(shot: Shot) -> bool:
    """Whether a shot begins where a beat does."""
    return shot.covers[0].first == 0


def _laid_over(draft: Draft, made: Shot, following: Shot, frames: int) -> Draft:
    """The new shot takes the first stretch of the one that goes on within a beat."""
    open_shot(draft, following.id)
    cover = following.covers[0]
    if _stands_still(draft, made.scene_id, cover.beat_id):
        return _stretched(draft, made, following, frames)
    whole = max(_beat_frames(draft, cover.beat_id), 1)
    alone = len(following.covers) == 1
    least = math.ceil(draft.plan.rate.frames(LEAST_S) * cover.of / whole)
    room = cover.last - cover.first - (least if alone else 0)
    if room < least:
        raise RefusedEdit(
            f"shot {following.number} is too short for another shot to be laid over it; "
            "insert elsewhere, or reframe it instead"
        )
    units = min(max(least, round(frames * cover.of / whole)), room)
    own = replace(cover, last=cover.first + units)
    rest = (replace(cover, first=own.last), *following.covers[1:])
    rest = rest[1:] if rest[0].first >= rest[0].last else rest
    shots = list(draft.plan.shots)
    shots[following.number - 1] = replace(following, covers=rest, offset_frames=0)
    shots.insert(following.number - 1, replace(made, covers=(own,)))
    return with_shots(draft, shots)


def _stands_still(draft: Draft, scene_id: str, beat_id: str) -> bool:
    """Whether a beat may last longer: nobody speaks, walks or drives in it."""
    staged = draft.plan.scene(scene_id)
    walked = {b.beat_id for b in staged.businesses if b.path_m}
    driven = {d.beat_id for d in staged.drives}
    return beat_id not in spoken_beats(draft) | walked | driven


def _stretched(draft: Draft, made: Shot, following: Shot, frames: int) -> Draft:
    """A silent beat lasts longer by the new shot; its other stretches last as before."""
    beat_id = following.covers[0].beat_id
    row = timings_of(draft.plan)[beat_id]
    shots = list(draft.plan.shots)
    shots.insert(following.number - 1, made)
    users = [s for s in shots if s.id == made.id or beat_id in {c.beat_id for c in s.covers}]
    own = [next((c for c in s.covers if c.beat_id == beat_id), None) for s in users]
    lengths = [
        frames if c is None else max(1, row.frames * (c.last - c.first) // c.of) for c in own
    ]
    ends = list(accumulate(lengths))
    changed: dict[str, Shot] = {}
    for shot, old, end, long in zip(users, own, ends, lengths, strict=True):
        new = Cover(beat_id, end - long, end, ends[-1])
        covers = (new,) if old is None else tuple(new if c == old else c for c in shot.covers)
        changed[shot.id] = replace(shot, covers=covers)
    after = with_shots(draft, [changed.get(s.id, s) for s in shots])
    return with_timings(after, {beat_id: replace(row, frames=ends[-1])})


def _beat_frames(draft: Draft, beat_id: str) -> int:
    """How long a beat lasts, speech by estimate."""
    if beat_id in spoken_beats(draft):
        return estimated(draft.plan, lined(draft.graph)).beats[beat_id][1]
    return timings_of(draft.plan)[beat_id].frames
