"""The cut and its time: nothing of the script is lost, speech is never cut."""

from itertools import pairwise

import pytest

from planner import edits as e
from planner.amending import Draft, amend
from planner.amending.draft import shot_of, timings_of
from planner.continuity.clock import estimated
from planner.continuity.lined_script import lined
from planner.errors import RefusedEdit, UnknownTarget
from planner.shots import CutKind, Shot, ShotKind, Size
from tests.planner.amending.any_edits import film

FILM = film()
SPOKEN = {b.id for s in FILM.graph.scenes for b in s.beats if b.line is not None}


def frames(draft: Draft, shot: str) -> int:
    return estimated(draft.plan, lined(draft.graph)).frames(shot_of(draft, shot))


def silent() -> Shot:
    """A shot of one whole beat in which nobody speaks."""
    return next(
        s for s in FILM.plan.shots
        if s.scene_id and len(s.covers) == 1 and s.covers[0].beat_id not in SPOKEN
        and s.covers[0].last == s.covers[0].of and s.covers[0].first == 0
    )  # fmt: skip


def spoken() -> Shot:
    """A shot that begins and ends with whole lines."""
    return next(
        s for s in FILM.plan.shots
        if all(c.beat_id in SPOKEN and c.first == 0 and c.last == c.of for c in s.covers)
    )  # fmt: skip


def pair() -> tuple[Shot, Shot]:
    """Two neighbours of one scene."""
    shots = FILM.plan.shots
    return next(
        (a, b) for a, b in pairwise(shots)
        if a.scene_id and a.scene_id == b.scene_id
    )  # fmt: skip


def test_a_split_shot_shows_the_same_and_can_be_reframed_in_part() -> None:
    shot = next(s for s in FILM.plan.shots if s.covers[0].beat_id in SPOKEN
                and s.covers[0].last - s.covers[0].first > 2)  # fmt: skip
    cover = shot.covers[0]
    edit = e.Split(shot=shot.id, beat=cover.beat_id, unit=cover.first + 1)
    after = amend(FILM, edit).draft
    second = shot_of(after, e.made_by(edit))
    assert second.number == shot.number + 1
    assert (second.framing, second.move.start) == (shot.framing, shot.move.end)
    closer = amend(after, e.Reframe(shot=second.id, size=Size.ECU)).draft
    assert shot_of(closer, shot.id).framing == shot.framing
    merged = amend(after, e.Merge(shot=shot.id, following=second.id)).draft
    assert shot_of(merged, shot.id).covers == shot.covers


def test_a_split_outside_the_shot_says_where_it_can_be() -> None:
    shot = spoken()
    with pytest.raises(RefusedEdit, match="split it between"):
        amend(FILM, e.Split(shot=shot.id, beat=shot.covers[0].beat_id, unit=999))


def test_merged_shots_are_framed_as_the_first() -> None:
    a, b = pair()
    after = amend(FILM, e.Merge(shot=a.id, following=b.id)).draft
    assert shot_of(after, a.id).framing == a.framing
    assert len(after.plan.shots) == len(FILM.plan.shots) - 1
    with pytest.raises(UnknownTarget):
        shot_of(after, b.id)


def test_shots_that_are_no_neighbours_are_not_merged() -> None:
    a, b = pair()
    with pytest.raises(RefusedEdit, match="does not follow"):
        amend(FILM, e.Merge(shot=b.id, following=a.id))


def test_a_dropped_shot_leaves_its_stretch_to_the_one_before() -> None:
    a, b = pair()
    after = amend(FILM, e.Drop(shot=b.id)).draft
    shown = [c.beat_id for c in shot_of(after, a.id).covers]
    assert set(shown) >= {c.beat_id for c in b.covers}


def test_the_only_shot_of_a_scene_stays() -> None:
    draft = FILM
    scene = draft.graph.scenes[1].id
    while len(own := [s for s in draft.plan.shots if s.scene_id == scene]) > 1:
        draft = amend(draft, e.Drop(shot=own[-1].id)).draft
    with pytest.raises(RefusedEdit, match="only shot of its scene"):
        amend(draft, e.Drop(shot=own[0].id))


def test_an_inserted_shot_can_be_reordered_and_dropped_without_a_trace() -> None:
    a, _ = pair()
    last = [s for s in FILM.plan.shots if s.scene_id == a.scene_id][-1]
    edit = e.Insert(after=last.id, kind=ShotKind.ESTABLISHING, frames=48)
    longer = amend(FILM, edit).draft
    moved = amend(longer, e.Reorder(shot=e.made_by(edit), before=last.id)).draft
    assert shot_of(moved, e.made_by(edit)).number == shot_of(moved, last.id).number - 1
    again = amend(moved, e.Drop(shot=e.made_by(edit))).draft
    assert again.plan.timings == FILM.plan.timings
    assert [s.covers for s in again.plan.shots] == [s.covers for s in FILM.plan.shots]


def test_lines_keep_their_order() -> None:
    shot = spoken()
    before = next(s for s in FILM.plan.shots if s.scene_id == shot.scene_id)
    with pytest.raises(RefusedEdit, match="lines, which keep their order"):
        amend(FILM, e.Reorder(shot=shot.id, before=before.id))


@pytest.mark.parametrize("cut", [CutKind.DISSOLVE, CutKind.WIPE])
def test_what_overlaps_has_a_length_and_the_first_shot_has_none(cut: CutKind) -> None:
    shot = spoken()
    made = amend(FILM, e.Transition(shot=shot.id, cut=cut)).draft
    assert shot_of(made, shot.id).cut_frames == 24
    with pytest.raises(RefusedEdit, match="nothing stands before"):
        amend(FILM, e.Transition(shot=FILM.plan.shots[0].id, cut=cut))


def test_a_hold_is_silence_after_the_shot() -> None:
    shot = spoken()
    after = amend(FILM, e.Hold(shot=shot.id, tail_frames=48)).draft
    assert timings_of(after.plan)[shot.covers[-1].beat_id].tail_frames == 48
    assert frames(after, shot.id) >= frames(FILM, shot.id) + 24


def test_a_silent_shot_lasts_as_long_as_asked() -> None:
    shot = silent()
    after = amend(FILM, e.Length(shot=shot.id, frames=100)).draft
    assert timings_of(after.plan)[shot.covers[0].beat_id].frames == 100


def test_speech_gains_silence_and_is_never_cut() -> None:
    shot = spoken()
    row = timings_of(FILM.plan)[shot.covers[-1].beat_id]
    short = amend(FILM, e.Length(shot=shot.id, frames=12))
    assert "not cut" in short.said
    assert timings_of(short.draft.plan)[row.beat_id].frames == row.frames
    assert timings_of(short.draft.plan)[row.beat_id].tail_frames == 0
    wished = frames(FILM, shot.id) + 90
    long = amend(FILM, e.Length(shot=shot.id, frames=wished)).draft
    assert abs(frames(long, shot.id) - wished) <= 8  # the next line's breath is cut away before it


def test_a_flash_is_refused() -> None:
    with pytest.raises(RefusedEdit, match="flash"):
        amend(FILM, e.Length(shot=silent().id, frames=3))


def test_a_pace_counts_from_the_plan_and_not_from_the_last_note() -> None:
    scene = FILM.graph.scenes[0].id
    slow = amend(FILM, e.Pace(scene=scene, percent=200)).draft
    slower = amend(slow, e.Pace(scene=scene, percent=150)).draft
    planned = timings_of(FILM.plan)
    own = [b.id for b in FILM.graph.scenes[0].beats]
    for beat in own:
        assert timings_of(slower.plan)[beat].lead_frames == round(planned[beat].lead_frames * 1.5)
    assert amend(slower, e.Pace(scene=scene, percent=100)).draft.plan == FILM.plan


def test_a_locked_shot_refuses_edits_until_it_is_unlocked() -> None:
    shot = spoken()
    locked = amend(FILM, e.Mark(shot=shot.id, locked=True, approved=True)).draft
    with pytest.raises(RefusedEdit, match=f"shot {shot.number} is locked; unlock it first"):
        amend(locked, e.Reframe(shot=shot.id, size=Size.WS))
    freed = amend(locked, e.Mark(shot=shot.id, locked=False)).draft
    assert amend(freed, e.Reframe(shot=shot.id, size=Size.WS)).shots == (shot.id,)
    assert shot_of(freed, shot.id).approved


def test_one_shot_is_reverted_and_the_others_keep_their_edits() -> None:
    a, b = pair()
    both = amend(FILM, e.Transition(shot=a.id, cut=CutKind.DISSOLVE)).draft
    both = amend(both, e.Transition(shot=b.id, cut=CutKind.DISSOLVE)).draft
    after = amend(both, e.Revert(shot=a.id)).draft
    assert shot_of(after, a.id) == a
    assert shot_of(after, b.id).cut is CutKind.DISSOLVE
