"""Notes on whom or what a picture is of: one for another, without somebody, a thing alone."""

from typing import Any

import pytest

from planner.edits import AnyEdit, Reframe
from planner.revise import revise
from planner.revising.answers import Answer, Reading
from planner.shots import ShotKind, Size
from tests.planner.revising.films import film, shot_id


def answer(name: str, note: str) -> Answer:
    plan, graph = film(name)
    return revise(note, plan, graph)


def read(name: str, note: str) -> tuple[AnyEdit, ...]:
    told = answer(name, note)
    assert isinstance(told, Reading), told
    return told.edits


def one(name: str, note: str) -> Any:
    (edit,) = read(name, note)
    return edit


@pytest.mark.parametrize(
    "note", ["54 should be on Nettie, not Holt.", "Nettie instead of Holt in 54",
             "54: Nettie, please, not Holt", "It should be Nettie we see in 54, not Holt.",
             "Swap Holt for Nettie in 54.", "54 off Holt and onto Nettie"],
)  # fmt: skip
def test_one_is_seen_for_another(note: str) -> None:
    edit = one("W", note)
    assert (edit.shot, edit.subjects) == (shot_id(film("W")[0], 54), ("ch-nettie",))


@pytest.mark.parametrize("note", ["44 on Doug.", "Shot 44 belongs to Doug, not Wei."])
def test_on_somebody_is_a_picture_of_them(note: str) -> None:
    assert one("O", note).subjects == ("ch-doug",)


def test_a_size_beside_it_stays_one_edit() -> None:
    edit = one("H", "20 on Poppy instead of Joel, and not so tight.")
    assert (edit.subjects, edit.size) == (("ch-poppy",), Size.MCU)


@pytest.mark.parametrize(
    ("note", "left"),
    [("12 without Holt.", ("ch-boy",)), ("No Crane in 42, just Holt.", ("ch-holt",)),
     ("18 without Crane, just Nettie and Holt.", ("ch-nettie", "ch-holt")),
     ("Shot 18 only wants Nettie and Holt in it.", ("ch-nettie", "ch-holt"))],
)  # fmt: skip
def test_a_picture_without_somebody(note: str, left: tuple[str, ...]) -> None:
    assert one("W", note).subjects == left


@pytest.mark.parametrize("note", ["33 without Nettie.", "Swap Holt for Crane in 33."])
def test_who_is_not_in_the_picture_can_not_go(note: str) -> None:
    assert not isinstance(answer("W", note), Reading)


def test_both_of_a_sort_are_those_who_are_there() -> None:
    told = answer("W", "both women in 30, not only Nettie")
    assert not isinstance(told, Reading) or "ch-holt" not in (told.edits[0].subjects or ())  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "note", "thing", "kind"),
    [("W", "24 should be the sash, not the pistol.", "sash", None),
     ("W", "Shot 56 is the saddle and nothing else.", "saddle", None),
     ("H", "Shot 57 should be the brush, nothing else.", "brush", ShotKind.INSERT)],
)  # fmt: skip
def test_a_thing_alone(name: str, note: str, thing: str, kind: ShotKind | None) -> None:
    edit = one(name, note)
    assert (edit.thing, edit.kind) == (thing, kind)


@pytest.mark.parametrize("note", ["24 should be the umbrella, not the pistol.",
                                  "31 should be the coin"])  # fmt: skip
def test_a_thing_must_be_there_and_meant_alone(note: str) -> None:
    told = answer("W", note)
    assert not isinstance(told, Reading) or not any(isinstance(e, Reframe) for e in told.edits)


@pytest.mark.parametrize("note", ["28: lose the shoulder", "Take out the shoulder in 28."])
def test_a_shoulder_goes(note: str) -> None:
    assert one("T", note) == Reframe(shot=shot_id(film("T")[0], 28), kind=ShotKind.SINGLE)


@pytest.mark.parametrize("note", ["53 over her shoulder, not his.", "53 over Nina's shoulder"])
def test_over_one_shoulder_and_not_another(note: str) -> None:
    edit = one("T", note)
    assert (edit.kind, edit.foreground) == (ShotKind.OTS, "ch-nina")


@pytest.mark.parametrize("note", ["tighter on both of them in 31", "31 closer on the two of them"])
def test_those_who_are_seen_anyway_are_not_said_again(note: str) -> None:
    edit = one("H", note)
    assert (edit.size, edit.subjects) == (Size.MCU, None)


def test_the_insert_in_a_shot_is_that_shot() -> None:
    edit = one("W", "The insert in 24 should be of the hat.")
    assert (edit.shot, edit.thing) == (shot_id(film("W")[0], 24), "hat")


def test_two_are_seen_for_one_of_them() -> None:
    edit = one("R", "38 should be on Hollis and Constance, not Iris")
    assert (edit.kind, edit.subjects) == (ShotKind.TWO_SHOT, ("ch-hollis", "ch-constance"))


def test_shots_of_somebody_are_counted() -> None:
    assert len(read("R", "Hollis's two reaction shots in the last scene: closer")) == 2
    assert not isinstance(answer("R", "Iris's two singles in scene 3 tighter"), Reading)
