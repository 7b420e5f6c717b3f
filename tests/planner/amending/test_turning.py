"""Pans and tilts go where a note says, and end there."""

from math import atan2

import pytest

from planner import edits as e
from planner.amending import Draft, amend
from planner.errors import RefusedEdit
from planner.shots import CameraMove, CameraPose, MoveKind, Shot, ShotKind, Size, Way
from tests.planner.amending.any_edits import film


def turned(move: CameraMove) -> float:
    """How far the aim goes to the right in the picture, radians."""

    def bearing(pose: CameraPose) -> float:
        return atan2(pose.aim_m[0] - pose.eye_m[0], -(pose.aim_m[2] - pose.eye_m[2]))

    return bearing(move.end) - bearing(move.start)


def two_shot(draft: Draft) -> Shot:
    """The first two-shot that holds still: nobody's entrance turns its camera already."""
    held = (s for s in draft.plan.shots if s.framing.kind is ShotKind.TWO_SHOT)
    return next(s for s in held if s.move.kind is MoveKind.STATIC)


def moved(draft: Draft, **how: object) -> tuple[CameraMove, str]:
    shot = two_shot(draft).id
    done = amend(draft, e.Move(shot=shot, **how))  # type: ignore[arg-type]  # fields of Move
    return next(s.move for s in done.draft.plan.shots if s.id == shot), done.said


@pytest.mark.parametrize(("way", "sign"), [(Way.LEFT, -1), (Way.RIGHT, 1)])
def test_a_pan_goes_left_or_right_and_ends_on_the_framing(way: Way, sign: int) -> None:
    draft = film()
    move, said = moved(draft, kind=MoveKind.PAN, way=way)
    assert 0.2 < turned(move) * sign < 0.6
    assert move.start.eye_m == move.end.eye_m
    assert move.end == two_shot(draft).move.start
    assert f"pans {way.value}" in said


@pytest.mark.parametrize(("way", "sign"), [(Way.UP, 1), (Way.DOWN, -1)])
def test_a_tilt_goes_up_or_down(way: Way, sign: int) -> None:
    move, _ = moved(film(), kind=MoveKind.TILT, way=way)
    assert (move.end.aim_m[1] - move.start.aim_m[1]) * sign > 0.2
    assert abs(turned(move)) < 1e-3


def test_a_pan_from_one_to_the_other_aims_at_both() -> None:
    draft = film()
    one, other = two_shot(draft).framing.subjects
    there, said = moved(draft, kind=MoveKind.PAN, origin=one, target=other)
    back, _ = moved(draft, kind=MoveKind.PAN, origin=other, target=one)
    assert abs(turned(there)) > 0.1
    assert turned(there) == pytest.approx(-turned(back))
    assert "from" in said
    assert "to" in said


def test_a_pan_from_a_thing_survives_another_size() -> None:
    draft = film()
    shot = two_shot(draft).id
    panned = amend(draft, e.Move(shot=shot, kind=MoveKind.PAN, origin="window")).draft
    wider = amend(panned, e.Reframe(shot=shot, size=Size.WS)).draft
    move = next(s.move for s in wider.plan.shots if s.id == shot)
    assert move.kind is MoveKind.PAN
    assert move.start.aim_m != move.end.aim_m


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        ({"kind": MoveKind.PAN, "way": Way.UP}, "left or right"),
        ({"kind": MoveKind.TILT, "way": Way.LEFT}, "up or down"),
        ({"kind": MoveKind.PUSH_IN, "way": Way.LEFT}, "only pans and tilts"),
        ({"kind": MoveKind.PAN, "origin": "unicorn"}, "unicorn"),
        ({"kind": MoveKind.PAN, "origin": "window", "target": "window"}, "two different"),
    ],
)
def test_a_way_that_a_move_cannot_go_is_refused(edit: dict[str, object], word: str) -> None:
    with pytest.raises(RefusedEdit, match=word):
        moved(film(), **edit)
