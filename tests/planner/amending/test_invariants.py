"""Whatever is edited, in whatever order: the film still tells its script."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.amending import Draft, amend, amended
from planner.continuity import check
from planner.continuity.rules import ORDER, UNCOVERED
from planner.documents import from_json, to_json
from planner.edits import AnyEdit, Revert
from planner.errors import RefusedEdit
from renderers.conform import conform
from renderers.cueing import Cueing
from renderers.production.consequences import estimated_takes
from tests.planner.amending.any_edits import edits, film

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)  # fmt: skip


def told(draft: Draft) -> list[str]:
    """The lines in the order in which their shots show them, each once."""
    spoken = {b.id: b.line.id for s in draft.graph.scenes for b in s.beats if b.line is not None}
    shown = [c.beat_id for s in draft.plan.shots for c in s.covers if c.beat_id in spoken]
    return [spoken[b] for b in dict.fromkeys(shown)]


def require_sound(draft: Draft) -> None:
    """A plan that can be shot: everything told once and in order, ids and numbers right."""
    plan = draft.plan
    assert [s.number for s in plan.shots] == list(range(1, len(plan.shots) + 1))
    assert len({s.id for s in plan.shots}) == len(plan.shots)
    rows = [t.beat_id for t in plan.timings]
    assert len(set(rows)) == len(rows)
    assert {b.id for s in draft.graph.scenes for b in s.beats} <= set(rows)
    require_covered_once(draft)
    assert told(draft) == [line.id for line in draft.graph.lines()]
    faults = {f.rule for f in check(plan, draft.graph)}
    assert not faults & {UNCOVERED, ORDER}
    assert from_json(to_json(plan)) == plan
    require_unbroken(draft)


def require_covered_once(draft: Draft) -> None:
    """Stretches of a beat touch, from its start to its end."""
    stretches: dict[str, list[tuple[int, int, int]]] = {}
    for shot in draft.plan.shots:
        assert shot.covers
        for cover in shot.covers:
            stretches.setdefault(cover.beat_id, []).append((cover.first, cover.last, cover.of))
    assert list(stretches) == [t.beat_id for t in draft.plan.timings]
    for parts in stretches.values():
        assert parts[0][0] == 0
        assert parts[-1][1] == parts[-1][2]
        assert all(first < last for first, last, _ in parts)
        assert all(a[1:] == (b[0], b[2]) for a, b in pairwise(parts))


def require_unbroken(draft: Draft) -> None:
    """Everybody begins each business as the one before it left them; things know who lays them."""
    for scene in draft.plan.scenes:
        now = {s.character_id: s for s in scene.opening}
        for business in scene.businesses:
            before = now[business.character_id]
            if before.visible and business.before.visible:
                gap = abs(before.x_m - business.before.x_m) + abs(before.z_m - business.before.z_m)
                assert gap < 0.5
                assert before.posture is business.before.posture
            now[business.character_id] = business.after
        for rest in scene.resting:
            assert all(n is None or 0 <= n < len(scene.businesses)
                       for n in (rest.laid_by, rest.taken_by))  # fmt: skip


def made(draft: Draft, notes: Sequence[AnyEdit]) -> Draft:
    for note in notes:
        try:
            draft = amend(draft, note).draft
        except RefusedEdit:
            continue
    return draft


@SLOW
@given(st.lists(edits(film()), min_size=1, max_size=8))
def test_any_edits_leave_a_film_that_tells_its_script(notes: list[AnyEdit]) -> None:
    after = made(film(), notes)
    require_sound(after)
    timeline = conform(after.plan, after.graph, estimated_takes(after.graph))
    assert timeline.frames == sum(c.frames for c in timeline.clips)
    assert len(Cueing(after.plan, timeline, after.graph).sheets()) == len(after.plan.shots)


@SLOW
@given(st.lists(edits(film()), max_size=4), edits(film()))
def test_an_edit_made_twice_changes_nothing_more(notes: list[AnyEdit], note: AnyEdit) -> None:
    before = made(film(), notes)
    once = made(before, [note])
    assert made(once, [note]) == once


@SLOW
@given(st.lists(edits(film()), max_size=6))
def test_a_replay_gives_the_same_film(notes: list[AnyEdit]) -> None:
    again, skipped = amended(film(), notes)
    assert again == made(film(), notes)
    assert all(s.reason for s in skipped)


@SLOW
@given(st.lists(edits(film()), max_size=4))
def test_the_film_can_always_be_reverted(notes: list[AnyEdit]) -> None:
    after = made(film(), notes)
    if not any(s.locked for s in after.plan.shots):
        assert amend(after, Revert()).draft == film()


def test_the_plan_of_rules_is_sound() -> None:
    require_sound(film())


def test_edits_of_another_film_are_skipped_and_say_why() -> None:
    gone = Revert(shot="sh-elsewhere")
    after, skipped = amended(film(), [gone])
    assert after == film()
    assert skipped[0].edit == gone
    assert "sh-elsewhere" in skipped[0].reason
    with pytest.raises(RefusedEdit):
        amend(film(), gone)
