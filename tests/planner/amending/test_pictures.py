"""Reframing, moves and new shots: the camera does what a note asks, or says what it could not."""

from itertools import pairwise

import pytest

from planner import edits as e
from planner.amending import Draft, amend
from planner.amending.draft import shot_of
from planner.bearings import distance
from planner.errors import RefusedEdit
from planner.shots import Angle, Ease, MoveKind, Shot, ShotKind, Size
from tests.planner.amending.any_edits import film

FILM = film()
ANNA, BEN, CARLA = "ch-anna", "ch-ben", "ch-carla"


def alone(who: str, draft: Draft = FILM) -> Shot:
    """The first shot of one person."""
    return next(
        s for s in draft.plan.shots
        if s.framing.subjects == (who,) and s.framing.kind is not ShotKind.ESTABLISHING
    )  # fmt: skip


def made(edit: e.AnyEdit, shot: str, draft: Draft = FILM) -> Shot:
    return shot_of(amend(draft, edit).draft, shot)


def reach_m(shot: Shot) -> float:
    eye, aim = shot.move.start.eye_m, shot.move.start.aim_m
    return distance((eye[0], eye[2]), (aim[0], aim[2])) / shot.move.start.lens_mm


def test_a_tighter_size_brings_the_camera_nearer() -> None:
    shot = alone(BEN)
    wide = made(e.Reframe(shot=shot.id, size=Size.WS), shot.id)
    close = made(e.Reframe(shot=shot.id, size=Size.CU), shot.id)
    assert reach_m(close) < reach_m(wide) / 2
    assert close.framing.size is Size.CU
    assert close.setup_id != wide.setup_id


def test_the_answer_is_one_sentence_in_film_terms() -> None:
    shot = alone(BEN)
    said = amend(FILM, e.Reframe(shot=shot.id, size=Size.CU, angle=Angle.LOW)).said
    assert said.startswith(f"Shot {shot.number} becomes a close-up of Ben from below")


def test_no_other_shot_changes() -> None:
    shot = alone(BEN)
    after = amend(FILM, e.Reframe(shot=shot.id, size=Size.ECU)).draft
    changed = [a.id for a, b in zip(FILM.plan.shots, after.plan.shots, strict=True) if a != b]
    assert changed == [shot.id]


def test_a_low_angle_looks_up_and_a_high_one_down() -> None:
    shot = alone(BEN)
    low = made(e.Reframe(shot=shot.id, angle=Angle.LOW), shot.id).move.start
    high = made(e.Reframe(shot=shot.id, angle=Angle.HIGH), shot.id).move.start
    assert low.aim_m[1] > low.eye_m[1]
    assert high.aim_m[1] < high.eye_m[1]


def test_a_lens_is_kept_where_the_scene_is_staged_anew() -> None:
    shot = alone(BEN)
    after = amend(FILM, e.Reframe(shot=shot.id, lens_mm=100.0)).draft
    block = e.Block(scene=shot.scene_id, character=BEN, facing="away")
    again = shot_of(amend(after, block).draft, shot.id)
    assert again.framing.lens_mm == 100.0


def test_a_single_becomes_an_over_the_shoulder() -> None:
    shot = alone(BEN)
    framing = made(e.Reframe(shot=shot.id, kind=ShotKind.OTS), shot.id).framing
    assert (framing.kind, framing.subjects, framing.foreground) == (ShotKind.OTS, (BEN,), ANNA)


def test_a_second_subject_makes_a_two_shot() -> None:
    shot = alone(BEN)
    framing = made(e.Reframe(shot=shot.id, subjects=(ANNA, BEN)), shot.id).framing
    assert framing.kind is ShotKind.TWO_SHOT


def test_the_other_side_of_the_line_is_the_other_side() -> None:
    shot = next(s for s in FILM.plan.shots if s.framing.side and s.framing.subjects == (BEN,))
    other = made(e.Reframe(shot=shot.id, side=-shot.framing.side), shot.id)
    assert other.framing.side == -shot.framing.side
    assert other.move.start.eye_m != shot.move.start.eye_m


def test_somebody_who_is_not_there_is_refused_with_those_who_are() -> None:
    with pytest.raises(RefusedEdit, match=r"Carla is not to be seen .* Anna"):
        amend(FILM, e.Reframe(shot=alone(BEN).id, subjects=(CARLA,)))


def test_a_card_has_no_camera() -> None:
    with pytest.raises(RefusedEdit, match="card"):
        amend(FILM, e.Reframe(shot=FILM.plan.shots[0].id, size=Size.CU))


def test_an_insert_names_its_thing() -> None:
    shot = alone(BEN)
    framing = made(e.Reframe(shot=shot.id, thing="cup"), shot.id).framing
    assert (framing.kind, framing.thing) == (ShotKind.INSERT, "cup")
    with pytest.raises(RefusedEdit, match=r"no unicorn; there are: .*cup"):
        amend(FILM, e.Reframe(shot=shot.id, thing="unicorn"))


def test_what_the_camera_cannot_meet_is_said() -> None:
    shot = alone(BEN)
    edit = e.Reframe(shot=shot.id, kind=ShotKind.OTS, lens_mm=200.0)
    told = amend(FILM, edit)
    assert "not met: a 200 mm lens" in told.said
    assert "a 200 mm lens" in shot_of(told.draft, shot.id).approximations


def test_a_push_in_comes_nearer_and_a_pull_out_goes_back() -> None:
    shot = alone(BEN)

    def gap(kind: MoveKind, travel: float = 1.0) -> float:
        move = made(e.Move(shot=shot.id, kind=kind, travel=travel), shot.id).move
        aim = move.end.aim_m
        near = [
            distance((p.eye_m[0], p.eye_m[2]), (aim[0], aim[2])) for p in (move.start, move.end)
        ]
        return near[0] - near[1]

    assert gap(MoveKind.PUSH_IN) > 0.05
    assert gap(MoveKind.PULL_OUT) < -0.05
    assert gap(MoveKind.PUSH_IN, 0.5) < gap(MoveKind.PUSH_IN)
    assert gap(MoveKind.STATIC) == 0.0


def test_a_hand_held_camera_shakes_as_much_as_is_asked() -> None:
    shot = alone(BEN)
    told = amend(FILM, e.Move(shot=shot.id, kind=MoveKind.HANDHELD, travel=0.5))
    assert shot_of(told.draft, shot.id).move.sway == 0.5
    assert "steadier" in told.said
    still = amend(told.draft, e.Move(shot=shot.id, kind=MoveKind.STATIC))
    assert shot_of(still.draft, shot.id).move.sway == 1.0


@pytest.mark.parametrize("kind", [MoveKind.PAN, MoveKind.TILT])
def test_a_camera_on_its_tripod_only_turns(kind: MoveKind) -> None:
    move = made(e.Move(shot=alone(BEN).id, kind=kind), alone(BEN).id).move
    assert move.start.eye_m == move.end.eye_m
    assert move.start.aim_m != move.end.aim_m


def test_a_track_moves_the_camera_and_an_ease_is_kept() -> None:
    edit = e.Move(shot=alone(BEN).id, kind=MoveKind.TRACK, ease=Ease.IN)
    move = made(edit, alone(BEN).id).move
    assert move.start.eye_m != move.end.eye_m
    assert move.ease is Ease.IN


def test_a_move_outlasts_a_new_framing() -> None:
    shot = alone(BEN)
    after = amend(FILM, e.Move(shot=shot.id, kind=MoveKind.PUSH_IN)).draft
    again = made(e.Reframe(shot=shot.id, size=Size.CU), shot.id, after)
    assert again.move.kind is MoveKind.PUSH_IN


def test_a_reaction_between_two_lines_gives_the_film_time() -> None:
    shot = next(
        a for a, b in zip(FILM.plan.shots, FILM.plan.shots[1:], strict=False)
        if a.framing.subjects == (BEN,) and b.covers[0].first == 0 and a.scene_id == b.scene_id
    )  # fmt: skip
    edit = e.Insert(after=shot.id, kind=ShotKind.REACTION, subjects=(ANNA,), frames=30)
    after = amend(FILM, edit).draft
    new = shot_of(after, e.made_by(edit))
    assert new.number == shot.number + 1
    assert new.framing.subjects == (ANNA,)
    own = {t.beat_id: t.frames for t in after.plan.timings}
    assert own[new.covers[0].beat_id] == 30
    assert len(after.plan.timings) == len(FILM.plan.timings) + 1


def going_on(draft: Draft, beat_id: str) -> tuple[Shot, Shot]:
    """Two neighbours of which the second begins within a beat."""
    return next(
        (a, b) for a, b in pairwise(draft.plan.shots)
        if b.covers[0].beat_id == beat_id and b.covers[0].first > 0
    )  # fmt: skip


def test_a_cutaway_within_a_line_is_laid_over_it() -> None:
    whole = next(s for s in FILM.plan.shots if s.covers[0].of >= 16 and s.covers[0].last >= 16)
    line = whole.covers[0].beat_id
    draft = amend(FILM, e.Split(shot=whole.id, beat=line, unit=6)).draft
    shot, _ = going_on(draft, line)
    edit = e.Insert(after=shot.id, kind=ShotKind.INSERT, thing="cup", frames=24)
    after = amend(draft, edit).draft
    assert after.plan.timings == draft.plan.timings
    new = shot_of(after, e.made_by(edit))
    assert new.covers[0].beat_id == line
    assert new.covers[0].first == 6


def test_a_cutaway_within_a_silent_beat_gives_it_time() -> None:
    beat = next(
        b.covers[0].beat_id for b in FILM.plan.shots
        if b.covers[0].first > 0 and b.framing.kind is ShotKind.INSERT
    )  # fmt: skip
    shot, following = going_on(FILM, beat)
    edit = e.Insert(after=shot.id, kind=ShotKind.INSERT, thing="cup", frames=24)
    after = amend(FILM, edit).draft
    before = {t.beat_id: t.frames for t in FILM.plan.timings}
    gained = {t.beat_id: t.frames - before[t.beat_id] for t in after.plan.timings}
    assert {b: g for b, g in gained.items() if g} == {beat: pytest.approx(24, abs=1)}
    own = shot_of(after, e.made_by(edit)).covers[0]
    assert own.last - own.first == 24
    assert shot_of(after, following.id).covers[0].first == own.last
