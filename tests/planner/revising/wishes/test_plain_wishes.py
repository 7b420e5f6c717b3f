"""Wishes as people say them: voices, neighbours, words in quotes, things at walls, looks alone."""

from typing import Any

import pytest

from planner.edits import (
    AnyEdit,
    Furnish,
    Length,
    Perform,
    Reframe,
    Split,
    Style,
    Transition,
    Voice,
)
from planner.revise import revise
from planner.revising.answers import Answer, NotUnderstood, Question, Reading
from planner.revising.wishes.voices_known import TOLD
from planner.shots import CutKind, Size
from tests.planner.revising.films import film, shot_id
from voices.casting import RECIPES


def answer(name: str, note: str, shot: int = 0, last: tuple[AnyEdit, ...] = ()) -> Answer:
    plan, graph = film(name)
    selected = shot_id(plan, shot) if shot else None
    return revise(note, plan, graph, selected=selected, last=last)


def read(name: str, note: str, shot: int = 0, last: tuple[AnyEdit, ...] = ()) -> tuple[Any, ...]:
    told = answer(name, note, shot, last)
    assert isinstance(told, Reading), told
    return told.edits


def numbers(name: str, edits: tuple[Any, ...]) -> list[int]:
    shots = {s.id: s.number for s in film(name)[0].shots}
    return [shots[e.shot] for e in edits]


def test_every_voice_has_a_name_to_ask_by() -> None:
    assert set(TOLD) == set(RECIPES)


@pytest.mark.parametrize(
    "note", ["give Ray another voice", "another voice for Ray", "Ray needs a different voice",
             "change Ray's voice", "change the voice of Ray"],
)  # fmt: skip
def test_another_voice_is_asked_for_by_kind(note: str) -> None:
    told = answer("I8", note)
    assert isinstance(told, Question)
    assert len(told.choices) > 2
    for choice in told.choices:
        (edit,) = choice.edits
        assert isinstance(edit, Voice)
        assert (edit.character, edit.recipe in RECIPES) == ("ch-ray", True)


@pytest.mark.parametrize(
    ("note", "shots"),
    [
        ("the next three shots tighter", [13, 14, 15]), ("next 2 shots tighter", [13, 14]),
        ("the previous two shots tighter", [10, 11]), ("the two shots after 14 tighter", [15, 16]),
        ("shot 12 and the next two shots tighter", [12, 13, 14]),
    ],
)  # fmt: skip
def test_neighbours_are_counted_from_the_shot_meant(note: str, shots: list[int]) -> None:
    edits = read("I8", note, 12)
    assert numbers("I8", edits) == shots
    assert all(isinstance(e, Reframe) for e in edits)


@pytest.mark.parametrize(("shot", "told"), [(0, "which shot"), (31, "only 2 shots")])
def test_neighbours_that_are_not_there_change_nothing(shot: int, told: str) -> None:
    refused = answer("I8", "the next three shots tighter", shot)
    assert isinstance(refused, NotUnderstood)
    assert told in refused.text


def test_lines_alike_are_told_apart_by_who_says_them() -> None:
    told = answer("P8", "whisper the line 'I insist'")
    assert isinstance(told, Question)
    assert [c.text.split(":")[0] for c in told.choices] == ["Nadia", "Tom", "both of them"]
    assert [len(c.edits) for c in told.choices] == [1, 1, 2]
    (edit,) = read("P8", "Nadia whispers 'I insist'")
    assert isinstance(edit, Perform)
    assert edit.whisper


@pytest.mark.parametrize(
    ("note", "shot", "unit"),
    [
        ("split 12 after 'stop that'", 12, 2), ("split 9 after 'goodness'", 9, 3),
        ("split it after 'stop'", 12, 1), ("split 14 after “is that”", 14, 2),
    ],
)  # fmt: skip
def test_a_shot_is_split_at_its_own_words(note: str, shot: int, unit: int) -> None:
    (edit,) = read("I8", note, 12)
    assert isinstance(edit, Split)
    assert numbers("I8", (edit,)) == [shot]
    assert edit.unit == unit


def test_words_that_a_shot_does_not_show_split_nothing() -> None:
    assert isinstance(answer("I8", "split 7 after 'anywhere'"), NotUnderstood)


@pytest.mark.parametrize("note", ["shot 13: half as long", "13: half as long"])
def test_half_as_long_is_half(note: str) -> None:
    (edit,) = read("I8", note)
    assert isinstance(edit, Length)
    plan, _ = film("I8")
    shot = next(s for s in plan.shots if s.number == 13)
    whole = sum(t.frames for t in plan.timings if t.beat_id in {c.beat_id for c in shot.covers})
    assert edit.frames == pytest.approx(whole / 2, abs=1)


def test_tighter_again_goes_on_from_the_last_change() -> None:
    plan, _ = film("I8")
    made = Reframe(shot=shot_id(plan, 14), size=Size.MS)
    (edit,) = read("I8", "tighter again", last=(made,))
    assert (numbers("I8", (edit,)), edit.size) == ([14], Size.MCU)


@pytest.mark.parametrize("note", ["bookcase against the wall", "put a bookcase against the wall"])
def test_a_thing_is_put_against_a_wall(note: str) -> None:
    (edit,) = read("P8", note, 6)
    assert isinstance(edit, Furnish)
    assert (edit.noun, edit.present, edit.at) == ("bookcase", True, "against the wall")
    assert not isinstance(answer("L8", note, 4), Reading)  # a beach has no wall


@pytest.mark.parametrize("note", ["sketch style", "sepia", "black and white"])
def test_a_look_alone_asks_how_far_it_goes(note: str) -> None:
    plan, graph = film("I8")
    told = answer("I8", note, last=(Reframe(shot=shot_id(plan, 14), size=Size.CU),))
    assert isinstance(told, Question)
    scene = next(s.scene_id for s in plan.shots if s.number == 14)
    number = next(s.number for s in graph.scenes if s.id == scene)
    assert [c.text for c in told.choices] == ["the whole film", f"scene {number}", "shot 14"]
    styles = [e for c in told.choices for e in c.edits if isinstance(e, Style)]
    assert [(e.shot, e.scene) for e in styles] == [
        (None, None), (None, scene), (shot_id(plan, 14), None)
    ]  # fmt: skip


def test_a_look_goes_on_where_the_last_one_went_or_one_looks() -> None:
    plan, _ = film("I8")
    styled = Style(shot=shot_id(plan, 14), sepia=1.0)
    assert numbers("I8", read("I8", "more grain", last=(styled,))) == [14]
    assert numbers("I8", read("I8", "sketch style", 12)) == [12]


@pytest.mark.parametrize(
    ("note", "shot"), [("wipe into 12", 12), ("a wipe between 12 and 13", 13),
                       ("open shot 12 with a wipe", 12)],
)  # fmt: skip
def test_a_wipe_is_a_transition(note: str, shot: int) -> None:
    (edit,) = read("I8", note)
    assert isinstance(edit, Transition)
    assert (numbers("I8", (edit,)), edit.cut) == ([shot], CutKind.WIPE)


def test_a_smile_that_is_wiped_is_none() -> None:
    assert isinstance(answer("I8", "wipe the smile off his face"), NotUnderstood)
