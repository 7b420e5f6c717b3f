"""Notes on people: how one line is played, who looks where, clothes, hands, places."""

from typing import Any

import pytest

from planner.edits import AnyEdit, Block, Carry, Dress, LookAt, Perform, Voice
from planner.floor_plan import Posture
from planner.revising.answers import Reading, Unread
from planner.revising.asking import answered_by
from planner.revising.footage import Footage
from planner.revising.mending.courtesy import wish_alone
from planner.revising.readings import by_frames, by_grammar
from screenplay.scene_graph import Emotion
from tests.planner.revising.films import film, shot_id


def read(name: str, note: str, shot: int = 0, last: tuple[AnyEdit, ...] = ()) -> tuple[Any, ...]:
    """The edits that the rules read, without the trained reader."""
    plan, graph = film(name)
    selected = shot_id(plan, shot) if shot else None
    for by, text in ((by_grammar, wish_alone(note)), (by_frames, note)):
        try:
            told = answered_by(by, text, Footage(plan, graph), selected, last)
        except Unread:
            continue
        if isinstance(told, Reading):
            return told.edits
    return ()


def said(edits: tuple[Any, ...]) -> dict[str, Any]:
    """What one Perform changes."""
    (edit,) = edits
    assert isinstance(edit, Perform)
    fields = (f for f in edit.__struct_fields__ if f not in {"beat", "character"})
    return {f: getattr(edit, f) for f in fields if getattr(edit, f) is not None}


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ('"Thank you." – wry, not so grateful.', {"emotion": Emotion.WRY}),
        ('"Do you hear yourself?" Less anger, more tease.', {"emotion": Emotion.WRY}),
        ('Nadia isn\'t angry on "It might be." She is happy.', {"emotion": Emotion.HAPPY}),
        ('"Thank you." Tender, no irony.', {"emotion": Emotion.TENDER}),
    ],
)
def test_of_two_feelings_the_denied_one_says_nothing(note: str, wanted: dict[str, Any]) -> None:
    assert said(read("P8", note)) == wanted


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ('"Two scoops." Slower, and grin.', {"pace": 0.85, "gesture": "smile"}),
        ('"Two scoops." Slow him down, barely a breath.', {"pace": 0.85, "whisper": True}),
        ('He is gabbling "Stop that van!" Slow him down.', {"pace": 0.98}),
        ('"Got it!" Rattled, and quicker off the mark.',
         {"emotion": Emotion.AFRAID, "pace": 1.15}),
        ('He\'s in too early on "Got it!" A breath first.', {"pause_before": True}),
        ('"Got it!" Throw it away, almost under his breath.', {"whisper": True}),
    ],
)  # fmt: skip
def test_all_that_is_said_of_one_line_is_one_edit(note: str, wanted: dict[str, Any]) -> None:
    changes = said(read("I8", note))
    assert {k: v for k, v in changes.items() if k != "intensity"} == wanted


@pytest.mark.parametrize(
    "note",
    [
        '"Got it!" angry and tender.',
        "I am happy with it now.",
        '"Got it!" quiter.',
        'He is in the box on "Got it!" and too loud with the green.',
    ],
)
def test_what_is_told_or_contradicts_itself_is_not_played(note: str) -> None:
    assert not [e for e in read("I8", note, 20) if isinstance(e, Perform)]


def test_a_reason_for_a_move_is_no_wish_for_the_acting() -> None:
    assert not any(isinstance(e, Perform) for e in read("Q8", "Push in slowly. She's afraid.", 26))


@pytest.mark.parametrize(
    ("name", "note", "target"),
    [
        ("L8", "27: eyes on the ocean, not on him.", "water"),
        ("L8", "27: she never looks at him. Eyes to the sea.", "water"),
        ("P8", 'Nadia says "It might be" to the plate, she should not look at him.', "plate"),
        ("P8", 'On "It might be" she should look down, not at him.', "down"),
    ],
)
def test_a_look_that_is_not_wanted_leaves_the_other(name: str, note: str, target: str) -> None:
    found = [e for e in read(name, note) if isinstance(e, LookAt)]
    assert [e.target for e in found] == [target]


@pytest.mark.parametrize("note", ['I would rather watch Tom on "I insist!"', "22: not at her."])
def test_a_look_of_ours_is_nobodys(note: str) -> None:
    assert not [e for e in read("P8", note) if isinstance(e, LookAt)]


def test_a_line_goes_on_to_its_shot() -> None:
    edits = read("I8", '"Got it!" He is proud, not afraid. Then a low angle on it.')
    assert {type(e).__name__ for e in edits} == {"Perform", "Reframe"}


@pytest.mark.parametrize(
    ("name", "note", "words", "shot"),
    [
        ("P8", "Nadia in a green dressing gown", "green dressing gown", 0),
        ("Q8", "Gus should have a shave", "clean-shaven", 0),
        ("L8", "Jonas bareheaded", "no hat", 0),
        ("Q8", "Take Mei's glasses away", "no glasses", 0),
        ("Q8", "Mei needs a pair of glasses", "glasses", 0),
        ("Q8", "Put Gus in a striped shirt instead of the check one", "striped shirt", 0),
    ],
)
def test_clothes(name: str, note: str, words: str, shot: int) -> None:
    (edit,) = read(name, note, shot)
    assert isinstance(edit, Dress)
    assert edit.words == words


def test_clothes_here_are_those_of_the_scene_looked_at() -> None:
    plan, _ = film("P8")
    (edit,) = read("P8", "Nadia wears a white apron here", 24)
    assert edit.scene == next(s.scene_id for s in plan.shots if s.number == 24)
    (always,) = read("P8", "Nadia wears a white apron", 24)
    assert always.scene is None


@pytest.mark.parametrize("note", ["Douglas empty-handed", "Nothing in Douglas's hands please"])
def test_empty_hands_give_up_what_they_hold(note: str) -> None:
    edits = read("Q8", note)
    assert [(e.noun, e.held) for e in edits if isinstance(e, Carry)] == [("box", False)] * len(
        edits
    )


def test_places_without_a_verb() -> None:
    (edit,) = read("Q8", 'Mei by the window from "I bring energy!"')
    assert isinstance(edit, Block)
    assert edit.at.endswith("window")


def test_where_somebody_is_not_is_no_second_place() -> None:
    (edit,) = read(
        "L8", "12: I want Young Ingrid standing at the window, not sitting at the table."
    )
    assert (edit.at, edit.posture) == ("window", Posture.STAND)


@pytest.mark.parametrize("name", ["Mrs Okorro", "mrs okro", "Granny"])
def test_a_title_before_a_name_with_a_slip(name: str) -> None:
    (edit,) = read("I8", f"{name} wears a red coat")
    assert edit.character == "ch-mrs-okoro"


def test_going_somewhere_is_no_anger() -> None:
    (edit,) = read("Q8", 'Gus crosses to Priya on "In a sense."')
    assert isinstance(edit, Block)
    assert edit.posture in {None, Posture.STAND}
    assert edit.at == "next to Priya"


def test_two_people_and_a_place_are_told_apart() -> None:
    note = "Shot 24: move Nadia next to him at the stove."
    assert {e.character for e in read("P8", note)} <= {"ch-nadia"}


@pytest.mark.parametrize(
    ("name", "note", "gesture"),
    [
        ("I8", 'Mrs. Okoro points at the van on "It isn\'t going anywhere"', "point"),
        ("I8", 'Mrs. Okoro nods at Leo on "It isn\'t going anywhere"', "nod"),
        ("R", 'Hollis bows to Robin on "It has me, sir"', "bow"),
    ],
)
def test_a_gesture_is_made_at_somebody_on_a_line(name: str, note: str, gesture: str) -> None:
    assert said(read(name, note)) == {"gesture": gesture}


@pytest.mark.parametrize(
    "note", ['Leo points at the moon on "Stop that van"', 'Leo waves to Ray on "Wait!"']
)
def test_a_gesture_at_what_is_not_there_is_not_made(note: str) -> None:
    assert read("I8", note) == ()


def test_empty_hands_after_a_thing_say_it_again() -> None:
    (edit,) = read("R", "no tray for Hollis in 38, empty hands")
    assert isinstance(edit, Carry)
    assert (edit.noun, edit.held) == ("tray", False)


def test_a_voice_is_told_once_with_its_reason() -> None:
    (edit,) = read("R", "pitch Robin up a bit, kid sounds too old")
    assert isinstance(edit, Voice)
    assert (edit.character, edit.pitch) == ("ch-robin", 1.05)
