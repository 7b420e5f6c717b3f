"""Notes read by frames: what is wrong turns into a wish, and what is not sure changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits import (
    AnyEdit,
    Dress,
    Length,
    Move,
    Pace,
    Perform,
    Reframe,
    Relight,
    Style,
    Voice,
)
from planner.revise import revise
from planner.revising.answers import Ambiguous, NotUnderstood, Question, Reading, Undo, Unread
from planner.revising.asking import answered_by
from planner.revising.footage import Footage
from planner.revising.frames import families, history, reader
from planner.revising.frames.clauses import pieces, remark
from planner.revising.frames.concepts import mended, said_in
from planner.revising.frames.spelling import spelled
from planner.revising.frames.wanting import wanted
from planner.revising.readings import by_frames
from planner.revising.references.pointing import Pointers
from planner.shots import MoveKind, Size
from screenplay.scene_graph import DayTime, Emotion
from tests.planner.revising.films import film, shot_id


def _read(note: str, name: str = "P", selected: int | None = None) -> tuple[AnyEdit, ...]:
    plan, graph = film(name)
    answer = revise(note, plan, graph, selected=shot_id(plan, selected) if selected else None)
    if isinstance(answer, Question):  # what slots read is among what is offered
        shot = shot_id(plan, selected) if selected else None
        framed = answered_by(by_frames, note, Footage(plan, graph), shot, ())
        assert isinstance(framed, Reading)
        assert framed.edits in [c.edits for c in answer.choices]
        return framed.edits
    assert isinstance(answer, Reading), answer
    return answer.edits


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("it is too dark", 1), ("it is not dark enough", -1), ("darker", -1), ("less dark", 1),
        ("a bit dark", 1), ("make it dark", -1), ("it should be dark", -1), ("not so dark", 1),
        ("it is so dark", 1), ("not darker", 0), ("brighten it up", 1), ("it looks rather dark", 1),
    ],
)  # fmt: skip
def test_a_word_at_one_end_of_a_scale_asks_for_more_or_less_of_it(said: str, way: int) -> None:
    clause = said_in(said, families.tree(()))
    words = [c for c in clause.concepts if {"s.bright", "w.bright"} & set(c.kinds)]
    assert [wanted(c, "bright", clause) for c in words] == [way]


def test_complaints_are_read_as_what_would_mend_them() -> None:
    assert _read("Everyone's too far away in 8", "Q") == (
        Reframe(shot=shot_id(film("Q")[0], 8), size=Size.MS),
    )
    (slower,) = _read("Gus reads it too fast", "Q", 9)
    assert isinstance(slower, Perform)
    assert slower.pace is not None
    assert slower.pace < 1
    (quiet,) = _read("Douglas is too loud throughout", "Q")
    assert isinstance(quiet, Voice)
    assert quiet.level_db is not None
    assert quiet.level_db < 0


def test_what_is_wrong_is_the_reason_for_the_wish_beside_it() -> None:
    (edit,) = _read("It's all a bit gloomy. Brighter overall please", "L")
    assert isinstance(edit, Style)
    assert edit.brightness is not None
    assert edit.brightness > 1
    assert isinstance(_read("way too long, halve it", "L", 6)[0], Length)


def test_what_something_shall_not_be_is_no_wish_of_its_own() -> None:
    (dress,) = _read("Mrs Okoro's coat should be purple not blue", "I")
    assert isinstance(dress, Dress)
    assert dress.words == "purple coat"
    (move,) = _read("Handheld instead of the push.", "Q", 28)
    assert isinstance(move, Move)
    assert move.kind is MoveKind.HANDHELD


def test_moments_are_found_by_other_words_than_the_script_has() -> None:
    (edit,) = _read("I want to be closer when she cries", "L")
    assert isinstance(edit, Reframe)
    assert edit.shot == shot_id(film("L")[0], 23)
    (worried,) = _read('"The lamp is out" should be more panicked', "L")
    assert isinstance(worried, Perform)
    assert worried.emotion is Emotion.AFRAID


def test_light_and_pace_go_by_the_scene() -> None:
    (light,) = _read("play the park at golden hour", "I")
    assert isinstance(light, Relight)
    assert light.daytime is DayTime.DUSK
    assert {type(e) for e in _read("the whole thing wants to be brisker")} == {Pace}


@pytest.mark.parametrize(
    "note",
    [
        "make it closer except on Tuesdays", "tighter or wider", "if it rains make it darker",
        "don't make it any darker", "cut on the look", "she can't see his face",
        "he's just stopped a van",
        "less of Tom", "fog rather than rain unless she objects", "the goblin says: closer",
        "cut 10, he just needs a smile", "shot 12 closer, and a unicorn",
        "make scene 1 ten seconds",
        "take her glasses", "the cut from 14 to 15 is jarring", "put a window behind Nadia",
        "his hair is too neat", "her eyes should be closed for longer",
    ],
)  # fmt: skip
def test_what_is_only_half_understood_changes_nothing(note: str) -> None:
    plan, graph = film("P")
    answer = revise(note, plan, graph, selected=shot_id(plan, 14))
    assert isinstance(answer, (NotUnderstood, Question)), answer


@pytest.mark.parametrize(
    ("note", "undone"),
    [
        ("I'm terribly sorry, forget that last thing, put it back as it was", True),
        ("Would you be so kind as to undo what I just asked for? It was better before.", True),
        ("undo the haircut", False), ("undo 12", False), ("put it back on the table", False),
        ("undo that and make it darker", False),
    ],
)  # fmt: skip
def test_taking_back_is_asked_for_politely_too(note: str, undone: bool) -> None:  # noqa: FBT001
    assert history.undone(note) is undone
    plan, graph = film("P")
    assert (revise(note, plan, graph) == Undo()) is undone


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tigther", "tighter"), ("blakc", "black"), ("dutch", "dutch"), ("brand", "brand"),
     ("climbing", "climbing"), ("handbreak", "handbrake")],
)  # fmt: skip
def test_errors_are_mended_and_other_words_left(typed: str, meant: str) -> None:
    assert mended(typed, frozenset(("handbrake",))) == meant


@pytest.mark.parametrize(
    ("clause", "tells"),
    [
        ("it is meant as a joke for the kids", True), ("my grandson adored the van", True),
        ("she should wear a hat", False), ("unless it rains", False), ("a unicorn", False),
        ("please add a lamp", False),
    ],
)  # fmt: skip
def test_a_remark_is_told_from_a_wish(clause: str, tells: bool) -> None:  # noqa: FBT001
    (piece,) = pieces(clause)
    assert remark(piece) is tells


def test_times_lenses_and_shares_are_set_aside() -> None:
    plain = spelled("two more seconds on 12, an 85mm, 20% faster and the bell 6 dB up")
    assert [float(t) for t in plain.times] == [2.0]
    assert (plain.lenses, plain.percents, plain.decibels) == ((85,), (20,), (6,))


_WORDS = sorted(families.vocabulary())


@given(st.lists(st.sampled_from(_WORDS), max_size=12), st.sampled_from("PILQ"))
def test_words_of_the_families_in_any_order_are_read_or_refused(
    words: list[str], name: str
) -> None:
    plan, graph = film(name)
    footage = Footage(plan, graph)
    try:
        edits = reader.read(" ".join(words), footage, Pointers(footage, None, (), {}))
    except (Unread, Ambiguous):
        return
    assert edits
