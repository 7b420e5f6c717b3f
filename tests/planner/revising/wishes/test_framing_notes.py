"""Notes on framing and moves by measure: sizes, shares of a move, shoulders, eyes, lenses, ways."""

from typing import Any

import pytest

from planner.edits import AnyEdit, Move, Reframe
from planner.revise import revise
from planner.revising.answers import Answer, Question, Reading
from planner.shots import Angle, Ease, MoveKind, ShotKind, Size, Way
from tests.planner.revising.films import film, shot_id


def answer(name: str, note: str, shot: int = 0, last: tuple[AnyEdit, ...] = ()) -> Answer:
    plan, graph = film(name)
    selected = shot_id(plan, shot) if shot else None
    return revise(note, plan, graph, selected=selected, last=last)


def read(name: str, note: str, shot: int = 0) -> tuple[Any, ...]:
    told = answer(name, note, shot)
    assert isinstance(told, Reading), told
    return told.edits


def one(name: str, note: str, shot: int = 0) -> Any:
    (edit,) = read(name, note, shot)
    return edit


@pytest.mark.parametrize(
    ("note", "size"),
    [
        ("16 a size closer", Size.CU), ("16: in one size", Size.CU), ("16, two sizes in", Size.ECU),
        ("16 one size looser", Size.MS), ("Out a size on 16.", Size.MS),
        ("back two sizes on 16", Size.MWS), ("16 should be the same size as 20", Size.WS),
        ("make 16 as wide as 20", Size.WS), ("16 as tight as you can get", Size.ECU),
        ("16: looser, full figure", Size.WS), ("16 miles too tight. Waist up.", Size.MS),
    ],
)  # fmt: skip
def test_sizes_go_by_measure_and_by_other_shots(note: str, size: Size) -> None:
    edit = one("P", note)
    assert (edit.shot, edit.size) == (shot_id(film("P")[0], 16), size)


@pytest.mark.parametrize(
    ("note", "travel"),
    [
        ("28 at half the speed", 0.5), ("28: same push, twice as far", 2.0),
        ("The push on 28 is too strong. Half of the move.", 0.5), ("halve the push on 28", 0.5),
        ("28: a third of the push", 0.33), ("28, the push is too weak", 1.4),
        ("less of a push on 28", 0.7), ("push in harder on 28", 1.4),
    ],
)  # fmt: skip
def test_a_move_goes_by_a_share_of_its_way(note: str, travel: float) -> None:
    edit = one("Q", note)
    assert (edit.shot, edit.kind, edit.travel) == (
        shot_id(film("Q")[0], 28), MoveKind.PUSH_IN, travel,
    )  # fmt: skip


@pytest.mark.parametrize("note", ["20 at half the speed", "twice the push on 20"])
def test_what_does_not_move_has_no_half(note: str) -> None:
    told = answer("P", note)
    assert not isinstance(told, Reading) or told.edits[0].kind is MoveKind.PUSH_IN  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("note", "ease"),
    [
        ("9: even push, no easing", Ease.LINEAR), ("9 push in with a soft landing", Ease.OUT),
        ("slow push-in on 9 that comes to a soft stop", Ease.OUT),
        ("push in on 9 with a gentle start", Ease.IN),
    ],
)  # fmt: skip
def test_a_move_begins_and_ends_as_told(note: str, ease: Ease) -> None:
    edit = one("I", note)
    assert (edit.kind, edit.ease) == (MoveKind.PUSH_IN, ease)


@pytest.mark.parametrize(
    "note", ["take the push-in off 19", "no push on 19", "19: the camera stays put",
             "19, kill the dolly", "lose the push in 19, keep the camera still"],
)  # fmt: skip
def test_a_move_is_taken_away(note: str) -> None:
    assert one("L", note).kind is MoveKind.STATIC


def test_one_move_instead_of_another() -> None:
    assert one("I", "16: follow him, no pan").kind is MoveKind.TRACK
    assert one("L", "reverse the move in 19").kind is MoveKind.PULL_OUT


def test_the_camera_turns_the_way_that_is_said() -> None:
    assert one("I", "pan with him in 12, left to right").way is Way.RIGHT
    edit = one("P", "20: tilt down onto them")
    assert (edit.kind, edit.way, edit.target) == (MoveKind.TILT, Way.DOWN, "")


@pytest.mark.parametrize(
    "note", ["14: lose her shoulder", "no shoulder in 14", "14 clean, no Nadia in the foreground",
             "14 should not be over her shoulder"],
)  # fmt: skip
def test_without_the_shoulder_it_is_a_single(note: str) -> None:
    assert one("P", note) == Reframe(shot=shot_id(film("P")[0], 14), kind=ShotKind.SINGLE)


@pytest.mark.parametrize("note", ["reverse the OTS in 6", "6: OTS reversed",
                                  "6: Leo's face, Mrs. Okoro's shoulder"])  # fmt: skip
def test_an_over_shoulder_is_turned_round(note: str) -> None:
    edit = one("I", note)
    assert (edit.kind, edit.subjects, edit.foreground) == (
        ShotKind.OTS, ("ch-leo",), "ch-mrs-okoro",
    )  # fmt: skip


def test_over_somebody_else() -> None:
    assert one("Q", "12, wrong shoulder. Over Mei, not Gus.").foreground == "ch-mei"
    told = answer("Q", "12: wrong shoulder")
    assert isinstance(told, Question)
    assert len(told.choices) == 2


@pytest.mark.parametrize(
    ("film_name", "note", "seer"),
    [("P", "make 16 Nadia's POV", "ch-nadia"), ("I", "6 through Leo's eyes", "ch-leo"),
     ("Q", "show 20 from Priya's point of view", "ch-priya")],
)  # fmt: skip
def test_who_looks_is_not_who_is_seen(film_name: str, note: str, seer: str) -> None:
    edit = one(film_name, note)
    assert (edit.kind, edit.foreground) == (ShotKind.POV, seer)
    assert seer not in (edit.subjects or ())


@pytest.mark.parametrize(
    ("note", "lens"),
    [("12: a longer lens, maybe 85", 85.0), ("The lens in 12 is wrong. Give it the 75.", 75.0),
     ("12 on a wider lens, say 28.", 28.0)],
)  # fmt: skip
def test_a_lens_is_no_shot(note: str, lens: float) -> None:
    assert one("I", note).lens_mm == lens


def test_a_wider_one_is_a_lens_where_lenses_are_spoken_of() -> None:
    edit = one("L", "12: the lens is too long, use a wider one")
    assert edit == Reframe(shot=edit.shot, lens_mm=40.0)


@pytest.mark.parametrize("note", ["drop the camera in 20, knee height", "20 low camera",
                                  "20: lower the camera"])  # fmt: skip
def test_a_lowered_camera_looks_up(note: str) -> None:
    assert one("I", note) == Reframe(shot=shot_id(film("I")[0], 20), angle=Angle.LOW)


@pytest.mark.parametrize("note", ["8 and 12 are twins. go wider on one",
                                  "8 and 12 match, go tighter on one of them"])  # fmt: skip
def test_one_of_two_is_not_both(note: str) -> None:
    told = answer("L", note)
    assert not isinstance(told, Reading)


def test_a_place_is_not_who_is_in_the_picture() -> None:
    told = answer("L8", "I want to see the lighthouse nearer in shot 5")
    assert not isinstance(told, Reading) or not any(
        isinstance(e, Reframe) and e.size and not e.thing for e in told.edits
    )


def test_moves_follow_whom_they_are_told_to() -> None:
    assert one("I", "let the camera go along with Leo in 12").kind is MoveKind.TRACK
    edit = one("P", "slow push all the way through 16")
    assert edit == Move(shot=edit.shot, kind=MoveKind.PUSH_IN, travel=0.6)


@pytest.mark.parametrize(
    ("note", "travel"), [("less push on 28", 0.7), ("more of a push on 28", 1.4)]
)
def test_more_or_less_of_a_move(note: str, travel: float) -> None:
    assert one("Q", note).travel == travel


@pytest.mark.parametrize(
    "note", ["He should stay still in 16", "don't move the camera so much in 16",
             "16: half the speed of his line"],
)  # fmt: skip
def test_somebody_who_keeps_still_is_no_camera(note: str) -> None:
    told = answer("P", note)
    assert not isinstance(told, Reading) or not any(isinstance(e, Move) for e in told.edits)


def test_who_is_named_first_has_the_shoulder() -> None:
    edit = one("I", "24: OTS Ray onto Leo")
    assert (edit.subjects, edit.foreground) == (("ch-leo",), "ch-ray")


@pytest.mark.parametrize(
    "note", ["11: fill the frame with the pancake", "get in closer on the pancake in 11"]
)
def test_the_thing_of_an_insert_says_nothing_more(note: str) -> None:
    edit = one("P8", note)
    assert edit == Reframe(shot=edit.shot, size=Size.ECU)


@pytest.mark.parametrize(
    ("note", "travel"),
    [("less shake on 20", 0.7), ("20 is too wobbly", 0.7), ("more camera shake in 20", 1.4),
     ("half the shake on 20", 0.5)],
)  # fmt: skip
def test_a_hand_shakes_more_or_less(note: str, travel: float) -> None:
    edit = one("T", note)
    assert (edit.kind, edit.travel) == (MoveKind.HANDHELD, travel)


def test_what_does_not_shake_can_not_shake_less() -> None:
    assert not isinstance(answer("T", "less shake on 13"), Reading)


@pytest.mark.parametrize(
    ("note", "travel"),
    [("The pull-out on 38 is too slow.", 1.4), ("38 pulls out too fast", 0.7),
     ("38: don't pull out so far", 0.7), ("38 pulls out too much, halve it", 0.5),
     ("38: pull out further", 1.4), ("a shorter pull-out on 38", 0.7)],
)  # fmt: skip
def test_what_is_wrong_with_a_move_says_what_is_wanted(note: str, travel: float) -> None:
    edit = one("T", note)
    assert (edit.kind, edit.travel) == (MoveKind.PULL_OUT, travel)


@pytest.mark.parametrize(
    "note", ["I don't want the camera to move in 29.", "29 doesn't need the push",
             "Don't push in on 29, just hold.", "29: dead still"],
)  # fmt: skip
def test_a_camera_that_stands(note: str) -> None:
    assert one("T", note).kind is MoveKind.STATIC


@pytest.mark.parametrize(
    ("name", "note", "kind"),
    [("T", "Follow Ruiz to the door in 44.", MoveKind.TRACK),
     ("H", "follow Poppy across the grass in 10", MoveKind.TRACK),
     ("T", "19: pan left as Nina bolts", MoveKind.PAN)],
)  # fmt: skip
def test_what_happens_meanwhile_is_no_wish(name: str, note: str, kind: MoveKind) -> None:
    assert one(name, note).kind is kind


def test_what_does_not_happen_is_not_meanwhile() -> None:
    assert not isinstance(answer("T", "13: pan left as he dances"), Reading)


def test_a_way_that_can_not_be_told_is_asked() -> None:
    assert not isinstance(answer("W", "Pan the other way in 44."), Reading)


@pytest.mark.parametrize(
    ("note", "lens"),
    [("Use an 85 on 13.", 85.0), ("Give 13 the 50.", 50.0), ("13 on the same lens as 15", 50.0),
     ("Same lens for 13 as 15.", 50.0), ("13: longer glass", 40.0),
     ("swap the 35 for a 24 in 13", 24.0)],
)  # fmt: skip
def test_lenses_go_by_number_and_by_other_shots(note: str, lens: float) -> None:
    assert one("T", note) == Reframe(shot=shot_id(film("T")[0], 13), lens_mm=lens)


@pytest.mark.parametrize(
    ("note", "angle"),
    [("Eye level on 14, not high.", Angle.EYE), ("camera a bit above Kessler in 13", Angle.HIGH),
     ("13, camera just below his eyes", Angle.LOW), ("look down on Ruiz in 67", Angle.HIGH),
     ("get the camera right down low for 13", Angle.LOW)],
)  # fmt: skip
def test_angles_as_they_are_said(note: str, angle: Angle) -> None:
    assert one("T", note).angle is angle


@pytest.mark.parametrize(
    "note", ["13 and 16 both extreme close-ups", "13 an extreme close-up, and 16 too",
             "13 and 16 don't match. Make them both ECU."],
)  # fmt: skip
def test_both_are_the_shots_named_before(note: str) -> None:
    edits = read("T", note)
    assert {e.size for e in edits} == {Size.ECU}
    assert len(edits) == 2
