"""The cut by note: split, merge, drop, reorder, transitions.

Enters: a draft and an edit. Leaves: the amended draft. No stretch of the script is lost and none is
shown twice; lines keep their order.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.amending.draft import (
    Amended,
    Draft,
    beat_of,
    filmed_shot,
    is_silent,
    is_whole,
    open_shot,
    require_apart,
    shots_of_scene,
    spoken_beats,
    timings_of,
    with_plan,
    with_shots,
)
from planner.amending.reshooting import reshot_where_changed
from planner.edits import Drop, Merge, Reorder, Split, Transition, made_by
from planner.errors import RefusedEdit
from planner.ideas import PARTS, joined
from planner.shots import (
    OVERLAPPING,
    CameraMove,
    Cover,
    CutKind,
    MoveKind,
    Shot,
    ShotKind,
    Timing,
)

FADE_FRAMES_AT_24 = 24
_QUOTED = 5  # words that say where a split is
_CUTS = {
    CutKind.CUT: "begins with a cut", CutKind.DISSOLVE: "dissolves in", CutKind.WIPE: "wipes in",
    CutKind.FADE_IN: "fades in from black", CutKind.FADE_OUT_IN: "opens from black after a fade",
}  # fmt: skip


def transition(draft: Draft, edit: Transition) -> Amended:
    """How a shot begins; a dissolve, wipe or fade of 0 frames lasts a second."""
    shot = open_shot(draft, edit.shot)
    if edit.frames < 0:
        raise RefusedEdit(f"a transition cannot last {edit.frames} frames; give 0 or more")
    first = shot.number == 1
    if first and edit.cut in OVERLAPPING:
        raise RefusedEdit(f"nothing stands before shot 1 that it could {edit.cut} from; fade it in")
    usual = max(1, round(FADE_FRAMES_AT_24 * draft.plan.rate.fps / 24))
    frames = 0 if edit.cut is CutKind.CUT else edit.frames or usual
    made = replace(shot, cut=edit.cut, cut_frames=frames)
    after = with_shots(draft, _with(draft.plan.shots, shot, (made,)))
    over = f" over {frames} frames" if frames else ""
    before = () if first else (draft.plan.shots[shot.number - 2].id,)
    told = f"Shot {shot.number} {_CUTS[edit.cut]}{over}"
    if edit.cut is CutKind.FADE_OUT_IN and not first:
        told = f"Shot {shot.number - 1} fades to black, shot {shot.number} opens from it{over}"
    return Amended(after, told, (*before, shot.id))


def split(draft: Draft, edit: Split) -> Amended:
    """A shot becomes two before a unit of a beat; both keep its camera until one is reframed."""
    new = made_by(edit)
    if any(s.id == new for s in draft.plan.shots):
        return Amended(draft, f"Shot {_number(draft, edit.shot)} is split there already")
    shot = filmed_shot(draft, edit.shot)
    parts = _parted(draft, shot, edit)
    still = CameraMove(MoveKind.STATIC, shot.move.end, shot.move.end)
    kept = MoveKind.HANDHELD if shot.move.kind is MoveKind.HANDHELD else MoveKind.STATIC
    first = replace(shot, covers=parts[0])
    second = replace(
        shot, id=new, covers=parts[1], move=replace(still, kind=kept), cut=CutKind.CUT,
        cut_frames=0, offset_frames=0, asked=replace(shot.asked, travel=None), approved=False,
    )  # fmt: skip
    after = with_shots(draft, _with(draft.plan.shots, shot, (first, second)))
    said = f"Shot {shot.number} is split in two {_begun(draft, parts[1][0])}"
    return Amended(after, f"{said}; the second part is shot {shot.number + 1}", (shot.id, new))


def _begun(draft: Draft, cover: Cover) -> str:
    """Where the second part of a split shot begins, in the script's own words."""
    _, beat = beat_of(draft, cover.beat_id)
    said = beat.text.split()
    if beat.line is None or len(said) != cover.of:
        inside = "" if cover.first == 0 else f"{round(100 * cover.first / cover.of)} percent into "
        return f"{inside or 'before '}“{_opening(said)}”"
    return f"before “{_opening(said[cover.first :])}”"


def _opening(said: Sequence[str]) -> str:
    return " ".join(said[:_QUOTED]) + (" …" if len(said) > _QUOTED else "")


def _number(draft: Draft, shot_id: str) -> str:
    found = next((s.number for s in draft.plan.shots if s.id == shot_id), None)
    return str(found) if found is not None else shot_id


def _parted(draft: Draft, shot: Shot, edit: Split) -> tuple[tuple[Cover, ...], tuple[Cover, ...]]:
    """The stretches before and after a split."""
    spoken = spoken_beats(draft)
    for n, cover in enumerate(shot.covers):
        if cover.beat_id != edit.beat:
            continue
        fine = cover
        if cover.of == 1 and edit.beat not in spoken:
            fine = replace(cover, first=0, last=PARTS, of=PARTS)
        if fine.first < edit.unit < fine.last:
            before = (*shot.covers[:n], replace(fine, last=edit.unit))
            return before, (replace(fine, first=edit.unit), *shot.covers[n + 1 :])
        if edit.unit == fine.first and n > 0:
            return shot.covers[:n], shot.covers[n:]
        raise RefusedEdit(
            f"shot {shot.number} shows units {fine.first} to {fine.last} of that beat: split it "
            f"between {fine.first + 1} and {fine.last - 1}, not at {edit.unit}"
        )
    raise RefusedEdit(f"shot {shot.number} does not show beat {edit.beat}; name one that it shows")


def merge(draft: Draft, edit: Merge) -> Amended:
    """Two neighbours become one, framed as the first."""
    first, second = filmed_shot(draft, edit.shot), filmed_shot(draft, edit.following)
    if second.number != first.number + 1:
        raise RefusedEdit(
            f"shot {second.number} does not follow shot {first.number}; merge neighbours only"
        )
    if first.scene_id != second.scene_id:
        raise RefusedEdit(
            f"shots {first.number} and {second.number} belong to two scenes; merge within one"
        )
    made = replace(first, covers=joined(first.covers, second.covers))
    shots = [s for s in _with(draft.plan.shots, first, (made,)) if s.id != second.id]
    said = f"Shots {first.number} and {second.number} become one"
    return Amended(with_shots(draft, shots), said, (first.id,))


def drop(draft: Draft, edit: Drop) -> Amended:
    """A shot goes; its neighbour in the scene shows what it showed."""
    shot = open_shot(draft, edit.shot)
    own = {c.beat_id for c in shot.covers if is_silent(draft, c.beat_id) and is_whole(c)}
    left = tuple(c for c in shot.covers if c.beat_id not in own)
    if shot.framing.kind is ShotKind.CARD and left:
        raise RefusedEdit(f"shot {shot.number} shows words of the script; they would be lost")
    scene = [s for s in shots_of_scene(draft, shot.scene_id) if s.id != shot.id]
    if shot.scene_id and not scene:
        raise RefusedEdit(f"shot {shot.number} is the only shot of its scene; reframe it instead")
    if len(draft.plan.shots) == 1:
        raise RefusedEdit("the film's only shot cannot go; reframe it instead")
    heir = _heir(draft, shot, scene) if left else None
    after = with_shots(draft, _without(draft.plan.shots, shot, heir, left))
    timings = tuple(t for t in after.plan.timings if t.beat_id not in own)
    after = with_plan(after, replace(after.plan, timings=timings))
    said = f"Shot {shot.number} goes"
    said += f"; shot {heir.number} shows what it showed" if heir is not None else ""
    return Amended(after, said, (heir.id,) if heir is not None else ())


def _heir(draft: Draft, shot: Shot, scene: Sequence[Shot]) -> Shot:
    """Who takes over: the shot before in the scene, else the one after."""
    filmed = [s for s in scene if s.framing.kind is not ShotKind.CARD]
    near = [s for s in filmed if abs(s.number - shot.number) == 1]
    if not near:
        raise RefusedEdit(
            f"shot {shot.number} has no neighbour in its scene to show what happens in it; "
            "reframe it instead"
        )
    if near[0].locked:
        raise RefusedEdit(f"shot {near[0].number} would have to take over and is locked; unlock it")
    return near[0]


def _without(
    shots: Sequence[Shot], gone: Shot, heir: Shot | None, left: tuple[Cover, ...]
) -> list[Shot]:
    """The shots without one; a scene that it opened still begins as it did."""
    kept: list[Shot] = []
    opened = gone.number > 1 and shots[gone.number - 2].scene_id != gone.scene_id
    for shot in shots:
        if shot.id == gone.id:
            continue
        if heir is not None and shot.id == heir.id:
            before = shot.number < gone.number
            covers = joined(shot.covers, left) if before else joined(left, shot.covers)
            shot = replace(shot, covers=covers)  # noqa: PLW2901 - the same shot, longer
        if (opened or gone.number == 1) and shot.number == gone.number + 1:
            shot = replace(  # noqa: PLW2901 - as above
                shot, cut=gone.cut, cut_frames=gone.cut_frames, offset_frames=0
            )
        kept.append(shot)
    return kept


def reorder(draft: Draft, edit: Reorder) -> Amended:
    """A shot is shown before another of its scene, if neither line nor deed changes its order."""
    shot, other = filmed_shot(draft, edit.shot), filmed_shot(draft, edit.before)
    if shot.id == other.id:
        raise RefusedEdit(f"shot {shot.number} cannot stand before itself; name another")
    if other.number == shot.number + 1:
        return Amended(draft, f"Shot {shot.number} stands before shot {other.number} already")
    _require_movable(draft, shot, other)
    shots = [s for s in draft.plan.shots if s.id != shot.id]
    at = next(n for n, s in enumerate(shots) if s.id == other.id)
    opens = at == 0 or shots[at - 1].scene_id != other.scene_id
    moved = replace(shot, cut=CutKind.CUT, cut_frames=0, offset_frames=0)
    if opens:
        moved = replace(moved, cut=other.cut, cut_frames=other.cut_frames)
        shots[at] = replace(other, cut=CutKind.CUT, cut_frames=0)
    after = with_shots(draft, [*shots[:at], moved, *shots[at:]])
    after = with_plan(after, replace(after.plan, timings=_retimed(after, moved, other)))
    after = _gazes_in_order(after, shot.scene_id)
    after = reshot_where_changed(draft, after, shot.scene_id)
    return Amended(after, f"Shot {shot.number} is shown before shot {other.number}", (shot.id,))


def _require_movable(draft: Draft, shot: Shot, other: Shot) -> None:
    if shot.scene_id != other.scene_id:
        raise RefusedEdit(
            f"shots {shot.number} and {other.number} belong to two scenes; reorder within one"
        )
    require_apart(draft, other.covers[0].beat_id)
    beats = {c.beat_id for c in shot.covers}
    played = {b.beat_id for b in draft.plan.scene(shot.scene_id).businesses}
    drives = {d.beat_id for d in draft.plan.scene(shot.scene_id).drives}
    if beats & spoken_beats(draft):
        raise RefusedEdit(
            f"shot {shot.number} carries lines, which keep their order; split off what is silent"
        )
    if beats & (played | drives):
        raise RefusedEdit(
            f"what people do in shot {shot.number} would happen out of order; "
            "insert a new shot there instead"
        )
    if not all(is_whole(c) for c in shot.covers) or other.covers[0].first > 0:
        raise RefusedEdit(
            f"shots {shot.number} and {other.number} share a beat with their neighbours; "
            "merge these first"
        )


def _retimed(draft: Draft, shot: Shot, other: Shot) -> tuple[Timing, ...]:
    """The moved shot's beats are told before the other's."""
    known = timings_of(draft.plan)
    own = [known[c.beat_id] for c in shot.covers]
    rest = [t for t in draft.plan.timings if t not in own]
    at = next(n for n, t in enumerate(rest) if t.beat_id == other.covers[0].beat_id)
    return (*rest[:at], *own, *rest[at:])


def _gazes_in_order(draft: Draft, scene_id: str) -> Draft:
    """Looks in the order of their beats."""
    order = {t.beat_id: n for n, t in enumerate(draft.plan.timings)}
    scenes = tuple(
        replace(s, gazes=tuple(sorted(s.gazes, key=lambda g: order.get(g.beat_id, -1))))
        if s.scene_id == scene_id else s
        for s in draft.plan.scenes
    )  # fmt: skip
    return with_plan(draft, replace(draft.plan, scenes=scenes))


def _with(shots: Sequence[Shot], old: Shot, new: tuple[Shot, ...]) -> list[Shot]:
    """The shots with one replaced by others."""
    at = next(n for n, s in enumerate(shots) if s.id == old.id)
    return [*shots[:at], *new, *shots[at + 1 :]]
