"""How pictures are graded and drawn: what a Style touches, and what it leaves."""

import pytest

from planner import edits as e
from planner.amending import amend, amended
from planner.errors import RefusedEdit
from planner.finish import AS_DRAWN, Drawing
from planner.shots import ShotKind
from renderers.production.consequences import consequences
from tests.planner.amending.any_edits import film


def test_a_shot_alone_is_drawn_again() -> None:
    draft = film()
    shot = next(s for s in draft.plan.shots if s.framing.kind is not ShotKind.CARD)
    done = amend(draft, e.Style(shot=shot.id, saturation=0.0))
    assert done.said == f"Shot {shot.number} is shown in black and white"
    assert done.shots == consequences(draft, done.draft) == (shot.id,)
    assert all(s.finish is AS_DRAWN for s in done.draft.plan.shots if s.id != shot.id)


def test_a_scene_changes_and_its_cameras_stay() -> None:
    draft = film()
    scene = draft.graph.scenes[1]
    done = amend(draft, e.Style(scene=scene.id, warmth=0.3, grain=0.4, drawing=Drawing.FLAT))
    own = tuple(s.id for s in draft.plan.shots if s.scene_id == scene.id)
    assert consequences(draft, done.draft) == own
    moves = {s.id: s.move for s in draft.plan.shots}
    assert all(s.move == moves[s.id] for s in done.draft.plan.shots)
    for part in ("warmer light", "film grain", "flat colours"):
        assert part in done.said


def test_the_film_changes_but_for_cards_and_locked_shots() -> None:
    draft = film()
    filmed = [s for s in draft.plan.shots if s.framing.kind is not ShotKind.CARD]
    locked = amend(draft, e.Mark(shot=filmed[0].id, locked=True)).draft
    done = amend(locked, e.Style(drawing=Drawing.SKETCH))
    assert consequences(locked, done.draft) == tuple(s.id for s in filmed[1:])
    assert "but for 1 locked" in done.said
    with pytest.raises(RefusedEdit, match="locked"):
        amend(locked, e.Style(shot=filmed[0].id, sepia=1.0))


def test_a_later_style_keeps_what_it_does_not_name_and_a_revert_takes_all_back() -> None:
    draft = film()
    shot = draft.plan.shots[-2].id
    notes = (e.Style(saturation=0.0), e.Style(shot=shot, contrast=1.3))
    after, skipped = amended(draft, notes)
    finish = next(s.finish for s in after.plan.shots if s.id == shot)
    assert (finish.saturation, finish.contrast, skipped) == (0.0, 1.3, ())
    assert amend(after, e.Revert()).draft.plan.shots == draft.plan.shots


def test_shots_made_of_others_look_like_them() -> None:
    draft = amend(film(), e.Style(sepia=1.0)).draft
    beside = next(s for s in draft.plan.shots if s.framing.kind is ShotKind.SINGLE)
    after = amend(draft, e.Insert(after=beside.id, kind=ShotKind.REACTION)).draft
    assert all(s.finish.sepia == 1.0 for s in after.plan.shots
               if s.framing.kind is not ShotKind.CARD)  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (e.Style(saturation=2.5), "0 to 2"),
        (e.Style(outline=float("nan")), "0.3 to 3"),
        (e.Style(), "changes no style"),
        (e.Style(shot="sh-1", scene="sc-1", grain=0.1), "not both"),
    ],
)
def test_what_makes_no_sense_is_refused(edit: e.Style, word: str) -> None:
    with pytest.raises(RefusedEdit, match=word):
        amend(film(), edit)
