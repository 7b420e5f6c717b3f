"""Wishes for finishing and for scenes that go are refused with the command; edits are not taken."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revise import revise
from planner.revising.answers import NotUnderstood, Reading, Unread
from planner.revising.elsewhere import elsewhere
from planner.revising.footage import Footage
from planner.revising.mending.courtesy import wish_alone
from tests.planner.revising.films import film, shot_id
from tests.planner.revising.scoring import everyday, notes, unseen

PLAN, GRAPH = film("P")
FILM = Footage(PLAN, GRAPH)


def told(note: str, selected: int | None = None) -> str:
    """The refusal of a note that is carried out elsewhere."""
    chosen = None if selected is None else shot_id(PLAN, selected)
    answer = revise(note, PLAN, GRAPH, selected=chosen)
    assert isinstance(answer, NotUnderstood)
    assert answer.elsewhere, answer.text
    assert answer.text.startswith("Nothing is changed: ")
    return answer.text


@pytest.mark.parametrize(
    ("note", "options"),
    [
        ("sync the lips in 12", "--shot 12 --lips"),
        ("make her mouth match in 7", "--shot 7 --lips"),
        ("could you please sync up her lips in shots 3-5 and 9?", "--shot 3-5,9 --lips"),
        ("lip sync is off in shot 5", "--shot 5 --lips"),
        ("the lips don't match in 5", "--shot 5 --lips"),
        ("Nadia's mouth doesn't match what she says in 7", "--shot 7 --lips"),
        ("his lips are out of sync", "--shot N --lips"),
        ("fix the lip sync everywhere", "--shot all --lips"),
        ("lip-sync Nadia properly in scene 2", "--shot 26-28 --lips"),
        ("paint the dish out of 12", '--shot 12 --remove "dish"'),
        ("paint the cup out of 12", '--shot 12 --remove "cup" --at LEFT,TOP,WIDTH,HEIGHT'),
        ("paint Tom out of 12", '--shot 12 --remove "TOM"'),
        ("paint him out of 12", "--shot 12 --remove NAME"),
        ("remove the boom from shot 3 in the final",
         '--shot 3 --remove "boom" --at LEFT,TOP,WIDTH,HEIGHT'),
        ("in the final, remove the dish from shots 2 and 3", '--shot 2-3 --remove "dish"'),
        ("photoshop the microphone out of shot 4 please",
         '--shot 4 --remove "microphone" --at LEFT,TOP,WIDTH,HEIGHT'),
        ("get rid of the dish in post", '--shot N --remove "dish"'),
        ("upscale the last shot", "--shot 28 --enlarge"),
        ("enlarge shot 4", "--shot 4 --enlarge"),
        ("upscale the whole film", "--shot all --enlarge"),
        ("make shot 4 4k", "--shot 4 --enlarge"),
        ("can it be exported in 4k for youtube?", "--shot all --enlarge"),
    ],
)  # fmt: skip
def test_finishing_is_refused_with_the_whole_command(note: str, options: str) -> None:
    assert told(note).endswith(f": storyreel finish DIR {options}")


def test_the_shot_that_is_looked_at_is_meant_where_none_is_named() -> None:
    assert told("sync the lips", selected=9).endswith("--shot 9 --lips")
    assert told("upscale this one", selected=9).endswith("--shot 9 --enlarge")


def test_what_stands_in_the_set_is_taken_out_by_a_note_for_all_shots() -> None:
    answer = revise("paint the plant out of shot 3", PLAN, GRAPH)
    assert isinstance(answer, NotUnderstood)
    assert 'takes it out of all of them: "take the plant out"' in answer.text
    assert isinstance(revise("take the plant out", PLAN, GRAPH), Reading)


def test_a_shot_that_is_not_there_is_told() -> None:
    answer = revise("sync the lips in shot 99", PLAN, GRAPH)
    assert isinstance(answer, NotUnderstood)
    assert "there is no shot 99" in answer.text


@pytest.mark.parametrize(
    "note",
    [
        "Drop scene 2", "delete scene 2", "lose scene 2 entirely", "remove the last scene",
        "cut the smoke scene", "scene 2 can go", "we don't need scene 2 at all",
        "remove scene 2, it's too long", "take scene 2 out", "delete all the shots in scene 2",
        "we're four minutes over, dump scene 2", "scene 2 is dead weight, ditch it",
    ],
)  # fmt: skip
def test_scenes_go_in_the_script(note: str) -> None:
    text = told(note)
    assert "Delete scene 2 (INT. NADIA'S KITCHEN - LATER) there" in text
    assert text.endswith("storyreel note DIR --render")


def test_scenes_are_named_as_far_as_they_are_known() -> None:
    assert "Delete that scene there" in told("cut the whole bar scene")
    assert "Delete scene 1 (" in told("cut the whole scene", selected=3)
    both = told("cut scenes 1 and 2")
    assert re.search(r"scene 1 \([^)]+\) and scene 2 \(", both)
    missing = revise("drop scene 9", PLAN, GRAPH)
    assert isinstance(missing, NotUnderstood)
    assert "there is no scene 9" in missing.text


@pytest.mark.parametrize(
    "note",
    [
        "take the dish out of 12", "take the dish out", "cut scene 2 short", "cut to scene 2",
        "drop scene 2's music", "drop the rain in scene 2", "drop the shot in scene 2",
        "cut this scene in half", "cut scene 2 down", "remove the last shot from the final cut",
        "remove the pause in the final shot", "cut the towel in the final scene",
        "paint the kitchen walls blue", "paint the wall red and take Tom out",
        "enlarge her in the frame in 4", "match cut from the mouth to the window in shot 7",
        "her lips should match her dress", "the lip sync is great but hold shot 5 longer",
        "sync the music to the cut in 5", "make the music match her mood", "lose the music in the "
        "final", "fit her lips into the frame in 7", "delete shot 7", "trim the final scene",
    ],
)  # fmt: skip
def test_what_may_be_an_edit_is_left_to_the_reader(note: str) -> None:
    assert elsewhere(wish_alone(note), FILM, None, ()) is None


def test_no_listed_note_that_edits_is_taken_for_another_wish() -> None:
    for listed in (*notes(held_out=False), *notes(held_out=True), *unseen(), *everyday()):
        shots, graph = film(listed["film"])
        accept = listed.get("accept", [listed.get("edits", "ask" if "ask" in listed else "refuse")])
        if accept != ["refuse"]:
            answer = elsewhere(wish_alone(listed["note"]), Footage(shots, graph), None, ())
            assert answer is None, listed["note"]


_WORDS = (
    "the", "lips", "mouth", "sync", "match", "in", "of", "out", "shot", "scene", "12", "99", "2",
    "3-5", "last", "drop", "cut", "remove", "paint", "upscale", "4k", "dish", "Tom", "her", "it",
    "final", "and", ",", "smoke", "this", "can go", "where", "kitchen", "we don't need", '"well"',
)  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_any_words_are_left_alone_or_refused_with_one_command(note: str) -> None:
    answer = None
    with suppress(Unread):  # of a shot or scene that is not there
        answer = elsewhere(note, FILM, None, ())
    if answer is not None:
        assert answer.elsewhere
        assert answer.examples == ()
        assert answer.text.count("storyreel ") == 1
        assert re.search(r"storyreel (?:finish DIR --shot \S+ --|note DIR --render$)", answer.text)
